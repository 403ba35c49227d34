"""Agreement on the labels of given units: Cohen, Scott, Bennett, Gwet, Fleiss, Krippendorff.

All begin with a table of counts that is additive over documents. Where a coefficient is 0/0 the answer is None.
"""

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Table = NDArray[np.float64]
Codes = NDArray[np.integer[Any]]

_CHUNK = 1 << 16  # units at a time: the working arrays stay in the cache, and memory does not grow with the units


def contingency(left: Codes, right: Codes, labels: int) -> Table:
    """How often one annotator said row and the other column: labels x labels from two arrays of codes 0..labels-1.

    A unit with -1 on either side is left out. Raises ValueError where the arrays differ in length or a code is out of range.

    >>> contingency(np.array([0, 0, 1, -1]), np.array([0, 1, 1, 1]), 2).tolist()
    [[1.0, 1.0], [0.0, 1.0]]
    """
    if left.shape != right.shape:
        raise ValueError(f"{left.shape} codes against {right.shape}")
    _check(left, labels)
    _check(right, labels)
    size = labels + 1  # row and column 0 take the missing codes
    found = np.zeros(size * size)
    for at in range(0, len(left), _CHUNK):
        cells = (left[at : at + _CHUNK].astype(np.intp) + 1) * size
        cells += right[at : at + _CHUNK]
        cells += 1
        found += np.bincount(cells, minlength=size * size)
    return found.reshape(size, size)[1:, 1:]


def _check(codes: Codes, labels: int) -> None:
    if codes.size and not -1 <= codes.min() <= codes.max() < labels:
        raise ValueError(f"a code is outside -1..{labels - 1}")


def observed_agreement(table: Table) -> float | None:
    """The share of units with equal labels: 0 to 1; None without units. `table`: labels x labels.

    Cohen (1960), p. 45:

    >>> observed_agreement(np.array([[88, 14, 18], [10, 40, 10], [2, 6, 12]]))
    0.7
    """
    total = table.sum()
    return float(np.trace(table) / total) if total else None


def cohen_kappa(table: Table) -> float | None:
    """Agreement above chance when each annotator keeps her own habits: at most 1; None where chance alone agrees.

    `table`: labels x labels, rows one annotator, columns the other. Cohen (1960), table of p. 45:

    >>> round(cohen_kappa(np.array([[88, 14, 18], [10, 40, 10], [2, 6, 12]])), 3)
    0.492
    """
    total = float(table.sum())
    return _corrected(float(np.trace(table)), float(table.sum(0) @ table.sum(1)), total)


def scott_pi(table: Table) -> float | None:
    """Agreement above chance when both annotators share the habits of the two together: at most 1; None for 0/0.

    `table`: labels x labels. Scott (1955); Artstein & Poesio (2008), example 2:

    >>> round(scott_pi(np.array([[46, 0, 0], [6, 32, 6], [0, 0, 10]])), 4)
    0.7995
    """
    shared = (table.sum(0) + table.sum(1)) / 2
    return _corrected(float(np.trace(table)), float(shared @ shared), float(table.sum()))


def bennett_s(table: Table) -> float | None:
    """Agreement above chance when every label is as likely as another: at most 1; None for one label or no unit.

    `table`: labels x labels. Bennett, Alpert & Goldstein (1954); Artstein & Poesio (2008), example 2:

    >>> round(bennett_s(np.array([[46, 0, 0], [6, 32, 6], [0, 0, 10]])), 2)
    0.82
    """
    total = float(table.sum())
    return _corrected(float(np.trace(table)), total * total / len(table), total) if len(table) else None


def gwet_ac1(table: Table) -> float | None:
    """Agreement above the chance of hard units: at most 1; None for one label or no unit. `table`: labels x labels.

    Gwet (2008), with Pe = sum of p(1 - p) / (q - 1); three labels:

    >>> round(gwet_ac1(np.array([[25, 12, 3], [13, 2, 15], [12, 16, 2]])), 5)
    -0.04797
    """
    total = float(table.sum())
    if len(table) < 2:
        return None
    shared = (table.sum(0) + table.sum(1)) / 2
    return _corrected(float(np.trace(table)), float(shared @ (total - shared)) / (len(table) - 1), total)


def _corrected(agreeing: float, by_chance: float, total: float) -> float | None:
    """(Po - Pe) / (1 - Pe) from Po = agreeing / total and Pe = by_chance / total²; 0/0 is exactly found in whole numbers."""
    room = total * total - by_chance
    return (total * agreeing - by_chance) / room if room else None


def fleiss_kappa(counts: Table) -> float | None:
    """Agreement above chance of a fixed number of annotators: at most 1; it is Scott's pi for many, not Cohen's kappa.

    `counts`: items x labels, how many chose each. Raises ValueError where the items differ in their number of
    annotators or have only one. None where all chose one label. Fleiss (1971); ten items, three annotators:

    >>> high = np.array([3, 2, 2, 2, 1, 0, 0, 1, 1, 1])
    >>> round(fleiss_kappa(np.column_stack([high, 3 - high])), 4)
    0.0498
    """
    raters = _raters(counts)
    each, total = counts.sum(0).astype(np.float64), float(counts.sum())
    agreeing = float((counts * (counts - 1.0)).sum()) / (raters - 1)
    return _corrected(agreeing, float(each @ each), total)


def fleiss_kappa_by_label(counts: Table) -> list[float | None]:
    """Fleiss' kappa of each label against all others, in the order of the columns of `counts` (items x labels).

    Raises ValueError as `fleiss_kappa`. None for a label that all or none chose. Fleiss (1971), eq. 15:

    >>> high = np.array([3, 2, 2, 2, 1, 0, 0, 1, 1, 1])
    >>> [round(kappa, 3) for kappa in fleiss_kappa_by_label(np.column_stack([high, 3 - high]))]
    [0.05, 0.05]
    """
    raters, total = _raters(counts), float(counts.sum())
    differing = (counts * (raters - counts)).sum(0) / (raters - 1)
    room = counts.sum(0) * (total - counts.sum(0))
    return [float(1 - d * total / r) if r else None for d, r in zip(differing, room, strict=True)]


def _raters(counts: Table) -> int:
    raters = np.unique(counts.sum(1))
    if len(raters) != 1 or raters[0] < 2:
        raise ValueError("every item needs the same number of annotators, two or more")
    return int(raters[0])


def coincidences(codes: Codes, labels: int) -> Table:
    """The labels x labels table of Krippendorff's alpha, additive over documents; memory does not grow with the units.

    `codes`: annotators x units, 0..labels-1, -1 where a code is missing; a unit of m codes weighs 1/(m - 1) per pair.
    Raises ValueError for a code out of range. Krippendorff (2011), "Computing Krippendorff's alpha-reliability", C.

    >>> coincidences(np.array([[0, 0, 1], [0, 1, -1]]), 2).tolist()
    [[2.0, 1.0], [1.0, 0.0]]
    """
    _check(codes, labels)
    size = labels + 1
    found = np.zeros(size * size)
    for at in range(0, codes.shape[1], _CHUNK):
        chunk = codes[:, at : at + _CHUNK].astype(np.intp) + 1
        present = (chunk > 0).sum(0)
        full = bool((present == len(chunk)).all())
        weights = None if full else 1.0 / np.maximum(present - 1, 1)
        share = 1.0 / max(len(chunk) - 1, 1) if full else 1.0
        for i, row in enumerate(chunk):
            for other in chunk[i + 1 :]:
                found += np.bincount(row * size + other, weights, size * size) * share
    half = found.reshape(size, size)[1:, 1:]
    return np.asarray(half + half.T)


def krippendorff_alpha(table: Table, level: Level = "nominal", values: Sequence[float] | None = None) -> float | None:
    """Agreement above chance for any number of annotators, codes missing or not: 1 full, 0 as by chance, below 0 worse.

    `table`: labels x labels of `coincidences`; `values`: the number each label stands for (needed by interval and
    ratio; ordinal takes the labels in order of value; by default 0, 1, 2 …). None where only one label was used.
    Krippendorff (2011); his data of section C:

    >>> x = np.array([[1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
    ...               [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0]]) - 1
    >>> [round(krippendorff_alpha(coincidences(x, 5), level, range(1, 6)), 3)
    ...  for level in ("nominal", "ordinal", "interval", "ratio")]
    [0.743, 0.815, 0.849, 0.797]
    """
    each = table.sum(0)
    distance = _distances(each, level, values)
    expected = float(each @ distance @ each)
    return 1 - (float(each.sum()) - 1) * float((table * distance).sum()) / expected if expected else None


def _distances(each: Table, level: Level, values: Sequence[float] | None) -> Table:
    """Squared differences between labels, labels x labels."""
    if level == "nominal":
        return 1 - np.eye(len(each))
    worth = np.arange(len(each), dtype=np.float64) if values is None else np.asarray(values, dtype=np.float64)
    if len(worth) != len(each):
        raise ValueError(f"{len(worth)} values for {len(each)} labels")
    if level == "ordinal":
        order = np.argsort(worth, kind="stable")
        middle = np.empty(len(each))
        middle[order] = np.cumsum(each[order]) - each[order] / 2
        return np.asarray((middle[:, None] - middle[None, :]) ** 2)
    difference, total = worth[:, None] - worth[None, :], worth[:, None] + worth[None, :]
    if level == "interval":
        return np.asarray(difference**2)
    return np.asarray(np.divide(difference, total, out=np.zeros_like(difference), where=difference != 0) ** 2)
