"""Which keys invoke which command: the default table, the user's own on top of it, and conflicts.

Keys are written as on a US keyboard (`Alt+Shift+Left`). A user's file is TOML, `keys.toml` in the
configuration folder: `[keys]`, then `command = "Q"` or a list; an empty list takes the key away.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QKeySequence

from annotator.core.errors import AnnotatorError
from annotator.ui.commands import COMMANDS, CONTEXTS, Command, Context

DEFAULT: Mapping[str, tuple[str, ...]] = {
    # article: moving
    "word_left": ("Left", "Ctrl+Left"),
    "word_right": ("Right", "Ctrl+Right"),
    "line_up": ("Up",),
    "line_down": ("Down",),
    "extend_left": ("Shift+Left",),
    "extend_right": ("Shift+Right",),
    "extend_letter_left": ("Ctrl+Shift+Left",),
    "extend_letter_right": ("Ctrl+Shift+Right",),
    "extend_up": ("Shift+Up",),
    "extend_down": ("Shift+Down",),
    "letter_left": ("Alt+Left",),
    "letter_right": ("Alt+Right",),
    "paragraph_up": ("Ctrl+Up",),
    "paragraph_down": ("Ctrl+Down",),
    "page_up": ("PgUp",),
    "page_down": ("PgDown",),
    "line_start": ("Home",),
    "line_end": ("End",),
    "extend_line_start": ("Shift+Home",),
    "extend_line_end": ("Shift+End",),
    "next_place": ("Tab",),
    "previous_place": ("Shift+Tab",),
    "previous_span": ("[",),
    "next_span": ("]",),
    "article_start": ("Ctrl+Home",),
    "article_end": ("Ctrl+End",),
    "find_here": ("/",),
    "copy": ("Ctrl+C",),
    "select_all": ("Ctrl+A",),
    "leave": ("Esc",),
    # article: annotating
    "accept": ("Return", "Enter"),
    "reject": ("X",),
    "quote": ("Q",),
    "speaker": ("S",),
    "cue": ("C",),
    "relink": ("R",),
    "addressee": ("A",),
    "via": ("V",),
    "referent": ("E",),
    "new_referent": ("Shift+E",),
    "edit_referent": ("F2",),
    "add_alias": ("L",),
    "next_label": ("T",),
    "previous_label": ("Shift+T",),
    "marks": ("M",),
    "whole_word": ("W",),
    "segment": ("Shift+Q",),
    "rejoin": ("J",),
    "end_left": ("Alt+Shift+Left",),
    "end_right": ("Alt+Shift+Right",),
    "end_out": (".",),
    "end_in": (",",),
    "start_left": ("}",),
    "start_right": ("{",),
    "start_out": ("<",),
    "start_in": (">",),
    "everywhere": ("G",),
    "everywhere_project": ("Shift+G",),
    "note": ("N",),
    "flag": ("F",),
    "delete": ("Del", "Backspace"),
    # a question between annotators
    "settle_first": ("Left", "1"),
    "settle_second": ("Right", "2"),
    "settle_third": ("3",),
    "settle_fourth": ("4",),
    "settle_fifth": ("5",),
    "settle_sixth": ("6",),
    "settle_both": ("B",),
    "settle_neither": ("0", "N"),
    "settle_suggested": ("Return", "Enter"),
    "settle_new": ("M",),
    "settle_reason": ("R",),
    "settle_agreed": ("A",),
    "settle_undo": ("U",),
    "next_question": ("Tab", "Down"),
    "previous_question": ("Shift+Tab", "Up"),
    "leave_question": ("Esc",),
    # everywhere in the window
    "adjudicate": ("Ctrl+J",),
    "next_differences": ("Ctrl+Shift+J",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
    "previous_document": ("Ctrl+PgUp",),
    "next_document": ("Ctrl+PgDown",),
    "done_next": ("Ctrl+Return", "Ctrl+Enter"),
    "next_problem": ("F8",),
    "previous_problem": ("Shift+F8",),
    "next_pane": ("F6",),
    "previous_pane": ("Shift+F6",),
    "search": ("Ctrl+F",),
    "palette": ("Ctrl+K",),
    "keys": ("F1", "?"),
    "errors": ("Ctrl+Shift+R",),
    "extract": ("Ctrl+R",),
    "agreement": ("Ctrl+G",),
    "training": ("Ctrl+T",),
    "kept_twice": ("Ctrl+Shift+G",),
    "document_note": ("Ctrl+Shift+N",),
    "open_project": ("Ctrl+O",),
    "new_project": ("Ctrl+N",),
    "import": ("Ctrl+I",),
    "export": ("Ctrl+E",),
    "save_copy": ("Ctrl+Shift+S",),
    "settings": ("Ctrl+,",),
    "label_set": ("Ctrl+L",),
    "quit": ("Ctrl+Q",),
    "zoom_in": ("Ctrl++", "Ctrl+="),
    "zoom_out": ("Ctrl+-",),
    "zoom_reset": ("Ctrl+0",),
    "show_documents": ("F9",),
    "show_side": ("F10",),
    "guidelines": ("Shift+F1",),
}


class KeymapError(AnnotatorError):
    """A file of keys that cannot be used; the default keys stay."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two commands that want one key where both can be invoked."""

    key: str
    first: str
    second: str


def normalised(key: str) -> str:
    """One spelling for a key; empty if Qt knows no such key."""
    sequence = QKeySequence(key)
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return text if sequence.count() == 1 and all(ord(c) < 0x80 for c in text) else ""


def load(path: Path) -> dict[str, tuple[str, ...]]:
    """The keys of every command: the default ones, replaced by those of a user's file if there is one.

    Raises `KeymapError` naming the file and the entry that is wrong.
    """
    if not path.is_file():
        return dict(DEFAULT)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise KeymapError("The keys in {path} cannot be read: {problem}.", path=path, problem=str(problem)) from None
    entries = table.get("keys", {})
    if not isinstance(entries, dict):
        raise KeymapError("The keys in {path} must stand below a line [keys].", path=path)
    return dict(DEFAULT) | {command: _keys(path, command, value) for command, value in entries.items()}


def _keys(path: Path, command: str, value: object) -> tuple[str, ...]:
    known = {entry.id for entry in COMMANDS}
    if command not in known:
        raise KeymapError("{path}: there is no command “{command}”.", path=path, command=command)
    wanted = [value] if isinstance(value, str) else value
    if not isinstance(wanted, list) or not all(isinstance(key, str) for key in wanted):
        raise KeymapError("{path}: the keys of “{command}” must be texts.", path=path, command=command)
    keys = tuple(normalised(key) for key in wanted)
    if "" in keys:
        raise KeymapError("{path}: “{key}” is not a key of a US keyboard.", path=path, key=wanted[keys.index("")])
    return keys


def conflicts(keymap: Mapping[str, Iterable[str]], commands: Iterable[Command] = COMMANDS) -> Iterator[Conflict]:
    """Every key that two commands of one place want. A key of the whole window is taken in the article too."""
    owner: dict[tuple[Context, str], str] = {}
    for command in commands:
        for key in map(normalised, keymap.get(command.id, ())):
            for context in CONTEXTS if command.context == "window" else (command.context,):
                first = owner.setdefault((context, key), command.id)
                if first != command.id:
                    yield Conflict(key, first, command.id)
                    break
