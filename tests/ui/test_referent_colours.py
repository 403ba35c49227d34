"""Colours of referents: apart as long as there are enough, the same for ever."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.referent_colours import referent_colours

IDS = st.lists(st.text(min_size=1, max_size=6), unique=True, max_size=25)


@given(IDS)
def test_the_first_ten_differ_and_all_colours_are_used_alike(ids) -> None:
    colours = list(referent_colours(ids).values())
    assert len(set(colours[:10])) == len(colours[:10])
    counts = [colours.count(colour) for colour in set(colours)]
    assert not counts or max(counts) <= len(colours) // 10 + 1


@given(IDS, st.integers(0, 25))
def test_a_new_referent_changes_no_colour(ids, known) -> None:
    before, after = referent_colours(ids[:known]), referent_colours(ids)
    assert all(after[referent] == colour for referent, colour in before.items())
