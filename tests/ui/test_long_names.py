"""Names as people have them: long, Latin in an Arabic window and the other way round, with `&`, `<` and the tag of a copy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from annotator.core.annotation import AnnotationSet, Document, Entry, Progress, Span
from annotator.ui.adjudication_dialog import AdjudicationDialog
from annotator.ui.agreement_bar import AgreementBar
from annotator.ui.agreement_figures import matrix
from annotator.ui.case_words import Sides, brief
from annotator.ui.figure_table import FigureTable
from annotator.ui.hint_strip import HintStrip
from annotator.ui.language import set_language, tr
from tests.e2e.typist import Typist

TEXT = "قال لافروف إن الحوار مستمر مع الصين. وأضاف الوزير أن القمة قريبة في موسكو."
LONG = "عبد الرحمن بن محمد بن عبد العزيز آل خليفة القحطاني المكي"
LATIN = "<b>Dr. Alexandra</b> Montgomery-Featherstonehaugh & Sons"
COPY = f"{LATIN} (1f6a39)"
FSI, PDI = "\u2068", "\u2069"


def entries(*names: str) -> list[Entry]:
    """One article; each finds an entity the others do not."""
    made = Document("a", TEXT, "مقال")
    done = Progress("done")
    return [
        Entry("a", made, AnnotationSet.of("a", name, kind=kind, spans=[Span("e", "entity", "PER", ((4 * n, 4 * n + 3),))], progress=done))
        for n, (name, kind) in enumerate((name, "extractor" if name == "rules" else "human") for name in names)
    ]


@pytest.fixture
def english(qapp):
    set_language(qapp, "en")
    yield
    set_language(qapp, "ar")


def test_an_arabic_name_in_an_english_sentence_keeps_its_direction_and_lets_numbers_be(english) -> None:
    """Without it “مريم: 5 articles” is drawn “5 :مريم articles”."""
    assert tr("{annotator}: %n article(s) annotated", 5, annotator="مريم").startswith(f"{FSI}مريم{PDI}: 5")
    assert FSI not in tr("{annotator}: %n article(s) annotated", 5, annotator="maryam")


def test_names_at_the_head_of_rows_and_columns_are_not_torn_and_keep_their_end(session) -> None:
    data = {"annotators": [LATIN, COPY], "pairs": [], "layers": {}, "documents": 0}
    figures = matrix(data, "quote", "f1_exact", str)
    assert list(figures.columns) == list(figures.rows) == [f"{FSI}{LATIN}{PDI}", f"{FSI}{COPY}{PDI}"]
    assert list(matrix(data | {"annotators": ["مريم"]}, "quote", "f1_exact", str).rows) == ["مريم"]
    table = FigureTable(session.window.look, "x")
    assert table.verticalHeader().textElideMode() == Qt.TextElideMode.ElideMiddle
    assert brief(COPY).endswith("(1f6a39)") and len(brief(COPY)) < 30
    assert brief(LONG) in Sides("م", LONG).kind("right_only")
    assert brief("مريم") == "مريم"


def test_a_name_with_an_ampersand_stands_whole_in_the_menu_of_annotators(qtbot, session) -> None:
    session.workspace.import_entries(entries("مريم", LATIN))
    Typist().press("Ctrl+G")
    page = session.window.pages.page()
    qtbot.waitUntil(lambda: page.data is not None, timeout=20000)
    shown = [action.text() for action in page.bar.findChild(QToolButton).menu().actions()]
    assert any("Featherstonehaugh && Sons" in words for words in shown)
    assert LATIN in page.bar.names()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_fits_a_screen_of_800_pixels(qtbot, session, language) -> None:
    session.workspace.import_entries(entries(LONG, COPY, "rules"))
    before = session.window
    session.use(language=language, width=800, height=600)
    qtbot.waitUntil(lambda: session.window is not before and session.window.isVisible(), timeout=20000)
    session.window.activateWindow()
    qtbot.waitUntil(session.window.canvas.hasFocus, timeout=20000)
    hands = Typist()
    for key in ("Ctrl+G", "Ctrl+T", "Ctrl+Shift+R"):
        hands.press(key)
        page = session.window.pages.page()
        assert page is not None
        session.window.resize(800, 600)
        hands.press("F8")
        QApplication.processEvents()
        assert session.window.minimumSizeHint().width() <= 800, key
        qtbot.waitUntil(lambda: session.window.width() <= 800, timeout=10000)
        for _ in range(3):
            if session.window.pages.page() is not None:
                hands.press("Esc")


def test_adjudication_asks_for_two_before_it_can_begin(session) -> None:
    for names, told in ((("مريم",), "مشروع"), (("مريم", "خليل"), "")):
        session.workspace.import_entries(entries(*names))
        session.workspace.use_annotator("مريم")
        QApplication.processEvents()
        window = session.window
        window.adjudicating.choose()
        dialog = window.findChild(AdjudicationDialog)
        assert told in dialog.missing.text() and dialog.missing.isVisible() == bool(told)
        assert dialog._ok.isEnabled() == (not told)
        if not told:
            dialog.people.item(0).setCheckState(Qt.CheckState.Unchecked)
            assert not dialog._ok.isEnabled() and dialog.missing.isVisible()
        dialog.close()
        dialog.deleteLater()
        dialog.setParent(None)


def test_what_leads_back_is_told_in_a_narrow_strip_too(qtbot, session) -> None:
    strip = HintStrip(session.window.look, lambda _command: None)
    qtbot.addWidget(strip)
    hints = [("Enter", "يفتح الموضع", ""), ("F8", "الحالة التالية", ""), ("F6", "الجزء التالي", ""), ("Esc", "المقال", "")]
    strip.show_hints(hints)
    assert [key for key, *_ in strip._fitting(2000)] == ["Enter", "F8", "F6", "Esc"]
    narrow = [key for key, *_ in strip._fitting(260)]
    assert narrow[-1] == "Esc" and len(narrow) < 4


def test_many_copies_do_not_bury_the_annotators(session) -> None:
    people = [("مريم", "human"), ("خليل", "human")]
    copies = [(f"مريم (0000{number:02x})", "human") for number in range(20)]
    bar = AgreementBar(session.window.look, "x")
    bar.offer([*people, *copies])
    assert bar.names() == ["مريم", "خليل"] and len(bar._menu.actions()) == 2
    bar.offer([*people, *copies], ("مريم", copies[3][0]))
    assert bar.names() == ["مريم", copies[3][0]] and len(bar._menu.actions()) == 3
    bar.offer([*people, *copies[:2]])
    assert bar.names() == ["مريم", "خليل"] and len(bar._menu.actions()) == 4
