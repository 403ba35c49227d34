"""Unitizing agreement: who marked which stretches of a text, and how, for any number of annotators (the u-alpha family).

Krippendorff, Mathet, Bouvry & Widlöcher (2016); Krippendorff (2019), 12.6. Each annotator divides a text into labelled
units and gaps. `tables` holds what the divisions share in one small table per document; tables add up over documents
and every figure is a ratio of their sums. The units of one annotator must not share text: `depths` sorts nested ones
apart, so that none is dropped. The segments of a split unit are one unit.

Measured in tokens instead of letters, the same tables give token alpha, and `confusion` token kappa.

Two annotators over 540 letters (computed in exact fractions; two other programs agree):

>>> one = [(16, 31, 2), (110, 128, 3), (194, 215, 0), (291, 326, 1), (377, 419, 3), (470, 501, 3)]
>>> other = [(14, 36, 2), (106, 132, 3), (191, 218, 0), (293, 325, 1), (371, 413, 3), (470, 501, 3)]
>>> start, end, label = np.array(one + other).T
>>> segments = Segments(np.repeat([0, 1], 6), np.zeros(12, int), label, start, end, np.arange(12))
>>> table = tables(segments, np.array([540]), np.ones((2, 1), bool), 4).sum(0)
>>> [round(float(figure(table)), 6) for figure in (u_alpha, bar_u_alpha, cu_alpha, cover)]
[0.866656, 0.847451, 1.0, 0.283333]
>>> k_u_alpha(table).tolist(), k_cover(table).round(4).tolist()
([1.0, 1.0, 1.0, 1.0], [0.875, 0.9552, 0.8108, 0.8947])
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.integer[Any]]
Numbers = NDArray[np.float64]

LENGTH, SAME, SQUARES, COVERED, COVERED_SQUARES = range(5)
"""Rows of a table: l_c. · l_cc · S_c · l*_c. · S*_c in the paper's letters."""


@dataclass(frozen=True, slots=True)
class Segments:
    """Stretches of text, one row each: whose, in which document, with what label; one `unit` may have several rows.

    All are numbers from 0; `start` and `end` are half-open offsets in the document, in whatever is counted.
    """

    annotator: Integers
    document: Integers
    label: Integers
    start: Integers
    end: Integers
    unit: Integers

    def where(self, chosen: NDArray[Any] | slice) -> "Segments":
        """The rows of a mask, of indices, or of a slice."""
        return Segments(*(getattr(self, name)[chosen] for name in self.__slots__))

    def __len__(self) -> int:
        return len(self.start)

    def in_order(self) -> "Segments":
        """The rows sorted by annotator, document and start."""
        place = self.bases() + self.start
        return self.where(np.argsort(place, kind="stable")) if np.any(place[1:] < place[:-1]) else self

    def units(self) -> tuple[Integers, Integers]:
        """A row of each unit, and the number of each row's unit among these."""
        if np.bincount(self.unit).max(initial=0) < 2:
            return (rows := np.arange(len(self))), rows
        _, first, unit = np.unique(self.unit, return_index=True, return_inverse=True)
        return first, unit

    def bases(self) -> NDArray[np.int64]:
        """What to add to the offsets of each row so that all documents of all annotators lie apart on one line."""
        texts = self.annotator.astype(np.int64) * (int(self.document.max(initial=0)) + 1) + self.document
        return texts * (int(self.end.max(initial=0)) + 1)


def depths(segments: Segments) -> NDArray[np.int64]:
    """How deep each row lies among the units of its annotator in its document: 0 outermost, 1 inside one of those, …

    Taking units by their start, the longer first, each gets the lowest depth at which it shares no text with those
    before it: units that cross are told apart like nested ones. All rows of a unit have its depth.

    >>> quote, inner, after = (0, 90), (20, 30), (95, 99)
    >>> start, end = np.array([quote, inner, after]).T
    >>> zero = np.zeros(3, int)
    >>> depths(Segments(zero, zero, zero, start, end, np.arange(3))).tolist()
    [0, 1, 0]
    """
    units, row_unit = segments.units()
    base = segments.bases()
    start, end = np.full(len(units), np.iinfo(np.int64).max), np.zeros(len(units), np.int64)
    np.minimum.at(start, row_unit, segments.start + base)
    np.maximum.at(end, row_unit, segments.end + base)
    order = np.argsort(start, kind="stable")
    joined = start[order][1:] < np.maximum.accumulate(end[order])[:-1]  # begins before all earlier ones have ended
    contested = np.zeros(len(units), bool)
    contested[order] = np.append(False, joined) | np.append(joined, False)
    result = np.zeros(len(units), np.int64)
    at = np.flatnonzero(contested[row_unit])
    rows = segments.where(at)
    for unit, depth in _lowest_free(row_unit[at], rows.start + base[at], rows.end + base[at], rows.label):
        result[unit] = depth
    return result[row_unit]


def _lowest_free(unit: Integers, start: Integers, end: Integers, label: Integers) -> Iterator[tuple[int, int]]:
    """Each unit with its depth; the units are those that share a stretch of the line with another."""
    pieces: dict[int, list[tuple[int, int]]] = {}
    labels = dict(zip(unit.tolist(), label.tolist(), strict=True))
    for name, first, last in zip(unit.tolist(), start.tolist(), end.tolist(), strict=True):
        pieces.setdefault(name, []).append((first, last))
    for own in pieces.values():
        own.sort()
    levels: list[list[tuple[int, int]]] = []
    reach = -1
    for name, own in sorted(pieces.items(), key=lambda item: (item[1][0][0], -item[1][-1][1], labels[item[0]], item[1])):
        if own[0][0] >= reach:
            levels = []
        reach = max(reach, own[-1][1])
        depth = next((at for at, taken in enumerate(levels) if not _touching(own, taken)), len(levels))
        if depth == len(levels):
            levels.append([])
        levels[depth] += own
        yield name, depth


def _touching(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)


def shared_stretches(left: Segments, right: Segments) -> tuple[Integers, Integers, Integers]:
    """Rows of `left`, rows of `right` and how much text each such pair shares.

    Both sides sorted by document and start, neither with two rows over the same text.
    """
    step = max(int(left.end.max(initial=0)), int(right.end.max(initial=0))) + 1
    here, there = left.document.astype(np.int64) * step, right.document.astype(np.int64) * step
    first = np.searchsorted(there + right.end, here + left.start, "right")
    count = np.maximum(np.searchsorted(there + right.start, here + left.end, "left") - first, 0)
    i = np.repeat(np.arange(len(left)), count)
    j = np.arange(len(i)) - np.repeat(np.cumsum(count) - count - first, count)
    return i, j, np.minimum(left.end[i], right.end[j]) - np.maximum(left.start[i], right.start[j])


def tables(segments: Segments, lengths: Integers, present: NDArray[np.bool_], labels: int) -> Numbers:
    """What the annotators' divisions of each document share: documents x 5 x (labels + 1), column 0 being the gap.

    `segments`: of one layer and depth; `lengths`: of each document; `present`: annotators x documents, who annotated
    which. A document with fewer than two annotators is all zero. Krippendorff et al. (2016).
    """
    size, annotators = labels + 1, present.sum(0)
    segments = segments.where((annotators > 1)[segments.document]).in_order()
    weight = np.divide(1.0, annotators - 1, out=np.zeros(len(lengths)), where=annotators > 1)
    first, unit = segments.units()
    cells, length = segments.document * size + segments.label + 1, segments.end - segments.start
    unit_cells, unit_weight = cells[first], weight[segments.document[first]]
    found = np.zeros((5, len(lengths) * size))
    found[LENGTH] = np.bincount(cells, length, found.shape[1])
    found[SQUARES] = np.bincount(unit_cells, np.bincount(unit, length) ** 2, found.shape[1])
    cuts = np.searchsorted(segments.annotator, np.arange(len(present) + 1)).tolist()
    parts = [segments.where(slice(*cut)) for cut in pairwise(cuts)]
    for a, b in combinations(range(len(parts)), 2):
        i, j, shared = shared_stretches(parts[a], parts[b])
        share, alike = shared * weight[parts[a].document[i]], parts[a].label[i] == parts[b].label[j]
        i, j = i + cuts[a], j + cuts[b]
        found[SAME] += np.bincount(cells[i[alike]], 2 * share[alike], found.shape[1])
        for mine in (i, j):
            found[COVERED] += np.bincount(cells[mine], share, found.shape[1])
            squares = np.bincount(unit[mine], shared, len(first)) ** 2 * unit_weight
            found[COVERED_SQUARES] += np.bincount(unit_cells, squares, found.shape[1])
    result = np.ascontiguousarray(found.reshape(5, len(lengths), size).swapaxes(0, 1))
    return _with_gaps(result, np.where(annotators > 1, lengths * annotators, 0))


def _with_gaps(table: Numbers, text: Numbers) -> Numbers:
    """The same with the gaps in column 0; they count letter by letter. `text`: annotators times length, per document."""
    marked = table[:, LENGTH].sum(1)
    table[:, LENGTH, 0] = table[:, SQUARES, 0] = text - marked
    table[:, SAME, 0] = text - 2 * marked + table[:, COVERED].sum(1)
    return table


def confusion(left: Segments, right: Segments, length: int, labels: int) -> Numbers:
    """Two divisions as a table for kappa, gaps included: (labels + 1) x (labels + 1), each cell in letters or tokens.

    `length`: of all documents together. Sorted by document and start, one depth. See `coefficients.cohen_kappa`.
    """
    size = labels + 1
    i, j, shared = shared_stretches(left, right)
    cells = (left.label[i] + 1) * size + right.label[j] + 1
    table = np.bincount(cells, shared, size * size).astype(np.float64).reshape(size, size)
    mine, yours = (np.bincount(side.label + 1, side.end - side.start, size) for side in (left, right))
    table[1:, 0] = mine[1:] - table[1:].sum(1)
    table[0, 1:] = yours[1:] - table[1:, 1:].sum(0)
    table[0, 0] = length - table.sum()
    return table


# -- figures, from one table or any number of them at once


_ROUNDING = 1e-12  # a share of the whole below which a difference is nothing: sums of thirds do not cancel exactly


def _ratio(numerator: Numbers, denominator: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(denominator == 0, np.nan, numerator / denominator)


def u_alpha(table: Numbers) -> Numbers:
    """How far the annotators divided and labelled the text alike: 1 identically, 0 as by chance; nan for 0/0.

    `table`: ... x 5 x (labels + 1), sums of `tables`; answers one number for each. Krippendorff et al. (2016), uα.
    """
    length, total = table[..., LENGTH, :], table[..., LENGTH, :].sum(-1)
    observed = total - table[..., SAME, :].sum(-1)
    return 1 - _ratio(observed * (total**2 - table[..., SQUARES, :].sum(-1)), total * (total**2 - (length**2).sum(-1)))


def bar_u_alpha(table: Numbers) -> Numbers:
    """The same where only marked or not marked counts, whatever the label. Krippendorff et al. (2016), |uα."""
    gap, total = table[..., LENGTH, 0], table[..., LENGTH, :].sum(-1)
    observed = gap - table[..., SAME, 0]
    return 1 - _ratio(observed * (total**2 - table[..., SQUARES, :].sum(-1)), total * gap * (total - gap))


def cu_alpha(table: Numbers) -> Numbers:
    """How far the labels agree where two annotators both marked something; read it with its `cover`.

    Nan where no or only one label was marked by both, or so little of many annotators' text that the definition leaves
    chance no room. Krippendorff et al. (2016), cuα, pair by pair.
    """
    covered = table[..., COVERED, 1:]
    total = covered.sum(-1)
    observed = total - table[..., SAME, 1:].sum(-1)
    chance = total - _ratio(table[..., COVERED_SQUARES, 1:].sum(-1), total)
    return np.where(chance > _ROUNDING * total, 1 - _ratio(observed * chance, total**2 - (covered**2).sum(-1)), np.nan)


def cover(table: Numbers) -> Numbers:
    """The share of all text, annotator by annotator, that cuα speaks of: marked by both of a pair. 0 to 1."""
    return _ratio(table[..., COVERED, 1:].sum(-1), table[..., LENGTH, :].sum(-1))


def k_u_alpha(table: Numbers) -> Numbers:
    """For each label, how far it agrees with itself where both marked: ... x labels; nan where never co-marked.

    Krippendorff et al. (2016), (k)uα; read it with its `k_cover`.
    """
    covered, same = table[..., COVERED, 1:], table[..., SAME, 1:]
    total = covered.sum(-1)[..., None]
    weight = covered * total - table[..., COVERED_SQUARES, 1:]
    return np.where(weight > _ROUNDING * total**2, 1 - _ratio(weight * (covered - same), covered**2 * (total - covered)), np.nan)


def k_cover(table: Numbers) -> Numbers:
    """For each label, the share of its marked text that the other of a pair marked too, with whatever label."""
    return _ratio(table[..., COVERED, 1:], table[..., LENGTH, 1:])


def token_alpha(table: Numbers) -> Numbers:
    """Krippendorff's nominal alpha of the tokens, gaps being a label: `table` counted in tokens. Nan for 0/0."""
    length, total = table[..., LENGTH, :], table[..., LENGTH, :].sum(-1)
    return 1 - _ratio((total - 1) * (total - table[..., SAME, :].sum(-1)), total**2 - (length**2).sum(-1))
