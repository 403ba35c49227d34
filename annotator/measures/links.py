"""Who said it: whether paired quotations have the same speakers, and the same for every other relation.

Two lists of children are compared in four ways, strongest first:

* `referent`: the same set of referents; only where every child on both sides has one (or there are no children);
* `mention`: the same set of spans, by their boundaries;
* `overlapping`: as many children, and each overlaps one of the other side;
* `same`: by referent where all have one, else by overlap. This is what the cases of the window count.

No children against none is the same; none against some is not.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from annotator.measures.matching import Flags, Floats, Matching, Rows
from annotator.measures.units import NONE, Side

if TYPE_CHECKING:
    from annotator.core.text import Range

Basis = Literal["same", "referent", "mention", "overlapping"]
BASES: tuple[Basis, ...] = ("same", "referent", "mention", "overlapping")


@dataclass(frozen=True, slots=True)
class Links:
    """The children of every row of a side by one relation.

    `count`: shape (rows,), how many. `first`: shape (rows,), the row of the first, or -1. `many`: all of them, for
    the rows that have several.
    """

    side: Side
    count: Rows
    first: Rows
    many: dict[int, tuple[int, ...]]

    @classmethod
    def of(cls, side: Side, relation: int) -> "Links":
        chosen = side.relation == relation
        head, child = side.head[chosen], side.child[chosen]
        count = np.bincount(head, minlength=len(side))
        first = np.full(len(side), NONE, np.int64)
        first[head] = child
        several: dict[int, list[int]] = {}
        for one, other in zip(*(column[count[head] > 1].tolist() for column in (head, child)), strict=True):
            several.setdefault(one, []).append(other)
        return cls(side, count, first, {row: tuple(children) for row, children in several.items()})

    def children(self, row: int) -> tuple[int, ...]:
        return self.many.get(row) or ((int(self.first[row]),) if self.count[row] else ())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether the children of each pair of rows are the same; shape (pairs,).

    `comparable` says where the referents could be compared; `jaccard` is the share of common referents there, else 0.
    """

    same: dict[Basis, Flags]
    comparable: Flags
    jaccard: Floats


def compare(ours: Links, theirs: Links, found: Matching) -> Comparison:
    """Compares the children of both rows of every pair."""
    a, b = found.left, found.right
    left, right, x, y = ours.side, theirs.side, ours.first[a], theirs.first[b]
    both, neither = (x >= 0) & (y >= 0), (x < 0) & (y < 0)
    comparable = ((x < 0) | (left.referent[x] >= 0)) & ((y < 0) | (right.referent[y] >= 0))
    referent = comparable & both & (left.referent[x] == right.referent[y]) | neither
    mention = both & (left.start[x] == right.start[y]) & (left.end[x] == right.end[y]) | neither
    overlap = both & (left.start[x] < right.end[y]) & (right.start[y] < left.end[x]) | neither
    same: dict[Basis, Flags] = {
        "same": np.where(comparable, referent, overlap), "referent": referent, "mention": mention, "overlapping": overlap,
    }  # fmt: skip
    jaccard = referent.astype(np.float64)
    odd = (ours.count[a] > 1) | (theirs.count[b] > 1) | _split(left, x) | _split(right, y)
    for place in np.nonzero(odd)[0].tolist():
        comparable[place], jaccard[place], *answers = _of_lists(ours, theirs, int(a[place]), int(b[place]))
        for basis, answer in zip(BASES, answers, strict=True):
            same[basis][place] = answer
    return Comparison(same, comparable, jaccard)


def _split(side: Side, rows: Rows) -> Flags:
    flags = np.zeros(len(side) + 1, np.bool_)  # the last stands for "no child", at -1
    flags[list(side.split)] = True
    return flags[rows]


def _of_lists(ours: Links, theirs: Links, row: int, other: int) -> tuple[bool, float, bool, bool, bool, bool]:
    """For children of any number and shape: comparable by referent, the Jaccard index, then an answer for each basis."""
    left, right = _described(ours, row), _described(theirs, other)
    names, others = {name for name, _ in left}, {name for name, _ in right}
    comparable = NONE not in names | others
    referent = comparable and names == others
    jaccard = (len(names & others) / len(names | others) if names | others else 1.0) if comparable else 0.0
    overlapping = _each_found(left, right, by_name=False)
    same = referent if comparable else _each_found(left, right, by_name=True)
    return comparable, jaccard, same, referent, {place for _, place in left} == {place for _, place in right}, overlapping


_Child = tuple[int, "tuple[Range, ...]"]
"""A referent, or -1, and segments."""


def _described(links: Links, row: int) -> list[_Child]:
    side = links.side
    return [(int(side.referent[child]), side.segments(child)) for child in links.children(row)]


def _each_found(left: list[_Child], right: list[_Child], *, by_name: bool) -> bool:
    def found(child: _Child, others: list[_Child]) -> bool:
        return any(
            any(a < d and c < b for a, b in child[1] for c, d in place) or (by_name and name == child[0] != NONE)
            for name, place in others
        )

    return len(left) == len(right) and all(found(one, right) for one in left) and all(found(one, left) for one in right)
