"""Agreement and training in the real window: figures that open their cases, walked by keys, back and forth to the article."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel

from annotator.core import edits
from annotator.core.annotation import AnnotationSet, Document, Entry, Progress, Referent, Relation, Span
from annotator.core.case_list import Wanted
from annotator.core.labels import parse
from annotator.paths import resource
from annotator.ui import agreement_figures as tables
from annotator.ui import case_words
from annotator.ui.adjudication_dialog import AdjudicationDialog
from annotator.ui.agreement_figures import Door
from annotator.ui.agreement_page import AgreementPage
from annotator.ui.case_words import Sides
from annotator.ui.training_page import TrainingPage
from tests.e2e.typist import Typist

TEXT = 'قال لافروف: "الحوار مستمر مع الصين". وأضاف الوزير أن القمة قريبة في موسكو.'
QUOTE = (TEXT.index('"'), TEXT.index('".') + 1)
LAVROV, MINISTER, MOSCOW, CHINA = (
    (TEXT.index(word), TEXT.index(word) + len(word)) for word in ("لافروف", "الوزير", "موسكو", "الصين")
)
DONE = Progress("done")


def quote(place=QUOTE, label: str = "direct") -> Span:
    return Span("q", "quote", label, (place,))


def entity(place, label: str = "PER") -> Span:
    return Span(f"e{place[0]}", "entity", label, (place,))


def work(document: str, who: str, *spans: Span, speaker=LAVROV, kind="human", progress=DONE) -> AnnotationSet:
    said = Span("s", "speaker", "named", (speaker,), "lavrov" if speaker == LAVROV else None)
    linked = [Relation("r", "speaker", "q", "s")] if any(span.id == "q" for span in spans) else []
    return AnnotationSet.of(document, who, kind=kind, spans=[*spans, said], relations=linked, progress=progress)


def entries(document: str, *works: AnnotationSet) -> list[Entry]:
    made = Document(document, TEXT, f"مقال {document}")
    return [Entry(document, made, one, (Referent("lavrov", "سيرغي لافروف"),)) for one in works]


def project() -> list[Entry]:
    """Between مريم and خليل: the marks (b), another speaker (b), another label (c), one entity each alone (c)."""
    inner = (QUOTE[0] + 1, QUOTE[1] - 1)
    return [
        *entries("a", work("a", "مريم", quote(), entity(MOSCOW, "GPE")), work("a", "خليل", quote(), entity(MOSCOW, "GPE"))),
        *entries("b", work("b", "مريم", quote()), work("b", "خليل", quote(inner), speaker=MINISTER)),
        *entries(
            "c",
            work("c", "مريم", quote(), entity(MINISTER), progress=Progress("started")),
            work("c", "خليل", quote(label="mixed"), entity(CHINA, "GPE")),
        ),
    ]


@pytest.fixture
def window(session):
    session.window.workspace.import_entries(project())
    session.window.workspace.refresh()
    return session.window


def opened(qtbot, window) -> AgreementPage:
    """The page after Ctrl+G, with everything computed."""
    Typist().press("Ctrl+G")
    page = window.pages.page()
    assert isinstance(page, AgreementPage)
    settled(qtbot, page)
    return page


def seated(qtbot, session, annotator: str):
    """The window with another annotator at the desk."""
    before = session.window
    session.workspace.use_annotator(annotator)
    qtbot.waitUntil(lambda: session.window is not before and session.window.isVisible())
    session.window.activateWindow()
    qtbot.waitUntil(session.window.canvas.hasFocus)
    return session.window


def settled(qtbot, page: AgreementPage) -> None:
    qtbot.waitUntil(lambda: page.data is not None and page.board.kinds.figures.rows != () and page._busy.isHidden(), timeout=8000)


def rows(page: AgreementPage) -> list[tuple[str, str, str]]:
    return [(row.case.document_id, row.case.layer, row.case.kind) for row in page.browser.panel.list.rows]


def counts(page: AgreementPage) -> dict[tuple[str, str], str]:
    shown = page.board.kinds.figures
    return {
        (kind, layer): cell.words
        for kind, cells in zip(shown.rows, shown.cells, strict=True)
        for layer, cell in zip(shown.columns, cells, strict=True)
    }


# -- walking


def test_open_walk_enter_the_place_and_back_by_keys(qtbot, window) -> None:
    page, hands = opened(qtbot, window), Typist()
    assert QApplication.focusWidget() is page.board.matrix
    hands.press("F8")
    panel = page.browser.panel
    qtbot.waitUntil(lambda: panel.place == (1, 7), timeout=3000)
    assert rows(page) == [
        ("b", "speaker", "left_only"), ("b", "quote", "boundary"), ("b", "quote", "speaker"), ("b", "speaker", "right_only"),
        ("c", "quote", "label"), ("c", "entity", "right_only"), ("c", "entity", "left_only"),
    ]  # fmt: skip
    before = page.browser.view.text.points
    hands.press("Ctrl+=")
    assert page.browser.view.text.points > before  # the text of cases grows with that of articles
    hands.press("F8", "F8", "F8")
    assert panel.place == (4, 7)
    hands.press("Shift+F8", "Down", "Up")
    assert panel.place == (3, 7) and page.browser.view.shown.case is panel.current()
    hands.press("Shift+F8", "Shift+F8", "Shift+F8")
    assert panel.place == (7, 7)  # round the end
    case = panel.current()
    hands.press("Return")
    assert window.pages.page() is None and window.canvas.hasFocus()
    assert window.workspace.document.id == "c" and window.canvas.selection() == case.place == MINISTER
    assert "7" in window.hint_strip.message
    hands.press("Ctrl+G")
    assert window.pages.page() is page and panel.place == (7, 7)
    assert QApplication.focusWidget() is panel.list
    hands.press("Esc")
    assert page._stack.currentWidget() is page.board
    hands.press("Esc")
    assert window.pages.page() is None and window.canvas.hasFocus()
    hands.press("F8")  # of the article again: its problems
    assert window.pages.page() is None


def test_every_figure_opens_its_cases(qtbot, window) -> None:
    page = opened(qtbot, window)
    shown = counts(page)
    assert shown["حدود مختلفة", "قول"] == "1" and shown["وسم مختلف", "الكل"] == "1" and shown["قائل مختلف", "الكل"] == "1"
    assert shown["لدى مريم فقط", "كيان"] == "1" and shown["لدى خليل فقط", "كيان"] == "1" and shown["اتفاق", "كيان"] == "1"
    doors = 0
    for table in (table for _name, table in page.board.tables()):
        for cells in table.figures.cells:
            for cell in cells:
                if cell.opens is None:
                    continue
                doors += 1
                with qtbot.waitSignal(page.browser.panel.settled, timeout=3000):
                    page.open_door(cell.opens)
                settled(qtbot, page)
                if table is page.board.kinds:
                    assert page.browser.panel.place[1] == int(cell.words)
    assert doors > 40


def test_enter_and_a_click_on_a_figure_open_it(qtbot, window) -> None:
    page, hands = opened(qtbot, window), Typist()
    page.board.kinds.setFocus()
    hands.press("Down", "Return")
    qtbot.waitUntil(lambda: page.browser.panel.place == (1, 2), timeout=3000)
    assert page._stack.currentWidget() is page.browser and page.browser.panel.wanted.kind == "right_only"
    hands.press("Esc")
    index = page.board.layers.model().index(0, 0)
    with qtbot.waitSignal(page.browser.panel.settled, timeout=3000):
        page.board.layers.clicked.emit(index)
    assert page.browser.panel.wanted == Wanted(layer="quote")


def test_a_case_leads_to_its_adjudication(qtbot, window) -> None:
    page = opened(qtbot, window)
    page.open_door(Door(Wanted(kind="label")))
    qtbot.waitUntil(lambda: page.browser.panel.place == (1, 1), timeout=3000)
    page._settle.click()
    assert window.workspace.document.id == "c" and window.pages.page() is None
    assert isinstance(QApplication.activeModalWidget(), AdjudicationDialog)
    Typist().press("Esc")


def test_f6_goes_through_the_parts_and_arrows_choose_the_pair(qtbot, window) -> None:
    window.workspace.import_entries(entries("a", work("a", "gold", quote(), kind="gold")))
    page, hands = opened(qtbot, window), Typist()
    assert page.bar.names() == ["مريم", "خليل", "gold"]
    seen = []
    for _ in range(4):
        seen.append(QApplication.focusWidget())
        hands.press("F6")
    assert seen == [page.board.matrix, page.board.kinds, page.board.layers, page.board.labels]
    page.board.matrix.setFocus()
    assert page.pair == ("مريم", "خليل")
    hands.press("Left")  # to the next column, as the eye sees it
    settled(qtbot, page)
    assert page.pair == ("مريم", "gold")
    window.comparing.agreement(("gold", "خليل"))  # as a conflict of a merge asks for two by name
    qtbot.waitUntil(lambda: page.data is not None and set(page.data["annotators"]) == {"gold", "خليل"}, timeout=8000)
    settled(qtbot, page)
    assert page.pair == ("gold", "خليل") and page.sides.left == "gold"


# -- what stands in it


def test_the_figures_are_those_of_the_measures_and_say_why_there_is_no_interval(qtbot, window) -> None:
    page = opened(qtbot, window)
    quote_f1 = page.board.matrix.figures.cells[0][1].words
    assert quote_f1.strip("\u2066\u2069") == "0.33"  # one of three
    assert page.data["documents"] == 3 and "10" in page.board._notes.text()
    page.bar.articles.setFocus()
    Typist().press("Down")
    qtbot.waitUntil(lambda: page.data is not None and page.data["documents"] == 2, timeout=8000)  # c is not finished
    settled(qtbot, page)
    assert counts(page)["لدى مريم فقط", "كيان"] == "·" and page.bar.articles.hasFocus()


def test_names_can_be_hidden_everywhere(qtbot, window) -> None:
    page = opened(qtbot, window)
    page.bar.blind.setChecked(True)
    page.open_door(Door())
    with qtbot.waitSignal(page.browser.panel.settled, timeout=3000):
        page.open_door(Door())
    texts = [part.text() for part in page.findChildren(QLabel) if not part.isHidden()]
    texts += [*page.board.matrix.figures.rows, *page.board.kinds.figures.rows, page.board.plots.svg("print")]
    texts += [page.browser.panel.kinds.itemText(n) for n in range(page.browser.panel.kinds.count())]
    assert not [text for text in texts if "مريم" in text or "خليل" in text]
    assert {"أ", "ب"} <= set(page.board.matrix.figures.rows) and "أ" in texts  # the letters of adjudication, too


def test_work_in_the_article_shows_when_one_comes_back(qtbot, window, session) -> None:
    window = seated(qtbot, session, "مريم")
    page, hands = opened(qtbot, window), Typist()
    page.open_door(Door(Wanted(kind="left_only", layer="entity")))
    qtbot.waitUntil(lambda: page.browser.panel.place == (1, 1), timeout=3000)
    hands.press("Return")
    window.desk.select(f"e{MINISTER[0]}")
    hands.press("Del")
    hands.press("Ctrl+G")
    qtbot.waitUntil(lambda: page.browser.panel.place == (0, 0), timeout=3000)
    assert not page._again.isHidden()
    hands.press("F5")
    qtbot.waitUntil(lambda: page.data is not None and page._busy.isHidden(), timeout=8000)
    settled(qtbot, page)
    assert page._again.isHidden() and counts(page)["لدى مريم فقط", "كيان"] == "·"


# -- what is taken away


def test_figures_plots_and_report_are_taken_away(qtbot, window, tmp_path: Path) -> None:
    page = opened(qtbot, window)
    page.copy()
    copied = QGuiApplication.clipboard().text()
    assert "\tمريم\tخليل" in copied and "خليل\t0.33" in copied and "\u2066" not in copied
    page.board.plots.save(tmp_path / "plot.svg")
    assert (tmp_path / "plot.svg").read_text(encoding="utf-8").startswith("<svg")
    page.board.plots.save(tmp_path / "plot.png")
    assert QImage(str(tmp_path / "plot.png")).width() > 1000
    page.save_report(tmp_path / "report.html")
    qtbot.waitUntil(lambda: (tmp_path / "report.html").exists(), timeout=8000)
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert 'dir="rtl"' in report and "مريم" in report and "مقال b" in report and "سيرغي لافروف" in report


# -- nothing to show


def test_where_there_is_nothing_to_compare_it_says_why(qtbot, session) -> None:
    window, hands = session.window, Typist()
    hands.press("Ctrl+G")
    page = window.pages.page()
    assert "عمل واسمين" in page.empty.text() and not page._report.isEnabled()
    hands.press("Esc")
    assert window.pages.page() is None
    window.workspace.import_entries([*entries("a", work("a", "مريم", quote())), *entries("b", work("b", "خليل", quote()))])
    window.workspace.refresh()
    hands.press("Ctrl+G")
    qtbot.waitUntil(lambda: "مقال مشترك" in page.empty.text(), timeout=8000)
    hands.press("Esc")
    nothing = AnnotationSet.of("a", "خليل", progress=DONE)  # who has marked nothing is compared too
    window.workspace.import_entries(entries("a", nothing))
    window.workspace.refresh()
    hands.press("Ctrl+G")
    settled(qtbot, page)
    assert page.board.matrix.figures.cells[0][1].words.strip("\u2066\u2069") == "0.00"
    assert counts(page)["لدى مريم فقط", "الكل"] == "2" and "خليل" in page.board._notes.text()


def test_separate_lists_of_referents_are_linked_before_speakers_are_compared(qtbot, session) -> None:
    """Two laptops have given one person two ids; that alone is no difference."""
    own = work("a", "خليل", quote())
    theirs = {uid: replace(span, referent="other" if span.referent else None) for uid, span in own.spans.items()}
    given = [*entries("a", work("a", "مريم", quote())), *entries("a", replace(own, spans=theirs))]
    session.window.workspace.import_entries([given[0], replace(given[1], referents=(Referent("other", "لافروف"),))])
    page = opened(qtbot, session.window)
    assert page.board.kinds.figures.rows == ["اتفاق"]
    page.open_door(Door(Wanted(kind="same", layer="quote")))
    qtbot.waitUntil(lambda: page.browser.panel.place == (1, 1), timeout=3000)
    facts = case_words.facts(page.browser.view.shown, session.window.workspace.label_set)
    assert [fact.differs for fact in facts] == [False, False]


def test_a_figure_of_nothing_is_a_dash_and_a_minus_keeps_its_place() -> None:
    data = {"annotators": ["x", "y"], "documents": 3, "layers": {"cue": {"f1_exact": None, "u_alpha": -0.5}}, "pairs": []}
    labels = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
    shown = tables.layers(data, labels)
    assert [cell.words.strip("\u2066\u2069") for cell in shown.cells[0]] == ["–", "–", "–", "−0.50"]
    assert shown.as_text().split("\n")[1].split("\t")[1:] == ["–", "–", "–", "−0.50"]
    assert tables.interval({"low": 0.1, "high": 0.25}) == "\u2066[0.10–0.25]\u2069" and tables.interval({"low": None}) == ""
    assert tables.kinds({"cue": Counter()}, Sides("x", "y"), labels).rows == []


# -- training


def test_training_shows_finished_articles_against_the_gold(qtbot, window, session) -> None:
    window, hands = seated(qtbot, session, "مريم"), Typist()
    workspace = window.workspace
    hands.press("Ctrl+T")
    page = window.pages.page()
    assert isinstance(page, TrainingPage)
    qtbot.waitUntil(lambda: "مرجع" in page.empty.text(), timeout=3000)  # no gold yet
    hands.press("Esc")
    gold = [work(uid, "gold", quote(), entity(MOSCOW, "GPE"), kind="gold") for uid in "abc"]
    workspace.import_entries(entry for one in gold for entry in entries(one.document_id, one))
    workspace.refresh()
    hands.press("Ctrl+T")
    panel = page.browser.panel
    qtbot.waitUntil(lambda: panel.place == (1, 1), timeout=5000)
    assert rows_of(panel) == [("b", "left_only")]  # c is not finished
    assert page.browser.view.kind.text() == "فاتني"
    assert "كما في المرجع" in page.summary.text()
    hands.press("Return")
    assert workspace.document.id == "b" and window.canvas.selection() == MOSCOW
    hands.press("Ctrl+T", "Esc")
    assert window.pages.page() is None


def rows_of(panel) -> list[tuple[str, str]]:
    return [(row.case.document_id, row.case.kind) for row in panel.list.rows]


def test_what_was_said_of_the_article_does_not_stand_below_a_page(session) -> None:
    window = session.window
    window.hint_strip.say("…")
    window.invoke("agreement")
    assert window.hint_strip.message == ""


def test_the_figure_of_a_relation_opens_the_cases_of_that_relation(qtbot, session) -> None:
    def links(*labels: str) -> AnnotationSet:
        ends = [Span("c", "cue", "verb", ((0, 3),)), Span("v", "speaker", "named", (LAVROV,))]
        made = [Relation(label, label, "q", "c" if label == "cue" else "v") for label in labels]
        return AnnotationSet.of("d", labels[0] if len(labels) == 1 else "both", spans=[quote(), *ends], relations=made, progress=DONE)

    one, two = links("cue"), links("cue", "via", "addressee")
    session.workspace.import_entries(entries("d", replace(one, annotator="مريم"), replace(two, annotator="خليل")))
    session.workspace.refresh()
    page = opened(qtbot, session.window)
    shown = page.board.relations.figures
    for name, cells in zip(shown.rows, shown.cells, strict=True):
        with qtbot.waitSignal(page.browser.panel.settled, timeout=20000):
            page.open_door(cells[0].opens)
        found = [row.case.relation for row in page.browser.panel.list.rows]
        wanted = cells[0].opens.wanted.relation
        assert found == ([wanted] if wanted in ("via", "addressee") else []), name
        if found:
            assert page.browser.panel.kinds.currentText().strip().startswith(name)
            assert name in page.browser.view.kind.text()


def test_walking_the_cases_of_an_article_reads_it_once_and_again_after_a_change(qtbot, window, session, monkeypatch) -> None:
    """With 50,000 characters each step took 120 ms."""
    window = seated(qtbot, session, "مريم")
    page, workspace = opened(qtbot, window), window.workspace
    page.open_door(Door(Wanted(document="c")))
    qtbot.waitUntil(lambda: page.browser.view.shown is not None and len(rows(page)) == 3, timeout=20000)
    read, before = [], workspace.load_set
    monkeypatch.setattr(workspace, "load_set", lambda *key: read.append(key) or before(*key))
    for _ in range(3):
        page.browser.step(1)
    assert read == [] and page.browser.view.shown.document.id == "c"
    workspace.open_document("c")
    window.desk.apply(edits.tag(workspace.state, TEXT, "entity", "LOC", [(0, 3)]))
    window.comparing.agreement()
    page.browser.step(1)
    assert read and any(span.label == "LOC" for span in page.browser.view.shown.left.spans.values())
