"""Which span stands in which: the innermost span of the same layer around each, and how far two sides agree on it.

>>> from annotator.measures.units import Columns, Vocabulary
>>> columns = Columns("gold", Vocabulary())
>>> columns.add_spans("d", [("quote", "direct", 0, 90), ("quote", "direct", 10, 50), ("quote", "direct", 20, 30)])
>>> parents(columns.side()).tolist()
[-1, 0, 1]
"""

import numpy as np
import numpy.typing as npt

from annotator.measures.matching import Matching, overlapping_hulls
from annotator.measures.units import NONE, Side

Rows = npt.NDArray[np.int64]


def parents(side: Side) -> Rows:
    """Shape (rows,): the row of the shortest span of the same layer that contains each row and is not its equal; -1 if none.

    A split span is contained where each of its segments is inside one segment of the other.
    """
    result = np.full(len(side), NONE, np.int64)
    if not _any_overlap(side):
        return result
    inner, outer = overlapping_hulls(side, side)
    around = (side.start[outer] <= side.start[inner]) & (side.end[outer] >= side.end[inner]) & (inner != outer)
    inner, outer = inner[around], outer[around]
    if side.split:
        contained = [_contains(side.segments(b), side.segments(a)) for a, b in zip(inner.tolist(), outer.tolist(), strict=True)]
        inner, outer = inner[contained], outer[contained]
    else:
        proper = (side.start[outer] < side.start[inner]) | (side.end[outer] > side.end[inner])
        inner, outer = inner[proper], outer[proper]
    order = np.lexsort((-outer, -side.lengths()[outer]))
    result[inner[order]] = outer[order]  # the last assignment stays: the shortest, and of equals the first
    return result


def _any_overlap(side: Side) -> bool:
    """Whether any two neighbours of one document and layer overlap; where none do, nothing is inside another."""
    together = (side.document[1:] == side.document[:-1]) & (side.layer[1:] == side.layer[:-1])
    return bool(np.any(together & (side.start[1:] < side.end[:-1])))


def _contains(outer: tuple[tuple[int, int], ...], inner: tuple[tuple[int, int], ...]) -> bool:
    return outer != inner and all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def edges(gold: Side, predicted: Side, found: Matching) -> tuple[Rows, Rows, Rows]:
    """The rows with a parent: of the gold, of the prediction, and those of the gold whose edge is found.

    An edge is found where both of its ends are paired, with the ends of one edge.
    """
    ours, theirs = parents(gold), parents(predicted)
    partner = np.full(len(gold) + 1, NONE, np.int64)  # the last stands for "no parent", at -1
    partner[found.left] = found.right
    children = np.nonzero(ours >= 0)[0]
    theirs_of = np.append(theirs, NONE)[partner[children]]
    kept = (theirs_of >= 0) & (theirs_of == partner[ours[children]])
    return children, np.nonzero(theirs >= 0)[0], children[kept]
