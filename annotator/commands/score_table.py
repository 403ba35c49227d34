"""The scores as lines for a terminal: counts first, then ratios; 0/0 is a dash."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]

_SCHEMES = {
    "strict": "same boundaries, same label", "exact": "same boundaries", "partial": "overlap counts half",
    "type": "overlap, same label", "overlap": "any overlap",
}  # fmt: skip
_BASES = {
    "same": "same speaker", "referent": "same referent", "mention": "same mention", "overlapping": "overlapping mention",
}  # fmt: skip
_NAMED = 5


def table(found: Json) -> Iterator[str]:
    """The lines; two predictions one after the other, then their difference."""
    yield f"{found['documents']:,} documents, gold: {found['gold']}"
    yield from _missing(found)
    parts = [found, *([found["second"]] if "second" in found else [])]
    for name, part in zip(found["predictions"], parts, strict=True):
        yield ""
        yield f"{name} against {found['gold']}"
        yield from _of_prediction(part)
    if "difference" in found:
        yield from _difference(found)
    if reason := found["interval"]["reason"]:
        yield f"No intervals: {reason}."


def _missing(found: Json) -> Iterator[str]:
    missing = found["missing"]
    sides = [(found["gold"], missing["gold"], "spurious")]
    sides += [(name, lacking, "missed") for name, lacking in zip(found["predictions"], missing["predictions"], strict=True)]
    for name, documents, counted in sides:
        if documents:
            named = ", ".join(documents[:_NAMED]) + (", …" if len(documents) > _NAMED else "")
            yield f"{len(documents):,} documents are not in {name}; what is in them counts as {counted}: {named}"


def _of_prediction(part: Json) -> Iterator[str]:
    for layer, scores in part["layers"].items():
        yield ""
        yield _heading(layer)
        yield from (_row(f"{scheme}: {says}", scores[scheme]) for scheme, says in _SCHEMES.items())
        if bare := scores["ignoring_marks"]:
            yield _row("strict, marks at the edges ignored", bare["strict"])
        at_least = scores["overlap_at"]
        f1 = ", ".join(_ratio(score["f1"]) for score in at_least.values())
        yield f"  overlap with an IoU of at least {', '.join(at_least)}: F1 {f1}"
        if scores["nesting"]["gold"] or scores["nesting"]["predicted"]:
            yield _row("nesting: the same span around it", scores["nesting"])
        yield f"  mean IoU {_ratio(scores['iou'])} of {scores['overlap']['correct']:,} pairs"
        yield f"  {'strict, by label':44}{'of the predicted':>22}{'of the gold':>23}"
        yield from (_label(label, by_scheme["strict"]) for label, by_scheme in part["labels"][layer].items())
        macro = scores["macro"]
        mean = "".join(f"{_ratio(macro['strict'][key]):>7}" for key in ("precision", "recall", "f1"))
        yield f"    {'macro, the mean of the labels in the gold':87}{mean}"
    yield from _links(part)
    if part["layers"]:
        yield ""
        yield _heading("all layers, micro")
        yield from (_row(scheme, part["micro"][scheme]) for scheme in _SCHEMES)
    for figure, reason in part["reasons"].items():
        yield f"{figure}: –, {reason}"


def _links(part: Json) -> Iterator[str]:
    attribution = part["attribution"]
    if any(attribution[level]["gold"] or attribution[level]["predicted"] for level in ("exact", "overlap")):
        yield ""
        yield _heading("quotation → speaker")
        yield _row("quotations with equal boundaries", attribution["exact"])
        yield _row("quotations that overlap", attribution["overlap"])
        yield f"  of the paired quotations (unattributed is a value too; referents {attribution['referents']}):"
        for basis, says in _BASES.items():
            yield _accuracy(says, attribution["accuracy"][basis])
    for relation, levels in part["relations"].items():
        if levels["overlap"]["gold"] or levels["overlap"]["predicted"]:
            yield ""
            yield _heading(f"quotation → {relation}")
            yield _row("both with equal boundaries", levels["exact"])
            yield _row("both overlap", levels["overlap"])


def _difference(found: Json) -> Iterator[str]:
    yield ""
    yield f"{found['predictions'][1]} minus {found['predictions'][0]}, F1{'':30} difference   95 % interval      p"
    difference = found["difference"]
    rows = [(f"{layer}, {scheme}", scores[scheme]) for layer, scores in difference["layers"].items() for scheme in _SCHEMES]
    rows += [(f"quotation → speaker, {level}", score) for level, score in difference["attribution"].items()]
    for name, score in rows:
        if score["value"] is not None:
            yield f"  {name:44} {score['value']:+10.3f}   {_interval(score):15} {_chance(score['p'])}"


def _heading(name: str) -> str:
    counts = "".join(f"{word:>9}" for word in ("correct", "wrong", "partial", "missed", "spurious"))
    return f"{name:46}{counts}      P      R     F1  95 % interval"


def _row(name: str, score: Json) -> str:
    counts = "".join(f"{score[key]:>9,}" for key in ("correct", "incorrect", "partial", "missed", "spurious"))
    ratios = "".join(f"{_ratio(score[key]):>7}" for key in ("precision", "recall", "f1"))
    return f"  {name:44}{counts}{ratios}  {_interval(score)}".rstrip()


def _label(name: str, score: Json) -> str:
    """A pair across labels costs precision in one and recall in the other, so each ratio has its own counts."""
    predicted, gold = (f"{score['correct']:,} of {score[side]:,}" for side in ("predicted", "gold"))
    ratios = "".join(f"{_ratio(score[key]):>7}" for key in ("precision", "recall", "f1"))
    return f"    {name:42}{predicted:>22}{gold:>23}{ratios}  {_interval(score)}".rstrip()


def _accuracy(name: str, found: Json) -> str:
    counts = f"{found['correct']:,} of {found['n']:,}"
    cover = f"cover {_ratio(found['cover'])}"
    return f"    {name:30}{counts:>18}  {_ratio(found['value'])}  {cover}  {_interval(found)}".rstrip()


def _interval(found: Json) -> str:
    return "" if found["low"] is None else f"[{_ratio(found['low'])}, {_ratio(found['high'])}]"


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _chance(p: float | None) -> str:
    return "–" if p is None else "< 0.001" if p < 0.001 else f"{p:.3f}"
