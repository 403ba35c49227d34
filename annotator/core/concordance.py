"""Keyword in context: which places of a text a search means, whatever the writer did with harakat, hamza and clitics."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from annotator.core.arabic import bare, fold, folded, with_marks
from annotator.core.text import Range

PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "فب", "فل", "وس", "فس")
"""What may be written onto a word before it."""


_SHORT = 3  # letters


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: words, and what the place must be annotated as; empty means anything.

    With `clitics` و ف ب ل ك س and the article may stand before the first word. The last word may go on,
    unless `whole`. `referent` is an id.
    """

    words: str = ""
    clitics: bool = True
    whole: bool = False
    layer: str = ""
    label: str = ""
    referent: str = ""
    annotator: str = ""

    @property
    def annotated(self) -> bool:
        """Whether only annotated places are wanted."""
        return bool(self.layer or self.label or self.referent or self.annotator)


@dataclass(frozen=True, slots=True)
class Hit:
    """One found place, in code points of `text`; with the span there if annotations were searched."""

    document: str
    title: str
    text: str
    place: Range
    annotator: str = ""
    layer: str = ""
    label: str = ""


def places(text: str, query: Query) -> Iterator[Range]:
    """Where the words of a query stand on a line of a text, without the clitics before them, in reading order."""
    pattern = _pattern(bare(query.words), query.clitics, query.whole)
    start = 0
    for line in text.split("\n") if pattern is not None else ():
        if pattern is not None and pattern.search(fold(line)):
            matched = folded(line)  # costs twenty times the folding alone
            for found in pattern.finditer(matched.text):
                first, last = matched.range(*found.span("words"))
                yield start + first, start + with_marks(line, first, last)
        start += len(line) + 1


def first_forms(word: str) -> tuple[str, ...]:
    """A folded word with every clitic that may be written before it: الصين also as للصين."""
    forms = [proclitic + word for proclitic in PROCLITICS]
    if word.startswith("ال"):
        return (*forms, *(before + "لل" + word[2:] for before in ("", "و", "ف")))
    return (*forms, *(before + "ال" + word for before in PROCLITICS), *(before + "لل" + word for before in ("", "و", "ف")))


def is_short(words: str) -> bool:
    """Whether so little was typed that it stands for itself and not for a beginning."""
    return len(words) < _SHORT


@lru_cache(maxsize=64)
def _pattern(words: str, clitics: bool, whole: bool) -> "regex.Pattern[str] | None":  # noqa: FBT001 a cache key
    pieces = words.split()
    if not pieces:
        return None
    first = regex.escape(pieces[0])
    if clitics:
        before = "(?:[وف]?[بلكس]?(?:ال|(?<=ل)ل)?)"
        bare_article = regex.escape(pieces[0][1:]) if pieces[0].startswith("ال") else ""
        joined = f"(?<words>{first}" if not bare_article else f"(?<words>(?:{first}|(?<=ل){bare_article})"
    else:
        before, joined = "", f"(?<words>{first}"
    rest = "".join(r"\s+" + regex.escape(piece) for piece in pieces[1:])
    end = r"(?![\p{L}\p{N}])" if whole or is_short(words) else ""
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){before}{joined}{rest}){end}")
