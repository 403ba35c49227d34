"""The annotation guidelines beside the text: what holds for the whole label set, then each label with examples.

Texts of users go in as plain text only. The words of a span in an example are tinted by painting under
them, as in the article: a format that begins inside a word would tear it.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from annotator.core.labels import Label, LabelSet, Layer, example_parts
from annotator.core.text import Utf16Map
from annotator.paths import resource
from annotator.ui import keymap
from annotator.ui.fonts import READING, interface_font, reading_font
from annotator.ui.keycaps import legend, legend_of
from annotator.ui.language import tr
from annotator.ui.look import XS, Look, M, S, is_right_to_left
from annotator.ui.text_geometry import block_rects

_GENERAL = "quotations"
"""The label set, and those made from it, that our general guidelines speak of."""


class Guidelines(QTextBrowser):
    """Scrolls to the entry of a label by `show_label`; Esc calls `leave`."""

    def __init__(self, look: Look, label_set: LabelSet, leave: Callable[[], object]) -> None:
        super().__init__()
        self._look, self._set, self._leave = look, label_set, leave
        self._entries: dict[tuple[str, str], tuple[int, int]] = {}
        self._words: list[tuple[int, int, QColor]] = []
        self._shown: tuple[str, str] | None = None
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Annotation guidelines"))
        self.document().setDocumentMargin(M)
        self._write()

    def show_label(self, layer: str, label: str) -> bool:
        """Brings a label's entry to the top and marks it; False if there is none."""
        place = self._entries.get((layer, label)) or self._entries.get((layer, ""))
        if place is None:
            return False
        self._shown = (layer, label) if (layer, label) in self._entries else (layer, "")
        self._scroll_to_shown()
        return True

    def _scroll_to_shown(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._entries[self._shown][0] if self._shown else 0)
        self.setTextCursor(cursor)
        block = self.document().documentLayout().blockBoundingRect(cursor.block())
        self.verticalScrollBar().setValue(int(block.top()) - S)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown and event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._scroll_to_shown)  # at first the panel has no width of its own yet

    # -- writing

    def _write(self) -> None:
        label_set = self._set
        if label_set.id == _GENERAL or label_set.id.startswith(f"{_GENERAL}-"):
            path = resource("help", f"guidelines.{self._look.language}.md")
            self.setMarkdown(_with_own_keys(path.read_text(encoding="utf-8"), self._look))
            self._restyle()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._line(cursor, label_set.names.in_language(self._look.language), size=14, bold=True, above=M)
        for paragraph in label_set.description.in_language(self._look.language).split("\n"):
            if paragraph.strip():
                self._line(cursor, paragraph.strip())
        for layer in label_set.layers:
            start = cursor.position()
            self._line(cursor, layer.names.in_language(self._look.language), size=12, bold=True, above=M)
            self._entries[layer.id, ""] = (start + 1, cursor.position())
            for label in layer.labels:
                self._entry(cursor, layer, label)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _restyle(self) -> None:
        """Headings of our guidelines in the scale of the panel."""
        block = self.document().begin()
        sizes = {1: 14.0, 2: 12.0}
        while block.isValid():
            if level := block.blockFormat().headingLevel():
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 0)
                letters.setFontPointSize(sizes.get(level, 11.0))
                cursor.mergeCharFormat(letters)
            block = block.next()

    def _entry(self, cursor: QTextCursor, layer: Layer, label: Label) -> None:
        language, colour = self._look.language, self._look.theme.label_colour(label.colour)
        name = label.names.in_language(language)
        start = cursor.position()
        self._line(cursor, name, bold=True, colour=colour, above=S)
        faint = QTextCharFormat()
        faint.setForeground(self._look.colour("faint"))
        key = f"   {legend(label.key)}" if label.key else ""
        cursor.insertText(f"   \u2066{label.id}\u2069{key}", faint)
        if described := label.description.in_language(language):
            self._line(cursor, " ".join(described.split()))
        for example in label.examples:
            self._example(cursor, example, colour)
        self._entries[layer.id, label.id] = (start + 1, cursor.position())

    def _line(
        self,
        cursor: QTextCursor,
        text: str,
        *,
        size: float = 10.0,
        bold: bool = False,
        colour: QColor | None = None,
        above: int = XS,
    ) -> None:
        """A paragraph of its own, in its own direction."""
        block = QTextBlockFormat()
        block.setTopMargin(above)
        self._begin(cursor, block, text)
        letters = QTextCharFormat()
        letters.setFont(interface_font(size, bold=bold))
        letters.setForeground(colour or self._look.colour("text"))
        cursor.insertText(text, letters)

    def _example(self, cursor: QTextCursor, example: str, colour: QColor) -> None:
        """A line of the article's kind; the words of the span are remembered for painting."""
        text, ranges = example_parts(" ".join(example.split()))
        block = QTextBlockFormat()
        block.setTopMargin(XS)
        block.setBottomMargin(XS)
        block.setLeftMargin(M)
        block.setRightMargin(M)
        self._begin(cursor, block, text)
        letters = QTextCharFormat()
        letters.setFont(reading_font(13, READING[0]))
        letters.setForeground(self._look.colour("text"))
        start, units = cursor.position(), Utf16Map(text)
        cursor.insertText(text, letters)
        self._words += [(start + units.to_units(first), start + units.to_units(last), colour) for first, last in ranges]

    @staticmethod
    def _begin(cursor: QTextCursor, block: QTextBlockFormat, text: str) -> None:
        right = is_right_to_left(text)
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        if cursor.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block, QTextCharFormat())

    # -- painting and keys

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        if self._shown in self._entries:
            painter.setBrush(self._look.colour("selection"))
            painter.drawRoundedRect(self._box(*self._entries[self._shown]), 6, 6)
        for start, end, colour in self._words:
            tint = QColor(colour)
            for box in self._boxes(start, end):
                tint.setAlphaF(0.22)
                painter.fillRect(box, tint)
                painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), colour)
        painter.end()
        super().paintEvent(event)

    def _box(self, start: int, end: int) -> QRectF:
        """The whole width beside an entry."""
        layout = self.document().documentLayout()
        first, last = (layout.blockBoundingRect(self.document().findBlock(place)) for place in (start, end))
        return QRectF(XS, first.top() - XS, self.viewport().width() - 2 * XS, last.bottom() - first.top() + S)

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        block = self.document().findBlock(start)
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        return [box.translated(corner) for box in block_rects(block, start, end)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _with_own_keys(text: str, look: Look) -> str:
    """The usual keys in it (`Q`) as they are set now, with both legends."""
    commands = {keys[0]: name for name, keys in keymap.DEFAULT.items() if keys and not name.startswith("settle")}

    def own(found: re.Match[str]) -> str:
        return f"`{legend_of(look, commands[found[1]])}`" if found[1] in commands else found[0]

    return re.sub(r"`([^`]+)`", own, text)
