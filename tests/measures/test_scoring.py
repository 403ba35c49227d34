"""Scores: published cases, the laws of their definition, and what must never change them."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.annotation import AnnotationSet
from annotator.core.cases import cases
from annotator.measures import parts
from annotator.measures.counting import Groups, tallied
from annotator.measures.nesting import parents
from annotator.measures.scoring import evaluate
from annotator.measures.units import Columns, Vocabulary
from tests.measures.oracles import CASES
from tests.measures.sides import corpora, side

FIVE = ("correct", "incorrect", "partial", "missed", "spurious")
SCHEMES = ("strict", "exact", "partial", "type", "overlap")
Spans = list[tuple[str, int, int]]


def scored(gold: dict[str, Spans], predicted: dict[str, Spans], layer: str = "entity") -> dict:
    """The JSON of (label, start, end) lists by document, in one layer."""
    names = Vocabulary()
    sides = []
    for name, documents in (("gold", gold), ("predicted", predicted)):
        columns = Columns(name, names)
        for document, spans in documents.items():
            columns.add_spans(document, [(layer, *span) for span in spans])
        sides.append(columns.side())
    return evaluate(*sides).as_json()


def counts(score: dict) -> list[int]:
    return [score[key] for key in FIVE]


def spans(listed: list[dict]) -> Spans:
    return [(span["label"], span["start"], span["end"]) for span in listed]


# -- published and independently computed cases


@pytest.mark.parametrize("scenario", sorted(CASES["semeval_2013_scenarios"]["input"]))
def test_the_scenarios_of_semeval_2013(scenario: str) -> None:
    case = CASES["semeval_2013_scenarios"]
    given, expected = case["input"][scenario], case["expected"][scenario]
    layer = scored({"d": spans(given["gold"])}, {"d": spans(given["pred"])})["layers"]["entity"]
    short = dict(zip(("COR", "INC", "PAR", "MIS", "SPU"), FIVE, strict=True))
    for scheme, answer in expected.items():
        assert counts(layer[scheme]) == [int(name == short[answer]) for name in FIVE], scheme


def test_the_readme_of_nervaluate() -> None:
    case = CASES["nervaluate_readme_two_sentences"]
    documents = [dict(enumerate(map(spans, case["input"][key]))) for key in ("gold token spans half-open", "pred")]
    layer = scored(*({str(n): found for n, found in each.items()} for each in documents))["layers"]["entity"]
    for scheme, expected in case["expected"]["counts COR,INC,PAR,MIS,SPU"].items():
        ours = layer[scheme.replace("ent_type", "type")]
        assert counts(ours) == expected
        assert ours["f1"] == pytest.approx(case["expected"]["f1"][scheme], abs=case["tolerance"])


def test_a_duplicate_is_spurious_in_whatever_order() -> None:
    case = CASES["duplicate_prediction"]
    gold, predicted = (spans(case["input"][key]) for key in ("gold", "pred"))
    expected = case["expected"]["counts COR,INC,PAR,MIS,SPU"]["strict"]
    for order in (predicted, predicted[::-1]):
        assert counts(scored({"d": gold}, {"d": order})["layers"]["entity"]["strict"]) == expected


def test_three_characters_inside_a_long_quotation_overlap_it() -> None:
    case = CASES["three_characters_inside_a_400_character_quote"]
    partial = scored({"d": spans(case["input"]["gold"])}, {"d": spans(case["input"]["pred"])})["layers"]["entity"]["partial"]
    assert (partial["partial"], partial["missed"], partial["spurious"]) == (1, 0, 0)


def test_a_wrong_label_costs_precision_in_one_and_recall_in_the_other() -> None:
    case = CASES["per_label_confusion"]
    gold: dict[str, Spans] = {}
    predicted: dict[str, Spans] = {}
    for pair, count in case["input"]["documents gold->pred"].items():
        one, other = pair.split("->")
        for n in range(count):
            gold[f"{pair}{n}"], predicted[f"{pair}{n}"] = [(one, 0, 5)], [(other, 0, 5)]
    found = scored(gold, predicted)
    for label in "AB":
        for name, value in case["expected"][label].items():
            assert found["labels"]["entity"][label]["strict"][name] == pytest.approx(value, abs=case["tolerance"])
    assert found["micro"]["strict"]["f1"] == pytest.approx(case["expected"]["micro_f1"], abs=case["tolerance"])


def test_the_readme_of_seqeval() -> None:
    case = CASES["seqeval_readme"]
    found = scored({"0": [("MISC", 3, 6)], "1": [("PER", 0, 2)]}, {"0": [("MISC", 2, 6)], "1": [("PER", 0, 2)]})
    assert found["micro"]["strict"]["f1"] == case["expected"]["micro_f1"]
    assert [found["labels"]["entity"][label]["strict"]["f1"] for label in ("MISC", "PER")] == [0.0, 1.0]


def test_pairwise_f1_of_bratiaa() -> None:
    case = CASES["bratiaa_agree_2"]
    first, second = (
        {document: [(label, start, end) for label, start, end in found] for document, found in side.items()}
        for side in case["input"]["label,start,end"].values()
    )
    found = scored(first, second)
    near = {"abs": case["tolerance"]}
    assert found["micro"]["strict"]["f1"] == pytest.approx(case["expected"]["total"], **near)
    for label in ("LOC", "MISC", "ORG", "PER"):
        assert found["labels"]["entity"][label]["strict"]["f1"] == pytest.approx(case["expected"][label], **near)
    for document in found["per_document"]:
        assert document["f1"] == pytest.approx(case["expected"][document["id"]], **near)


def test_attribution_end_to_end_and_given_the_quotation() -> None:
    case = CASES["attribution_conditional"]
    names = Vocabulary()
    sides = []
    for name, key in (("gold", "gold quote,speaker"), ("predicted", "pred")):
        columns, quotes = Columns(name, names), case["input"][key]
        n = len(quotes)
        columns.add_columns(
            "d", ["quote"] * n + ["speaker"] * n, ["direct"] * n + ["named"] * n,
            [start for (start, _), _ in quotes] + [200 + 10 * k for k in range(n)],
            [end for (_, end), _ in quotes] + [205 + 10 * k for k in range(n)],
            [None] * n + [speaker for _, speaker in quotes], relations=[("speaker", k, n + k) for k in range(n)],
        )  # fmt: skip
        sides.append(columns.side())
    found, expected = evaluate(*sides).as_json()["attribution"], case["expected"]
    near = {"abs": case["tolerance"]}
    for level in ("exact", "overlap"):
        link = expected[f"end-to-end link ({level} quote)"]
        assert found[level]["correct"] == link["tp"]
        for name, key in (("precision", "P"), ("recall", "R"), ("f1", "F1")):
            assert found[level][name] == pytest.approx(link[key], **near)
    assert found["accuracy_exact"]["referent"]["n"] == expected["exact quotes matched"]
    assert found["accuracy"]["referent"]["n"] == expected["overlap quotes matched"]
    assert found["accuracy_exact"]["referent"]["value"] == pytest.approx(expected["speaker accuracy given an exact quote"], **near)
    assert found["accuracy"]["referent"]["value"] == pytest.approx(expected["speaker accuracy given an overlapping quote"], **near)
    assert found["accuracy"]["referent"]["cover"] == 0.75


# -- laws of the definition


@settings(max_examples=80)
@given(corpora("gold"), corpora("x"))
def test_the_laws_of_the_counts(gold: dict, predicted: dict) -> None:
    names = Vocabulary()
    ours, theirs = side("gold", names, gold), side("x", names, predicted)
    found, mirrored = evaluate(ours, theirs).as_json(), evaluate(theirs, ours).as_json()
    for layer, schemes in found["layers"].items():
        bags = [
            {
                kind: Counter(
                    (document, span.segments, span.label if kind == "strict" else "")
                    for document, work in works.items()
                    for span in work.spans.values()
                    if span.layer == layer
                )
                for kind in ("strict", "exact")
            }
            for works in (gold, predicted)
        ]
        for kind in ("strict", "exact"):
            assert schemes[kind]["correct"] == (bags[0][kind] & bags[1][kind]).total()
        assert schemes["exact"]["correct"] == schemes["partial"]["correct"]
        pairs = schemes["overlap"]["correct"]
        for name in SCHEMES:
            score, mirror = schemes[name], mirrored["layers"][layer][name]
            correct, incorrect, partial, missed, spurious = counts(score)
            assert correct + incorrect + partial == pairs
            assert (score["gold"], score["predicted"]) == (pairs + missed, pairs + spurious)
            assert counts(mirror) == [correct, incorrect, partial, spurious, missed]
            assert (mirror["precision"], mirror["recall"], mirror["f1"]) == (score["recall"], score["precision"], score["f1"])
            labels = [by_scheme[name] for by_scheme in found["labels"][layer].values()]
            assert [sum(label[key] for label in labels) for key in FIVE] == counts(score)
        assert schemes["overlap_at"]["0.5"]["correct"] <= pairs
    for name in SCHEMES:
        assert counts(found["micro"][name]) == [sum(layer[name][key] for layer in found["layers"].values()) for key in FIVE]


@settings(max_examples=80)
@given(corpora("gold"), corpora("x"))
def test_documents_sum_to_the_whole_and_cases_tell_the_same(gold: dict, predicted: dict) -> None:
    names = Vocabulary()
    found = evaluate(side("gold", names, gold), side("x", names, predicted)).as_json()
    overlap = found["micro"]["overlap"]
    assert sum(document["paired"] for document in found["per_document"]) == overlap["correct"]
    assert sum(document["correct"] for document in found["per_document"]) == found["micro"]["strict"]["correct"]
    listed = [case for document in gold for case in cases(gold[document], predicted[document])]
    assert sum(len(case.left) for case in listed if case.kind == "left_only") <= overlap["missed"]
    assert sum(len(case.right) for case in listed if case.kind == "right_only") <= overlap["spurious"]


@settings(max_examples=60)
@given(corpora("gold", ("d1", "d2", "d3", "d5")), corpora("x", ("d5", "d2", "d3", "d4")), st.integers(1, 12))
def test_counting_in_parts_changes_nothing(gold: dict, predicted: dict, rows: int) -> None:
    names = Vocabulary()
    ours, theirs = side("gold", names, gold), side("x", names, predicted)
    documents, groups = np.arange(len(names.documents)), Groups.of_labels([ours, theirs])
    whole, counts = evaluate(ours, theirs).as_json(), tallied(ours, theirs, documents, groups)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "_ROWS", rows)
        assert evaluate(ours, theirs).as_json() == whole
        assert (tallied(ours, theirs, documents, groups) == counts).all()
        divided = list(parts.parts(ours, theirs, documents))
    assert len(divided) > 1 or len(ours) + len(theirs) < rows + 15
    assert np.concatenate([some for *_, some in divided]).tolist() == documents.tolist()
    assert sum(len(one) for one, *_ in divided) == len(ours) and sum(len(one.split) for one, *_ in divided) == len(ours.split)


@settings(max_examples=60)
@given(corpora("gold"))
def test_the_gold_itself_is_right_in_everything(gold: dict) -> None:
    names = Vocabulary()
    one, other = side("gold", names, gold), side("x", names, gold)
    found = evaluate(one, other).as_json()
    scores = [score for layer in found["layers"].values() for score in (*(layer[name] for name in SCHEMES), layer["nesting"])]
    scores += [found["attribution"][level] for level in ("exact", "overlap")]
    assert {score["f1"] for score in scores} <= {1, None}
    for accuracy in found["attribution"]["accuracy"].values():
        assert accuracy["value"] in (1, None)


@settings(max_examples=60)
@given(corpora("gold", ("d",)))
def test_the_parent_is_the_shortest_span_around(gold: dict) -> None:
    work: AnnotationSet = gold["d"]
    one = side("gold", Vocabulary(), gold)
    for row, parent in enumerate(parents(one).tolist()):
        mine = one.segments(row)
        around = [
            span
            for span in work.spans.values()
            if span.layer == one.names.layers.in_order[one.layer[row]] and span.segments != mine
            and all(any(a <= start and end <= b for a, b in span.segments) for start, end in mine)
        ]  # fmt: skip
        if parent < 0:
            assert not around
        else:
            assert one.segments(parent) in {span.segments for span in around}
            assert sum(b - a for a, b in one.segments(parent)) == min(span.length for span in around)


def test_nesting_is_right_only_where_both_ends_are_paired() -> None:
    gold = [("direct", 0, 90), ("direct", 10, 50), ("direct", 20, 30)]
    whole = scored({"d": gold}, {"d": gold}, "quote")["layers"]["quote"]["nesting"]
    assert (whole["correct"], whole["f1"]) == (2, 1)
    without = scored({"d": gold}, {"d": [gold[0], gold[2]]}, "quote")["layers"]["quote"]["nesting"]
    assert counts(without) == [0, 0, 0, 2, 1]


# -- nothing, and too little


def test_nothing_is_undefined_never_zero_or_one() -> None:
    nothing = scored({"d": []}, {"d": []})
    assert nothing["micro"]["strict"]["f1"] is None
    assert nothing["layers"] == {}
    assert nothing["attribution"]["exact"]["f1"] is None
    assert nothing["attribution"]["accuracy"]["referent"]["value"] is None
    missed = scored({"d": [("PER", 0, 3)]}, {"d": []})["micro"]["strict"]
    assert (missed["precision"], missed["recall"], missed["f1"]) == (None, 0, 0)


def test_empty_documents_move_no_figure_but_count() -> None:
    gold = {f"d{n}": [("PER", 0, 3)] for n in range(3)}
    more = gold | {f"e{n}": [] for n in range(3)}
    one, other = scored(gold, gold), scored(more, more)
    assert (one["documents"], other["documents"]) == (3, 6)
    assert one["micro"] == other["micro"]


def test_without_texts_marks_are_not_ignored_and_it_is_said() -> None:
    found = scored({"d": [("PER", 0, 3)]}, {"d": []})
    assert found["layers"]["entity"]["ignoring_marks"] is None
    assert found["reasons"] == {"ignoring_marks": "no text of 1 documents"}


def test_lists_of_referents_of_their_own_are_linked_by_what_they_name() -> None:
    names = Vocabulary()
    sides = []
    for name, referents in (("gold", ["lavrov", "lavrov", "wang", "wang"]), ("x", ["r1", "r1", "r2", "r1"])):
        columns = Columns(name, names)
        columns.add_columns(
            "d", ["quote"] * 4 + ["speaker"] * 4, ["direct"] * 4 + ["named"] * 4, [*range(0, 80, 10)], [*range(5, 85, 10)],
            [None] * 4 + referents, relations=[("speaker", k, 4 + k) for k in range(4)],
        )  # fmt: skip
        sides.append(columns.side())
    found = evaluate(*sides).as_json()["attribution"]
    assert found["referents"] == "linked by mentions"
    assert found["accuracy"]["referent"]["correct"] == 3
    assert found["accuracy"]["mention"]["correct"] == 4


def test_sides_of_different_vocabularies_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="vocabulary"):
        evaluate(Columns("a", Vocabulary()).side(), Columns("b", Vocabulary()).side())


def test_the_measures_load_neither_qt_nor_a_database() -> None:
    probe = (
        "import sys; from annotator.measures import scoring, units; n = units.Vocabulary(); c = units.Columns('a', n); "
        "c.add_spans('d', [('entity', 'PER', 0, 3)]); print(scoring.evaluate(c.side(), c.side()).as_json()['micro']['strict']['f1']); "
        "print(*sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    value, modules = shown.stdout.splitlines()
    assert value == "1.0"
    assert not {"PySide6", "sqlalchemy", "msgspec", "sqlite3", "rich"} & set(modules.split())


def test_a_table_may_be_large() -> None:
    """Half a million spans of one document, as nested as can be, in a second or two."""
    names = Vocabulary()
    columns = Columns("gold", names)
    starts = np.arange(0, 2_000_000, 4)
    columns.add_columns("d", ["entity"] * len(starts), ["PER"] * len(starts), starts.tolist(), (starts + 3).tolist())
    gold = columns.side()
    assert evaluate(gold, gold).as_json()["micro"]["strict"]["correct"] == 500_000
