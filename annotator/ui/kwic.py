"""A found place in its context on one line, right to left, the words in the middle."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.core.text import Range
from annotator.ui.fonts import reading_font
from annotator.ui.look import XS, Look

_AROUND = 80  # code points of context on either side
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def around(text: str, found: Range) -> tuple[str, str, str]:
    """What stands before the words on their line, the words, what stands after them."""
    start, end = found
    before = text[max(0, start - _AROUND) : start].split("\n")[-1]
    after = text[end : end + _AROUND].split("\n")[0]
    return before, " ".join(text[start:end].split()), after


def paint_context(painter: QPainter, place: QRectF, pieces: tuple[str, str, str], look: Look) -> None:
    """Three pieces; what surrounds the words is elided outwards.

    White space that joins a piece to the words is kept as a gap; the pieces are single runs of
    their own, so a clitic before the words is drawn apart from them.
    """
    before, words, after = pieces
    font = reading_font(12)
    metrics = QFontMetricsF(font)
    gap = metrics.horizontalAdvance(" ")
    width = metrics.horizontalAdvance(words)
    side = max(0.0, (place.width() - width) / 2 - XS)
    painter.setFont(font)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    painter.setPen(look.colour("faint"))
    first = QRectF(place.right() - side, place.y(), side, place.height())
    inset = gap if before.endswith(" ") else 0.0
    shown = metrics.elidedText(before.strip(), Qt.TextElideMode.ElideLeft, side - inset)
    painter.drawText(first.adjusted(inset, 0, 0, 0), _LEFT, shown)
    last = QRectF(place.left(), place.y(), side, place.height())
    inset = gap if after.startswith(" ") else 0.0
    shown = metrics.elidedText(after.strip(), Qt.TextElideMode.ElideRight, side - inset)
    painter.drawText(last.adjusted(0, 0, -inset, 0), _RIGHT, shown)
    painter.setPen(look.colour("text"))
    middle = QRectF(place.left() + side, place.y(), place.width() - 2 * side, place.height())
    painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, words)
