"""What a merge kept twice, settled in the window by keys."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator import copies, merging
from annotator.core import edits
from annotator.ui.agreement_page import AgreementPage
from annotator.ui.copies_dialog import CopiesDialog
from annotator.ui.merge_words import sections
from annotator.workspace import Workspace
from tests.e2e.typist import Typist
from tests.ui.test_arabic_window import english, texts
from tests.ui.test_merging import asked, at_home, drop


@pytest.fixture
def twice(qtbot, session, tmp_path: Path):
    """The annotator went on at home and here, and has merged."""
    workspace = session.workspace
    other = tmp_path / "home.db"
    workspace.save_copy(other)
    at_home(other, workspace.annotator, (0, 4), (5, 9))
    workspace.apply(edits.tag(workspace.state, workspace.document.text, "entity", "ORG", [(17, 21)]))
    drop(session.window, other)
    asked(qtbot, session.window).merge.click()
    qtbot.waitUntil(lambda: bool(copies.kept_twice(workspace)), timeout=20000)
    qtbot.waitUntil(lambda: isinstance(session.window.pages.page(), AgreementPage), timeout=20000)
    assert "Ctrl+Shift+G" in session.window.hint_strip.message
    while session.window.pages.page() is not None:
        session.window.pages.back()
    at_desk(qtbot, session.window)
    return session


def at_desk(qtbot, window) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and window.isActiveWindow(), timeout=20000)


def opened(qtbot) -> CopiesDialog:
    Typist().press("Ctrl+Shift+G")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CopiesDialog), timeout=20000)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.list.hasFocus, timeout=20000)
    return dialog


def test_two_keys_put_both_together_and_the_copy_is_not_listed_any_more(qtbot, twice) -> None:
    session, workspace = twice, twice.workspace
    (twin,) = copies.kept_twice(workspace)
    assert twin.copy in dict(workspace.annotators())
    dialog = opened(qtbot)
    shown = dialog.list.item(0).text()
    assert "في النسخة الأخرى فقط" in shown and dialog.way == "both"
    assert english(iter([*texts(dialog), shown.replace(workspace.annotator, "")])) == set()
    Typist().press("Return")
    qtbot.waitUntil(lambda: twin.copy not in dict(workspace.annotators()), timeout=20000)
    at_desk(qtbot, session.window)
    assert len(workspace.state.spans) == 3 and "حُسم" in session.window.hint_strip.message
    session.window.invoke("undo")
    assert len(workspace.state.spans) == 2 and "Ctrl+Shift+G" in session.window.hint_strip.message  # where the copy is brought back


def test_a_settled_copy_is_brought_back(qtbot, twice) -> None:
    workspace = twice.workspace
    (twin,) = copies.kept_twice(workspace)
    copies.settle(workspace, [twin], "ours")
    at_desk(qtbot, twice.window)
    dialog = opened(qtbot)
    assert not dialog.settle_.isEnabled() and dialog.back.isVisible() and not dialog.compare.isVisible()
    dialog.back.click()
    assert twin.copy in dict(workspace.annotators())


def test_the_two_are_compared_from_there(qtbot, twice) -> None:
    (twin,) = copies.kept_twice(twice.workspace)
    opened(qtbot).compare.click()
    page = twice.window.pages.page()
    assert isinstance(page, AgreementPage)
    qtbot.waitUntil(lambda: page.data is not None and set(page.data["annotators"]) == {twin.annotator, twin.copy}, timeout=20000)
    copies.settle(twice.workspace, [twin], "ours")
    twice.window.pages.back()
    twice.window.comparing.agreement()
    qtbot.waitUntil(lambda: twin.copy not in page.bar.names(), timeout=20000)


def test_nothing_is_ticked_nothing_is_settled(qtbot, twice) -> None:
    dialog = opened(qtbot)
    Typist().press("Space")
    assert dialog.chosen() == [] and not dialog.settle_.isEnabled()
    Typist().press("Esc")
    assert [twin.settled for twin in copies.kept_twice(twice.workspace)] == [False]


def test_where_nothing_is_kept_twice_that_is_said(session) -> None:
    Typist().press("Ctrl+Shift+G")
    assert "مرتين" in session.window.hint_strip.message


def test_a_merge_tells_of_what_was_settled_elsewhere(twice, tmp_path: Path) -> None:
    copies.settle(twice.workspace, copies.kept_twice(twice.workspace), "both")
    at_home_again = Workspace.open(tmp_path / "home.db", annotator=twice.workspace.annotator)
    try:
        plan = merging.plan(at_home_again, [twice.workspace.path])
    finally:
        at_home_again.close()
    told = dict(sections(plan))
    assert any("حُسم" in line for line in told["للعلم"]) and not plan.removals
    assert "يُحفظ مرتين" not in told
