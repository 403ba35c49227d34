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
from annotator.measures.units import NONE, Side

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
    start, end, split = side.start.copy(), side.end.copy(), dict(side.split)
    for row in _edged(side):
        segments = _without(side.segments(row), side.names.texts[int(side.document[row])])
        start[row], end[row] = segments[0][0], segments[-1][1]
        split.pop(row, None)
        if len(segments) > 1:
            split[row] = segments
    return replace(side, start=start, end=end, split=split)


def missing_texts(side: Side) -> list[str]:
    """The ids of the documents in which this side has spans, and of which there is no text."""
    return [side.names.documents.in_order[document] for document in side.marked() if document not in side.names.texts]


def _edged(side: Side) -> list[int]:
    """The rows that begin or end with something to be trimmed."""
    bounds = np.flatnonzero(np.diff(side.document, prepend=NONE, append=NONE))
    texts = [side.names.texts[document] for document in side.marked()]
    found: list[int] = []
    for first in range(0, len(texts), _BLOCK):
        units = [_units(text) for text in texts[first : first + _BLOCK]]
        codes = np.frombuffer(b"".join(units), np.uint16)
        lengths = np.array([len(text) // 2 for text in units])
        begin, end = bounds[first], bounds[first + len(units)]
        base = np.repeat(np.cumsum(lengths) - lengths, np.diff(bounds[first : first + len(units) + 1]))
        ends = np.stack([codes[base + side.start[begin:end]], codes[base + side.end[begin:end] - 1]])
        edged = _IS_TRIMMED[np.minimum(ends, len(_IS_TRIMMED) - 1)].any(0)
        found += (np.flatnonzero(edged) + begin).tolist()
    return found


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
