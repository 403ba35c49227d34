"""Spans without the marks at their edges: whether «نص» is marked with or without its quotation marks is set aside.

>>> from annotator.measures.units import Columns, Vocabulary
>>> columns = Columns("gold", Vocabulary())
>>> columns.add_spans("d", [("quote", "direct", 4, 11)], text="قال «نعم»، ثم")
>>> bare = without_marks(columns.side())
>>> bare.start.tolist(), bare.end.tolist()
([5], [8])
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from annotator.measures.counting import Numbers
from annotator.measures.units import Integers, Side

if TYPE_CHECKING:
    from annotator.core.text import Range

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
    (`missing_texts` tells) or too short.
    """
    return all_without_marks([side])[0]


def all_without_marks(sides: Sequence[Side]) -> list[Side]:
    """The same for sides over one vocabulary, whose texts are looked into once."""
    names, ends = sides[0].names, [(side.start.copy(), side.end.copy()) for side in sides]
    documents = sorted({document for side in sides for document in side.marked()})
    if missing := [document for document in documents if document not in names.texts]:
        raise ValueError(f"the text of document {names.documents.in_order[missing[0]]!r} is not known")
    for first in range(0, len(documents), _BLOCK):
        block = documents[first : first + _BLOCK]
        texts = [names.texts[document] for document in block]
        lengths = np.array([len(text) for text in texts])
        codes = np.frombuffer(_units("".join(texts)), np.uint16)
        base, beyond = np.zeros((2, block[-1] - block[0] + 1), np.int64)
        beyond[np.array(block) - block[0]] = ends_of = np.cumsum(lengths)
        base[np.array(block) - block[0]] = ends_of - lengths
        for side, (start, end) in zip(sides, ends, strict=True):
            rows = slice(*np.searchsorted(side.document, (block[0], block[-1] + 1)))
            place = side.document[rows] - block[0]
            if np.any(base[place] + end[rows] > beyond[place]):
                raise ValueError("a span ends beyond its text")
            _trim(start[rows], end[rows], codes, base[place])
    return [_with_split(side, start, end) for side, (start, end) in zip(sides, ends, strict=True)]


def _with_split(side: Side, start: Integers, end: Integers) -> Side:
    """The side with these ends; those of split spans are found by their segments."""
    split = {row: _without(segments, side.names.texts[int(side.document[row])]) for row, segments in side.split.items()}
    for row, segments in split.items():
        start[row], end[row] = segments[0][0], segments[-1][1]
    return replace(side, start=start, end=end, split={row: found for row, found in split.items() if len(found) > 1})


def missing_texts(side: Side) -> list[str]:
    """The ids of the documents in which this side has spans, and of which there is no text."""
    return [side.names.documents.in_order[document] for document in side.marked() if document not in side.names.texts]


def _trim(start: Integers, end: Integers, codes: Numbers, base: Numbers) -> None:
    """Moves both ends inwards, in place, a character at a time for all that still have a mark there.

    `base`: shape (rows,), where the text of each begins in `codes`.
    """

    def marked(places: Numbers) -> Numbers:
        return _IS_TRIMMED[np.minimum(codes[places], len(_IS_TRIMMED) - 1)]

    first, last = start.copy(), end - 1
    chosen = np.flatnonzero(marked(base + first))
    while len(chosen):
        first[chosen] += 1
        chosen = chosen[first[chosen] <= last[chosen]]
        chosen = chosen[marked(base[chosen] + first[chosen])]
    something = first <= last
    chosen = np.flatnonzero(something & marked(base + last))
    while len(chosen):
        last[chosen] -= 1
        chosen = chosen[marked(base[chosen] + last[chosen])]
    start[something], end[something] = first[something], last[something] + 1


def _units(text: str) -> bytes:
    """Two bytes for each character; those beyond U+FFFF, none of which is trimmed, stand as U+FFFD."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units if len(units) == 2 * len(text) else _ASTRAL.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")


def _without(segments: "tuple[Range, ...]", text: str) -> "tuple[Range, ...]":
    """Segments without marks at the outer ends; one of marks alone at an end goes."""
    inside = list(segments)
    while inside and text[inside[0][0]] in _TRIMMED:
        inside[:1] = [(inside[0][0] + 1, inside[0][1])] if inside[0][0] + 1 < inside[0][1] else []
    while inside and text[inside[-1][1] - 1] in _TRIMMED:
        inside[-1:] = [(inside[-1][0], inside[-1][1] - 1)] if inside[-1][0] < inside[-1][1] - 1 else []
    return tuple(inside) or segments
