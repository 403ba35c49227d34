"""A found place in its context on one line, right to left, the words in the middle."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from annotator.core.text import Range, Utf16Map
from annotator.ui.fonts import reading_font
from annotator.ui.look import Look
from annotator.ui.text_geometry import line_rects

_AROUND = 80  # code points of context on either side


def around(text: str, found: Range) -> tuple[str, str, str]:
    """What stands before the words on their line, the words, what stands after them."""
    start, end = found
    before = text[max(0, start - _AROUND) : start].split("\n")[-1]
    after = text[end : end + _AROUND].split("\n")[0]
    return before, " ".join(text[start:end].split()), after


def paint_context(painter: QPainter, place: QRectF, pieces: tuple[str, str, str], look: Look) -> None:
    """One line of text with the words in the middle, tinted; what does not fit is left out word by word.

    The line is laid out whole: a clitic before the words stays joined to them.
    """
    font, words = reading_font(12), pieces[1]
    metrics = QFontMetricsF(font)
    side = (place.width() - metrics.horizontalAdvance(words)) / 2
    before, after = _last_words(pieces[0], side, metrics), _first_words(pieces[2], side, metrics)
    layout = QTextLayout(before + words + after, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10 * place.width())
    layout.endLayout()
    start = Utf16Map(before).to_units(len(before))
    boxes = line_rects(line, start, start + Utf16Map(words).to_units(len(words)))
    if not boxes:
        return
    centre = (min(box.left() for box in boxes) + max(box.right() for box in boxes)) / 2
    corner = QPointF(place.center().x() - centre, place.center().y() - line.height() / 2)
    painter.save()
    painter.setClipRect(place)
    tint = look.colour("accent")
    for box in boxes:
        found = box.translated(corner)
        painter.fillRect(QRectF(found.left(), found.bottom() - 2, found.width(), 2), tint)
        painter.fillRect(found, QColor(tint.red(), tint.green(), tint.blue(), 46))
    painter.setPen(look.colour("text"))
    layout.draw(painter, corner)
    painter.restore()


def _last_words(text: str, room: float, metrics: QFontMetricsF) -> str:
    """As many of the last words as there is room for."""
    shown = text
    while metrics.horizontalAdvance(shown) > room and " " in shown.strip("… "):
        shown = "… " + shown.removeprefix("… ").lstrip().partition(" ")[2]
    return shown


def _first_words(text: str, room: float, metrics: QFontMetricsF) -> str:
    """As many of the first words as there is room for."""
    shown = text
    while metrics.horizontalAdvance(shown) > room and " " in shown.strip("… "):
        shown = shown.removesuffix(" …").rstrip().rpartition(" ")[0] + " …"
    return shown
