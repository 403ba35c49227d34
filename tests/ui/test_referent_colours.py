"""Colours of referents: apart as long as there are enough, the same for ever."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from annotator.core.annotation import AnnotationSet, Referent, Span
from annotator.core.change import Change, State, apply
from annotator.ui.referent_colours import article_colours, referent_colours
from annotator.ui.theme import THEMES

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


def test_referents_of_one_article_differ_however_many_the_project_has() -> None:
    names = [f"شخص-{n}" for n in range(200)]
    spans = [Span(f"s{n + 1}", "speaker", "named", ((n, n + 1),), names[n * 17]) for n in range(11)]
    state = State(AnnotationSet("d", "maryam", "human"), {name: Referent(name, name) for name in names})
    for number, span in enumerate(spans, 1):
        before = article_colours(state)
        state = apply(state, Change("Tag", added=(span,)))
        colours = article_colours(state)
        assert [colours[s.referent] for s in spans[: number - 1]] == [before[s.referent] for s in spans[: number - 1]]
        assert len({colours[s.referent] for s in spans[:number]}) == min(number, 10)
        assert set(colours) == set(names)


def test_the_ten_colours_are_told_apart_on_every_page() -> None:
    for theme in THEMES.values():
        shades = [theme.dot_colour(colour) for colour in referent_colours("abcdefghij").values()]
        page = QColor(theme.page)
        assert all(_distance(one, page) > 60 for one in shades), theme.id
        assert min(_distance(a, b) for a, b in combinations(shades, 2)) > 40, theme.id


def _distance(one: QColor, other: QColor) -> float:
    """A quick measure of how unlike two colours look (the red-mean formula), 0 to about 765."""
    red = (one.red() + other.red()) / 2
    r, g, b = one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue()
    return float(((2 + red / 256) * r * r + 4 * g * g + (2 + (255 - red) / 256) * b * b) ** 0.5)
