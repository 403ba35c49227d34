"""Agreement of whole sides: oracles, laws, the cases of the core counted again, and the traps in figures."""

import json
import math
import subprocess
import sys
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seqeval.metrics import f1_score

from annotator.core.annotation import AnnotationSet, Relation, Span
from annotator.core.cases import cases
from annotator.core.linking import links, renamed, share_a_list
from annotator.core.pairing import pairs
from annotator.core.text import words
from annotator.measures import coefficients
from annotator.measures.agreement import agree
from annotator.measures.units import Columns, Side, Vocabulary
from tests.measures.oracles import CASES
from tests.measures.sides import corpora, side

Row = tuple[str, str, int, int]


def of_rows(annotators: dict[str, dict[str, list[Row]]], text: str | None = None, **options: Any) -> dict[str, Any]:
    """Agreement from plain rows: annotator, document, then (layer, label, start, end)."""
    names = Vocabulary()
    sides = []
    for name, documents in annotators.items():
        columns = Columns(name, names)
        for document, rows in documents.items():
            columns.add_spans(document, rows, text)
        sides.append(columns.side())
    return agree(sides, **options).as_json()


def quotes(*places: tuple[int, int], label: str = "direct") -> list[Row]:
    return [("quote", label, start, end) for start, end in places]


# -- published figures


def test_bratiaa_pairwise_f1() -> None:
    case = CASES["bratiaa_agree_2"]
    annotators = {
        name: {document: [("entity", label, start, end) for label, start, end in rows] for document, rows in documents.items()}
        for name, documents in case["input"]["label,start,end"].items()
    }
    found, expected = of_rows(annotators), dict(case["expected"])
    assert found["layers"]["entity"]["f1_exact"] == pytest.approx(expected.pop("total"), abs=case["tolerance"])
    parts = {label: figures["f1_exact"] for label, figures in found["labels"]["entity"].items()}
    parts |= {entry["id"]: entry["f1_exact"] for entry in found["per_document"]}
    assert parts == pytest.approx(expected, abs=case["tolerance"])


# -- the definition, counted again span by span


@given(corpora("maryam"), corpora("omar"))
def test_counts_are_those_of_the_cases_that_the_window_shows(left: dict[str, AnnotationSet], right: dict[str, AnnotationSet]) -> None:
    names = Vocabulary()
    found = agree([side("maryam", names, left), side("omar", names, right)], samples=5).as_json()
    paired = [pair for document in left for pair in pairs(left[document].spans.values(), right[document].spans.values())]
    for layer, figures in found["layers"].items():
        spans = [span for works in (left, right) for work in works.values() for span in work.layer(layer)]
        own = [pair for pair in paired if pair.left.layer == layer]
        same, alike = sum(p.same_boundaries and p.same_label for p in own), sum(p.same_label for p in own)
        assert figures["n"] == len(spans)
        assert figures["f1_exact"] == pytest.approx(2 * same / len(spans))
        assert figures["f1_overlap"] == pytest.approx(2 * alike / len(spans))
        assert figures["iou"] == (pytest.approx(sum(p.iou for p in own) / len(own)) if own else None)
    attributed = any(r.label == "speaker" for works in (left, right) for work in works.values() for r in work.relations.values())
    quoted = sum(pair.left.layer == "quote" for pair in paired)
    if attributed and quoted:  # without a speaker anywhere no layer has any
        if not share_a_list(left.values(), right.values()):
            right = {document: renamed(work, links(left[document], work)) for document, work in right.items()}
        differing = sum(c.kind == "speaker" for document in left for c in cases(left[document], right[document]))
        assert (found["speaker"]["n"], found["speaker"]["value"]) == (quoted, pytest.approx(1 - differing / quoted))


# -- laws

three = st.tuples(corpora("a"), corpora("b"), corpora("c"))


def three_sides(works: tuple[dict[str, AnnotationSet], ...], order: list[int] = [0, 1, 2], *, backwards: bool = False) -> list[Side]:
    names = Vocabulary()
    return [side("abc"[at], names, dict(reversed(works[at].items())) if backwards else works[at]) for at in order]


def close(one: Any, other: Any) -> bool:
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(close, one, other))
    return math.isclose(one, other, abs_tol=1e-9) if isinstance(one, float) and isinstance(other, float) else one == other


@settings(max_examples=30)
@given(three)
def test_neither_the_order_of_annotators_nor_of_documents_matters(works: tuple[dict[str, AnnotationSet], ...]) -> None:
    found = agree(three_sides(works), samples=5).as_json()
    mixed = agree(three_sides(works, [2, 0, 1], backwards=True), samples=5).as_json()
    assert close(found["per_document"], mixed["per_document"])
    for part in ("layers", "labels", "speaker", "relations", "all", "left_out", "documents"):
        assert close(found[part], mixed[part]), part


@given(corpora("a"))
def test_who_marks_the_same_agrees_fully(works: dict[str, AnnotationSet]) -> None:
    names = Vocabulary()
    found = agree([side("a", names, works), side("b", names, works)], samples=5).as_json()
    for figures in found["layers"].values():
        assert {figures[name] for name in ("f1_exact", "f1_overlap", "iou")} <= {1.0, None}
        assert all(figures[name] is None or math.isclose(figures[name], 1) for name in ("u_alpha", "u_alpha_binary", "cu_alpha", "alpha_token"))
    assert found["speaker"]["value"] in (1.0, None)
    assert all(entry["exact"] in (1.0, None) for entry in found["relations"].values())


@settings(max_examples=20)
@given(st.lists(st.tuples(corpora("a", ["d"]), corpora("b", ["d"])), min_size=2, max_size=4))
def test_documents_are_pooled_not_averaged(documents: list[tuple[dict[str, AnnotationSet], dict[str, AnnotationSet]]]) -> None:
    names = Vocabulary()
    joined = [{f"d{at}": works[who]["d"] for at, works in enumerate(documents)} for who in (0, 1)]
    whole = agree([side(name, names, works) for name, works in zip("ab", joined, strict=True)], gammas=False).as_json()
    spans = sum(entry["n"] for entry in whole["per_document"])
    same = sum(entry["n"] * entry["value"] for entry in whole["per_document"] if entry["n"])
    assert whole["all"]["n"] == spans
    assert whole["all"]["f1_exact"] == (pytest.approx(same / spans) if spans else None)


# -- what is compared, and what is left out


def test_a_document_of_one_annotator_is_left_out_and_said() -> None:
    found = of_rows({
        "a": {"d1": quotes((0, 5)), "d2": quotes((0, 5)), "only": quotes((0, 9))},
        "b": {"d1": quotes((0, 5)), "d2": []},
        "c": {"d2": quotes((0, 5))},
    })  # fmt: skip
    assert found["documents"] == 2
    assert found["left_out"]["documents_of_one_annotator"] == 1
    pairs = {(pair["a"], pair["b"]): pair for pair in found["pairs"]}
    assert [pairs[pair]["documents"] for pair in (("a", "b"), ("a", "c"), ("b", "c"))] == [2, 1, 1]
    assert pairs["a", "b"]["layers"]["quote"]["f1_exact"] == pytest.approx(2 / 3)  # the quote of `only` is not held against a
    assert pairs["a", "c"]["layers"]["quote"]["f1_exact"] == 1
    assert pairs["b", "c"]["layers"]["quote"]["f1_exact"] == 0
    assert found["layers"]["quote"]["f1_exact"] == pytest.approx((2 / 3 + 1 + 0) / 3)
    assert found["layers"]["quote"]["sd"]["f1_exact"] == pytest.approx(np.std([2 / 3, 1, 0]))


def test_nothing_marked_is_undefined_everywhere_and_valid_json() -> None:
    found = of_rows({"a": {"d": []}, "b": {"d": []}}, "نص")
    assert (found["documents"], found["layers"], found["all"]["f1_exact"], found["speaker"]["value"]) == (1, {}, None, None)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    one_sided = of_rows({"a": {"d": quotes((0, 1))}, "b": {"d": []}}, "نص طويل")
    assert one_sided["layers"]["quote"]["f1_exact"] == 0
    assert one_sided["layers"]["quote"]["iou"] is None
    assert one_sided["layers"]["quote"]["cu_alpha"] is None
    json.dumps(one_sided, allow_nan=False)


def test_fewer_than_two_sides_or_two_vocabularies_are_refused() -> None:
    one, other = (Columns(name, Vocabulary()).side() for name in "ab")
    for sides in ([one], [one, other]):
        with pytest.raises(ValueError, match="two or more"):
            agree(sides)


def test_intervals_need_ten_documents() -> None:
    def documents(count: int) -> dict[str, dict[str, list[Row]]]:
        rows = {f"d{at:02}": quotes((0, 5), (10, 15 + at % 3)) for at in range(count)}
        return {"a": rows, "b": {name: quotes((0, 5), (10, 15)) for name in rows}}

    few, enough = of_rows(documents(9), "نص " * 20), of_rows(documents(10), "نص " * 20)
    assert few["layers"]["quote"]["intervals"]["f1_exact"] == {"low": None, "high": None, "reason": "fewer than 10 documents"}
    assert few["reasons"]["intervals"] == "fewer than 10 documents"
    figures = enough["layers"]["quote"]
    for name, bounds in figures["intervals"].items():
        assert bounds["low"] is None if figures[name] is None else bounds["low"] <= figures[name] <= bounds["high"], name
    assert "intervals" not in enough["reasons"]
    assert figures["low"] == figures["intervals"]["f1_exact"]["low"] < figures["f1_exact"]


def test_without_texts_the_measures_of_whole_texts_are_missing_and_it_is_said() -> None:
    found = of_rows({"a": {"d": quotes((0, 5))}, "b": {"d": quotes((0, 5))}})
    figures = found["layers"]["quote"]
    assert (figures["f1_exact"], figures["u_alpha"], figures["alpha_token"], figures["cover"]) == (1, None, None, None)
    assert "ignoring_marks" not in figures
    assert found["reasons"].keys() == {"intervals", "u_alpha", "alpha_token", "ignoring_marks"}
    assert found["left_out"]["documents_without_text"] == 1


def test_nested_quotes_have_a_depth_and_are_counted() -> None:
    text = "قال إن " * 20
    inner = quotes((0, 40), (5, 10), (50, 60))
    found = of_rows({"a": {"d": inner}, "b": {"d": inner[:1] + inner[2:]}}, text)["layers"]["quote"]
    assert [(entry["depth"], entry["spans"]) for entry in found["depths"]] == [(0, 4), (1, 1)]
    assert found["left_out"] == 1
    assert found["u_alpha"] == 1
    assert found["depths"][1]["u_alpha"] < 0.1
    assert found["f1_exact"] == pytest.approx(4 / 5)


def test_marks_at_the_edges_may_be_ignored() -> None:
    text = "قال «نعم»، ثم"
    found = of_rows({"a": {"d": quotes((4, 9))}, "b": {"d": quotes((5, 8))}}, text)["layers"]["quote"]
    assert (found["f1_exact"], found["f1_overlap"], found["iou"]) == (0, 1, pytest.approx(3 / 5))
    assert found["ignoring_marks"] == {"f1_exact": 1, "f1_overlap": 1, "iou": 1}


def test_speakers_in_three_strengths() -> None:
    """Same referent by another mention; the same mention; an overlapping mention; and one quotation unattributed by both."""
    def work(name: str, mentions: list[tuple[int, int, str | None]]) -> AnnotationSet:
        spans = [Span(f"q{at}", "quote", "direct", ((20 * at, 20 * at + 9),)) for at in range(5)]
        spans += [Span(f"s{at}", "speaker", "named", ((a, b),), who) for at, (a, b, who) in enumerate(mentions)]
        relations = [Relation(f"r{at}", "speaker", f"q{at}", f"s{at}") for at in range(len(mentions))]
        return AnnotationSet.of("d", name, spans=spans, relations=relations)

    names = Vocabulary()
    left = side("a", names, {"d": work("a", [(10, 15, "x"), (30, 35, "y"), (50, 55, None), (70, 75, "z")])}, "ن" * 100)
    right = side("b", names, {"d": work("b", [(11, 14, "x"), (30, 35, "w"), (52, 58, None), (76, 79, "u")])}, "ن" * 100)
    found = agree([left, right], samples=5).as_json()["speaker"]
    assert (found["n"], found["cover"]) == (5, 1)
    assert found["value"] == pytest.approx(3 / 5)  # x by referent, the third by overlap, the fifth by silence
    assert (found["referent"]["n"], found["referent"]["value"]) == (4, pytest.approx(2 / 4))
    assert found["referent"]["cover"] == pytest.approx(4 / 5)
    assert found["mention"]["value"] == pytest.approx(2 / 5)
    assert found["overlapping"]["value"] == pytest.approx(4 / 5)
    assert found["labels"]["direct"]["n"] == 5


def test_tokens_carry_the_outermost_span_and_agree_with_the_coefficients() -> None:
    text = "قال الوزير إن الأمر «واضح جدا» وأضاف وموسكو ترد الآن على ذلك " * 3
    nested = ("quote", "indirect", 22, 25)
    rows = {
        "a": [("quote", "direct", 20, 31), nested, ("entity", "GPE", 39, 44)],
        "b": [("quote", "direct", 21, 30), ("entity", "GPE", 38, 44), ("entity", "PER", 0, 3)],
        "c": [("quote", "indirect", 20, 25), ("entity", "GPE", 39, 44)],
    }
    found = of_rows({name: {"d": given} for name, given in rows.items()}, text)
    ranges = words(text)
    for layer, labels in (("quote", ["direct", "indirect"]), ("entity", ["GPE", "PER"])):
        codes = []
        for spans in rows.values():
            own = [(labels.index(k) + 1, s, e) for which, k, s, e in spans if which == layer and (which, k, s, e) != nested]
            codes.append([next((k for k, s, e in own if s < end and start < e), 0) for start, end in ranges])
        alpha = coefficients.krippendorff_alpha(coefficients.coincidences(np.array(codes), 3))
        assert found["layers"][layer]["alpha_token"] == pytest.approx(alpha)
        for pair, (a, b) in zip(found["pairs"], combinations(range(3), 2), strict=True):
            kappa = coefficients.cohen_kappa(coefficients.contingency(np.array(codes[a]), np.array(codes[b]), 3))
            assert pair["layers"][layer]["kappa_token"] == pytest.approx(kappa)


def test_gamma_is_computed_unasked_for_few_spans_only(monkeypatch: pytest.MonkeyPatch) -> None:
    annotators = {"a": {"d": quotes((0, 5), (10, 15))}, "b": {"d": quotes((0, 5), (11, 15))}}
    found = of_rows(annotators, "نص " * 20)
    assert 0 < found["pairs"][0]["layers"]["quote"]["gamma"] <= 1
    assert found["layers"]["quote"]["gamma_mean_of_pairs"] == found["pairs"][0]["layers"]["quote"]["gamma"]
    assert found["gamma"] == {"samples": 300, "seed": 1}
    monkeypatch.setattr("annotator.measures.agreement.GAMMA_UNITS", 3)
    many = of_rows(annotators, "نص " * 20)
    assert many["pairs"][0]["layers"]["quote"]["gamma"] is None
    assert "on demand" in many["reasons"]["gamma"]
    assert of_rows(annotators, "نص " * 20, gammas=True)["pairs"][0]["layers"]["quote"]["gamma"] == found["pairs"][0]["layers"]["quote"]["gamma"]


# -- traps


@pytest.mark.parametrize(("step", "share"), [(16, 0.35), (60, 0.1), (500, 0.012)])
def test_raw_agreement_of_words_rises_as_less_is_annotated_and_f1_does_not(step: int, share: float) -> None:
    """That is why raw agreement is never shown; kappa of the words stays above F1, since long spans earn part of it."""
    rng = np.random.default_rng(3)
    first, size, fate = np.arange(120) * step + 2, rng.integers(3, 9, 120), rng.random(120)
    left = [("quote", "direct", 4 * int(a), 4 * int(a + n)) for a, n in zip(first, size, strict=True)]
    right = [(*row[:2], row[2] + (4 if moved > 0.7 else 0), row[3]) for row, moved in zip(left, fate, strict=True) if moved < 0.9]
    text = "كلم " * (120 * step)
    found = of_rows({"a": {"d": left}, "b": {"d": right}}, text, gammas=False)
    painted = np.zeros((2, 120 * step), bool)
    for who, rows in enumerate((left, right)):
        for _, _, start, end in rows:
            painted[who, start // 4 : end // 4] = True
    assert painted.mean() == pytest.approx(share, abs=0.04)
    raw = (painted[0] == painted[1]).mean()
    assert raw > {16: 0.93, 60: 0.98, 500: 0.997}[step]
    assert found["layers"]["quote"]["f1_exact"] == pytest.approx(0.72, abs=0.05)
    assert found["pairs"][0]["layers"]["quote"]["kappa_token"] > found["layers"]["quote"]["f1_exact"] + 0.1


def test_agreement_loads_neither_qt_nor_a_database() -> None:
    probe = "import sys; from annotator.measures import agreement; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout.split()
    assert not {"PySide6", "sqlalchemy", "sqlite3", "msgspec", "scipy"} & set(loaded)


def test_touching_spans_are_not_one_span() -> None:
    """Two quotes side by side against one over both: token alpha is 1, F1 is not."""
    text = "ا ب " * 10
    found = of_rows({"a": {"d": quotes((0, 10), (10, 20))}, "b": {"d": quotes((0, 20))}}, text)["layers"]["quote"]
    assert found["alpha_token"] == 1
    assert (found["f1_exact"], found["f1_overlap"]) == (0, pytest.approx(2 / 3))


def test_long_quotes_drown_short_ones_in_alpha_not_in_f1() -> None:
    """One agreed quote of 200 tokens and nine missed ones of 3, in a text of 1,000: kappa .920, uα .921, span F1 .182."""
    text = "كلم " * 1000
    missed = [(4 * start, 4 * (start + 3)) for start in range(300, 480, 20)]
    found = of_rows({"a": {"d": quotes((0, 800), *missed)}, "b": {"d": quotes((0, 800))}}, text)
    figures = found["layers"]["quote"]
    assert found["pairs"][0]["layers"]["quote"]["kappa_token"] == pytest.approx(0.920, abs=5e-4)
    assert figures["u_alpha"] == pytest.approx(0.921, abs=5e-4)
    assert figures["f1_exact"] == pytest.approx(0.182, abs=5e-4)


def test_a_conditional_figure_comes_with_its_cover() -> None:
    """A marks 10, B 2 of them alike: where both marked, agreement is perfect; F1 is a third."""
    ten = [(20 * at, 20 * at + 9) for at in range(10)]
    labels = ["direct", "indirect"]
    rows = [("quote", labels[at % 2], *place) for at, place in enumerate(ten)]
    found = of_rows({"a": {"d": rows}, "b": {"d": rows[:2]}}, "ن" * 200)["layers"]["quote"]
    assert found["cu_alpha"] == 1
    assert found["cover"] == pytest.approx(36 / 400)
    assert found["f1_exact"] == pytest.approx(1 / 3)


def test_exact_f1_is_that_of_seqeval_on_flat_spans() -> None:
    rng = np.random.default_rng(4)
    tags: list[list[list[str]]] = [[], []]
    annotators: dict[str, dict[str, list[Row]]] = {"a": {}, "b": {}}
    for document in range(15):
        for who, name in enumerate(annotators):
            line, rows, at = ["O"] * 60, [], 0
            while at < 50:
                size, label = int(rng.integers(1, 4)), ("PER", "ORG")[rng.integers(2)]
                line[at : at + size] = [f"B-{label}", *[f"I-{label}"] * (size - 1)]
                rows.append(("entity", label, at, at + size))
                at += size + int(rng.integers(1, 4))
            tags[who].append(line)
            annotators[name][f"d{document}"] = rows
    assert of_rows(annotators, "ن" * 60, gammas=False)["layers"]["entity"]["f1_exact"] == pytest.approx(f1_score(*tags))
