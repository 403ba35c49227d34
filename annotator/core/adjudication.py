"""Settling questions between annotators into a gold set, each settlement one change that undo takes back.

What is taken comes with its relations: children that gold has not got yet are brought in, and follow when
their own question is settled. A span of gold remembers in `extra["adjudication"]` which decision made it
and whose spans it stands for; the decision itself (who, what, why, after how many others) is an item of
the gold set, stored and exported with it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from annotator.core.annotation import AnnotationSet, Choice, Decision, Progress, Relation, Span
from annotator.core.change import Change, Item, State
from annotator.core.edits import EditError
from annotator.core.pairing import overlap
from annotator.core.questions import Answer, Question, Sheet, Source, content, public

PROVENANCE = "adjudication"
"""Key of a gold span's `extra`: `{"decision": key, "proposed": {annotator: [ids]}}`."""
_Triple = tuple[str, str, str]
"""Label, head and child of a relation of gold."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """An answer to a question: `taken` names the annotators whose answers are taken."""

    choice: Choice
    taken: tuple[str, ...] = ()


def take(*annotators: str) -> Settlement:
    """One answer, of all who give it."""
    return Settlement("one", annotators)


def answers(question: Question, order: Sequence[str]) -> list[tuple[str, ...]]:
    """Who says what: annotators with one and the same answer together, in the order of the first of them."""
    groups: dict[str, list[str]] = {}
    for name in order:
        groups.setdefault(_said(question.answer(name)), []).append(name)
    return [tuple(names) for names in groups.values()] if len(groups) > 1 else [(name,) for name in order]


def both(question: Question) -> Settlement:
    """Everybody's answers beside each other."""
    return Settlement("both", tuple(question.sources))


NEITHER = Settlement("neither")


def unsettled(sheet: Sheet, gold: AnnotationSet) -> list[Question]:
    """The questions on which the annotators differ and nothing has been decided yet."""
    return [question for question in sheet.differing if question.key not in gold.decisions]


def untaken(sheet: Sheet, gold: AnnotationSet) -> list[Question]:
    """What all agree on and has not been taken yet."""
    return [question for question in sheet.agreed if question.key not in gold.decisions]


def suggested(question: Question) -> str:
    """Whose answer to take if one has no time: what most say, else the fuller one; never by name."""
    votes = Counter(_said(answer) for answer in question.answers)

    def weight(answer: Answer) -> tuple[Any, ...]:
        named = sum(bool(span.referent) for span in (*answer.spans, *(link.child for link in answer.links)))
        length = sum(span.length for span in answer.spans)
        return votes[_said(answer)], len(answer.spans), len(answer.links), named, length, _said(answer)

    return max(question.answers, key=weight).annotator


def _said(answer: Answer) -> str:
    return repr((answer.content, [(link.label, content(link.child)) for link in answer.links]))


# -- settling


def settle(
    state: State, sheet: Sheet, question: Question, settlement: Settlement, *, by: str, reason: str = ""
) -> Change:
    """One question settled in gold; raises `EditError` where both answers cannot stand beside each other."""
    gold = _Gold(state.annotation_set, sheet)
    gold.settle(question, settlement, by, reason)
    return gold.change("Settle")


def take_agreed(state: State, sheet: Sheet, *, by: str) -> Change:
    """All that everybody says the same, as one change; a set with nothing left to settle is done."""
    gold = _Gold(state.annotation_set, sheet)
    agreed = untaken(sheet, state.annotation_set)
    for question in agreed:
        gold.settle(question, Settlement("agreed", tuple(question.sources)), by, "")
    if agreed and not unsettled(sheet, state.annotation_set):
        gold.progress = replace(gold.progress, status="done")
    return gold.change("Take what all agree on")


def settle_by_hand(state: State, sheet: Sheet, question: Question, *, by: str, reason: str = "") -> Change:
    """The question settled by what the annotator of gold has made there herself; raises `EditError` if there is nothing."""
    gold = _Gold(state.annotation_set, sheet)
    gold.settle_by_hand(question, by, reason)
    return gold.change("Settle")


def give_reason(state: State, key: str, reason: str) -> Change:
    """Why a question was settled as it was."""
    decision = state.annotation_set.decisions.get(key)
    if decision is None:
        raise EditError("Settle the question first, then say why.")
    changed = replace(decision, reason=reason)
    return Change("Reason", (decision,), (changed,)) if changed != decision else Change("Reason")


class _Gold:
    """A gold set while it is being worked on; `change` says what has become of it."""

    def __init__(self, before: AnnotationSet, sheet: Sheet) -> None:
        self._before, self._sheet = before, sheet
        self.spans, self.relations = dict(before.spans), dict(before.relations)
        self.decisions, self.progress = dict(before.decisions), before.progress
        self._standing: dict[Source, str] = {}
        for span in self.spans.values():
            if PROVENANCE in span.extra:
                self._remember(span)

    def change(self, title: str) -> Change:
        """From the set as it was to the set as it is now."""
        removed: list[Item] = []
        added: list[Item] = []
        for before, after in (
            (self._before.relations, self.relations), (self._before.spans, self.spans), (self._before.decisions, self.decisions),
        ):  # fmt: skip
            removed.extend(item for key, item in before.items() if _other(after.get(key), item))
            added.extend(item for key, item in after.items() if _other(before.get(key), item))
        if self.progress != self._before.progress:
            removed.append(self._before.progress)
            added.append(self.progress)
        return Change(title, tuple(removed), tuple(added))

    def settle(self, question: Question, settlement: Settlement, by: str, reason: str) -> None:
        answers = [question.answer(name) for name in settlement.taken]
        wanted = _distinct(answers[:1] if settlement.choice == "agreed" else answers)
        self._place(question, wanted, _shares(question, wanted, together=settlement.choice != "both"))
        self._decide(question, settlement, by, reason)  # before the links: what is left out is not linked to
        self._link(question, answers)
        self._link_again(question)
        self._drop_unlinked(question)

    def settle_by_hand(self, question: Question, by: str, reason: str) -> None:
        theirs = [span for answer in question.answers for span in answer.spans]
        made = [
            span
            for span in self.spans.values()
            if span.layer == question.layer and any(overlap(span, other) for other in theirs)
            and (PROVENANCE not in span.extra or span.id in self._standing_for(question))
        ]  # fmt: skip
        if not made:
            raise EditError("There is nothing new here yet: make a span with the usual keys, or choose “neither”.")
        for span, share in zip(made, _shares(question, made, together=True), strict=True):
            self._put(_stamped(span, question, share))
        self._decide(question, Settlement("new"), by, reason)

    def _remember(self, span: Span) -> None:
        for source in _claimed(span):
            self._standing.setdefault(source, span.id)

    def _forget(self, span: Span) -> None:
        for source in _claimed(span):
            if self._standing.get(source) == span.id:
                del self._standing[source]

    def _put(self, span: Span) -> None:
        self._forget(self.spans.get(span.id, span))
        self.spans[span.id] = span
        self._remember(span)

    def _remove(self, span_id: str) -> None:
        self._forget(self.spans.pop(span_id))
        self.relations = {key: r for key, r in self.relations.items() if span_id not in (r.head, r.child)}

    def _standing_for(self, question: Question) -> list[str]:
        """Gold's spans that stand for spans of the question, in a fixed order."""
        found = (self._standing.get(source) for source in question.own())
        return [name for name in dict.fromkeys(found) if name is not None]

    # -- spans

    def _place(self, question: Question, wanted: Sequence[Span], shares: Sequence[Mapping[str, Sequence[str]]]) -> None:
        """The wanted spans into gold, in the place of those that stood for the question before."""
        standing = [self.spans[name] for name in self._standing_for(question)]
        present = _matched(wanted, standing)
        for span in standing:
            self._forget(span)
        for span, before, share in zip(wanted, present, shares, strict=True):
            self._put(_stamped(self._like(span, before or self._by_hand(span)), question, share))
        for span in standing:
            if span not in present:
                self._remove(span.id)

    def _like(self, wanted: Span, present: Span | None) -> Span:
        """A gold span that says what an annotator's says; one that is there keeps its id and note."""
        base = present or Span(_free("s", self.spans), wanted.layer, wanted.label, wanted.segments)
        return replace(
            base, label=wanted.label, segments=wanted.segments, referent=wanted.referent, attributes=public(wanted.attributes)
        )

    def _by_hand(self, wanted: Span) -> Span | None:
        """A span of gold with these boundaries that stands for nobody's yet."""
        same = (s for s in self.spans.values() if (s.layer, s.segments) == (wanted.layer, wanted.segments))
        return next((span for span in same if PROVENANCE not in span.extra), None)

    # -- relations

    def _link(self, question: Question, answers: Iterable[Answer]) -> None:
        """Relations of the question's spans as the answers have them, no others."""
        wanted = dict(self._wanted_links(question, answers))
        heads = set(self._standing_for(question))
        for relation in [r for r in self.relations.values() if r.head in heads]:
            if wanted.pop((relation.label, relation.head, relation.child), None) is None:
                del self.relations[relation.id]
        self._add_links(wanted)

    def _link_again(self, question: Question) -> None:
        """Relations that were decided earlier and whose child has only now come into gold."""
        own, here = set(question.own()), set(self._standing_for(question))
        several = any(len(answer.spans) > 1 for answer in question.answers)
        for parent in self._sheet.linked_from.get(question.key, ()):
            decision = self.decisions.get(parent.key)
            if decision is None or parent is question:
                continue
            wanted = dict(self._wanted_links(parent, (_only(parent.answer(name), own) for name in decision.taken)))
            heads = set(self._standing_for(parent))
            for relation in [r for r in self.relations.values() if r.head in heads and r.child in here]:
                triple = (relation.label, relation.head, relation.child)
                if wanted.pop(triple, None) is None and several:
                    del self.relations[relation.id]  # it led to the whole of which this is a part now, or the other way round
            self._add_links(wanted)

    def _wanted_links(self, question: Question, answers: Iterable[Answer]) -> Iterator[tuple[_Triple, Mapping[str, Any]]]:
        for answer in answers:
            for link in answer.links:
                head = self._standing.get((answer.annotator, link.head.id))
                child = self._child(answer.annotator, link.child, question) if head is not None else None
                if head is not None and child is not None and head != child:
                    yield (link.label, head, child), link.attributes

    def _add_links(self, wanted: Mapping[_Triple, Mapping[str, Any]]) -> None:
        for (label, head, child), attributes in wanted.items():
            name = _free("r", self.relations)
            self.relations[name] = Relation(name, label, head, child, attributes)

    def _child(self, annotator: str, child: Span, asked: Question) -> str | None:
        """What stands in gold for a child, brought in if need be; None if it was decided to leave it out."""
        standing = self._standing.get((annotator, child.id))
        if standing is not None:
            return standing
        question = self._sheet.question_of[annotator, child.id]
        own = (annotator, child.id) in set(question.own())
        if own and question is not asked and question.key in self.decisions:
            return None
        same = next((s for s in self.spans.values() if (s.layer, s.segments) == (child.layer, child.segments)), None)
        share: Mapping[str, Sequence[str]] = {annotator: (child.id,)}
        if same is not None:
            kept = same if self._asked_itself(same) else self._like(child, same)
            self._put(_stamped(kept, question, _united(_proposed(same), share)))
            return same.id
        if own:
            (share,) = _shares(question, [child], together=True)
        brought = _stamped(self._like(child, None), question, share)
        self._put(brought)
        return brought.id

    def _asked_itself(self, span: Span) -> bool:
        """Whether a span of gold stands for spans of a question of its own, not for what came along with another's."""
        known = ((source, self._sheet.question_of[source]) for source in _claimed(span) if source in self._sheet.question_of)
        return any(source in set(question.own()) for source, question in known)

    def _drop_unlinked(self, question: Question) -> None:
        """Speakers and cues that came along once and that nothing speaks of any more go again."""
        children = ((a.annotator, link.child.id) for a in question.answers for link in a.links)
        along = [child for child in children if child not in set(self._sheet.question_of[child].own())]
        linked = {end for relation in self.relations.values() for end in (relation.head, relation.child)}
        for source in dict.fromkeys(along):
            standing = self._standing.get(source)
            if standing is not None and standing not in linked:
                self._remove(standing)

    # -- decisions

    def _decide(self, question: Question, settlement: Settlement, by: str, reason: str) -> None:
        sources = set(question.own())
        for old in [decision for decision in self.decisions.values() if decision.id not in self._sheet.by_key]:
            if not sources.isdisjoint((name, span) for name, ids in old.proposed.items() for span in ids):
                del self.decisions[old.id]  # what it settled has changed since, and is settled anew here
        key, choice, taken = question.key, settlement.choice, settlement.taken
        number = 1 + max((decision.number for decision in self.decisions.values() if decision.id != key), default=0)
        made = Decision(key, choice, number, question.layer, question.place, taken, question.sources, by, reason)
        self.decisions[key] = made
        if self.progress == Progress():
            self.progress = replace(self.progress, status="started")


# -- parts


def _other(found: Item | None, item: Item) -> bool:
    """Whether it is not the same; what was not touched is one object, and not compared field by field."""
    return found is not item and found != item


def _free(letter: str, taken: Mapping[str, object]) -> str:
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _only(answer: Answer, children: Set[Source]) -> Answer:
    """The answer with those of its links that lead to some spans of its annotator."""
    return replace(answer, links=tuple(link for link in answer.links if (answer.annotator, link.child.id) in children))


def _distinct(answers: Iterable[Answer]) -> list[Span]:
    """Spans that say the same once; refuses two that stand at one place and say different things."""
    result: dict[tuple[Any, ...], Span] = {}
    for answer in answers:
        for span in answer.spans:
            result.setdefault(content(span), span)
    if len({span.segments for span in result.values()}) < len(result):
        raise EditError("Both answers stand at the same place: take one of them, or make a new one.")
    return list(result.values())


def _shares(question: Question, spans: Sequence[Span], *, together: bool) -> list[dict[str, list[str]]]:
    """For each span that goes into gold, whose spans it stands for: those that say the same; together with the rest or not."""
    shares: list[dict[str, list[str]]] = [{} for _ in spans]
    for answer in question.answers:
        for theirs in answer.spans:
            same = [n for n, span in enumerate(spans) if content(span) == content(theirs)]
            if same or (together and spans):
                n = same[0] if same else max(range(len(spans)), key=lambda n: overlap(spans[n], theirs))
                shares[n].setdefault(answer.annotator, []).append(theirs.id)
    return shares


def _matched(wanted: Sequence[Span], standing: Sequence[Span]) -> list[Span | None]:
    """For each wanted span the one whose place it takes: that with the same boundaries, else any that is left."""
    at = {span.segments: span for span in reversed(standing)}
    result = [at.pop(span.segments, None) for span in wanted]
    left = [span for span in standing if span not in result]
    return [found or (left.pop(0) if left else None) for found in result]


def _stamped(span: Span, question: Question, share: Mapping[str, Sequence[str]]) -> Span:
    proposed = {name: list(ids) for name, ids in sorted(share.items())}
    return replace(span, extra={**span.extra, PROVENANCE: {"decision": question.key, "proposed": proposed}})


def _proposed(span: Span) -> Mapping[str, Sequence[str]]:
    found = span.extra.get(PROVENANCE)  # JSON: asking for a `dict` costs a tenth of asking for a `Mapping`
    proposed = found.get("proposed") if isinstance(found, dict) else None
    return proposed if isinstance(proposed, dict) else {}


def _claimed(span: Span) -> list[Source]:
    return [(name, other) for name, ids in _proposed(span).items() if isinstance(ids, list) for other in ids]


def _united(first: Mapping[str, Sequence[str]], second: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {name: list(dict.fromkeys((*first.get(name, ()), *second.get(name, ())))) for name in (*first, *second)}
