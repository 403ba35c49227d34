"""What is counted of a pairing, per document and label, and the five schemes of SemEval-2013 task 9.1 read off it.

One table serves every figure, filter and resample: a row for each document, eight columns for each label of each
layer (`FIELDS`). A layer is the sum of its labels, the whole is the sum of the documents; `score` reads all
schemes off any such sum. The paper: Segura-Bedmar, Martínez, Herrero-Zazo 2013.

>>> counts = np.array([5, 5, 5, 5, 2, 2, 5, 2])  # nervaluate's README prints partial F1 0.40; its formula gives 0.70
>>> [round(float(score(counts, scheme).f1), 2) for scheme in SCHEMES]
[0.4, 0.4, 0.7, 1.0, 1.0]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from annotator.measures.matching import Matching, match
from annotator.measures.parts import parts
from annotator.measures.uncertainty import ratio
from annotator.measures.units import Integers, Side

Scheme = Literal["strict", "exact", "partial", "type", "overlap"]
SCHEMES: tuple[Scheme, ...] = ("strict", "exact", "partial", "type", "overlap")

FIELDS = ("gold", "predicted", "found", "taken", "bounded", "bounded_taken", "labelled", "strict")
"""Spans of the gold; of the prediction; those of either side that are paired; those of either side paired with equal
boundaries (each counted under its own label); pairs with equal label; pairs with both equal."""

Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Score:
    """The five counts of a scheme and its ratios; numbers, or arrays of one shape. 0/0 is nan.

    `credit` is what counts as right, of the predicted and of the gold spans (they differ only per label, where a
    pair across labels with equal boundaries is credited to the label of either side).
    """

    correct: Numbers
    incorrect: Numbers
    partial: Numbers
    missed: Numbers
    spurious: Numbers
    gold: Numbers
    predicted: Numbers
    credit: tuple[Numbers, Numbers]

    @property
    def precision(self) -> Numbers:
        return ratio(self.credit[0], self.predicted)

    @property
    def recall(self) -> Numbers:
        return ratio(self.credit[1], self.gold)

    @property
    def f1(self) -> Numbers:
        return ratio(self.credit[0] + self.credit[1], self.gold + self.predicted)


def score(counts: Numbers, scheme: Scheme) -> Score:
    """A scheme read off counts of shape (…, 8), columns as in `FIELDS`; every field has the shape (…).

    A pair across labels costs precision in the predicted label and recall in the gold label; `incorrect` and
    `missed` of a label are of its gold spans, `spurious` of its predictions.
    """
    gold, predicted, found, taken, bounded, bounded_taken, labelled, strict = np.moveaxis(np.asarray(counts, float), -1, 0)
    nothing = np.zeros_like(gold)
    right, right_taken, partly = {
        "strict": (strict, strict, nothing),
        "exact": (bounded, bounded_taken, nothing),
        "partial": (bounded, bounded_taken, found - bounded),
        "type": (labelled, labelled, nothing),
        "overlap": (found, taken, nothing),
    }[scheme]
    partly_taken = (taken - bounded_taken) if scheme == "partial" else nothing
    credit = right_taken + partly_taken / 2, right + partly / 2
    return Score(right, found - right - partly, partly, gold - found, predicted - taken, gold, predicted, credit)


def five(correct: Numbers, incorrect: Numbers, missed: Numbers, spurious: Numbers) -> Score:
    """A score from plain counts, for links and edges."""
    gold, predicted = correct + incorrect + missed, correct + incorrect + spurious
    return Score(correct, incorrect, np.zeros_like(correct), missed, spurious, gold, predicted, (correct, correct))


@dataclass(frozen=True, slots=True)
class Groups:
    """What is counted apart, as columns of a table: the (layer, label) pairs that occur, or the layers alone.

    `pairs`: layer and label of each column, the label -1 where it stands for all. `column`: shape (layers, labels),
    the column that a span is counted in.
    """

    pairs: tuple[tuple[int, int], ...]
    column: npt.NDArray[np.int64]

    @classmethod
    def of_labels(cls, sides: Sequence[Side]) -> "Groups":
        names = sides[0].names
        column = np.full((len(names.layers), len(names.labels)), -1, np.int64)
        for side in sides:
            column[side.layer, side.label] = 0
        found = np.argwhere(column == 0)
        column[tuple(found.T)] = np.arange(len(found))
        return cls(tuple((int(layer), int(label)) for layer, label in found), column)

    def of_layers(self) -> "Groups":
        """The same without regard to labels."""
        layers = sorted({layer for layer, _ in self.pairs})
        column = np.full_like(self.column, -1)
        column[layers] = np.arange(len(layers))[:, None]
        return Groups(tuple((layer, -1) for layer in layers), column)

    def of_rows(self, side: Side) -> npt.NDArray[np.int64]:
        """Shape (rows,): the column of each row."""
        return self.column[side.layer, side.label]


def tally(
    gold: Side, predicted: Side, found: Matching, place: Integers, groups: Groups, documents: int
) -> npt.NDArray[np.float32]:
    """Shape (documents, groups, 8): the counts of every document and label, fields as in `FIELDS`.

    `place`: shape (documents of the vocabulary,), the row of each document in the result.
    """
    shape = (documents, len(groups.pairs))
    result = np.zeros((*shape, len(FIELDS)), np.float32)
    if not len(groups.pairs):
        return result
    ours, theirs = (place[side.document] * np.int64(shape[1]) + groups.of_rows(side) for side in (gold, predicted))
    left, right = ours[found.left], theirs[found.right]
    bounded, labelled = found.same_boundaries, found.same_label
    counted = (ours, theirs, left, right, left[bounded], right[bounded], left[labelled], left[bounded & labelled])
    for field, cells in enumerate(counted):
        result[..., field] = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
    return result


def tallied(gold: Side, predicted: Side, documents: npt.NDArray[np.int64], groups: Groups) -> npt.NDArray[np.float32]:
    """The same of two whole sides, paired part by part; `documents` are all their documents, in rising order."""
    found = []
    for ours, theirs, some in parts(gold, predicted, documents):
        place = np.zeros(len(gold.names.documents), np.int32)
        place[some] = np.arange(len(some), dtype=np.int32)
        found.append(tally(ours, theirs, match(ours, theirs), place, groups, len(some)))
    return np.concatenate(found)


def by_layer(counts: Numbers, groups: Groups) -> Numbers:
    """Shape (…, layers, 8) from (…, groups, 8): the labels of each layer added up, layers as in `groups.of_layers()`."""
    layers = np.array([layer for layer, _ in groups.pairs], np.int64)
    present = sorted({layer for layer, _ in groups.pairs})
    result = np.zeros((*counts.shape[:-2], len(present), counts.shape[-1]), counts.dtype)
    for place, layer in enumerate(present):
        result[..., place, :] = counts[..., layers == layer, :].sum(-2)
    return result
