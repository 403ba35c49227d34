"""Gamma: fixtures of the original tools, the assignment beside scipy's, laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from annotator.measures.gamma import Units, disorder, gamma, position_dissimilarity
from tests.measures.oracles import CASES, named


def units(rows: list[tuple[int, int, int]], document: int = 0) -> Units:
    start, end, label = np.array(rows, np.int64).reshape(-1, 3).T
    return Units(np.full(len(start), document), label, start, end)


def two(rows: list[tuple[str, int, int, str]]) -> list[Units]:
    return [units([(start, end, ord(label)) for who, start, end, label in rows if who == name]) for name in ("Ann1", "Ann2")]


@pytest.mark.parametrize("name", named("gamma_fixture"))
def test_disorders_and_gamma_are_those_of_the_fixtures(name: str) -> None:
    case = CASES[name]
    expected, near = case["expected"], case["tolerance"]
    observed = disorder(*two(case["input"]["units"]), 1)[0]
    samples = [disorder(*two(rows), 1)[0] for rows in case["input"]["sampled_continua"]]
    assert observed == pytest.approx(expected["best_alignment_disorder"], abs=near["disorder"])
    assert samples == pytest.approx(expected["sample_disorders"], abs=near["disorder"])
    assert 1 - observed / np.mean(samples) == pytest.approx(expected["gamma_given_these_samples"], abs=near["gamma_given_these_samples"])
    left, right = two(case["input"]["units"])
    length = max(left.end.max(), right.end.max()) + 1
    found = gamma(left, right, np.array([length]))
    assert (found.samples, found.observed) == (300, pytest.approx(observed))
    # another sampler, the fixture's: "differs in the second digit"; its own tolerance holds
    assert found.value == pytest.approx(expected["monte_carlo_gamma_30_samples"], abs=near["monte_carlo"])


def test_the_distance_of_places_is_as_printed() -> None:
    case = CASES["gamma_positional_dissimilarity_fig10"]
    found = position_dissimilarity(*np.array(case["input"]["pairs start1,end1,start2,end2"]).T)
    assert found == pytest.approx(case["expected"]["exact"], abs=case["tolerance"]["exact"])
    assert found == pytest.approx(case["expected"]["printed"], rel=0.1)


def by_scipy(left: list[tuple[int, int, int]], right: list[tuple[int, int, int]]) -> float:
    total = len(left) + len(right)
    cost = [[min(0.0, float(position_dissimilarity(*np.array([[a], [b], [c], [d]]))[0]) + (k != o) - 2) for c, d, o in right] for a, b, k in left]
    matrix = np.array(cost).reshape(len(left), len(right))
    row, column = linear_sum_assignment(matrix)
    return (total + matrix[row, column].sum()) / (total / 2)


marked = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(0, 2)).map(lambda u: (u[0], u[0] + u[1], u[2])), max_size=14)


@given(marked, marked)
def test_the_best_alignment_is_the_best(left: list[tuple[int, int, int]], right: list[tuple[int, int, int]]) -> None:
    if left or right:
        assert disorder(units(left), units(right), 1)[0] == pytest.approx(by_scipy(left, right))
        assert disorder(units(right), units(left), 1)[0] == pytest.approx(by_scipy(left, right))
    else:
        assert np.isnan(disorder(units(left), units(right), 1)[0])


def test_many_documents_at_once_are_each_as_alone() -> None:
    rng = np.random.default_rng(5)
    documents = [[[(s, s + int(rng.integers(1, 9)), int(rng.integers(2))) for s in rng.integers(0, 60, rng.integers(1, 12)).tolist()] for _ in range(2)] for _ in range(30)]
    joined = [Units(*(np.concatenate([getattr(units(document[side], at), name) for at, document in enumerate(documents)]) for name in Units.__slots__)) for side in (0, 1)]
    assert disorder(*joined, 30) == pytest.approx([by_scipy(*document) for document in documents])


@given(marked, marked.filter(bool), st.randoms())
def test_neither_the_order_of_annotators_nor_of_units_matters(left: list, right: list, random) -> None:
    one = gamma(units(left), units(right), np.array([60]), samples=10)
    other = gamma(units(random.sample(right, len(right))), units(random.sample(left, len(left))), np.array([60]), samples=10)
    assert one.value == pytest.approx(other.value, nan_ok=True)


@given(marked.filter(bool), st.integers(0, 3))
def test_who_marks_the_same_has_gamma_one(rows: list[tuple[int, int, int]], seed: int) -> None:
    found = gamma(units(rows), units(rows), np.array([60]), samples=20, seed=seed)
    assert found.observed == 0
    assert found.value in (1, None)  # None where every sample agrees fully too


def test_gamma_is_the_same_for_the_same_seed_and_close_for_another() -> None:
    rng = np.random.default_rng(1)
    left = [(s, s + 12, int(rng.integers(3))) for s in range(0, 3000, 40)]
    right = [(s + int(rng.integers(-4, 5)), e + 1, k if rng.random() < 0.8 else 0) for s, e, k in left if rng.random() < 0.8]
    values = [gamma(units(left), units(right), np.array([3100]), seed=seed).value for seed in (1, 1, 2, 3)]
    assert values[0] == values[1]
    assert np.std(values) < 0.01


def test_random_samples_are_those_of_the_definition() -> None:
    """Each side from one of the two, turned around the document: the mean disorder, computed here one by one."""
    rng = np.random.default_rng(7)
    sides = [[(s, s + 10, int(rng.integers(2))) for s in range(0, 400, 30)], [(s + 3, s + 12, int(rng.integers(2))) for s in range(5, 400, 45)]]
    drawn = []
    for _ in range(400):
        turned = []
        for source in rng.integers(0, 2, 2):
            shift = int(rng.integers(420))
            turned.append([((s + shift) % 420, (s + shift) % 420 + e - s, k) for s, e, k in sides[source]])
        drawn.append(by_scipy(*turned))
    found = gamma(*map(units, sides), np.array([420]), samples=400)
    assert found.expected == pytest.approx(np.mean(drawn), abs=4 * np.std(drawn) / 20)


def test_nothing_marked_is_undefined() -> None:
    assert gamma(units([]), units([]), np.array([10])).value is None
    lone = gamma(units([(0, 5, 0)]), units([]), np.array([10]))
    assert lone.observed == 2
