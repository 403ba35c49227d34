"""Searching the texts of all articles: hits in context, Enter opens the article there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core import arabic
from annotator.core.text import Range
from annotator.ui.background import Background
from annotator.ui.fonts import interface_font
from annotator.ui.kwic import around, paint_context
from annotator.ui.language import tr
from annotator.ui.look import L, Look, M, draw_words, label
from annotator.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
_MOST = 500  # hits; who has more narrows the words


@dataclass(frozen=True, slots=True)
class Hit:
    """One found place."""

    document: str
    title: str
    place: Range
    pieces: tuple[str, str, str]


def find(workspace: Workspace, words: str, stopped: Callable[[], bool]) -> list[Hit]:
    """The first hits of the words in all texts: spelling, harakat and tatweel aside."""
    wanted = arabic.fold(words.strip())
    hits: list[Hit] = []
    seen: set[str] = set()
    for entry in workspace.entries():
        document = entry.document
        if stopped() or len(hits) >= _MOST or not wanted:
            break
        if document is None or document.id in seen:
            continue
        seen.add(document.id)
        if wanted not in arabic.fold(document.text):
            continue
        folded = arabic.folded(document.text)
        at = folded.text.find(wanted)
        while at >= 0 and len(hits) < _MOST:
            place = folded.range(at, at + len(wanted))
            hits.append(Hit(document.id, document.title or document.id, place, around(document.text, place)))
            at = folded.text.find(wanted, at + len(wanted))
    return hits


class _Hits(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    def show_hits(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return hit
        return "".join(hit.pieces) if role == Qt.ItemDataRole.DisplayRole else None


class SearchDialog(QDialog):
    """A field above a concordance. `go` gets the document and the place."""

    def __init__(self, look: Look, workspace: Workspace, go: Callable[[str, Range], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Search all articles"))
        self._workspace, self._go = workspace, go
        self._background = Background(self)
        self._turn = 0
        self.hits = _Hits()
        self.input = _Input(self)
        self.input.setPlaceholderText(tr("Words in any article"))
        self.input.setAccessibleName(tr("Words in any article"))
        self._count = label("", "faint")
        self._list = QListView()
        self._list.setModel(self.hits)
        self._list.setItemDelegate(_HitDelegate(look))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.doubleClicked.connect(lambda _index: self.enter())
        self._pause = QTimer(self, singleShot=True, interval=180)
        self._pause.timeout.connect(self._search)
        self.input.textChanged.connect(lambda: self._pause.start())
        lines = QVBoxLayout(self)
        lines.setContentsMargins(L, L, L, L)
        lines.setSpacing(M)
        for part in (self.input, self._count, self._list):
            lines.addWidget(part)
        self.resize(min(980, parent.width() - 60), min(620, parent.height() - 80))
        self.input.setFocus()

    def _search(self) -> None:
        self._turn += 1
        turn, words = self._turn, self.input.text()
        workspace = self._workspace
        self._background.run(lambda: find(workspace, words, lambda: turn != self._turn), lambda hits: self._show(turn, hits))

    def _show(self, turn: int, hits: list[Hit]) -> None:
        if turn == self._turn:
            self.hits.show_hits(hits)
            self._list.setCurrentIndex(self.hits.index(0))
            self._count.setText(tr("%n place(s)", len(hits)) if self.input.text().strip() else "")

    def move_by(self, step: int) -> None:
        if self.hits.hits:
            self._list.setCurrentIndex(self.hits.index((self._list.currentIndex().row() + step) % len(self.hits.hits)))

    def enter(self) -> None:
        index = self._list.currentIndex()
        if self._pause.isActive():
            self._pause.stop()
            self._search()
        elif index.isValid():
            hit = self.hits.hits[index.row()]
            self.close()
            self._go(hit.document, hit.place)

    def done(self, result: int) -> None:
        self._turn += 1
        self._background.close()
        super().done(result)


class _Input(QLineEdit):
    def __init__(self, dialog: SearchDialog) -> None:
        super().__init__()
        self._dialog = dialog

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._dialog.enter()
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                    self._dialog.move_by(+1)
                    return True
                case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                    self._dialog.move_by(-1)
                    return True
        return super().event(event)


class _HitDelegate(QStyledItemDelegate):
    """The context, and below it the title of the article."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, 52)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("selection"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        paint_context(painter, QRectF(box.x() + M, box.y() + 2, box.width() - 2 * M, 30), hit.pieces, self._look)
        font = interface_font(8.5)
        painter.setFont(font)
        painter.setPen(self._look.colour("faint"))
        line = QRectF(box.x() + M, box.y() + 30, box.width() - 2 * M, 18)
        draw_words(painter, line, hit.title, right=True)
        painter.restore()
