"""Spans without the marks at their edges: whether «نص» is marked with or without its quotation marks is set aside.

>>> from annotator.measures.units import Columns, Vocabulary
>>> columns = Columns("gold", Vocabulary())
>>> columns.add_spans("d", [("quote", "direct", 4, 11)], text="قال «نعم»، ثم")
>>> bare = without_marks(columns.side())
>>> bare.start.tolist(), bare.end.tolist()
([5], [8])
"""

import re
from dataclasses import replace

import numpy as np

from annotator.core.text import Range
from annotator.measures.counting import Numbers
from annotator.measures.units import NONE, Integers, Side

MARKS = "«»“”\"'،:؛.!؟ـ"
"""What is trimmed, and white space."""
_IS_TRIMMED = np.array([chr(code) in MARKS or chr(code).isspace() for code in range(0x3002)])
"""By code; U+3000 is the last white space."""
_TRIMMED = frozenset(map(chr, np.flatnonzero(_IS_TRIMMED)))
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BLOCK = 1000
"""Documents looked at in one go: bounds the memory, not the answer."""


def without_marks(side: Side) -> Side:
    """The side with marks, white space and tatweel trimmed from both ends of every span; rows keep their places.

    A span of nothing else stays as it is. Raises ValueError if the text of a document with spans is not known
    (`missing_texts` tells).
    """
    if missing := missing_texts(side):
        raise ValueError(f"the text of document {missing[0]!r} is not known")
    start, end = side.start.copy(), side.end.copy()
    bounds = np.flatnonzero(np.diff(side.document, prepend=NONE, append=NONE))
    texts = [side.names.texts[document] for document in side.marked()]
    for first in range(0, len(texts), _BLOCK):
        block = texts[first : first + _BLOCK]
        edges = bounds[first : first + len(block) + 1]
        rows = slice(edges[0], edges[-1])
        _trim(start[rows], end[rows], block, np.diff(edges))
    split = {row: _without(segments, side.names.texts[int(side.document[row])]) for row, segments in side.split.items()}
    for row, segments in split.items():
        start[row], end[row] = segments[0][0], segments[-1][1]
    return replace(side, start=start, end=end, split={row: found for row, found in split.items() if len(found) > 1})


def missing_texts(side: Side) -> list[str]:
    """The ids of the documents in which this side has spans, and of which there is no text."""
    return [side.names.documents.in_order[document] for document in side.marked() if document not in side.names.texts]


def _trim(start: Integers, end: Integers, texts: list[str], rows: Numbers) -> None:
    """Moves both ends inwards, in place, a character at a time for all that still have a mark there.

    `rows`: how many of them lie in each text, one text after the other.
    """
    lengths = np.array([len(text) for text in texts])
    if np.any(end > np.repeat(lengths, rows)):
        raise ValueError("a span ends beyond its text")
    codes = np.frombuffer(b"".join(map(_units, texts)), np.uint16)
    base = np.repeat(np.cumsum(lengths) - lengths, rows)

    def marked(chosen: Numbers, places: Integers) -> Numbers:
        left: Numbers = chosen[_IS_TRIMMED[np.minimum(codes[base[chosen] + places[chosen]], len(_IS_TRIMMED) - 1)]]
        return left

    first, last = start.copy(), end - 1
    chosen = np.arange(len(start))
    while len(chosen := marked(chosen, first)):
        first[chosen] += 1
        chosen = chosen[first[chosen] <= last[chosen]]
    chosen = np.flatnonzero(first <= last)
    something = chosen
    while len(chosen := marked(chosen, last)):
        last[chosen] -= 1
    start[something], end[something] = first[something], last[something] + 1


def _units(text: str) -> bytes:
    """Two bytes for each character; those beyond U+FFFF, none of which is trimmed, stand as U+FFFD."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units if len(units) == 2 * len(text) else _ASTRAL.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")


def _without(segments: tuple[Range, ...], text: str) -> tuple[Range, ...]:
    """Segments without marks at the outer ends; one of marks alone at an end goes."""
    inside = list(segments)
    while inside and text[inside[0][0]] in _TRIMMED:
        inside[:1] = [(inside[0][0] + 1, inside[0][1])] if inside[0][0] + 1 < inside[0][1] else []
    while inside and text[inside[-1][1] - 1] in _TRIMMED:
        inside[-1:] = [(inside[-1][0], inside[-1][1] - 1)] if inside[-1][0] < inside[-1][1] - 1 else []
    return tuple(inside) or segments
