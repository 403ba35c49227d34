"""The rows of a list of cases: each one line of the text with both sides' bars, then what differs and the article."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.core.annotation import Span
from annotator.core.case_list import Listed
from annotator.core.cases import Case
from annotator.core.labels import LabelSet
from annotator.core.text import Range
from annotator.ui.case_geometry import Excerpt, Setting, bar_above, bar_below, without
from annotator.ui.case_words import Sides, case_kind, label_name, layer_name, side_colour
from annotator.ui.fonts import interface_font, reading_font
from annotator.ui.language import tr
from annotator.ui.look import XS, Look, M, S, draw_words

Index = QModelIndex | QPersistentModelIndex
_ROW = 62
_NARROW = 6.0, ()  # no room beyond that of the bars
_BEFORE, _SHOWN = 24, 160  # code points before the place, and in all


def line_of(text: str, case: Case) -> Excerpt:
    """One line of text that begins a few words before the first thing both sides do not share."""
    own, theirs = (_segments(spans) for spans in (case.left, case.right))
    differing = [*without(own, theirs), *without(theirs, own)]
    place = min(differing or [case.place])[0]
    line_start = text.rfind("\n", 0, place) + 1
    start = max(line_start, place - _BEFORE)
    if start > line_start:
        start = text.find(" ", start, place) + 1 or place
    line_end = text.find("\n", place)
    end = min(start + _SHOWN, line_end if line_end > 0 else len(text))
    before = "… " if start > line_start else ""
    return Excerpt(start, end, before + text[start:end], len(before))


def _segments(spans: Sequence[Span]) -> list[Range]:
    return [segment for span in spans for segment in span.segments]


class CaseList(QListView):
    """The rows. Signal: opened – Enter or a double click on one."""

    opened = Signal()

    def __init__(self, look: Look, label_set: LabelSet) -> None:
        super().__init__()
        self._model, self._delegate = _Cases(), _Delegate(look, label_set)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("Cases"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def rows(self) -> Sequence[Listed]:
        return self._model.rows

    def show_rows(self, rows: Sequence[Listed], sides: Sides) -> None:
        self._delegate.sides = sides
        self._model.show_rows(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.opened.emit()
        elif event.text() and event.text().isprintable():  # letters belong to whoever shows the list
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Cases(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Listed] = ()

    def show_rows(self, rows: Sequence[Listed]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        return row.text[slice(*row.case.place)] if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    """Draws a row: it is laid out only when it is seen."""

    def __init__(self, look: Look, label_set: LabelSet) -> None:
        super().__init__()
        self._look, self._label_set = look, label_set
        self.sides = Sides("", "")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("selection"))
            painter.drawRoundedRect(box, 6, 6)
        room = box.adjusted(M, 0, -M, 0)
        ground = self._look.colour("selection" if selected else "window")
        self._paint_line(painter, QRectF(room.x(), box.y() + 2, room.width(), 36), row, ground)
        right = option.direction == Qt.LayoutDirection.RightToLeft
        self._paint_facts(painter, QRectF(room.x(), box.y() + 39, room.width(), 18), row, right=right)
        painter.restore()

    def _paint_line(self, painter: QPainter, place: QRectF, row: Listed, ground: QColor) -> None:
        """The text always runs from the right; where it goes on beyond the row it fades."""
        setting = Setting(line_of(row.text, row.case), reading_font(12), place.width(), _NARROW, _NARROW, wraps=False)
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        for side, spans in enumerate((row.case.left, row.case.right)):
            self._paint_side(painter, setting, side, _segments(spans), _segments((row.case.right, row.case.left)[side]))
        painter.setPen(self._look.colour("text"))
        setting.layout.draw(painter, QPointF(0, 0))
        line = setting.layout.lineAt(0)
        if line.naturalTextWidth() > place.width():
            fade = QLinearGradient(0, 0, 28, 0)
            fade.setColorAt(0, ground)
            fade.setColorAt(1, QColor(ground.red(), ground.green(), ground.blue(), 0))
            painter.fillRect(QRectF(0, 0, 28, place.height()), fade)
        painter.restore()

    def _paint_side(self, painter: QPainter, setting: Setting, side: int, own: list[Range], others: list[Range]) -> None:
        colour = side_colour(self._look.theme, side)
        tint = QColor(colour)
        tint.setAlphaF(0.32 if self._look.theme.dark else 0.2)
        for part in without(own, others):
            for box in setting.boxes(part):
                painter.fillRect(box, tint)
        painter.setPen(QPen(colour, 2.2))
        for segment in own:
            for box in setting.boxes(segment):
                y = bar_below(box, 0) if side else bar_above(box, 0)
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _paint_facts(self, painter: QPainter, place: QRectF, row: Listed, *, right: bool) -> None:
        painter.setFont(interface_font(8.5))
        painter.setPen(self._look.colour("text"))
        said = self.words(row.case)
        near = min(painter.fontMetrics().horizontalAdvance(said) + S, place.width() * 0.66)
        first = QRectF(place.right() - near if right else place.left(), place.y(), near, place.height())
        rest = place.width() - near - XS
        second = QRectF(place.left() if right else place.right() - rest, place.y(), rest, place.height())
        draw_words(painter, first, said, right=right)
        painter.setPen(self._look.colour("faint"))
        draw_words(painter, second, row.title, right=right, end=True, of_article=True)

    def words(self, case: Case) -> str:
        """The kind, the layer, and the labels of both sides where they are not the same."""
        name = partial(label_name, self._label_set, case.layer)
        sides = [" + ".join(name(span.label) for span in spans) for spans in (case.left, case.right) if spans]
        labels = sides[0] if len(set(sides)) == 1 else " ≠ ".join(sides)
        kind = case_kind(case, self.sides, self._label_set)
        return " · ".join((kind, layer_name(self._label_set, case.layer), labels))
