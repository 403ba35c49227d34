"""The label set as a tree: layers with their labels, relations, attributes with their values."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from annotator.core.labels import Fault, Label, LabelSet, Layer, Path
from annotator.ui.keycaps import plain_legend
from annotator.ui.language import tr
from annotator.ui.look import Look

_PATH = Qt.ItemDataRole.UserRole


class LabelOutline(QTreeWidget):
    """Insert or + adds, Delete removes what is chosen, Alt+Up and Alt+Down move it, Enter goes to its fields."""

    def __init__(self, look: Look, invoke: Callable[[str], None]) -> None:
        super().__init__()
        self._look, self._invoke = look, invoke
        self._items: dict[Path, QTreeWidgetItem] = {}
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setAccessibleName(tr("What is in the label set"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def path(self) -> Path:
        """Where the chosen thing is; the set itself if nothing is chosen."""
        item = self.currentItem()
        return tuple(item.data(0, _PATH)) if item is not None else ()

    def choose(self, path: Path) -> None:
        """Chooses what is at a path, or the nearest thing above it."""
        while path not in self._items:
            path = path[:-1]
        self.setCurrentItem(self._items[path])

    def show_set(self, label_set: LabelSet) -> None:
        """Draws the tree anew; the choice stays where it was."""
        before, blocked = self.path(), QSignalBlocker(self)
        self.clear()
        self._items = {}
        for path, name in self._things(label_set):
            self._items[path] = self._item(path, name)
        self.expandAll()
        self.choose(before)
        blocked.unblock()

    def _things(self, label_set: LabelSet) -> Iterator[tuple[Path, str]]:
        yield (), ""
        for n, layer in enumerate(label_set.layers):
            yield ("layers", n), ""
            yield from ((("layers", n, "labels", k), "") for k in range(len(layer.labels)))
        yield ("relations",), tr("Relations")
        yield from ((("relations", n), "") for n in range(len(label_set.relations)))
        yield ("attributes",), tr("Attributes")
        for n, attribute in enumerate(label_set.attributes):
            yield ("attributes", n), ""
            yield from ((("attributes", n, "values", k), "") for k in range(len(attribute.values)))

    def _item(self, path: Path, name: str) -> QTreeWidgetItem:
        above = next((self._items[path[:n]] for n in range(len(path) - 1, 0, -1) if path[:n] in self._items), None)
        item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self)
        item.setData(0, _PATH, list(path))
        item.setText(0, name)
        return item

    def refresh(self, label_set: LabelSet, things: Callable[[Path], Any], faults: Iterable[Fault]) -> None:
        """Names, colours and keys as they are now; what holds a fault is in the colour of problems."""
        faulty = {fault.path[:n] for fault in faults for n in range(1, len(fault.path) + 1)}
        for path, item in self._items.items():
            thing = things(path)
            if isinstance(thing, tuple):
                self._tint(item, faint=True)
                continue
            item.setText(0, thing.names.in_language(self._look.language).strip() or thing.id)
            if isinstance(thing, Label | Layer):
                item.setIcon(0, self._swatch(thing.colour))
            if isinstance(thing, Label):
                item.setText(1, plain_legend(thing.key) if thing.key else "")
                item.setForeground(1, self._look.colour("faint"))
            self._tint(item, faulty=path in faulty)
        root_faults = any(fault.path and (fault.path[0] in ("id", "names") or len(fault.path) == 1) for fault in faults)
        self._tint(self._items[()], faulty=root_faults)

    def _tint(self, item: QTreeWidgetItem, *, faulty: bool = False, faint: bool = False) -> None:
        item.setForeground(0, self._look.colour("problem" if faulty else "faint" if faint else "text"))

    def _swatch(self, colour: str) -> QIcon:
        picture = QPixmap(24, 24)
        picture.fill(Qt.GlobalColor.transparent)
        if QColor.isValidColorName(colour):
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.label_colour(colour))
            painter.drawRoundedRect(QRectF(5, 5, 14, 14), 4, 4)
            painter.end()
        return QIcon(picture)

    def sizeHint(self) -> QSize:
        return QSize(270, 420)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        act = {
            (Qt.Key.Key_Insert, False): "add", (Qt.Key.Key_Plus, False): "add", (Qt.Key.Key_Delete, False): "remove",
            (Qt.Key.Key_Backspace, False): "remove", (Qt.Key.Key_Up, True): "up",
            (Qt.Key.Key_Down, True): "down", (Qt.Key.Key_Return, False): "fields", (Qt.Key.Key_Enter, False): "fields",
            (Qt.Key.Key_F2, False): "fields",
        }.get((Qt.Key(event.key()), alt))  # fmt: skip
        if act is None:
            super().keyPressEvent(event)
        else:
            self._invoke(act)
