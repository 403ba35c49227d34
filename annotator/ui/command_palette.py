"""Every command by name: type a part of it in either language, Enter does it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
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

from annotator.core.arabic import bare
from annotator.ui.fonts import interface_font
from annotator.ui.keycaps import cap_width, paint_cap
from annotator.ui.language import tr
from annotator.ui.look import Look, M, S, draw_words

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A command as it is listed: its name here, its menu, its other name, its key."""

    command: str
    title: str
    menu: str
    also: str
    key: str

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every typed word begins a word of a name, or stands in one."""
        names = f"{bare(self.title)} {bare(self.also)} {bare(self.menu)}"
        return all(word in names for word in words)


class _Entries(QAbstractListModel):
    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._all = list(entries)
        self.shown = list(entries)

    def narrow(self, typed: str) -> None:
        words = bare(typed).split()
        self.beginResetModel()
        found = [entry for entry in self._all if entry.matches(words)]
        self.shown = sorted(found, key=lambda e: not bare(e.title).startswith(" ".join(words))) if words else found
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.UserRole:
            return self.shown[index.row()]
        return self.shown[index.row()].title if role == Qt.ItemDataRole.DisplayRole else None


class CommandPalette(QDialog):
    """A field and a list over the window; gone as soon as something is chosen."""

    def __init__(self, look: Look, entries: Sequence[Entry], invoke: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("All commands"))
        self._invoke = invoke
        self.entries = _Entries(entries)
        self.input = _Input(self)
        self.input.setPlaceholderText(tr("What do you want to do?"))
        self.input.setAccessibleName(tr("What do you want to do?"))
        self.input.textChanged.connect(self._narrow)
        self._list = QListView()
        self._list.setModel(self.entries)
        self._list.setItemDelegate(_EntryDelegate(look))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(lambda _index: self.enter())
        lines = QVBoxLayout(self)
        lines.setContentsMargins(M, M, M, M)
        lines.setSpacing(S)
        lines.addWidget(self.input)
        lines.addWidget(self._list, 1)
        width = min(560, parent.width() - 80)
        self.resize(width, min(440, parent.height() - 120))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 64)
        self._narrow("")
        self.input.setFocus()

    def _narrow(self, typed: str) -> None:
        self.entries.narrow(typed)
        self._list.setCurrentIndex(self.entries.index(0))

    def move_by(self, step: int) -> None:
        count = self.entries.rowCount()
        if count:
            self._list.setCurrentIndex(self.entries.index((self._list.currentIndex().row() + step) % count))

    def enter(self) -> None:
        index = self._list.currentIndex()
        if index.isValid():
            entry = self.entries.shown[index.row()]
            self.close()
            self._invoke(entry.command)


class _Input(QLineEdit):
    def __init__(self, palette: CommandPalette) -> None:
        super().__init__()
        self._palette = palette

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._palette.enter()
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                    self._palette.move_by(+1)
                    return True
                case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                    self._palette.move_by(-1)
                    return True
        return super().event(event)


class _EntryDelegate(QStyledItemDelegate):
    """A command's name at the leading edge, its menu faint behind it, its key at the other edge."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, 34)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        right = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("selection"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        words = box.adjusted(M, 0, -M, 0)
        painter.setFont(interface_font(10))
        painter.setPen(self._look.colour("text"))
        draw_words(painter, words, entry.title, right=right)
        taken = painter.fontMetrics().horizontalAdvance(entry.title) + M
        painter.setFont(interface_font(8.5))
        painter.setPen(self._look.colour("faint"))
        rest = words.adjusted(0, 0, -taken, 0) if right else words.adjusted(taken, 0, 0, 0)
        draw_words(painter, rest, entry.menu, right=right)
        if entry.key:
            width = cap_width(entry.key)
            left = words.left() if right else words.right() - width
            paint_cap(painter, QRectF(left, box.center().y() - 10, width, 20), entry.key, self._look)
        painter.restore()
