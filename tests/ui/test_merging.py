"""Projects dropped on the window: what is shown before, what is merged, what the window shows after."""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.core import edits
from annotator.core.annotation import Document, Entry
from annotator.paths import resource
from annotator.ui.merge_dialog import MergeDialog
from annotator.workspace import Workspace
from tests.store.projects import copies
from tests.ui.test_arabic_window import english, texts


@pytest.fixture
def other(session, tmp_path) -> Path:
    """A copy of the open project, as a colleague takes it home."""
    path = tmp_path / "مشروع مريم.db"
    session.workspace.save_copy(path)
    return path


def at_home(path: Path, annotator: str, *places: tuple[int, int], more: str = "") -> None:
    workspace = Workspace.open(path, annotator=annotator)
    workspace.open_document(workspace.documents()[0].id)
    for place in places:
        workspace.apply(edits.tag(workspace.state, workspace.document.text, "entity", "PER", [place]))
    if more:
        workspace.import_entries([Entry(more, Document(more, "قال الوزير", f"<b>{more}</b>"))])
    workspace.close()


def drop(window, *paths: Path) -> None:
    """A real drop on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, data, left, none))


def asked(qtbot, window) -> MergeDialog:
    """The dialog that comes up."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MergeDialog))
    return QApplication.activeModalWidget()


def test_a_dropped_project_is_shown_and_merged_by_enter(qtbot, session, other) -> None:
    window, workspace = session.window, session.workspace
    at_home(other, "ahmad", (0, 4), (5, 9), more="d9")
    before = workspace.count()
    drop(window, other)
    dialog = asked(qtbot, window)
    shown = dialog.lines.toPlainText()
    assert "ahmad" in shown and english(iter([*texts(dialog), shown.replace("ahmad", "")])) == set()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.count() == before + 1)
    assert dict(workspace.annotators())["ahmad"] == "human"
    assert window.documents.model.rowCount() == before + 1
    assert "الدمج" in window.hint_strip.message
    workspace.apply(edits.tag(workspace.state, workspace.document.text, "entity", "PER", [(0, 4)]))  # work goes on
    assert len(workspace.state.spans) == 1


def test_her_own_work_from_another_laptop_appears_in_the_open_article_with_its_undo(qtbot, session, other) -> None:
    window, workspace = session.window, session.workspace
    at_home(other, workspace.annotator, (0, 4), (5, 9))
    drop(window, other)
    asked(qtbot, window).merge.click()
    qtbot.waitUntil(lambda: len(workspace.state.spans) == 2)
    window.invoke("undo")
    assert len(workspace.state.spans) == 1


def test_several_at_once_and_a_copy_where_work_forked(qtbot, session, other, tmp_path) -> None:
    window, workspace = session.window, session.workspace
    second = Path(shutil.copy(other, tmp_path / "second.db"))
    at_home(other, workspace.annotator, (0, 4))
    at_home(second, workspace.annotator, (5, 9), (10, 14))
    drop(window, other, second)
    dialog = asked(qtbot, window)
    dialog.merge.click()
    qtbot.waitUntil(lambda: len(workspace.annotators()) == 2)
    name = workspace.annotator
    assert len(copies((("", found) for found, _ in workspace.annotators()), name)) == 1
    page = window.pages.page()  # the two are shown side by side
    qtbot.waitUntil(lambda: page.data is not None and set(page.data["annotators"]) == dict(workspace.annotators()).keys(), timeout=8000)
    assert page.pair[0] == name
    assert len(workspace.state.spans) == 2


def test_nothing_new_is_said_plainly(qtbot, session, other) -> None:
    drop(session.window, other)
    dialog = asked(qtbot, session.window)
    assert not dialog.merge.isVisible() and dialog.close_.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_cancel_changes_nothing(qtbot, session, other) -> None:
    at_home(other, "ahmad", (0, 4))
    drop(session.window, other)
    before = session.workspace.path.read_bytes()
    QTest.keyClick(asked(qtbot, session.window), Qt.Key.Key_Escape)
    assert session.workspace.path.read_bytes() == before


def test_it_can_be_opened_instead(qtbot, session, other) -> None:
    drop(session.window, other)
    asked(qtbot, session.window).instead.click()
    qtbot.waitUntil(lambda: session.workspace.path == other)


def test_differing_labels_and_removals_must_be_agreed_to(qtbot, session, other) -> None:
    window, workspace = session.window, session.workspace
    text = workspace.document.text
    for found in list(re.finditer(r"\w+", text))[:5]:
        workspace.apply(edits.tag(workspace.state, text, "entity", "PER", [found.span()]))
    other.unlink()
    workspace.save_copy(other)
    elsewhere = Workspace.open(other, annotator=workspace.annotator)
    elsewhere.open_document(workspace.document.id)
    elsewhere.apply(edits.delete_span(elsewhere.state, "s2"))
    elsewhere.set_label_set(resource("labels", "direct.toml").read_text(encoding="utf-8"))
    elsewhere.close()
    drop(window, other)
    dialog = asked(qtbot, window)
    assert not dialog.merge.isEnabled() and dialog.keep_labels.hasFocus()
    QTest.keyClick(dialog.keep_labels, Qt.Key.Key_Space)
    assert not dialog.merge.isEnabled()
    QTest.keyClick(dialog.allow_removals, Qt.Key.Key_Space)
    assert dialog.merge.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(workspace.state.spans) == 4)


def test_what_is_no_project_is_refused_and_said(qtbot, session, tmp_path) -> None:
    rubbish = tmp_path / "rubbish.db"
    rubbish.write_bytes(b"rubbish" * 50)
    drop(session.window, rubbish)
    qtbot.waitUntil(lambda: session.window.message.isVisible())
    assert "rubbish.db" in session.window.message.sentence


def test_a_merge_is_stopped_in_the_middle(qtbot, session, other, monkeypatch) -> None:
    window = session.window
    at_home(other, "ahmad", (0, 4))
    drop(window, other)
    dialog = asked(qtbot, window)
    monkeypatch.setattr("annotator.ui.long_work.LongWork.run", stopped_run(window))
    dialog.merge.click()
    qtbot.waitUntil(lambda: "أُوقف" in window.hint_strip.message)
    assert "ahmad" not in dict(session.workspace.annotators()) and not session.workspace.held


def stopped_run(window):
    """The run of a piece of work whose Cancel was pressed at once."""
    from annotator.ui.long_work import LongWork

    run = LongWork.run

    def stopped(self, work, done):
        self.reject()
        run(self, work, done)

    return stopped


def test_the_command_asks_for_files(qtbot, session, other, monkeypatch) -> None:
    at_home(other, "ahmad", (0, 4))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(other)], ""))
    session.window.invoke("merge")
    asked(qtbot, session.window).merge.click()
    qtbot.waitUntil(lambda: "ahmad" in dict(session.workspace.annotators()))
