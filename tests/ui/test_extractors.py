"""Running an extractor from the window: asked, agreed to, run by a real process, its outcome said and kept."""

import json
import shlex
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit

from annotator.ui.extractor_dialog import ExtractorDialog
from annotator.ui.report import ReportDialog

EXAMPLE = Path(__file__).parents[2] / "resources" / "help" / "extractor.py"


def command(script: Path) -> str:
    return f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"


def asked(session) -> ExtractorDialog:
    session.window.invoke("extract")
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, ExtractorDialog) and w.isVisible()]
    return dialogs[-1]


def run_button(dialog: ExtractorDialog):
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


def test_a_program_is_run_only_when_it_was_agreed_to_and_that_is_remembered_here(session, qtbot) -> None:
    workspace = session.window.workspace
    dialog = asked(session)
    assert dialog.name.text() == "rules" and run_button(dialog).isEnabled()  # the rules need no leave
    dialog.what.setCurrentIndex(1)
    QTest.keyClicks(dialog.command, command(EXAMPLE))
    assert dialog.name.text() == "extractor" and dialog.warning.isVisible() and not run_button(dialog).isEnabled()
    QTest.keyClick(run_button(dialog), Qt.Key.Key_Space)
    assert dialog.isVisible() and not workspace.runs().all()
    QTest.keyClick(dialog.agreed, Qt.Key.Key_Space)
    QTest.keyClick(run_button(dialog), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(workspace.runs().all()), timeout=20000)
    qtbot.waitUntil(lambda: "extractor" in session.window.hint_strip.message, timeout=5000)
    (run,) = workspace.runs().all()
    assert run.outcome["state"] == "done" and dict(workspace.annotators())["extractor"] == "extractor"
    assert command(EXAMPLE) not in str([workspace.recall("trusted"), workspace.recall("consent")])
    again = asked(session)
    assert again.command.text() == command(EXAMPLE) and again.agreed.isChecked() and run_button(again).isEnabled()
    QTest.keyClicks(again.command, " --other")
    assert not again.agreed.isChecked() and not run_button(again).isEnabled()
    again.what.setCurrentIndex(again.what.findData("rules"))
    assert again.name.text() == "rules"  # never under the name of what was run before
    again.reject()


def test_predictions_come_in_from_a_file_as_a_run_of_their_extractor(session, qtbot, tmp_path) -> None:
    workspace = session.window.workspace
    document = workspace.documents(limit=1)[0].id
    lines = {"id": document, "spans": [{"start": 0, "end": 4, "label": "LOC"}]}, {"id": "unknown", "spans": []}
    file = tmp_path / "my-model.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    dialog = asked(session)
    dialog.what.setCurrentIndex(dialog.what.findData("file"))
    assert not run_button(dialog).isEnabled() and not dialog.agreed.isVisible()
    QTest.keyClicks(dialog.file, str(file))
    assert dialog.name.text() == "my-model"
    QTest.keyClick(run_button(dialog), Qt.Key.Key_Space)
    reports = lambda: [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog) and w.isVisible()]  # noqa: E731
    qtbot.waitUntil(lambda: bool(reports()), timeout=20000)
    assert "unknown" in reports()[0].findChild(QPlainTextEdit).toPlainText()
    reports()[0].reject()
    assert [run.command for run in workspace.runs().all()] == ["import my-model.jsonl"]
    assert len(workspace.load_set(document, "my-model").spans) == 1


def test_what_went_wrong_is_said_in_the_language_of_the_window(session, qtbot, tmp_path) -> None:
    script = tmp_path / "broken.py"
    script.write_text("import sys; sys.stdin.readline(); print('{'); sys.exit('no model')", encoding="utf-8")
    dialog = asked(session)
    dialog.what.setCurrentIndex(1)
    dialog.command.setText(command(script))
    dialog.agreed.setChecked(True)
    run_button(dialog).click()
    reports = lambda: [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog) and w.isVisible()]  # noqa: E731
    qtbot.waitUntil(lambda: bool(reports()), timeout=20000)
    words = reports()[0].findChild(QPlainTextEdit).toPlainText()
    assert "انتهى المستخرِج بخطأ" in words and "no model" in words and "broken:1" in words
    reports()[0].reject()
    assert [run.outcome["state"] for run in session.window.workspace.runs().all()] == ["failed"]
    assert "broken" not in dict(session.window.workspace.annotators())
