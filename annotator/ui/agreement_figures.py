"""The figures of an agreement as tables, from the dictionary that `agreement --json` prints; each cell knows its cases.

A figure that is 0/0 is "–". An interval stands below its value, and where there is none the reason is said once.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.core.case_list import Wanted
from annotator.core.cases import KINDS
from annotator.core.labels import LabelSet
from annotator.reports import plots
from annotator.reports.words import Words
from annotator.ui.case_words import Sides, label_name, layer_name, relation_name
from annotator.ui.figure_table import Cell, Figures
from annotator.ui.language import isolated, language, number, tr

Data = Mapping[str, Any]
Pair = tuple[str, str]

OF_PAIRS = ("f1_exact", "f1_overlap", "iou", "kappa_token", "gamma")
BARE = "f1_marks"
OF_LAYERS = ("f1_exact", BARE, "f1_overlap", "iou", "u_alpha", "u_alpha_binary", "cu_alpha", "cover", "alpha_token")
SPEAKER = "same_speaker"
_SAID = {SPEAKER: "speaker.says", BARE: "marks.says", "gamma": "gamma.how"}
_MOST = 1000  # articles that are listed
_ALWAYS = ("f1_exact", "f1_overlap", "iou", "u_alpha")


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
    return in_order(data["layers"], label_set)


def in_order(layers: Iterable[str], label_set: LabelSet) -> list[str]:
    """Layers as the label set lists them, unknown ones last."""
    known = [layer.id for layer in label_set.layers]
    return sorted(layers, key=lambda name: (known.index(name) if name in known else len(known), name))


def matrix(data: Data, layer: str, measure: str, name: Callable[[str], str]) -> Figures:
    """Annotator by annotator; `name` is how one is shown."""
    who = data["annotators"]
    found = {frozenset((pair["a"], pair["b"])): of_pair(pair, layer, measure) for pair in data["pairs"]}
    rows = [[_of_two(a, b, found.get(frozenset((a, b))), layer, measure) for b in who] for a in who]
    shown_names = [isolated(name(one)) for one in who]
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
    """Every measure of each layer, of all annotators together; last, what there is of all layers at once."""
    names, words = layers_of(data, label_set), Words(language(), label_set)
    found = {layer: data["layers"][layer] for layer in names}
    used = [m for m in OF_LAYERS if m in _ALWAYS or any(_of(one, m).get("value") is not None for one in found.values())]
    cells = [[_cell(one, measure, Wanted(layer=layer)) for measure in used] for layer, one in found.items()]
    shown_names = [layer_name(label_set, layer) for layer in names]
    if every := data.get("all"):
        cells.append([_cell(every, measure, Wanted()) if _of(every, measure) else Cell("") for measure in used])
        shown_names.append(tr("All"))
    return Figures([short(m) for m in used], shown_names, cells, [explanation(measure, words) for measure in used])


def labels(data: Data, layer: str, label_set: LabelSet) -> Figures:
    """Each label of a layer: how often it was used, and its agreement."""
    words, found = Words(language(), label_set), data.get("labels", {}).get(layer, {})
    measures = [m for m in ("f1_exact", "f1_overlap", "iou", "u_alpha") if any(m in one for one in found.values())]
    rows = []
    for label, one in found.items():
        wanted = Wanted(layer=layer, label=label)
        count = Cell(number(one["n"]) if one.get("n") is not None else "", opens=Door(wanted))
        rows.append([count, *(_cell(one, measure, wanted) for measure in measures)])
    names = [label_name(label_set, layer, label) for label in found]
    return Figures([tr("Spans"), *map(short, measures)], names, rows, ["", *(explanation(m, words) for m in measures)])


def speakers(data: Data, label_set: LabelSet) -> Figures:
    """Of the quotations both found, how many were given the same speaker: of all, and by their label."""
    said = data.get("speaker") or {}
    found = {"": said, **said.get("labels", {})} if said else {}
    rows = []
    for label, one in found.items():
        quotes, differing = (Door(Wanted(kind=kind, layer="quote", label=label)) for kind in ("", "speaker"))
        facts = [Cell(number(one.get("n", 0)), opens=quotes), Cell(shown(one.get("cover")), opens=quotes)]
        same = Cell(shown(one.get("value")), interval(one), differing, explains=SPEAKER)
        ways = (one.get(name, {}).get("value") for name in ("referent", "mention", "overlapping"))
        rows.append([*facts, same, *(Cell(shown(value), opens=differing, explains=SPEAKER) for value in ways)])
    names = [label_name(label_set, "quote", label) if label else tr("All") for label in found]
    columns = (tr("Paired"), tr("Share paired"), tr("Same speaker"), tr("Same referent"), tr("Same words"))
    return Figures([*columns, tr("Overlapping words")], names, rows)


def relations(data: Data, label_set: LabelSet) -> Figures:
    """Under paired spans, how far the links of each kind agree."""
    found = data.get("relations") or {}
    rows = []
    for relation, one in found.items():
        speaker = relation == "speaker"
        door = Door(Wanted(kind="speaker" if speaker else "relation", relation="" if speaker else relation))
        said = (number(one["n"]), shown(one.get("exact")), shown(one.get("overlap")))
        rows.append([Cell(words, opens=door) for words in said])
    names = [relation_name(label_set, relation) for relation in found]
    return Figures([tr("Links"), short("f1_exact"), short("f1_overlap")], names, rows)


def _of(found: Data, measure: str) -> Data:
    """A measure's value and interval in an entry; empty if the entry knows nothing of it."""
    if measure == BARE:
        bare = found.get("ignoring_marks")
        return {"value": bare["f1_exact"]} if bare else {}
    if measure not in found:
        return {}
    bounds = found.get("intervals", {}).get(measure) or (found if measure == "f1_exact" else {})
    return {"value": found[measure], "low": bounds.get("low"), "high": bounds.get("high")}


def _cell(found: Data, measure: str, wanted: Wanted) -> Cell:
    known = _of(found, measure)
    return Cell(shown(known.get("value")), interval(known), Door(wanted), explains=measure)


def kinds(counts: Mapping[str, Counter[str]], sides: Sides, label_set: LabelSet) -> Figures:
    """How many cases of each kind two annotators have in each layer and in all."""
    layers = in_order(counts, label_set)
    cells, used = [], [kind for kind in KINDS if any(found[kind] for found in counts.values())]
    for kind in used:
        of_layers = (_count(counts[layer][kind], Wanted(kind=kind, layer=layer)) for layer in layers)
        every = sum(found[kind] for found in counts.values())
        cells.append([_count(every, Wanted(kind=kind)), *of_layers])
    names = [tr("All"), *(layer_name(label_set, layer) for layer in layers)]
    return Figures(names, [sides.kind(kind) for kind in used], cells)


def _count(n: int, wanted: Wanted) -> Cell:
    return Cell(number(n), opens=Door(wanted)) if n else Cell("·")


def articles(data: Data, differences: Mapping[str, int], titles: Mapping[str, str]) -> Figures:
    """The articles from the worst to the best, with the differences of the two annotators at hand."""
    entries = sorted(data.get("per_document", ()), key=lambda e: (e.get("value") is None, e.get("value") or 0.0, e["id"]))
    rows = []
    for entry in entries[:_MOST]:
        door = Door(Wanted(document=entry["id"]))
        said = (titles.get(entry["id"], entry["id"]), shown(entry.get("value")), number(differences.get(entry["id"], 0)))
        rows.append([Cell(words, opens=door) for words in said])
    names = [number(place) for place in range(1, len(rows) + 1)]
    first = tr("Article") if len(entries) <= _MOST else tr("The worst of %n article(s)", len(entries))
    return Figures([first, tr("Agreement"), tr("Differences")], names, rows)


def short(measure: str) -> str:
    """A measure's name at the head of a column; its whole name and what it says stand below the tables."""
    return {
        "f1_exact": tr("F1 exact"), BARE: tr("F1 no marks"), "f1_overlap": tr("F1 overlap"), "iou": "IoU", "u_alpha": "uα",
        "u_alpha_binary": "\u2066|uα\u2069", "cu_alpha": "cuα", "cover": tr("Cover"), "alpha_token": tr("α of words"),
    }[measure]  # fmt: skip


def explanation(measure: str, words: Words) -> str:
    """One sentence on what a measure says, then what 1 and 0 mean and how it misleads."""
    if measure in _SAID:
        return words(_SAID[measure])
    ends = (f"{words(end)}: {text}" for end in ("one", "zero", "trap") if (text := words.known(f"{measure}.{end}")))
    return " ".join(filter(None, (words.known(f"{measure}.says"), *ends)))


def notes(data: Data, name: Callable[[str], str]) -> list[str]:
    """On how many articles it all is based, why an interval is missing, who has annotated nothing."""
    words, n = Words(language()), data["documents"]
    has_interval = any(found.get("low") is not None for found in data["layers"].values())
    said = [words("with_interval", n=number(n)) if has_interval else words("no_interval_few", n=number(n)) if n < 10 else ""]
    said += [
        tr("uα counts outermost spans: %n nested one(s) left out.", nested)
        for nested in (sum(found.get("left_out", 0) for found in data["layers"].values()),)
        if nested
    ]
    said += [tr("{name} has no spans in these articles.", name=name(one)) for one in data.get("without_spans", ())]
    return [*filter(None, said), words("undefined")]


def why_empty(annotators: Sequence[str], chosen: Sequence[str], data: Data | None, *, done: bool) -> str:
    """Why there is nothing to compare, and what to do; empty if there is."""
    if len(annotators) < 2:
        return tr(
            "This project does not have the work of two annotators yet. Merge a colleague's project or import her annotations, "
            "both in the menu File, and how far you agree is shown here."
        )
    if len(chosen) < 2:
        return tr("Choose at least two annotators.")
    if data is not None and not data["documents"]:
        if done:
            return tr("These annotators have finished no article in common. Choose all articles, or other annotators.")
        return tr("These annotators have no article in common. Choose others.")
    return ""
