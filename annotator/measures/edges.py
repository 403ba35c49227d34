"""Spans without the marks at their edges: whether «نص» is marked with or without its quotation marks is set aside.

>>> from annotator.measures.units import Columns, Vocabulary
>>> columns = Columns("gold", Vocabulary())
>>> columns.add_spans("d", [("quote", "direct", 4, 11)], text="قال «نعم»، ثم")
>>> bare = without_marks(columns.side())
>>> bare.start.tolist(), bare.end.tolist()
([5], [8])
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from annotator.core.text import Range
from annotator.measures.units import Integers, Side

MARKS = "«»“”\"'،:؛.!؟ـ"
"""What is trimmed, and white space."""

_BLOCK = 2**22
"""Characters looked at in one go: bounds the memory, not the answer."""

_TRIMMED = np.array([chr(code) in MARKS or chr(code).isspace() for code in range(0x3002)])


def without_marks(side: Side) -> Side:
    """The side with marks, white space and tatweel trimmed from both ends of every span; rows keep their places.

    A span of nothing else stays as it is. Raises ValueError if the text of a document with spans is not known
    (`missing_texts` tells).
    """
    if missing := missing_texts(side):
        raise ValueError(f"the text of document {missing[0]!r} is not known")
    start, end = side.start.copy(), side.end.copy()
    for rows, codes, base in _blocks(side):
        _trim(start[rows], end[rows], codes, base)
    split = {row: _without(segments, side.names.texts[int(side.document[row])]) for row, segments in side.split.items()}
    for row, segments in split.items():
        start[row], end[row] = segments[0][0], segments[-1][1]
    return replace(side, start=start, end=end, split={row: found for row, found in split.items() if len(found) > 1})


def missing_texts(side: Side) -> list[str]:
    """The ids of the documents in which this side has spans, and of which there is no text."""
    found = np.unique(side.document).tolist()
    return [side.names.documents.in_order[document] for document in found if document not in side.names.texts]


def _blocks(side: Side) -> Iterator[tuple[slice, np.ndarray[tuple[int], np.dtype[np.bool_]], Integers]]:
    """Rows, whether each character of their texts is trimmed, and where the text of each row begins there."""
    documents, first = np.unique(side.document, return_index=True)
    bounds = [*first.tolist(), len(side)]
    texts = [side.names.texts[document] for document in documents.tolist()]
    for begin, end in _grouped(map(len, texts)):
        rows = slice(bounds[begin], bounds[end])
        codes = np.frombuffer("".join(texts[begin:end]).encode("utf-32-le", "surrogatepass"), np.uint32)
        lengths = np.array([len(text) for text in texts[begin:end]])
        base = np.repeat(np.cumsum(lengths) - lengths, np.diff(bounds[begin : end + 1]))
        yield rows, _TRIMMED[np.minimum(codes, len(_TRIMMED) - 1)], base


def _grouped(lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring texts that together are one block, as (first, behind the last)."""
    begin = place = total = 0
    for place, length in enumerate(lengths, 1):
        total += length
        if total >= _BLOCK:
            yield begin, place
            begin, total = place, 0
    if begin < place:
        yield begin, place


def _trim(start: Integers, end: Integers, trimmed: np.ndarray[tuple[int], np.dtype[np.bool_]], base: Integers) -> None:
    """Moves both ends inwards, in place, a character at a time for all rows that still have a mark there."""
    first, last = start.copy(), end.copy()
    rows = np.arange(len(start))
    while len(rows := rows[(first[rows] < last[rows])]) and len(rows := rows[trimmed[base[rows] + first[rows]]]):
        first[rows] += 1
    rows = np.nonzero(first < last)[0]
    while len(rows := rows[trimmed[base[rows] + last[rows] - 1]]):
        last[rows] -= 1
    something = first < last
    start[something], end[something] = first[something], last[something]


def _without(segments: tuple[Range, ...], text: str) -> tuple[Range, ...]:
    """Segments without marks at the outer ends; one of marks alone at an end goes."""
    places = [place for start, end in segments for place in range(start, end) if not _is_trimmed(text[place])]
    if not places:
        return segments
    first, last = places[0], places[-1] + 1
    return tuple((max(start, first), min(end, last)) for start, end in segments if start < last and end > first)


def _is_trimmed(character: str) -> bool:
    return character in MARKS or character.isspace()
