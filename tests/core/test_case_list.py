"""The list of cases: who speaks in one, which are wanted, and what each choice would leave."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.annotation import AnnotationSet, Document, Referent, Relation, Span
from annotator.core.case_list import Listed, Wanted, listed, narrowed
from annotator.core.cases import KINDS, Case

TEXT = "قال سيرغي لافروف إن «الحوار مستمر» وأضاف الوزير أن القمة قريبة"
QUOTE, SPEAKER, OTHER = TEXT.index("«الحوار"), TEXT.index("سيرغي"), TEXT.index("الوزير")
REFERENTS = {"lavrov": Referent("lavrov", "لافروف")}


def sides() -> tuple[AnnotationSet, AnnotationSet]:
    quote = Span("q", "quote", "direct", ((QUOTE, QUOTE + 15),))
    lavrov = Span("s", "speaker", "named", ((SPEAKER, SPEAKER + 12),), "lavrov")
    minister = Span("m", "speaker", "nominal", ((OTHER, OTHER + 6),))
    left = AnnotationSet.of("d", "a", spans=[quote, lavrov], relations=[Relation("r", "speaker", "q", "s")])
    return left, AnnotationSet.of("d", "b", spans=[quote, minister], relations=[Relation("r", "speaker", "q", "m")])


def test_a_case_names_the_speakers_of_both_sides_by_referent_or_by_their_words() -> None:
    rows = listed(Document("d", TEXT, "عنوان"), *sides(), REFERENTS)
    speaker = next(row for row in rows if row.case.kind == "speaker")
    assert speaker.people == ("لافروف", "الوزير") and speaker.title == "عنوان"
    assert next(row for row in rows if row.case.kind == "left_only").people == ("لافروف",)


def row(kind: str, layer: str, label: str, document: str, person: str) -> Listed:
    span = Span("x", layer, label, ((0, 3),))
    return Listed(Case(kind, document, layer, (span,)), document, TEXT, (person,) if person else ())  # type: ignore[arg-type]


ROWS = st.lists(
    st.builds(
        row, st.sampled_from(KINDS), st.sampled_from(["quote", "entity"]), st.sampled_from("AB"), st.sampled_from("de"),
        st.sampled_from(["", "x", "y"]),
    ),
    max_size=25,
)  # fmt: skip
CHOICES = st.builds(
    Wanted, kind=st.sampled_from(["", *KINDS]), layer=st.sampled_from(["", "quote"]), label=st.sampled_from(["", "A"]),
    document=st.sampled_from(["", "d"]), person=st.sampled_from(["", "x"]),
)  # fmt: skip


@given(ROWS, CHOICES)
def test_what_is_left_is_what_every_choice_lets_through(rows, wanted) -> None:
    found, _ = narrowed(rows, wanted)
    for one in rows:
        case = one.case
        fits = (case.kind == wanted.kind) if wanted.kind else case.kind != "same"
        fits &= wanted.layer in ("", case.layer) and (not wanted.label or wanted.label in case.labels)
        fits &= wanted.document in ("", case.document_id) and (not wanted.person or wanted.person in one.people)
        assert fits == any(one is kept for kept in found)


@given(ROWS, CHOICES)
def test_a_tally_says_what_each_choice_would_leave(rows, wanted) -> None:
    from dataclasses import replace

    _, tally = narrowed(rows, wanted)
    count = lambda **changed: len(narrowed(rows, replace(wanted, **changed))[0])  # noqa: E731
    assert tally.kinds == Counter({kind: n for kind in KINDS if (n := count(kind=kind))})
    assert all(tally.documents[d] == count(document=d) for d in "de")
    assert all(tally.people[p] == count(person=p) for p in "xy")
    assert all(tally.labels[layer, a] == count(layer=layer, label=a) for layer in ("quote", "entity") for a in "AB")


def test_other_relations_are_told_apart() -> None:
    span = Span("q", "quote", "direct", ((0, 3),))
    rows = [Listed(Case("relation", "d", "quote", (span,), (span,), one), "d", TEXT) for one in ("cue", "via", "cue")]
    found, tally = narrowed(rows, Wanted(kind="relation", relation="cue"))
    assert [one.case.relation for one in found] == ["cue", "cue"]
    assert (tally.kinds["relation"], dict(tally.relations)) == (3, {"cue": 2, "via": 1})
    assert len(narrowed(rows, Wanted(kind="relation"))[0]) == 3
