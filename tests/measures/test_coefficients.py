"""Coding agreement: published figures, independent libraries, laws; and what those libraries get wrong."""

import warnings

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

from annotator.measures import coefficients as c
from tests.measures.oracles import CASES, named

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def coded(rows: list[list[int | None]]) -> tuple[np.ndarray, list[int]]:
    values = sorted({value for row in rows for value in row if value is not None})
    return np.array([[-1 if value is None else values.index(value) for value in row] for row in rows]), values


def alpha(rows: list[list[int | None]], level: str = "nominal") -> float | None:
    codes, values = coded(rows)
    return c.krippendorff_alpha(c.coincidences(codes, len(values)), level, values)


def random_codes(units: int, annotators: int, labels: int, missing: float, seed: int) -> list[list[int | None]]:
    rng = np.random.default_rng(seed)
    true = rng.integers(1, labels + 1, units)
    said = np.where(rng.random((annotators, units)) < 0.6, true, rng.integers(1, labels + 1, (annotators, units)))
    return [[None if rng.random() < missing else int(value) for value in row] for row in said]


def triples(rows: list[list[int | None]]) -> AnnotationTask:
    return AnnotationTask([(str(a), str(u), str(v)) for a, row in enumerate(rows) for u, v in enumerate(row) if v is not None])


@pytest.mark.parametrize("name", named("alpha_"))
def test_alpha_is_as_published(name: str) -> None:
    case = CASES[name]
    for level, value in case["expected"].items():
        assert alpha(case["input"]["data"], level) == pytest.approx(value, abs=case["tolerance"])


@pytest.mark.parametrize("name", ["cohen_1960_p45", "artstein_poesio_2008_ex2"])
def test_two_annotators_are_as_published(name: str) -> None:
    case = CASES[name]
    table = np.array(case["input"]["table rows=coder A, columns=coder B"], float)
    measures = {
        "observed": c.observed_agreement, "cohen_kappa": c.cohen_kappa, "scott_pi": c.scott_pi, "bennett_s": c.bennett_s,
        "krippendorff_alpha": lambda table: c.krippendorff_alpha(table + table.T),
    }  # fmt: skip
    for measure, value in case["expected"].items():
        assert measures[measure](table) == pytest.approx(value, abs=case["tolerance"]), measure


def test_fleiss_is_as_published() -> None:
    case = CASES["dkpro_multirater"]
    counts = np.array([[item.count("h"), item.count("l")] for item in case["input"]["items"]], float)
    assert c.fleiss_kappa(counts) == pytest.approx(case["expected"]["kappa"], abs=case["tolerance"])
    share = counts.sum(0) / counts.sum()
    assert (counts * (counts - 1)).sum() / (10 * 3 * 2) == pytest.approx(case["expected"]["observed"], abs=case["tolerance"])
    assert share @ share == pytest.approx(case["expected"]["expected"], abs=case["tolerance"])


def test_ac1_is_as_published() -> None:
    case = CASES["gwet_ac1_cohen_table"]
    table = np.array(case["input"]["table"], float)
    assert c.gwet_ac1(table) == pytest.approx(case["expected"]["AC1"], abs=case["tolerance"])
    assert c.observed_agreement(table) == pytest.approx(case["expected"]["pa"])


def test_kappa_tends_to_f1_as_true_negatives_grow() -> None:
    case = CASES["hripcsak_rothschild_kappa_tends_to_f1"]
    tp, fp, fn = (case["input"][key] for key in ("tp", "fp", "fn"))
    for negatives in case["input"]["true negatives"]:
        found = c.cohen_kappa(np.array([[tp, fp], [fn, negatives]], float))
        assert found == pytest.approx(case["expected"]["kappa"][str(negatives)], abs=case["tolerance"])
    assert found == pytest.approx(case["expected"]["f1"], abs=1e-5)


# -- beside independent libraries


@pytest.mark.parametrize("seed", range(12))
def test_alpha_agrees_with_krippendorff_at_every_level(seed: int) -> None:
    rows = random_codes(60, 2 + seed % 4, 5, (0, 0.15, 0.4)[seed % 3], seed)
    theirs = [[np.nan if value is None else value for value in row] for row in rows]
    for level in LEVELS:
        assert alpha(rows, level) == pytest.approx(krippendorff.alpha(theirs, level_of_measurement=level), abs=1e-12), level


@pytest.mark.parametrize("seed", range(6))
def test_two_annotators_agree_with_scikit_learn_and_nltk(seed: int) -> None:
    rows = random_codes(80, 2, 2 + seed % 3, 0, seed)
    codes, values = coded(rows)
    table, peer = c.contingency(codes[0], codes[1], len(values)), triples(rows)
    assert c.cohen_kappa(table) == pytest.approx(cohen_kappa_score(*rows), abs=1e-12)
    assert c.cohen_kappa(table) == pytest.approx(peer.kappa(), abs=1e-12)
    assert c.scott_pi(table) == pytest.approx(peer.pi(), abs=1e-12)
    assert c.bennett_s(table) == pytest.approx(peer.S(), abs=1e-12)
    assert alpha(rows) == pytest.approx(peer.alpha(), abs=1e-12)


@pytest.mark.parametrize("seed", range(6))
def test_fleiss_agrees_with_nltk(seed: int) -> None:
    rows = random_codes(50, 3 + seed % 3, 4, 0, seed)
    counts = np.array([[column.count(value) for value in range(1, 5)] for column in zip(*rows, strict=True)], float)
    assert c.fleiss_kappa(counts) == pytest.approx(triples(rows).pi(), abs=1e-12)  # nltk's pi for many is Fleiss' kappa
    by_label = c.fleiss_kappa_by_label(counts)
    share = counts.sum(0) / counts.sum()
    weights = share * (1 - share)
    assert (weights @ np.array(by_label)) / weights.sum() == pytest.approx(c.fleiss_kappa(counts))  # Fleiss 1971


def test_peers_fail_where_we_answer() -> None:
    one_missing = [[1, 2, 1, None], [1, 2, 2, 2], [1, 1, 1, 2]]
    with pytest.raises(RuntimeError, match="StopIteration"):
        triples(one_missing).pi()
    assert alpha(one_missing) == pytest.approx(krippendorff.alpha([[np.nan if v is None else v for v in r] for r in one_missing], level_of_measurement="nominal"))  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert np.isnan(cohen_kappa_score([1, 1, 1], [1, 1, 1]))
    assert c.cohen_kappa(np.array([[3.0]])) is None
    with pytest.raises(ValueError, match="more than one value"):
        krippendorff.alpha([[1, 1, 1], [1, 1, 1]], level_of_measurement="nominal")
    assert alpha([[1, 1, 1], [1, 1, 1]]) is None


def test_krippendorff_takes_labels_for_numbers_unless_told() -> None:
    """Its default level is interval: the same labels under other numbers give another figure; ours are nominal."""
    rows, renamed = [[1, 2, 3, 1], [1, 2, 2, 3]], [[7, 2, 3, 7], [7, 2, 2, 3]]
    assert krippendorff.alpha(rows, level_of_measurement="interval") != pytest.approx(krippendorff.alpha(renamed, level_of_measurement="interval"))  # fmt: skip
    assert alpha(rows) == pytest.approx(alpha(renamed))


# -- laws

tables = st.lists(st.lists(st.integers(-1, 3), min_size=1, max_size=12), min_size=2, max_size=5).map(
    lambda rows: np.array([row[: min(map(len, rows))] for row in rows])
)


@given(tables, st.randoms())
def test_neither_the_order_of_units_nor_of_annotators_matters(codes: np.ndarray, random) -> None:
    units, annotators = list(range(codes.shape[1])), list(range(len(codes)))
    random.shuffle(units)
    random.shuffle(annotators)
    mixed = codes[annotators][:, units]
    assert np.allclose(c.coincidences(codes, 4), c.coincidences(mixed, 4))
    left, right = c.contingency(codes[0], codes[1], 4), c.contingency(codes[1], codes[0], 4)
    for measure in (c.cohen_kappa, c.scott_pi, c.bennett_s, c.gwet_ac1):
        assert measure(left) == pytest.approx(measure(right))


@given(tables, tables)
def test_tables_add_up_over_documents(one: np.ndarray, other: np.ndarray) -> None:
    count = min(len(one), len(other))
    both = np.concatenate([one[:count], other[:count]], axis=1)
    assert np.allclose(c.coincidences(both, 4), c.coincidences(one[:count], 4) + c.coincidences(other[:count], 4))


@given(st.lists(st.integers(0, 3), min_size=1), st.integers(2, 4))
def test_who_says_the_same_agrees_fully_unless_only_one_label_is_used(row: list[int], annotators: int) -> None:
    codes = np.array([row] * annotators)
    table = c.contingency(codes[0], codes[1], 4)
    assert c.bennett_s(table) == c.gwet_ac1(table) == c.observed_agreement(table) == 1
    expected = None if len(set(row)) == 1 else pytest.approx(1)
    assert c.krippendorff_alpha(c.coincidences(codes, 4)) == expected
    assert c.cohen_kappa(table) == c.scott_pi(table) == expected


def test_more_units_than_one_chunk_give_the_same() -> None:
    rng = np.random.default_rng(2)
    codes = rng.integers(-1, 3, (3, 150_000))
    assert np.allclose(c.coincidences(codes, 3), sum(c.coincidences(part, 3) for part in np.array_split(codes, 7, axis=1)))
    assert np.allclose(
        c.contingency(codes[0], codes[1], 3),
        sum(c.contingency(a, b, 3) for a, b in zip(np.array_split(codes[0], 7), np.array_split(codes[1], 7), strict=True)),
    )


def test_wrong_input_is_refused() -> None:
    for codes in ([[0, 3], [0, 1]], [[0, -2], [0, 1]]):
        with pytest.raises(ValueError, match="outside"):
            c.coincidences(np.array(codes), 3)
        with pytest.raises(ValueError, match="outside"):
            c.contingency(np.array(codes[0]), np.array(codes[1]), 3)
    with pytest.raises(ValueError, match="against"):
        c.contingency(np.array([0]), np.array([0, 1]), 2)
    for counts in ([[2, 1], [1, 1]], [[1, 0], [0, 1]]):
        with pytest.raises(ValueError, match="same number"):
            c.fleiss_kappa(np.array(counts, float))
    with pytest.raises(ValueError, match="values"):
        c.krippendorff_alpha(np.eye(3), "interval", [1, 2])
    assert c.observed_agreement(np.zeros((2, 2))) is None


def test_one_disagreement_under_a_dominant_label_is_prevalence_not_a_fault() -> None:
    assert alpha([[1] * 19 + [1], [1] * 19 + [2]]) == pytest.approx(0.0)  # Krippendorff: what chance explains is not reliable
    assert c.gwet_ac1(np.array([[19.0, 1], [0, 0]])) == pytest.approx(0.947, abs=5e-4)
