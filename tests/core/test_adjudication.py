"""Questions between annotators and their settlement: laws on random sets, and what each choice does."""

from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.adjudication import (
    NEITHER,
    PROVENANCE,
    Settlement,
    answers,
    both,
    give_reason,
    settle,
    settle_by_hand,
    suggested,
    take,
    take_agreed,
    unsettled,
    untaken,
)
from annotator.core.annotation import AnnotationSet, Referent, Relation, Span, merged_segments
from annotator.core.change import Change, State, apply
from annotator.core.edits import EditError
from annotator.core.questions import Question, content, questions

GOLD = State(AnnotationSet("d", "gold", "gold"))
RANGES = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda r: (r[0], r[0] + r[1]))
LAYERS = ("quote", "speaker", "cue", "entity")


@st.composite
def sets(draw, name: str) -> AnnotationSet:
    items = draw(
        st.lists(
            st.tuples(st.sampled_from(LAYERS), st.sampled_from("AB"), st.lists(RANGES, min_size=1, max_size=2), st.sampled_from([None, "x", "y"])),
            max_size=7,
            unique_by=lambda item: (item[0], merged_segments(item[2])),
        )
    )
    spans = [Span(f"{name}{n}", layer, label, merged_segments(s), who) for n, (layer, label, s, who) in enumerate(items)]
    quotes = [s.id for s in spans if s.layer == "quote"]
    others = [s for s in spans if s.layer != "quote"]
    links = draw(st.sets(st.tuples(st.sampled_from(quotes), st.sampled_from(others)), max_size=6)) if quotes and others else set()
    relations = [Relation(f"r{n}", "cue" if c.layer == "cue" else "speaker", q, c.id) for n, (q, c) in enumerate(sorted(links, key=str))]
    return AnnotationSet.of("d", name, spans=spans, relations=relations)


def said(work: AnnotationSet) -> tuple[Counter, Counter]:
    """Spans and relations of a set, whatever their ids."""
    relations = ((r.label, content(work.spans[r.head]), content(work.spans[r.child])) for r in work.relations.values())
    return Counter(map(content, work.spans.values())), Counter(relations)


def settled(found: list[Question], choose, state: State = GOLD) -> State:
    """Everything settled, each open question as `choose` says."""
    state = apply(state, take_agreed(state, found, by="lina"))
    for question in unsettled(found, state.annotation_set):
        state = apply(state, settle(state, found, question, choose(question), by="lina"))
    return state


@given(sets("a"), sets("b"), sets("c"), st.permutations([0, 1, 2]))
def test_questions_do_not_depend_on_the_order_of_the_annotators(a, b, c, order) -> None:
    given_sets = [a, b, c]
    assert questions(given_sets[n] for n in order) == questions(given_sets)


@given(sets("a"), sets("b"), sets("c"))
def test_every_span_is_asked_once_and_nobody_is_left_out(a, b, c) -> None:
    found = questions([a, b, c])
    asked = Counter((x.annotator, s.id) for q in found for x in q.answers for s in x.spans)
    along = Counter((name, s.id) for q in found for name, spans in q.attached.items() for s in spans)
    assert asked + along == Counter((w.annotator, s) for w in (a, b, c) for s in w.spans)
    assert all([x.annotator for x in q.answers] == ["a", "b", "c"] for q in found)
    assert len({q.key for q in found}) == len(found)


@given(sets("a"), sets("b"), st.sampled_from("ab"))
def test_taking_all_of_one_annotator_makes_a_set_that_says_what_hers_says(a, b, chosen) -> None:
    found = questions([a, b])
    gold = settled(found, lambda question: take(chosen)).annotation_set
    assert said(gold) == said({"a": a, "b": b}[chosen])


@given(sets("a"), sets("b"), sets("c"), st.sampled_from("abc"), st.randoms())
def test_of_three_annotators_any_can_be_taken_in_any_order(a, b, c, chosen, random) -> None:
    found = questions([a, b, c])
    state = apply(GOLD, take_agreed(GOLD, found, by="lina"))
    for question in random.sample(todo := unsettled(found, state.annotation_set), len(todo)):
        state = apply(state, settle(state, found, question, take(chosen), by="lina"))
    assert said(state.annotation_set) == said({"a": a, "b": b, "c": c}[chosen])


@given(sets("a"), sets("b"), sets("c"), st.sampled_from("abc"))
def test_who_says_the_same_is_taken_together_with_the_same_outcome(a, b, c, chosen) -> None:
    found = questions([a, b, c])

    def of_all_who_say_it(question: Question) -> Settlement:
        return take(*next(names for names in answers(question, "abc") if chosen in names))

    assert said(settled(found, of_all_who_say_it).annotation_set) == said({"a": a, "b": b, "c": c}[chosen])


@given(sets("a"))
def test_a_set_against_itself_leaves_no_question(a) -> None:
    found = questions([a, replace(a, annotator="b")])
    assert unsettled(found, GOLD.annotation_set) == []
    assert said(apply(GOLD, take_agreed(GOLD, found, by="lina")).annotation_set) == said(a)


@given(sets("a"), sets("b"), st.lists(st.sampled_from(["a", "b", "neither", "both"]), max_size=12))
def test_each_settlement_is_undone_exactly_and_nothing_is_asked_again(a, b, choices) -> None:
    found = questions([a, b])
    state = apply(GOLD, take_agreed(GOLD, found, by="lina"))
    assert untaken(found, state.annotation_set) == []
    for question, choice in zip(unsettled(found, state.annotation_set), choices, strict=False):
        try:
            chosen = {"neither": NEITHER, "both": both(question)}.get(choice) or take(choice)
            change = settle(state, found, question, chosen, by="lina")
        except EditError:
            continue
        after = apply(state, change)
        assert apply(after, change.inverse()) == state
        assert question not in unsettled(questions([b, a]), after.annotation_set)
        state = after


@given(sets("a"), sets("b"))
def test_neither_leaves_nothing_of_an_open_question(a, b) -> None:
    found = questions([a, b])
    gold = settled(found, lambda question: NEITHER).annotation_set
    agreed = Counter(content(q.answers[0].spans[0]) for q in found if q.agreed)
    assert said(gold)[0] == agreed


@given(sets("a"), sets("b"), st.sampled_from("ab"), st.sampled_from("ab"))
def test_settling_again_leaves_what_settling_once_would(a, b, first, second) -> None:
    found = questions([a, b])
    state = settled(found, lambda question: take(first))
    for question in found:
        if not question.agreed:
            state = apply(state, settle(state, found, question, take(second), by="lina"))
    assert said(state.annotation_set) == said(settled(found, lambda question: take(second)).annotation_set)


# -- single cases


def quote(id: str, *segments: tuple[int, int], label: str = "direct") -> Span:
    return Span(id, "quote", label, segments)


def speaker(id: str, start: int, end: int, who: str | None = None, label: str = "named") -> Span:
    return Span(id, "speaker", label, ((start, end),), who)


def work(name: str, spans: list[Span], *links: tuple[str, str, str]) -> AnnotationSet:
    return AnnotationSet.of("d", name, spans=spans, relations=[Relation(f"r{n}", *link) for n, link in enumerate(links)])


def test_a_quotation_of_one_annotator_comes_with_her_speaker_by_one_answer() -> None:
    a = work("a", [quote("q", (20, 40)), speaker("s", 0, 5, "lavrov")], ("speaker", "q", "s"))
    found = questions([a, work("b", [])])
    (question,) = unsettled(found, GOLD.annotation_set)
    assert question.aspects == ("presence",)
    after = apply(GOLD, settle(GOLD, found, question, take("a"), by="lina"))
    assert said(after.annotation_set) == said(a)
    assert apply(after, settle(after, found, question, take("b"), by="lina")).spans == {}


def test_two_speakers_of_one_quotation_are_one_question_and_both_can_be_taken() -> None:
    a = work("a", [quote("q", (20, 40)), speaker("s", 0, 5, "lavrov")], ("speaker", "q", "s"))
    b = work("b", [quote("z", (20, 40)), speaker("t", 10, 15, "wang")], ("speaker", "z", "t"))
    found = questions([a, b])
    (question,) = unsettled(found, GOLD.annotation_set)
    assert question.aspects == ("speaker",)
    for choice, people in ((take("a"), {"lavrov"}), (take("b"), {"wang"}), (both(question), {"lavrov", "wang"})):
        gold = apply(GOLD, settle(GOLD, found, question, choice, by="lina")).annotation_set
        (head,) = gold.layer("quote")
        assert {span.referent for span in gold.children(head.id, "speaker")} == people
        assert {span.referent for span in gold.layer("speaker")} == people


def test_a_long_quotation_against_two_short_ones_is_one_question() -> None:
    a, b = work("a", [quote("q", (0, 40))]), work("b", [quote("x", (0, 18)), quote("y", (20, 40))])
    found = questions([a, b])
    (question,) = found
    assert question.aspects == ("count",)
    state = apply(GOLD, settle(GOLD, found, question, take("b"), by="lina"))
    assert [s.segments for s in state.annotation_set.layer("quote")] == [((0, 18),), ((20, 40),)]
    state = apply(state, settle(state, found, question, take("a"), by="lina"))
    assert [s.segments for s in state.annotation_set.layer("quote")] == [((0, 40),)]


def test_a_nested_quotation_is_a_question_of_its_own() -> None:
    a, b = work("a", [quote("q", (0, 40)), quote("n", (10, 20))]), work("b", [quote("x", (0, 41))])
    assert [question.aspects for question in questions([a, b])] == [("boundary",), ("presence",)]


def test_both_answers_at_one_place_are_refused() -> None:
    a, b = work("a", [quote("q", (0, 40))]), work("b", [quote("x", (0, 40), label="mixed")])
    found = questions([a, b])
    with pytest.raises(EditError):
        settle(GOLD, found, found[0], both(found[0]), by="lina")


def test_notes_and_flags_are_no_differences() -> None:
    a = work("a", [replace(quote("q", (0, 40)), note="راجع", attributes={"flag": True})])
    (question,) = questions([a, work("b", [quote("x", (0, 40))])])
    assert question.agreed


def test_only_what_has_changed_is_asked_again() -> None:
    a = work("a", [quote("q", (0, 10)), quote("r", (20, 30))])
    b = work("b", [quote("x", (0, 12)), quote("y", (20, 32))])
    state = settled(questions([a, b]), lambda question: take("a"))
    changed = work("b", [quote("x", (0, 13)), quote("y", (20, 32))])
    found = questions([a, changed])
    (question,) = unsettled(found, state.annotation_set)
    assert question.answer("b").spans[0].segments == ((0, 13),)
    after = apply(state, settle(state, found, question, take("b"), by="lina"))
    assert [s.segments for s in after.annotation_set.layer("quote")] == [((0, 13),), ((20, 30),)]
    assert len(after.annotation_set.decisions) == 2, "the decision on the answers of before has made way"


def test_a_new_answer_is_what_was_made_by_hand() -> None:
    a, b = work("a", [quote("q", (0, 10))]), work("b", [quote("x", (0, 12))])
    found = questions([a, b])
    with pytest.raises(EditError):
        settle_by_hand(GOLD, found, found[0], by="lina")
    made = apply(GOLD, Change("Tag", added=(quote("s1", (0, 11)),)))
    after = apply(made, settle_by_hand(made, found, found[0], by="lina", reason="العلامة داخل الاقتباس"))
    assert after.spans["s1"].extra[PROVENANCE] == {"decision": found[0].key, "proposed": {"a": ["q"], "b": ["x"]}}
    assert after.annotation_set.decisions[found[0].key].choice == "new"
    assert unsettled(found, after.annotation_set) == []


def test_a_decision_tells_who_proposed_who_decided_when_and_why() -> None:
    a, b = work("a", [quote("q", (0, 10)), quote("n", (20, 30))]), work("b", [quote("x", (0, 12)), quote("m", (20, 31))])
    found = questions([a, b])
    state = settled(found, lambda question: take("b"))
    state = apply(state, give_reason(state, found[1].key, "القاعدة ٣"))
    first, second = (state.annotation_set.decisions[question.key] for question in found)
    assert (first.number, second.number) == (1, 2)
    assert (second.choice, second.taken, second.by, second.reason) == ("one", ("b",), "lina", "القاعدة ٣")
    assert second.proposed == {"a": ("n",), "b": ("m",)}


def test_a_child_that_was_refused_is_not_brought_back_by_its_quotation() -> None:
    who = Span("e", "entity", "ORG", ((0, 5),))
    a = work("a", [quote("q", (20, 40)), who], ("addressee", "q", "e"))
    found = questions([a, work("b", [quote("x", (20, 40))])])
    entity, head = found
    state = apply(GOLD, settle(GOLD, found, entity, NEITHER, by="lina"))
    state = apply(state, settle(state, found, head, take("a"), by="lina"))
    assert [span.layer for span in state.spans.values()] == ["quote"]


def test_the_suggested_answer_is_what_most_say_else_the_fuller_one() -> None:
    three = [work("a", [quote("q", (0, 10))]), work("b", [quote("x", (0, 12))]), work("c", [quote("z", (0, 10))])]
    (question,) = questions(three)
    assert question.answer(suggested(question)).spans[0].segments == ((0, 10),)
    assert answers(question, "abc") == [("a", "c"), ("b",)]
    (question,) = questions([three[0], work("b", [])])
    assert suggested(question) == "a"


def test_what_was_made_in_gold_before_is_taken_up_not_doubled() -> None:
    a, b = work("a", [quote("q", (0, 10))]), work("b", [quote("x", (0, 12))])
    found = questions([a, b])
    made = State(AnnotationSet.of("d", "gold", kind="gold", spans=[quote("s1", (0, 10))]), {"p": Referent("p", "ب")})
    after = apply(made, settle(made, found, found[0], take("a"), by="lina"))
    assert list(after.spans) == ["s1"]


def test_agreed_choices_are_marked_as_such() -> None:
    a = work("a", [quote("q", (0, 10))])
    found = questions([a, replace(a, annotator="b")])
    after = apply(GOLD, take_agreed(GOLD, found, by="lina")).annotation_set
    assert [(d.choice, d.taken) for d in after.decisions.values()] == [("agreed", ("a", "b"))]
    assert after.progress.status == "done"
    assert Settlement("agreed", ("a", "b")) == Settlement("agreed", ("a", "b"))


def test_neither_is_neither_also_of_a_speaker_whose_quotation_all_agree_on() -> None:
    def said_by(name: str, referent: str | None) -> AnnotationSet:
        quote, speaker = Span(f"{name}0", "quote", "B", ((0, 1),), "x"), Span(f"{name}1", "speaker", "A", ((0, 1),), referent)
        return AnnotationSet.of("d", name, spans=[quote, speaker], relations=[Relation("r", "speaker", quote.id, speaker.id)])

    gold = settled(questions([said_by("a", None), said_by("b", "x")]), lambda question: NEITHER).annotation_set
    assert [span.layer for span in gold.spans.values()] == ["quote"] and not gold.relations


def test_two_speakers_of_two_quotations_that_another_took_for_one_are_linked_each_to_its_own_in_any_order() -> None:
    quotes = [Span("c0", "quote", "A", ((0, 1),)), Span("c1", "quote", "A", ((0, 2),))]
    speakers = [Span("c2", "speaker", "A", ((0, 1),)), Span("c3", "speaker", "A", ((1, 2),))]
    links = [Relation("r0", "speaker", "c0", "c2"), Relation("r1", "speaker", "c1", "c3")]
    c = AnnotationSet.of("d", "c", spans=[*quotes, *speakers], relations=links)
    b = AnnotationSet.of("d", "b", spans=[Span("b0", "speaker", "A", ((0, 2),))])
    found = questions([AnnotationSet.of("d", "a"), b, c])
    for order in permutations(found):
        state = GOLD
        for question in order:
            state = apply(state, settle(state, found, question, take("c"), by="lina"))
        assert said(state.annotation_set) == said(c), [question.key for question in order]
