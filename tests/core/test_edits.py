"""Single edit verbs on the text of a real article."""

import pytest

from annotator.core import edits, referents
from annotator.core.annotation import AnnotationSet
from annotator.core.change import State, apply
from annotator.core.edits import EditError
from annotator.core.labels import parse
from annotator.paths import resource

LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
TEXT = "وقال وَزير بموسكو لـ«الشرق الأوسط» إن ((العلاقات جيدة)) اليوم"
EMPTY = State(AnnotationSet("d", "maryam"))


def tagged(layer: str, label: str, piece: str) -> State:
    start = TEXT.index(piece)
    return apply(EMPTY, edits.tag(EMPTY, TEXT, layer, label, [(start, start + len(piece))]))


def text_of(state: State, span_id: str = "s1") -> str:
    return state.spans[span_id].text(TEXT)


def test_a_tag_leaves_out_white_space_and_keeps_a_letter_with_its_marks() -> None:
    start = TEXT.index("وَزير")
    state = apply(EMPTY, edits.tag(EMPTY, TEXT, "speaker", "nominal", [(start - 1, start + 1)]))
    assert text_of(state) == "وَ"


def test_tagging_white_space_is_refused() -> None:
    with pytest.raises(EditError, match="nothing to tag"):
        edits.tag(EMPTY, TEXT, "entity", "PER", [(4, 5)])


def test_tagging_the_same_stretch_again_relabels_it() -> None:
    state = tagged("entity", "PER", "موسكو")
    again = edits.tag(state, TEXT, "entity", "GPE", [state.spans["s1"].segments[0]])
    assert again.title == "Relabel"
    assert apply(state, again).spans["s1"].label == "GPE"


@pytest.mark.parametrize(
    ("within", "without"), [("«الشرق الأوسط»", "الشرق الأوسط"), ("((العلاقات جيدة))", "العلاقات جيدة")]
)
def test_one_key_moves_both_marks_in_or_out(within: str, without: str) -> None:
    state = tagged("quote", "direct", within)
    outside = apply(state, edits.toggle_marks(state, TEXT, "s1"))
    assert text_of(outside) == without
    assert text_of(apply(outside, edits.toggle_marks(outside, TEXT, "s1"))) == within


def test_one_key_widens_to_the_whole_word_and_leaves_out_the_clitic() -> None:
    state = tagged("entity", "GPE", "موسكو")
    whole = apply(state, edits.toggle_whole_word(state, TEXT, "s1"))
    assert text_of(whole) == "بموسكو"
    assert text_of(apply(whole, edits.toggle_whole_word(whole, TEXT, "s1"))) == "موسكو"


def test_a_span_can_be_split_and_rejoined() -> None:
    state = tagged("quote", "direct", "الشرق")
    start = TEXT.index("العلاقات")
    split = apply(state, edits.add_segment(state, TEXT, "s1", start, start + 8))
    assert len(split.spans["s1"].segments) == 2
    assert apply(split, edits.rejoin(split, "s1")).spans["s1"].segments == ((TEXT.index("الشرق"), start + 8),)


def test_shrinking_past_a_gap_drops_the_segment() -> None:
    state = tagged("quote", "direct", "الشرق")
    start = TEXT.index("العلاقات")
    split = apply(state, edits.add_segment(state, TEXT, "s1", start, start + 8))
    shrunk = apply(split, edits.resize(split, TEXT, "s1", "start", start))
    assert shrunk.spans["s1"].segments == ((start, start + 8),)


def test_a_span_cannot_be_shrunk_to_nothing() -> None:
    state = tagged("quote", "direct", "الشرق")
    with pytest.raises(EditError):
        edits.resize(state, TEXT, "s1", "end", 0)


def test_relations_obey_the_label_set() -> None:
    state = tagged("quote", "direct", "العلاقات")
    state = apply(state, edits.tag(state, TEXT, "entity", "GPE", [(11, 16)]))
    with pytest.raises(EditError, match="cannot join"):
        edits.link(state, LABELS, "speaker", "s1", "s2")
    assert edits.link(state, LABELS, "addressee", "s1", "s2").added[0].id == "r1"  # type: ignore[union-attr]


def test_labels_walk_around_their_layer_with_the_unspecified_one_first() -> None:
    state = tagged("cue", "cue", "قال")
    seen = []
    for _ in range(5):
        state = apply(state, edits.next_label(state, LABELS, "s1"))
        seen.append(state.spans["s1"].label)
    assert seen == ["verb", "participle", "noun", "preposition", "cue"]


def test_a_renamed_referent_is_still_found_by_its_old_name() -> None:
    state = apply(EMPTY, referents.create_referent(EMPTY, "لافروف", "person"))
    state = apply(state, referents.rename_referent(state, "لافروف", "سيرغي لافروف"))
    assert state.referents["لافروف"].name == "سيرغي لافروف"
    assert state.referents["لافروف"].aliases == ("لافروف",)


def test_merged_referents_keep_their_spans_and_names() -> None:
    state = tagged("speaker", "nominal", "وَزير")
    for name in ("لافروف", "سيرغي لافروف"):
        state = apply(state, referents.create_referent(state, name, "person"))
    state = apply(state, referents.assign_referent(state, "s1", "لافروف"))
    state = apply(state, referents.merge_referents(state, "سيرغي-لافروف", "لافروف"))
    assert list(state.referents) == ["سيرغي-لافروف"]
    assert state.spans["s1"].referent == "سيرغي-لافروف"
    assert state.referents["سيرغي-لافروف"].aliases == ("لافروف",)


def test_two_people_of_one_name_have_two_ids() -> None:
    state = apply(EMPTY, referents.create_referent(EMPTY, "أحمد علي"))
    assert referents.referent_id_for(state, "أحمد علي") == "أحمد-علي-2"


def test_marks_of_a_split_quote_are_moved_at_each_segment_that_has_them() -> None:
    text = "«لن نتراجع»، قال الوزير، «مهما كان الثمن» أمس"
    pieces = [(text.index(a), text.index(a) + len(a)) for a in ("«لن نتراجع»", "«مهما كان الثمن»")]
    state = apply(EMPTY, edits.tag(EMPTY, text, "quote", "direct", pieces))

    def shown(state) -> list[str]:
        return [text[a:b] for a, b in state.spans["s1"].segments]

    outside = apply(state, edits.toggle_marks(state, text, "s1"))
    assert shown(outside) == ["لن نتراجع", "مهما كان الثمن"]
    assert shown(apply(outside, edits.toggle_marks(outside, text, "s1"))) == ["«لن نتراجع»", "«مهما كان الثمن»"]


def test_one_pair_of_marks_round_several_paragraphs_is_moved_as_one() -> None:
    text = 'قال: "أولا\nثانيا" ثم'
    state = apply(EMPTY, edits.tag(EMPTY, text, "quote", "direct", [(5, 10), (11, 17)]))
    outside = apply(state, edits.toggle_marks(state, text, "s1"))
    assert [text[a:b] for a, b in outside.spans["s1"].segments] == ["أولا", "ثانيا"]
