"""The laws of changes, on random edits of a small document."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits, referents
from annotator.core.annotation import AnnotationSet, Span
from annotator.core.change import Change, State, apply, joined, merged
from annotator.core.errors import AnnotatorError, StaleChange
from annotator.core.labels import LabelSet, parse
from annotator.paths import resource

TEXT = 'وأضاف الوزير أن "موسكو مستعدة 👨‍👩‍👧". وَقالَتْ بموسكو محـــمد (NATO) 12.5'
LABELS: LabelSet = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))


def random_change(state: State, rng: random.Random) -> Change:
    """Any edit verb with random arguments; a refused one is no change."""
    spans, people = sorted(state.spans), sorted(state.referents)
    span = rng.choice(spans) if spans else "?"
    other = rng.choice(spans) if spans else "?"
    person = rng.choice(people) if people else "?"
    a, b = (rng.randrange(len(TEXT) + 1) for _ in range(2))
    layer = rng.choice(LABELS.layers)
    verbs = [
        lambda: edits.tag(state, TEXT, layer.id, rng.choice(layer.labels).id, [(a, b)]),
        lambda: edits.tag(state, TEXT, layer.id, rng.choice(layer.labels).id, [(a, b)]),
        lambda: edits.next_label(state, LABELS, span),
        lambda: edits.resize(state, TEXT, span, rng.choice(["start", "end"]), a),  # type: ignore[arg-type]
        lambda: edits.add_segment(state, TEXT, span, a, b),
        lambda: edits.rejoin(state, span),
        lambda: edits.toggle_marks(state, TEXT, span),
        lambda: edits.toggle_whole_word(state, TEXT, span),
        lambda: edits.set_note(state, span, rng.choice(["", "راجع"])),
        lambda: edits.set_attribute(state, span, "medium", rng.choice(["speech", None])),
        lambda: edits.toggle_flag(state, span),
        lambda: edits.delete_span(state, span),
        lambda: edits.link(state, LABELS, rng.choice(LABELS.relations).id, span, other),
        lambda: edits.unlink(state, rng.choice(sorted(state.relations) or ["?"])),
        lambda: edits.set_status(state, rng.choice(["new", "started", "done"])),  # type: ignore[arg-type]
        lambda: edits.set_document_note(state, rng.choice(["", "ناقص"])),
        lambda: referents.create_referent(state, rng.choice(["لافروف", "وانغ يي"]), "person"),
        lambda: referents.rename_referent(state, person, rng.choice(["بوتين", "شي"])),
        lambda: referents.add_alias(state, person, rng.choice(["الوزير", "الرئيس"])),
        lambda: referents.assign_referent(state, span, rng.choice([person, None])),
        lambda: referents.merge_referents(state, person, rng.choice(people or ["?"])),
    ]
    try:
        return rng.choice(verbs)()
    except AnnotatorError:
        return Change("nothing")


def walked(seed: int, steps: int) -> tuple[list[State], list[Change]]:
    rng, states, changes = random.Random(seed), [State(AnnotationSet("d", "maryam"))], []
    for _ in range(steps):
        change = random_change(states[-1], rng)
        changes.append(change)
        states.append(apply(states[-1], change))
    return states, changes


@given(st.integers(0, 10**6))
def test_a_change_and_its_inverse_leave_everything_as_it_was(seed: int) -> None:
    states, changes = walked(seed, 25)
    state = states[-1]
    for before, change in zip(reversed(states[:-1]), reversed(changes), strict=True):
        assert change.inverse().inverse() == change
        state = apply(state, change.inverse())
        assert state == before


@given(st.integers(0, 10**6))
def test_joined_changes_do_in_one_step_what_they_do_in_many(seed: int) -> None:
    states, changes = walked(seed, 12)
    whole = joined("all", changes)
    assert apply(states[0], whole) == states[-1]
    assert apply(states[-1], whole.inverse()) == states[0]


@given(st.integers(0, 10**6))
def test_no_edit_leaves_a_bad_span_or_a_dangling_relation(seed: int) -> None:
    for state in walked(seed, 25)[0]:
        for span in state.spans.values():
            assert span.segments
            assert all(0 <= a < b <= len(TEXT) for a, b in span.segments)
            assert all(x[1] < y[0] for x, y in zip(span.segments, span.segments[1:], strict=False))
        for relation in state.relations.values():
            assert {relation.head, relation.child} <= state.spans.keys()


def test_a_change_made_from_another_state_is_refused() -> None:
    state = State(AnnotationSet("d", "maryam"))
    tagged = edits.tag(state, TEXT, "entity", "PER", [(6, 12)])
    after = apply(state, tagged)
    with pytest.raises(StaleChange):
        apply(after, tagged)
    with pytest.raises(StaleChange):
        apply(state, edits.delete_span(after, "s1"))


def test_deleting_a_span_takes_its_relations_along_and_undo_brings_them_back() -> None:
    state = State(AnnotationSet("d", "maryam"))
    for change in (("quote", "direct", (16, 30)), ("speaker", "nominal", (6, 12))):
        state = apply(state, edits.tag(state, TEXT, change[0], change[1], [change[2]]))
    state = apply(state, edits.link(state, LABELS, "speaker", "s1", "s2"))
    deletion = edits.delete_span(state, "s2")
    after = apply(state, deletion)
    assert not after.relations and list(after.spans) == ["s1"]
    assert apply(after, deletion.inverse()).relations == state.relations


def test_letter_by_letter_nudges_of_one_edge_are_one_step_of_undo() -> None:
    state = State(AnnotationSet("d", "maryam", spans={"s1": Span("s1", "entity", "PER", ((6, 12),))}))
    first = edits.resize(state, TEXT, "s1", "end", 11)
    second = edits.resize(apply(state, first), TEXT, "s1", "end", 10)
    both = merged(first, second)
    assert both is not None
    assert apply(state, both).spans["s1"].segments == ((6, 10),)
    assert apply(apply(state, both), both.inverse()) == state
    assert merged(first, edits.resize(apply(state, first), TEXT, "s1", "start", 7)) is None
