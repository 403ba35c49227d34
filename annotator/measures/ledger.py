"""Everything that is counted of a prediction against the gold, document by document: sums of it give every figure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from annotator.measures.counting import SCHEMES, Groups, Numbers, Score, by_layer, five, score
from annotator.measures.edges import missing_texts
from annotator.measures.parts import parts
from annotator.measures.referents import share_a_list
from annotator.measures.tables import LEVELS, SPEAKER, THRESHOLDS, Plan, Tables, has_links, names_children, tables
from annotator.measures.units import Side

Path = tuple[str, ...]
Blocks = Mapping[str, Numbers]
"""Counts by name, each of shape (…, its own shape): (documents, …) in a ledger, (…) in sums, (resamples, …) in draws."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The counts of one prediction; `blocks` have the shape (documents, …). `textless`: documents without a text."""

    plan: Plan
    layers: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]
    blocks: Tables
    textless: tuple[str, ...]

    @classmethod
    def of(cls, gold: Side, predicted: Side, documents: Numbers, groups: Groups) -> "Ledger":
        """Counts a prediction over the documents with these numbers, in this (rising) order."""
        names, sides = gold.names, (gold, predicted)
        textless = sorted({document for side in sides for document in missing_texts(side)})
        plan = Plan(
            groups,
            (SPEAKER, *sorted(names.relations.keys() - {SPEAKER})),
            not textless,
            share_a_list(gold, predicted),
            any(has_links(side, SPEAKER) for side in sides),
            all(names_children(side, SPEAKER) for side in sides),
        )
        found = [tables(*part, plan) for part in parts(gold, predicted, documents)]
        return cls(
            plan,
            tuple(names.layers.in_order[layer] for layer, _ in groups.of_layers().pairs),
            tuple((names.layers.in_order[layer], names.labels.in_order[label]) for layer, label in groups.pairs),
            {name: np.concatenate([some[name] for some in found]) for name in found[0]},
            tuple(textless),
        )

    def sums(self) -> dict[str, Numbers]:
        """The counts of all documents together."""
        return {name: block.sum(0, dtype=np.float64) for name, block in self.blocks.items()}

    def scores(self, blocks: Blocks, *, of_labels: bool = True) -> Iterator[tuple[Path, Score]]:
        """Every score under its path in the JSON, read off the ledger's own counts, their sums or their resamples."""
        layers = by_layer(blocks["labels"], self.plan.groups)
        yield from _schemes(("micro",), layers.sum(-2))
        for place, layer in enumerate(self.layers):
            more = {name: block[..., place, :] for name, block in blocks.items() if name in ("bare", "at", "nesting")}
            yield from _of_layer(("layers", layer), layers[..., place, :], more)
        for place, (layer, label) in enumerate(self.labels if of_labels else ()):
            yield from _schemes(("labels", layer, label), blocks["labels"][..., place, :])
        for relation in self.plan.relations:
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


