"""Spans without the marks at their edges: whether «نص» is marked with or without its quotation marks is set aside.

>>> from annotator.measures.units import Columns, Vocabulary
>>> columns = Columns("gold", Vocabulary())
>>> columns.add_spans("d", [("quote", "direct", 4, 11)], text="قال «نعم»، ثم")
>>> bare = without_marks(columns.side())
>>> bare.start.tolist(), bare.end.tolist()
([5], [8])
"""

import sys
from dataclasses import replace
from itertools import pairwise

import numpy as np

from annotator.core.text import Range
from annotator.measures.units import NONE, Side

MARKS = "«»“”\"'،:؛.!؟ـ"
"""What is trimmed, and white space."""
_TRIMMED = frozenset(MARKS) | {chr(code) for code in range(sys.maxunicode) if chr(code).isspace()}


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
    starts, lasts, found = side.start.tolist(), (side.end - 1).tolist(), []
    bounds = np.flatnonzero(np.diff(side.document, prepend=NONE, append=NONE)).tolist()
    for document, (begin, end) in zip(side.marked(), pairwise(bounds), strict=True):
        text, first, last = side.names.texts[document], starts[begin:end], lasts[begin:end]
        if _TRIMMED.isdisjoint(map(text.__getitem__, first)) and _TRIMMED.isdisjoint(map(text.__getitem__, last)):
            continue
        places = enumerate(zip(first, last, strict=True), begin)
        found += [row for row, (one, other) in places if text[one] in _TRIMMED or text[other] in _TRIMMED]
    return found


def _without(segments: tuple[Range, ...], text: str) -> tuple[Range, ...]:
    """Segments without marks at the outer ends; one of marks alone at an end goes."""
    inside = list(segments)
    while inside and text[inside[0][0]] in _TRIMMED:
        inside[:1] = [(inside[0][0] + 1, inside[0][1])] if inside[0][0] + 1 < inside[0][1] else []
    while inside and text[inside[-1][1] - 1] in _TRIMMED:
        inside[-1:] = [(inside[-1][0], inside[-1][1] - 1)] if inside[-1][0] < inside[-1][1] - 1 else []
    return tuple(inside) or segments
