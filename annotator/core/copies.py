"""Settling a set that a merge kept twice: what becomes of the one that bears the name, and of its copy.

Both are ordinary changes. The copy is *withdrawn*: everything is taken out of it by a row of its own history, so that
its earlier rows stay, undo brings it back, and any project that still has it as it was is continued by this one.
Whoever went on with it elsewhere has another version, which the next merge keeps beside again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from annotator.core.annotation import AnnotationSet, Decision, Progress, Relation, Span
from annotator.core.change import Change, Item
from annotator.core.pairing import pairs
from annotator.core.questions import content

TITLE = "Settle what was kept twice"
"""Of the act in the set that bears the name; undoing that leaves the copy withdrawn."""

Way = Literal["both", "ours", "copy"]
"""`both`: what only the copy has comes in, where they differ ours stays; `ours`: it stays; `copy`: it says what the copy says."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How two sets differ: spans that one of them has alone, and spans that both have and not alike."""

    ours: int = 0
    copy: int = 0
    otherwise: int = 0


def tally(ours: AnnotationSet, copy: AnnotationSet) -> Tally:
    found = pairs(ours.spans.values(), copy.spans.values())
    otherwise = sum(content(pair.left) != content(pair.right) for pair in found)
    return Tally(len(ours.spans) - len(found), len(copy.spans) - len(found), otherwise)


def taken_over(ours: AnnotationSet, copy: AnnotationSet, way: Way) -> Change:
    """What becomes of the set that bears the name; false if nothing does."""
    if way == "ours":
        return Change(TITLE)
    return _united(ours, copy) if way == "both" else _replaced(ours, copy)


def withdrawn(copy: AnnotationSet) -> Change:
    """Everything out of the copy."""
    items: tuple[Item, ...] = (*copy.relations.values(), *copy.spans.values(), *copy.decisions.values())
    if copy.progress == Progress():
        return Change("Withdraw the copy", items)
    return Change("Withdraw the copy", (*items, copy.progress), (Progress(),))


def _replaced(ours: AnnotationSet, copy: AnnotationSet) -> Change:
    removed: list[Item] = []
    added: list[Item] = []
    sides: tuple[tuple[Mapping[str, Item], Mapping[str, Item]], ...] = (
        (ours.relations, copy.relations), (ours.spans, copy.spans), (ours.decisions, copy.decisions),
    )  # fmt: skip
    for before, after in sides:
        removed.extend(item for key, item in before.items() if after.get(key) != item)
        added.extend(item for key, item in after.items() if before.get(key) != item)
    if ours.progress != copy.progress:
        removed.append(ours.progress)
        added.append(copy.progress)
    return Change(TITLE, tuple(removed), tuple(added))


def _united(ours: AnnotationSet, copy: AnnotationSet) -> Change:
    place = {pair.right.id: pair.left.id for pair in pairs(ours.spans.values(), copy.spans.values())}
    spans: dict[str, Span] = {}
    for span in copy.spans.values():
        if span.id not in place:
            place[span.id] = _free(span.id, {**ours.spans, **spans})
            spans[place[span.id]] = replace(span, id=place[span.id])
    relations = _linked(ours, copy, place, set(spans))
    decisions: list[Decision] = [made for key, made in copy.decisions.items() if key not in ours.decisions]
    return Change(TITLE, (), (*spans.values(), *relations, *decisions))


def _linked(ours: AnnotationSet, copy: AnnotationSet, place: Mapping[str, str], new: set[str]) -> Iterator[Relation]:
    """Relations of the copy that ours says nothing of: of spans that come in, or of a kind that its span has none of."""
    known = {(relation.label, relation.head) for relation in ours.relations.values()}
    taken: dict[str, Relation] = dict(ours.relations)
    for relation in copy.relations.values():
        head, child = place[relation.head], place[relation.child]
        if head in new or (relation.label, head) not in known:
            made = replace(relation, id=_free(relation.id, taken), head=head, child=child)
            taken[made.id] = made
            if head != child:
                yield made


def _free(uid: str, taken: Mapping[str, object]) -> str:
    """The id, or with a number behind it if another has it."""
    free, number = uid, 2
    while free in taken:
        free, number = f"{uid}.{number}", number + 1
    return free
