"""Intervals and differences: against their definition, drawn or enumerated plainly."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.measures import uncertainty
from annotator.measures.scoring import evaluate
from annotator.measures.uncertainty import TOO_FEW, UNDEFINED, interval, randomisation, resampled
from annotator.measures.units import Columns, Side, Vocabulary


def test_a_resample_has_as_many_documents_as_the_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = np.concatenate(list(uncertainty.draws(37, 50)))
    assert whole.shape == (50, 37)
    assert (whole.sum(1) == 37).all()
    monkeypatch.setattr(uncertainty, "_CELLS", 37 * 8)
    assert (np.concatenate(list(uncertainty.draws(37, 50))).sum(1) == 37).all()


@given(st.integers(1, 40), st.integers(1, 5))
def test_sums_are_those_of_the_drawn_documents(documents: int, columns: int) -> None:
    table = np.random.default_rng(documents).integers(0, 50, (documents, columns)).astype(np.float32)
    drawn = np.concatenate(list(uncertainty.draws(documents, 20)))
    plain = np.array([sum(w * row for w, row in zip(weights, table.astype(int), strict=True)) for weights in drawn.astype(int)])
    assert (resampled(table, 20) == plain).all()
    assert (resampled(table.astype(np.float64) + 2**40, 20) == plain + 2**40 * documents).all(), "too much for 32 bits"


@given(st.integers(10, 60), st.lists(st.sampled_from([0, 1, 2, 2**20, 2**40]), min_size=1, max_size=6), st.integers(1, 6))
def test_tables_drawn_together_are_what_they_are_alone(documents: int, largest: list[int], cells: int) -> None:
    """Columns of nothing, of small numbers and of numbers too large for 32 bits, in blocks of any size."""
    random = np.random.default_rng(documents)
    tables = [random.integers(0, most + 1, (documents, 1 + most % 3)).astype(np.float64) for most in largest]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uncertainty, "_CELLS", documents * cells)
        together = uncertainty.resampled_each(tables, 20)
    weights = np.concatenate(list(uncertainty.draws(documents, 20))).astype(np.int64)
    for found, table in zip(together, tables, strict=True):
        assert (found == weights @ table.astype(np.int64)).all()
        assert (found == resampled(table, 20)).all()


def test_an_interval_holds_the_truth_in_about_95_of_100_corpora() -> None:
    """The share of hits among 200 corpora of 60 documents; the research measured 0.943."""
    random = np.random.default_rng(5)
    inside = 0
    for _ in range(200):
        spans = random.integers(1, 20, 60)
        found = random.binomial(spans, 0.7)
        between = interval(found.tolist(), spans.tolist(), resamples=300)
        assert between.low is not None and between.high is not None
        inside += between.low <= 0.7 <= between.high
    assert 180 <= inside <= 199


def test_under_ten_documents_there_is_no_interval() -> None:
    assert interval([1] * 9, [2] * 9) == uncertainty.Interval(None, None, TOO_FEW)
    assert interval([1] * 10, [2] * 10).low == 0.5


@given(st.lists(st.floats(-1e6, 1e6), min_size=10, max_size=300))
def test_an_interval_has_the_percentiles_of_numpy(values: list[float]) -> None:
    low, high = np.percentile(values, (2.5, 97.5))
    assert uncertainty.percentiles(np.array(values), 10) == uncertainty.Interval(low, high)


def test_draws_that_are_undefined_are_left_out_unless_they_are_many() -> None:
    often = interval([1, 1, 1, 1] + [0] * 8, [1, 1, 1, 1] + [0] * 8)  # none of the four drawn: 0.8 % of the draws
    assert (often.low, often.high) == (1, 1)
    assert interval([1] + [0] * 11, [1] + [0] * 11).reason == UNDEFINED


def test_the_p_is_that_of_all_exchanges() -> None:
    """Eight documents have 256 exchanges; 10,000 of them at random come near the share that all have."""
    one = np.array([3, 5, 2, 6, 4, 1, 3, 5.0])[:, None]
    other = np.array([4, 6, 2, 7, 6, 3, 3, 4.0])[:, None]
    spans = np.full((8, 1), 8.0)
    observed = abs(other.sum() - one.sum()) / 64
    exact = np.mean([
        abs(sum((b - a) * sign for a, b, sign in zip(one[:, 0], other[:, 0], signs, strict=True))) / 64 >= observed - 1e-12
        for signs in product((-1, 1), repeat=8)
    ])  # fmt: skip
    assert randomisation(one, spans, other, spans)[0] == pytest.approx(exact, abs=0.015)
    assert randomisation(one, spans, other, spans) == randomisation(other, spans, one, spans)


def test_a_difference_of_nothing_has_no_p() -> None:
    nothing = np.zeros((12, 1))
    assert randomisation(nothing, nothing, nothing, nothing) == [None]


def systems(*found: float) -> list[Side]:
    """A gold of 60 documents and extractors that find the named shares of it, the same documents being hard for all."""
    names, random = Vocabulary(), np.random.default_rng(2)
    hard = random.random((60, 10))
    sides = []
    for name, share in (("gold", 1.0), *((f"x{n}", share) for n, share in enumerate(found))):
        columns = Columns(name, names)
        for document in range(60):
            spans = [("entity", "PER", 10 * n, 10 * n + 5) for n in range(10) if hard[document, n] <= share]
            columns.add_spans(f"d{document}", spans)
        sides.append(columns.side())
    return sides


def test_a_paired_difference_is_surer_than_two_intervals() -> None:
    gold, first, second = systems(0.60, 0.65)
    found = evaluate(gold, first, second).as_json()
    strict = found["difference"]["layers"]["entity"]["strict"]
    one, other = found["layers"]["entity"]["strict"], found["second"]["layers"]["entity"]["strict"]
    assert one["high"] > other["low"], "the intervals overlap"
    assert strict["low"] > 0 and strict["p"] < 0.01, "and yet the second is better"
    assert strict["value"] == pytest.approx(other["f1"] - one["f1"])
    turned = evaluate(gold, second, first).as_json()["difference"]["layers"]["entity"]["strict"]
    mirrored = (-strict["value"], -strict["high"], -strict["low"], strict["p"])
    assert (turned["value"], turned["low"], turned["high"], turned["p"]) == pytest.approx(mirrored)


def test_the_same_data_give_the_same_figures() -> None:
    gold, first, second = systems(0.5, 0.6)
    assert evaluate(gold, first, second).as_json() == evaluate(*systems(0.5, 0.6)).as_json()
