"""The edit verbs for referents: who or what the spans of the project speak of.

Like `edits`, each returns a `Change` and alters nothing.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from annotator.core.annotation import Referent
from annotator.core.change import Change, State
from annotator.core.edits import EditError


def referent_id_for(state: State, name: str) -> str:
    """A readable id made from the name: two projects that name the same person make the same id."""
    letters = (c if c.isalnum() or unicodedata.combining(c) else "-" for c in name.strip().lower())
    stem = "-".join(filter(None, "".join(letters).split("-"))) or "referent"
    number, wanted = 1, stem
    while wanted in state.referents:
        number += 1
        wanted = f"{stem}-{number}"
    return wanted


def create_referent(state: State, name: str, kind: str = "", aliases: Sequence[str] = ()) -> Change:
    """A new referent with a free id; its id is that of `change.added[0]`."""
    shown = " ".join(name.split())
    if not shown:
        raise EditError("A referent needs a name.")
    referent = Referent(referent_id_for(state, shown), shown, kind, _aliases(shown, aliases))
    return Change("New referent", added=(referent,))


def rename_referent(state: State, referent_id: str, name: str) -> Change:
    """Another name; the old one becomes an alias, so that it is still found."""
    before, shown = _referent(state, referent_id), " ".join(name.split())
    if not shown:
        raise EditError("A referent needs a name.")
    after = replace(before, name=shown, aliases=_aliases(shown, (before.name, *before.aliases)))
    return _altered("Rename referent", before, after)


def edit_referent(state: State, referent_id: str, name: str, kind: str, aliases: Sequence[str]) -> Change:
    """Name, kind and aliases as given."""
    before, shown = _referent(state, referent_id), " ".join(name.split())
    if not shown:
        raise EditError("A referent needs a name.")
    after = replace(before, name=shown, kind=kind, aliases=_aliases(shown, aliases))
    return _altered("Edit referent", before, after)


def add_alias(state: State, referent_id: str, alias: str) -> Change:
    before = _referent(state, referent_id)
    after = replace(before, aliases=_aliases(before.name, (*before.aliases, alias)))
    return _altered("Add alias", before, after)


def merge_referents(state: State, keep: str, gone: str) -> Change:
    """Two referents become one: spans of this set move over, names and aliases are united."""
    kept, lost = _referent(state, keep), _referent(state, gone)
    if keep == gone:
        return Change("Merge referents")
    united = replace(kept, aliases=_aliases(kept.name, (*kept.aliases, lost.name, *lost.aliases)))
    moved = tuple(span for span in state.spans.values() if span.referent == gone)
    return Change(
        "Merge referents",
        removed=(kept, *moved, lost),
        added=(united, *(replace(span, referent=keep) for span in moved)),
    )


def assign_referent(state: State, span_id: str, referent_id: str | None) -> Change:
    """Says who a span speaks of; None takes it back."""
    span = state.spans.get(span_id)
    if span is None:
        raise EditError("Select a span first.")
    if referent_id is not None:
        _referent(state, referent_id)
    return _altered("Assign referent", span, replace(span, referent=referent_id))


def _altered(title: str, before: object, after: object) -> Change:
    return Change(title) if before == after else Change(title, (before,), (after,))  # type: ignore[arg-type]


def _referent(state: State, referent_id: str) -> Referent:
    found = state.referents.get(referent_id)
    if found is None:
        raise EditError("There is no such referent any more.")
    return found


def _aliases(name: str, aliases: Sequence[str]) -> tuple[str, ...]:
    """The aliases once each, in order, without the name itself and empty ones."""
    cleaned = (" ".join(alias.split()) for alias in aliases)
    return tuple(dict.fromkeys(alias for alias in cleaned if alias and alias != name))
