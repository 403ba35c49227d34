"""What the window says of its keys: those that are set, where they work; refusals that move nothing; words in their direction."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator import label_files
from annotator.commands.opening import OpenOptions
from annotator.core import edits, label_edits
from annotator.core.annotation import Document, Entry
from annotator.ui import settings, span_painter
from annotator.ui.application import Session, application
from annotator.ui.fonts import interface_font
from annotator.ui.import_dialog import ImportDialog
from annotator.ui.keycaps import legend
from annotator.ui.look import has_arabic, laid_out
from annotator.ui.note_dialog import NoteDialog
from annotator.ui.offers import Offer, Row, numbered
from annotator.ui.report import ReportDialog
from annotator.ui.search_dialog import SearchDialog
from annotator.workspace import Workspace
from tests.e2e.typist import Typist

PATIENCE = 10_000


def opened(session, text: str, title: str = "") -> None:
    session.workspace.import_entries([Entry("own", Document("own", text, title or "مقال"))])
    session.workspace.refresh()
    session.workspace.open_document("own")
    session.window.canvas.setFocus()


@pytest.fixture
def with_own_keys(qtbot, qapp):
    application()
    settings.save(settings.Settings(language="ar", tour_seen=True))
    settings.config_folder().mkdir(parents=True, exist_ok=True)
    (settings.config_folder() / "keys.toml").write_text('[keys]\nquote = "B"\nreject = []\nimport = []\n', encoding="utf-8")
    made = Session(application(), OpenOptions(size=(1280, 860)))
    made.start()
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    made.window.canvas.setFocus()
    qtbot.waitUntil(made.window.canvas.hasFocus, timeout=PATIENCE)
    yield made
    made.window.close()
    made.end()


def test_a_refusal_names_the_key_as_it_is_set(with_own_keys) -> None:
    opened(with_own_keys, "كلمة")
    Typist().press("B")
    assert legend("B") in with_own_keys.window.message.sentence and "Q" not in with_own_keys.window.message.sentence


def test_other_boundaries_have_the_letter_that_took_the_quotation(with_own_keys, qtbot) -> None:
    opened(with_own_keys, 'قال المدير "لن نتراجع" أمس.')
    canvas, workspace = with_own_keys.window.canvas, with_own_keys.workspace
    canvas.set_caret(canvas.text.index("نتراجع"))
    Typist().press("B")
    strip = with_own_keys.window.centre.strip
    assert strip.isVisible() and ("B", "حدود مختلفة") in strip._answers._hints
    assert len(workspace.state.annotation_set.layer("quote")) == 1
    Typist().press("B")
    assert with_own_keys.window.hint_strip.message == "لا حدود أخرى تُعرض هنا." and not strip._input.text()


def test_a_command_without_a_key_is_named_in_a_sentence(with_own_keys) -> None:
    assert "«استيراد مقالات…»" in with_own_keys.window.documents._none.text() or with_own_keys.workspace.count()
    from annotator.core.errors import Key
    from annotator.ui.language import tr

    assert tr("{key}", key=Key("import")) == "«استيراد مقالات…»"


def test_a_refusal_does_not_move_the_article(session) -> None:
    opened(session, "كلمة")
    canvas = session.window.canvas
    before = canvas.mapTo(session.window, canvas.rect().topLeft())
    Typist().press("Q")
    assert session.window.message.sentence
    QApplication.processEvents()
    assert canvas.mapTo(session.window, canvas.rect().topLeft()) == before
    session.window.message.say("يبقى", stays=True)
    QApplication.processEvents()
    assert canvas.mapTo(session.window, canvas.rect().topLeft()).y() >= before.y() + session.window.message.height()
    session.window.message.hide()
    QApplication.processEvents()
    assert canvas.mapTo(session.window, canvas.rect().topLeft()) == before


def test_no_key_is_silent_when_there_is_nothing_to_do(session) -> None:
    opened(session, "قال علي: نعم")
    typist, workspace, canvas = Typist(), session.workspace, session.window.canvas
    workspace.apply(edits.tag(workspace.state, canvas.text, "quote", "direct", [(9, 12)]))
    for key in ("M", "W", "J", "Alt+Shift+Left"):
        session.window.hint_strip.say("")
        canvas.select_span(workspace.state.annotation_set.layer("quote")[0].id)
        typist.press(key)
        assert session.window.hint_strip.message, key
    said = []
    for _ in range(2):
        typist.press("F")
        said.append(session.window.hint_strip.message)
    assert said[0] != said[1]


def test_a_relay_is_not_tagged_where_there_is_no_quotation(session) -> None:
    opened(session, "نقلت وكالة رويترز الخبر")
    Typist().press("V")
    assert legend("Q") in session.window.message.sentence and not session.workspace.state.spans


def test_the_strip_below_shows_the_keys_of_the_part_that_has_the_keyboard(session, qtbot) -> None:
    window, typist = session.window, Typist()

    def shown() -> list[str]:
        return [key for key, _, _ in window.hint_strip._hints]

    qtbot.waitUntil(lambda: "Tab" in shown(), timeout=PATIENCE)
    window.documents.view.setFocus()
    qtbot.waitUntil(lambda: "Tab" not in shown() and "Return" in shown() and "Esc" in shown(), timeout=PATIENCE)
    typist.press("Esc")
    assert window.canvas.hasFocus()
    qtbot.waitUntil(lambda: "Tab" in shown(), timeout=PATIENCE)
    typist.press("3", "N")
    qtbot.waitUntil(lambda: shown()[:2] == ["Return", "Shift+Return"], timeout=PATIENCE)


def test_a_problem_is_said_with_the_key_that_mends_it(session) -> None:
    opened(session, "قال علي: نعم")
    workspace = session.workspace
    workspace.apply(edits.tag(workspace.state, session.window.canvas.text, "quote", "indirect", [(9, 12)]))
    Typist().press("F8")
    assert session.window.hint_strip.message.endswith(f"[{legend('R')}]")


def test_letters_in_the_list_filter_it_and_enter_opens_the_first(session, qtbot) -> None:
    workspace = session.workspace
    workspace.import_entries([Entry(f"d{n}", Document(f"d{n}", "نص", title)) for n, title in enumerate(("قمة", "نفط", "نفط وغاز"))])
    workspace.refresh()
    session.window.documents.view.setFocus()
    for letter in "نفط":
        Typist().type(letter)
    assert session.window.documents.typed.text() == "نفط"
    Typist().press("Return")
    assert workspace.document is not None and workspace.document.id == "d1"
    assert session.window.documents.model.rowCount() == 2


@pytest.mark.parametrize(("title", "arabic"), [("NATO تقول: لن ننتظر", True), ("Reuters 2025", False), ("2025", False)])
def test_a_title_that_begins_with_latin_letters_is_arabic_all_the_same(title: str, arabic: bool) -> None:
    assert has_arabic(title) == arabic


def test_in_a_narrow_window_answers_are_left_out_but_never_the_one_of_0(session, qtbot) -> None:
    strip = session.window.centre.strip
    strip.setParent(None)
    qtbot.addWidget(strip)
    strip.resize(300, 400)
    strip.show()
    rows = numbered([Row(f"سيرغي لافروف {n}", "ذُكر قريبا", n) for n in range(30)] + [Row("جديد", "", "new")], lambda r: r.value == "new")
    strip.show_offer(Offer("من أو ما المقصود بهذه الكلمات الكثيرة جدا التي لا يتسع لها السطر؟", rows, print, lambda _: ()))
    strip._answers.resize(280, 50)
    assert 2 <= len(strip.rows) < 31 and strip.rows[-1].key == "0"
    assert max(place.bottom() for place, _ in strip._answers._places) <= strip._answers.height() - 26
    assert strip._question.minimumSizeHint().width() < 100


def mark(start: int, layer: str, name: str, left: float, right: float, lane: int = 0) -> span_painter.Mark:
    from PySide6.QtGui import QColor

    span = edits.Span(f"s{start}{layer}", layer, "x", ((start, start + 1),))
    return span_painter.Mark(span, ((QRectF(left, 100, right - left, 30),),), QColor("red"), name, lane)


def test_names_below_the_text_touch_neither_each_other_nor_a_line(qapp) -> None:
    application()
    metrics = QFontMetricsF(interface_font(7.5))
    marks = [
        mark(0, "cue", "فعل القول", 480, 500), mark(1, "speaker", "باسمه", 300, 478, 1), mark(2, "entity", "شخص", 300, 380),
        mark(3, "entity", "موقع", 379, 384),
    ]  # fmt: skip
    places = {m.name: chip for m, chip in span_painter.name_places(marks, None, metrics, marks)}
    assert {"فعل القول", "باسمه", "شخص"} <= places.keys()
    chips = list(places.values())
    assert not any(a.intersects(b) for a in chips for b in chips if a is not b)
    for name, chip in places.items():
        for other in marks:
            box = other.boxes[0]
            line = QRectF(box.left(), box.bottom() + 1 + other.lane * span_painter.LANE, box.width(), 2.4)
            assert not chip.intersects(line), (name, other.name)
    assert places["باسمه"].left() >= 300 and places["باسمه"].right() <= 478


def test_moving_the_caret_asks_the_project_nothing(session, monkeypatch, qtbot) -> None:
    window, workspace = session.window, session.workspace
    asked = []
    for name in ("count", "position", "progress", "documents", "row"):
        real = getattr(workspace, name)
        monkeypatch.setattr(workspace, name, lambda *a, real=real, name=name, **k: (asked.append(name), real(*a, **k))[1])
    for key in ("Left", "Down", "Shift+Left"):
        Typist().press(key)
    qtbot.waitUntil(lambda: not window._later.isActive(), timeout=PATIENCE)
    assert asked == []
    Typist().press("Esc", "3")
    qtbot.waitUntil(lambda: "row" in asked, timeout=PATIENCE)
    assert window.documents.model.row(0).spans == 1 and window.documents.model.row(0).status == "started"
    assert "0 من 1" in window.documents._summary.text()
    workspace.apply(edits.set_status(workspace.state, "done"))
    qtbot.waitUntil(lambda: "1 من 1" in window.documents._summary.text(), timeout=PATIENCE)


def test_what_was_refused_is_said_in_the_language_of_the_window(session, tmp_path, qtbot) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id":"a","text":"قال"}\n{"text":"بلا معرف"}\n', encoding="utf-8")
    (tmp_path / "page.txt").write_text("<html>", encoding="utf-8")
    session.window.transfer.take([str(tmp_path)])
    qtbot.waitUntil(lambda: opened_dialog(ReportDialog) is not None, timeout=PATIENCE)
    shown = opened_dialog(ReportDialog).findChild(QPlainTextEdit).toPlainText()
    assert len(shown.split("\n")) == 2 and "صفحة ويب" in shown and "is missing" not in shown
    assert all(line.startswith("\u2066" + str(tmp_path)) for line in shown.split("\n"))
    opened_dialog(ReportDialog).close()


def test_a_file_that_reads_like_nothing_is_left_out_unless_one_says_otherwise(session, tmp_path, qtbot) -> None:
    (tmp_path / "good.txt").write_bytes("قال الوزير أحمد إن الحكومة «لن تتراجع» عن هذا القرار في الاجتماع".encode("windows-1256"))
    (tmp_path / "odd.txt").write_bytes(bytes([0x9D, 0xA5]) * 20)
    session.window.transfer.take([str(tmp_path)])
    qtbot.waitUntil(lambda: opened_dialog(ImportDialog) is not None, timeout=PATIENCE)
    dialog = opened_dialog(ImportDialog)
    assert "متروك" in dialog._files.item(1).text() and "متروك" not in dialog._files.item(0).text()
    dialog._accepted()
    qtbot.waitUntil(lambda: session.workspace.count() == 2, timeout=PATIENCE)
    assert {row.id for row in session.workspace.documents()} >= {"good"}


def test_a_note_is_not_thrown_away_by_one_esc(session, qtbot) -> None:
    typist = Typist()
    session.window.invoke("document_note")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit), timeout=PATIENCE)
    typist.type("مهم")
    typist.press("Esc")
    assert opened_dialog(NoteDialog) is not None
    typist.press("Ctrl+Return")
    qtbot.waitUntil(lambda: session.workspace.state.annotation_set.progress.note == "مهم", timeout=PATIENCE)


def test_tab_never_leaves_a_question_for_another_field(session, qtbot) -> None:
    opened(session, "قال علي نعم. قال عمر: «هذا قول طويل جدا في هذا المقال».")
    window, typist = session.window, Typist()
    window.canvas.set_caret(4)
    typist.press("1", "E")
    assert window.centre.strip.isVisible()
    typist.press("Tab")
    assert not window.side.isAncestorOf(QApplication.focusWidget()) and not window.documents.isAncestorOf(QApplication.focusWidget())
    assert window.quoting.in_hand is not None  # at the next place worth a look


def test_places_found_in_one_article_are_never_tagged_in_another(session, qtbot) -> None:
    opened(session, "موسكو ثم موسكو ثم موسكو")
    workspace, window, typist = session.workspace, session.window, Typist()
    typist.press("3", "G")
    assert window.centre.places.hasFocus()
    qtbot.waitUntil(lambda: not window.hint_strip._hints, timeout=PATIENCE)  # the strip has its own line of keys
    other = next(row.id for row in workspace.documents() if row.id != "own")
    window.documents.chosen.emit(other)  # by a click in the list
    assert not window.centre.places.isVisible() and window.canvas.hasFocus()
    assert not workspace.state.spans
    typist.press("/")
    typist.type("موسكو")
    qtbot.waitUntil(lambda: [key for key, _, _ in window.hint_strip._hints][-2:] == ["Return", "Esc"], timeout=PATIENCE)
    window.documents.chosen.emit("own")
    assert not window.centre.find_bar.isVisible() and window.canvas.hasFocus()


def test_tab_goes_from_the_words_to_the_hits(session, qtbot) -> None:
    session.window.invoke("search")
    qtbot.waitUntil(lambda: opened_dialog(SearchDialog) is not None and opened_dialog(SearchDialog).input.hasFocus(), timeout=PATIENCE)
    dialog = opened_dialog(SearchDialog)
    Typist().type("موسكو")
    qtbot.waitUntil(lambda: dialog.hits.model().rowCount() > 0, timeout=PATIENCE)
    Typist().press("Tab")
    assert dialog.hits.hasFocus()
    dialog.close()


def test_the_guidelines_name_the_keys_that_are_set(with_own_keys) -> None:
    with_own_keys.window.invoke("guidelines")
    shown = with_own_keys.window.side._guide.toPlainText()
    assert legend("M") in shown and legend("Shift+Q") in shown and "`" not in shown


def test_a_span_whose_layer_is_unknown_is_not_called_nothing(session, qtbot) -> None:
    workspace = session.workspace
    workspace.apply(edits.tag(workspace.state, workspace.document.text, "entity", "PER", [(0, 4)]))
    before = session.window
    workspace.set_label_set(label_edits.to_toml(next(one for one in label_files.presets() if one.layer("entity") is None)))
    qtbot.waitUntil(lambda: session.window is not before and session.window.canvas.hasFocus(), timeout=PATIENCE)
    session.window.canvas.select_span(next(iter(workspace.state.spans)))
    inspector = session.window.side.inspector
    qtbot.waitUntil(lambda: "entity" in inspector._empty.text() and inspector._empty.isVisible(), timeout=PATIENCE)


def test_an_empty_project_says_what_to_do_and_has_the_keyboard_there(qtbot, qapp, tmp_path) -> None:
    application()
    settings.save(settings.Settings(language="ar", tour_seen=True))
    Workspace.create(tmp_path / "empty.db", annotator="maryam").close()
    made = Session(application(), OpenOptions(size=(1280, 860), project=tmp_path / "empty.db"))
    made.start()
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    made.after_start()
    qtbot.waitUntil(made.window.centre.begin.hasFocus, timeout=PATIENCE)
    qtbot.waitUntil(lambda: [key for key, _, _ in made.window.hint_strip._hints][:1] == ["Ctrl+I"], timeout=PATIENCE)
    made.window.close()
    made.end()


def opened_dialog(kind):
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def test_the_lines_of_a_broken_arabic_sentence_begin_at_one_edge(qapp) -> None:
    application()
    option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    words = "تنقلك الأسهم من كلمة إلى كلمة كما تراها العين، ومع Shift تُحدّد، ومع Alt تمشي حرفا حرفا في المقال."
    layout, height = laid_out(words, interface_font(10), 150, option)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    assert len(lines) > 3 and height == pytest.approx(sum(line.height() for line in lines))
    assert max(line.naturalTextRect().right() for line in lines) - min(line.naturalTextRect().right() for line in lines) <= 1
