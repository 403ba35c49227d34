"""Searching all articles from the keyboard: hits in context, filters, opening a place, tagging what was found."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator.core.annotation import Document, Entry
from annotator.ui.search_dialog import SearchDialog
from tests.e2e.typist import Typist

TEXTS = {"b1": "وصل الوزير إلى عمان. زار الوزير المدينة.", "b2": "قال للوزير ما قال", "b3": "لا شيء هنا"}


@pytest.fixture
def dialog(session) -> SearchDialog:
    session.window.workspace.import_entries(Entry(uid, Document(uid, text, f"عنوان {uid}")) for uid, text in TEXTS.items())
    session.window.workspace.open_document("b3")
    session.window.dialogs.search()
    return QApplication.activeModalWidget()


def settled(qtbot, dialog: SearchDialog, words: str) -> list[str]:
    qtbot.waitUntil(dialog.input.hasFocus)
    dialog.input.setText(words)
    qtbot.waitUntil(lambda: bool(dialog.hits.hits), timeout=3000)
    return [hit.text[slice(*hit.place)] for hit in dialog.hits.hits]


def test_words_are_found_in_every_article_behind_their_clitics(qtbot, dialog) -> None:
    assert settled(qtbot, dialog, "الوزير") == ["الوزير", "الوزير", "لوزير"]


def test_enter_opens_the_article_at_the_place(qtbot, dialog, session) -> None:
    settled(qtbot, dialog, "المدينة")
    Typist().press("Return")
    window = session.window
    qtbot.waitUntil(lambda: window.workspace.document.id == "b1", timeout=3000)  # at once, or when it has searched
    assert window.desk.text[slice(*window.canvas.selection())] == "المدينة"


def test_ticked_hits_are_tagged_by_a_labels_key_as_one_act(qtbot, dialog, session) -> None:
    settled(qtbot, dialog, "الوزير")
    hands, workspace = Typist(), session.window.workspace
    dialog.hits.setFocus()
    hands.press("A", "1")
    tagged = {uid: sorted(s.segments[0] for s in workspace.state_of(uid).spans.values()) for uid in TEXTS}
    assert {uid: [TEXTS[uid][a:b] for a, b in places] for uid, places in tagged.items()} == {
        "b1": ["الوزير", "الوزير"], "b2": ["لوزير"], "b3": [],
    }  # fmt: skip
    workspace.open_document("b2")
    workspace.undo()
    assert not any(workspace.state_of(uid).spans for uid in TEXTS)


def test_one_hit_is_tagged_without_a_tick_and_a_label_narrows_the_search(qtbot, dialog, session) -> None:
    settled(qtbot, dialog, "الوزير")
    dialog.hits.setFocus()
    Typist().press("Down", "1")
    dialog._labels.setCurrentIndex(dialog.labels.index(("entity", "PER")))
    qtbot.waitUntil(lambda: [hit.label for hit in dialog.hits.hits] == ["PER"], timeout=3000)
    assert dialog.hits.hits[0].annotator == session.window.workspace.annotator


def test_the_words_of_a_span_are_tagged_in_all_articles(qtbot, session) -> None:
    window = session.window
    window.workspace.import_entries(Entry(uid, Document(uid, text, uid)) for uid, text in TEXTS.items())
    window.workspace.open_document("b1")
    window.canvas.select(4, 10)
    window.desk.tag_label("entity", "PER")
    window.naming.create()
    window.dialogs.everywhere()
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: len(dialog.hits.hits) == 3, timeout=3000)
    dialog.hits.setFocus()
    Typist().press("A", "G")
    spans = [*window.workspace.state_of("b1").spans.values(), *window.workspace.state_of("b2").spans.values()]
    assert len(spans) == 3 and len({span.referent for span in spans}) == 1 and spans[0].referent
