"""Which keys are worth knowing here: a short list for the hint strip, made from what is at the caret."""

from collections.abc import Callable, Sequence
from typing import Literal

from annotator.core.annotation import Span
from annotator.core.suggest import Suggestion
from annotator.ui.language import tr

_Hints = Sequence[tuple[str, str]]
Pane = Literal["articles", "note", "referents", "problems", "span", "text", "found"]
"""A part of the window beside the article; `text`: something to read or to type in."""


def hints(
    *, suggestion: Suggestion | None, span: Span | None, selecting: bool, asking: bool, entity: tuple[str, str] = ("", "")
) -> _Hints:
    """Commands with a short name each, the likeliest first. `entity`: the command of a label that has a key, and its name."""
    if asking:
        return ()
    if suggestion is not None:
        return _suggestion(suggestion)
    if selecting:
        return _selection(entity)
    if span is None:
        return _nothing(entity)
    return {"quote": _quote, "speaker": _mention, "entity": _mention}.get(span.layer, _other)(span)


def _suggestion(suggestion: Suggestion) -> _Hints:
    first = [("accept", tr("Accept")), ("reject", tr("Reject")), ("next_place", tr("Next place"))]
    return [*first, ("quote", tr("Quotation"))] if suggestion.layer == "cue" else first


def _selection(entity: tuple[str, str]) -> _Hints:
    return [
        ("quote", tr("Quotation")), ("speaker", tr("Speaker")), ("cue", tr("Cue")), entity,
        ("segment", tr("Add as a segment")), ("extend_left", tr("Select further")), ("leave", tr("Let go")),
    ]  # fmt: skip


def _nothing(entity: tuple[str, str]) -> _Hints:
    return [
        ("next_place", tr("Next place")), ("quote", tr("Quotation")), entity,
        ("extend_left", tr("Select")), ("find_here", tr("Find")), ("next_span", tr("Next span")),
        ("done_next", tr("Done, next")), ("palette", tr("All commands")), ("keys", tr("Keys")),
    ]  # fmt: skip


def _quote(_span: Span) -> _Hints:
    return [
        ("speaker", tr("Who says it")), ("addressee", tr("To whom")), ("via", tr("Relay")), ("marks", tr("Marks in or out")),
        ("next_label", tr("Next label")), ("end_left", tr("Move the end")), ("segment", tr("Add a segment")),
        ("note", tr("Note")), ("delete", tr("Delete")),
    ]  # fmt: skip


def _mention(span: Span) -> _Hints:
    asked = [("referent", tr("Who is it?"))]
    known = [("edit_referent", tr("Edit the referent"))] if span.referent else [("new_referent", tr("New referent"))]
    return [
        *asked, *known, ("everywhere", tr("Everywhere else")), ("next_label", tr("Next label")),
        ("whole_word", tr("Whole word")), ("end_left", tr("Move the end")), ("note", tr("Note")), ("delete", tr("Delete")),
    ]  # fmt: skip


def _other(_span: Span) -> _Hints:
    return [
        ("quote", tr("Quotation")), ("next_label", tr("Next label")), ("whole_word", tr("Whole word")),
        ("everywhere", tr("Everywhere else")), ("note", tr("Note")), ("delete", tr("Delete")),
    ]  # fmt: skip


def beside(pane: Pane, key: Callable[[str], str]) -> Sequence[tuple[str, str, str]]:
    """Key, words and command while a part beside the article has the keyboard: the article's keys mean nothing there."""
    if pane == "found":
        return [("Down", tr("Next"), ""), ("Up", tr("Back"), ""), ("Return", tr("stays here"), ""), ("Esc", tr("goes back"), "")]
    own = {
        "articles": [("Return", tr("opens the article"))],
        "note": [("Return", tr("keeps the note")), ("Shift+Return", tr("a new line"))],
        "referents": [("Return", tr("its next mention")), ("F2", tr("Edit the referent"))],
        "problems": [("Return", tr("goes there"))],
    }
    found = [(shown, words, "") for shown, words in own.get(pane, ())]
    panes = [("next_pane", tr("Next pane")), ("palette", tr("All commands")), ("keys", tr("Keys"))]
    found += [(key(name), words, name) for name, words in panes if key(name)]
    return [*found, ("Esc", tr("To the article"), "")]


def without_article(key: Callable[[str], str]) -> Sequence[tuple[str, str, str]]:
    """Key, words and command in a project without articles."""
    found = [
        ("import", tr("Import articles…")), ("open_project", tr("Open a project…")), ("palette", tr("All commands")),
        ("keys", tr("Keys")),
    ]  # fmt: skip
    return [(key(name), words, name) for name, words in found if key(name)]


def while_settling(*, open_question: bool) -> _Hints:
    """While the question between annotators has the keyboard."""
    if not open_question:
        return [("settle_suggested", tr("Done, next")), ("previous_question", tr("Back")), ("settle_undo", tr("Undo"))]
    return [
        ("settle_first", tr("The left one")), ("settle_second", tr("The right one")), ("settle_both", tr("Both")),
        ("settle_neither", tr("Neither")), ("settle_suggested", tr("The marked one")), ("settle_new", tr("Make a new one")),
        ("settle_undo", tr("Undo")), ("settle_reason", tr("Why")), ("next_question", tr("Next")),
        ("leave_question", tr("To the article")),
    ]  # fmt: skip


def while_making() -> _Hints:
    """While an answer of one's own is made in the article."""
    return [
        ("accept", tr("That is it")), ("quote", tr("Quotation")), ("speaker", tr("Who says it")),
        ("marks", tr("Marks in or out")), ("end_left", tr("Move the end")), ("next_label", tr("Next label")),
        ("delete", tr("Delete")),
    ]  # fmt: skip
