"""One case in its text: geometry in numbers, what is said of both sides, the list in front of it with 100,000 cases."""

import time
from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.core import case_list
from annotator.core.annotation import AnnotationSet, Document, Referent, Relation, Span
from annotator.core.case_list import Listed, Wanted
from annotator.core.cases import Case, cases
from annotator.core.labels import parse
from annotator.paths import resource
from annotator.ui import fonts, keymap, language
from annotator.ui.background import Background
from annotator.ui.case_browser import CaseBrowser
from annotator.ui.case_geometry import LANE, Setting, excerpt, without
from annotator.ui.case_rows import line_of
from annotator.ui.case_text import CaseText, hull, side_marks
from annotator.ui.case_words import Opened, Sides, facts
from annotator.ui.look import Look
from annotator.ui.theme import LIGHT
from tests.e2e.typist import Typist

TEXT = (
    "وصل الوزير إلى عمان في زيارة رسمية تستغرق يومين. وقال سيرغي لافروف: \"إن بكين وموسكو ستواصلان تعزيز تعاونهما\". "
    "ثم غادر المدينة مساء اليوم نفسه بعد لقاء طويل مع نظيره.\nوهذه فقرة أخرى لا شأن لها بما سبق من الكلام كله."
)
LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
REFERENTS = {"lavrov": Referent("lavrov", "سيرغي لافروف")}
MARK, END = TEXT.index('"'), TEXT.index('".') + 1


def span(uid: str, layer: str, label: str, *segments: tuple[int, int], referent: str | None = None) -> Span:
    return Span(uid, layer, label, segments, referent)


def opened(kind: str = "boundary") -> Opened:
    """The left has the quote with its marks, the right without; the speakers differ too."""
    named = TEXT.index("سيرغي")
    left = [span("q", "quote", "direct", (MARK, END)), span("s", "speaker", "named", (named, named + 12), referent="lavrov")]
    right = [span("q", "quote", "direct", (MARK + 1, END - 1)), span("m", "speaker", "nominal", (4, 10))]
    one = AnnotationSet.of("d", "a", spans=left, relations=[Relation("r", "speaker", "q", "s")])
    other = AnnotationSet.of("d", "b", spans=right, relations=[Relation("r", "speaker", "q", "m")])
    case = next(case for case in cases(one, other) if case.kind == kind)
    return Opened(case, Document("d", TEXT, "عنوان"), one, other, REFERENTS)


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    fonts.load()
    language.set_language(qapp, "ar")


@pytest.fixture
def look() -> Look:
    return Look(LIGHT, "ar", keymap.DEFAULT)


# -- which stretch is shown


def test_an_excerpt_is_whole_sentences_and_its_places_are_those_of_the_text() -> None:
    shown = excerpt(TEXT, (MARK, END))
    assert TEXT[shown.start : shown.end].startswith("وصل") and TEXT[: shown.end].endswith("نظيره.")
    first, last = shown.inside((MARK, END))
    assert shown.text[first:last] == TEXT[MARK:END]
    assert shown.text.endswith(" …") and not shown.text.startswith("…")
    assert shown.inside((len(TEXT) - 3, len(TEXT))) is None


def test_a_long_sentence_is_cut_at_a_word() -> None:
    words = "كلمة " * 200
    shown = excerpt(words, (500, 504))
    assert shown.text.startswith("… كلمة") and shown.text.endswith("كلمة …")
    assert 150 < 500 - shown.start <= 220 and 150 < shown.end - 504 <= 220


def test_a_stretch_over_paragraphs_keeps_its_lines_and_offsets() -> None:
    text = "أول 😀\nثان\nثالث"
    shown = excerpt(text, (0, len(text)))
    assert len(shown.text) == len(text)
    setting = Setting(shown, fonts.reading_font(15), 400, (20, ()), (20, ()))
    assert setting.layout.lineCount() == 3
    (box,) = setting.boxes((text.index("ثان"), text.index("ثان") + 3))
    assert box.right() == pytest.approx(400, abs=1) and box.top() > setting.boxes((0, 3))[0].bottom()


def test_what_one_side_has_alone() -> None:
    assert without([(0, 10)], [(1, 9)]) == [(0, 1), (9, 10)]
    assert without([(0, 4), (6, 8)], [(2, 7)]) == [(0, 2), (7, 8)]
    assert without([(0, 4)], [(0, 9)]) == []
    assert without([(0, 4)], []) == [(0, 4)]


# -- where things lie


def test_a_border_inside_a_word_does_not_reshape_it() -> None:
    """وقال, the clitic outside: the word is as wide as alone, and its parts add up."""
    text, place = "ثم وقال الوزير", (4, 7)
    setting = Setting(excerpt(text, place), fonts.reading_font(15), 400, (20, [place]), (20, []))
    (clitic,), (verb,), (word,) = (setting.boxes(part) for part in ((3, 4), (4, 7), (3, 7)))
    assert clitic.left() == pytest.approx(verb.right(), abs=0.01)
    assert clitic.width() + verb.width() == pytest.approx(word.width(), abs=0.01)


def test_only_lines_with_marks_have_room_for_them() -> None:
    text = "كلمة " * 60
    setting = Setting(excerpt(text, (0, len(text) - 1)), fonts.reading_font(15), 300, (40, [(0, 4)]), (30, []))
    tops = [setting.layout.lineAt(n).y() for n in range(3)]
    height = setting.layout.lineAt(0).height()
    assert tops[0] == 40 and tops[1] - tops[0] == pytest.approx(height + 2 * LANE)
    assert tops[2] - tops[1] == pytest.approx(height + 2 * LANE)


def test_the_marks_of_a_quote_are_what_only_one_side_has(qtbot, look) -> None:
    shown = opened()
    marks = side_marks(shown, LABELS)
    assert [(mark.side, mark.segments, mark.main) for mark in marks if mark.main] == [
        (0, ((MARK, END),), True), (1, ((MARK + 1, END - 1),), True),
    ]  # fmt: skip
    assert hull(shown, marks) == (4, END)  # the minister, whom the right has for the speaker, is shown too
    widget = CaseText(look)
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    widget.show_case(shown, LABELS)
    quote = widget.setting.boxes((MARK, END))
    mark = widget.setting.boxes((MARK, MARK + 1))
    assert mark[0].right() == pytest.approx(quote[0].right(), abs=0.01) and 0 < mark[0].width() < 12
    assert widget.heightForWidth(300) > widget.heightForWidth(800)


def test_a_mark_and_its_side_are_seen_in_the_picture(qtbot, look) -> None:
    widget = CaseText(look)
    qtbot.addWidget(widget)
    widget.resize(600, 300)
    widget.show_case(opened(), LABELS)
    picture = widget.grab().toImage()
    box = widget.setting.boxes((MARK + 4, MARK + 6))[0].translated(widget.origin, 0).center()
    column = [picture.pixelColor(QPoint(int(box.x()), y)).name() for y in range(int(box.y()) - 40, int(box.y()) + 40)]
    assert "#0072b2" in column[:40] and "#c04a00" in column[40:]


def test_a_row_begins_where_the_sides_differ() -> None:
    long = "«" + "كلمة " * 80 + "آخر»"
    case = Case("boundary", "d", "quote", (span("a", "quote", "direct", (0, len(long))),), (span("b", "quote", "direct", (0, len(long) - 1)),))
    assert line_of(long, case).text.endswith("آخر»") and line_of(long, case).text.startswith("… ")


# -- what both sides say


def test_facts_compare_label_speaker_and_notes_of_both_sides() -> None:
    found = {fact.name: fact for fact in facts(opened("speaker"), LABELS)}
    assert (found["قول"].left, found["قول"].right, found["قول"].differs) == ("مباشر", "مباشر", False)
    speaker = found["القائل"]
    assert (speaker.left, speaker.right, speaker.differs) == ("سيرغي لافروف", "الوزير", True)


def test_what_only_one_side_covers_is_said_in_words() -> None:
    found = {fact.name: fact for fact in facts(opened("boundary"), LABELS)}
    assert (found["هنا فقط"].left, found["هنا فقط"].right) == ('\u200f«"» … \u200f«"»', "")


def test_a_case_that_one_side_lacks_shows_nothing_for_it() -> None:
    shown = opened("left_only") if any(c.kind == "left_only" for c in cases(opened().left, opened().right)) else opened()
    assert all(fact.left or fact.right for fact in facts(shown, LABELS))


# -- the list


def browser(qtbot, look, rows: list[Listed], wanted: Wanted = Wanted()) -> CaseBrowser:  # noqa: B008
    background = Background()
    made = CaseBrowser(look, LABELS, background, lambda case: Opened(case, opened().document, opened().left, opened().right))
    background.setParent(made)
    qtbot.addWidget(made, before_close_func=lambda _widget: background.close())
    made.resize(1100, 700)
    made.show()
    with qtbot.waitSignal(made.panel.settled, timeout=5000):
        made.show_cases(rows, Sides("مريم", "خليل"), wanted)
    return made


def test_a_hundred_thousand_cases_do_not_stop_the_window(qtbot, look) -> None:
    shown = opened()
    rows = [Listed(Case("label", f"d{n:06}", "entity", (span("a", "entity", "PER" if n % 2 else "ORG", (0, 3)),)), f"مقال {n}", TEXT) for n in range(100_000)]
    made = browser(qtbot, look, rows)
    assert made.panel.place == (1, 100_000) and made.view.shown is not None
    began = time.perf_counter()
    made.grab()
    made.step(-1)
    made.step(-1)
    made.grab()
    assert made.panel.place == (99_999, 100_000)
    assert time.perf_counter() - began < 2  # nothing goes through all rows while it is drawn or walked
    with qtbot.waitSignal(made.panel.settled, timeout=5000):
        made.panel.narrow(Wanted(label="PER"))
    assert made.panel.place == (1, 50_000) and shown.case.kind == "boundary"


def test_keys_walk_the_list_and_enter_opens_a_case(qtbot, look) -> None:
    shown = opened()
    made = browser(qtbot, look, case_list.listed(shown.document, shown.left, shown.right, REFERENTS))
    count = made.panel.place[1]
    assert count == 4 and Counter(row.case.kind for row in made.panel.list.rows)["boundary"] == 1
    made.activateWindow()
    made.panel.list.setFocus()
    qtbot.waitUntil(made.panel.list.hasFocus)
    hands = Typist()
    hands.press("Down", "Down")
    assert made.panel.place == (3, 4)
    made.step(+1)
    made.step(+1)
    assert made.panel.place == (1, 4)
    with qtbot.waitSignal(made.opened) as caught:
        hands.press("Return")
    assert caught.args == [made.panel.current()]


def test_choices_carry_their_counts_and_narrow_the_list(qtbot, look) -> None:
    shown = opened()
    made = browser(qtbot, look, case_list.listed(shown.document, shown.left, shown.right, REFERENTS))
    panel = made.panel
    assert panel.people.itemText(0) == "كل القائلين"
    assert {panel.people.itemText(n) for n in range(1, panel.people.count())} == {"سيرغي لافروف  (3)", "الوزير  (2)"}
    panel.kinds.setFocus()
    place = next(n for n in range(panel.kinds.count()) if panel.kinds.itemText(n).startswith("قائل مختلف"))
    with qtbot.waitSignal(panel.settled):
        panel.kinds.activated.emit(place)
    assert [row.case.kind for row in panel.list.rows] == ["speaker"] and panel.wanted.kind == "speaker"
    with qtbot.waitSignal(panel.settled):
        panel.narrow(Wanted(kind="label"))
    assert panel.place == (0, 0) and made.view.shown is None  # an empty list says so instead


def test_one_article_is_replaced_and_the_place_in_the_list_stays(qtbot, look) -> None:
    rows = [Listed(Case("left_only", uid, "entity", (span("a", "entity", "PER", (n, n + 2)),)), uid, TEXT) for uid in "abc" for n in (0, 4)]
    made = browser(qtbot, look, rows)
    made.step(+1)
    made.step(+1)
    made.step(+1)
    with qtbot.waitSignal(made.panel.settled):
        made.panel.replace_document("b", [])
    assert [row.case.document_id for row in made.panel.list.rows] == ["a", "a", "c", "c"]
    assert made.panel.place == (4, 4)
    assert Qt.Key.Key_F8  # walking by F8 is the window's: see test_agreement_view
