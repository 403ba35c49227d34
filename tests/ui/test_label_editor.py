"""The label-set editor by key presses: a label with a key, conflicts, what would be orphaned, and the set in use at once."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton

from annotator import label_files
from annotator.core import edits, label_edits
from annotator.core.labels import faults
from annotator.ui import keymap
from annotator.ui.commands import COMMANDS
from annotator.ui.label_editor import LabelEditor
from annotator.ui.label_fields import KeyField, contrast
from annotator.ui.orphan_question import OrphanQuestion
from annotator.ui.theme import THEMES
from tests.e2e.typist import Typist


def opened(kind: type[QDialog]) -> QDialog | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


@pytest.fixture
def editor(session, qtbot):
    Typist().press("Ctrl+L")
    qtbot.waitUntil(lambda: opened(LabelEditor) is not None)
    found = opened(LabelEditor)
    qtbot.waitUntil(found.outline.hasFocus)
    return found


def place(editor: LabelEditor, layer: str, label: str) -> tuple:
    number = next(n for n, one in enumerate(editor.value.layers) if one.id == layer)
    return "layers", number, "labels", next(n for n, one in enumerate(editor.value.layers[number].labels) if one.id == label)


def note(editor: LabelEditor, path: tuple) -> str:
    return editor.form._notes[path].text()


def test_a_label_is_added_with_a_key_and_used_at_once(session, editor, qtbot) -> None:
    typist = Typist()
    editor.outline.choose(place(editor, "entity", "MISC"))
    editor.act("add")
    path = editor.outline.path()
    typist.type("سلاح")
    typist.press("Tab")
    for letter in "Weapon":
        typist.type(letter)
    typist.press("Tab")
    typist.type("WEAPON")
    typist.press("Tab")
    assert isinstance(QApplication.focusWidget(), KeyField)
    typist.press("Q")  # taken by a command
    assert "اكتساب" in note(editor, (*path, "key")) or "القول" in note(editor, (*path, "key"))
    assert not editor.keep_button.isEnabled()
    typist.press("1")  # taken by another label
    assert "PER" in note(editor, (*path, "key"))
    typist.press("B")
    assert note(editor, (*path, "key")) == ""
    made = label_edits.at(editor.value, path)
    assert (made.names.ar, made.names.en, made.id, made.key) == ("سلاح", "Weapon", "WEAPON", "B")
    typist.press("Ctrl+Return")
    qtbot.waitUntil(lambda: session.workspace.label_set.label("entity", "WEAPON") is not None)
    assert session.workspace.label_set.id == "quotations-own"
    qtbot.waitUntil(lambda: "label:entity:WEAPON" in session.window.actions_.commands)
    qtbot.waitUntil(session.window.canvas.hasFocus)
    session.window.canvas.set_caret(session.workspace.document.text.index("موسكو") + 1)
    typist.press("B")
    assert [span.label for span in session.workspace.state.spans.values()] == ["WEAPON"]


def test_the_key_field_takes_a_key_by_its_place_under_an_arabic_layout(editor, qtbot) -> None:
    editor.outline.choose(place(editor, "entity", "PER"))
    field = editor.form.fields[(*editor.outline.path(), "key")]
    field.setFocus()
    Typist().press("Backspace")
    assert label_edits.at(editor.value, (*editor.outline.path(), "key")) == ""
    from PySide6.QtGui import QKeyEvent

    scan = 0x30 + (8 if sys.platform.startswith("linux") else 0)  # the key B / لا
    press = QKeyEvent(QKeyEvent.Type.KeyPress, 0x644, Qt.KeyboardModifier.NoModifier, scan, 0, 0, "لا")
    QApplication.sendEvent(field, press)
    assert label_edits.at(editor.value, (*editor.outline.path(), "key")) == "B"


def test_removing_a_used_label_says_how_many_spans_and_asks(session, editor, qtbot) -> None:
    workspace, text = session.workspace, session.workspace.document.text
    start = text.index("موسكو")
    workspace.apply(edits.tag(workspace.state, text, "entity", "GPE", [(start, start + 5)]))
    typist = Typist()
    editor.outline.choose(place(editor, "entity", "GPE"))
    typist.press("Del")
    assert editor.value.label("entity", "GPE") is None
    typist.press("Ctrl+Return")
    qtbot.waitUntil(lambda: opened(OrphanQuestion) is not None)
    question = opened(OrphanQuestion)
    assert question.heading.text() == "مقطع واحد يبقى بلا وسم."
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    typist.press("Return")  # the safe answer
    qtbot.waitUntil(lambda: opened(OrphanQuestion) is None)
    assert workspace.label_set.label("entity", "GPE") is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is editor)
    typist.press("Ctrl+Return")
    qtbot.waitUntil(lambda: opened(OrphanQuestion) is not None)
    opened(OrphanQuestion).accept()
    qtbot.waitUntil(lambda: workspace.label_set.label("entity", "GPE") is None)
    assert [span.label for span in workspace.state.spans.values()] == ["GPE"]  # it stays as it is


def test_what_is_not_kept_is_not_thrown_away_by_one_esc(session, editor, qtbot) -> None:
    typist = Typist()
    typist.press("Del")
    typist.press("Esc")
    assert editor.isVisible() and editor.problem.isVisible()
    typist.press("Esc")
    qtbot.waitUntil(lambda: opened(LabelEditor) is None)
    assert session.workspace.label_set == label_files.presets()[0]


def test_labels_are_moved_and_their_colours_seen_by_keys(editor) -> None:
    typist = Typist()
    editor.outline.choose(place(editor, "entity", "ORG"))
    typist.press("Alt+Up")
    assert [label.id for label in editor.value.layer("entity").labels][:2] == ["ORG", "PER"]
    assert editor.outline.path() == place(editor, "entity", "ORG")
    path = (*editor.outline.path(), "colour")
    field = editor.form.fields[path]
    field.number.setFocus()
    field.number.selectAll()
    typist.type("#ffff00")
    assert "فاتح" in note(editor, path)  # hardly to be seen on the light page
    assert editor.keep_button.isEnabled()
    field.number.selectAll()
    typist.type("#ff")
    assert not editor.keep_button.isEnabled()


def test_a_file_is_exported_and_begun_with_again(editor, tmp_path) -> None:
    editor.export(tmp_path / "mine.toml")
    before = editor.value
    editor.act("remove")
    assert editor.value != before
    editor.load(tmp_path / "mine.toml")
    assert editor.value == before
    (tmp_path / "bad.toml").write_text('id = "x"\nar = 3', encoding="utf-8")
    editor.load(tmp_path / "bad.toml")
    assert editor.value == before and "2" in editor.problem.text()


def test_no_preset_takes_the_key_of_a_command() -> None:
    elsewhere = {command.id for command in COMMANDS if command.context == "question"}
    taken = {key: name for name, keys in keymap.DEFAULT.items() for key in keys if len(key) == 1 and name not in elsewhere}
    assert [fault for preset in label_files.presets() for fault in faults(preset, taken)] == []


def test_every_colour_of_a_preset_can_be_seen_on_every_page() -> None:
    labels = [label for preset in label_files.presets() for layer in preset.layers for label in layer.labels]
    assert [(label.id, name) for label in labels for name, theme in THEMES.items() if contrast(label.colour, theme) < 3] == []


def test_the_guidelines_of_the_label_at_the_caret_are_one_key_away(session, qtbot) -> None:
    workspace, text = session.workspace, session.workspace.document.text
    start = text.index("موسكو")
    workspace.apply(edits.tag(workspace.state, text, "entity", "GPE", [(start, start + 5)]))
    session.window.canvas.set_caret(start + 1)
    Typist().press("Shift+F1")
    guide = session.window.side.stops()[-1]
    qtbot.waitUntil(guide.hasFocus)
    assert guide._shown == ("entity", "GPE")
    place_ = guide.document().findBlock(guide._entries["entity", "GPE"][0])
    assert place_.text().startswith("كيان سياسي")
    layout = guide.document().documentLayout()
    qtbot.waitUntil(lambda: 0 <= layout.blockBoundingRect(place_).top() - guide.verticalScrollBar().value() < 100)
    Typist().press("Esc")
    assert session.window.canvas.hasFocus()


def test_keys_of_the_rules_use_the_labels_that_a_set_of_ones_own_has(session, qtbot) -> None:
    preset = label_files.presets()[0]
    only = label_edits.put(preset, ("layers", 0, "labels"), (label_edits.put(preset.layers[0].labels[0], ("id",), "SAID"),))
    session.workspace.set_label_set(label_edits.to_toml(only))
    before = session.window
    qtbot.waitUntil(lambda: session.window is not before and session.window.canvas.hasFocus())
    session.window.canvas.set_caret(session.workspace.document.text.index("اتفقنا") + 1)
    Typist().press("Q")
    assert {span.label for span in session.workspace.state.annotation_set.layer("quote")} == {"SAID"}


def test_without_a_layer_of_quotes_the_key_says_so(session, qtbot) -> None:
    session.workspace.set_label_set(label_edits.to_toml(label_files.presets()[2]))
    before = session.window
    qtbot.waitUntil(lambda: session.window is not before and session.window.canvas.hasFocus())
    session.window.watch.settle()
    assert {one.layer for one in session.window.watch.suggestions} <= {"entity"}
    session.window.canvas.set_caret(session.workspace.document.text.index("اتفقنا") + 1)
    for key, layer in (("Q", "quote"), ("S", "speaker"), ("C", "cue")):
        Typist().press(key)
        assert f"«\u2068{layer}\u2069»" in session.window.message.sentence
        assert not session.workspace.state.spans
    Typist().press("O")  # a letter of the set itself
    assert [span.label for span in session.workspace.state.spans.values()] == ["ORDINAL"]


def test_a_command_keeps_a_key_that_a_label_wants_too(session, qtbot) -> None:
    both = label_edits.put(label_files.presets()[-1], ("layers", 0, "labels", 0, "key"), "Q")
    session.workspace.set_label_set(label_edits.to_toml(both))
    before = session.window
    qtbot.waitUntil(lambda: session.window is not before and session.window.canvas.hasFocus())
    Typist().press("Q")
    assert not session.workspace.state.spans
    assert session.window.message.sentence


def test_relations_and_values_of_attributes_are_made_by_keys_alone(session, editor, qtbot) -> None:
    typist = Typist()
    editor.outline.choose(("relations",))
    typist.press("+")
    path = editor.outline.path()
    assert path == ("relations", 4)
    typist.type("رد على")
    typist.press("Tab", "Tab", "Tab")  # past both names and the id: the first box of “from”
    typist.press("Tab", "Space")  # from speakers too
    made = label_edits.at(editor.value, path)
    assert made.names.ar == "رد على" and made.heads == ("quote", "speaker") and made.children == ("quote",)
    typist.press("F6")
    assert editor.outline.hasFocus()
    editor.outline.choose(("attributes", 2))
    typist.press("+")
    assert editor.outline.path() == ("attributes", 2, "values", 2)
    typist.type("محتمل")
    typist.press("Ctrl+Return")
    qtbot.waitUntil(lambda: session.workspace.label_set.relation("relation") is not None)
    assert session.workspace.label_set.allows("relation", "speaker", "quote")
    assert [value.names.ar for value in session.workspace.label_set.attributes[2].values] == ["أكيد", "غير أكيد", "محتمل"]


def test_a_label_with_another_id_takes_its_annotations_along(session, editor, qtbot) -> None:
    workspace, text = session.workspace, session.workspace.document.text
    start = text.index("موسكو")
    workspace.apply(edits.tag(workspace.state, text, "entity", "GPE", [(start, start + 5)]))
    editor.outline.choose(place(editor, "entity", "GPE"))
    field = editor.form.fields[(*editor.outline.path(), "id")]
    field.setFocus()
    field.selectAll()
    typist = Typist()
    typist.type("STATE")
    typist.press("Ctrl+Return")
    qtbot.waitUntil(lambda: opened(OrphanQuestion) is not None, timeout=10_000)
    question = opened(OrphanQuestion)
    assert "GPE" in question.findChild(QPlainTextEdit).toPlainText() and "STATE" in question.findChild(QPlainTextEdit).toPlainText()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton), timeout=10_000)
    before = session.window
    typist.press("Return")  # renames: nothing is left without a label
    qtbot.waitUntil(lambda: workspace.label_set.label("entity", "STATE") is not None, timeout=20_000)
    assert [span.label for span in workspace.state.spans.values()] == ["STATE"]
    qtbot.waitUntil(lambda: session.window is not before and session.window.canvas.hasFocus(), timeout=20_000)
    typist.press("Ctrl+Z")
    assert [span.label for span in workspace.state.spans.values()] == ["GPE"]
    typist.press("Ctrl+Y")
    assert [span.label for span in workspace.state.spans.values()] == ["STATE"]
