"""Documents from worst to best: as bars, and where they are many as a curve of all and bars of the worst."""

from collections.abc import Mapping
from typing import Any

from annotator.core.annotation import Document
from annotator.reports import page as paper
from annotator.reports.markup import Markup, joined, name
from annotator.reports.plots import Figure, Row, bars, profile
from annotator.reports.svg import Style
from annotator.reports.words import Words

_MOST = 30


def value(entry: Mapping[str, Any]) -> float | None:
    """How well a document of `per_document` went, by the figure the report puts first."""
    found: float | None = entry.get("value", entry.get("f1"))
    return found


def order(data: Mapping[str, Any]) -> list[str]:
    """The ids of the documents, worst first; those without a value last."""
    entries = sorted(data.get("per_document", ()), key=lambda e: (value(e) is None, value(e) or 0.0, e["id"]))
    return [entry["id"] for entry in entries]


def documents(
    data: Mapping[str, Any], texts: Mapping[str, Document], words: Words, style: Style, of: str = ""
) -> Markup | None:
    """Worst first; `of` names the extractor where there is more than one."""
    entries = {entry["id"]: entry for entry in data.get("per_document", ())}
    if not entries:
        return None
    ranked = [entries[identity] for identity in order(data)]
    measured = [found for entry in ranked if (found := value(entry)) is not None]
    rows = [Row(_title(entry["id"], texts), (Figure(value(entry), note=_basis(entry)),)) for entry in ranked[:_MOST]]
    plots = [bars(rows, style, title=words("worst_first"))]
    said = [paper.note(words("worst_first.says"))]
    if len(ranked) > _MOST:
        plots.insert(0, profile(measured, style, title=words("worst_first")))
        said.append(paper.note(words("worst_of", shown=_MOST, count=len(ranked))))
    heading = joined(words("worst_first"), *((" · ", name(of)) if of else ()))
    return paper.section(heading, *said, *(paper.figure("", plot) for plot in plots))


def _basis(entry: Mapping[str, Any]) -> str:
    """What the value rests on: how many of the gold's spans are right, or how many spans there are."""
    return f"{entry['correct']}/{entry['gold']}" if "gold" in entry else str(entry.get("n", ""))


def _title(identity: str, texts: Mapping[str, Document]) -> str:
    return (texts[identity].title if identity in texts else "") or identity
