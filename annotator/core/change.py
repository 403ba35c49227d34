"""What an edit does, as a value: items removed and items added; swapping them is undo.

One description serves the store, the history, undo and the repaint. Laws (tested): the inverse of
the inverse is the change; a change followed by its inverse leaves everything as it was.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from annotator.core.annotation import AnnotationSet, Decision, Progress, Referent, Relation, Span
from annotator.core.errors import StaleChange

Item = Span | Relation | Referent | Decision | Progress
T = TypeVar("T", Span, Relation, Referent, Decision)


@dataclass(frozen=True, slots=True)
class Change:
    """One act of an annotator on one annotation set (and the project's referents).

    `title` names the act in English and is translated where it is shown. An item that stands in
    both `removed` and `added` under one id is altered in place. `nudge` names what consecutive
    changes must share to be one step of undo (a border moved letter by letter); empty: never.
    """

    title: str
    removed: tuple[Item, ...] = ()
    added: tuple[Item, ...] = ()
    nudge: str = ""

    def inverse(self) -> "Change":
        return replace(self, removed=self.added, added=self.removed)

    def __bool__(self) -> bool:
        """False for a change that alters nothing."""
        return self.removed != self.added

    def of(self, kind: type[T]) -> tuple[dict[str, T], dict[str, T]]:
        """The (removed, added) items of one kind, by id."""
        return (
            {item.id: item for item in self.removed if isinstance(item, kind)},
            {item.id: item for item in self.added if isinstance(item, kind)},
        )


@dataclass(frozen=True)
class State:
    """What a change applies to: one annotation set and the project's referents by id."""

    annotation_set: AnnotationSet
    referents: Mapping[str, Referent] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> "State":
        """No document, nobody, nothing."""
        return cls(AnnotationSet("", ""))

    @property
    def spans(self) -> Mapping[str, Span]:
        return self.annotation_set.spans

    @property
    def relations(self) -> Mapping[str, Relation]:
        return self.annotation_set.relations


def apply(state: State, change: Change) -> State:
    """The state after a change.

    Raises `StaleChange` if something to be removed is not there exactly as the change says, if
    something to be added is there already, or if a relation would point to a missing span.
    """
    annotation_set = state.annotation_set
    spans = _applied(annotation_set.spans, *change.of(Span))
    relations = _applied(annotation_set.relations, *change.of(Relation))
    referents = _applied(state.referents, *change.of(Referent))
    decisions = _applied(annotation_set.decisions, *change.of(Decision))
    for relation in change.of(Relation)[1].values():
        if relation.head not in spans or relation.child not in spans:
            raise _stale(relation.id)
    for gone in change.of(Span)[0].keys() - spans.keys():
        if any(gone in (r.head, r.child) for r in relations.values()):
            raise _stale(gone)
    progress = annotation_set.progress
    for before, after in zip(_progress(change.removed), _progress(change.added), strict=True):
        if before != progress:
            raise _stale(annotation_set.document_id)
        progress = after
    return State(
        replace(annotation_set, spans=spans, relations=relations, decisions=decisions, progress=progress), referents
    )


def fitting(state: State, change: Change, uses: Callable[[str], int]) -> Change:
    """The change without what it says of referents that are not as it knows them, or that others use and it would remove.

    Referents are the whole project's, and others may have named or used them since: taking an act back leaves those as
    they are. `uses` counts the spans of the project that speak of a referent.
    """
    removed, added = change.of(Referent)
    known, here = state.referents, Counter(span.referent for span in state.spans.values())
    left = {uid for uid in added if uid in known and uid not in removed}
    left |= {uid for uid, found in removed.items() if known.get(uid) != found or (uid not in added and uses(uid) > here[uid])}
    return replace(change, removed=_without(change.removed, left), added=_without(change.added, left)) if left else change


def _without(items: Iterable[Item], referents: Container[str]) -> tuple[Item, ...]:
    return tuple(item for item in items if not (isinstance(item, Referent) and item.id in referents))


def merged(first: Change, second: Change) -> Change | None:
    """Both changes as one step, if they are consecutive nudges of the same thing; else None."""
    if not first.nudge or first.nudge != second.nudge or first.title != second.title:
        return None
    if first.added != second.removed:
        return None
    return replace(second, removed=first.removed)


def joined(title: str, changes: Iterable[Change]) -> Change:
    """Several changes, each made from the state after the one before, as one step of undo."""
    removed: dict[tuple[type, str], Item] = {}
    added: dict[tuple[type, str], Item] = {}
    for change in changes:
        for item in change.removed:
            if added.pop(_key(item), None) is None:
                removed[_key(item)] = item
        for item in change.added:
            added[_key(item)] = item
    for key in [key for key, item in added.items() if removed.get(key) == item]:
        del removed[key], added[key]
    return Change(title, tuple(removed.values()), tuple(added.values()))


def _key(item: Item) -> tuple[type, str]:
    return type(item), "" if isinstance(item, Progress) else item.id


def _progress(items: Iterable[Item]) -> list[Progress]:
    return [item for item in items if isinstance(item, Progress)]


def _applied(present: Mapping[str, T], removed: dict[str, T], added: dict[str, T]) -> Mapping[str, T]:
    if not removed and not added:
        return present
    result = dict(present)
    for name, item in removed.items():
        if result.get(name) != item:
            raise _stale(name)
        if name not in added:
            del result[name]
    for name, item in added.items():
        if name in result and name not in removed:
            raise _stale(name)
        result[name] = item
    return result


def _stale(name: str) -> StaleChange:
    return StaleChange("“{name}” has been changed meanwhile; nothing was altered. Try again.", name=name)
