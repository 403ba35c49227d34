"""One case in its text, in numbers: which stretch is shown, how its lines are set, where each side's marks lie.

The stretch is laid out as one unsplit QTextLayout, so that letters join across every border; marks are measured
by `text_geometry` and painted over it. Offsets are code points of the document, boxes are pixels of the layout.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from annotator.core.text import Range, Utf16Map
from annotator.ui.text_geometry import line_rects

_ENDS = ".؟?!\n"
_LEAST, _MOST = 40, 220  # code points of context on either side
LANE = 6.0  # pixels from lane to lane
NAMES = 17.0  # pixels for a row of names
Room = tuple[float, Sequence[Range]]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The stretch [start, end) of a document; `text` is what is shown, `shift` code points of it come before the stretch."""

    start: int
    end: int
    text: str
    shift: int

    def inside(self, place: Range) -> Range | None:
        """A place of the document in the shown text; None if nothing of it is shown."""
        first, last = max(place[0], self.start), min(place[1], self.end)
        return (first - self.start + self.shift, last - self.start + self.shift) if first < last else None


def excerpt(text: str, hull: Range) -> Excerpt:
    """The sentences around a place, cut at a word where they are long; lines stay lines."""
    start, end = _back(text, hull[0]), _on(text, hull[1])
    before = "… " if text[:start].strip() else ""
    after = " …" if text[end:].strip() else ""
    shown = text[start:end].replace("\n", "\u2028")  # the line separator breaks lines inside a QTextLayout
    return Excerpt(start, end, before + shown + after, len(before))


def _back(text: str, place: int) -> int:
    """The start of a sentence at least some words before a place."""
    low = max(0, place - _MOST)
    ends = [n for n in range(low, max(low, place - _LEAST)) if _ends(text, n)]
    start = ends[-1] + 1 if ends else 0 if low == 0 else text.find(" ", low, place) + 1 or place
    while start < place and text[start].isspace():
        start += 1
    return start


def _on(text: str, place: int) -> int:
    """The end of a sentence at least some words after a place."""
    high = min(len(text), place + _MOST)
    for n in range(min(high, place + _LEAST), high):
        if _ends(text, n):
            return n + (text[n] != "\n")
    return high if high == len(text) else max(text.rfind(" ", place, high), place)


def _ends(text: str, place: int) -> bool:
    """Whether a sentence ends with this character: a full stop inside a number does not end one."""
    return text[place] == "\n" or (text[place] in _ENDS and text[place + 1 : place + 2].isspace())


class Setting:
    """An excerpt set in lines of a width; one line, however long, if it does not wrap.

    `above` and `below` are the places that are marked on either side and the room this needs on their lines.
    """

    def __init__(self, shown: Excerpt, font: QFont, width: float, above: Room, below: Room, *, wraps: bool = True) -> None:
        self.excerpt, self.width = shown, width
        self._units = Utf16Map(shown.text)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wraps else QTextOption.WrapMode.NoWrap)
        self.layout = QTextLayout(shown.text, font)
        self.layout.setTextOption(option)
        self.height = self._set(width, above, below)

    def _set(self, width: float, above: Room, below: Room) -> float:
        y = 0.0
        marked = [(needed, [shown for place in places if (shown := self._units_of(place))]) for needed, places in (above, below)]
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            over, under = (
                needed if any(first < end and last > start for first, last in places) else LANE for needed, places in marked
            )
            line.setPosition(QPointF(0, y + over))
            y += over + line.height() + under
        self.layout.endLayout()
        return y

    def _units_of(self, place: Range) -> Range | None:
        shown = self.excerpt.inside(place)
        return (self._units.to_units(shown[0]), self._units.to_units(shown[1])) if shown else None

    def boxes(self, place: Range) -> tuple[QRectF, ...]:
        """The boxes of a place of the document, in reading order; none if it is not shown."""
        shown = self._units_of(place)
        if shown is None:
            return ()
        first, last = shown
        found: list[QRectF] = []
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if start < end:
                found += line_rects(line, start, end)
        return tuple(found)


def without(ranges: Iterable[Range], others: Sequence[Range]) -> list[Range]:
    """The parts of ranges that no other covers, in order."""
    result: list[Range] = []
    for start, end in sorted(ranges):
        for first, last in sorted(others):
            if first < end and last > start:
                if start < first:
                    result.append((start, first))
                start = max(start, last)
        if start < end:
            result.append((start, end))
    return result


def bar_above(box: QRectF, lane: int) -> float:
    """Where the left side's bar runs: above the letters, the first lane nearest to them."""
    return box.top() - 2 - LANE * lane


def bar_below(box: QRectF, lane: int) -> float:
    """Where the right side's bar runs."""
    return box.bottom() + 2 + LANE * lane


def room(lanes: int) -> float:
    """The room one side needs beyond the letters for its lanes and a row of names."""
    return 4 + LANE * lanes + NAMES
