"""Going back to a backup, from the window and when the program cannot open its project."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import restoring
from annotator.commands.opening import OpenOptions
from annotator.core.annotation import Document, Entry, Span
from annotator.core.change import Change
from annotator.core.errors import AnnotatorError
from annotator.ui import settings
from annotator.ui.application import Session, application
from annotator.ui.restore_dialog import RestoreDialog
from annotator.workspace import Workspace
from tests.e2e.typist import Typist

LONG = 20_000  # milliseconds


def tag(workspace: Workspace, name: str) -> None:
    workspace.apply(Change("Add", added=(Span(name, "entity", "PER", ((0, 5),)),)))


def backed_up(workspace: Workspace, second: int = 0) -> None:
    """A backup of a second of its own: newer than any other: its name tells when it was made."""
    workspace._project.backup_due = lambda: False  # type: ignore[method-assign]  # none beside these
    workspace._project.back_up(datetime(2099, 1, 1, 0, 0, second))


def shown() -> RestoreDialog | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, RestoreDialog) and w.isVisible()), None)


def press_when_known(key: Qt.Key) -> QTimer:
    """Presses a key in the dialog, as soon as it has the keyboard and knows what the backups hold."""
    timer = QTimer(interval=20)

    def look() -> None:
        dialog = shown()
        if dialog is None or len(dialog._known) < dialog.list.count():
            return
        if QApplication.focusWidget() is not dialog.list:  # a key sent now would be the window's below
            dialog.activateWindow()
            dialog.list.setFocus()
            return
        timer.stop()
        QTest.keyClick(dialog.list, key)

    timer.timeout.connect(look)
    timer.start()
    return timer


def test_a_backup_is_chosen_by_keys_and_what_was_there_is_kept(session, qtbot) -> None:
    for second, name in enumerate(("first", "second", "third")):
        backed_up(session.workspace, second)
        tag(session.workspace, name)
    session.window.invoke("restore")
    dialog = shown()
    qtbot.waitUntil(lambda: len(dialog._known) == dialog.list.count() >= 2, timeout=LONG)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus, timeout=LONG)
    before = session.window
    Typist().press("Down", "Return")
    qtbot.waitUntil(lambda: session.window is not before, timeout=LONG)
    assert set(session.workspace.state.spans) == {"first"}  # as it was before the second was tagged
    (kept,) = session.workspace.path.parent.glob(f"{session.workspace.path.stem} 2*.db")
    assert str(kept) in session.window.hint_strip.message
    tag(session.workspace, "fourth")  # and the work goes on
    looked_at = Workspace.open(kept, annotator=session.workspace.annotator)
    assert set(looked_at.load_set(session.workspace.document.id, session.workspace.annotator).spans) == {"first", "second", "third"}
    looked_at.close()


def test_esc_leaves_everything_as_it_is(session, qtbot) -> None:
    tag(session.workspace, "first")
    backed_up(session.workspace)
    window = session.window
    window.invoke("restore")
    dialog = shown()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus, timeout=LONG)
    Typist().press("Esc")
    assert shown() is None and session.window is window and set(session.workspace.state.spans) == {"first"}


def begun(tmp_path: Path, *, damaged: bool) -> Session:
    """The program before its start, whose own project has two backups and lost its end."""
    application()
    settings.save(settings.Settings(language="ar", tour_seen=True))
    workspace = Workspace.open(annotator="maryam")
    workspace.open_document(workspace.documents()[0].id)
    for second, name in enumerate(("first", "second")):
        tag(workspace, name)
        backed_up(workspace, second)
    path = workspace.path
    workspace.close()
    if damaged:
        path.write_bytes(path.read_bytes()[:20_000])
    else:
        path.unlink()
    return Session(application(), OpenOptions(project=path, annotator="maryam", size=(1280, 860)))


@pytest.mark.parametrize("damaged", [True, False])
def test_a_project_that_is_lost_is_brought_back_at_the_start(damaged: bool, qtbot, qapp, tmp_path: Path) -> None:
    session = begun(tmp_path, damaged=damaged)
    timer = press_when_known(Qt.Key.Key_Return)
    session.start_somehow()
    assert not timer.isActive() and {"first", "second"} <= set(session.workspace.state.spans)
    session.window.close()
    session.end()


def test_whoever_closes_the_question_is_told_why_nothing_opens(qtbot, qapp, tmp_path: Path) -> None:
    session = begun(tmp_path, damaged=True)
    timer = press_when_known(Qt.Key.Key_Escape)
    with pytest.raises(AnnotatorError, match="damaged"):
        session.start_somehow()
    assert not timer.isActive()


def test_a_misspelt_project_is_answered_where_it_was_typed(qapp, tmp_path: Path) -> None:
    application()
    with pytest.raises(AnnotatorError, match="There is no project"):
        Session(application(), OpenOptions(project=tmp_path / "no.db")).start_somehow()


def test_another_project_that_is_damaged_is_offered_from_its_backups(session, qtbot, tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "other.db", annotator="maryam")
    other.import_entries([Entry("d", Document("d", "قال الوزير"))])
    other.close()
    (tmp_path / "other.db").write_bytes(b"nothing")
    timer, before = press_when_known(Qt.Key.Key_Return), session.window
    session.open(tmp_path / "other.db")
    qtbot.waitUntil(lambda: session.window is not before, timeout=LONG)
    assert not timer.isActive() and session.workspace.path == tmp_path / "other.db" and session.workspace.count() == 1


def test_a_damaged_backup_cannot_be_chosen(qtbot, qapp, tmp_path: Path) -> None:
    application()
    workspace = Workspace.create(tmp_path / "p.db", annotator="maryam")
    backed_up(workspace)
    found = restoring.backups(workspace.path)
    workspace.close()
    found[0].path.write_bytes(b"nothing")
    dialog = RestoreDialog(tmp_path / "p.db", found[:1], None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: 0 in dialog._known, timeout=LONG)
    dialog._take()
    assert not dialog.back.isEnabled() and dialog.chosen is None and dialog.held.text()
    dialog.reject()
