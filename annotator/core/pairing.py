"""Which span of one annotator is which of another's: one to one, whatever order they come in.

Spans compete only inside their layer. Pairs that share at least one code point are taken greedily in one
total order: equal boundaries and label, equal boundaries, overlap with equal label, overlap; within each,
the larger IoU first, then by position. A split span is one unit. Greedy is not maximal: [0,10) and [10,12)
against [0,3) and [3,12) give one pair; it can be explained, and does not depend on who is called left.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.core.annotation import Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spans that stand for each other. `iou`: code points both cover, as a share of those either covers."""

    left: Span
    right: Span
    iou: float

    @property
    def same_boundaries(self) -> bool:
        return self.left.segments == self.right.segments

    @property
    def same_label(self) -> bool:
        return self.left.label == self.right.label


def overlap(first: Span, second: Span) -> int:
    """How many code points both spans cover, gaps of split spans not counted."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in first.segments for c, d in second.segments)


def pairs(left: Iterable[Span], right: Iterable[Span]) -> list[Pair]:
    """The pairs of two sets of spans over one document, in the order in which they were settled."""
    found = [pair for one, other in _by_layer(left, right) for pair in _candidates(one, other)]
    used_left: set[str] = set()
    used_right: set[str] = set()
    result = []
    for pair in sorted(found, key=_order):
        if pair.left.id not in used_left and pair.right.id not in used_right:
            used_left.add(pair.left.id)
            used_right.add(pair.right.id)
            result.append(pair)
    return result


def _by_layer(left: Iterable[Span], right: Iterable[Span]) -> Iterator[tuple[list[Span], list[Span]]]:
    sides: dict[str, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    for side, spans in enumerate((left, right)):
        for span in spans:
            sides[span.layer][side].append(span)
    return iter(sides.values())


def _candidates(left: Sequence[Span], right: Sequence[Span]) -> Iterator[Pair]:
    ordered = sorted(right, key=lambda span: span.start)
    for one in left:
        for other in ordered:
            if other.start >= one.end:
                break
            if other.end > one.start and (shared := overlap(one, other)):
                yield Pair(one, other, shared / (one.length + other.length - shared))


def _order(pair: Pair) -> tuple[Any, ...]:
    left, right = pair.left, pair.right
    rank = 2 * (not pair.same_boundaries) + (not pair.same_label)
    place = (left.start, right.start, left.end, right.end)
    return rank, -pair.iou, *place, left.label, right.label, left.segments, right.segments, left.id, right.id
