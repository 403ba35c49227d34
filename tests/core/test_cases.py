"""Pairing and cases: laws on random spans, and every kind of difference on a sentence."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.annotation import AnnotationSet, Relation, Span, merged_segments
from annotator.core.cases import Case, cases
from annotator.core.pairing import overlap, pairs

RANGES = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda r: (r[0], r[0] + r[1]))


def spans(prefix: str):
    one = st.tuples(st.sampled_from(["quote", "entity"]), st.sampled_from("AB"), st.lists(RANGES, min_size=1, max_size=3))
    made = lambda items: [Span(f"{prefix}{n}", layer, label, merged_segments(s)) for n, (layer, label, s) in enumerate(items)]  # noqa: E731
    return st.lists(one, max_size=7).map(made)


@given(spans("a"), spans("b"), st.randoms())
def test_pairs_do_not_depend_on_the_order_of_the_spans_or_of_the_sides(left, right, random) -> None:
    found = {(p.left.id, p.right.id) for p in pairs(left, right)}
    mixed_left, mixed_right = random.sample(left, len(left)), random.sample(right, len(right))
    assert {(p.left.id, p.right.id) for p in pairs(mixed_left, mixed_right)} == found
    described = Counter((p.left.layer, p.left.label, p.left.segments, p.right.label, p.right.segments) for p in pairs(left, right))
    swapped = Counter((p.left.layer, p.right.label, p.right.segments, p.left.label, p.left.segments) for p in pairs(right, left))
    assert described == swapped


@given(spans("a"), spans("b"))
def test_pairs_are_one_to_one_within_a_layer_and_share_text(left, right) -> None:
    found = pairs(left, right)
    assert len({p.left.id for p in found}) == len(found) == len({p.right.id for p in found})
    for pair in found:
        assert pair.left.layer == pair.right.layer
        assert overlap(pair.left, pair.right) > 0
        assert 0 < pair.iou <= 1
        assert (pair.iou == 1) == pair.same_boundaries


@given(spans("a"), spans("b"))
def test_all_that_is_the_same_is_paired_as_the_same(left, right) -> None:
    whole = lambda side: Counter((s.layer, s.label, s.segments) for s in side)  # noqa: E731
    bounds = lambda side: Counter((s.layer, s.segments) for s in side)  # noqa: E731
    found = pairs(left, right)
    assert sum(p.same_boundaries and p.same_label for p in found) == (whole(left) & whole(right)).total()
    assert sum(p.same_boundaries for p in found) == (bounds(left) & bounds(right)).total()


def test_greedy_takes_the_larger_share_first() -> None:
    left = [Span("a", "quote", "x", ((0, 10),)), Span("b", "quote", "x", ((10, 12),))]
    right = [Span("c", "quote", "x", ((0, 3),)), Span("d", "quote", "x", ((3, 12),))]
    assert [(p.left.id, p.right.id) for p in pairs(left, right)] == [("a", "d")]


def test_a_split_span_is_one_unit() -> None:
    split, whole = Span("a", "quote", "x", ((0, 4), (8, 12))), Span("b", "quote", "x", ((0, 12),))
    (pair,) = pairs([split], [whole])
    assert pair.iou == 8 / 12
    assert pairs([split], [Span("c", "quote", "x", ((4, 8),))]) == []


# -- cases


@given(spans("a"), spans("b"))
def test_every_span_stands_in_exactly_one_case_about_spans(left, right) -> None:
    found = cases(AnnotationSet.of("d", "l", spans=left), AnnotationSet.of("d", "r", spans=right))
    assert Counter(s.id for c in found for s in c.spans) == Counter(s.id for s in (*left, *right))
    assert [c.place for c in found] == sorted(c.place for c in found)


@given(spans("a"))
def test_a_set_agrees_with_itself(left) -> None:
    one = AnnotationSet.of("d", "l", spans=left)
    assert {case.kind for case in cases(one, one)} <= {"same"}


def kinds(left: list[Span], right: list[Span]) -> list[str]:
    return [c.kind for c in cases(AnnotationSet.of("d", "l", spans=left), AnnotationSet.of("d", "r", spans=right))]


def quote(id: str, *segments: tuple[int, int], label: str = "direct") -> Span:
    return Span(id, "quote", label, segments)


def test_the_kinds_of_difference() -> None:
    assert kinds([quote("a", (0, 9))], [quote("b", (0, 9))]) == ["same"]
    assert kinds([quote("a", (0, 9))], [quote("b", (0, 8))]) == ["boundary"]
    assert kinds([quote("a", (0, 9))], [quote("b", (0, 9), label="mixed")]) == ["label"]
    assert kinds([quote("a", (0, 9))], [quote("b", (1, 9), label="mixed")]) == ["both"]
    assert kinds([quote("a", (0, 9))], []) == ["left_only"]
    assert kinds([], [quote("b", (0, 9))]) == ["right_only"]
    assert kinds([quote("a", (0, 20))], [quote("b", (0, 9)), quote("c", (10, 20))]) == ["split"]
    assert kinds([quote("a", (0, 9)), quote("b", (10, 20))], [quote("c", (0, 20))]) == ["merged"]


def test_a_nested_span_of_one_side_is_no_part_of_a_split() -> None:
    assert kinds([quote("a", (0, 20))], [quote("b", (0, 20)), quote("c", (5, 12))]) == ["same", "right_only"]


def attributed(name: str, quoted: Span, speaker: Span) -> AnnotationSet:
    return AnnotationSet.of("d", name, spans=[quoted, speaker], relations=[Relation("r", "speaker", quoted.id, speaker.id)])


def of_kind(found: list[Case], kind: str) -> list[Case]:
    return [case for case in found if case.kind == kind]


def test_another_speaker_is_a_case_of_its_own() -> None:
    said = quote("q", (20, 40))
    left = attributed("l", said, Span("s", "speaker", "named", ((0, 5),), "lavrov"))
    right = attributed("r", said, Span("s", "speaker", "named", ((10, 15),), "wang"))
    (case,) = of_kind(cases(left, right), "speaker")
    assert [s.referent for s in case.left_children] == ["lavrov"]
    assert [s.referent for s in case.right_children] == ["wang"]
    assert not of_kind([c for c in cases(left, right) if c.layer == "quote"], "same")


def test_one_person_named_in_two_places_is_the_same_speaker() -> None:
    said = quote("q", (20, 40))
    left = attributed("l", said, Span("s", "speaker", "named", ((0, 5),), "lavrov"))
    right = attributed("r", said, Span("s", "speaker", "implicit", ((10, 15),), "lavrov"))
    assert not of_kind(cases(left, right), "speaker")


def test_without_referents_the_place_of_the_mention_decides() -> None:
    said = quote("q", (20, 40))
    left = attributed("l", said, Span("s", "speaker", "named", ((0, 5),)))
    near = attributed("r", said, Span("s", "speaker", "named", ((0, 12),)))
    far = attributed("r", said, Span("s", "speaker", "named", ((10, 15),)))
    nobody = AnnotationSet.of("d", "r", spans=[said])
    assert not of_kind(cases(left, near), "speaker")
    assert of_kind(cases(left, far), "speaker")
    assert of_kind(cases(left, nobody), "speaker")
