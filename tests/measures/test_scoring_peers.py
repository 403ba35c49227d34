"""Beside other libraries: the same totals where they are right, and our answer to each of their documented faults."""

import warnings

import numpy as np
import pytest

from annotator.measures.scoring import evaluate
from annotator.measures.units import Columns, Vocabulary
from tests.measures import synthetic
from tests.measures.test_scoring import FIVE, SCHEMES, counts, scored

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import annotations_evaluate
    import spacy
    from nervaluate import Evaluator
    from seqeval.metrics import classification_report, f1_score
    from seqeval.scheme import IOB2
    from spacy.scorer import Scorer
    from spacy.tokens import Doc, Span
    from spacy.training import Example

pytestmark = pytest.mark.filterwarnings("ignore")
DOCUMENTS = 150
NAMES = {"strict": "strict", "exact": "exact", "partial": "partial", "type": "ent_type"}


@pytest.fixture(scope="module")
def rows() -> tuple:
    return synthetic.corpus(DOCUMENTS, 12, seed=11)


@pytest.fixture(scope="module")
def ours(rows: tuple) -> dict:
    names = synthetic.vocabulary(DOCUMENTS)
    return evaluate(*(synthetic.side(n, names, given) for n, given in zip(("gold", "x"), rows, strict=False))).as_json()


def inclusive(rows: list) -> list[list[dict]]:
    """What nervaluate takes: its ends are the last token."""
    return [[{"label": label, "start": a, "end": b - 1} for a, b, label in spans] for spans in synthetic.by_document(rows, DOCUMENTS)]


def nervaluated(gold: list, predicted: list, tags: list[str]) -> dict:
    return Evaluator(gold, predicted, tags=tags, loader="dict").evaluate()


# -- the same where they are right


def test_the_totals_are_those_of_nervaluate(rows: tuple, ours: dict) -> None:
    theirs = nervaluated(inclusive(rows[0]), inclusive(rows[1]), synthetic.LABELS)["overall"]
    for name in ("strict", "exact", "partial"):
        their = theirs[NAMES[name]]
        assert counts(ours["micro"][name]) == [their.correct, their.incorrect, their.partial, their.missed, their.spurious], name
        assert ours["micro"][name]["f1"] == pytest.approx(their.f1)
    their = theirs["ent_type"]
    assert counts(ours["micro"]["type"]) == [their.correct, their.incorrect, their.partial, their.missed, their.spurious]


def test_strict_is_that_of_seqeval(rows: tuple, ours: dict) -> None:
    gold, predicted = (synthetic.tags(given, rows[2]) for given in rows[:2])
    theirs = classification_report(gold, predicted, mode="strict", scheme=IOB2, output_dict=True)
    for label, their in theirs.items():
        strict = ours["labels"]["entity"][label]["strict"] if label in synthetic.LABELS else ours["micro"]["strict"]
        if label in (*synthetic.LABELS, "micro avg"):
            expected = tuple(float(their[name]) for name in ("precision", "recall", "f1-score", "support"))
            assert (strict["precision"], strict["recall"], strict["f1"], strict["gold"]) == pytest.approx(expected)
    macro = ours["layers"]["entity"]["macro"]["strict"]
    assert macro["f1"] == pytest.approx(float(theirs["macro avg"]["f1-score"]))


def test_strict_is_that_of_spacy(rows: tuple, ours: dict) -> None:
    vocabulary = spacy.blank("xx").vocab
    examples = []
    for gold, predicted, size in zip(*(synthetic.by_document(given, DOCUMENTS) for given in rows[:2]), rows[2].tolist(), strict=True):
        pair = []
        for spans in (predicted, gold):
            document = Doc(vocabulary, ["w"] * size)
            document.ents = [Span(document, start, end, label) for start, end, label in spans]
            pair.append(document)
        examples.append(Example(*pair))
    theirs = Scorer.score_spans(examples, "ents")
    strict = ours["micro"]["strict"]
    assert (strict["precision"], strict["recall"], strict["f1"]) == pytest.approx(tuple(theirs[f"ents_{x}"] for x in "prf"))
    for label, their in theirs["ents_per_type"].items():
        assert ours["labels"]["entity"][label]["strict"]["f1"] == pytest.approx(their["f"])


def test_all_schemes_are_those_of_annotations_evaluate(rows: tuple, ours: dict) -> None:
    def spans(listed: list) -> list[dict]:
        return [{"label": label, "start": a, "end": b} for a, b, label in listed]

    sides = (synthetic.by_document(given, DOCUMENTS) for given in rows[:2])
    documents = [
        {"document_id": str(n), "text": "x" * size, "gold": spans(gold), "prediction": {"spans": spans(found), "answers": 1, "unparsed": []}}
        for n, (gold, found, size) in enumerate(zip(*sides, rows[2].tolist(), strict=True))
    ]
    theirs = annotations_evaluate.evaluate(documents, mode="flat").scenarios
    for name, theirs_name in (("strict", "strict"), ("exact", "exact"), ("partial", "partial"), ("type", "ent_type")):
        their = theirs[theirs_name].counts
        assert counts(ours["micro"][name]) == [their.correct, their.incorrect, their.partial, their.missed, their.spurious], name


# -- their faults, and our answer


def entities(*found: tuple[str, int, int]) -> list[dict]:
    return [{"label": label, "start": start, "end": end} for label, start, end in found]


def test_an_early_overlap_does_not_take_what_a_later_span_matches_exactly() -> None:
    """nervaluate: one correct or none, by the order of the predictions (its issues 39 and 40)."""
    gold, predicted = [("Q", 0, 11)], [("Q", 0, 6), ("Q", 0, 11)]
    theirs, mine = set(), set()
    for order in (predicted, predicted[::-1]):
        theirs.add(nervaluated([entities(*gold)], [entities(*order)], ["Q"])["overall"]["strict"].correct)
        mine.add(scored({"d": gold}, {"d": order})["micro"]["strict"]["correct"])
    assert (theirs, mine) == ({0, 1}, {1})


def test_spans_that_touch_do_not_overlap() -> None:
    """nervaluate: ends are inclusive, so that half-open spans that touch count as overlapping."""
    gold, predicted = [("Q", 0, 5)], [("Q", 5, 9)]
    assert nervaluated([entities(*gold)], [entities(*predicted)], ["Q"])["overall"]["partial"].partial == 1
    assert counts(scored({"d": gold}, {"d": predicted})["micro"]["partial"]) == [0, 0, 0, 1, 1]


def test_no_overlap_is_too_small() -> None:
    """nervaluate: under 1 % of the gold span nothing counts, and the floor cannot be 0."""
    gold, predicted = [("Q", 0, 401)], [("Q", 100, 103)]
    theirs = nervaluated([entities(*gold)], [entities(("Q", 100, 102))], ["Q"])["overall"]["partial"]
    assert (theirs.partial, theirs.missed, theirs.spurious) == (0, 1, 1)
    assert counts(scored({"d": gold}, {"d": predicted})["micro"]["partial"]) == [0, 0, 1, 0, 0]


def test_the_first_document_may_be_empty() -> None:
    """nervaluate: IndexError, where its loader is not named."""
    with pytest.raises(IndexError):
        Evaluator([[], entities(("Q", 0, 3))], [[], entities(("Q", 0, 3))], tags=["Q"])
    assert scored({"a": [], "b": [("Q", 0, 3)]}, {"a": [], "b": [("Q", 0, 3)]})["micro"]["strict"]["f1"] == 1


def test_labels_come_from_the_one_pairing_and_sum_to_the_whole() -> None:
    """nervaluate: a second matching inside each tag knows no wrong label, so that the parts do not sum."""
    gold, predicted = [("A", 0, 5), ("A", 9, 12)], [("B", 0, 5), ("A", 9, 12)]
    theirs = nervaluated([entities(*gold)], [entities(*predicted)], ["A", "B"])
    assert theirs["overall"]["strict"].incorrect == 1
    assert sum(tag["strict"].incorrect for tag in theirs["entities"].values()) == 0
    found = scored({"d": gold}, {"d": predicted})
    parts = [by_scheme["strict"] for by_scheme in found["labels"]["entity"].values()]
    assert [sum(part[key] for part in parts) for key in FIVE] == counts(found["micro"]["strict"]) == [1, 1, 0, 0, 0]


def test_a_tag_that_does_not_begin_is_no_span() -> None:
    """seqeval: by default a bare I- begins one, and an output that is wrong everywhere gets 1.0 (its issue 23)."""
    gold, predicted = [["B-PER", "I-PER", "O"]], [["I-PER", "I-PER", "O"]]
    assert f1_score(gold, predicted) == 1
    assert f1_score(gold, predicted, mode="strict", scheme=IOB2) == 0
    assert scored({"d": [("PER", 0, 2)]}, {"d": []})["micro"]["strict"]["f1"] == 0


def test_what_fits_no_token_is_scored_not_dropped() -> None:
    """spaCy: a span inside a joined word has no token, is lost in the making of a Doc, and precision rises (its issue 12811)."""
    document = Doc(spacy.blank("xx").vocab, ["قال", "وموسكو", "تنفي"])
    place = document.text.index("موسكو")
    assert document.char_span(place, place + 5, "GPE") is None
    gold = [("GPE", 0, 3)]
    found = scored({"d": gold}, {"d": [*gold, ("GPE", place, place + 5)]})["micro"]["strict"]
    assert (found["precision"], found["spurious"]) == (0.5, 1)


def test_one_span_over_three_is_credited_once() -> None:
    """Sums over all overlapping pairs (Citron's overlap figures, early presidio-research) give this prediction 3 of 1."""
    gold = [("direct", 0, 5), ("direct", 10, 15), ("direct", 20, 25)]
    overlap = scored({"d": gold}, {"d": [("direct", 0, 25)]}, "quote")["layers"]["quote"]["overlap"]
    assert counts(overlap) == [1, 0, 0, 2, 0]
    assert (overlap["precision"], overlap["recall"]) == (1, pytest.approx(1 / 3))


def test_spans_are_places_not_strings() -> None:
    """Scorers of strings (eval4ner) cannot tell two places with one wording apart."""
    assert scored({"d": [("PER", 0, 6)]}, {"d": [("PER", 40, 46)]})["micro"]["overlap"]["f1"] == 0


def test_full_documents_weigh_more_than_empty_ones() -> None:
    """Means of document scores (INCEpTION's overall figure) would say 0.95 here; pooled counts say what was found."""
    gold = {f"d{n}": [("PER", 0, 3)] for n in range(19)} | {"full": [("PER", 10 * n, 10 * n + 3) for n in range(81)]}
    predicted = gold | {"full": []}
    found = scored(gold, predicted)
    assert np.mean([document["f1"] or 0 for document in found["per_document"]]) == 0.95
    assert found["micro"]["strict"]["recall"] == 0.19


def test_the_order_of_nested_predictions_never_matters() -> None:
    random = np.random.default_rng(3)
    gold = [("direct", int(a), int(a + n)) for a, n in random.integers(1, 40, (12, 2))]
    predicted = [("direct", int(a), int(a + n)) for a, n in random.integers(1, 40, (12, 2))]
    seen = set()
    for _ in range(20):
        random.shuffle(predicted)
        found = scored({"d": gold}, {"d": [(label, int(a), int(b)) for label, a, b in predicted]}, "quote")
        seen.add(tuple(tuple(counts(found["micro"][scheme])) for scheme in SCHEMES))
    assert len(seen) == 1


def test_an_unattributed_quotation_is_no_link_but_a_value() -> None:
    columns = [Columns(name, names) for names in [Vocabulary()] for name in ("gold", "x")]
    for one, relations in zip(columns, ([("speaker", 0, 1)], []), strict=True):
        one.add_columns("d", ["quote", "speaker"], ["direct", "named"], [0, 20], [9, 25], [None, "a"], relations=relations)
    found = evaluate(*(one.side() for one in columns)).as_json()["attribution"]
    assert counts(found["exact"]) == [0, 0, 0, 1, 0]
    assert found["accuracy"]["mention"] == {"n": 1, "correct": 0, "value": 0, "cover": 1, "low": None, "high": None}
