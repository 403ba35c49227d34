"""What annotators propose, drawn over the article: the left one's bars above the letters, the others' below.

The question in hand is strong and tinted where the answers differ; the other open ones are thin. Nothing
here moves the text: bars run in the room between the lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.core.text import Range
from annotator.ui.case_geometry import without
from annotator.ui.case_words import side_colour
from annotator.ui.fonts import interface_font
from annotator.ui.page import Page
from annotator.ui.theme import Theme

_ABOVE, _BELOW, _LANE = 1.5, 23.0, 5.0
"""Pixels from the letters to the first bar above them, to the first one below gold's own marks, and on to the next."""
_FAINT = 0.45


@dataclass(frozen=True, slots=True)
class Proposal:
    """A span as an annotator has it. `side`: 0 is drawn above, the others below; `linked`: it comes along with another."""

    side: int
    name: str
    segments: tuple[Range, ...]
    in_hand: bool = False
    linked: bool = False


def paint_tints(painter: QPainter, page: Page, shown: Sequence[Proposal], theme: Theme) -> None:
    """Under the text: what one annotator has in the question in hand and another has not."""
    own = [p for p in shown if p.in_hand and not p.linked]
    places = {side: [segment for p in own if p.side == side for segment in p.segments] for side in {p.side for p in own}}
    for side, segments in places.items():
        others = [segment for other, theirs in places.items() if other != side for segment in theirs]
        tint = side_colour(theme, side)
        tint.setAlphaF(0.34 if theme.dark else 0.2)
        for place in without(segments, others) if others else segments:
            for box in page.boxes(place):
                painter.fillRect(box.adjusted(0, 1, 0, -1), tint)


def paint_bars(painter: QPainter, page: Page, shown: Iterable[Proposal], theme: Theme) -> None:
    """Over the text: a bar with edges for every span, its name at its beginning for those in hand."""
    taken: list[QRectF] = []
    for proposal in sorted(shown, key=lambda p: (p.in_hand, not p.linked)):
        pieces = [boxes for segment in proposal.segments if (boxes := page.boxes(segment))]
        colour = side_colour(theme, proposal.side)
        if not proposal.in_hand:
            colour.setAlphaF(_FAINT)
        for boxes in pieces:
            _paint_piece(painter, proposal, boxes, colour)
        if pieces and proposal.in_hand:
            _paint_name(painter, proposal, pieces[0][0], colour, theme, taken)


def _paint_piece(painter: QPainter, proposal: Proposal, boxes: Sequence[QRectF], colour: QColor) -> None:
    width = 3.0 if proposal.in_hand and not proposal.linked else 1.6
    painter.setPen(QPen(colour, width, Qt.PenStyle.DotLine if proposal.linked else Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for box in boxes:
        y = _bar(proposal, box)
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    painter.setPen(QPen(colour, 2.2 if proposal.in_hand else 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for box, x in ((boxes[0], boxes[0].right() - 1), (boxes[-1], boxes[-1].left() + 1)):
        y = _bar(proposal, box)
        inwards = y - 5 if proposal.side else y + 5
        painter.drawLine(QPointF(x, y), QPointF(x, box.center().y() if proposal.in_hand and not proposal.linked else inwards))


def _bar(proposal: Proposal, box: QRectF) -> float:
    return box.top() - _ABOVE if proposal.side == 0 else box.bottom() + _BELOW + _LANE * (proposal.side - 1)


def _paint_name(
    painter: QPainter, proposal: Proposal, box: QRectF, colour: QColor, theme: Theme, taken: list[QRectF]
) -> None:
    font = interface_font(8, bold=not proposal.linked)
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(proposal.name) + 10, metrics.height()
    y = _bar(proposal, box) - height - 1 if proposal.side == 0 else _bar(proposal, box) - height / 2
    chip = QRectF(box.right() - width, y, width, height)
    if any(chip.intersects(other) for other in taken):
        return
    taken.append(chip)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.page) if proposal.linked else colour)
    painter.drawRoundedRect(chip, height / 2, height / 2)
    painter.setPen(colour if proposal.linked else QColor(theme.page))
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), proposal.name)
