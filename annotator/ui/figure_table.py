"""A table of figures: every number is a door; Enter or a click opens the cases behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from annotator.ui import physical_keys
from annotator.ui.fonts import interface_font
from annotator.ui.look import IN_THE_MIDDLE, Look, S, draw_words, plain

Index = QModelIndex | QPersistentModelIndex
_COPY = QKeySequence("Ctrl+C")
_HEAD, _LEAST = 32, 150  # pixels: the line of names; a table that scrolls


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `opens` is what the table hands out for it; `strength` tints it, from 0 to 1."""

    words: str
    note: str = ""
    opens: Any = None
    strength: float | None = None
    explains: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A whole table: the names of columns and rows, and the cells by row."""

    columns: Sequence[str] = ()
    rows: Sequence[str] = ()
    cells: Sequence[Sequence[Cell]] = ()
    tips: Sequence[str] = ()

    def as_text(self) -> str:
        """Tab separated, a line for each row; a note (an interval) stands behind its value."""
        lines = ["\t".join(("", *self.columns))]
        for name, cells in zip(self.rows, self.cells, strict=True):
            lines.append("\t".join((name, *(" ".join(filter(None, (c.words, c.note))) for c in cells))))
        return "\n".join(_bare(line) for line in lines)


def _bare(line: str) -> str:
    """Without the marks that only order what is drawn."""
    return line.translate({0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None, 0x200E: None, 0x200F: None})


class FigureTable(QTableView):
    """Shows `Figures`; as high as all its rows if `whole`; the first column takes the room if it is `titled`.

    Signals: opened – a cell's `opens`; looked – the `explains` of the cell at hand.
    """

    opened = Signal(object)
    looked = Signal(str)

    def __init__(
        self, look: Look, name: str, *, least: int = 66, row: int = 38, whole: bool = False, titled: bool = False
    ) -> None:
        super().__init__()
        self._model, self._whole, self._titled = _Model(), whole, titled
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(look, titled=titled))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setMinimumSectionSize(least)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setFixedHeight(_HEAD)
        down.setDefaultSectionSize(row)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setHighlightSections(False)
        down.setMaximumWidth(160)
        down.setTextElideMode(IN_THE_MIDDLE)
        self.clicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda index: self.looked.emit(self._cell(index).explains))

    @property
    def figures(self) -> Figures:
        return self._model.figures

    def show_figures(self, figures: Figures) -> None:
        """Another table; the cell at hand stays at its place if there still is one."""
        here = self.currentIndex()
        row, column = max(0, here.row()), max(0, here.column())
        self._model.show_figures(figures)
        if self._whole:
            height = _HEAD + len(figures.rows) * self.verticalHeader().defaultSectionSize() + 4
            self.setMinimumHeight(min(height, _LEAST))
            self.setMaximumHeight(height)
        for column in range(1, len(figures.columns)) if self._titled else ():
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        if figures.rows and figures.columns:
            self.setCurrentIndex(self._model.index(min(row, len(figures.rows) - 1), min(column, len(figures.columns) - 1)))

    def _cell(self, index: Index) -> Cell:
        return self._model.figures.cells[index.row()][index.column()] if index.isValid() else Cell("")

    def _open(self, index: Index) -> None:
        if (wanted := self._cell(index).opens) is not None:
            self.opened.emit(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy) or _COPY in physical_keys.sequences(event):
            QGuiApplication.clipboard().setText(self.figures.as_text())
        elif event.key() == Qt.Key.Key_Escape or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.figures = Figures()

    def show_figures(self, figures: Figures) -> None:
        self.beginResetModel()
        self.figures = figures
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else len(self.figures.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else len(self.figures.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.figures.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return cell
        return " ".join(filter(None, (cell.words, cell.note))) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        names = self.figures.columns if orientation == Qt.Orientation.Horizontal else self.figures.rows
        if role == Qt.ItemDataRole.DisplayRole:
            return names[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            tips = self.figures.tips if orientation == Qt.Orientation.Horizontal else ()
            return plain(tips[section] if section < len(tips) else names[section])
        return None


class _Delegate(QStyledItemDelegate):
    """The value in the middle, its interval small below it; tinted by its strength; framed when at hand."""

    def __init__(self, look: Look, *, titled: bool) -> None:
        super().__init__()
        self._look, self._titled = look, titled

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        look = self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._tint(cell.strength) if cell.strength is not None else None
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(look.colour("text"), 1.6) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(ground or (look.colour("selection") if chosen else Qt.BrushStyle.NoBrush))
        painter.drawRoundedRect(box, 4, 4)
        ink = look.colour("text" if cell.opens is not None or cell.strength is not None else "faint")
        if ground is not None and cell.strength is not None and cell.strength > 0.55:
            ink = look.colour("on_accent")
        self._paint_words(painter, box, cell, ink, leading=self._titled and index.column() == 0)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, cell: Cell, ink: QColor, *, leading: bool) -> None:
        font, small = interface_font(10.5), interface_font(7.5)
        painter.setFont(font)
        painter.setPen(ink)
        middle = Qt.AlignmentFlag.AlignCenter
        if cell.note:
            painter.drawText(QRectF(box.x(), box.y() + 2, box.width(), 19), middle, cell.words)
            painter.setFont(small)
            painter.drawText(QRectF(box.x(), box.y() + 20, box.width(), 14), middle, cell.note)
        elif leading or QFontMetricsF(font).horizontalAdvance(cell.words) > box.width() - S:
            draw_words(painter, box.adjusted(S, 0, -S, 0), cell.words, right=self._look.language == "ar")
        else:
            painter.drawText(box, middle, cell.words)

    def _tint(self, strength: float) -> QColor:
        low, high = self._look.colour("raised"), self._look.colour("accent")
        share = min(1.0, max(0.0, strength))
        mixed = (round(a + (b - a) * share) for a, b in zip(low.getRgb()[:3], high.getRgb()[:3], strict=True))  # type: ignore[index]
        return QColor(*mixed)
