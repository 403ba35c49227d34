"""The figures of an agreement as tables, from the dictionary that `agreement --json` prints; each cell knows its cases.

A figure that is 0/0 is "–". An interval stands below its value, and where there is none the reason is said once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.core.case_list import Tally, Wanted
from annotator.core.cases import KINDS
from annotator.core.labels import LabelSet
from annotator.reports import plots
from annotator.reports.words import Words
from annotator.ui.case_words import Sides, label_name, layer_name
from annotator.ui.figure_table import Cell, Figures
from annotator.ui.language import language, number, tr

Data = Mapping[str, Any]
Pair = tuple[str, str]

OF_PAIRS = ("f1_exact", "f1_overlap", "iou", "kappa_token", "gamma")
OF_LAYERS = ("f1_exact", "f1_overlap", "iou", "u_alpha", "u_alpha_binary", "cu_alpha", "cover", "alpha_token")
SPEAKER = "same_speaker"


@dataclass(frozen=True, slots=True)
class Door:
    """What is behind a figure: the cases of two annotators that are wanted."""

    wanted: Wanted = field(default_factory=Wanted)
    pair: Pair | None = None


def shown(value: float | None) -> str:
    """Two digits, or the dash of 0/0; a minus stays before its digits in Arabic too."""
    return number(f"\u2066{plots.number(value)}\u2069")


def interval(found: Data) -> str:
    """The interval in brackets, kept from being turned round in Arabic; empty if there is none."""
    low, high = found.get("low"), found.get("high")
    return number(f"\u2066{plots.interval(low, high)}\u2069") if low is not None and high is not None else ""


def layers_of(data: Data, label_set: LabelSet) -> list[str]:
    """The layers that were compared, in the order of the label set."""
    known = [layer.id for layer in label_set.layers]
    return sorted(data["layers"], key=lambda name: (known.index(name) if name in known else len(known), name))


def matrix(data: Data, layer: str, measure: str, name: Callable[[str], str]) -> Figures:
    """Annotator by annotator; `name` is how one is shown."""
    who = data["annotators"]
    found = {frozenset((pair["a"], pair["b"])): of_pair(pair, layer, measure) for pair in data["pairs"]}
    rows = [[_of_two(a, b, found.get(frozenset((a, b))), layer, measure) for b in who] for a in who]
    shown_names = [name(one) for one in who]
    return Figures(shown_names, shown_names, rows)


def of_pair(pair: Data, layer: str, measure: str) -> Data:
    """A measure of two annotators: its value, and its interval or count where it has one."""
    if measure == SPEAKER:
        found: Data = pair.get("speaker", {})
        return found
    of_layer = pair["layers"].get(layer, {})
    return {"value": of_layer.get(measure)} | dict(of_layer.get("intervals", {}).get(measure, {}))


def _of_two(a: str, b: str, found: Data | None, layer: str, measure: str) -> Cell:
    if a == b or found is None:
        return Cell("" if a == b else plots.NONE)
    value = found.get("value")
    wanted = Wanted(kind="speaker", layer="quote") if measure == SPEAKER else Wanted(layer=layer)
    note = f"n = {number(found['n'])}" if measure == SPEAKER and "n" in found else interval(found)
    return Cell(shown(value), note, Door(wanted, (a, b)), None if value is None else max(0.0, value))


def layers(data: Data, label_set: LabelSet) -> Figures:
    """Every measure of each layer, of all annotators together."""
    names, words = layers_of(data, label_set), Words(language(), label_set)
    used = [m for m in OF_LAYERS if any(data["layers"][layer].get(m) is not None for layer in names) or m in OF_LAYERS[:4]]
    cells = [[_of_layer(data["layers"][layer], layer, measure) for measure in used] for layer in names]
    tips = [explanation(measure, words) for measure in used]
    return Figures([short(m) for m in used], [layer_name(label_set, layer) for layer in names], cells, tips)


def _of_layer(found: Data, layer: str, measure: str) -> Cell:
    bounds = found.get("intervals", {}).get(measure) or (found if measure == "f1_exact" else {})
    return Cell(shown(found.get(measure)), interval(bounds), Door(Wanted(layer=layer)), explains=measure)


def labels(data: Data, layer: str, label_set: LabelSet) -> Figures:
    """Each label of a layer: how often it was used, and its agreement."""
    words, found = Words(language(), label_set), data.get("labels", {}).get(layer, {})
    measures = [m for m in ("f1_exact", "f1_overlap", "iou", "u_alpha") if any(m in one for one in found.values())]
    rows = []
    for label, one in found.items():
        door = Door(Wanted(layer=layer, label=label))
        count = Cell(number(one["n"]) if one.get("n") is not None else "", opens=door)
        rows.append([count, *(_of_label(one, measure, door) for measure in measures)])
    names = [label_name(label_set, layer, label) for label in found]
    return Figures([tr("Spans"), *map(short, measures)], names, rows, ["", *(explanation(m, words) for m in measures)])


def _of_label(found: Data, measure: str, door: Door) -> Cell:
    bounds = found.get("intervals", {}).get(measure) or (found if measure == "f1_exact" else {})
    return Cell(shown(found.get(measure)), interval(bounds), door, explains=measure)


def kinds(tallies: Mapping[str, Tally], sides: Sides, label_set: LabelSet) -> Figures:
    """How many cases of each kind two annotators have in each layer and in all."""
    used = [kind for kind in KINDS if any(tally.kinds[kind] for tally in tallies.values())]
    cells = []
    for kind in used:
        counts = {layer: tally.kinds[kind] for layer, tally in tallies.items()}
        of_layers = (_count(n, Wanted(kind=kind, layer=layer)) for layer, n in counts.items())
        cells.append([_count(sum(counts.values()), Wanted(kind=kind)), *of_layers])
    names = [tr("All"), *(layer_name(label_set, layer) for layer in tallies)]
    return Figures(names, [sides.kind(kind) for kind in used], cells)


def _count(n: int, wanted: Wanted) -> Cell:
    return Cell(number(n), opens=Door(wanted)) if n else Cell("·")


def articles(data: Data, differences: Mapping[str, int], titles: Mapping[str, str]) -> Figures:
    """The articles from the worst to the best, with the differences of the two annotators at hand."""
    entries = sorted(data.get("per_document", ()), key=lambda e: (e.get("value") is None, e.get("value") or 0.0, e["id"]))
    rows = []
    for entry in entries:
        door = Door(Wanted(document=entry["id"]))
        said = (titles.get(entry["id"], entry["id"]), shown(entry.get("value")), number(differences.get(entry["id"], 0)))
        rows.append([Cell(words, opens=door) for words in said])
    names = [number(place) for place in range(1, len(rows) + 1)]
    return Figures([tr("Article"), tr("Agreement"), tr("Differences")], names, rows)


def short(measure: str) -> str:
    """A measure's name at the head of a column; its whole name and what it says stand below the tables."""
    return {
        "f1_exact": tr("F1 exact"), "f1_overlap": tr("F1 overlap"), "iou": "IoU", "u_alpha": "uα",
        "u_alpha_binary": "\u2066|uα\u2069", "cu_alpha": "cuα", "cover": tr("Cover"), "alpha_token": tr("α of words"),
    }[measure]  # fmt: skip


def explanation(measure: str, words: Words) -> str:
    """One sentence on what a measure says, then what 1 and 0 mean and how it misleads."""
    if measure == SPEAKER:
        return words("speaker.says")
    ends = (f"{words(end)}: {text}" for end in ("one", "zero", "trap") if (text := words.known(f"{measure}.{end}")))
    says = words("gamma.how") if measure == "gamma" else words.known(f"{measure}.says")
    return " ".join(filter(None, (says, *ends)))


def notes(data: Data, name: Callable[[str], str]) -> list[str]:
    """On how many articles it all is based, why an interval is missing, who has annotated nothing."""
    words, n = Words(language()), data["documents"]
    has_interval = any(found.get("low") is not None for found in data["layers"].values())
    said = [words("with_interval", n=number(n)) if has_interval else words("no_interval_few", n=number(n)) if n < 10 else ""]
    said += [tr("{name} has no spans in these articles.", name=name(one)) for one in data.get("without_spans", ())]
    return [*filter(None, said), words("undefined")]


def why_empty(annotators: Sequence[str], chosen: Sequence[str], data: Data | None, *, done: bool) -> str:
    """Why there is nothing to compare, and what to do; empty if there is."""
    if len(annotators) < 2:
        return tr(
            "Only one annotator has worked in this project. Import a colleague's annotations (File, Import articles…), "
            "and how far you agree is shown here."
        )
    if len(chosen) < 2:
        return tr("Choose at least two annotators.")
    if data is not None and not data["documents"]:
        if done:
            return tr("These annotators have finished no article in common. Choose all articles, or other annotators.")
        return tr("These annotators have no article in common. Choose others.")
    return ""
