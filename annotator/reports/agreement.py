"""The report on several annotators: how far they agree, on what, where exactly not; one file for the meeting."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.core.annotation import Document
from annotator.core.labels import LabelSet
from annotator.reports import page as paper
from annotator.reports.differences import LIMIT, Comparison, Sheet, counted, listed
from annotator.reports.markup import Markup, joined, name, tag
from annotator.reports.plots import Figure, Row, bars, counts, matrix, number
from annotator.reports.ranking import documents, order
from annotator.reports.svg import Style
from annotator.reports.words import Words

Data = Mapping[str, Any]

MEASURES = (
    "f1_exact", "f1_overlap", "iou", "u_alpha", "f1_marks.agreement", "u_alpha_binary", "cu_alpha", "cover",
    "alpha_token", "kappa_token", "gamma",
)  # fmt: skip
_FIRST = MEASURES[:4]
_OF_PAIRS = ("f1_exact", "f1_overlap", "iou", "kappa_token", "gamma")
_FEWEST = 10
_SIDE_BY_SIDE = 5
_STRENGTHS = ("referent", "mention", "overlapping")


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

    `data` is what `agreement --json` prints; `comparisons` hold the cases of each pair of annotators over `texts`.
    `limit`: how many differences are printed at most, shared out among the pairs.
    """
    words = Words(language, label_set)
    style = Style(right_to_left=words.right_to_left)
    facts = [
        (words("annotators"), listed(words, map(name, data["annotators"]))),
        *paper.basis(words, data["documents"], date),
    ]
    share = -(-limit // max(1, len(comparisons)))
    parts = (
        _figures(data, words),
        _speakers(data, words, style),
        _pairs(data, words, style),
        _labels(data, words, style),
        documents(data, texts, words, style),
        *(_differences(data, comparison, texts, words, style, share) for comparison in comparisons),
    )
    return paper.sheet(words, words("agreement"), facts, parts)


def _figures(data: Data, words: Words) -> Markup:
    """The measures down, the layers across, all layers together at the end."""
    columns = [*words.layers(data["layers"]), *(["all"] if "all" in data else [])]
    cells = {measure: [_known(data, column, measure) for column in columns] for measure in MEASURES}
    shown = [measure for measure in MEASURES if measure in _FIRST or any(known[0] is not None for known in cells[measure])]
    rows = (
        paper.row(_explained(words, each), (_value(*known) for known in cells[each]), kind=None if each in _FIRST else "minor")
        for each in shown
    )
    counted = paper.row(words("spans"), (paper.count(_column(data, column).get("n")) for column in columns), kind="minor")
    headings = [words("measure"), *(name(words("all_layers") if column == "all" else words.layer(column)) for column in columns)]
    body = paper.table(headings, [*rows, counted], kind="measures")
    return paper.section(words("at_a_glance"), body, *map(paper.note, notes(data, words)))


def _column(data: Data, column: str) -> Data:
    found: Data = data["all"] if column == "all" else data["layers"][column]
    return found


def _known(data: Data, column: str, measure: str) -> tuple[float | None, Data, float | None]:
    """A figure, its interval, and its deviation over pairs; kappa and gamma of a layer where there is but one pair."""
    found, pairs = _column(data, column), data.get("pairs") or []
    if measure == "f1_marks.agreement":
        return (found.get("ignoring_marks") or {}).get("f1_exact"), {}, None
    if measure in {"kappa_token", "gamma"}:
        return pairs[0]["layers"].get(column, {}).get(measure) if len(pairs) == 1 else None, {}, None
    bounds = found.get("intervals", {}).get(measure) or (found if measure == "f1_exact" else {})
    return found.get(measure), bounds, found.get("sd", {}).get(measure)


def _value(value: float | None, bounds: Data, deviation: float | None) -> Markup:
    below = f"± {number(deviation)}" if deviation is not None else ""
    return paper.cell(value, bounds.get("low"), bounds.get("high"), below=below)


def _explained(words: Words, measure: str) -> Markup:
    """A measure's name and, in small print, what it says, what 1 and 0 mean, and how it misleads."""
    ends = " ".join(f"{words(end)}: {text}" for end in ("one", "zero", "trap") if (text := words.known(f"{measure}.{end}")))
    lines = (tag("small", line) for line in (words.known(f"{measure}.says"), ends) if line)
    return joined(tag("b", words(measure)), *lines)


def notes(data: Data, words: Words) -> Iterator[str]:
    """Why there are intervals or none, what a dash means, and what was left out of which figure."""
    n, left_out = data["documents"], data.get("left_out") or {}
    if any(found.get("low") is not None for found in data["layers"].values()):
        yield words("with_interval", n=n)
    elif n < _FEWEST:
        yield words("no_interval_few", n=n)
    yield words("undefined")
    if len(data["annotators"]) > 2:
        yield words("mean_of_pairs")
    yield from _gamma(data, words)
    counted = {
        "nested_out": sum(found.get("left_out", 0) for found in data["layers"].values()),
        "single_out": left_out.get("documents_of_one_annotator", 0),
        "textless_out": left_out.get("documents_without_text", 0),
    }
    yield from (words(key, count=count) for key, count in counted.items() if count)


def _gamma(data: Data, words: Words) -> Iterator[str]:
    if "gamma" in (data.get("reasons") or {}):
        yield words("gamma.large")
    elif data.get("gamma"):
        yield words("gamma.how", **data["gamma"])


# -- speakers and pairs


def _speakers(data: Data, words: Words, style: Style) -> Markup | None:
    found = data.get("speaker") or {}
    if not found.get("n"):
        return None
    strengths = [("accuracy.same", found), *((f"accuracy.{each}", found[each]) for each in _STRENGTHS if each in found)]
    rows = (paper.row(words(key), _speaker(said)) for key, said in strengths)
    headings = [words("same_speaker"), *map(words, ("value", "n", "cover_of"))]
    body = (
        paper.table(headings, rows),
        paper.note(words("speaker.says")),
        _by_label(found, words, style),
        _relations(data, words),
    )
    return paper.section(words("same_speaker"), *body)


def _by_label(speaker: Data, words: Words, style: Style) -> Markup | None:
    """Same speaker for the quotes of each label."""
    found: Mapping[str, Data] = speaker.get("labels") or {}
    rows = [
        Row(words.label("quote", label), (Figure(said.get("value"), said.get("low"), said.get("high"), str(said["n"])),))
        for label in words.labels("quote", found)
        if (said := found[label])
    ]
    caption = words("speaker_by_label")
    return paper.figure(caption, bars(rows, style, title=caption)) if rows else None


def _relations(data: Data, words: Words) -> Markup | None:
    found: Mapping[str, Data] = data.get("relations") or {}
    rows = [
        paper.row(words.relation(each), (paper.cell(said.get("exact")), paper.cell(said.get("overlap")), paper.count(said["n"])))
        for each, said in found.items()
    ]
    headings = [words("relations"), words("exact"), words("overlap"), words("n")]
    return joined(tag("h3", words("relations.says")), paper.table(headings, rows)) if rows else None


def _speaker(said: Data) -> tuple[Markup, ...]:
    value = paper.cell(said.get("value"), said.get("low"), said.get("high"))
    return value, paper.count(said["n"]), paper.cell(said.get("cover"))


def _pairs(data: Data, words: Words, style: Style) -> Markup | None:
    """Matrices and tables of pairs; of two annotators all has been said."""
    if len(data.get("pairs") or []) < 2:
        return None
    tables = (_pair_table(data, layer, words) for layer in words.layers(data["layers"]))
    grids = tag("div", *_matrices(data, words, style), class_="grids" if len(data["annotators"]) <= _SIDE_BY_SIDE else None)
    return paper.section(words("pairs"), grids, *tables, _speakers_of_pairs(data, words))


def _matrices(data: Data, words: Words, style: Style) -> Iterator[Markup]:
    for layer in words.layers(data["layers"]):
        caption = words("matrix_of", layer=words.layer(layer), measure=words("f1_exact"))
        yield paper.figure(caption, matrix(data["annotators"], grid(data, layer, "f1_exact"), style, title=caption))


def grid(data: Data, layer: str, measure: str) -> list[list[float | None]]:
    """A measure for each two annotators, in their order; None on the diagonal and where a pair is not there."""
    found = {frozenset((pair["a"], pair["b"])): pair["layers"].get(layer, {}).get(measure) for pair in data["pairs"]}
    who = data["annotators"]
    return [[found.get(frozenset((a, b))) if a != b else None for b in who] for a in who]


def _pair_table(data: Data, layer: str, words: Words) -> Markup:
    shown = [m for m in _OF_PAIRS if any(pair["layers"].get(layer, {}).get(m) is not None for pair in data["pairs"])]
    rows = (
        paper.row(_both(pair), (paper.cell(pair["layers"].get(layer, {}).get(measure)) for measure in shown))
        for pair in data["pairs"]
    )
    return (
        joined(tag("h3", words.layer(layer)), paper.table([words("pair"), *map(words, shown)], rows, kind="pairs"))
        if shown
        else Markup()
    )


def _both(pair: Data) -> Markup:
    return joined(name(pair["a"]), " × ", name(pair["b"]))


def _speakers_of_pairs(data: Data, words: Words) -> Markup | None:
    found = [(pair, pair["speaker"]) for pair in data["pairs"] if pair.get("speaker", {}).get("n")]
    rows = [paper.row(_both(pair), _speaker(said)) for pair, said in found]
    headings = map(words, ("pair", "value", "n", "cover_of"))
    return joined(tag("h3", words("same_speaker")), paper.table([*headings], rows, kind="pairs")) if rows else None


# -- labels and differences


def _labels(data: Data, words: Words, style: Style) -> Markup | None:
    plots = []
    for layer in words.layers(data.get("labels", {})):
        labels, caption = data["labels"][layer], words.layer(layer)
        rows = [_label(words, layer, label, labels[label]) for label in words.labels(layer, labels)]
        if rows:
            plots.append(paper.figure(caption, bars(rows, style, title=words("per_label_of", layer=caption))))
    return paper.section(words("per_label"), paper.note(words("per_label.agreement")), *plots) if plots else None


def _label(words: Words, layer: str, label: str, found: Data) -> Row:
    figure = Figure(found.get("f1_exact"), found.get("low"), found.get("high"), str(found.get("n", "")))
    return Row(words.label(layer, label), (figure,))


def _differences(
    data: Data, comparison: Comparison, texts: Mapping[str, Document], words: Words, style: Style, limit: int
) -> Markup:
    several = len(data["annotators"]) > 2
    between = words("differences_between", left=comparison.left, right=comparison.right)
    heading = f"{words('differences')}: {between}" if several else words("differences")
    count = len(comparison.cases)
    if not count:
        return paper.section(heading, paper.note(words("none_differ")), new_sheet=True)
    said = [words("differences_of", count=count, same=comparison.same)]
    if count > limit:
        said.append(words("shown_of", shown=limit))
    plot = paper.figure("", counts(counted([comparison], words, settle=True), style, title=heading))
    listing = Sheet(comparison, texts, words, settle=True).listing(order(data), limit)
    return paper.section(heading, *map(paper.note, said), plot, listing, new_sheet=True)
