"""How several annotators divide the same documents, one layer at a time: what the measures of whole texts begin with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.measures.tokens import Tokens
from annotator.measures.unitizing import Segments, depths
from annotator.measures.units import Side

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents compared: those on which two or more annotators have worked, by id.

    `numbers`: their numbers in the vocabulary; `place`: of every document of the vocabulary the row here, or -1;
    `present`: annotators x documents, who worked on which; `texts`: the text of each, None where it is not known.
    """

    numbers: Rows
    place: Rows
    present: NDArray[np.bool_]
    texts: tuple[str | None, ...]

    @classmethod
    def of(cls, sides: Sequence[Side]) -> "Corpus":
        names = sides[0].names
        worked = np.zeros((len(sides), len(names.documents)), np.bool_)
        for at, side in enumerate(sides):
            worked[at, side.documents] = True
        shared = np.flatnonzero(worked.sum(0) > 1)
        numbers = shared[np.argsort(names.documents.ranks()[shared])]
        place = np.full(len(names.documents), -1, np.int64)
        place[numbers] = np.arange(len(numbers))
        texts = tuple(names.texts.get(number) for number in numbers.tolist())
        return cls(numbers, place, worked[:, numbers], texts)

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def lengths(self) -> Rows:
        """Of each document's text in code points; 0 where it is not known."""
        return np.array([len(text or "") for text in self.texts], np.int64)

    @property
    def known(self) -> NDArray[np.bool_]:
        """Annotators x documents: who worked on which of the documents whose text is known."""
        return self.present & np.array([text is not None for text in self.texts], np.bool_)


def divided(sides: Sequence[Side], corpus: Corpus, layer: int, codes: Mapping[int, int]) -> Segments:
    """The segments of a layer's spans in the documents compared; `codes` numbers its labels anew.

    Annotators are numbered as they come, units by side and row.
    """
    parts, first = [], 0
    for annotator, side in enumerate(sides):
        parts.append(_of_side(side, corpus, layer, annotator, first))
        first += len(side)
    whole = Segments(*(np.concatenate([getattr(part, name) for part in parts]) for name in Segments.__slots__))
    coded = np.zeros(len(sides[0].names.labels), np.int64)
    coded[list(codes)] = list(codes.values())
    return Segments(whole.annotator, whole.document, coded[whole.label], whole.start, whole.end, whole.unit)


def _of_side(side: Side, corpus: Corpus, layer: int, annotator: int, first: int) -> Segments:
    """One side's segments, the rows in one piece first."""
    rows = np.flatnonzero((side.layer == layer) & (corpus.place[side.document] >= 0))
    in_pieces = np.isin(rows, list(side.split))
    split, whole = rows[in_pieces].tolist(), rows[~in_pieces]
    pieces = [(row, start, end) for row in split for start, end in side.segments(row)]
    more, starts, ends = np.array(pieces, np.int64).reshape(-1, 3).T
    rows = np.concatenate([whole, more])
    start, end = np.concatenate([side.start[whole], starts]), np.concatenate([side.end[whole], ends])
    return Segments(np.full(len(rows), annotator), corpus.place[side.document[rows]], side.label[rows], start, end, rows + first)


def by_depth(segments: Segments) -> list[Segments]:
    """The segments of each nesting depth, the outermost first; always at least one."""
    found = depths(segments)
    return [segments.where(found == depth) for depth in range(int(found.max(initial=0)) + 1)]


def in_tokens(segments: Segments, tokens: Tokens) -> Segments:
    """The same segments (of one depth) counted in tokens, in order: every token they touch, the earlier segment first.

    A segment that touches no token of its own is not there.
    """
    segments = segments.in_order()
    base, limit = segments.document * tokens.step, tokens.step - 1
    start = np.searchsorted(tokens.end, base + np.minimum(segments.start, limit), "right")
    end = np.searchsorted(tokens.start, base + np.minimum(segments.end, limit), "left")
    apart = segments.annotator.astype(np.int64) * (len(tokens.start) + 1)
    taken = np.maximum.accumulate(np.append(-1, end + apart))[:-1]
    start, first = np.maximum(start, taken - apart), tokens.first[segments.document]
    found = Segments(segments.annotator, segments.document, segments.label, start - first, end - first, segments.unit)
    return found.where(start < end)


def label_codes(sides: Sequence[Side], layer: int) -> dict[int, int]:
    """The labels that a layer has, numbered in the order of their names."""
    used: set[int] = set()
    for side in sides:
        used |= set(np.flatnonzero(np.bincount(side.label[side.layer == layer])).tolist())
    names = sides[0].names.labels.in_order
    return {label: code for code, label in enumerate(sorted(used, key=names.__getitem__))}


def of_pair(segments: Segments, annotators: tuple[int, int], documents: NDArray[np.bool_]) -> tuple[Segments, Segments]:
    """Two annotators' segments in some documents; all in order."""
    cuts = [np.searchsorted(segments.annotator, (annotator, annotator + 1)).tolist() for annotator in annotators]
    left, right = (segments.where(slice(*cut)) for cut in cuts)
    if documents.all():
        return left, right
    return left.where(documents[left.document]), right.where(documents[right.document])


