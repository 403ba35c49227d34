"""How well an extractor does against the gold: `evaluate(gold, predicted)` answers as values, `as_json()` as plain data.

Layers are scored strict, exact, partial and type (SemEval-2013 task 9.1) and by overlap, also without regard to
marks; quotations with their speakers and other relations; nested spans by who contains whom. Nothing depends on
the order of spans or documents; spans may nest, overlap and be split; counts are pooled over documents.

>>> from annotator.measures.units import Columns, Vocabulary
>>> names = Vocabulary()
>>> gold, predicted = Columns("gold", names), Columns("predicted", names)
>>> gold.add_spans("1", [("entity", "PER", 1, 3), ("entity", "ORG", 6, 8)])
>>> gold.add_spans("2", [("entity", "LOC", 1, 2), ("entity", "PER", 2, 4), ("entity", "DATE", 6, 7)])
>>> predicted.add_spans("1", [("entity", "PER", 2, 4), ("entity", "ORG", 6, 8)])
>>> predicted.add_spans("2", [("entity", "LOC", 1, 3), ("entity", "PER", 3, 4), ("entity", "DATE", 6, 7)])
>>> found = evaluate(gold.side(), predicted.side()).as_json()["layers"]["entity"]
>>> {scheme: round(found[scheme]["f1"], 2) for scheme in SCHEMES}
{'strict': 0.4, 'exact': 0.4, 'partial': 0.7, 'type': 1.0, 'overlap': 1.0}
>>> found["strict"]["correct"], found["strict"]["incorrect"], found["strict"]["low"]
(2, 3, None)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Any

import numpy as np

from annotator.measures.counting import SCHEMES, Groups, Numbers, Score, by_layer, score
from annotator.measures.ledger import Ledger, Path
from annotator.measures.links import BASES
from annotator.measures.tables import LEVELS, QUOTE
from annotator.measures.uncertainty import (
    FEWEST,
    RESAMPLES,
    SEED,
    SHUFFLES,
    TOO_FEW,
    Interval,
    percentiles,
    randomisation,
    ratio,
    resampled_each,
)
from annotator.measures.units import Side

Json = dict[str, Any]

_WITHOUT_INTERVAL = ("iou", "jaccard")


def evaluate(gold: Side, predicted: Side, second: Side | None = None, *, resamples: int = RESAMPLES) -> "Evaluation":
    """Scores one prediction, or two on the same documents, against the gold.

    The sides share one vocabulary (else ValueError). The documents are those that any side has worked on; one
    that a side lacks counts as one in which it found nothing, and is named. Figures without regard to marks
    need the texts in the vocabulary; without them they are left out, with the reason.
    """
    sides = [side for side in (gold, predicted, second) if side is not None]
    if any(side.names is not gold.names for side in sides):
        raise ValueError("the sides must share one vocabulary")
    worked = np.zeros(len(gold.names.documents), np.bool_)
    for side in sides:
        worked[side.documents] = True
    documents = np.flatnonzero(worked)
    groups = Groups.of_labels(sides)
    ledgers = [Ledger.of(gold, side, documents, groups) for side in sides[1:]]
    return Evaluation(sides[0], tuple(sides[1:]), documents, tuple(ledgers), resamples)


@dataclass(frozen=True)
class Evaluation:
    """What `evaluate` found. `documents` are numbers of the vocabulary; one ledger of counts for each prediction."""

    gold: Side
    predictions: tuple[Side, ...]
    documents: Numbers
    ledgers: tuple[Ledger, ...]
    resamples: int = RESAMPLES

    @property
    def document_ids(self) -> list[str]:
        names = self.gold.names.documents.in_order
        return [names[document] for document in self.documents.tolist()]

    def missing(self, side: Side) -> list[str]:
        """The documents that this side lacks and another has."""
        names = self.gold.names.documents.in_order
        lacking = np.ones(len(names), np.bool_)
        lacking[side.documents] = False
        return [names[document] for document in self.documents[lacking[self.documents]].tolist()]

    @cached_property
    def draws(self) -> tuple[dict[str, Numbers], ...]:
        """For each prediction the counts summed over each resample, shape (resamples, …); empty under 10 documents."""
        if len(self.documents) < FEWEST:
            return tuple({} for _ in self.ledgers)
        drawn = [
            {name: block for name, block in ledger.blocks.items() if not name.startswith(_WITHOUT_INTERVAL)}
            for ledger in self.ledgers
        ]
        tables = [block.reshape(len(block), -1) for blocks in drawn for block in blocks.values()]
        sums = iter(resampled_each(tables, self.resamples))
        return tuple(
            {name: next(sums).reshape(self.resamples, *block.shape[1:]) for name, block in blocks.items()} for blocks in drawn
        )

    def as_json(self, *, per_document: bool = True) -> Json:
        """What `annotator evaluate --json` prints: counts, ratios and intervals, None for 0/0.

        * `documents`, `gold`, `predictions` (names), `missing` (ids of documents that a side lacks), `interval`;
        * `micro`: {scheme: S} over all layers; `macro`: the mean of P, R and F1 over the labels that the gold has;
        * `layers`: {layer: {scheme: S, "ignoring_marks": {scheme: S} or None, "overlap_at": {least IoU: S},
          "nesting": S, "iou": mean over the pairs, "macro": …}}; `labels`: {layer: {label: {scheme: S}}};
        * `attribution`: {"exact": S, "overlap": S, "referents", "accuracy" and "accuracy_exact": {basis: A}}, of
          quotations and their speakers; `relations`: {relation: {"exact": S, "overlap": S}};
        * `per_document`: id, counts and F1 of each, also by layer, and its links; `reasons`: why a figure is missing.

        S holds correct, incorrect, partial, missed, spurious, gold, predicted, precision, recall, f1, and low and high
        of f1; A holds n, correct, value, cover, low and high. With two predictions the first stands at the top, the
        other under `second`, and `difference` holds, in place of each S, the F1 of the second minus that of the first
        as value, low and high, and the randomisation p.
        """
        result: Json = {
            "documents": len(self.documents),
            "gold": self.gold.name,
            "predictions": [side.name for side in self.predictions],
            "missing": {"gold": self.missing(self.gold), "predictions": [self.missing(side) for side in self.predictions]},
            "interval": {
                "level": 0.95, "resamples": self.resamples, "seed": SEED,
                "reason": TOO_FEW if len(self.documents) < FEWEST else "",
            },
            **self._of_prediction(0, per_document=per_document),
        }  # fmt: skip
        if len(self.ledgers) > 1:
            result["second"] = self._of_prediction(1, per_document=per_document)
            result["difference"] = self.difference()
        return result

    def _of_prediction(self, number: int, *, per_document: bool) -> Json:
        ledger, drawn = self.ledgers[number], self.draws[number]
        sums = ledger.sums()
        result: Json = {"micro": {}, "layers": {}, "labels": {}, "attribution": {}, "relations": {}}
        values = iter(ledger.scores(drawn)) if drawn else None
        for path, point in ledger.scores(sums):
            _put(result, path, score_json(point, next(values)[1] if values else None, len(self.documents)))
        for layer, iou in zip(ledger.layers, sums["iou"][:, 0].tolist(), strict=True):
            pairs = result["layers"][layer]["overlap"]["correct"]
            result["layers"][layer] |= {"iou": iou / pairs if pairs else None, "macro": _macro(result["labels"][layer])}
            if ledger.textless:
                result["layers"][layer]["ignoring_marks"] = None
        result["macro"] = _macro(
            {(layer, label): found for layer in result["labels"] for label, found in result["labels"][layer].items()}
        )
        result["attribution"]["referents"] = "by id" if ledger.plan.by_id else "linked by mentions"
        result["attribution"] |= self._accuracies(ledger, sums, drawn)
        result["reasons"] = {"ignoring_marks": f"no text of {len(ledger.textless)} documents"} if ledger.textless else {}
        if per_document:
            result["per_document"] = list(self._documents(ledger))
        return result

    def _accuracies(self, ledger: Ledger, sums: Mapping[str, Numbers], drawn: Mapping[str, Numbers]) -> Json:
        quotes = sum(float(sums["labels"][place, 0]) for place, (layer, _) in enumerate(ledger.labels) if layer == QUOTE)
        result: Json = {}
        for level, key in zip(LEVELS, ("accuracy_exact", "accuracy"), strict=True):
            counts, draws = sums[f"accuracy {level}"], drawn.get(f"accuracy {level}")
            result[key] = {
                basis: accuracy_json(counts[place], draws[:, place] if draws is not None else None, quotes, len(self.documents))
                for place, basis in enumerate(BASES)
            }
            referent = result[key]["referent"]
            referent["jaccard"] = float(sums[f"jaccard {level}"][0]) / referent["n"] if referent["n"] else None
        return result

    def _documents(self, ledger: Ledger) -> Iterator[Json]:
        layers = by_layer(ledger.blocks["labels"], ledger.plan.groups)
        links = ledger.blocks["links speaker overlap"].tolist()
        whole, of_layers = _brief(layers.sum(-2)), [_brief(layers[:, place]) for place in range(len(ledger.layers))]
        for place, name in enumerate(self.document_ids):
            yield {
                "id": name,
                **whole[place],
                "layers": {
                    layer: found[place]
                    for layer, found in zip(ledger.layers, of_layers, strict=True)
                    if found[place]["gold"] or found[place]["predicted"]
                },
                "attribution": dict(zip(("correct", "incorrect", "missed", "spurious"), map(int, links[place]), strict=True)),
            }

    def difference(self) -> Json:
        """The second prediction against the first: `{path: {"value", "low", "high", "p"}}`, positive if the second is better."""
        first, second = (dict(ledger.scores(ledger.sums(), of_labels=False)) for ledger in self.ledgers)
        drawn = [
            dict(ledger.scores(draws, of_labels=False)) if draws else None
            for ledger, draws in zip(self.ledgers, self.draws, strict=True)
        ]
        paths = [path for path in first if path in second]
        fractions = [_fractions(ledger, paths) for ledger in self.ledgers]
        p = randomisation(*fractions[0], *fractions[1], SHUFFLES)
        result: Json = {"micro": {}, "layers": {}, "attribution": {}, "relations": {}}
        for path, chance in zip(paths, p, strict=True):
            between = percentiles(drawn[1][path].f1 - drawn[0][path].f1, len(self.documents)) if drawn[0] and drawn[1] else None
            value = number(second[path].f1 - first[path].f1)
            _put(result, path, {"value": value, **_ends(between), "p": chance})
        return result


def _fractions(ledger: Ledger, paths: Sequence[Path]) -> tuple[Numbers, Numbers]:
    """Shape (documents, paths) twice: of each F1 the numerator and the denominator."""
    wanted = set(paths)
    top, bottom = {}, {}
    for path, counted in ledger.scores(ledger.blocks, of_labels=False):
        if path in wanted:
            top[path] = (counted.credit[0] + counted.credit[1]).astype(np.float32)
            bottom[path] = (counted.gold + counted.predicted).astype(np.float32)
    return np.stack([top[path] for path in paths], -1), np.stack([bottom[path] for path in paths], -1)


def _ends(between: Interval | None) -> Json:
    return {"low": between and between.low, "high": between and between.high}


def score_json(point: Score, drawn: Score | None, documents: int) -> Json:
    """A score as plain data; `low` and `high` are the interval of its F1."""
    between = percentiles(drawn.f1, documents) if drawn is not None else None
    counts = {
        name: int(getattr(point, name)) for name in ("correct", "incorrect", "partial", "missed", "spurious", "gold", "predicted")
    }
    ratios = {name: number(getattr(point, name)) for name in ("precision", "recall", "f1")}
    return counts | ratios | _ends(between)


def accuracy_json(counts: Numbers, drawn: Numbers | None, quotes: float, documents: int) -> Json:
    """An accuracy as plain data; `cover` is the share of the gold's quotations that it speaks of."""
    between = percentiles(ratio(drawn[:, 1], drawn[:, 0]), documents) if drawn is not None else None
    n, correct = map(int, counts)
    return {
        "n": n, "correct": correct, "value": correct / n if n else None, "cover": n / quotes if quotes else None,
        **_ends(between),
    }  # fmt: skip


def _macro(labels: Mapping[Any, Json]) -> Json:
    """The mean over the labels that the gold has; a precision that is 0/0 is left out of its mean."""
    present = [found for found in labels.values() if found["strict"]["gold"]]

    def mean(scheme: str, name: str) -> float | None:
        values = [found[scheme][name] for found in present if found[scheme][name] is not None]
        return fsum(values) / len(values) if values else None

    return {"labels": len(present)} | {
        scheme: {name: mean(scheme, name) for name in ("precision", "recall", "f1")} for scheme in SCHEMES
    }


def _brief(counts: Numbers) -> list[Json]:
    """What is said of each document, from counts of shape (documents, 8)."""
    strict, overlap = score(counts, "strict"), score(counts, "overlap")
    columns = (strict.gold, strict.predicted, strict.correct, overlap.correct)
    f1 = [[number(value) for value in found.f1] for found in (strict, overlap)]
    return [
        {"gold": gold, "predicted": predicted, "correct": correct, "paired": paired, "f1": one, "f1_overlap": other}
        for gold, predicted, correct, paired, one, other in zip(
            *(column.astype(int).tolist() for column in columns), *f1, strict=True
        )
    ]


def number(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)


def _put(result: Json, path: Path, value: Json) -> None:
    for key in path[:-1]:
        result = result.setdefault(key, {})
    result[path[-1]] = value
