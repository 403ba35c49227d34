"""The hashiya: beside each quotation, in line with it, who speaks, how, through whom, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from annotator.core.annotation import Span
from annotator.core.change import State
from annotator.core.labels import LabelSet
from annotator.ui.fonts import interface_font
from annotator.ui.lanes import depths
from annotator.ui.language import tr
from annotator.ui.look import draw_words
from annotator.ui.page import Page
from annotator.ui.referent_colours import article_colours
from annotator.ui.theme import Theme

_LEAST_WINDOW = 720  # pixels; a narrower page keeps its room for the text


@dataclass(frozen=True, slots=True)
class Note:
    """What the margin says of one quote. `lines` are lesser things; `missing` is what should be there and is not."""

    quote: str
    start: int
    depth: int
    name: str
    referent: str | None
    lines: tuple[str, ...]
    missing: str


def notes(state: State, label_set: LabelSet | None, text: str, language: str) -> list[Note]:
    """One note for each quote, in reading order."""
    quotes = state.annotation_set.layer("quote")
    linked: dict[tuple[str, str], list[Span]] = {}
    for relation in state.relations.values():
        linked.setdefault((relation.head, relation.label), []).append(state.spans[relation.child])
    nested = depths([(quote.start, quote.end) for quote in quotes])
    found = []
    for quote, depth in zip(quotes, nested, strict=True):
        children = {label: linked.get((quote.id, label), []) for label in ("speaker", "via", "addressee")}
        found.append(_note(quote, depth, children, state, label_set, text, language))
    return found


def _note(
    quote: Span,
    depth: int,
    children: Mapping[str, list[Span]],
    state: State,
    label_set: LabelSet | None,
    text: str,
    language: str,
) -> Note:
    speakers = children["speaker"]
    lines = []
    for relation, sign in (("via", tr("via")), ("addressee", tr("to"))):
        if children[relation]:
            lines.append(f"{sign} {_joined([_name(span, state, text) for span in children[relation]])}")
    labels = [label_set.label("speaker", span.label) for span in speakers] if label_set else []
    kinds = [label.names.in_language(language) for label in labels if label]
    inherited = depth > 0 and quote.label == "direct"
    missing = "" if speakers or inherited or quote.attributes.get("attribution") == "unattributed" else tr("who says it?")
    referent = next((span.referent for span in speakers if span.referent), None)
    name = _joined([_name(span, state, text) for span in speakers])
    return Note(quote.id, quote.start, depth, name, referent, (*kinds[:1], *lines), missing)


def _name(span: Span, state: State, text: str) -> str:
    referent = state.referents.get(span.referent or "")
    if referent:
        return referent.name
    return tr("implied, unknown") if span.label == "implicit" else span.text(text)


def _joined(names: list[str]) -> str:
    return tr(", ").join(dict.fromkeys(names))


class Margin:
    """The notes of the open document, painted into the canvas beside their quotes."""

    def __init__(self, canvas: QWidget) -> None:
        self._canvas = canvas
        self._notes: list[Note] = []
        self._colours: Mapping[str, str] = {}
        self._right = 0.0
        self._width = 0.0
        self._places: list[tuple[QRectF, str]] = []

    def width_for(self, page: int) -> float:
        """Pixels the margin takes of a page's width; none of a narrow one."""
        return 0.0 if page < _LEAST_WINDOW else min(230.0, page * 0.22)

    def place(self, right: float, width: float) -> None:
        self._right, self._width = right, width

    def take(self, state: State, label_set: LabelSet | None) -> None:
        canvas = self._canvas
        self._notes = notes(state, label_set, canvas.text, canvas.language)  # type: ignore[attr-defined]
        self._colours = article_colours(state)

    def note_at(self, point: QPointF) -> str | None:
        """The quote whose note is at a point of the document."""
        return next((quote for box, quote in self._places if box.contains(point)), None)

    def paint(self, painter: QPainter, page: Page, first: int, last: int) -> None:
        """Paints the notes in view; one that would touch the note above it moves down, a thin line leads back."""
        self._places = []
        if not self._width:
            return
        theme: Theme = self._canvas.theme  # type: ignore[attr-defined]
        selected: str | None = self._canvas.selected_span  # type: ignore[attr-defined]
        near = [note for note in self._notes if first - 400 <= note.start <= last]
        seen = [(note, boxes[0]) for note in near if (boxes := page.boxes((note.start, note.start + 1)))]
        floor = -1e9
        for (note, beside), after in zip_longest(seen, seen[1:]):
            ceiling = after[1].top() + 2 if after else 1e9
            floor = self._paint_note(painter, note, beside, (floor, ceiling), theme, strong=note.quote == selected) + 4

    def _colour(self, note: Note, theme: Theme) -> QColor:
        found = self._colours.get(note.referent or "")
        return theme.dot_colour(found) if found else QColor(theme.faint)

    def _paint_note(
        self, painter: QPainter, note: Note, beside: QRectF, between: tuple[float, float], theme: Theme, *, strong: bool
    ) -> float:
        """Paints a note below the one before it; its lesser lines give way where the next quote begins."""
        large, small = interface_font(9.5, bold=True), interface_font(8)
        big, little = QFontMetricsF(large), QFontMetricsF(small)
        right = self._right - 8 - 14 * note.depth
        top = max(beside.top() + 2, between[0])
        room = right - 14 - (self._right - self._width)
        colour = self._colour(note, theme)
        if top > beside.top() + 6:
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(self._right, beside.center().y()), QPointF(right, top + big.height() / 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(right - 3, top + big.height() / 2), 4.0, 4.0)
        painter.setFont(large)
        painter.setPen(QColor(theme.problem if note.missing else theme.text))
        place = QRectF(right - 14 - room, top, room, big.height())
        draw_words(painter, place, note.missing or note.name, right=True, of_article=True)
        bottom = top + big.height()
        painter.setFont(small)
        painter.setPen(QColor(theme.faint))
        for line in note.lines:
            if bottom + little.height() > between[1]:
                break
            draw_words(painter, QRectF(right - 14 - room, bottom, room, little.height()), line, right=True)
            bottom += little.height()
        if strong:
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QPointF(self._right, top), QPointF(self._right, bottom))
        self._places.append((QRectF(self._right - self._width, top, self._width, bottom - top), note.quote))
        return bottom

