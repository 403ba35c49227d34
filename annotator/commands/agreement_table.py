"""The agreement as lines for a terminal: each figure with its interval, and what was left out; 0/0 is a dash."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]

_MEASURES = {
    "f1_exact": "same span, same label (F1)", "f1_overlap": "overlapping, same label (F1)",
    "iou": "boundaries of paired spans (mean IoU)", "u_alpha": "uα, text divided and labelled alike",
    "u_alpha_binary": "  |uα, marked or not", "cu_alpha": "  cuα, label where both marked", "alpha_token": "α of the words",
}  # fmt: skip
_STRENGTHS = {"referent": "same referent", "mention": "same mention", "overlapping": "overlapping mention"}
_WORST = 10


def table(found: Json) -> Iterator[str]:
    """The lines: layers with their labels, speakers and relations, pairs, the worst documents."""
    yield f"{found['documents']:,} documents by {len(found['annotators'])} annotators: {', '.join(found['annotators'])}"
    yield from _left_out(found)
    for layer, figures in found["layers"].items():
        yield from _layer(layer, figures, found["labels"][layer])
    yield from _whole(found["all"])
    yield from _speaker(found["speaker"], linked=any(pair["speaker"]["referents"] != "by id" for pair in found["pairs"]))
    yield from _relations(found["relations"])
    yield from _pairs(found)
    yield from _worst(found["per_document"])
    yield ""
    yield from _reasons(found)


def _left_out(found: Json) -> Iterator[str]:
    left_out = found["left_out"]
    if count := left_out["documents_of_one_annotator"]:
        yield f"{count:,} documents that only one of them has annotated are left out"
    if count := left_out["documents_without_text"]:
        yield f"{count:,} documents whose text is not known are left out of uα, α and κ"


def _layer(layer: str, figures: Json, labels: Json) -> Iterator[str]:
    yield ""
    yield f"{layer}: {figures['n']:,} spans"
    for measure, says in _MEASURES.items():
        yield _row(says, figures[measure], figures["intervals"].get(measure), figures.get("sd", {}).get(measure))
        if measure == "f1_exact" and (bare := figures.get("ignoring_marks")):
            yield _row("  with marks at the edges ignored", bare["f1_exact"])
        if measure == "cu_alpha":
            yield _row("  share of text that cuα is about (cover)", figures["cover"])
    if (gamma := figures["gamma_mean_of_pairs"]) is not None:
        yield _row("γ, mean over pairs" if "sd" in figures else "γ", gamma)
    for depth in figures["depths"][1:]:
        inside = f"{depth['spans']:,} spans inside others, depth {depth['depth']}"
        yield f"  {inside}, are not in uα and α above; their own uα {_ratio(depth['u_alpha'])}"
    if len(labels) > 1:
        yield from (
            _row(f"  {label} ({entry['n']:,}), F1", entry["f1_exact"], entry) for label, entry in labels.items()
        )


def _whole(figures: Json) -> Iterator[str]:
    yield ""
    yield f"all layers: {figures['n']:,} spans"
    for measure in ("f1_exact", "f1_overlap", "iou"):
        yield _row(_MEASURES[measure], figures[measure], figures["intervals"][measure], figures.get("sd", {}).get(measure))


def _speaker(figures: Json, *, linked: bool) -> Iterator[str]:
    if not figures["n"]:
        return
    yield ""
    yield f"same speaker, given a paired quotation: {figures['n']:,} pairs, {_ratio(figures['cover'])} of the quotations"
    if linked:
        yield "  where two share no referent, referents are linked by the mentions that both have paired"
    yield _row("same speaker (unattributed by both is the same)", figures["value"], figures, figures.get("sd"))
    for strength, says in _STRENGTHS.items():
        found = figures[strength]
        yield f"{_row('  ' + says, found['value'])}  of {found['n']:,}, cover {_ratio(found['cover'])}"
    if len(figures["labels"]) > 1:
        yield from (
            _row(f"  {label} ({entry['n']:,})", entry["value"], entry) for label, entry in figures["labels"].items()
        )


def _relations(relations: Json) -> Iterator[str]:
    if relations:
        yield ""
        yield "relations under paired spans (F1): same boundaries, any overlap"
    for name, found in relations.items():
        yield f"  {name:44} {_ratio(found['exact'])}  {_ratio(found['overlap'])}  of {found['n']:,} links"


def _pairs(found: Json) -> Iterator[str]:
    yield ""
    yield f"{'pairs':46} exact overlap   IoU  κ words    γ  speaker"
    for pair in found["pairs"]:
        speaker = f"{_ratio(pair['speaker']['value']):>8}"
        for at, (layer, figures) in enumerate(pair["layers"].items()):
            values = "".join(f"{_ratio(figures[key]):>7}" for key in ("f1_exact", "f1_overlap", "iou", "kappa_token", "gamma"))
            who = f"  {pair['documents']:,} documents, {pair['a']} × {pair['b']}" if at == 0 else ""
            yield f"  {layer:42}{values}{speaker if layer == 'quote' else '':8}{who}"


def _worst(documents: list[Json]) -> Iterator[str]:
    known = [entry for entry in documents if entry["value"] is not None]
    yield ""
    yield f"worst documents, of {len(known):,} with annotations{'exact  overlap':>29}"
    for entry in known[:_WORST]:
        spans = f"{entry['n']:,} spans"
        yield f"  {spans:45}{_ratio(entry['f1_exact']):>7}{_ratio(entry['f1_overlap']):>9}  {entry['id']}"


def _reasons(found: Json) -> Iterator[str]:
    reasons = dict(found["reasons"])
    if found["layers"] and "gamma" not in reasons:
        yield "γ computed with {samples} random samples, seed {seed}.".format(**found["gamma"])
    if reason := reasons.pop("intervals", ""):
        yield f"No intervals: {reason}."
    else:
        yield "In brackets: where the figure falls in 95 % of re-drawn samples of the documents."
    if len(found["annotators"]) > 2:
        yield "F1, IoU, speakers and relations are means over the pairs of annotators, ± their standard deviation."
    yield from (f"{figure}: {reason}." for figure, reason in reasons.items())


def _row(says: str, value: float | None, bounds: Json | None = None, deviation: float | None = None) -> str:
    interval = f"[{_ratio(bounds['low'])}, {_ratio(bounds['high'])}]" if bounds and bounds["low"] is not None else ""
    spread = f"± {_ratio(deviation)}" if deviation is not None else ""
    return f"  {says:48} {_ratio(value):>6}  {interval:14} {spread}".rstrip()


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
