"""What is proposed for a quotation: its cue, who said it, through whom; and that it stays a proposal."""

import pytest

from annotator import lexicon_files
from annotator.core import acts, checks, edits, rules, suggest
from annotator.core.annotation import AnnotationSet, Document, Referent, Span
from annotator.core.change import State, apply
from annotator.core.label_edits import put
from annotator.core.labels import parse
from annotator.core.marks import mark_pairs
from annotator.core.speakers import speaker_candidates
from annotator.paths import resource
from tests.data.articles.score import measured

LEXICON = lexicon_files.load()
LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
EMPTY = State(AnnotationSet.of("a", "maryam"))


def proposed(text: str) -> suggest.Suggestion:
    found = [one for one in suggest.suggestions(text, EMPTY, frozenset(), LEXICON, LABELS) if one.layer == "quote"]
    return found[0]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ('قال "نعم" ثم "لا"', ['"نعم"', '"لا"']),
        ("قال ”نعم“ ثم “لا”", ["”نعم“", "“لا”"]),
        ("قال »نعم« وسكت", ["»نعم«"]),
        ("وصفه بـ«الخطير» جدا", ["«الخطير»"]),
        ('قال «كتب "لا" ومضى» وسكت', ['«كتب "لا" ومضى»', '"لا"']),
        ("((الثانوية)) عامة", ["((الثانوية))"]),
        ('قال "نعم“ وسكت', ['"نعم“']),
        ('قال "نعم وسكت.', ['"نعم وسكت']),
        ("لا علامة هنا", []),
        ('سكت" ومضى', []),
    ],
)
def test_marks_are_paired_by_their_place_whatever_they_look_like(text: str, pairs: list[str]) -> None:
    assert [text[start:end] for start, end in mark_pairs(text)] == pairs


def test_a_quotation_is_proposed_with_its_verb_and_the_words_that_name_its_speaker() -> None:
    text = "وقال وزير المياه رامي السالمي، أمس، إن البلدين اتفقا على استئناف المفاوضات."
    found = proposed(text)
    assert (found.label, text[found.start : found.end]) == ("indirect", "البلدين اتفقا على استئناف المفاوضات")
    assert found.cue is not None and text[slice(*found.cue)] == "قال"
    assert found.speaker is not None and found.speaker.range is not None
    assert text[slice(*found.speaker.range)] == "وزير المياه رامي السالمي"
    assert (found.speaker.label, found.speaker.name) == ("named", "رامي السالمي")


def test_a_verb_after_the_marks_has_its_subject_behind_it() -> None:
    text = '"هذه أول مرة نخرج فيها بجدول مكتوب"، قال دبلوماسي.'
    found = proposed(text)
    assert found.cue is not None and text[slice(*found.cue)] == "قال"
    assert found.speaker is not None and found.speaker.range is not None
    assert text[slice(*found.speaker.range)] == "دبلوماسي"


def test_an_agency_that_carries_the_words_is_proposed_as_a_relay() -> None:
    text = 'قال سالم إن "البلد بخير ولا خوف عليه"، وفق ما نقلت وكالة الأنباء الرسمية.'
    (relay,) = proposed(text).relays
    assert relay.range is not None and text[slice(*relay.range)] == "وكالة الأنباء الرسمية"
    assert relay.cue is not None and text[slice(*relay.cue)] == "نقلت"


def test_a_pronoun_on_the_complementiser_belongs_to_the_quotation() -> None:
    text = "قالت نادية إنها لن تقبل."
    found = proposed(text)
    assert text[found.start : found.end] == "إنها لن تقبل"


def test_a_verb_without_a_subject_implies_the_speaker_of_the_quote_before() -> None:
    text = "قالت نادية إن بلادها لن تقبل.\nوأضافت أن الوقت يمضي."
    found, referents = rules.extract(Document("a", text, ""), LEXICON, LABELS)
    (nadia,) = referents
    implicit = [span for span in found.layer("speaker") if span.label == "implicit"]
    assert [(text[span.start : span.end], span.referent) for span in implicit] == [("أضافت", nadia.id)]


def test_a_verb_implies_the_last_speaker_it_agrees_with() -> None:
    text = "قالت الوزيرة منى قاسم إن الخطة جاهزة.\nوقال المدير نبيل عمر إن المال كاف.\nوأضافت أن العمل يبدأ غدا.\nوتابع أن المال كاف."
    found, referents = rules.extract(Document("a", text, ""), LEXICON, LABELS)
    names = {referent.id: referent.name for referent in referents}
    implicit = [(text[s.start : s.end], names[s.referent]) for s in found.layer("speaker") if s.label == "implicit" and s.referent]
    assert implicit == [("أضافت", "منى قاسم"), ("تابع", "نبيل عمر")]


def test_whoever_the_verb_does_not_agree_with_is_offered_last() -> None:
    text = "التقت الوزيرة منى قاسم المدير نبيل عمر. وقالت أمس إن الخطة جاهزة."
    spans = [
        Span("s1", "speaker", "named", ((6, 22),), "mona"), Span("s2", "speaker", "named", ((23, 38),), "nabil"),
    ]  # fmt: skip
    people = {"mona": Referent("mona", "منى قاسم", "person"), "nabil": Referent("nabil", "نبيل عمر", "person")}
    state = State(AnnotationSet.of("a", "maryam", spans=spans), people)
    start = text.index("الخطة")
    offered = speaker_candidates(text, state, ((start, len(text) - 1),), (41, 45), LEXICON)
    assert text[41:45] == "قالت"
    assert [one.referent_id for one in offered] == ["mona", "nabil"]


def test_what_is_annotated_or_rejected_is_not_proposed_again() -> None:
    text = "قالت نادية إن بلادها لن تقبل."
    found = proposed(text)
    assert suggest.suggestions(text, EMPTY, frozenset({found.key}), LEXICON, LABELS) == ()
    annotated, _ = rules.extract(Document("a", text, ""), LEXICON, LABELS)
    assert suggest.suggestions(text, State(annotated), frozenset(), LEXICON, LABELS) == ()


def test_the_rules_do_not_fall_below_what_was_measured_on_the_hand_made_gold() -> None:
    sums = measured(LABELS)
    for name, least in (("quote exact", 0.9), ("quote overlap", 0.94), ("cue exact", 0.94), ("speaker exact", 0.85)):
        both, gold, ours = sums[name]
        assert 2 * both / (gold + ours) > least, name


def test_the_place_where_one_meets_a_quotation_is_its_verb() -> None:
    found = proposed('وقال رامي السالمي "نعم"')
    assert found.first == 1 < found.start


@pytest.mark.parametrize(
    ("text", "speakers", "told", "relays"),
    [
        ('أعلن الزعيمان شي وبوتين أن العلاقات "تدخل عصرا جديدا".', ["شي", "بوتين"], [], []),
        ('وأضاف وفق ما نقلت وكالة ريا نوفوستي الروسية "كلا ثم كلا".', [], [], ["وكالة ريا نوفوستي الروسية"]),
        ('شكر لافروف الصين على "دعمها".', ["لافروف"], ["الصين"], []),
        ('وقال رامي إن "الأمر تم"، وفقا لمقطع فيديو نشرته صحيفة "الخبر" المحلية.', ["رامي"], [], ['صحيفة "الخبر" المحلية']),
        ('قال للصحفيين إن "الأمر تم".', [], ["لصحفيين"], []),
        ('أشار إلى الوزير بأن "الأمر تم".', [], [], []),
        ("وأوضح الوزير سامح شكري لنظيره الروسي أن بلاده لن تتدخل.", ["الوزير سامح شكري"], ["نظيره الروسي"], []),
    ],
)
def test_subjects_addressees_and_relays_are_told_apart(text: str, speakers: list[str], told: list[str], relays: list[str]) -> None:
    found = proposed(text)
    for candidates, wanted in ((found.speakers, speakers), (found.addressees, told), (found.relays, relays)):
        assert [text[slice(*one.range)] for one in candidates if one.range and one.label != "implicit"] == wanted


def test_a_reporting_verb_without_a_quotation_is_a_place_worth_a_look() -> None:
    found = suggest.suggestions("وأضاف الوزير كثيرا.", EMPTY, frozenset(), LEXICON, LABELS)
    assert [(one.layer, one.start, one.end) for one in found] == [("cue", 1, 5)]
    assert not suggest.suggestions("وأضاف الوزير كثيرا.", EMPTY, frozenset({found[0].key}), LEXICON, LABELS)


def test_a_label_set_that_leaves_out_a_label_gets_no_proposal_of_it_and_one_of_other_labels_gets_all() -> None:
    text = 'قال الوزير: "اتفقنا على الحوار". وأضاف أن الوفد وصل إلى جنيف.'
    direct = parse(resource("labels", "direct.toml").read_text(encoding="utf-8"))
    found = suggest.suggestions(text, EMPTY, frozenset(), LEXICON, direct)
    assert {one.label for one in found if one.layer == "quote"} == {"direct"}
    mine = put(LABELS, ("layers", 0, "labels"), (put(LABELS.layers[0].labels[0], ("id",), "SAID"),))
    found = suggest.suggestions(text, EMPTY, frozenset(), LEXICON, mine)
    assert {one.label for one in found if one.layer == "quote"} == {"direct", "indirect"}
    change, quote = acts.accept(EMPTY, text, mine, next(one for one in found if one.layer == "quote"))
    assert apply(EMPTY, change).spans[quote].label == "SAID"


def test_a_quote_within_a_quote_is_still_proposed_when_the_outer_one_is_taken() -> None:
    text = "قالت ليلى: «ثم قال الطبيب \"عودي غدا\" ولم يشرح شيئا»."
    outer, inner = [s for s in suggest.suggestions(text, EMPTY, frozenset(), LEXICON, LABELS) if s.quote]
    state = apply(EMPTY, acts.accept(EMPTY, text, LABELS, outer)[0])
    (left,) = [s for s in suggest.suggestions(text, state, frozenset(), LEXICON, LABELS) if s.quote]
    assert left.segments == inner.segments and text[slice(*left.segments[0])] == '"عودي غدا"'
    state = apply(state, acts.accept(state, text, LABELS, left)[0])
    assert not [s for s in suggest.suggestions(text, state, frozenset(), LEXICON, LABELS) if s.quote]


def test_an_act_of_speaking_is_proposed_whole_and_its_speaker_may_stand_inside() -> None:
    text = "وندد وزير الخارجية بقصف المستشفى."
    found = proposed(text)
    assert (found.label, text[found.start : found.end]) == ("reported", "ندد وزير الخارجية بقصف المستشفى")
    document = Document("a", text, "")
    annotated, people = rules.extract(document, LEXICON, LABELS)
    state = State(annotated, {one.id: one for one in people})
    assert checks.problems(document, state.annotation_set, state.referents, LABELS) == ()
    changed = apply(state, edits.relabel(state, next(span.id for span in annotated.layer("quote")), "indirect"))
    found = checks.problems(document, changed.annotation_set, changed.referents, LABELS)
    assert "W5" in {problem.rule for problem in found}
