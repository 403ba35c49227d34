"""Unitizing agreement: the published definition computed in fractions, cases computed elsewhere, laws, and traps."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.measures import coefficients
from annotator.measures.unitizing import (
    Segments,
    bar_u_alpha,
    confusion,
    cover,
    cu_alpha,
    depths,
    k_cover,
    k_u_alpha,
    tables,
    token_alpha,
    u_alpha,
)  # fmt: skip
from tests.measures.oracles import CASES, named

Unit = tuple[list[tuple[int, int]], int]
"""The segments of a unit and its label."""
FIGURES = (u_alpha, bar_u_alpha, cu_alpha, cover)


def segments(annotators: list[list[Unit]], document: int = 0, first: int = 0) -> Segments:
    units = [(who, label, pieces) for who, units in enumerate(annotators) for pieces, label in units]
    rows = [(who, document, label, start, end, first + at) for at, (who, label, pieces) in enumerate(units) for start, end in pieces]
    return Segments(*np.array(rows, np.int64).reshape(-1, 6).T)


def table(annotators: list[list[Unit]], length: int, labels: int) -> np.ndarray:
    return tables(segments(annotators), np.array([length]), np.ones((len(annotators), 1), bool), labels).sum(0)


def in_fractions(annotators: list[list[Unit]], length: int, labels: int) -> list[Fraction | None]:
    """uα, |uα, cuα and cover, letter by letter from the definition of Krippendorff et al. (2016); slow and plain."""
    m, size = len(annotators), labels + 1
    letters = [[(0, -1)] * length for _ in annotators]
    for who, units in enumerate(annotators):
        for at, (pieces, label) in enumerate(units):
            for start, end in pieces:
                letters[who][start:end] = [(label + 1, at)] * (end - start)
    observed = [[Fraction(0)] * size for _ in range(size)]
    squares, shared_squares = [Fraction(0)] * size, [Fraction(0)] * size
    for i, j in permutations(range(m), 2):
        for a, b in zip(letters[i], letters[j], strict=True):
            observed[a[0]][b[0]] += Fraction(1, m - 1)
        for at, (_, label) in enumerate(annotators[i]):
            both = sum(a[1] == at and a[0] > 0 and b[0] > 0 for a, b in zip(letters[i], letters[j], strict=True))
            shared_squares[label + 1] += Fraction(both**2, m - 1)
    for who, units in enumerate(annotators):
        squares[0] += sum(code == 0 for code, _ in letters[who])
        for pieces, label in units:
            squares[label + 1] += sum(end - start for start, end in pieces) ** 2
    row = [sum(line) for line in observed]
    total = sum(row)

    def expected(c: int, k: int) -> Fraction:
        return total * (row[c] * row[k] - (squares[c] if c == k else 0)) / (total**2 - sum(squares))

    def ratio(observed: Fraction, by_chance: Fraction) -> Fraction | None:
        return 1 - observed / by_chance if by_chance else None

    u = bar = None
    if total**2 != sum(squares):
        u = ratio(total - sum(observed[k][k] for k in range(size)), total - sum(expected(k, k) for k in range(size)))
        bar = ratio(row[0] - observed[0][0], sum(expected(0, k) for k in range(1, size)))
    marked = [sum(line[1:]) for line in observed[1:]]
    both = sum(marked)
    c = None
    if both and (room := both - sum(shared_squares) / both) > 0:
        by_chance = both - sum((marked[k] ** 2 - shared_squares[k + 1]) / room for k in range(labels))
        c = ratio(both - sum(observed[k][k] for k in range(1, size)), by_chance)
    return [u, bar, c, both / total]


@pytest.mark.parametrize("name", named("u_alpha_"))
def test_the_family_is_as_computed_elsewhere(name: str) -> None:
    case = CASES[name]
    given, expected = case["input"], case["expected"]
    labels = sorted({value for units in given["units start,end,value"].values() for _, _, value in units})
    annotators = [[([(s, e)], labels.index(v)) for s, e, v in units] for units in given["units start,end,value"].values()]
    found, near = table(annotators, given["length"], len(labels)), {"abs": case["tolerance"]}
    assert u_alpha(found) == pytest.approx(expected["u_alpha"], **near)
    assert bar_u_alpha(found) == pytest.approx(expected["bar_u_alpha"], **near)
    assert cu_alpha(found) == pytest.approx(expected["cu_alpha"], **near)
    assert cover(found) == pytest.approx(expected["coverage"], **near)
    assert k_u_alpha(found) == pytest.approx([expected["k_u_alpha"][label] for label in labels], **near)
    assert k_cover(found) == pytest.approx([expected["k_coverage"][label] for label in labels], **near)


def partition(draws: list[int], length: int, labels: int) -> list[Unit]:
    """Disjoint units from a list of numbers; some of them split."""
    units: list[Unit] = []
    at = 0
    for number in draws:
        gap, size, label, split = number % 4, 1 + number // 4 % 5, number // 20 % labels, number // 60 % 3 == 0
        if at + gap + size > length:
            break
        piece = (at + gap, at + gap + size)
        if split and units and gap:
            units[-1][0].append(piece)
        else:
            units.append(([piece], label))
        at += gap + size
    return units


divided = st.lists(st.integers(0, 999), max_size=8).map(lambda draws: partition(draws, 40, 3))


NO_CHANCE = [[], [], partition([497, 190, 593, 15], 40, 3), partition([0, 152, 176, 594, 303, 128], 40, 3)]


@given(st.lists(divided, min_size=2, max_size=4))
@example(NO_CHANCE)  # thirds that add up to nothing but for their rounding
def test_the_figures_are_those_of_the_definition(annotators: list[list[Unit]]) -> None:
    found = table(annotators, 40, 3)
    for figure, exact in zip(FIGURES, in_fractions(annotators, 40, 3), strict=True):
        value = float(figure(found))
        assert np.isnan(value) if exact is None else value == pytest.approx(float(exact), abs=1e-9), figure


@given(st.lists(divided, min_size=2, max_size=4), st.randoms())
def test_the_order_of_annotators_does_not_matter(annotators: list[list[Unit]], random) -> None:
    mixed = [random.sample(units, len(units)) for units in random.sample(annotators, len(annotators))]
    assert np.allclose(table(annotators, 40, 3), table(mixed, 40, 3))


@given(divided, st.integers(2, 4))
def test_who_divides_the_same_agrees_fully(units: list[Unit], annotators: int) -> None:
    found = table([units] * annotators, 40, 3)
    covered = sum(end - start for pieces, _ in units for start, end in pieces)
    assert np.isnan(u_alpha(found)) if covered == 0 or (covered == 40 and len({label for _, label in units}) == 1) else u_alpha(found) == pytest.approx(1)
    assert cover(found) == pytest.approx(covered / 40)


@given(st.lists(st.lists(divided, min_size=3, max_size=3), min_size=1, max_size=4))
def test_documents_add_up_and_one_with_a_single_annotator_adds_nothing(documents: list[list[list[Unit]]]) -> None:
    parts = [segments(annotators, at, 100 * at) for at, annotators in enumerate(documents)]
    lone = segments([documents[0][0]], len(documents), 1000)
    whole = Segments(*(np.concatenate([getattr(part, name) for part in (*parts, lone)]) for name in Segments.__slots__))
    present = np.ones((3, len(documents) + 1), bool)
    present[1:, -1] = False
    found = tables(whole, np.full(len(documents) + 1, 40), present, 3)
    for at, annotators in enumerate(documents):
        assert np.allclose(found[at], table(annotators, 40, 3))
    assert not found[-1].any()


@given(divided, divided)
def test_counted_in_tokens_the_tables_are_those_of_the_coefficients(left: list[Unit], right: list[Unit]) -> None:
    painted = np.zeros((2, 40), int)
    for who, units in enumerate((left, right)):
        for pieces, label in units:
            for start, end in pieces:
                painted[who, start:end] = label + 1
    sides = [segments([units]) for units in (left, right)]
    sides = [side.where(np.argsort(side.start)) for side in sides]
    assert np.array_equal(confusion(*sides, 40, 3), coefficients.contingency(*painted, 4))
    alpha = coefficients.krippendorff_alpha(coefficients.coincidences(painted, 4))
    value = float(token_alpha(table([left, right], 40, 3)))
    assert np.isnan(value) if alpha is None else value == pytest.approx(alpha)


# -- depths

hulls = st.lists(st.tuples(st.integers(0, 15), st.integers(1, 8), st.integers(0, 2)), max_size=8)


@given(st.lists(hulls, min_size=1, max_size=3), st.randoms())
def test_depths_lose_nothing_and_leave_no_overlap(annotators: list[list[tuple[int, int, int]]], random) -> None:
    units = [[([(start, start + size)], label) for start, size, label in drawn] for drawn in annotators]
    rows = segments(units)
    found = depths(rows)
    for who in range(len(units)):
        for depth in range(found.max(initial=0) + 1):
            mine = rows.where((rows.annotator == who) & (found == depth))
            order = np.argsort(mine.start)
            assert (mine.end[order][:-1] <= mine.start[order][1:]).all()
    mixed = rows.where(np.array(random.sample(range(len(rows)), len(rows)), int))
    places = lambda rows, depth: sorted(zip(rows.annotator, rows.label, rows.start, rows.end, depth, strict=True))  # noqa: E731
    assert places(mixed, depths(mixed)) == places(rows, found)


def test_a_quote_in_a_quote_is_deeper_and_one_in_its_gap_is_not() -> None:
    split = ([(0, 10), (30, 40)], 0)
    rows = segments([[split, ([(12, 20)], 0), ([(32, 35)], 1), ([(33, 34)], 1)]])
    assert depths(rows).tolist() == [0, 0, 0, 1, 2]


# -- traps


def test_long_quotes_drown_short_ones() -> None:
    """One agreed quote of 200 tokens and nine missed ones of 3: alpha is high where span F1 is 2/11."""
    shared, missed = [([(0, 200)], 0)], [([(300 + 20 * k, 303 + 20 * k)], 0) for k in range(9)]
    found = table([shared + missed, shared], 700, 1)
    assert u_alpha(found) == pytest.approx(0.921, abs=0.02)
    assert 2 * 1 / (10 + 1) == pytest.approx(0.182, abs=5e-4)


def test_one_annotator_who_marks_nothing_has_no_conditional_figure() -> None:
    found = table([[([(0, 10)], 0)], []], 100, 1)
    assert np.isnan(cu_alpha(found))
    assert cover(found) == 0
    assert np.isnan(k_u_alpha(found)).all()
    assert u_alpha(found) < 0.1
    assert np.isnan(u_alpha(table([[], []], 100, 1)))
