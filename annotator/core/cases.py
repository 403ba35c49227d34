"""Where two annotation sets of one document agree and where not, case by case.

"Left" is the first annotator or the gold, "right" the second or the prediction. Every span of either side
stands in exactly one case about spans; a paired quotation whose speakers (or other relations) differ has a
case of its own beside it, so that each difference can be counted, shown and settled by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from annotator.core.annotation import AnnotationSet, Span, reading_order
from annotator.core.pairing import Pair, overlap, pairs
from annotator.core.text import Range

Kind = Literal["same", "boundary", "label", "both", "left_only", "right_only", "split", "merged", "speaker", "relation"]
KINDS: tuple[Kind, ...] = (
    "left_only", "right_only", "boundary", "label", "both", "split", "merged", "speaker", "relation", "same",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One agreement or difference.

    `boundary`, `label`, `both`: a pair that differs in this; `split`: one left span, which several right
    ones lie in; `merged`: the reverse; `speaker` and `relation`: a pair whose children by `relation` are
    not the same; these stand in `left_children` and `right_children`.
    """

    kind: Kind
    document_id: str
    layer: str
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    relation: str = ""
    left_children: tuple[Span, ...] = ()
    right_children: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of both sides that the case is about, relations' children apart."""
        return (*self.left, *self.right)

    @property
    def place(self) -> Range:
        """From the first to the last code point of the spans."""
        return min(span.start for span in self.spans), max(span.end for span in self.spans)

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(span.label for span in self.spans)

    @property
    def differs(self) -> bool:
        return self.kind != "same"


def cases(left: AnnotationSet, right: AnnotationSet) -> list[Case]:
    """Every case of two sets over one document, in reading order."""
    found = pairs(left.spans.values(), right.spans.values())
    groups = _grouped(found, left.spans.values(), right.spans.values())
    result = [case for group in groups for case in _of_group(group, left, right)]
    return sorted(result, key=lambda case: (case.place, case.layer, KINDS.index(case.kind), case.relation))


def same_children(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether two lists of speakers (or other children) mean the same: by referent where all have one, else by place."""
    children = (*left, *right)
    if children and all(child.referent for child in children):
        return {child.referent for child in left} == {child.referent for child in right}
    return len(left) == len(right) and all(_finds(one, right) for one in left) and all(_finds(one, left) for one in right)


def _finds(child: Span, others: Iterable[Span]) -> bool:
    return any(overlap(child, other) > 0 or (child.referent is not None and child.referent == other.referent) for other in others)


@dataclass(slots=True)
class _Group:
    """A pair, or a span without one, with the unpaired spans that are parts of it."""

    pair: Pair | None
    left: list[Span] = field(default_factory=list)
    right: list[Span] = field(default_factory=list)


def _grouped(found: Sequence[Pair], left: Iterable[Span], right: Iterable[Span]) -> list[_Group]:
    groups = [_Group(pair, [pair.left], [pair.right]) for pair in found]
    paired = {(0, pair.left.id) for pair in found} | {(1, pair.right.id) for pair in found}
    differing: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.pair and not group.pair.same_boundaries:
            differing[group.pair.left.layer].append(group)
    for side, spans in enumerate((left, right)):
        for span in spans:
            if (side, span.id) not in paired:
                _place(span, side, differing[span.layer], groups)
    return groups


def _place(span: Span, side: int, differing: Sequence[_Group], groups: list[_Group]) -> None:
    """To the pair of which it is a part, at least by half; else it stands alone."""

    def shared(group: _Group) -> int:
        whole = (group.right if side == 0 else group.left)[0]
        return overlap(span, whole)

    best = max(differing, key=shared, default=None)
    if best is not None and 2 * shared(best) >= span.length:
        (best.right if side else best.left).append(span)
    else:
        groups.append(_Group(None, [] if side else [span], [span] if side else []))


def _of_group(group: _Group, left: AnnotationSet, right: AnnotationSet) -> Iterator[Case]:
    ours, theirs = (tuple(sorted(spans, key=reading_order)) for spans in (group.left, group.right))
    layer = (*ours, *theirs)[0].layer
    differing = list(_relations(group.pair, left, right)) if group.pair else []
    kind = _kind(group)
    if kind != "same" or not differing:
        yield Case(kind, left.document_id, layer, ours, theirs)
    yield from differing


def _kind(group: _Group) -> Kind:
    if group.pair is None:
        return "left_only" if group.left else "right_only"
    if len(group.right) > 1:
        return "split"
    if len(group.left) > 1:
        return "merged"
    if group.pair.same_boundaries:
        return "same" if group.pair.same_label else "label"
    return "boundary" if group.pair.same_label else "both"


def _relations(pair: Pair, left: AnnotationSet, right: AnnotationSet) -> Iterator[Case]:
    ours, theirs = _children(left, pair.left), _children(right, pair.right)
    for relation in sorted(ours.keys() | theirs.keys()):
        mine, other = ours.get(relation, ()), theirs.get(relation, ())
        if not same_children(mine, other):
            kind: Kind = "speaker" if relation == "speaker" else "relation"
            yield Case(kind, left.document_id, pair.left.layer, (pair.left,), (pair.right,), relation, mine, other)


def _children(annotations: AnnotationSet, head: Span) -> dict[str, tuple[Span, ...]]:
    labels = {relation.label for relation in annotations.relations.values() if relation.head == head.id}
    return {label: tuple(annotations.children(head.id, label)) for label in labels}
