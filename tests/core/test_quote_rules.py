"""What the rules see in sentences of every build; none of them stands in the articles that the rules are scored on."""

import pytest

from annotator import lexicon_files
from annotator.core import suggest
from annotator.core.annotation import AnnotationSet
from annotator.core.change import State
from annotator.core.labels import parse
from annotator.paths import resource

LEXICON = lexicon_files.load()
LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
EMPTY = State(AnnotationSet.of("a", "maryam"))


def proposed(text: str) -> list[suggest.Suggestion]:
    return [s for s in suggest.suggestions(text, EMPTY, frozenset(), LEXICON, LABELS) if s.layer == "quote"]


def said(text: str) -> list[tuple[str, str, str]]:
    """Who, with which word, what: of every quote, segments and joint speakers with a bar between."""
    return [
        (
            " | ".join(text[slice(*one.range)] for one in found.speakers if one.range and one.label != "implicit"),
            text[slice(*found.cue)] if found.cue else "",
            " | ".join(text[slice(*segment)] for segment in found.segments),
        )
        for found in proposed(text)
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وأعلنت وزارة الثقافة والفنون أن المعرض سيؤجل.", "وزارة الثقافة والفنون"),
        ("أفاد مصدر أمني في محافظة الأنبار بأن الطريق أغلق.", "مصدر أمني في محافظة الأنبار"),
        ("قال المدير في مؤتمر صحفي إن العمل بدأ.", "المدير"),
        ("قال الأمين العام للأمم المتحدة أنطونيو غوتيريش إن الوقت ينفد.", "الأمين العام للأمم المتحدة أنطونيو غوتيريش"),
        ("أوضح المركز القومي للبحوث أن النتائج أولية.", "المركز القومي للبحوث"),
        ("قال الوزير للصحفيين إن الخطة جاهزة.", "الوزير"),
        ("قالت طالبة حضرت الامتحان إن الأسئلة صعبة.", "طالبة"),
        ("ذكر أحد السكان أن الماء مقطوع.", "أحد السكان"),
        ("وكانت المديرة قد أكدت أن القسم سيفتح.", "المديرة"),
        ("لكن شهودا قالوا إن الحافلة كانت مسرعة.", "شهودا"),
        ("وقد حذرت نهى الأسبوع الماضي من أن السد قديم.", "نهى"),
        ("طالبت النقابة الحكومة بأن تتراجع عن القرار.", "النقابة"),
        ("أبلغ الحارس رجال الشرطة أن الباب كان مفتوحا.", "الحارس"),
        ("هاجم النائب كريم الصغير الخطة، مؤكدا أنها فاشلة.", "النائب كريم الصغير"),
        ("بحسب رئيسة البلدية منى قاسم، فإن الأشغال تنتهي في مايو.", "رئيسة البلدية منى قاسم"),
        ("ووفقا لخبير الاقتصاد علي نصر فإن الأسعار ستهبط.", "خبير الاقتصاد علي نصر"),
        ("وجاء في التقرير أن المياه ملوثة.", "التقرير"),
        ("ونقلت الإذاعة عن ضابط كبير قوله إن الهدوء عاد.", "ضابط كبير"),
        ("نقلت صحيفة الخبر عن دبلوماسي غربي أن اللقاء تأجل.", "دبلوماسي غربي"),
    ],
)
def test_the_subject_is_found_wherever_it_stands(text: str, who: str) -> None:
    assert [speaker for speaker, _, _ in said(text)][:1] == [who]


def test_a_participle_goes_on_with_the_speaker_of_its_verb() -> None:
    text = "قال رامي إن العمل بدأ، مضيفا أن الطريق طويل."
    assert [(s[1], s[2]) for s in said(text)] == [("قال", "العمل بدأ"), ("مضيفا", "الطريق طويل")]
    assert said(text)[1][0] == ""


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن المدينة تشهد ازدحاما كل صيف.",
        "ومن المتوقع أن تعلن النتائج غدا.",
        "قبل أن يغادر القاعة بدقائق وقف الجميع.",
        "وصدرت «الأيام» صباح اليوم.",
        "وهذا ما يسمى «الاقتصاد الأخضر» في الدراسات.",
    ],
)
def test_the_writers_own_words_are_no_quotation(text: str) -> None:
    assert proposed(text) == []


def test_a_name_before_a_colon_speaks() -> None:
    text = "الحسيني: لن نغادر المدينة\nقال أحمد الحسيني إن العائلات بقيت."
    assert said(text)[0] == ("الحسيني", "", "لن نغادر المدينة")
    assert proposed("المصدر: وكالات وصحف محلية") == []
    assert proposed("الطقس غدا: أمطار على الساحل ورياح قوية") == []


def test_a_quote_broken_by_its_verb_is_one_in_two_segments() -> None:
    text = "«لن نتراجع»، قالت الوزيرة، «مهما كان الثمن»."
    assert said(text) == [("الوزيرة", "قالت", "«لن نتراجع» | «مهما كان الثمن»")]
    two = "«لن نتراجع»، قالت الوزيرة. «هذا وعد قاطع لكل الناس في البلد»."
    assert [what for _, _, what in said(two)] == ["«لن نتراجع»", "«هذا وعد قاطع لكل الناس في البلد»"]


def test_a_source_behind_the_marks_is_the_speaker_and_no_relay() -> None:
    text = '"الخسائر كبيرة"، بحسب مدير المستشفى.'
    (found,) = proposed(text)
    assert said(text) == [("مدير المستشفى", "بحسب", '"الخسائر كبيرة"')]
    assert (found.cue_label, found.relays) == ("preposition", ())


def test_a_carrier_is_a_relay_with_its_own_verb() -> None:
    text = "ونقلت الإذاعة عن ضابط كبير قوله إن الهدوء عاد."
    (found,) = proposed(text)
    assert [(text[slice(*r.range)], text[slice(*r.cue)]) for r in found.relays if r.range and r.cue] == [("الإذاعة", "نقلت")]


def test_a_paper_between_marks_is_told_and_says_nothing() -> None:
    text = "توقع المحلل نبيل عمر، في حديث لـ«المسار»، أن يرتفع السعر."
    (found,) = proposed(text)
    assert said(text) == [("المحلل نبيل عمر", "توقع", "يرتفع السعر")]
    assert [text[slice(*one.range)] for one in found.addressees if one.range] == ["المسار"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال ـ الوزير إن الحل قريب.", ""),
        ("ـ قال الوزير إن الحل قريب.", "الوزير"),
        ("قال الوزير ـــ أمس ـــ إن الحل قريب.", "الوزير"),
    ],
)
def test_a_tatweel_that_stands_alone_is_a_dash(text: str, who: str) -> None:
    assert said(text) == [(who, "قال", "الحل قريب")]
