"""What several annotators say of one document, question by question: where all agree, and where not.

Spans that stand for each other over all annotators make one question, by the pairs of `pairing` taken in
their order, whoever is named first. A quotation brings the speakers and cues along that only it speaks of,
so one difference is asked once. The key of a question is made from what everybody says in it: it is the
same after a restart, and another one as soon as an answer has changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from typing import Any

from annotator.core.annotation import AnnotationSet, Span, reading_order
from annotator.core.pairing import Pair, overlap, pairs
from annotator.core.text import Range, digest

ATTACHED = ("speaker", "cue")
"""Layers whose spans mean something by the quotation that is linked to them."""
_PRIVATE = ("flag",)
"""Attributes with which an annotator speaks to herself: no difference to settle, not taken into gold."""

Source = tuple[str, str]
"""An annotator and the id of a span of hers."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of an answer: its label, head and child, both spans of the annotator."""

    label: str
    head: Span
    child: Span
    attributes: Mapping[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.label, self.head, self.child))


@dataclass(frozen=True, slots=True)
class Answer:
    """What one annotator says to a question; no spans: that there is nothing here."""

    annotator: str
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def content(self) -> tuple[Any, ...]:
        """What the spans say, whatever their ids."""
        return tuple(content(span) for span in self.spans)


@dataclass(frozen=True)
class Question:
    """Spans that stand for each other and what each annotator says, by name.

    `attached`: speakers and cues that only some have and that come along with the answers. `key` is made
    from the answers; `unlike` are the labels of the relations that not all have to the same spans.
    """

    key: str
    layer: str
    answers: tuple[Answer, ...]
    attached: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    unlike: tuple[str, ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether all say the same, relations included."""
        return not self.aspects

    @cached_property
    def aspects(self) -> tuple[str, ...]:
        """In what the answers differ: `presence`, or `count`, or some of the fields of a span; then labels of relations."""
        if not all(answer.spans for answer in self.answers):
            return ("presence",)
        if len({len(answer.spans) for answer in self.answers}) > 1:
            return ("count", *self.unlike)
        first, *others = (answer.content for answer in self.answers)
        differing = {
            name
            for other in others
            for mine, theirs in zip(first, other, strict=True)
            for name, one, two in zip(_FIELDS, mine, theirs, strict=True)
            if one != two
        }
        return (*(name for name in _FIELDS if name in differing), *self.unlike)

    @cached_property
    def place(self) -> Range:
        """From the first to the last code point of the spans."""
        spans = [span for answer in self.answers for span in answer.spans]
        return min(span.start for span in spans), max(span.end for span in spans)

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """Who proposed: the ids of the spans by annotator, of those who have any."""
        return {a.annotator: tuple(span.id for span in a.spans) for a in self.answers if a.spans}

    def own(self) -> Iterator[Source]:
        """Whose spans it is about."""
        return ((name, span) for name, ids in self.sources.items() for span in ids)

    def everything(self) -> Iterator[Source]:
        """The same, and what comes along."""
        yield from self.own()
        yield from ((name, span.id) for name, spans in self.attached.items() for span in spans)

    def answer(self, annotator: str) -> Answer:
        return next(answer for answer in self.answers if answer.annotator == annotator)


_FIELDS = ("layer", "label", "boundary", "referent", "attributes")


class Sheet(tuple[Question, ...]):
    """All questions of one document, in reading order."""

    @cached_property
    def differing(self) -> Sequence[Question]:
        """Those on which answers differ."""
        return tuple(question for question in self if not question.agreed)

    @cached_property
    def agreed(self) -> Sequence[Question]:
        """Those on which all say the same."""
        return tuple(question for question in self if question.agreed)

    @cached_property
    def by_key(self) -> Mapping[str, Question]:
        return {question.key: question for question in self}

    @cached_property
    def question_of(self) -> Mapping[Source, Question]:
        """The question in which a span is asked, or with which it comes along."""
        return {source: question for question in self for source in question.everything()}

    @cached_property
    def linked_from(self) -> Mapping[str, Sequence[Question]]:
        """For the key of each question, those whose answers have relations to its spans."""
        result: dict[str, dict[str, Question]] = defaultdict(dict)
        for question in self:
            for answer in question.answers:
                for link in answer.links:
                    child = self.question_of[answer.annotator, link.child.id]
                    result[child.key][question.key] = question
        return {key: tuple(parents.values()) for key, parents in result.items()}


def content(span: Span) -> tuple[Any, ...]:
    """What a span says: all but its id, its note and the flag."""
    return span.layer, span.label, span.segments, span.referent or "", tuple(sorted(public(span.attributes).items()))


def public(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that say something about the text, not to the annotator herself."""
    return {name: value for name, value in attributes.items() if name not in _PRIVATE}


def questions(sets: Iterable[AnnotationSet]) -> Sheet:
    """Every question of several annotators' sets over one document, in reading order."""
    ordered = sorted(sets, key=lambda work: work.annotator)
    names = [work.annotator for work in ordered]
    groups = _grouped(ordered)
    members = {(name, span.id): n for n, group in enumerate(groups) for name, spans in group.items() for span in spans}
    links = _links(ordered, members, len(groups))
    attached = _attached(groups, links, names)
    made = []
    for n, group in enumerate(groups):
        if n not in attached:
            along = [groups[other] for other, head in attached.items() if head == n]
            ties = {name: _ties(name, links[n].get(name, ()), groups, members, attached) for name in names}
            made.append(_question(group, along, links[n], ties))
    return _with_keys(sorted(made, key=lambda question: (question.place, question.layer)))


_Group = dict[str, list[Span]]
"""Spans that stand for each other, by annotator."""
_Links = dict[str, list[Link]]
_Members = Mapping[Source, int]
"""The number of the group that a span belongs to."""


def _grouped(sets: Sequence[AnnotationSet]) -> list[_Group]:
    """Greedily, the best pairs of any two annotators first; nobody has two spans in a group but as parts of one."""
    group_of: dict[Source, _Group] = {}
    for work in sets:
        for span in sorted(work.spans.values(), key=reading_order):
            group_of[work.annotator, span.id] = {work.annotator: [span]}
    found = [
        (_strength(pair), one.annotator, other.annotator, pair)
        for one, other in combinations(sets, 2)
        for pair in pairs(one.spans.values(), other.spans.values())
    ]
    for _, first, second, pair in sorted(found, key=lambda entry: entry[:3]):
        mine, other = group_of[first, pair.left.id], group_of[second, pair.right.id]
        if not mine.keys() & other.keys():
            mine.update(other)
            for name, spans in other.items():
                group_of[name, spans[0].id] = mine
    unique = list({id(group): group for group in group_of.values()}.values())
    return sorted(_with_parts(unique), key=_group_order)


def _strength(pair: Pair) -> tuple[Any, ...]:
    rank = 2 * (not pair.same_boundaries) + (not pair.same_label)
    return rank, -pair.iou, pair.left.start, pair.right.start, pair.left.end, pair.right.end, pair.left.id, pair.right.id


def _group_order(group: _Group) -> tuple[Any, ...]:
    return min((*reading_order(span)[:2], span.layer, name, span.id) for name, spans in group.items() for span in spans)


def _with_parts(groups: list[_Group]) -> list[_Group]:
    """A lone span that is a part of what another annotator has as one belongs to that one's group.

    So one long quotation against two short ones is one question. A span inside another of the same
    annotator is nested, not a part.
    """
    whole: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if len({spans[0].segments for spans in group.values()}) > 1:
            whole[_layer(group)].append(group)
    mains = {id(group): {name: spans[0] for name, spans in group.items()} for group in groups}
    kept = []
    for group in sorted(groups, key=_group_order):
        (name, spans), *others = group.items()
        home = None if others else _home(name, spans[0], whole[spans[0].layer], mains)
        if home is None:
            kept.append(group)
        else:
            home[name].append(spans[0])
    return kept


def _home(name: str, part: Span, groups: Iterable[_Group], mains: Mapping[int, Mapping[str, Span]]) -> _Group | None:
    best, most = None, 0
    for group in groups:
        main = mains[id(group)]
        if name in main and not any(overlap(part, own) for own in group[name]):
            shared = max(overlap(part, span) for other, span in main.items() if other != name)
            if 2 * shared >= part.length and shared > most:
                best, most = group, shared
    return best


def _links(sets: Sequence[AnnotationSet], members: _Members, count: int) -> list[_Links]:
    """For each group, the relations that begin in it, by annotator."""
    result: list[_Links] = [{} for _ in range(count)]
    for work in sets:
        for relation in work.relations.values():
            link = Link(relation.label, work.spans[relation.head], work.spans[relation.child], relation.attributes)
            result[members[work.annotator, relation.head]].setdefault(work.annotator, []).append(link)
    return result


def _attached(groups: Sequence[_Group], links: Sequence[_Links], names: Sequence[str]) -> dict[int, int]:
    """Speakers and cues that not everybody has, each with the first quotation that is linked to it."""
    heads: dict[Source, set[int]] = defaultdict(set)
    for head, linked in enumerate(links):
        for name, found in linked.items():
            for link in found:
                heads[name, link.child.id].add(head)
    result = {}
    for n, group in enumerate(groups):
        linked_from = [heads[name, span.id] for name, spans in group.items() for span in spans]
        if _layer(group) in ATTACHED and len(group) < len(names) and all(linked_from) and not links[n]:
            result[n] = min(set().union(*linked_from))
    return result


_Tie = tuple[str, int, str]
"""The label of a relation, the group of its child, and what of the child stands in the key."""


def _ties(
    name: str, links: Iterable[Link], groups: Sequence[_Group], members: _Members, attached: Mapping[int, int]
) -> frozenset[_Tie]:
    """What an answer is linked to. A span that is asked by itself counts by its place, one that comes along by all it says."""
    result = set()
    for link in links:
        child = members[name, link.child.id]
        told = content(link.child) if child in attached else (_layer(groups[child]), _group_order(groups[child])[0])
        result.add((link.label, child, repr(told)))
    return frozenset(result)


def _question(group: _Group, along: Iterable[_Group], links: _Links, ties: Mapping[str, frozenset[_Tie]]) -> Question:
    answers = tuple(_answer(name, group, links) for name in ties)
    said = [(a.annotator, a.content, sorted((label, told) for label, _, told in ties[a.annotator])) for a in answers]
    attached: dict[str, tuple[Span, ...]] = {}
    for other in along:
        for name, spans in other.items():
            attached[name] = (*attached.get(name, ()), *spans)
    return Question(digest(repr(said))[:16], _layer(group), answers, attached, _unlike(ties.values()))


def _unlike(ties: Iterable[frozenset[_Tie]]) -> tuple[str, ...]:
    children = [frozenset((label, child) for label, child, _ in one) for one in ties]
    common = frozenset.intersection(*children)
    return tuple(sorted({label for one in children for label, _ in one - common}))


def _answer(name: str, group: _Group, links: _Links) -> Answer:
    order = lambda link: (link.label, *reading_order(link.child), *reading_order(link.head))  # noqa: E731
    return Answer(name, tuple(sorted(group.get(name, ()), key=reading_order)), tuple(sorted(links.get(name, ()), key=order)))


def _layer(group: _Group) -> str:
    return next(iter(group.values()))[0].layer


def _with_keys(found: Sequence[Question]) -> Sheet:
    """Two questions that look the same are told apart by their order."""
    seen: dict[str, int] = defaultdict(int)
    result = []
    for question in found:
        seen[question.key] += 1
        times = seen[question.key]
        result.append(question if times == 1 else replace(question, key=f"{question.key}-{times}"))
    return Sheet(result)
