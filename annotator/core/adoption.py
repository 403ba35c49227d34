"""Taking what an extractor says into the gold, where the gold was wrong: one case, one change that undo takes back.

What comes in brings its relations: a speaker or cue that the gold has at the same place is used, another is
brought along. A gold span that only changes its boundaries or label keeps its id, its relations and its note.
"""

from collections.abc import Sequence
from dataclasses import replace

from annotator.core.annotation import AnnotationSet, Relation, Span
from annotator.core.cases import Case
from annotator.core.change import Change, Item, State
from annotator.core.pairing import overlap


def adopt(state: State, case: Case, predicted: AnnotationSet) -> Change:
    """The gold as the prediction has it in this case; false where they say the same.

    A span that only gold has goes, with its relations. `case` is of this gold and this prediction, as they are now.
    """
    gold = _Gold(state.annotation_set, predicted)
    if case.kind in ("speaker", "relation"):
        gold.relink(case.left[0], case.right[0], case.relation)
    elif case.differs:
        gold.replace(case.left, case.right)
    return gold.change("Take the prediction into the gold")


class _Gold:
    """A gold set while it is worked on; `change` says what has become of it."""

    def __init__(self, before: AnnotationSet, predicted: AnnotationSet) -> None:
        self._before, self._predicted = before, predicted
        self._spans, self._relations = dict(before.spans), dict(before.relations)

    def change(self, title: str) -> Change:
        removed: list[Item] = []
        added: list[Item] = []
        for before, after in ((self._before.relations, self._relations), (self._before.spans, self._spans)):
            removed.extend(item for key, item in before.items() if after.get(key) != item)
            added.extend(item for key, item in after.items() if before.get(key) != item)
        return Change(title, tuple(removed), tuple(added))

    def replace(self, own: Sequence[Span], wanted: Sequence[Span]) -> None:
        """The wanted spans in the place of gold's own: what shares most text is the same span, altered."""
        free = list(own)
        for span in sorted(wanted, key=lambda one: -max((overlap(one, other) for other in own), default=0)):
            present = max(free, key=lambda other: overlap(span, other), default=None)
            if present is None:
                self._add(span)
            else:
                free.remove(present)
                referent = present.referent or span.referent
                self._spans[present.id] = replace(present, label=span.label, segments=span.segments, referent=referent)
        for span in free:
            self._remove(span.id)

    def relink(self, head: Span, predicted: Span, relation: str) -> None:
        """The relations of one label from `head` as the prediction has them."""
        wanted = [self._child(child) for child in self._predicted.children(predicted.id, relation)]
        for one in [r for r in self._relations.values() if (r.head, r.label) == (head.id, relation)]:
            if one.child not in wanted:
                del self._relations[one.id]
        for child in wanted:
            self._link(relation, head.id, child)

    def _add(self, span: Span) -> None:
        name = self._bring(span)
        for relation in self._predicted.relations_of(span.id):
            if relation.head == span.id:
                self._link(relation.label, name, self._child(self._predicted.spans[relation.child]))
            elif (head := self._standing(self._predicted.spans[relation.head])) is not None:
                self._link(relation.label, head.id, name)

    def _child(self, child: Span) -> str:
        """What stands in gold for a child of the prediction: of the same place, and then of the same referent; else brought."""
        standing = self._standing(child)
        if standing is None:
            return self._bring(child)
        if child.referent:
            self._spans[standing.id] = replace(standing, referent=child.referent)
        return standing.id

    def _standing(self, span: Span) -> Span | None:
        here = (s for s in self._spans.values() if (s.layer, s.segments) == (span.layer, span.segments))
        return next(here, None)

    def _bring(self, span: Span) -> str:
        name = _free("s", self._spans.keys() | self._before.spans.keys())
        self._spans[name] = replace(span, id=name, note="", extra={})
        return name

    def _remove(self, span_id: str) -> None:
        del self._spans[span_id]
        for relation in [r for r in self._relations.values() if span_id in (r.head, r.child)]:
            del self._relations[relation.id]

    def _link(self, label: str, head: str, child: str) -> None:
        if head == child or any((r.label, r.head, r.child) == (label, head, child) for r in self._relations.values()):
            return
        name = _free("r", self._relations.keys() | self._before.relations.keys())
        self._relations[name] = Relation(name, label, head, child)


def _free(letter: str, taken: set[str]) -> str:
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"
