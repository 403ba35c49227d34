"""The article: a read-only QTextEdit as text engine, with spans painted under and over its text.

Qt gives caret, line breaking, clipboard and accessibility; painting, hit test and movement are ours.
Offsets are code points at every method; UTF-16 stays inside. The text is never formatted in parts
and never read back, so no annotation can move or reshape a letter.
"""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.core.annotation import Document, Relation, Span, merged_segments
from annotator.core.change import Change, State
from annotator.core.labels import LabelSet
from annotator.core.text import Range, Utf16Map, is_word, word_at, words
from annotator.ui import fonts, proposals, span_painter
from annotator.ui.margin import Margin
from annotator.ui.page import Page, nearest_after, nearest_before
from annotator.ui.proposals import Proposal
from annotator.ui.span_painter import ROOM, Mark
from annotator.ui.text_geometry import caret_rect, hit
from annotator.ui.theme import LIGHT, Theme

By = Literal["letter", "word", "line", "paragraph", "page", "document"]
RTL = Qt.LayoutDirection.RightToLeft
_WIDEST = 44.0  # column width in units of the font's height
_SMALLEST, _LARGEST = 9.0, 48.0  # points


class Canvas(QTextEdit):
    """The open article and its marks.

    Signals: caret_moved – caret or selection is elsewhere; span_clicked – a span's id under a click.
    """

    caret_moved = Signal()
    span_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutDirection(RTL)  # the scroll bar on the left
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(2)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.theme: Theme = LIGHT
        self.language = "ar"
        self.selected_span: str | None = None
        self._size, self._face = 17.0, fonts.READING[0]
        self._label_set: LabelSet | None = None
        self._goal_x: float | None = None
        self._outlines: Sequence[Range] = ()
        self._dotted: Sequence[Range] = ()
        self._waves: Sequence[Range] = ()
        self._hits: Sequence[Range] = ()
        self._proposals: Sequence[Proposal] = ()
        self._pressed_at: int | None = None
        self.margin = Margin(self)
        self.cursorPositionChanged.connect(self.caret_moved)
        self.selectionChanged.connect(self.caret_moved)
        self.show_nothing()

    # -- what is shown

    def show_nothing(self) -> None:
        """An empty page."""
        self._set_text("", State.empty())

    def show_document(self, document: Document, state: State, label_set: LabelSet) -> None:
        """Another article, from its beginning."""
        self._label_set = label_set
        self.selected_span = None
        self._outlines = self._dotted = self._waves = self._hits = self._proposals = ()
        self._set_text(document.text, state)
        self.set_caret(0)
        self.verticalScrollBar().setValue(0)

    def _set_text(self, text: str, state: State) -> None:
        self.text, self._units = text, Utf16Map(text)
        pieces = words(text)
        self._word_starts = [start for start, _ in pieces]
        self._word_ends = [end for _, end in pieces]
        option = QTextOption()
        option.setTextDirection(RTL)  # else a paragraph that begins with a Latin word runs left to right
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self._page = Page(self.document(), self._units)
        self._set_block_format()
        self._set_column()
        self.take_state(state)

    def take_state(self, state: State) -> None:
        """The annotations as they are now; the layout stays, so only marks are painted anew."""
        self.state = state
        self._page.take(state)
        if self.selected_span not in state.spans:
            self.selected_span = None
        self.margin.take(state, self._label_set)
        self.viewport().update()

    def apply_change(self, _change: Change, state: State) -> None:
        """The annotations after a change; boxes of spans that stayed where they were are not measured again."""
        self.take_state(state)

    @property
    def zoom(self) -> float:
        """The size of the text in points."""
        return self._size

    def line_centre(self, offset: int) -> float:
        """Where the middle of a place's line is, in viewport pixels from the top."""
        return caret_rect(self.document(), self._units.to_units(offset)).center().y() - self.verticalScrollBar().value()

    def set_look(self, theme: Theme, language: str, size: float, face: str) -> None:
        """Theme, language of the names, size in points and face of the text."""
        self.theme, self.language = theme, language
        place = self._first_visible()
        changed = (size, face) != (self._size, self._face)
        self._size, self._face = max(_SMALLEST, min(_LARGEST, size)), face
        if changed or self.font().families()[:1] != [face]:
            self.setFont(fonts.reading_font(self._size, face))
            self._set_column()
            self._show_at_top(place)
        self.margin.take(self.state, self._label_set)
        self.viewport().update()

    def set_suggestions(self, quotes: Sequence[Range], others: Sequence[Range]) -> None:
        """Dotted outlines round quotes and dotted lines below the rest: what would be."""
        self._outlines, self._dotted = quotes, others
        self.viewport().update()

    def set_problems(self, ranges: Sequence[Range]) -> None:
        """Wavy lines; one where several would lie on each other."""
        self._waves = merged_segments(ranges)
        self.viewport().update()

    def set_hits(self, ranges: Sequence[Range]) -> None:
        """Found places, tinted."""
        self._hits = ranges
        self.viewport().update()

    def set_proposals(self, shown: Sequence[Proposal]) -> None:
        """What others say stands here, above and below the text."""
        self._proposals = shown
        self.viewport().update()

    def select_span(self, span_id: str | None) -> None:
        """Makes a span the selected one: outlined, its relations drawn."""
        self.selected_span = span_id if span_id in self.state.spans else None
        if span_id and self.selected_span:
            self.ensure_visible(self.state.spans[span_id].start)
        self.viewport().update()
        self.caret_moved.emit()

    # -- caret and selection

    @property
    def caret(self) -> int:
        return self._units.to_code_points(self.textCursor().position())

    @property
    def anchor(self) -> int:
        return self._units.to_code_points(self.textCursor().anchor())

    def selection(self) -> Range:
        """The selected range; empty at the caret when nothing is selected."""
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    def select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._units.to_units(start))
        cursor.setPosition(self._units.to_units(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensure_visible(start)

    def set_caret(self, offset: int, *, extend: bool = False) -> None:
        """Puts the caret there, or as near as the text allows, and shows it."""
        cursor, place = self.textCursor(), max(0, min(len(self.text), offset))
        mode = QTextCursor.MoveMode.KeepAnchor if extend else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self._units.to_units(place), mode)
        self.setTextCursor(cursor)
        self.ensure_visible(place)

    def move_caret(self, by: By, step: int, *, extend: bool = False) -> None:
        """Moves the caret forwards (1, to the left of Arabic) or backwards (-1)."""
        if by not in ("line", "page"):
            self._goal_x = None
        self.set_caret(self._target(by, step, extend=extend), extend=extend)

    def _target(self, by: By, step: int, *, extend: bool) -> int:
        caret, end = self.caret, len(self.text)
        match by:
            case "letter":
                units = self._units.to_units(caret)
                block = self.document().findBlock(units)
                layout, inside = block.layout(), units - block.position()
                if step > 0:
                    after = layout.nextCursorPosition(inside) if inside < block.length() - 1 else inside + 1
                else:
                    after = layout.previousCursorPosition(inside) if inside > 0 else -1
                return self._units.to_code_points(max(0, block.position() + after))
            case "word":
                if step > 0:
                    return nearest_after(self._word_ends if extend else self._word_starts, caret, end)
                return nearest_before(self._word_starts, caret)
            case "paragraph":
                if step > 0:
                    found = self.text.find("\n", caret)
                    return end if found < 0 else found + 1
                return self.text.rfind("\n", 0, max(0, caret - 1)) + 1
            case "document":
                return end if step > 0 else 0
            case _:
                return self._vertical(by, step)

    def _vertical(self, by: By, step: int) -> int:
        rect = caret_rect(self.document(), self.textCursor().position())
        if self._goal_x is None:
            self._goal_x = rect.x()
        distance = rect.height() + ROOM if by == "line" else max(rect.height(), self.viewport().height() - rect.height() - ROOM)
        y = rect.center().y() + step * distance
        if y < 0:
            return 0
        if y > self.document().size().height():
            return len(self.text)
        return self._units.to_code_points(hit(self.document(), QPointF(self._goal_x, y)).caret)

    def line_edge(self, step: int, *, extend: bool = False) -> None:
        """To the beginning (-1) or end (1) of the line on the screen."""
        block = self.textCursor().block()
        layout = block.layout()
        line = layout.lineForTextPosition(self.textCursor().positionInBlock())
        if not line.isValid():  # an empty page; asking such a line anything ends the process
            return
        place = line.textStart() if step < 0 else line.textStart() + line.textLength()
        if step > 0 and line.lineNumber() < layout.lineCount() - 1:
            place -= 1
        self._goal_x = None
        self.set_caret(self._units.to_code_points(block.position() + place), extend=extend)

    def ensure_visible(self, offset: int) -> None:
        """Scrolls so that a place stands well inside the page."""
        rect = caret_rect(self.document(), self._units.to_units(offset))
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if rect.top() - ROOM / 2 < bar.value():
            bar.setValue(int(rect.top() - height / 4))
        elif rect.bottom() + ROOM > bar.value() + height:
            bar.setValue(int(rect.bottom() - height * 2 / 3))

    def spans_at(self, offset: int) -> list[Span]:
        """The spans that cover a letter."""
        return [span for span in self._page.spans_between(offset, offset + 1) if span.covers(offset)]

    # -- geometry

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The boxes of a range in viewport coordinates, in reading order."""
        self.document().documentLayout().documentSize()
        shift = -self.verticalScrollBar().value()
        return [box.translated(0, shift) for box in self._page.boxes((start, end))]

    def offset_at(self, point: QPointF) -> int:
        """The offset of the letter under a viewport point."""
        return self._units.to_code_points(hit(self.document(), self._in_document(point)).letter)

    def _in_document(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self.verticalScrollBar().value())

    def _first_visible(self) -> int:
        return self._units.to_code_points(hit(self.document(), QPointF(10**6, self.verticalScrollBar().value() + 8)).letter)

    def _show_at_top(self, offset: int) -> None:
        rect = caret_rect(self.document(), self._units.to_units(offset))
        self.verticalScrollBar().setValue(int(rect.top() - 8))

    def _set_block_format(self) -> None:
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(ROOM, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        block.setLayoutDirection(RTL)
        block.setBottomMargin(8)
        everything.mergeBlockFormat(block)

    def _set_column(self) -> None:
        """A column no wider than the eye likes, the margin to its left."""
        width = self.viewport().width()
        aside = self.margin.width_for(width)
        spare = max(0.0, width - aside - _WIDEST * self._size * 96 / 72)
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        right = 24 + spare / 2
        wanted = (aside + 20 + spare - right + 24, right)
        if (shape.leftMargin(), shape.rightMargin()) != wanted:
            shape.setLeftMargin(wanted[0])
            shape.setRightMargin(wanted[1])
            shape.setTopMargin(22)
            shape.setBottomMargin(60)
            frame.setFrameFormat(shape)
        self.margin.place(wanted[0] - 20, aside)
        self._page.forget_layout()
        self.document().documentLayout().documentSize()  # lays everything out now: overlays need it

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._first_visible()
        super().resizeEvent(event)
        self._set_column()
        if event.oldSize().width() != event.size().width() and self.verticalScrollBar().value() > 0:
            self._show_at_top(place)

    # -- painting: under the text, the text, over the text

    def paintEvent(self, event: QPaintEvent) -> None:
        marks = self._visible_marks()
        top = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self.theme.page))
        painter.translate(0, -top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        span_painter.paint_fills(painter, marks, self.theme, self.selected_span)
        self._paint_hits(painter)
        proposed = self._proposals_in_view()
        proposals.paint_tints(painter, self._page, proposed, self.theme)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(0, -top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        span_painter.paint_marks(painter, marks, self.theme, self.selected_span)
        for wanted in self._in_view(self._outlines):
            span_painter.paint_outline(painter, self._page.boxes(wanted), QColor(self.theme.accent))
        for wanted in self._in_view(self._dotted):
            span_painter.paint_dots(painter, self._page.boxes(wanted), QColor(self.theme.accent))
        bottom = top + self.viewport().height()
        for wanted in self._in_view(self._waves):
            seen = [box for box in self._page.boxes(wanted) if top <= box.bottom() and box.top() <= bottom]
            span_painter.paint_wave(painter, seen, QColor(self.theme.problem))
        span_painter.paint_relations(painter, self._links(), self.theme)
        chosen = [mark for mark in marks if mark.span.id == self.selected_span]
        span_painter.paint_names(painter, chosen, self.theme, self.selected_span, among=marks)  # no curve crosses it
        proposals.paint_bars(painter, self._page, proposed, self.theme)
        self.margin.paint(painter, self._page, *self._visible_range())
        if not self.hasFocus() or not self.textCursor().hasSelection():
            self._paint_caret(painter)
        painter.end()

    def _proposals_in_view(self) -> list[Proposal]:
        if not self._proposals:
            return []
        first, last = self._visible_range()
        return [p for p in self._proposals if p.segments[0][0] <= last and p.segments[-1][1] >= first]

    def _paint_hits(self, painter: QPainter) -> None:
        tint = QColor(self.theme.accent)
        tint.setAlphaF(0.28)
        for wanted in self._in_view(self._hits):
            for box in self._page.boxes(wanted):
                painter.fillRect(box, tint)

    def _paint_caret(self, painter: QPainter) -> None:
        """Our own caret: Qt's is thin, blinks, and is not drawn in a read-only text without focus."""
        rect = caret_rect(self.document(), self.textCursor().position())
        colour = QColor(self.theme.accent if self.hasFocus() else self.theme.faint)
        painter.fillRect(QRectF(rect.x() - 1, rect.y() + 2, 2, rect.height() - 4), colour)

    def _visible_range(self) -> Range:
        return self._first_visible(), self._units.to_code_points(
            hit(self.document(), self._in_document(QPointF(-(10**6), self.viewport().height()))).caret
        ) + 1

    def _in_view(self, ranges: Sequence[Range]) -> list[Range]:
        if not ranges:
            return []
        first, last = self._visible_range()
        return [(start, end) for start, end in ranges if start <= last and end >= first]

    def _visible_marks(self) -> list[Mark]:
        return [mark for span in self._page.spans_between(*self._visible_range()) if (mark := self._mark(span)).pieces]

    def _mark(self, span: Span) -> Mark:
        label = self._label_set.label(span.layer, span.label) if self._label_set else None
        layer = self._label_set.layer(span.layer) if self._label_set else None
        known = label or layer
        colour = self.theme.label_colour(known.colour if known else "#777777")
        return self._page.mark(span, colour, known.names.in_language(self.language) if known else span.label)

    def _links(self) -> list[tuple[Relation, Mark, Mark, str]]:
        if self.selected_span is None or self._label_set is None:
            return []
        found = []
        for relation in self.state.annotation_set.relations_of(self.selected_span):
            head, child = self._mark(self.state.spans[relation.head]), self._mark(self.state.spans[relation.child])
            kind = self._label_set.relation(relation.label)
            if head.pieces and child.pieces:
                found.append((relation, head, child, kind.names.in_language(self.language) if kind else relation.label))
        return found

    # -- mouse: our own hit test, words by default, letters with Alt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        if (quote := self.margin.note_at(self._in_document(event.position()))) is not None:
            self.span_clicked.emit(quote)
            return
        found = hit(self.document(), self._in_document(event.position()))
        place = self._units.to_code_points(found.caret)
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._goal_x = None
        self._pressed_at = self.anchor if extend else self._units.to_code_points(found.letter)
        self.set_caret(place, extend=extend)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._scroll_towards(event.position().y())
        found = hit(self.document(), self._in_document(event.position()))
        letters = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        start, letter = self._pressed_at, self._units.to_code_points(found.letter)
        if letters:
            self.select(start, self._units.to_code_points(found.caret))
        else:
            first, second = self._word(start), self._word(letter)
            if letter >= start:
                self.select(first[0], second[1])
            else:
                self.select(first[1], second[0])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is not None and not self.textCursor().hasSelection():
            spans = [span for span in self._page.spans_between(pressed, pressed + 1) if span.covers(pressed)]
            if spans:
                self.span_clicked.emit(min(spans, key=lambda span: span.length).id)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.select(*self._word(self.offset_at(event.position())))

    def _word(self, offset: int) -> Range:
        found = word_at(self.text, offset)
        return found if found and is_word(self.text[slice(*found)]) else (offset, min(len(self.text), offset + 1))

    def _scroll_towards(self, y: float) -> None:
        bar = self.verticalScrollBar()
        if y < 0:
            bar.setValue(bar.value() - 20)
        elif y > self.viewport().height():
            bar.setValue(bar.value() + 20)

    # -- keys belong to the window's commands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
