"""What a new user meets: the tour by the keys that are set, all keys by menu, Q as Tab would take it, hits in joined letters."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel

from annotator.commands.opening import OpenOptions
from annotator.core.annotation import Document, Entry
from annotator.ui import kwic, settings
from annotator.ui.application import Session, application
from annotator.ui.fonts import reading_font
from annotator.ui.keycaps import legend
from annotator.ui.tour import Tour
from tests.e2e.typist import Typist

SPLIT = '"لن نتراجع"، قال المدير، "مهما كان الثمن".\nوبحسب وزير الصحة خالد منصور، فإن الوضع تحت السيطرة.'


def card_texts(tour: Tour) -> str:
    return " ".join(part.text() for part in tour._card.findChildren(QLabel))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_tour_of_a_first_start_names_the_keys_as_they_are_set(language: str, qtbot, qapp) -> None:
    application()
    folder = settings.config_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "keys.toml").write_text('[keys]\nquote = "B"\nguidelines = []', encoding="utf-8")
    settings.save(settings.Settings(language=language))
    session = Session(application(), OpenOptions(size=(1280, 860)))
    session.start()
    session.window.show()
    session.after_start()
    session.window.activateWindow()
    tour = session.window.dialogs._tour
    typist, said = Typist(), []
    while session.window.dialogs._tour is not None:
        qtbot.waitUntil(lambda: tour._card._next.hasFocus())
        said.append(card_texts(tour))
        typist.press("Return")
    assert len(said) == 6
    assert legend("B") in said[1] and legend("Q") not in said[1]
    assert all("{" not in text for text in said) and "–" in said[4]
    assert legend("Ctrl+F") in said[5]
    assert session.settings.tour_seen and session.window.canvas.hasFocus()
    session.window.close()
    session.end()
    (folder / "keys.toml").unlink()


def test_the_tour_is_skipped_by_one_key(session, qtbot) -> None:
    session.window.dialogs.tour()
    qtbot.waitUntil(lambda: session.window.dialogs._tour._card._next.hasFocus())
    Typist().press("Esc")
    assert session.window.dialogs._tour is None and session.window.canvas.hasFocus()


def test_all_keys_are_listed_in_the_order_of_the_menus_with_those_of_the_labels(session) -> None:
    entries = session.window.dialogs.entries()
    menus = list(dict.fromkeys(entry.menu for entry in entries))
    shown = [action.text() for action in session.window.menuBar().actions()]
    assert menus == shown
    keys = {entry.command: entry.key for entry in entries}
    assert keys["label:entity:PER"] == "1" and keys["search"] == "Ctrl+F" and keys["label_set"] == "Ctrl+L"


def test_q_takes_what_the_rules_propose_with_both_segments_and_the_verb(session) -> None:
    workspace = session.workspace
    workspace.import_entries([Entry("split", Document("split", SPLIT, "قول مقطوع"))])
    workspace.open_document("split")
    session.window.canvas.setFocus()
    session.window.canvas.set_caret(SPLIT.index("نتراجع"))
    typist = Typist()
    typist.press("Q", "1")
    [quote] = workspace.state.annotation_set.layer("quote")
    assert [SPLIT[a:b] for a, b in quote.segments] == ['"لن نتراجع"', '"مهما كان الثمن"']
    assert [s.text(SPLIT) for s in workspace.state.annotation_set.children(quote.id, "cue")] == ["قال"]
    assert [s.text(SPLIT) for s in workspace.state.annotation_set.children(quote.id, "speaker")] == ["المدير"]
    session.window.canvas.select_span(None)
    session.window.canvas.set_caret(SPLIT.index("السيطرة"))
    typist.press("Q", "1")
    last = workspace.state.annotation_set.layer("quote")[-1]
    assert [s.text(SPLIT) for s in workspace.state.annotation_set.children(last.id, "cue")] == ["بحسب"]
    assert [s.text(SPLIT) for s in workspace.state.annotation_set.children(last.id, "speaker")] == ["وزير الصحة خالد منصور"]


def test_q_again_narrows_to_one_segment(session) -> None:
    workspace = session.workspace
    workspace.import_entries([Entry("split", Document("split", SPLIT, "قول مقطوع"))])
    workspace.open_document("split")
    session.window.canvas.setFocus()
    session.window.canvas.set_caret(SPLIT.index("نتراجع"))
    Typist().press("Q", "Q")
    assert [len(q.segments) for q in workspace.state.annotation_set.layer("quote")] == [1]
    assert QApplication.focusWidget() is not None


def test_the_context_of_a_hit_is_cut_at_words_and_fits(qapp) -> None:
    application()
    metrics = QFontMetricsF(reading_font(12))
    text = "وقال وزير الخارجية الروسي سيرغي لافروف اليوم الثلاثاء إن"
    before, after = kwic._last_words(text, 120, metrics), kwic._first_words(text, 120, metrics)
    assert before.startswith("… ") and text.endswith(before[2:]) and text[-len(before[2:]) - 1] == " "
    assert after.endswith(" …") and text.startswith(after[:-2])
    assert max(metrics.horizontalAdvance(before), metrics.horizontalAdvance(after)) <= 120
    assert kwic._last_words("قصير", 500, metrics) == "قصير"
