"""What can be taken away from an agreement: figures as text, plots, and the report as one HTML file."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any

from annotator.core.annotation import Document
from annotator.core.case_list import Listed
from annotator.core.labels import LabelSet
from annotator.reports.plots import Figure, Row, bars, matrix, profile
from annotator.reports.svg import Style
from annotator.reports.words import Words
from annotator.ui import comparison
from annotator.ui.agreement_figures import Data, layers_of, of_pair
from annotator.ui.comparison import Progress, Stop
from annotator.ui.language import language, tr
from annotator.workspace import Workspace

Plots = Mapping[str, Callable[[Style], str]]
_WORST = 30  # articles that have a bar of their own


def renamed(data: Data, name: Callable[[str], str]) -> dict[str, Any]:
    """The same figures with annotators called as they are shown."""
    pairs = [pair | {"a": name(pair["a"]), "b": name(pair["b"])} for pair in data["pairs"]]
    return dict(data) | {"annotators": [name(one) for one in data["annotators"]], "pairs": pairs}


def plots_of(data: Data, label_set: LabelSet, titles: Mapping[str, str]) -> Plots:
    """Every plot by its title: annotators by layer, labels by layer, articles."""
    words = Words(language(), label_set)
    found: dict[str, Callable[[Style], str]] = {}
    for layer in layers_of(data, label_set):
        if len(data["annotators"]) > 2:
            title = words("matrix_of", layer=words.layer(layer), measure=words("f1_exact"))
            found[title] = partial(matrix, data["annotators"], _grid(data, layer), title=title)
        if rows := [_bar(words.label(layer, one), of_label) for one, of_label in data.get("labels", {}).get(layer, {}).items()]:
            title = words("per_label_of", layer=words.layer(layer))
            found[title] = partial(bars, rows, title=title)
    measured = sorted((e["value"], e["id"]) for e in data.get("per_document", ()) if e.get("value") is not None)
    if measured:
        title, worst = words("worst_first"), [Row(titles.get(uid, uid), (Figure(value),)) for value, uid in measured[:_WORST]]
        found[title] = partial(bars, worst, title=title)
    if len(measured) > _WORST:
        title = tr("All articles")
        found[title] = partial(profile, [value for value, _ in measured], title=title)
    return found


def _grid(data: Data, layer: str) -> list[list[float | None]]:
    found = {frozenset((pair["a"], pair["b"])): of_pair(pair, layer, "f1_exact").get("value") for pair in data["pairs"]}
    return [[found.get(frozenset((a, b))) if a != b else None for b in data["annotators"]] for a in data["annotators"]]


def _bar(name: str, found: Data) -> Row:
    return Row(name, (Figure(found.get("f1_exact"), found.get("low"), found.get("high"), str(found.get("n", ""))),))


def report(
    workspace: Workspace, data: Data, name: Callable[[str], str], *, done: bool, date: str, progress: Progress, stop: Stop
) -> str:
    """The report for the meeting, with the differences of every two annotators."""
    from annotator.reports import agreement
    from annotator.reports.differences import Comparison

    referents = {uid: referent.name for uid, referent in workspace.state.referents.items()}
    comparisons, texts = [], {}
    for pair in combinations(data["annotators"], 2):
        rows = comparison.pair_cases(workspace, pair, done=done, progress=progress, stop=stop).rows
        texts.update({row.case.document_id: Document(row.case.document_id, row.text, row.title) for row in rows})
        known, differing = _names(rows, referents), [row.case for row in rows if row.case.differs]
        same = len(rows) - len(differing)
        comparisons.append(Comparison(name(pair[0]), name(pair[1]), differing, same, known, known))
    return agreement.page(renamed(data, name), comparisons, texts, language(), label_set=workspace.label_set, date=date)


def _names(rows: Sequence[Listed], referents: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The names of the referents that cases speak of, as a report asks for them."""
    spans = ((row.case, span) for row in rows for span in (*row.case.spans, *row.case.left_children, *row.case.right_children))
    found = ((case.document_id, span.referent) for case, span in spans if span.referent)
    return {key: referents[key[1]] for key in found if key[1] in referents}
