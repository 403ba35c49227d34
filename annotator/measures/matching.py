"""Which row of one side is which of another's: one to one, the same whatever order they come in.

The definition is that of `annotator.core.pairing`, for whole corpora at once: spans compete inside their document
and layer; pairs that share at least one code point are taken greedily in one total order (equal boundaries and
label, equal boundaries, overlap with equal label, overlap; then the larger IoU, then by position). Nearly all
spans have one candidate only and are paired in numpy; the contested rest goes through a loop.

>>> from annotator.measures.units import Columns, Vocabulary
>>> names = Vocabulary()
>>> gold, predicted = Columns("gold", names), Columns("predicted", names)
>>> gold.add_spans("d", [("quote", "direct", 0, 10), ("quote", "direct", 10, 12)])
>>> predicted.add_spans("d", [("quote", "direct", 0, 3), ("quote", "direct", 3, 12)])
>>> found = match(gold.side(), predicted.side())
>>> found.left.tolist(), found.right.tolist(), found.iou.tolist()
([0], [1], [0.5833333333333334])
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from annotator.measures.units import Side

Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs of two sides, sorted by the left row; all arrays have the shape (pairs,).

    `left`, `right`: rows of the two sides. `same_boundaries`: all segments equal. `same_label`. `iou`: code points
    that both cover as a share of those either covers, above 0, at most 1.
    """

    left: Rows
    right: Rows
    same_boundaries: Flags
    same_label: Flags
    iou: Floats

    def __len__(self) -> int:
        return len(self.left)

    def chosen(self, where: Flags | Rows) -> "Matching":
        """Some of the pairs."""
        return Matching(
            self.left[where], self.right[where], self.same_boundaries[where], self.same_label[where], self.iou[where]
        )


def match(left: Side, right: Side) -> Matching:
    """Pairs the rows of two sides that share a vocabulary; raises ValueError where they do not.

    Symmetric: with the sides exchanged it gives the same pairs. Greedy, hence not always the most pairs possible.
    """
    if left.names is not right.names:
        raise ValueError("the sides must share one vocabulary")
    found = candidates(left, right)
    paired = _alone(found, left, right, np.ones(len(found), np.bool_))
    if paired.all():
        return found
    paired |= _alone(found, left, right, found.same_boundaries & found.same_label & ~paired)
    taken_left, taken_right = np.zeros(len(left), np.bool_), np.zeros(len(right), np.bool_)
    taken_left[found.left[paired]] = taken_right[found.right[paired]] = True
    rest = np.flatnonzero(~(taken_left[found.left] | taken_right[found.right]))
    paired[rest[_settled(found.chosen(rest), left, right)]] = True
    return found.chosen(paired)


def _alone(found: Matching, left: Side, right: Side, among: Flags) -> Flags:
    """Which candidates are the only ones among some, for both of their rows: all of them, or those alike in everything.

    These are settled at once: nothing competes with the former, and nothing that does not stand behind the latter.
    """
    a, b = found.left[among], found.right[among]
    once = np.zeros(len(found), np.bool_)
    once[among] = (np.bincount(a, minlength=len(left))[a] == 1) & (np.bincount(b, minlength=len(right))[b] == 1)
    return once


def candidates(left: Side, right: Side) -> Matching:
    """All pairs of rows in one document and layer that share a code point, sorted by the left row."""
    a, b = overlapping_hulls(left, right)
    start_a, start_b, end_a, end_b = left.start[a], right.start[b], left.end[a], right.end[b]
    shared = (np.minimum(end_a, end_b) - np.maximum(start_a, start_b)).astype(np.int64)
    same = (start_a == start_b) & (end_a == end_b)
    both = (end_a - start_a).astype(np.int64) + (end_b - start_b)
    if left.split or right.split:
        both = left.lengths()[a] + right.lengths()[b]
        for i in np.nonzero(_in_several(left, a) | _in_several(right, b))[0].tolist():
            ours, theirs = left.segments(int(a[i])), right.segments(int(b[i]))
            shared[i] = sum(max(0, min(y, w) - max(x, v)) for x, y in ours for v, w in theirs)
            same[i] = ours == theirs
    found = Matching(a, b, same, left.label[a] == right.label[b], shared / (both - shared))
    return found if shared.all() else found.chosen(shared > 0)


def overlapping_hulls(left: Side, right: Side) -> tuple[Rows, Rows]:
    """The pairs of rows in one document and layer whose hulls overlap, sorted by the left row.

    The spans of a side may nest and overlap; [0,5) and [5,9) do not overlap.
    """
    reach = int(max(left.end.max(initial=0), right.end.max(initial=0))) + 2
    layers = len(left.names.layers) + 1

    def places(side: Side) -> tuple[Rows, Rows]:
        group = (side.document.astype(np.int64) * layers + side.layer) * reach
        return group + side.start, group + side.end

    (left_start, left_end), (right_start, right_end) = places(left), places(right)
    order = np.argsort(right_start, kind="stable") if np.any(right_start[1:] < right_start[:-1]) else None
    if order is not None:
        right_start, right_end = right_start[order], right_end[order]
    farthest = np.maximum.accumulate(right_end)  # the same as right_end where the spans do not nest
    first = np.searchsorted(farthest, left_start, "right")
    count = np.maximum(np.searchsorted(right_start, left_end, "left") - first, 0)
    a = np.repeat(np.arange(len(left)), count)
    b = np.arange(len(a)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    overlap = right_end[b] > left_start[a]
    if not overlap.all():
        a, b = a[overlap], b[overlap]
    return a, b if order is None else order[b]


def _in_several(side: Side, rows: Rows) -> Flags:
    flags = np.zeros(len(side), np.bool_)
    flags[list(side.split)] = True
    return flags[rows]


def _settled(rest: Matching, left: Side, right: Side) -> Rows:
    """Which of the contested candidates become pairs.

    A candidate that comes first for both of its rows is settled whatever the others are; with those gone, others
    come first. A few rounds leave little for the loop that takes the rest one by one.
    """
    places = _total_order(rest, left, right)
    chosen: list[Rows] = []
    for _ in range(_ROUNDS):
        a, b, index = rest.left[places], rest.right[places], np.arange(len(places))
        first = (_first(a, len(left)) == index) & (_first(b, len(right)) == index)
        chosen.append(places[first])
        free_left, free_right = np.ones(len(left), np.bool_), np.ones(len(right), np.bool_)
        free_left[a[first]] = free_right[b[first]] = False
        places = places[free_left[a] & free_right[b]]
    used_left, used_right, more = set(), set(), []
    for place, one, other in zip(places.tolist(), rest.left[places].tolist(), rest.right[places].tolist(), strict=True):
        if one not in used_left and other not in used_right:
            used_left.add(one)
            used_right.add(other)
            more.append(place)
    return np.concatenate([*chosen, np.array(more, np.int64)])


def _first(rows: Rows, count: int) -> Rows:
    """Shape of `rows`: for each the index at which its row stands first."""
    place = np.empty(count, np.int64)
    place[rows[::-1]] = np.arange(len(rows))[::-1]  # of several assignments the last stays
    return place[rows]


def _total_order(rest: Matching, left: Side, right: Side) -> Rows:
    a, b = rest.left, rest.right
    rank = 2 * ~rest.same_boundaries + ~rest.same_label
    labels = left.names.labels.ranks().astype(np.int64)
    keys: list[npt.NDArray[Any]] = [
        a * len(right) + b,
        labels[left.label[a]] * len(labels) + labels[right.label[b]],
        left.end[a].astype(np.int64) << 32 | right.end[b],
        left.start[a].astype(np.int64) << 32 | right.start[b],
        -rest.iou,
        rank,
    ]
    if left.split or right.split:
        keys[1:1] = [_segment_ranks(right)[b], _segment_ranks(left)[a]]
    return np.lexsort(tuple(keys))


def _segment_ranks(side: Side) -> Rows:
    """Shape (rows,): where rows with the same hull stand by their segments; a span in one piece comes last."""
    ranks = np.full(len(side), len(side.split), np.int64)
    if side.split:
        place = {segments: rank for rank, segments in enumerate(sorted(set(side.split.values())))}
        ranks[list(side.split)] = [place[segments] for segments in side.split.values()]
    return ranks
