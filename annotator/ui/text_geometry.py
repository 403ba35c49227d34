"""Where a logical range is on the page, and which offset is at a point, in right-to-left text.

Pure functions over the laid-out blocks of a QTextDocument; they need no window. Positions are UTF-16
units of the document; points are document coordinates in pixels (viewport plus scroll offset).

Three faults of Qt decide the method (tests/ui/test_qt_facts.py shows each):

* `QTextLine.xToCursor`, and with it Qt's mouse handling, forgets the trailing space of a wrapped
  right-to-left line; `cursorToX` and the painting count it. Hence our own hit test.
* `cursorToX` at the border of two directions may give the edge of the wrong run.
* glyph runs of a range that cuts a ligature (لا, الله) give boxes shifted by part of it in some fonts.

So whole visual runs are measured by their glyphs, and places inside a run by `cursorToX`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

_JOINED = 0.75  # pixels; boxes closer than this are one rectangle
_WITH_INDEXES = (
    QTextLayout.GlyphRunRetrievalFlag.DefaultRetrievalFlags | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line in one direction: its logical range in the block, its extent in pixels."""

    start: int
    end: int
    left: float
    right: float
    right_to_left: bool

    def x(self, line: QTextLine, position: int) -> float:
        """Where the border before `position` is; `position` lies in [start, end]."""
        if position <= self.start:
            return self.right if self.right_to_left else self.left
        if position >= self.end:
            return self.left if self.right_to_left else self.right
        x: float = line.cursorToX(position)[0]  # type: ignore[index]
        return x


def runs(line: QTextLine) -> list[Run]:
    """The visual runs of a line in logical order; the space that hangs at a line break belongs to none.

    Font fallback splits a run into several glyph runs with one and the same box, hence the grouping.
    """
    starts: dict[tuple[float, float, bool], int] = {}
    for glyphs in line.glyphRuns(-1, -1, _WITH_INDEXES):
        box, indexes = glyphs.boundingRect(), glyphs.stringIndexes()
        if box.width() > 0 and indexes:
            key = (box.left(), box.right(), glyphs.isRightToLeft())
            starts[key] = min(starts.get(key, indexes[0]), *indexes)
    ordered = sorted((start, key) for key, start in starts.items())
    if not ordered:
        return []
    end = _inked_end(line, min(key[0] for key in starts), max(key[1] for key in starts))
    ends = [start for start, _ in ordered[1:]] + [end]
    return [Run(start, until, *key) for (start, key), until in zip(ordered, ends, strict=True)]


def line_rects(line: QTextLine, start: int, end: int, known: Sequence[Run] | None = None) -> list[QRectF]:
    """Boxes of [start, end) in one line, in layout coordinates, from right to left; one for each visual run.

    Only x comes from the glyphs: the boxes of a fallback font have another y and height.
    """
    extents = []
    for run in runs(line) if known is None else known:
        first, last = max(start, run.start), min(end, run.end)
        if first < last:
            extents.append(sorted((run.x(line, first), run.x(line, last))))
    pieces: list[list[float]] = []
    for left, right in sorted(extent for extent in extents if extent[1] > extent[0]):
        if pieces and left <= pieces[-1][1] + _JOINED:
            pieces[-1][1] = max(pieces[-1][1], right)
        else:
            pieces.append([left, right])
    height = line.ascent() + line.descent()
    return [QRectF(left, line.y(), right - left, height) for left, right in reversed(pieces)]


def block_rects(block: QTextBlock, start: int, end: int) -> list[QRectF]:
    """Boxes of the part of [start, end) (document positions) in a block, relative to the block's corner."""
    layout, origin = block.layout(), block.position()
    found: list[QRectF] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start - origin, line.textStart())
        last = min(end - origin, line.textStart() + line.textLength())
        if first < last:
            found += line_rects(line, first, last)
    return found


def blocks_from(document: QTextDocument, y: float) -> Iterator[QTextBlock]:
    """Blocks from the first that reaches below `y`, found by bisection."""
    layout, low, high = document.documentLayout(), 0, document.blockCount() - 1
    while low < high:
        middle = (low + high) // 2
        if layout.blockBoundingRect(document.findBlockByNumber(middle)).bottom() < y:
            low = middle + 1
        else:
            high = middle
    block = document.findBlockByNumber(low)
    while block.isValid():
        yield block
        block = block.next()


@dataclass(frozen=True, slots=True)
class Hit:
    """What is at a point: the nearest caret place, and the place where the letter under the point begins."""

    caret: int
    letter: int


def hit(document: QTextDocument, point: QPointF) -> Hit:
    """What is at a point.

    The caret stays on the line that was hit: the end of a wrapped line counts as the place before its trailing space.
    """
    block = next(blocks_from(document, point.y()))
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    if not layout.lineCount():  # not laid out: an empty page
        return Hit(block.position(), block.position())
    line = _line_at(layout, point.y() - corner.y())
    caret, letter = _nearest(layout, line, point.x() - corner.x())
    wrapped = line.lineNumber() < layout.lineCount() - 1
    if wrapped and caret == line.textStart() + line.textLength():
        caret = letter
    return Hit(block.position() + caret, block.position() + letter)


def caret_rect(document: QTextDocument, position: int) -> QRectF:
    """The place of the caret before `position`, as a box without width."""
    block = document.findBlock(position)
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    inside = position - block.position()
    layout = block.layout()  # a line dies with its layout's Python object: keep it
    line = layout.lineForTextPosition(inside)
    if not line.isValid():
        return QRectF(corner.x(), corner.y(), 0, 0)
    run = next((r for r in runs(line) if r.start <= inside <= r.end), None)
    x = run.x(line, inside) if run else line.cursorToX(inside)[0]  # type: ignore[index]
    return QRectF(corner.x() + x, corner.y() + line.y(), 0, line.ascent() + line.descent())


def _inked_end(line: QTextLine, left: float, right: float) -> int:
    """Where the line ends for the eye: before the white space that hangs out of it or has no width."""

    def x(position: int) -> float:
        return float(line.cursorToX(position)[0])  # type: ignore[index]

    end = line.textStart() + line.textLength()
    while end > line.textStart() and (x(end) == x(end - 1) or not left - _JOINED <= x(end) <= right + _JOINED):
        end -= 1
    return end


def _line_at(layout: QTextLayout, y: float) -> QTextLine:
    line = layout.lineAt(0)
    for number in range(layout.lineCount()):
        if layout.lineAt(number).y() <= y:
            line = layout.lineAt(number)
    return line


def _nearest(layout: QTextLayout, line: QTextLine, x: float) -> tuple[int, int]:
    """The caret place nearest to x on a line, and the letter under x."""
    best = (float("inf"), line.textStart(), line.textStart())
    for run in runs(line):
        index = run.start
        while index < run.end:
            after = layout.nextCursorPosition(index)
            after = min(after, run.end) if after > index else run.end
            left, right = sorted((run.x(line, index), run.x(line, after)))
            distance = 0.0 if left <= x < right else min(abs(x - left), abs(x - right))
            if distance < best[0]:
                first_half = (x >= (left + right) / 2) == run.right_to_left
                best = (distance, index if first_half else after, index)
            index = after
    return best[1], best[2]
