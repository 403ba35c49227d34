"""The scores of an extractor as a small table, from what `evaluate --json` prints; each cell knows its cases."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.core.case_list import RIGHT, Wanted
from annotator.core.labels import LabelSet
from annotator.ui.agreement_figures import interval, layers_of, shown
from annotator.ui.case_words import layer_name
from annotator.ui.figure_table import Cell, Figures
from annotator.ui.language import number, tr

Data = Mapping[str, Any]
SPEAKERS = Wanted(kind="speaker", layer="quote")
_COUNTS = (("correct", RIGHT), ("incorrect", "wrong"), ("missed", "left_only"), ("spurious", "right_only"))
"""What the strict scheme counts, and the kind of case behind it."""
_OF_LINKS = {"incorrect": SPEAKERS, "missed": Wanted(layer="quote"), "spurious": Wanted(layer="quote")}
"""Links are missed where the speaker, the quotation or its boundaries are: all that is wrong with quotations."""


def table(scores: Data, label_set: LabelSet, other: str = "") -> Figures:
    """A row for each layer and one for the speakers of quotations; `other` heads the F1 of what they are compared with."""
    names, cells = [], []
    for name, found, overlap, path, wanted in _rows(scores, label_set):
        names.append(name)
        beside = _beside(scores, path, wanted) if other else ()
        cells.append([*_counts(found, wanted), *_ratios(found, overlap, wanted), *beside])
    columns, tips = zip(*(_columns() + (_of_other(other) if other else [])), strict=True)
    return Figures(columns, names, cells, tips)


def _columns() -> list[tuple[str, str]]:
    return [
        (tr("Right"), tr("The same boundaries and the same label.")),
        (tr("Wrong"), tr("Text in common, but another boundary or another label.")),
        (tr("Missed"), tr("In the gold alone.")),
        (tr("Spurious"), tr("In the prediction alone.")),
        (tr("Precision"), tr("Of what was predicted, this share is right.")),
        (tr("Recall"), tr("Of what is in the gold, this share was found right.")),
        ("F1", tr("Precision and recall in one figure; below it 95 % of what other samples of the articles would give.")),
        (tr("F1, overlap"), tr("The same, but a stretch of text in common is enough, whatever the label.")),
    ]


def _of_other(other: str) -> list[tuple[str, str]]:
    return [
        (other, tr("The F1 of what it is compared with.")),
        (tr("Difference"), tr("F1 less the F1 of the other; p says how often chance alone would part them as far.")),
    ]


def _rows(scores: Data, label_set: LabelSet) -> Iterator[tuple[str, Data, Data, Sequence[str], Wanted]]:
    for layer in layers_of(scores, label_set):
        found = scores["layers"][layer]
        yield layer_name(label_set, layer), found["strict"], found["overlap"], ("layers", layer, "strict"), Wanted(layer=layer)
    links = scores["attribution"]
    if links["overlap"]["gold"] or links["overlap"]["predicted"]:
        yield tr("Quotation and speaker"), links["exact"], links["overlap"], ("attribution", "exact"), SPEAKERS


def _counts(found: Data, wanted: Wanted) -> Iterator[Cell]:
    for count, kind in _COUNTS:
        door = _OF_LINKS.get(count) if wanted is SPEAKERS else Wanted(kind=kind, layer=wanted.layer)
        yield Cell(number(int(found[count])), opens=door)


def _ratios(found: Data, overlap: Data, wanted: Wanted) -> Iterator[Cell]:
    for ratio in ("precision", "recall", "f1"):
        yield Cell(shown(found[ratio]), interval(found) if ratio == "f1" else "", wanted, found[ratio])
    yield Cell(shown(overlap["f1"]), "", wanted, overlap["f1"])


def _beside(scores: Data, path: Sequence[str], wanted: Wanted) -> Iterator[Cell]:
    """The other's F1; and how much better this one is (the measures say how much better the other is)."""
    second, difference = _at(scores["second"], path), _at(scores["difference"], path)
    yield Cell(shown(second.get("f1")), "", wanted)
    value, p = difference.get("value"), difference.get("p")
    note = "" if p is None else number(f"\u2066p {'<' if p < 0.001 else '='} {max(p, 0.001):.3f}\u2069")
    yield Cell(shown(None if value is None else -value), note, wanted)


def _at(scores: Data, path: Sequence[str]) -> Data:
    for key in path:
        scores = scores.get(key, {})
    return scores
