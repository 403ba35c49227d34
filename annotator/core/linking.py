"""Which referent of one annotator is which of another's, where each has a list of its own.

Sides that use one list (any id in common) are compared by id. Otherwise referents are linked within each document,
one to one, by the paired spans they name: those with most spans in common first, then those named earlier. What one
takes for two persons and the other for one stays a difference. `measures/referents.py` counts by the same rule.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.core.annotation import AnnotationSet
from annotator.core.pairing import pairs


def share_a_list(left: Iterable[AnnotationSet], right: Iterable[AnnotationSet]) -> bool:
    """Whether ids can be compared as they are: some are in both, or one side has none."""
    ours, theirs = ({span.referent for found in side for span in found.spans.values()} - {None} for side in (left, right))
    return not ours or not theirs or bool(ours & theirs)


def links(left: AnnotationSet, right: AnnotationSet) -> dict[str, str]:
    """Ids of the right side's referents to those of the left one."""
    paired = sorted(pairs(left.spans.values(), right.spans.values()), key=lambda pair: (pair.left.start, -pair.left.end))
    common = Counter((p.left.referent, p.right.referent) for p in paired if p.left.referent and p.right.referent)
    result: dict[str, str] = {}
    for (one, other), _ in common.most_common():  # of equally many, the first named
        if one and other and other not in result and one not in result.values():
            result[other] = one
    return result


def renamed(found: AnnotationSet, ids: Mapping[str, str]) -> AnnotationSet:
    """The set with referents under other ids; those without one keep theirs."""
    spans = {uid: replace(span, referent=ids.get(span.referent or "", span.referent)) for uid, span in found.spans.items()}
    return replace(found, spans=spans)
