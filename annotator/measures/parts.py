"""A corpus in parts of some thousand spans, counted one after the other: what they become stays near the processor.

The counts are the same as of the whole, because spans are compared within a document only.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from annotator.measures.units import Integers, Side

if TYPE_CHECKING:
    from annotator.core.text import Range

Places = npt.NDArray[np.int64]

_ROWS = 30_000
"""Spans of both sides in a part: a column of half of them in 64 bits is what memory is at hand for without asking the system."""


def parts(gold: Side, predicted: Side, documents: Places) -> Iterator[tuple[Side, Side, Places]]:
    """Both sides for some of the documents after the other, and the numbers of these.

    `documents` are, in rising order, all that either side has worked on.
    """
    before = np.searchsorted(gold.document, documents) + np.searchsorted(predicted.document, documents)
    cuts = np.flatnonzero(np.diff(before // _ROWS)) + 1
    if not len(cuts):
        yield gold, predicted, documents
        return
    firsts = documents[[0, *cuts]]
    yield from zip(_cut(gold, firsts), _cut(predicted, firsts), np.split(documents, cuts), strict=True)


def _cut(side: Side, firsts: Places) -> Iterator[Side]:
    """The side cut before the documents with these numbers, the first of which is its first; all names stay."""
    cuts = np.append(np.searchsorted(side.document, firsts), len(side))
    split: list[dict[int, tuple[Range, ...]]] = [{} for _ in firsts]
    for row, segments in side.split.items():
        part = int(np.searchsorted(cuts, row, "right")) - 1
        split[part][row - int(cuts[part])] = segments
    links = _by_part(np.searchsorted(cuts, side.head, "right") - 1, len(firsts))
    worked = _by_part(np.searchsorted(firsts, side.documents, "right") - 1, len(firsts))
    for part, (begin, end) in enumerate(pairwise(cuts.tolist())):
        rows, linked, first = slice(begin, end), links[part], np.int32(begin)
        columns: list[Integers] = [side.document, side.layer, side.label, side.start, side.end, side.referent]
        document, layer, label, start, last, referent = (column[rows] for column in columns)
        yield Side(
            side.name, side.names, document, layer, label, start, last, referent, split[part],
            side.relation[linked], side.head[linked] - first, side.child[linked] - first, side.documents[worked[part]],
        )  # fmt: skip


def _by_part(part: Places, count: int) -> list[Places]:
    """For each part the places at which it stands, rising."""
    order = np.argsort(part, kind="stable")
    return np.split(order, np.searchsorted(part[order], np.arange(1, count)))
