"""The sheet that both reports are written on: one HTML file with its style inside, made for A4 as for a screen."""

from collections.abc import Iterable, Sequence

from annotator.reports.markup import Markup, joined, ltr, tag, tame
from annotator.reports.plots import interval, number
from annotator.reports.style import STYLE
from annotator.reports.svg import inline
from annotator.reports.words import Words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def sheet(words: Words, title: str, facts: Iterable[tuple[str, object]], body: Iterable[object]) -> str:
    """The whole file. `facts` stand under the title: who, what, how many."""
    given = joined(*(joined(tag("dt", key), tag("dd", value)) for key, value in facts))
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", tame(title)),
        tag("style", Markup(STYLE)),
    )
    content = tag("body", tag("header", tag("h1", title), tag("dl", given, class_="facts")), tag("main", *body))
    direction = "rtl" if words.right_to_left else "ltr"
    return f"<!DOCTYPE html>\n{tag('html', head, content, lang=words.language, dir=direction)}\n"


def basis(words: Words, documents: int, date: str) -> list[tuple[str, object]]:
    """The facts that every report ends its head with: on how many articles it is based, and when it was made if that is known."""
    return [(words("documents"), ltr(str(documents))), *([(words("made"), ltr(date))] if date else [])]


def section(heading: str | Markup, *content: object, new_sheet: bool = False) -> Markup:
    """A part of the report; `new_sheet`: on paper it begins a page."""
    return tag("section", tag("h2", heading), *content, class_="sheet" if new_sheet else None)


def note(sentence: str) -> Markup:
    return tag("p", sentence, class_="note")


def figure(caption: str | Markup, drawing: Markup) -> Markup:
    return tag("figure", tag("figcaption", caption) if caption else None, inline(drawing))


def table(headings: Sequence[object], rows: Iterable[Markup], *, kind: str | None = None, numbers_from: int = 1) -> Markup:
    """A table; the columns from `numbers_from` on are numbers."""
    heads = (
        tag("th", heading, scope="col", class_="number" if k >= numbers_from else None) for k, heading in enumerate(headings)
    )
    return tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_=kind)


def row(first: object, cells: Iterable[Markup], *, kind: str | None = None) -> Markup:
    return tag("tr", tag("td", first), *cells, class_=kind)


def cell(value: float | None, low: float | None = None, high: float | None = None, *, below: str = "", digits: int = 2) -> Markup:
    """A number, its interval below it, and what it is based on."""
    under = [part for part in (interval(low, high, digits), below) if part]
    return tag("td", tag("strong", ltr(number(value, digits))), *(tag("small", ltr(part)) for part in under), class_="number")


def count(value: object) -> Markup:
    return tag("td", ltr("–" if value is None else str(value)), class_="number")
