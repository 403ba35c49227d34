"""What is counted of some documents: the tables, a row for each document, that a ledger is put together from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.measures.counting import Groups, Numbers, tally
from annotator.measures.edges import all_without_marks
from annotator.measures.links import BASES, Comparison, Links, compare
from annotator.measures.matching import Flags, Matching, match
from annotator.measures.nesting import edges
from annotator.measures.referents import linked
from annotator.measures.units import NONE, Integers, Side

THRESHOLDS = (0.5, 0.75, 0.9)
"""Least IoU of a pair that counts, where overlap has a threshold."""
LEVELS = ("exact", "overlap")
"""Which pairs of quotations links are looked for under: those with equal boundaries, or all."""
SPEAKER, QUOTE = "speaker", "quote"

Tables = dict[str, Numbers]


@dataclass(frozen=True, slots=True)
class Plan:
    """What holds of the whole corpus, and so of each part of it.

    `has_texts`: marks can be ignored. `by_id`: both sides use one list of referents. `attributed`: any side has
    speakers; `named`: both have some with a referent.
    """

    groups: Groups
    relations: tuple[str, ...]
    has_texts: bool
    by_id: bool
    attributed: bool
    named: bool


def has_links(side: Side, relation: str) -> bool:
    """Whether a side has any relation of this name."""
    return bool(np.any(side.relation == side.names.relations.get(relation, NONE)))


def names_children(side: Side, relation: str) -> bool:
    """Whether any child by a relation has a referent."""
    children = side.child[side.relation == side.names.relations.get(relation, NONE)]
    return bool(np.any(side.referent[children] != NONE))


def tables(gold: Side, predicted: Side, documents: Numbers, plan: Plan) -> Tables:
    """All tables of the documents with these numbers; the sides hold no others."""
    place = np.full(len(gold.names.documents), NONE, np.int32)
    place[documents] = np.arange(len(documents))
    found, layers = match(gold, predicted), plan.groups.of_layers()
    result: Tables = {"labels": tally(gold, predicted, found, place, plan.groups, len(documents))}
    if plan.has_texts:
        bare = all_without_marks((gold, predicted))
        result["bare"] = tally(bare[0], bare[1], match(bare[0], bare[1]), place, layers, len(documents))
    count = _Counter(place[gold.document], place[predicted.document], len(documents))
    of_gold, of_predicted = layers.of_rows(gold), layers.of_rows(predicted)
    width = len(layers.pairs)
    result["at"] = count.pairs(found, of_gold, width, [found.iou >= least for least in THRESHOLDS])
    result["iou"] = count.pairs(found, of_gold, width, [found.iou])
    inside, inside_predicted, kept = edges(gold, predicted, found)
    columns = [(count.ours, of_gold, inside), (count.theirs, of_predicted, inside_predicted), (count.ours, of_gold, kept)]
    result["nesting"] = np.stack([count.cells(document[rows], layer[rows], width) for document, layer, rows in columns], -1)
    theirs = predicted if plan.by_id else linked(gold, predicted, found)
    for relation in plan.relations:
        result |= count.relation(gold, theirs, found, relation, plan)
    return result


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts per document; `ours` and `theirs` are the document of each row of the gold and of the prediction."""

    ours: Integers
    theirs: Integers
    documents: int

    def rows(self, document: Integers, where: Flags) -> Numbers:
        """Shape (documents,): for how many rows a flag is set."""
        return np.bincount(document[where], minlength=self.documents).astype(np.float32)

    def cells(self, document: Integers, layer: Numbers, width: int, weights: Numbers | None = None) -> Numbers:
        """Shape (documents, layers): how many, or the sum of their weights."""
        cell = document * np.int64(width) + layer
        kind = np.float32 if weights is None else np.float64
        return np.bincount(cell, weights, self.documents * width).reshape(self.documents, width).astype(kind)

    def pairs(self, found: Matching, layer: Numbers, width: int, weights: Sequence[Numbers]) -> Numbers:
        """Shape (documents, layers, weights): the sum of each weight over the pairs."""
        document, layers = self.ours[found.left], layer[found.left]
        return np.stack([self.cells(document, layers, width, weight.astype(np.float64)) for weight in weights], -1)

    def relation(self, gold: Side, predicted: Side, found: Matching, relation: str, plan: Plan) -> Tables:
        """The tables of one relation: links, and for speakers the accuracy given a pair."""
        if relation == SPEAKER and not plan.attributed:
            return self.unattributed()
        number = gold.names.relations.get(relation, NONE)
        ours, theirs = Links.of(gold, number), Links.of(predicted, number)
        compared, result = compare(ours, theirs, found), {}
        for level, where in zip(LEVELS, (found.same_boundaries, np.ones(len(found), np.bool_)), strict=True):
            mention = level == "exact" and relation != SPEAKER
            same = compared.same["mention" if mention else "same"]
            result[f"links {relation} {level}"] = self.links(ours, theirs, found, where, same)
            if relation == SPEAKER:
                quote = gold.layer[found.left] == gold.names.layers.get(QUOTE, NONE)
                judged = where & quote
                result[f"accuracy {level}"] = self.accuracy(compared, found, judged, named=plan.named)
                result[f"jaccard {level}"] = self.cells(
                    self.ours[found.left], np.zeros(len(found), np.int64), 1, compared.jaccard * (judged & compared.comparable)
                )
        return result

    def unattributed(self) -> Tables:
        """The tables of speakers where nobody has any."""
        shapes = {"links speaker": (4,), "accuracy": (len(BASES), 2), "jaccard": (1,)}
        return {
            f"{name} {level}": np.zeros((self.documents, *shape), np.float64 if name == "jaccard" else np.float32)
            for level in LEVELS for name, shape in shapes.items()
        }  # fmt: skip

    def links(self, ours: Links, theirs: Links, found: Matching, where: Flags, same: Flags) -> Numbers:
        """Shape (documents, 4): correct, incorrect, missed and spurious links of the pairs in `where`."""
        both = where & (ours.count[found.left] > 0) & (theirs.count[found.right] > 0)
        document = self.ours[found.left]
        correct, incorrect = self.rows(document, both & same), self.rows(document, both & ~same)
        paired = correct + incorrect
        missed = self.rows(self.ours, ours.count > 0) - paired
        spurious = self.rows(self.theirs, theirs.count > 0) - paired
        return np.stack([correct, incorrect, missed, spurious], -1)

    def accuracy(self, compared: Comparison, found: Matching, where: Flags, *, named: bool) -> Numbers:
        """Shape (documents, bases, 2): paired quotations whose speakers can be compared, and those with the same."""
        document = self.ours[found.left]
        result = np.zeros((self.documents, len(BASES), 2), np.float32)
        for place, basis in enumerate(BASES):
            judged = where & (compared.comparable & named) if basis == "referent" else where
            result[:, place, 0] = self.rows(document, judged)
            result[:, place, 1] = self.rows(document, judged & compared.same[basis])
        return result
