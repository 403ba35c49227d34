"""Lists of referents that know nothing of each other are linked as the measures link them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.annotation import AnnotationSet, Entry, Span
from annotator.core.linking import links, renamed, share_a_list
from annotator.measures.matching import match
from annotator.measures.referents import linked
from annotator.measures.units import NONE, Columns, Vocabulary

places = st.lists(st.integers(0, 6), min_size=1, max_size=6, unique=True)


def annotated(annotator: str, prefix: str, spans: dict[int, int | None]) -> AnnotationSet:
    found = [
        Span(f"s{start}", "speaker", "named", ((10 * start, 10 * start + 5),), None if who is None else f"{prefix}{who}")
        for start, who in spans.items()
    ]
    return AnnotationSet.of("d", annotator, spans=found)


sides = st.dictionaries(st.integers(0, 6), st.integers(0, 2) | st.none(), min_size=1, max_size=7)


@given(sides, sides)
def test_the_core_links_as_the_measures_do(ours: dict[int, int | None], theirs: dict[int, int | None]) -> None:
    left, right = annotated("a", "x", ours), annotated("b", "y", theirs)
    names = Vocabulary()
    columns = []
    for one in (left, right):
        columns.append(Columns(one.annotator, names))
        columns[-1].add(Entry("d", None, one))
    gold, predicted = (each.side() for each in columns)
    counted = linked(gold, predicted, match(gold, predicted)).referent
    expected = [None if row == NONE else names.referents.in_order[row] for row in np.asarray(counted).tolist()]
    apart = not share_a_list([left], [right])
    given_ids = renamed(right, links(left, right)) if apart else right
    assert [span.referent for span in sorted(given_ids.spans.values(), key=lambda s: s.start)] == expected


def test_one_list_is_left_as_it_is() -> None:
    left, right = annotated("a", "x", {0: 1, 1: 2}), annotated("b", "x", {0: 2, 1: 1})
    assert share_a_list([left], [right])


def test_links_are_one_to_one_by_the_spans_in_common() -> None:
    left, right = annotated("a", "x", {0: 1, 1: 1, 2: 1, 3: 2}), annotated("b", "y", {0: 7, 1: 8, 2: 8, 3: 8})
    assert links(left, right) == {"y8": "x1"}
