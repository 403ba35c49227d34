"""The marks of a document on a page: which spans are in view, where their boxes are; nothing computed twice.

Holds what depends on the annotation set and what depends on the layout, and forgets either when it
changes. Offsets in, document coordinates out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QTextDocument

from annotator.core.annotation import Span
from annotator.core.change import State
from annotator.core.text import Range, Utf16Map
from annotator.ui.lanes import depths, lanes
from annotator.ui.span_painter import Mark
from annotator.ui.text_geometry import block_rects


class Page:
    """Boxes of ranges in a laid-out document, and marks of its spans."""

    def __init__(self, document: QTextDocument, units: Utf16Map) -> None:
        self._document = document
        self._units = units
        self._boxes: dict[Range, tuple[QRectF, ...]] = {}
        self._spans: list[Span] = []
        self._starts: list[int] = []
        self._reach: list[int] = []
        self._lane: dict[str, int] = {}
        self._depth: dict[str, int] = {}

    def forget_layout(self) -> None:
        """After a change of width, font or zoom."""
        self._boxes.clear()

    def take(self, state: State) -> None:
        """The spans that are to be drawn from now on."""
        self._spans = sorted(state.spans.values(), key=lambda span: (span.start, -span.end))
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))
        quotes = [span for span in self._spans if span.layer == "quote"]
        others = [span for span in self._spans if span.layer != "quote"]
        placed = zip(others, lanes([(span.start, span.end) for span in others]), strict=True)
        self._lane = {span.id: lane for span, lane in placed}
        nested = zip(quotes, depths([(span.start, span.end) for span in quotes]), strict=True)
        self._depth = {span.id: depth for span, depth in nested}

    def spans_between(self, start: int, end: int) -> list[Span]:
        """The spans that touch [start, end), in reading order."""
        last = bisect_right(self._starts, end)
        first = bisect_right(self._reach, start - 1)
        return [span for span in self._spans[first:last] if span.end >= start]

    def mark(self, span: Span, colour: QColor, name: str) -> Mark:
        """A span with the boxes of its segments; segments without a box (an empty line) are left out."""
        pieces = tuple(piece for segment in span.segments if (piece := self.boxes(segment)))
        return Mark(span, pieces, colour, name, self._lane.get(span.id, 0), self._depth.get(span.id, 0))

    def boxes(self, wanted: Range) -> tuple[QRectF, ...]:
        """The boxes of a range in reading order."""
        found = self._boxes.get(wanted)
        if found is None:
            found = self._boxes[wanted] = tuple(self._measured(*wanted))
        return found

    def _measured(self, start: int, end: int) -> Iterable[QRectF]:
        first, last = self._units.to_units(start), self._units.to_units(end)
        layout = self._document.documentLayout()
        block = self._document.findBlock(first)
        while block.isValid() and block.position() < last:
            corner = layout.blockBoundingRect(block).topLeft()
            yield from (box.translated(corner) for box in block_rects(block, first, last))
            block = block.next()


def nearest_before(places: list[int], offset: int) -> int:
    """The last of sorted places before an offset, or 0."""
    index = bisect_left(places, offset)
    return places[index - 1] if index else 0


def nearest_after(places: list[int], offset: int, end: int) -> int:
    """The first of sorted places after an offset, or the end."""
    index = bisect_right(places, offset)
    return places[index] if index < len(places) else end
