"""What an extractor says taken into the gold: laws on random sets, every kind on a sentence; news between two lists."""

from hypothesis import given
from hypothesis import strategies as st

from annotator import lexicon_files
from annotator.core.adoption import adopt
from annotator.core.annotation import AnnotationSet, Document, Referent, Relation, Span
from annotator.core.case_list import Wanted, listed, narrowed
from annotator.core.case_news import HERE, IN_BOTH, ONLY_HERE, ONLY_THERE, with_news
from annotator.core.cases import Case, cases
from annotator.core.change import State, apply
from tests.core.test_cases import spans

TEXT = "قال سيرغي لافروف إن «الحوار مستمر» وأضاف الوزير أن القمة قريبة جدا"
PLACES = {name: (TEXT.index(name), TEXT.index(name) + len(name)) for name in ("قال", "سيرغي لافروف", "«الحوار مستمر»", "الوزير", "القمة قريبة")}


def linked(name: str, own: list[Span], random) -> AnnotationSet:
    """A set of these spans with relations between some of them."""
    pairs = [(a, b) for a in own for b in own if a is not b and a.layer == "quote" and b.layer == "entity"]
    chosen = random.sample(pairs, min(3, len(pairs)))
    relations = [Relation(f"r{n}", "speaker", a.id, b.id) for n, (a, b) in enumerate(chosen)]
    return AnnotationSet.of("d", name, spans=own, relations=relations)


def known(case: Case) -> tuple:
    return case.kind, [s.segments for s in case.left], [s.segments for s in case.right], case.relation


@given(spans("a"), spans("b"), st.randoms())
def test_what_is_adopted_differs_no_more_and_undo_gives_the_gold_back(left, right, random) -> None:
    gold, predicted = linked("gold", left, random), linked("rules", right, random)
    for case in cases(gold, predicted):
        change = adopt(State(gold), case, predicted)
        assert bool(change) <= case.differs
        after = apply(State(gold), change)
        assert apply(after, change.inverse()).annotation_set == gold
        now = {(span.layer, span.label, span.segments) for span in after.spans.values()}
        if case.kind in ("speaker", "relation"):
            head = after.spans[case.left[0].id]
            said = {(s.layer, s.segments) for s in after.annotation_set.children(head.id, case.relation)}
            assert said == {(s.layer, s.segments) for s in case.right_children}
        elif case.differs:
            assert {(span.layer, span.label, span.segments) for span in case.right} <= now
            assert len(after.spans) >= len(gold.spans) - len(case.left) + len(case.right)


def test_a_spurious_quotation_comes_in_with_its_speaker_and_cue_and_uses_what_gold_has() -> None:
    quote, cue, speaker = (Span(i, layer, label, (PLACES[words],), ref) for i, layer, label, words, ref in (
        ("q", "quote", "direct", "«الحوار مستمر»", None), ("c", "cue", "verb", "قال", None), ("s", "speaker", "named", "سيرغي لافروف", "lavrov"),
    ))  # fmt: skip
    predicted = AnnotationSet.of(
        "d", "rules", spans=[quote, cue, speaker], relations=[Relation("1", "speaker", "q", "s"), Relation("2", "cue", "q", "c")]
    )
    gold = AnnotationSet.of("d", "gold", kind="gold", spans=[Span("mine", "cue", "verb", (PLACES["قال"],))])
    case = next(case for case in cases(gold, predicted) if case.layer == "quote")
    after = apply(State(gold), adopt(State(gold), case, predicted)).annotation_set
    (taken,) = after.layer("quote")
    assert [s.id for s in after.children(taken.id, "cue")] == ["mine"]
    assert [s.referent for s in after.children(taken.id, "speaker")] == ["lavrov"]
    assert all(not one.differs for one in cases(after, predicted))


def test_another_boundary_keeps_the_id_the_relations_and_the_note_of_gold() -> None:
    start, end = PLACES["«الحوار مستمر»"]
    speaker = Span("s", "speaker", "named", (PLACES["سيرغي لافروف"],))
    mine = Span("q", "quote", "direct", ((start + 1, end - 1),), None, {}, "راجع")
    gold = AnnotationSet.of("d", "gold", spans=[mine, speaker], relations=[Relation("r", "speaker", "q", "s")])
    predicted = AnnotationSet.of("d", "rules", spans=[Span("p", "quote", "mixed", ((start, end),))])
    case = next(case for case in cases(gold, predicted) if case.kind == "both")
    after = apply(State(gold), adopt(State(gold), case, predicted)).annotation_set
    assert (after.spans["q"].segments, after.spans["q"].label, after.spans["q"].note) == (((start, end),), "mixed", "راجع")
    assert list(after.relations) == ["r"]


def test_news_tells_fixed_from_broken_and_the_rest() -> None:
    first, second, third = (Span(f"g{n}", "entity", "PER", (place,)) for n, place in enumerate((PLACES["قال"], PLACES["الوزير"], PLACES["سيرغي لافروف"])))
    gold = AnnotationSet.of("d", "gold", spans=[first, second, third])
    extra = Span("x", "entity", "LOC", (PLACES["القمة قريبة"],))
    before = AnnotationSet.of("d", "rules", spans=[first, extra])
    now = AnnotationSet.of("d", "rules", spans=[second])
    document = Document("d", TEXT)
    rows = with_news(*(listed(document, gold, one, {}) for one in (now, before)))
    told = {(row.case.left or row.case.right)[0].id: row.news for row in rows if row.case.differs}
    assert told == {"g0": (HERE, ONLY_HERE), "g2": (HERE, IN_BOTH), "g1": (ONLY_THERE,), "x": (ONLY_THERE,)}
    shown, tally = narrowed(rows, Wanted(news=HERE))
    assert [row.case.left[0].id for row in shown] == ["g0", "g2"] and tally.news == {HERE: 2, ONLY_HERE: 1, IN_BOTH: 1, ONLY_THERE: 2}


def test_cases_can_be_narrowed_by_verb_and_length() -> None:
    quote = Span("q", "quote", "direct", (PLACES["«الحوار مستمر»"],))
    cue = Span("c", "cue", "verb", (PLACES["قال"],))
    gold = AnnotationSet.of("d", "gold", spans=[quote, cue], relations=[Relation("r", "cue", "q", "c")])
    predicted = AnnotationSet.of("d", "rules", spans=[Span("p", "quote", "direct", (PLACES["القمة قريبة"],)), Span("v", "cue", "verb", ((35, 40),))])
    rows = listed(Document("d", TEXT), gold, predicted, {"x": Referent("x", "x")}, lexicon_files.load())
    assert TEXT[35:40] == "وأضاف"
    assert {(row.case.kind, row.case.layer, row.verb, row.length) for row in rows} == {
        ("left_only", "quote", "قال", "2-3"), ("left_only", "cue", "قال", "1"), ("right_only", "cue", "أضاف", "1"), ("right_only", "quote", "", "2-3"),
    }  # fmt: skip
    shown, tally = narrowed(rows, Wanted(verb="قال"))
    assert len(shown) == 2 and tally.verbs == {"قال": 2, "أضاف": 1} and tally.lengths == {"1": 1, "2-3": 1}
