"""The page of errors before there is anything to show, its table, and the key that corrects the gold under any layout."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator import extraction
from annotator.core.annotation import AnnotationSet, Document, Entry, Span
from annotator.core.case_list import narrowed
from annotator.core.case_news import HERE
from annotator.core.labels import parse
from annotator.paths import resource
from annotator.ui import error_figures
from annotator.ui.error_data import Question, errors
from annotator.ui.errors_page import ErrorsPage
from annotator.ui.language import tr

TEXT = "قال الوزير إن القمة قريبة في موسكو"
MOSCOW = (TEXT.index("موسكو"), len(TEXT))


def opened(session, qtbot) -> ErrorsPage:
    session.window.invoke("errors")
    page = session.window.pages.page()
    assert isinstance(page, ErrorsPage)
    qtbot.waitUntil(lambda: page.is_ready, timeout=20000)
    return page


def test_without_gold_or_extractor_it_says_what_to_do(session, qtbot) -> None:
    window = session.window
    page = opened(session, qtbot)
    assert page.empty.text().startswith("لا مرجع في هذا المشروع بعد")
    window.workspace.import_entries([Entry("d", Document("d", TEXT), AnnotationSet.of("d", "gold", kind="gold"))])
    page = opened(session, qtbot)
    assert "لم يُشغَّل مستخرِج بعد" in page.empty.text() and "Ctrl+R" in page.empty.text()
    extraction.run(window.workspace, extraction.Order("rules"))
    page = opened(session, qtbot)
    assert "لا مقال له مرجع" in page.empty.text() and page.extractor.currentData() == "rules"


def test_the_key_takes_the_prediction_into_the_gold_on_an_arabic_keyboard_too(session, qtbot) -> None:
    window = session.window
    place = Span("e", "entity", "LOC", (MOSCOW,)), Span("p", "entity", "GPE", (MOSCOW,))
    for name, kind, span in (("gold", "gold", place[0]), ("model", "extractor", place[1])):
        window.workspace.import_entries([Entry("d", Document("d", TEXT, "موسكو"), AnnotationSet.of("d", name, kind=kind, spans=[span]))])
    page = opened(session, qtbot)
    qtbot.waitUntil(lambda: [row.case.kind for row in page.browser.panel.list.rows] == ["label"], timeout=20000)
    assert page.browser.view.advice.isVisible() and page.gold.currentData() == "gold"
    press = QKeyEvent(QEvent.Type.KeyPress, ord("ل"), Qt.KeyboardModifier.NoModifier, 42, 0, 0, "ل")  # where G is
    QApplication.sendEvent(page.browser.panel.list, press)
    qtbot.waitUntil(lambda: not page.browser.panel.list.rows, timeout=20000)
    assert window.workspace.load_set("d", "gold").spans["e"].label == "GPE"
    assert page.browser.view.shown is None and "أُخذ إلى المرجع" in window.hint_strip.message
    window.invoke("undo")
    qtbot.waitUntil(lambda: len(page.browser.panel.list.rows) == 1, timeout=20000)
    window.invoke("undo")
    assert window.hint_strip.message == tr("There is nothing to undo.")
    assert set(page.stops()) >= {page.table, page.gold, page.browser.panel.facets["verb"]}


@pytest.mark.parametrize("other", ["", "model"])
def test_every_figure_leads_to_the_cases_it_counts(session, seed_gold, other: str) -> None:
    workspace = session.window.workspace
    workspace.import_files([seed_gold], annotator="gold", kind="gold")
    workspace.import_files([seed_gold], annotator="model", kind="extractor")
    extraction.run(workspace, extraction.Order("rules"))
    found = errors(workspace, Question("gold", "rules", other), session.lexicon(), lambda: False)
    figures = error_figures.table(found.scores, parse(resource("labels", "quotations.toml").read_text(encoding="utf-8")), other)
    assert len(figures.columns) == len(figures.tips) == (10 if other else 8) and len(figures.rows) == 5
    *layers, links = figures.cells
    assert all(cell.opens is not None for cells in layers for cell in cells)
    assert [cell.opens is not None for cell in links] == [False] + [True] * (len(links) - 1)  # no case is about a right link
    assert any(int(cells[1].words) for cells in layers)
    rows = [row for row in found.rows if not row.news or HERE in row.news or row.case.kind == "same"]
    for cells in layers:
        for cell in cells[:4]:
            assert len(narrowed(rows, replace(cell.opens, news=""))[0]) == int(cell.words), cell.opens
