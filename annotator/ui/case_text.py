"""The text of a case with both sides' marks: the left's above the letters, the right's below, what only one has tinted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.core.annotation import Span
from annotator.core.labels import LabelSet
from annotator.core.text import Range
from annotator.ui.case_geometry import Excerpt, Setting, bar_above, bar_below, excerpt, room, without
from annotator.ui.case_words import Opened, label_name, relation_name, side_colour
from annotator.ui.fonts import interface_font, reading_font
from annotator.ui.lanes import lanes
from annotator.ui.look import Look, M

_REACH = 240  # code points; a speaker further away than this is named below the text, not shown in it
_EDGE, _BAR = 2.2, 2.6
_WIDEST = 60.0  # width of the column, in points of its text


@dataclass(frozen=True, slots=True)
class SideMark:
    """A span of one side as it is drawn; `main`: one of the case's own spans, not linked to one."""

    side: int
    name: str
    segments: tuple[Range, ...]
    lane: int
    main: bool


def side_marks(opened: Opened, label_set: LabelSet) -> list[SideMark]:
    """The case's spans of both sides and what they are linked to, nearest first, each in a lane of its own."""
    return [mark for side in (0, 1) for mark in _of_side(opened, side, label_set)]


def _of_side(opened: Opened, side: int, label_set: LabelSet) -> Iterator[SideMark]:
    own = [(span, label_name(label_set, span.layer, span.label), True) for span in opened.spans(side)]
    linked = [(child, relation_name(label_set, relation), False) for relation, child in _linked(opened, side)]
    found = own + linked
    placed = lanes([(span.start, span.end) for span, _name, _main in found])
    for (span, name, main), lane in zip(found, placed, strict=True):
        yield SideMark(side, name, span.segments, lane, main)


def _linked(opened: Opened, side: int) -> Iterator[tuple[str, Span]]:
    """What the case is about beside its spans: the children by its relation, else the speakers."""
    start, end = opened.case.place
    relation = opened.case.relation or "speaker"
    for child in opened.children(side, relation):
        if start - _REACH < child.start and child.end < end + _REACH:
            yield relation, child


def hull(opened: Opened, marks: Sequence[SideMark]) -> Range:
    """From the first to the last code point of what is drawn."""
    places = [opened.case.place, *(segment for mark in marks for segment in mark.segments)]
    return min(start for start, _ in places), max(end for _, end in places)


class CaseText(QWidget):
    """Paints one case; as high as its text needs at its width."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._marks: list[SideMark] = []
        self._shown: Excerpt | None = None
        self._set: Setting | None = None
        self._lanes = [0, 0]
        self.points = 15.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_case(self, opened: Opened | None, label_set: LabelSet) -> None:
        self._marks = side_marks(opened, label_set) if opened else []
        self._shown = excerpt(opened.document.text, hull(opened, self._marks)) if opened else None
        self._lanes = [max((m.lane + 1 for m in self._marks if m.side == side), default=0) for side in (0, 1)]
        self.setAccessibleName(self._shown.text if self._shown else "")
        self._set = self._arranged(self.width())
        self.updateGeometry()
        self.update()

    @property
    def setting(self) -> Setting | None:
        """The text as it is set at the present width."""
        return self._set

    @property
    def marks(self) -> Sequence[SideMark]:
        return self._marks

    @property
    def origin(self) -> float:
        """Where the column of text begins, from the left; its right edge is that of the widget."""
        return self.width() - M - self._set.width if self._set else M

    def _arranged(self, width: int) -> Setting | None:
        if self._shown is None:
            return None
        places = [[segment for mark in self._marks if mark.side == side for segment in mark.segments] for side in (0, 1)]
        above, below = ((room(count), marked) for count, marked in zip(self._lanes, places, strict=True))
        column = min(max(60.0, width - 2 * M), _WIDEST * self.points)
        return Setting(self._shown, reading_font(self.points), column, above, below)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        setting = self._set if width == self.width() else self._arranged(width)
        return int(setting.height) + M if setting else 0

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(self.width() or 360))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set = self._arranged(self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._set is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.origin, 0)
        self._paint_fills(painter, self._set)
        painter.setPen(self._look.colour("text"))
        self._set.layout.draw(painter, QPointF(0, 0))
        for side in (0, 1):
            taken: list[QRectF] = []
            for mark in sorted((m for m in self._marks if m.side == side), key=lambda m: not m.main):
                self._paint_mark(painter, self._set, mark, taken)
        painter.end()

    def _paint_fills(self, painter: QPainter, setting: Setting) -> None:
        """A tint on what one side has and the other has not."""
        own = [[segment for m in self._marks if m.side == side and m.main for segment in m.segments] for side in (0, 1)]
        for side in (0, 1):
            tint = side_colour(self._look.theme, side)
            tint.setAlphaF(0.32 if self._look.theme.dark else 0.2)
            for place in without(own[side], own[1 - side]):
                for box in setting.boxes(place):
                    painter.fillRect(box.adjusted(0, 1, 0, -1), tint)

    def _paint_mark(self, painter: QPainter, setting: Setting, mark: SideMark, taken: list[QRectF]) -> None:
        colour = side_colour(self._look.theme, mark.side)
        pieces = [boxes for segment in mark.segments if (boxes := setting.boxes(segment))]
        bar = bar_below if mark.side else bar_above
        for boxes in pieces:
            painter.setPen(QPen(colour, _BAR if mark.main else 1.6, Qt.PenStyle.SolidLine if mark.main else Qt.PenStyle.DotLine))
            for box in boxes:
                y = bar(box, mark.lane)
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            if mark.main:
                _paint_edges(painter, boxes, colour, bar(boxes[0], mark.lane), bar(boxes[-1], mark.lane))
        if pieces:
            self._paint_name(painter, mark, pieces[0][0], colour, taken)

    def _paint_name(self, painter: QPainter, mark: SideMark, box: QRectF, colour: QColor, taken: list[QRectF]) -> None:
        font = interface_font(8, bold=mark.main)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(mark.name) + 4
        outermost = self._lanes[mark.side] - 1
        y = bar_below(box, outermost) + 2 if mark.side else bar_above(box, outermost) - 2 - metrics.height()
        place = QRectF(max(0.0, box.right() - width), y, width, metrics.height())
        if any(place.intersects(other) for other in taken):
            return
        taken.append(place)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark.name)


def _paint_edges(painter: QPainter, boxes: Sequence[QRectF], colour: QColor, first_bar: float, last_bar: float) -> None:
    """Where the span begins and ends: a line from its bar to the middle of the letters."""
    painter.setPen(QPen(colour, _EDGE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for box, x, y in ((boxes[0], boxes[0].right() - 1, first_bar), (boxes[-1], boxes[-1].left() + 1, last_bar)):
        painter.drawLine(QPointF(x, y), QPointF(x, box.center().y()))

