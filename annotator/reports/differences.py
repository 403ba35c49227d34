"""The list of differences: each in its sentence, both sides marked, numbered, with room for the decision.

Two layouts of one thing: annotators stand side by side and wait to be settled; gold stands above a prediction.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.core.annotation import AnnotationSet, Document, Entry, Span
from annotator.core.cases import KINDS, Case, cases
from annotator.core.linking import links, renamed, share_a_list
from annotator.core.text import Range
from annotator.reports.marking import shown
from annotator.reports.markup import Markup, joined, ltr, name, tag
from annotator.reports.words import Words

LIMIT = 400
"""How many differences are printed at most; a meeting settles fewer, and a file of all would not open."""

_NEAR = 300
_ONE_SIDED = {"left_only": "missed", "right_only": "spurious"}

Names = Mapping[tuple[str, str], str]
"""(document, referent) to the referent's name."""


@dataclass(frozen=True)
class Comparison:
    """Two sides over the same documents: the cases in which they differ, and how often they agree.

    `left` is an annotator or the gold.
    """

    left: str
    right: str
    cases: Sequence[Case]
    same: int = 0
    left_names: Names = field(default_factory=dict)
    right_names: Names = field(default_factory=dict)

    def tally(self) -> Counter[str]:
        """How many differences of each kind."""
        return Counter(case.kind for case in self.cases)


def compare(
    left: str, right: str, ours: Iterable[Entry], theirs: Iterable[Entry], *, everywhere: bool = False
) -> tuple[Comparison, dict[str, Document]]:
    """The cases of two sources, over the documents both have annotated, and those documents.

    `everywhere`: also where one has not; there the other's spans are all missed, or spurious.
    """
    one, other = ({e.document_id: e for e in side if e.annotation_set} for side in (ours, theirs))
    apart = not share_a_list(*([e.annotation_set for e in side.values() if e.annotation_set] for side in (one, other)))
    found: list[Case] = []
    documents: dict[str, Document] = {}
    for identity in sorted(one.keys() | other.keys() if everywhere else one.keys() & other.keys()):
        first, second = one.get(identity) or _nothing(identity, left), other.get(identity) or _nothing(identity, right)
        other[identity] = second = _linked(first, second) if apart else second
        documents[identity] = first.document or second.document or Document(identity, "")
        if first.annotation_set and second.annotation_set:
            found += cases(first.annotation_set, second.annotation_set)
    differing = [case for case in found if case.differs]
    names = _names(one.values()), _names(other.values())
    return Comparison(left, right, differing, len(found) - len(differing), *names), documents


def _linked(first: Entry, second: Entry) -> Entry:
    """The second entry with the first one's referents in place of those linked with them; its names stay its own."""
    ours, theirs = first.annotation_set, second.annotation_set
    if not ours or not theirs:
        return second
    ids = links(ours, theirs)
    referents = tuple(replace(referent, id=ids.get(referent.id, referent.id)) for referent in second.referents)
    return replace(second, annotation_set=renamed(theirs, ids), referents=referents)


def _nothing(identity: str, annotator: str) -> Entry:
    return Entry(identity, None, AnnotationSet.of(identity, annotator))


def _names(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    return {(e.document_id, referent.id): referent.name for e in entries for referent in e.referents}


def kind_name(words: Words, kind: str, sides: tuple[str, str] | None, *, settle: bool) -> str:
    """What a kind of case is called, between annotators (`settle`, perhaps by name) or between gold and prediction."""
    if settle and sides and kind in _ONE_SIDED:
        return words("only", name=sides[kind == "right_only"])
    return words(f"kind.{kind if settle else _ONE_SIDED.get(kind, kind)}")


def counted(comparisons: Sequence[Comparison], words: Words, *, settle: bool) -> list[tuple[str, tuple[int, ...]]]:
    """The rows of a plot of kinds: those that occur, in a fixed order."""
    tallies = [comparison.tally() for comparison in comparisons]
    sides = (comparisons[0].left, comparisons[0].right) if len(comparisons) == 1 else None
    kinds = [kind for kind in KINDS if kind != "same" and any(tally[kind] for tally in tallies)]
    return [(kind_name(words, kind, sides, settle=settle), tuple(tally[kind] for tally in tallies)) for kind in kinds]


# -- the list


@dataclass(frozen=True)
class Sheet:
    """How a list is written: whose it is, over which documents, in which words; `settle`: side by side, with room to decide."""

    comparison: Comparison
    documents: Mapping[str, Document]
    words: Words
    settle: bool

    def listing(self, order: Sequence[str], limit: int = LIMIT) -> Markup:
        """The differences under the titles of their documents, those of `order` first."""
        per_document: dict[str, list[Case]] = defaultdict(list)
        for case in self.comparison.cases:
            per_document[case.document_id].append(case)
        ranks = {identity: rank for rank, identity in enumerate(order)}
        ordered = sorted(per_document, key=lambda identity: (ranks.get(identity, len(ranks)), identity))
        return joined(*self._blocks([(identity, per_document[identity]) for identity in ordered], limit))

    def _blocks(self, groups: Sequence[tuple[str, Sequence[Case]]], limit: int) -> Iterator[Markup]:
        number = 0
        for identity, group in groups:
            if number >= limit:
                return
            document = self.documents[identity]
            beside = tag("small", " · ", name(identity), " · ", ltr(str(len(group)))) if document.title else None
            yield tag("h3", name(document.title or identity), beside, class_="document")
            for case in group[: limit - number]:
                number += 1
                yield self.case(number, case)

    def case(self, number: int, case: Case) -> Markup:
        """One difference: a header, what either side marked, and where it is to be settled the room for it."""
        sides = (self.comparison.left, self.comparison.right)
        both = bool(case.left and case.right)
        kind = kind_name(self.words, case.kind, sides, settle=self.settle)
        relation = f" · {self.words.relation(case.relation)}" if case.kind == "relation" else ""
        labels = None if both else tag("span", self._labels(case.spans), class_="labels")
        head = tag(
            "header",
            tag("span", ltr(str(number)), class_="no"),
            tag("span", tag("bdi", kind), relation, class_="kind"),
            labels,
            tag("span", self.words.layer(case.layer), class_="layer"),
        )
        marked_by = [left for left, spans in ((True, case.left), (False, case.right)) if spans]
        shown_sides = (self._side(case, left=left, alone=not both) for left in marked_by)
        body = tag("div", *shown_sides, class_="sides" if self.settle and both else "sides above")
        return tag("article", head, body, self._decide(both=both) if self.settle else None, class_=f"case {case.kind}")

    def _labels(self, spans: Iterable[Span]) -> Markup:
        labels = dict.fromkeys(self.words.label(span.layer, span.label) for span in spans)
        return listed(self.words, map(name, labels))

    def _side(self, case: Case, *, left: bool, alone: bool) -> Markup:
        spans, children = (case.left, case.left_children) if left else (case.right, case.right_children)
        side = "left" if left else "right"
        owner = self.comparison.left if left else self.comparison.right
        heading = None if alone else tag("h4", name(owner), tag("span", self._labels(spans), class_="labels"))
        text = self.documents[case.document_id].text
        sentence = shown(text, _place(case), spans, side, _near(case, children)) if text else _offsets(spans)
        who = self._children(case, children, left=left) if case.relation else None
        return tag("section", heading, sentence, who, class_=f"side {side}")

    def _children(self, case: Case, children: Sequence[Span], *, left: bool) -> Markup:
        """Who speaks (or the like), by name and as the text has it."""
        known = self.comparison.left_names if left else self.comparison.right_names
        text = self.documents[case.document_id].text
        said = [_called(child, known.get((case.document_id, child.referent or ""), ""), text, self.words) for child in children]
        who = listed(self.words, said) if said else tag("span", self.words("no_child"), class_="nothing")
        return tag("p", self.words.relation(case.relation), ": ", who, class_="child-line")

    def _decide(self, *, both: bool) -> Markup:
        words, sides = self.words, self.comparison
        offered = ("take_both", "take_neither", "take_other") if both else ("keep", "drop", "take_other")
        choices = [*([name(sides.left), name(sides.right)] if both else []), *map(words, offered)]
        boxes = (tag("span", choice, class_="box") for choice in choices)
        reason = (tag("span", words("reason")), tag("span", class_="write"))
        return tag("footer", tag("b", words("decision")), *boxes, *reason, class_="decide")


def listed(words: Words, parts: Iterable[Markup]) -> Markup:
    """Parts with the comma of the language between them."""
    return joined(*(joined(words("comma") if k else None, part) for k, part in enumerate(parts)))


def _called(child: Span, referent: str, text: str, words: Words) -> Markup:
    mention = child.text(text) or f"{child.start}–{child.end}"
    quoted = joined("«", name(mention), "»") if words.right_to_left else joined("“", name(mention), "”")
    label = words.label(child.layer, child.label)
    return joined(tag("b", name(referent)) if referent else None, " " if referent else None, quoted, f" ({label})")


def _offsets(spans: Iterable[Span]) -> Markup:
    """What can be said of spans whose text is not known here."""
    return tag("p", ltr(", ".join(f"{start}–{end}" for span in spans for start, end in span.segments)), class_="child-line")


def _place(case: Case) -> Range:
    """From the first to the last of the spans, and of the speakers that stand near them."""
    start, end = case.place
    beside = [*_near(case, case.left_children), *_near(case, case.right_children)]
    return min([start, *(span.start for span in beside)]), max([end, *(span.end for span in beside)])


def _near(case: Case, children: Iterable[Span]) -> list[Span]:
    start, end = case.place
    return [child for child in children if child.end >= start - _NEAR and child.start <= end + _NEAR]
