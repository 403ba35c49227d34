"""How far annotators agree: all that `annotator agreement`, the report and the window show, from their columns.

A document counts where two or more have worked on it; a pair is compared on the documents both have. Counts are added
up over documents before a ratio is formed; F1, IoU, speakers and relations of three or more annotators are the mean over
pairs, with the population's standard deviation. Intervals come from 1,000 resamples of the documents. 0/0 is None.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from annotator.measures.divisions import Corpus
from annotator.measures.edges import missing_texts, without_marks
from annotator.measures.gamma import Gamma, Units, gamma
from annotator.measures.pair_counts import Counts, Scope, Table, count, figures
from annotator.measures.referents import share_a_list
from annotator.measures.tokens import Tokens
from annotator.measures.uncertainty import FEWEST, RESAMPLES, SEED, TOO_FEW, draws, percentiles
from annotator.measures.units import Side
from annotator.measures.whole_texts import Division, division

SAMPLES = 300
GAMMA_UNITS = 20_000
"""Gamma is computed unasked where all pairs together have at most so many spans."""
SPAN_FIGURES = ("f1_exact", "f1_overlap", "iou")
_WITH_INTERVALS = ("labels", "layers", "speakers")
_FIRST = ("quote", "speaker", "cue", "entity")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was found. Its JSON is the stable shape of `annotator agreement --json`; a figure that is 0/0 is None.

    * `documents`, `annotators`: how many documents two or more have worked on, and the names;
    * `layers`: for each, `f1_exact`, `f1_overlap`, `iou` (means over pairs, `sd` of three annotators or more), `low` and `high`
      of `f1_exact`, `u_alpha`, `u_alpha_binary`, `cu_alpha`, `cover`, `alpha_token`, `gamma_mean_of_pairs`, `n` spans,
      `intervals` by figure (`low`, `high`, perhaps the `reason` why they are missing), `ignoring_marks`, `depths`, `left_out`
      (spans inside others);
    * `all`: the span figures of all layers together; `labels`: of each label of each layer, with `k_u_alpha`, `k_cover`;
    * `speaker`: `n` paired quotations, `value`, `cover`; `referent`, `mention`, `overlapping`; `labels` of the quotations;
    * `relations`: F1 of each under paired spans, `exact` and `overlap`, of `n` links;
    * `pairs`: `a`, `b`, `documents`, `layers` (span figures, `kappa_token`, `gamma`), `all`, `speaker`, `relations`;
    * `per_document`: worst first: `id`, `value` (exact F1), the span figures, `n`, `annotators`, `layers`;
    * `gamma`: `samples` and `seed`; `left_out`: documents; `reasons`: why a figure is missing everywhere.
    """

    data: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        return dict(self.data)


def agree(sides: Sequence[Side], *, gammas: bool | None = None, samples: int = SAMPLES, seed: int = SEED) -> Agreement:
    """Compares two or more sides that share a vocabulary; raises ValueError for fewer, or for different vocabularies.

    `gammas`: whether gamma is computed for each pair and layer (None: where there are few spans). The order of the sides
    matters only for the order of the answer, that of documents and spans not at all.

    Two mark a quotation alike, one of them a second one (F1 = 2 · 1 / (2 + 1)):

    >>> from annotator.measures.units import Columns, Vocabulary
    >>> names = Vocabulary()
    >>> maryam, omar = Columns("maryam", names), Columns("omar", names)
    >>> maryam.add_spans("d", [("quote", "direct", 0, 20), ("quote", "direct", 30, 40)], text="قال " * 25)
    >>> omar.add_spans("d", [("quote", "direct", 0, 20)])
    >>> found = agree([maryam.side(), omar.side()]).as_json()["layers"]["quote"]
    >>> [round(found[name], 3) for name in ("f1_exact", "iou", "u_alpha", "cover")]
    [0.667, 1.0, 0.74, 0.2]
    """
    if len(sides) < 2 or any(side.names is not sides[0].names for side in sides):
        raise ValueError("agreement needs two or more sides of one vocabulary")
    corpus = Corpus.of(sides)
    scope = Scope.of(sides, corpus)
    pairs = list(combinations(range(len(sides)), 2))
    bare = None if any(missing_texts(side) for side in sides) else [without_marks(side) for side in sides]
    counted = []
    for a, b in pairs:
        trimmed, both = (bare[a], bare[b]) if bare else None, corpus.present[a] & corpus.present[b]
        counted.append(count(sides[a], sides[b], trimmed, scope, both))
    tokens = Tokens.of(corpus.texts)
    divisions = [division(sides, corpus, tokens, layer) for layer in scope.layers]
    spans = sum(int((corpus.place[sides[who].document] >= 0).sum()) for pair in pairs for who in pair)
    wanted = spans <= GAMMA_UNITS if gammas is None else gammas
    drawn = [_gammas(sides, scope, samples, seed, pair) if wanted else {} for pair in pairs]
    found = _Found(sides, scope, pairs, counted, divisions, _resampled(counted, divisions, len(corpus)), drawn)
    return Agreement(
        {
            "documents": len(corpus),
            "annotators": [side.name for side in sides],
            "layers": {name: found.layer(at) for at, name in found.layers()},
            "all": found.means("all", ()) | {"n": int(found.marked.sum())},
            "labels": {name: found.labels(at) for at, name in found.layers()},
            "speaker": found.speaker(),
            "relations": found.relations(),
            "pairs": [found.pair(at) for at in range(len(pairs))],
            "per_document": found.per_document(),
            "gamma": {"samples": samples, "seed": seed},
            "left_out": _left_out(sides, corpus),
            "reasons": _reasons(corpus, trimmed=bare is not None, sampled=wanted),
        }
    )


def _left_out(sides: Sequence[Side], corpus: Corpus) -> dict[str, int]:
    worked = {int(document) for side in sides for document in side.documents}
    return {
        "documents_of_one_annotator": len(worked) - len(corpus),
        "documents_without_text": sum(text is None for text in corpus.texts),
    }


def _reasons(corpus: Corpus, *, trimmed: bool, sampled: bool) -> dict[str, str]:
    """Why figures are missing, by figure."""
    reasons = {} if len(corpus) >= FEWEST else {"intervals": TOO_FEW}
    if None in corpus.texts:
        reasons |= dict.fromkeys(("u_alpha", "alpha_token"), "documents whose text is not known are left out")
    if not trimmed:
        reasons["ignoring_marks"] = "the text of a document is not known"
    if not sampled:
        reasons["gamma"] = f"computed only on demand for more than {GAMMA_UNITS} spans"
    return reasons


def _resampled(counted: Sequence[Counts], divisions: Sequence[Division], documents: int) -> list[Counts]:
    """The tables of the pairs, then of the divisions, summed over each resample; none under 10 documents."""
    if documents < FEWEST:
        return []
    given: list[Counts] = [{name: counts[name] for name in _WITH_INTERVALS} for counts in counted]
    given += [{"letters": found.letters, "tokens": found.tokens} for found in divisions]
    kinds = ["f4"] * len(counted) + ["f8"] * len(divisions)  # squares of lengths are too large for single precision
    flat: list[Counts] = [
        {name: table.reshape(documents, -1).astype(kind) for name, table in tables.items()}
        for tables, kind in zip(given, kinds, strict=True)
    ]
    blocks: list[dict[str, list[Table]]] = [{name: [] for name in tables} for tables in flat]
    for weights in draws(documents):
        exact = weights.astype(np.float64)
        for tables, block in zip(flat, blocks, strict=True):
            for name, table in tables.items():
                block[name].append((exact if table.dtype == np.float64 else weights) @ table)

    def joined(parts: list[Table], like: Table) -> Table:
        return np.concatenate(parts).astype(np.float64).reshape(RESAMPLES, *like.shape[1:])

    return [
        {name: joined(parts, tables[name]) for name, parts in block.items()} for tables, block in zip(given, blocks, strict=True)
    ]


def _gammas(sides: Sequence[Side], scope: Scope, samples: int, seed: int, pair: tuple[int, int]) -> dict[int, Gamma]:
    """Gamma of two annotators in each layer, by the place of the layer."""
    corpus, (a, b) = scope.corpus, pair
    both = corpus.present[a] & corpus.present[b]
    return {at: _gamma(sides[a], sides[b], layer, corpus, both, samples, seed) for at, layer in enumerate(scope.layers)}


def _gamma(left: Side, right: Side, layer: int, corpus: Corpus, both: Table, samples: int, seed: int) -> Gamma:
    units, lengths = [], corpus.lengths
    for side in (left, right):
        place = corpus.place[side.document]
        rows = np.flatnonzero((side.layer == layer) & (place >= 0))
        rows = rows[both[place[rows]]]
        units.append(Units(place[rows], side.names.labels.ranks()[side.label[rows]], side.start[rows], side.end[rows]))
        np.maximum.at(lengths, place[rows], side.end[rows])
    return gamma(units[0], units[1], lengths, samples, seed)


def _number(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)


class _Found:
    """What was counted, and the figures read off it as they are asked for."""

    def __init__(
        self, sides: Sequence[Side], scope: Scope, pairs: Sequence[tuple[int, int]],
        counted: Sequence[Counts], divisions: Sequence[Division], resampled: Sequence[Counts],
        gammas: Sequence[Mapping[int, Gamma]],
    ) -> None:  # fmt: skip
        self.sides, self.scope, self.pairs, self.divisions, self.gammas = sides, scope, pairs, divisions, gammas
        self.documents = len(scope.corpus)
        self.totals = [{name: table.sum(0, np.float64) for name, table in counts.items()} for counts in counted]
        self.figures = [figures(total, scope) for total in self.totals]
        self.redrawn = [figures(counts, scope) for counts in resampled[: len(pairs)]]
        self.redivided = resampled[len(pairs) :]
        self.pooled: Counts = {name: np.add.reduce([counts[name] for counts in counted]) for name in counted[0]}
        self.marked = self.pooled["labels"][..., 0] / (scope.corpus.present.sum(0) - 1)[:, None]  # documents x labels

    def layers(self) -> list[tuple[int, str]]:
        """The places of the layers and their names, in the order of showing."""
        names = self.sides[0].names.layers.in_order
        found = [(at, names[layer]) for at, layer in enumerate(self.scope.layers)]
        return sorted(found, key=lambda item: (_FIRST.index(item[1]) if item[1] in _FIRST else len(_FIRST), item[1]))

    # -- one figure

    def mean(self, group: str, name: str, at: tuple[int, ...]) -> tuple[float | None, float | None]:
        """The mean over pairs and the standard deviation of a figure."""
        place: Any = (..., *at)
        values = np.array([found[group][name][place] for found in self.figures], np.float64)
        values = values[~np.isnan(values)]
        return (float(values.mean()), float(values.std())) if len(values) else (None, None)

    def interval(self, group: str, name: str, at: tuple[int, ...]) -> dict[str, Any]:
        """The interval of the mean over pairs."""
        if not self.redrawn:
            return _no_interval()
        place: Any = (..., *at)
        values = np.stack([found[group][name][place] for found in self.redrawn])
        known = ~np.isnan(values)
        number = known.sum(0)
        mean = np.where(known, values, 0).sum(0) / np.maximum(number, 1)
        return _interval(np.where(number > 0, mean, np.nan), self.documents)

    def means(self, group: str, at: tuple[int, ...]) -> dict[str, Any]:
        """Both F1 and the IoU of a label, a layer or all; `low` and `high` are those of the exact F1."""
        result: dict[str, Any] = {}
        spread, intervals = {}, {}
        for name in SPAN_FIGURES:
            result[name], spread[name] = self.mean(group, name, at)
            intervals[name] = self.interval(group, name, at)
        result |= {"low": intervals["f1_exact"]["low"], "high": intervals["f1_exact"]["high"], "intervals": intervals}
        return result | ({"sd": spread} if len(self.pairs) > 1 else {})

    # -- entries

    def layer(self, at: int) -> dict[str, Any]:
        found, means = self.divisions[at], self.means("layers", (at,))
        whole = found.figures()
        if self.redivided:
            redrawn = self.redivided[at]
            values = found.figures_of(redrawn["letters"], redrawn["tokens"])
            means["intervals"] |= {name: _interval(values[name], self.documents) for name in values}
        else:
            means["intervals"] |= {name: _no_interval() for name in whole}
        depths = found.depths()
        result = {name: _number(value) for name, value in whole.items()} | means
        spans = [entry["spans"] for entry in depths]
        result |= {"n": sum(spans), "depths": depths, "left_out": sum(spans[1:])}
        gammas = [drawn[at].value for drawn in self.gammas if drawn]
        known = [value for value in gammas if value is not None]
        result["gamma_mean_of_pairs"] = sum(known) / len(known) if known else None
        if "bare" in self.figures[0]:
            result["ignoring_marks"] = {name: self.mean("bare", name, (at,))[0] for name in SPAN_FIGURES}
        return result

    def labels(self, at: int) -> dict[str, Any]:
        names = self.sides[0].names.labels.in_order
        own = {label: column for column, (layer, label) in enumerate(self.scope.groups.pairs) if layer == self.scope.layers[at]}
        result = {}
        for label in sorted(own, key=names.__getitem__):
            entry = self.means("labels", (own[label],)) | {"n": int(self.marked[:, own[label]].sum())}
            result[names[label]] = entry | self.divisions[at].of_label(label)
        return result

    def speaker(self) -> dict[str, Any]:
        """Same speaker given a paired quotation: the mean over pairs, and for quotations of each label."""
        result = self._speaker(None, 0) | self.interval("speakers", "same", (0,))
        if len(self.pairs) > 1:
            result["sd"] = self.mean("speakers", "same", (0,))[1]
        names = self.sides[0].names.labels.in_order
        labels = [self.scope.groups.pairs[column][1] for column in self.scope.quotes]
        found = {names[label]: at for at, label in enumerate(labels, 1)}
        by_label = {
            name: self._speaker(None, row) | self.interval("speakers", "same", (row,)) for name, row in sorted(found.items())
        }
        return result | {"labels": by_label}

    def _speaker(self, pair: int | None, row: int) -> dict[str, Any]:
        """`n`: paired quotations; `cover`: their share of all marked; by referent only where both sides name one."""
        totals = self.totals if pair is None else [self.totals[pair]]
        pairs, _, comparable = (int(sum(total["speakers"][row, column] for total in totals)) for column in range(3))

        def value(name: str) -> float | None:
            return self.mean("speakers", name, (row,))[0] if pair is None else _number(self.figures[pair]["speakers"][name][row])

        return {
            "n": pairs, "value": value("same"), "cover": value("cover"),
            "referent": {
                "n": comparable, "value": value("referent"), "cover": value("referent_cover"), "jaccard": value("jaccard"),
            },
            "mention": {"n": pairs, "value": value("mention"), "cover": value("cover")},
            "overlapping": {"n": pairs, "value": value("overlapping"), "cover": value("cover")},
        }  # fmt: skip

    def relations(self, pair: int | None = None) -> dict[str, Any]:
        """Relations under paired spans; `n`: links of both sides there."""
        result = {}
        for at, relation in enumerate(self.scope.relations):
            totals = self.totals if pair is None else [self.totals[pair]]
            entry: dict[str, Any] = {"n": int(sum(total["relations"][at, 0] for total in totals))}
            for name in ("exact", "overlap"):
                if pair is None:
                    entry[name] = self.mean("relations", name, (at,))[0]
                else:
                    entry[name] = _number(self.figures[pair]["relations"][name][at])
            result[self.sides[0].names.relations.in_order[relation]] = entry
        return dict(sorted(result.items()))

    def pair(self, at: int) -> dict[str, Any]:
        (a, b), found = self.pairs[at], self.figures[at]
        shared = self.scope.corpus.present[a] & self.scope.corpus.present[b]
        by_id = share_a_list(self.sides[a], self.sides[b])
        layers = {}
        for place, name in self.layers():
            entry = {key: _number(found["layers"][key][place]) for key in SPAN_FIGURES}
            entry["kappa_token"] = self.divisions[place].kappa((a, b))
            entry["gamma"] = self.gammas[at][place].value if self.gammas[at] else None
            layers[name] = entry | {"n": int(self.totals[at]["layers"][place, 0])}
        return {
            "a": self.sides[a].name, "b": self.sides[b].name, "documents": int(shared.sum()), "layers": layers,
            "all": {key: _number(found["all"][key]) for key in SPAN_FIGURES},
            "speaker": self._speaker(at, 0) | {"referents": "by id" if by_id else "linked by mentions"},
            "relations": self.relations(at),
        }  # fmt: skip

    def per_document(self) -> list[dict[str, Any]]:
        """Each document, worst first, by exact F1 over all layers and pairs; those without a value last."""
        found = figures(self.pooled, self.scope)
        names, corpus = self.sides[0].names.documents.in_order, self.scope.corpus
        whole = _rows(found["all"], ())
        layers = {name: _rows(found["layers"], (at,)) for at, name in self.layers()}
        facts = zip(corpus.numbers.tolist(), self.marked.sum(-1).tolist(), corpus.present.sum(0).tolist(), strict=True)
        result = []
        for at, (number, spans, annotators) in enumerate(facts):
            known = {"id": names[number], "value": whole[at]["f1_exact"], "n": round(spans), "annotators": annotators}
            result.append(known | whole[at] | {"layers": {name: rows[at] for name, rows in layers.items()}})
        return sorted(result, key=lambda entry: (entry["value"] is None, entry["value"] or 0.0, entry["id"]))


def _rows(found: Mapping[str, Table], at: tuple[int, ...]) -> list[dict[str, float | None]]:
    """The figures of every document, of one layer or of all."""
    place: Any = (slice(None), *at)
    columns = [[None if value != value else value for value in found[name][place].tolist()] for name in SPAN_FIGURES]
    return [dict(zip(SPAN_FIGURES, row, strict=True)) for row in zip(*columns, strict=True)]


def _no_interval() -> dict[str, Any]:
    return {"low": None, "high": None, "reason": TOO_FEW}


def _interval(values: Table, documents: int) -> dict[str, Any]:
    found = percentiles(values, documents)
    return {"low": found.low, "high": found.high} | ({"reason": found.reason} if found.reason else {})
