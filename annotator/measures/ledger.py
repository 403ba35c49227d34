"""Everything that is counted of a prediction against the gold, document by document: sums of it give every figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.measures.counting import SCHEMES, Groups, Numbers, Score, by_layer, five, score, tally
from annotator.measures.edges import missing_texts, without_marks
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

Table = npt.NDArray[np.float32]
Path = tuple[str, ...]
Blocks = Mapping[str, Numbers]
"""Counts by name, each of shape (…, its own shape): (documents, …) in a ledger, (…) in sums, (resamples, …) in draws."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The counts of one prediction. `blocks` have the shape (documents, …); `iou` and `jaccard` are sums over pairs."""

    groups: Groups
    layers: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]
    relations: tuple[str, ...]
    blocks: dict[str, Table]
    iou: Numbers
    jaccard: float
    textless: tuple[str, ...]

    @classmethod
    def of(cls, gold: Side, predicted: Side, place: Integers, groups: Groups) -> "Ledger":
        """Counts a prediction; `place` is the row of each document, `groups` what is counted apart."""
        names, layers, found = gold.names, groups.of_layers(), match(gold, predicted)
        blocks = {"labels": tally(gold, predicted, found, place, groups)}
        textless = sorted({*missing_texts(gold), *missing_texts(predicted)})
        if not textless:
            bare = without_marks(gold), without_marks(predicted)
            blocks["bare"] = tally(*bare, match(*bare), place, layers)
        layer_of_pair = layers.of_rows(gold)[found.left]
        count = _Counter(place[gold.document], place[predicted.document], len(blocks["labels"]))
        blocks["at"] = count.by_layer(found, [found.iou >= least for least in THRESHOLDS], layer_of_pair, len(layers.pairs))
        blocks["nesting"] = count.nesting(gold, predicted, found, layers)
        relations = (SPEAKER, *sorted(names.relations.keys() - {SPEAKER}))
        jaccard = count.all_links(blocks, gold, linked(gold, predicted, found), found, relations)
        return cls(
            groups,
            tuple(names.layers.in_order[layer] for layer, _ in layers.pairs),
            tuple((names.layers.in_order[layer], names.labels.in_order[label]) for layer, label in groups.pairs),
            relations,
            blocks,
            np.bincount(layer_of_pair, found.iou, len(layers.pairs)),
            jaccard,
            tuple(textless),
        )

    def sums(self) -> dict[str, Numbers]:
        """The counts of all documents together."""
        return {name: block.sum(0, dtype=np.float64) for name, block in self.blocks.items()}

    def scores(self, blocks: Blocks, *, of_labels: bool = True) -> Iterator[tuple[Path, Score]]:
        """Every score under its path in the JSON, read off the ledger's own counts, their sums or their resamples."""
        layers = by_layer(blocks["labels"], self.groups)
        yield from _schemes(("micro",), layers.sum(-2))
        for place, layer in enumerate(self.layers):
            more = {name: block[..., place, :] for name, block in blocks.items() if name in ("bare", "at", "nesting")}
            yield from _of_layer(("layers", layer), layers[..., place, :], more)
        for place, (layer, label) in enumerate(self.labels if of_labels else ()):
            yield from _schemes(("labels", layer, label), blocks["labels"][..., place, :])
        for relation in self.relations:
            path = ("attribution",) if relation == SPEAKER else ("relations", relation)
            for level in LEVELS:
                yield (*path, level), five(*np.moveaxis(blocks[f"links {relation} {level}"], -1, 0))


def _schemes(path: Path, counts: Numbers) -> Iterator[tuple[Path, Score]]:
    return (((*path, scheme), score(counts, scheme)) for scheme in SCHEMES)


def _of_layer(path: Path, counts: Numbers, more: Blocks) -> Iterator[tuple[Path, Score]]:
    yield from _schemes(path, counts)
    if "bare" in more:
        yield from _schemes((*path, "ignoring_marks"), more["bare"])
    gold, predicted, found = counts[..., 0], counts[..., 1], counts[..., 2]
    for place, least in enumerate(THRESHOLDS):
        enough = more["at"][..., place]
        yield (*path, "overlap_at", str(least)), five(enough, found - enough, gold - found, predicted - found)
    inside, inside_predicted, kept = np.moveaxis(more["nesting"], -1, 0)
    yield (*path, "nesting"), five(kept, np.zeros_like(kept), inside - kept, inside_predicted - kept)


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts per document; `ours` and `theirs` are the document of each row of the gold and of the prediction."""

    ours: Integers
    theirs: Integers
    documents: int

    def rows(self, document: Integers, where: Flags | npt.NDArray[np.int64]) -> Table:
        """Shape (documents,)."""
        return np.bincount(document[where], minlength=self.documents).astype(np.float32)

    def by_layer(self, found: Matching, flags: Sequence[Flags], layer: npt.NDArray[np.int64], layers: int) -> Table:
        """Shape (documents, layers, flags): the pairs for which each flag is set."""
        cell = self.ours[found.left] * np.int64(layers) + layer
        columns = [np.bincount(cell[flag], minlength=self.documents * layers) for flag in flags]
        return np.stack(columns, -1).reshape(self.documents, layers, len(flags)).astype(np.float32)

    def nesting(self, gold: Side, predicted: Side, found: Matching, layers: Groups) -> Table:
        """Shape (documents, layers, 3): spans inside another in the gold, in the prediction, and those that agree."""
        inside, inside_predicted, kept = edges(gold, predicted, found)
        size = self.documents * (width := len(layers.pairs))
        ours, theirs = (
            document * np.int64(width) + layers.of_rows(side) for document, side in ((self.ours, gold), (self.theirs, predicted))
        )
        columns = [np.bincount(cells, minlength=size) for cells in (ours[inside], theirs[inside_predicted], ours[kept])]
        return np.stack(columns, -1).reshape(self.documents, width, 3).astype(np.float32)

    def all_links(
        self, blocks: dict[str, Table], gold: Side, predicted: Side, found: Matching, relations: Sequence[str]
    ) -> float:
        """Adds the blocks of every relation; returns the sum of the Jaccard indexes of speakers over paired quotations."""
        jaccard = 0.0
        levels = {"exact": found.same_boundaries, "overlap": np.ones(len(found), np.bool_)}
        for relation in relations:
            ours, theirs = (Links.of(side, gold.names.relations.get(relation, NONE)) for side in (gold, predicted))
            compared = compare(ours, theirs, found)
            for level, where in levels.items():
                mention = level == "exact" and relation != SPEAKER
                same = where & compared.same["mention" if mention else "same"]
                blocks[f"links {relation} {level}"] = self.links(ours, theirs, found, where, same)
            if relation == SPEAKER and (ours.count.any() or theirs.count.any()):
                quote = gold.layer[found.left] == gold.names.layers.get(QUOTE, -1)
                named = _names_any(ours) and _names_any(theirs)
                jaccard = float(compared.jaccard[quote & compared.comparable].sum()) if named else 0.0
                for level, where in levels.items():
                    blocks[f"accuracy {level}"] = self.accuracy(compared, found, where & quote, named=named)
        return jaccard

    def links(self, ours: Links, theirs: Links, found: Matching, where: Flags, same: Flags) -> Table:
        """Shape (documents, 4): correct, incorrect, missed and spurious links of the pairs in `where`."""
        linked = where & (ours.count[found.left] > 0) & (theirs.count[found.right] > 0)
        document = self.ours[found.left]
        correct, incorrect = self.rows(document, linked & same), self.rows(document, linked & ~same)
        paired = correct + incorrect
        missed = self.rows(self.ours, ours.count > 0) - paired
        spurious = self.rows(self.theirs, theirs.count > 0) - paired
        return np.stack([correct, incorrect, missed, spurious], -1)

    def accuracy(self, compared: Comparison, found: Matching, where: Flags, *, named: bool) -> Table:
        """Shape (documents, bases, 2): paired quotations whose speakers can be compared, and those with the same."""
        document = self.ours[found.left]
        result = np.zeros((self.documents, len(BASES), 2), np.float32)
        for place, basis in enumerate(BASES):
            judged = where & (compared.comparable & named) if basis == "referent" else where
            result[:, place, 0] = self.rows(document, judged)
            result[:, place, 1] = self.rows(document, judged & compared.same[basis])
        return result


def _names_any(links: Links) -> bool:
    return bool((links.side.referent[links.first[links.first >= 0]] >= 0).any())
