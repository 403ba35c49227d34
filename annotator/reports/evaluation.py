"""The report on an extractor, or on two: their scores against gold, and every error in its sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.core.annotation import Document
from annotator.core.labels import LabelSet
from annotator.reports import page as paper
from annotator.reports.differences import LIMIT, Comparison, Sheet, counted, listed
from annotator.reports.markup import Markup, joined, name, tag
from annotator.reports.plots import Figure, Row, bars, counts
from annotator.reports.ranking import documents, order
from annotator.reports.svg import Style
from annotator.reports.words import Words

Data = Mapping[str, Any]

SCHEMES = ("strict", "exact", "partial", "type", "overlap")
_FEWEST = 10
_COUNTS = ("correct", "incorrect", "partial", "missed", "spurious")


def page(
    data: Data,
    comparisons: Sequence[Comparison],
    texts: Mapping[str, Document],
    language: str,
    *,
    label_set: LabelSet | None = None,
    date: str = "",
    limit: int = LIMIT,
) -> str:
    """The whole report as HTML.

    `data` is what `evaluate --json` prints; `comparisons` hold gold against each prediction, in its order, over `texts`.
    """
    words = Words(language, label_set)
    style = Style(right_to_left=words.right_to_left)
    found = systems(data)
    titles = _apart(data.get("predictions") or [comparison.right for comparison in comparisons])
    facts = [
        *([(words("gold"), name(data["gold"]))] if data.get("gold") else []),
        (words("predictions"), listed(words, map(name, titles))),
        *paper.basis(words, data["documents"], date),
    ]
    parts = (
        _figures(found, titles, words),
        _difference(data, words),
        *(_attribution(each, title if len(found) > 1 else "", words) for each, title in zip(found, titles, strict=True)),
        _labels(found, titles, words, style),
        _classes(comparisons, titles, words, style),
        *(documents(each, texts, words, style, of) for each, of in zip(found, titles if len(found) > 1 else [""], strict=True)),
        _schemes(found, titles, words),
        *(_errors(data, replace(c, right=title), texts, words, limit) for c, title in zip(comparisons, titles, strict=True)),
    )
    return paper.sheet(words, words("evaluation"), facts, parts)


def _apart(names: Sequence[str]) -> list[str]:
    """The names of the extractors; numbered where two runs have one name."""
    return [f"{each} ({k})" for k, each in enumerate(names, 1)] if len(set(names)) < len(names) else list(names)


def systems(data: Data) -> list[Data]:
    """The scores of each extractor: one, or two where `second` holds those of the other."""
    return [data, data["second"]] if data.get("second") else [data]


# -- scores


def _figures(found: Sequence[Data], titles: Sequence[str], words: Words) -> Markup:
    said = (words("precision.says"), words("strict.trap"), *notes(found[0], words))
    return paper.section(words("at_a_glance"), _summary(found, titles, words), *map(paper.note, said))


def _schemes(found: Sequence[Data], titles: Sequence[str], words: Words) -> Markup:
    """Every scheme with its counts, a table for each layer and extractor."""
    tables = (
        tag("div", tag("h3", _heading(layer, title, found, words)), _layer(scores, words), class_="together")
        for layer in words.layers(found[0]["layers"])
        for data, title in zip(found, titles, strict=True)
        if (scores := data["layers"].get(layer))
    )
    meanings = listed(words, (joined(tag("b", words(each)), ": ", words(f"{each}.says")) for each in SCHEMES))
    said = (tag("p", meanings, class_="note"), paper.note(words("marks.says")), paper.note(words("nesting.says")))
    return paper.section(words("schemes"), *said, *tables)


def _summary(found: Sequence[Data], titles: Sequence[str], words: Words) -> Markup:
    """A line for each layer and extractor: the figures that are asked for first."""
    rows = (
        paper.row(tag("b", _heading(layer, title, found, words)), _first_figures(scores))
        for layer in words.layers(found[0]["layers"])
        for data, title in zip(found, titles, strict=True)
        if (scores := data["layers"].get(layer))
    )
    together = (
        paper.row(tag("b", _heading(key, title, found, words)), _first_figures(data[key]), kind="minor")
        for key in ("micro", "macro")
        for data, title in zip(found, titles, strict=True)
        if data.get(key)
    )
    headings = ("layer", "precision", "recall", "f1_strict", "f1_any_overlap", "iou")
    return paper.table([*map(words, headings)], [*rows, *together])


def _first_figures(scores: Data) -> Iterator[Markup]:
    strict, overlap = scores.get("strict", {}), scores.get("overlap", {})
    yield from (paper.cell(strict.get("precision")), paper.cell(strict.get("recall")))
    yield from (paper.cell(each.get("f1"), each.get("low"), each.get("high")) for each in (strict, overlap))
    yield paper.cell(scores.get("iou"))


def _heading(layer: str, title: str, found: Sequence[Data], words: Words) -> Markup:
    called = words(layer) if layer in {"micro", "macro"} else words.layer(layer)
    return joined(called, *((" · ", name(title)) if len(found) > 1 else ()))


def _layer(scores: Data, words: Words) -> Markup:
    ignoring = scores.get("ignoring_marks") or {}
    rows = (
        _scores(tag("b", words(scheme)), scores[scheme], paper.cell((ignoring.get(scheme) or {}).get("f1")))
        for scheme in SCHEMES
        if scheme in scores
    )
    more = [(f"IoU ≥ {at}", found) for at, found in (scores.get("overlap_at") or {}).items()]
    if (nesting := scores.get("nesting")) and nesting.get("f1") is not None:
        more.append((words("nesting"), nesting))
    empty = tag("td")
    headings = [words("scheme"), *_count_headings(words), words("f1_marks")]
    return paper.table(headings, [*rows, *(_scores(called, found, empty) for called, found in more)], kind="scores")


def _count_headings(words: Words) -> list[str]:
    return [words({"partial": "partial_count"}.get(each, each)) for each in _COUNTS] + [
        *map(words, ("precision", "recall", "f1"))
    ]


def _scores(first: object, scores: Data, *more: Markup) -> Markup:
    """A row of a table of scores: the counts, then what follows from them."""
    numbers = [paper.count(scores.get(each, 0)) for each in _COUNTS]
    f1 = paper.cell(scores.get("f1"), scores.get("low"), scores.get("high"))
    return paper.row(first, (*numbers, paper.cell(scores.get("precision")), paper.cell(scores.get("recall")), f1, *more))


def notes(data: Data, words: Words) -> Iterator[str]:
    """Why there are intervals or none, and what a dash means."""
    n = data["documents"]
    missing = data.get("missing") or {}
    for key, count in (
        ("gold_lacks", len(missing.get("gold", ()))),
        ("prediction_lacks", max(map(len, missing.get("predictions", ())), default=0)),
    ):
        if count:
            yield words(key, count=count)
    if any(scores.get("strict", {}).get("low") is not None for scores in data["layers"].values()):
        yield words("with_interval", n=n)
    elif n < _FEWEST:
        yield words("no_interval_few", n=n)
    yield words("undefined")


def _difference(data: Data, words: Words) -> Markup | None:
    found = data.get("difference") or {}
    layers: Mapping[str, Data] = found.get("layers", {}) | {key: found[key] for key in ("micro",) if found.get(key)}
    if not layers:
        return None
    rows = (
        paper.row(joined(_heading(layer, "", (), words), " · ", words(scheme)), _differing(layers[layer][scheme]))
        for layer in [*words.layers(layers.keys() - {"micro"}), *(["micro"] if "micro" in layers else [])]
        for scheme in ("strict", "overlap")
        if scheme in layers[layer]
    )
    headings = [words("layer"), words("difference_f1"), words("p")]
    return paper.section(words("difference"), paper.table(headings, rows), paper.note(words("difference.says")))


def _differing(scores: Data) -> tuple[Markup, Markup]:
    return paper.cell(scores.get("value"), scores.get("low"), scores.get("high"), digits=3), paper.cell(scores.get("p"), digits=4)


def _attribution(data: Data, title: str, words: Words) -> Markup | None:
    """End to end, conditional, and the other relations."""
    scores = data.get("attribution") or {}
    ends = [_scores(words(f"attribution.{each}"), scores[each]) for each in ("exact", "overlap") if scores.get(each)]
    links = [
        _scores(joined(words.relation(relation), " · ", words(each)), found[each])
        for relation, found in (data.get("relations") or {}).items()
        for each in ("exact", "overlap")
        if found.get(each)
    ]
    if not ends and not links:
        return None
    headings = [words("relations"), *_count_headings(words)]
    heading = joined(words("attribution"), *((" · ", name(title)) if title else ()))
    table = paper.table(headings, [*ends, *links], kind="scores")
    said = [paper.note(words("attribution.says"))]
    if scores.get("referents") == "linked by mentions":
        said.append(paper.note(words("linked")))
    return paper.section(heading, table, _conditional(scores, words), *said)


def _conditional(scores: Data, words: Words) -> Markup | None:
    accuracy: Mapping[str, Data] = scores.get("accuracy") or {}
    rows = [paper.row(words(f"accuracy.{strength}"), _accuracy(found)) for strength, found in accuracy.items()]
    headings = map(words, ("conditional", "value", "n", "cover_of"))
    return paper.table([*headings], rows) if rows else None


def _accuracy(found: Data) -> tuple[Markup, ...]:
    value = paper.cell(found.get("value"), found.get("low"), found.get("high"))
    return value, paper.count(f"{found['correct']}/{found['n']}"), paper.cell(found.get("cover"))


# -- labels, classes, errors


def _labels(found: Sequence[Data], titles: Sequence[str], words: Words, style: Style) -> Markup | None:
    plots = []
    for layer in words.layers(found[0].get("labels") or {}):
        scored = [(data.get("labels") or {}).get(layer, {}) for data in found]
        every = words.labels(layer, {label for each in scored for label in each})
        rows = [Row(words.label(layer, label), tuple(_bar(each.get(label)) for each in scored)) for label in every]
        caption = words.layer(layer)
        plots.append(paper.figure(caption, bars(rows, style, title=words("per_label_of", layer=caption), systems=titles)))
    return paper.section(words("per_label"), paper.note(words("per_label.says")), *plots) if plots else None


def _bar(scores: Data | None) -> Figure:
    """F1 of a label in the strict scheme, and how many of the gold's were found."""
    strict = (scores or {}).get("strict")
    if not strict:
        return Figure(None)
    gold = sum(strict.get(each, 0) for each in ("correct", "incorrect", "missed"))
    return Figure(strict.get("f1"), strict.get("low"), strict.get("high"), f"{strict['correct']}/{gold}")


def _classes(comparisons: Sequence[Comparison], titles: Sequence[str], words: Words, style: Style) -> Markup | None:
    rows = counted(comparisons, words, settle=False)
    if not rows:
        return None
    return paper.section(words("classes"), paper.figure("", counts(rows, style, title=words("classes"), systems=titles)))


def _errors(data: Data, comparison: Comparison, texts: Mapping[str, Document], words: Words, limit: int) -> Markup:
    heading = joined(words("errors"), ": ", name(comparison.right))
    count = len(comparison.cases)
    if not count:
        return paper.section(heading, paper.note(words("none_wrong")), new_sheet=True)
    said = [words("errors_of", count=count, same=comparison.same)]
    if count > limit:
        said.append(words("shown_of", shown=limit))
    listing = Sheet(comparison, texts, words, settle=False).listing(order(data), limit)
    return paper.section(heading, *map(paper.note, said), listing, new_sheet=True)
