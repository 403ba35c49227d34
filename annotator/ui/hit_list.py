"""The found places of a search, each in its context with the title of its article below; some may be ticked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.core.concordance import Hit
from annotator.ui.fonts import interface_font
from annotator.ui.kwic import around, paint_context
from annotator.ui.look import Look, M, draw_words

Index = QModelIndex | QPersistentModelIndex
_TICK = (QPointF(-4, 0), QPointF(-1, 3.5), QPointF(4.5, -4))
_BOX = 34.0  # pixels at the leading edge for the tick


class HitList(QListView):
    """Hits with ticks. `key` sees every key first and says whether it was one of its own."""

    def __init__(self, look: Look, key: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._model, self._key = _Hits(), key
        self.setModel(self._model)
        self.setItemDelegate(_HitDelegate(look))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def hits(self) -> Sequence[Hit]:
        return self._model.hits

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self._model.show_hits(hits)
        self.setCurrentIndex(self._model.index(0))

    def current(self) -> Hit | None:
        index = self.currentIndex()
        return self._model.hits[index.row()] if index.isValid() else None

    def chosen(self) -> list[Hit]:
        """The ticked hits; without ticks the one at hand."""
        ticked = [hit for number, hit in enumerate(self._model.hits) if number in self._model.ticked]
        here = self.current()
        return ticked or ([here] if here else [])

    def toggle(self) -> None:
        """Ticks the hit at hand or takes the tick off, and goes on."""
        index = self.currentIndex()
        if index.isValid():
            self._model.ticked ^= {index.row()}
            self.setCurrentIndex(self._model.index(min(index.row() + 1, self._model.rowCount() - 1)))
            self.viewport().update()

    def toggle_all(self) -> None:
        everything = set(range(len(self._model.hits)))
        self._model.ticked = set() if self._model.ticked == everything else everything
        self.viewport().update()

    def mark_done(self, hits: Sequence[Hit]) -> None:
        """These were tagged: shown so, their ticks taken off."""
        self._model.done |= set(hits)
        self._model.ticked = set()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)


class _Hits(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()
        self.ticked: set[int] = set()
        self.done: set[Hit] = set()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits, self.ticked = hits, set()
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return hit, index.row() in self.ticked, hit in self.done
        return "".join(around(hit.text, hit.place)) if role == Qt.ItemDataRole.DisplayRole else None


class _HitDelegate(QStyledItemDelegate):
    """Tick, context, and below it the title of the article and what is annotated there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, 52)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit, ticked, done = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("selection"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        self._paint_tick(painter, QPointF(box.right() - _BOX / 2, box.center().y()), ticked=ticked, done=done)
        room = QRectF(box.x() + M, box.y() + 2, box.width() - M - _BOX, 30)
        paint_context(painter, room, around(hit.text, hit.place), self._look)
        font = interface_font(8.5)
        painter.setFont(font)
        painter.setPen(self._look.colour("faint"))
        facts = " · ".join(filter(None, (hit.title, hit.label, hit.annotator)))
        draw_words(painter, QRectF(room.x(), box.y() + 30, room.width(), 18), facts, right=True, of_article=True)
        painter.restore()

    def _paint_tick(self, painter: QPainter, middle: QPointF, *, ticked: bool, done: bool) -> None:
        colour = self._look.colour("good" if done else "accent" if ticked else "line")
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(middle.x() - 8, middle.y() - 8, 16, 16), 4, 4)
        if ticked or done:
            painter.setPen(QPen(colour, 2))
            painter.drawPolyline([middle + point for point in _TICK])
