"""How spans look: quotes tint the page between explicit edges; the other layers underline their words.

Nothing here changes the text or its layout: fills go under it, lines and names into the room between
the lines, which is always there. Boxes are in document coordinates, from right to left.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from annotator.core.annotation import Relation, Span
from annotator.ui.fonts import interface_font
from annotator.ui.theme import Theme

LANE = 5.0  # pixels from lane to lane
LANES = 3  # lanes that have room of their own; deeper ones share the last
ROOM = 30.0  # pixels between two lines of text: lanes and one row of names
_EDGE = 2.2
_TRIES = 4  # places for a name that are looked at


@dataclass(frozen=True, slots=True)
class Mark:
    """A span as it is drawn: the boxes of each segment, colour, name of its label, lane, depth of nesting."""

    span: Span
    pieces: tuple[tuple[QRectF, ...], ...]
    colour: QColor
    name: str
    lane: int = 0
    depth: int = 0

    @property
    def boxes(self) -> tuple[QRectF, ...]:
        return tuple(box for piece in self.pieces for box in piece)


def paint_fills(painter: QPainter, marks: Iterable[Mark], theme: Theme, selected: str | None) -> None:
    """What lies under the text: the tint of quotes, the outline of the selected span."""
    for mark in marks:
        fill = QColor(mark.colour)
        if mark.span.layer == "quote":
            fill.setAlphaF(min(0.5, theme.fill * (2 if mark.span.id == selected else 1)))
        elif mark.span.id == selected:
            fill.setAlphaF(0.22)
        else:
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        for box in mark.boxes:
            painter.drawRoundedRect(box.adjusted(0, 1, 0, 0), 3, 3)


def paint_marks(painter: QPainter, marks: Sequence[Mark], theme: Theme, selected: str | None) -> None:
    """What lies over the text: edges and lines, then names where there is room for them."""
    for mark in marks:
        if mark.span.layer == "quote":
            _paint_edges(painter, mark, strong=mark.span.id == selected)
        else:
            _paint_underline(painter, mark, strong=mark.span.id == selected)
    paint_names(painter, marks, theme, selected)


def paint_outline(painter: QPainter, boxes: Iterable[QRectF], colour: QColor) -> None:
    """A dotted outline: what would be, not what is."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DotLine))
    for box in boxes:
        painter.drawRoundedRect(box.adjusted(0.5, 1.5, -0.5, 0), 3, 3)


def paint_dots(painter: QPainter, boxes: Iterable[QRectF], colour: QColor) -> None:
    """A dotted line below: a small thing that would be; boxes in a quotation that would be are too many boxes."""
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DotLine))
    for box in boxes:
        painter.drawLine(box.bottomLeft(), box.bottomRight())


def paint_wave(painter: QPainter, boxes: Iterable[QRectF], colour: QColor) -> None:
    """A wavy line: a problem."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.2))
    for box in boxes:
        path, x, up = QPainterPath(QPointF(box.left(), box.bottom())), box.left(), True
        while x < box.right():
            x = min(x + 3, box.right())
            path.lineTo(x, box.bottom() - (2.4 if up else 0))
            up = not up
        painter.drawPath(path)


def paint_relations(painter: QPainter, links: Iterable[tuple[Relation, Mark, Mark, str]], theme: Theme) -> None:
    """Curves from head to child in the room below the lines, each with its name at the child's end."""
    font = interface_font(8)
    painter.setFont(font)
    for number, (_relation, head, child, name) in enumerate(links):
        colour = QColor(child.colour)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        start, end = _anchor(head, child), _anchor(child, head)
        drop = 12 + 4 * (number % 4) + min(40.0, abs(start.y() - end.y()) / 6)
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(0, drop), end + QPointF(0, drop), end)
        painter.drawPath(path)
        painter.setBrush(colour)
        painter.drawPolygon([end, end + QPointF(-3.5, 6), end + QPointF(3.5, 6)])
        _paint_chip(painter, QPointF(end.x(), end.y() + 15), name, colour, theme, QFontMetricsF(font))


def _anchor(mark: Mark, other: Mark) -> QPointF:
    """The middle of the mark's box that is nearest to the other mark, just below it."""
    goal = other.boxes[0].center()
    box = min(mark.boxes, key=lambda b: (abs(b.center().y() - goal.y()), abs(b.center().x() - goal.x())))
    return QPointF(box.center().x(), box.bottom() + 2)


def _paint_edges(painter: QPainter, mark: Mark, *, strong: bool) -> None:
    """Brackets at the very beginning and end of each segment, inset by depth so that nested ones stay apart."""
    pen = QPen(mark.colour, _EDGE + (1 if strong else 0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in mark.pieces:
        painter.setPen(pen)
        for box, x, inward in ((piece[0], piece[0].right(), -5.0), (piece[-1], piece[-1].left(), 5.0)):
            top, bottom = box.top() + 1 + 3 * mark.depth, box.bottom()
            painter.drawPolyline([QPointF(x + inward, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + inward, bottom)])
        if strong:
            painter.setPen(QPen(mark.colour, 1))
            for box in piece:
                painter.drawLine(box.bottomLeft(), box.bottomRight())
    painter.setPen(QPen(mark.colour, 1.2, Qt.PenStyle.DotLine))
    for before, after in zip(mark.pieces, mark.pieces[1:], strict=False):
        below = after[0].top() > before[-1].bottom()  # a line to the bottom would cross the words
        painter.drawLine(before[-1].bottomLeft(), after[0].topRight() if below else after[0].bottomRight())


def _paint_underline(painter: QPainter, mark: Mark, *, strong: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(mark.colour))
    height = 3.4 if strong else 2.4
    for box in mark.boxes:
        y = box.bottom() + 1 + min(mark.lane, LANES - 1) * LANE
        painter.drawRoundedRect(QRectF(box.left() + 0.5, y, max(2.0, box.width() - 1), height), 1.2, 1.2)
    for piece in mark.pieces:
        for box, x in ((piece[0], piece[0].right() - 1.5), (piece[-1], piece[-1].left())):
            y = box.bottom() + 1 + min(mark.lane, LANES - 1) * LANE
            painter.drawRect(QRectF(x, y - 2, 1.5, height + 2))


def paint_names(
    painter: QPainter, marks: Sequence[Mark], theme: Theme, selected: str | None, *, among: Sequence[Mark] = ()
) -> None:
    """A name below each span, the selected one's first, at its right end or as near to it as there is room.

    One that would touch another everywhere below its span is left out. `among`: all that is drawn, if that is more.
    """
    font = interface_font(7.5)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for mark, chip in name_places(marks, selected, metrics, among or marks):
        painter.setPen(mark.colour)
        if mark.span.id == selected:
            _paint_chip(painter, QPointF(chip.center().x(), chip.center().y()), mark.name, mark.colour, theme, metrics)
        else:
            painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), mark.name)


def name_places(
    marks: Sequence[Mark], selected: str | None, metrics: QFontMetricsF, among: Sequence[Mark]
) -> Iterator[tuple[Mark, QRectF]]:
    """Where the names stand: below every underline at their place, and none touches another."""
    lines: dict[int, list[_Stretch]] = {}
    for mark in among:
        if mark.span.layer != "quote":
            for box in mark.boxes:
                lines.setdefault(round(box.bottom()), []).append((box.left(), box.right(), mark.lane))
    taken: dict[int, list[_Stretch]] = {}
    widths = {name: metrics.horizontalAdvance(name) + 6 for name in {mark.name for mark in marks}}
    for mark in sorted(marks, key=lambda m: (m.span.id != selected, m.span.layer == "quote", m.span.length)):
        box = mark.boxes[0]
        line = round(box.bottom())
        here = taken.setdefault(line, [])
        place = _below(box, widths[mark.name], lines.get(line, ()), () if mark.span.id == selected else here)
        if place is not None:
            left, right, deepest = place
            here.append(place)
            yield mark, QRectF(left, box.bottom() + 2 + LANE * (deepest + 1), right - left, metrics.height())


_Stretch = tuple[float, float, int]
"""From left to right on a line, and how deep below it."""


def _below(box: QRectF, width: float, lines: Sequence[_Stretch], taken: Sequence[_Stretch]) -> _Stretch | None:
    """A free place for a name below a box, from its right end to the left, and the deepest underline it must keep below."""
    right = box.right()
    for _ in range(_TRIES):
        left = right - width
        blocking = [other[0] for other in taken if left < other[1] and other[0] < right]
        if not blocking:
            deepest = max((lane for a, b, lane in lines if left < b and a < right), default=0)
            return left, right, min(deepest, LANES - 1)
        right = min(blocking) - 1
        if right - width < box.left():
            break
    return None


def _paint_chip(painter: QPainter, centre: QPointF, name: str, colour: QColor, theme: Theme, metrics: QFontMetricsF) -> None:
    width, height = metrics.horizontalAdvance(name) + 10, metrics.height()
    chip = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(chip, height / 2, height / 2)
    painter.setPen(QColor(theme.page))
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), name)
