"""Keys while a page stands before the article: nothing acts on what is not in view, and the keyboard is never lost behind it."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from annotator.core import edits
from annotator.ui.commands import COMMANDS
from tests.e2e.typist import Typist
from tests.ui.test_agreement_view import opened, project, seated

ASKS = {"quit", "open_project", "new_project", "import", "import_folder", "export", "save_copy", "merge"}  # dialogs of the system
ANEW = {"arabic", "english", "light", "dark", "contrast"}  # make another window


@pytest.fixture
def window(qtbot, session):
    session.window.workspace.import_entries(project())
    session.window.workspace.refresh()
    window = seated(qtbot, session, "مريم")
    workspace = window.workspace
    window.desk.apply(edits.tag(workspace.state, workspace.document.text, "entity", "PER", [(0, 3)]))
    return window


@pytest.mark.parametrize("which", ["agreement", "training", "errors"])
def test_no_command_acts_on_the_article_behind_a_page_or_takes_the_keyboard_there(window, which: str) -> None:
    workspace = window.workspace
    for command in COMMANDS:
        if command.context != "window" or command.id in ASKS | ANEW:
            continue
        window.pages.back()
        window.invoke(which)
        page = window.pages.page()
        assert page is not None
        page.stops()[0].setFocus()
        before = workspace.document.id, workspace.history, workspace.state.annotation_set
        window.invoke(command.id)
        QApplication.processEvents()
        for dialog in window.findChildren(QDialog):
            dialog.close()
        document, history, annotations = before
        shown = window.pages.page()
        if shown is not None:
            assert (workspace.document.id, workspace.history) == (document, history), command.id
            assert not window.canvas.hasFocus(), command.id
        assert workspace.load_set(document, workspace.annotator) == annotations, command.id


def test_undo_on_a_page_without_acts_says_where_to_go(qtbot, window) -> None:
    opened(qtbot, window)
    Typist().press("Ctrl+Z")
    assert "Esc" in window.hint_strip.message and len(window.workspace.history.done) == 1
    Typist().press("Ctrl+Return")
    assert window.message.isVisible() and window.pages.page() is not None
    Typist().press("Esc", "Ctrl+Z")
    assert len(window.workspace.history.done) == 0


def test_enter_opens_the_cases_and_the_place_from_every_part(qtbot, window) -> None:
    page, hands = opened(qtbot, window), Typist()
    page.board.measure.setFocus()
    hands.press("Return")
    assert page._stack.currentWidget() is page.browser
    panel = page.browser.panel
    qtbot.waitUntil(lambda: panel.current() is not None, timeout=20000)
    panel.kinds.setFocus()
    hands.press("Return")
    assert window.pages.page() is None


def test_ctrl_tab_goes_through_the_tables_that_share_a_place(qtbot, window) -> None:
    page, hands = opened(qtbot, window), Typist()
    for place in (1, 2, 3):
        hands.press("Ctrl+Tab")
        assert page.board.tabs.currentIndex() == place
        assert page.board.tabs.currentWidget().hasFocus()
