"""Spans in a text as HTML: the text is cut at every border, and each piece knows which spans cover it.

Overlaps, nesting and split spans need no special care then, offsets are code points, and nothing is added to the text
that could be copied. Pieces are inline elements without border or padding, so that letters stay joined across them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.core.annotation import Span, reading_order
from annotator.core.text import Range, grapheme_ceiling, grapheme_floor
from annotator.reports.markup import Markup, joined, tag

_SENTENCE_END = re.compile(r"\n+|(?<!\b\w)[.!?؟…]+[\"”»’)\]]*(?=\s)")
_REACH = 220
"""How far a sentence is shown before and after its spans, in code points."""
_LONGEST = 1400
_KEPT = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that no border divides. `covering`: the spans over it, outermost first.

    `bridged`: it lies in the gap of a split span.
    """

    start: int
    end: int
    covering: tuple[Span, ...] = ()
    bridged: bool = False


def pieces(place: Range, spans: Iterable[Span]) -> list[Piece]:
    """The stretches of a place in a text, in order and without gaps; spans may reach beyond it."""
    first, last = place
    ordered = sorted(spans, key=reading_order)
    borders = {border for span in ordered for segment in span.segments for border in segment if first < border < last}
    return [_piece(start, end, ordered) for start, end in pairwise(sorted({first, last} | borders))]


def _piece(start: int, end: int, spans: Sequence[Span]) -> Piece:
    bridged = any(span.start <= start < span.end and not span.covers(start) for span in spans)
    return Piece(start, end, tuple(span for span in spans if span.covers(start)), bridged)


def marked(text: str, place: Range, spans: Iterable[Span], kind: str, others: Iterable[Span] = ()) -> Markup:
    """The text of a place with its spans marked: `kind` is the class of their marks; `others` are speakers and the like."""
    ours, beside = list(spans), list(others)
    aside = {id(span) for span in beside}
    return joined(*(_mark(text, piece, kind, aside) for piece in pieces(place, [*ours, *beside])))


def _mark(text: str, piece: Piece, kind: str, aside: set[int]) -> Markup | str:
    words = text[piece.start : piece.end]
    main = [span for span in piece.covering if id(span) not in aside]
    said = {
        kind: bool(main),
        "deep": len(main) > 1,
        "opens": any(piece.start == start for span in main for start, _ in span.segments),
        "closes": any(piece.end == end for span in main for _, end in span.segments),
        "child": len(main) < len(piece.covering),
    }
    if classes := [name for name, holds in said.items() if holds]:
        return tag("mark", words, class_=" ".join(classes))
    return tag("span", words, class_="bridge") if piece.bridged else words


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a text: one stretch, or the two ends of a very long one; and whether it is cut out of a sentence."""

    parts: tuple[Range, ...]
    cut_before: bool
    cut_after: bool


def excerpt(text: str, place: Range) -> Excerpt:
    """The sentence around a place. A cut falls between words, never between a letter and its marks."""
    start, end = (max(0, min(len(text), offset)) for offset in place)
    (first, cut_before), (last, cut_after) = _sentence_start(text, start), _sentence_end(text, end)
    if end - start <= _LONGEST:
        return Excerpt(((first, last),), cut_before, cut_after)
    ends = (first, _word_border(text, start + _KEPT, -1)), (_word_border(text, end - _KEPT, 1), last)
    return Excerpt(ends, cut_before, cut_after)


def _sentence_start(text: str, start: int) -> tuple[int, bool]:
    earliest = max(0, start - _REACH)
    found = [match.end() for match in _SENTENCE_END.finditer(text, earliest, start)]
    if not found and earliest:
        return min(start, _word_border(text, earliest, 1)), True
    begin = found[-1] if found else 0
    return grapheme_floor(text, begin + len(text[begin:start]) - len(text[begin:start].lstrip())), False


def _sentence_end(text: str, end: int) -> tuple[int, bool]:
    latest = min(len(text), end + _REACH)
    if _closes_a_sentence(text, end):
        return end, False
    found = _SENTENCE_END.search(text, end, latest)
    if found is None:
        return (latest, False) if latest == len(text) else (max(end, _word_border(text, latest, -1)), True)
    return (found.start() if found.group().startswith("\n") else found.end()), False


def _closes_a_sentence(text: str, end: int) -> bool:
    return text[:end].rstrip('"”»’)]')[-1:] in {*".!?؟…\n"} and (end == len(text) or text[end].isspace())


def _word_border(text: str, offset: int, step: int) -> int:
    """The nearest white space in a direction within 40 code points, else a border between letters."""
    reach = text[offset : offset + 40] if step > 0 else text[max(0, offset - 40) : offset][::-1]
    distance = next((k for k, character in enumerate(reach) if character.isspace()), -1)  # none: from here
    return grapheme_ceiling(text, offset + distance + 1) if step > 0 else grapheme_floor(text, offset - distance - 1)


def shown(text: str, place: Range, spans: Sequence[Span], kind: str, others: Sequence[Span] = ()) -> Markup:
    """The sentence of a place with its spans marked: a paragraph in the direction of its own text."""
    found = excerpt(text, place)
    gap = tag("span", class_="omitted")
    parts = [joined(gap if k else None, marked(text, part, spans, kind, others)) for k, part in enumerate(found.parts)]
    classes = ["text", *(["cut-before"] if found.cut_before else []), *(["cut-after"] if found.cut_after else [])]
    return tag("p", *parts, class_=" ".join(classes), dir="auto")
