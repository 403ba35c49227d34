"""Several annotation sets as one list for each column."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from annotator.core import columns
from annotator.core.columns import SetColumns, chosen, joined
from annotator.measures.units import Columns, Side, Vocabulary


def test_what_the_documentation_shows_is_what_happens() -> None:
    assert doctest.testmod(columns).failed == 0


@st.composite
def sets(draw: st.DrawFn, document: str) -> SetColumns:
    starts = draw(st.lists(st.integers(0, 50), max_size=4))
    count = len(starts)
    referents = draw(st.none() | st.lists(st.sampled_from([None, "x", "y"]), min_size=count, max_size=count))
    split = {0: ((starts[0], starts[0] + 2), (starts[0] + 4, starts[0] + 9))} if count and draw(st.booleans()) else None
    pairs = [("speaker", one, other) for one in range(count) for other in range(count) if one != other]
    relations = draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    labels = [draw(st.sampled_from(["verb", "noun"])) for _ in starts]
    return SetColumns(document, ["cue"] * count, labels, starts, [start + 9 for start in starts], referents, split, relations)


def plain(side: Side) -> list[object]:
    names = side.names
    arrays = (side.document, side.layer, side.label, side.start, side.end, side.referent, side.relation, side.head, side.child)
    return [array.tolist() for array in (*arrays, side.documents)] + [dict(side.split), names.documents, names.referents, names.labels]


@given(st.integers(0, 5).flatmap(lambda count: st.tuples(*(sets(f"d{n}") for n in range(count)))))
def test_sets_taken_in_together_are_what_they_are_one_by_one(given_sets: tuple[SetColumns, ...]) -> None:
    together, alone = Columns("a", Vocabulary()), Columns("a", Vocabulary())
    together.add_many(joined(given_sets))
    for one in given_sets:
        alone.add_set(one)
    assert plain(together.side()) == plain(alone.side())


def some_sets(where: list[bool]) -> st.SearchStrategy[tuple[list[bool], tuple[SetColumns, ...]]]:
    return st.tuples(st.just(where), st.tuples(*(sets(f"d{n}") for n in range(len(where)))))


@given(st.lists(st.booleans(), max_size=6).flatmap(some_sets))
def test_some_of_the_sets_are_what_they_are_alone(given_sets: tuple[list[bool], tuple[SetColumns, ...]]) -> None:
    where, some = given_sets
    one, other = Columns("a", Vocabulary()), Columns("a", Vocabulary())
    one.add_many(chosen(joined(some), where))
    other.add_many(joined([found for found, wanted in zip(some, where, strict=True) if wanted]))
    assert plain(one.side()) == plain(other.side())
