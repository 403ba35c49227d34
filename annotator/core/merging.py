"""How the annotation sets and referents of several projects come together.

Pure functions of what the projects hold: no clock and no order decides, so every machine comes to the same result.
The history of a set is a chain of rows. A version *continues* another if it began with the same rows and says the
same once its later rows are taken back. Of all versions of an annotator's set on a document those stay that no other
continues: one, as a rule; two where she went on from one state on two machines, and then the longer history
keeps her name and the other becomes a conflict copy, named after the first row that is its own.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.core.annotation import AnnotationSet, Progress, Referent, Span
from annotator.core.change import Change, Item, State, apply
from annotator.core.errors import StaleChange
from annotator.core.history import Row

COPY_OF = "copy_of"
"""The key in a set's `extra` that names the annotator whose conflict copy it is."""

_COPY = re.compile(r"(.+) \([0-9a-f]{6}\)$", re.DOTALL)
_SUFFIX = re.compile(r"~[0-9a-f]{6}$")


def original(uid: str) -> str:
    """A row's uid, or a referent's id, as it was first given: a merge adds `~` and six characters where it is taken."""
    return _SUFFIX.sub("", uid)


def copied_from(name: str) -> str | None:
    """The annotator whose conflict copy is called so, by the form of the name; None for any other name."""
    found = _COPY.match(name)
    return found[1] if found else None


def short(text: str) -> str:
    """Six characters that stand for a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:6]


# -- annotation sets


@dataclass(frozen=True)
class Version:
    """One project's state of a set: what it says, and the rows (by their first uids) that made it so."""

    work: AnnotationSet
    rows: tuple[Row, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing was ever annotated here."""
        return not self.rows and says_nothing(self.work)

    @property
    def withdrawn(self) -> bool:
        """Whether something was annotated here and everything has been taken out again."""
        return bool(self.rows) and says_nothing(self.work)

    @property
    def chain(self) -> tuple[str, ...]:
        return tuple(row.uid for row in self.rows)

    def says(self, other: AnnotationSet) -> bool:
        """Whether the two sets say the same, whatever they are called."""
        return _contents(self.work) == _contents(other)

    def after(self, count: int) -> AnnotationSet:
        """The set as it was after its first `count` rows; raises `StaleChange` if the rows do not fit it."""
        state = State(self.work)
        for row in reversed(self.rows[count:]):
            state = apply(state, _of_this_set(row.change.inverse()))
        return state.annotation_set


def says_nothing(work: AnnotationSet) -> bool:
    """Whether a set is as if nobody had ever begun it."""
    return not (work.spans or work.relations or work.decisions) and work.progress == Progress()


def is_settled_copy(work: AnnotationSet) -> bool:
    """Whether it is a conflict copy that has been withdrawn."""
    return COPY_OF in work.extra and says_nothing(work)


def _contents(work: AnnotationSet) -> tuple[object, ...]:
    extra = {key: value for key, value in work.extra.items() if key != COPY_OF}
    return work.kind, work.progress, work.spans, work.relations, work.decisions, extra


def _of_this_set(change: Change) -> Change:
    """The change without what it did to the referents, which are the project's."""
    removed, added = (tuple(item for item in side if not isinstance(item, Referent)) for side in (change.removed, change.added))
    return Change(change.title, removed, added)


def continues(later: Version, earlier: Version) -> bool:
    """Whether `later` is what `earlier` became, or the same; anything continues a set that was never annotated."""
    if earlier.blank:
        return True
    count = len(earlier.rows)
    if later.chain[:count] != earlier.chain:
        return False
    try:
        return earlier.says(later.after(count))
    except (StaleChange, ValueError):  # contents that its rows did not make: an import went over it
        return False


def latest(versions: Sequence[Version]) -> list[Version]:
    """The versions that no other continues, each once; of equal ones the first."""
    found: list[Version] = []
    for version in sorted(versions, key=lambda v: (-len(v.rows), v.blank)):
        if not any(continues(other, version) for other in found):
            found.append(version)
    return found


def names(annotator: str, versions: Sequence[Version]) -> list[str]:
    """What each of the latest versions of an annotator's set is called: one has her name, the others are copies.

    One that was withdrawn, as a copy is once it has been settled, has the name only if no other is left.
    """
    tags = [_tag(version, versions) for version in versions]

    def rank(i: int) -> tuple[object, ...]:
        version = versions[i]
        return version.withdrawn, -len(version.rows), -len(version.work.spans), tags[i]

    order = sorted(range(len(versions)), key=rank)
    result = [""] * len(versions)
    for place, i in enumerate(order):
        result[i] = f"{annotator} ({tags[i]})" if place else annotator
    return result


def _tag(version: Version, versions: Sequence[Version]) -> str:
    """Six characters made from the first row that only this version has; without one, from what it says."""
    elsewhere = {uid for other in versions if other is not version for uid in other.chain}
    first = next((uid for uid in version.chain if uid not in elsewhere), None)
    return short(first or _fingerprint(version.work))


def _fingerprint(work: AnnotationSet) -> str:
    spans = [
        (s.id, s.layer, s.label, s.segments, s.referent, s.attributes, s.note, s.extra) for _, s in sorted(work.spans.items())
    ]
    relations = [(r.id, r.label, r.head, r.child, r.attributes, r.extra) for _, r in sorted(work.relations.items())]
    decisions = [(d.id, d.choice, d.taken, d.by, d.reason) for _, d in sorted(work.decisions.items())]
    return json.dumps((work.kind, work.progress.status, work.progress.note, spans, relations, decisions), sort_keys=True)


# -- referents


def known_names(referent: Referent) -> set[str]:
    return {referent.name, *referent.aliases}


class ReferentList:
    """The referents of the project that others are merged into, growing by theirs."""

    def __init__(self, referents: Iterable[Referent]) -> None:
        self.by_id: dict[str, Referent] = {}
        self._by_original: dict[str, list[str]] = {}
        for referent in referents:
            self._put(referent.id, referent)

    def take(self, referent: Referent) -> str:
        """Takes another project's referent in and returns its id here.

        With the same id and a name in common it is the same one (a renamed referent keeps its old name as an alias);
        with the same id and no such name it is another one and gets an id made from its name.
        """
        candidates = self._by_original.get(original(referent.id), [])
        for uid in sorted(candidates, key=lambda uid: uid != referent.id):
            if known_names(self.by_id[uid]) & known_names(referent):
                self.by_id[uid] = united(self.by_id[uid], referent)
                return uid
        uid, seed = referent.id, referent.name
        while uid in self.by_id:
            uid, seed = f"{original(referent.id)}~{short(seed)}", seed + "~"
        self._put(uid, replace(referent, id=uid))
        return uid

    def _put(self, uid: str, referent: Referent) -> None:
        self.by_id[uid] = referent
        self._by_original.setdefault(original(uid), []).append(uid)


def united(ours: Referent, theirs: Referent) -> Referent:
    """One referent out of two: the newer name, all aliases, every key; the same whichever comes first."""
    name = _newer_name(ours, theirs)
    aliases = ours.aliases
    if (ours.name, ours.aliases) != (theirs.name, theirs.aliases):
        aliases = tuple(sorted((known_names(ours) | known_names(theirs)) - {name}))
    return Referent(ours.id, name, max(ours.kind, theirs.kind), aliases, all_keys(ours.extra, theirs.extra))


def _newer_name(ours: Referent, theirs: Referent) -> str:
    """The name that the other does not know yet, though it knows the other's; the first in order if that tells nothing."""
    newer = [a.name for a, b in ((ours, theirs), (theirs, ours)) if b.name in a.aliases and a.name not in b.aliases]
    return newer[0] if newer else min(ours.name, theirs.name)


def all_keys(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Both mappings as one; where they differ the value whose text comes last, whichever comes first."""
    result = dict(ours)
    for key, value in theirs.items():
        result[key] = max(value, result.get(key, value), key=lambda v: json.dumps(v, sort_keys=True))
    return result


def renumbered(change: Change, ids: Mapping[str, str]) -> Change:
    """The change with other ids for referents."""
    removed, added = (tuple(_renumbered(item, ids) for item in side) for side in (change.removed, change.added))
    return replace(change, removed=removed, added=added)


def _renumbered(item: Item, ids: Mapping[str, str]) -> Item:
    if isinstance(item, Referent):
        return replace(item, id=ids.get(item.id, item.id))
    if isinstance(item, Span) and item.referent:
        return replace(item, referent=ids.get(item.referent, item.referent))
    return item
