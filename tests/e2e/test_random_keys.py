"""Somebody leans on the keyboard: whatever is pressed in whatever order, nothing fails and the file says what is shown."""

import random
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator import crash
from annotator.core.annotation import Document, Entry
from annotator.core.change import State
from annotator.core.errors import AnnotatorError
from annotator.ui import keymap
from annotator.ui.commands import COMMANDS
from annotator.ui.language import sentence
from annotator.ui.main_window import MainWindow
from annotator.ui.offers import Offer, Row
from annotator.workspace import Workspace
from tests.e2e.typist import Typist
from tests.ui.conftest import session  # noqa: F401 the window as it starts

ARTICLES = Path(__file__).parents[1] / "data" / "articles" / "gold.jsonl"
LEFT_OUT = {"quit", "close"}  # they end the program
OFTEN = ("Q", "Tab", "Return", "1", "2", "0", "S", "C", "R", "A", "V", "X", "G", "Del",
         "Ctrl+Z", "Ctrl+Y", "Left", "Down", "Shift+Left", "Esc", "Ctrl+G", "Ctrl+J", "F8", "F6")  # fmt: skip
STRANGE = {"one letter": "ن", "line ends": "\n\nقال:\n", "signs": "😀\u200f «قال» (إنه) ـــ \u0650", "long": '"قال" وأضاف أن الأمر. ' * 900}
LETTERS = "قالوزير«»ةأ،123 abQ"


def keys() -> list[str]:
    """Every key that does something, the most used ones often."""
    known = [key for command, found in keymap.DEFAULT.items() if command not in LEFT_OUT for key in found]
    return known + [key for key in OFTEN for _ in range(4)]


def press(key: str) -> None:
    """A real key event to whatever has the keyboard."""
    receiver = QApplication.focusWidget() or QApplication.activeWindow()
    if receiver is not None:
        combined = QKeySequence(key)[0]
        QTest.keyClick(receiver, combined.key(), combined.keyboardModifiers())
        QApplication.processEvents()


def lean(window_of: Callable[[], MainWindow], rng: random.Random, count: int) -> list[str]:
    """Presses so many keys at random; returns what was pressed."""
    pressed, known, typist = [], keys(), Typist()
    commands = [command.id for command in COMMANDS if command.id not in LEFT_OUT]
    for _ in range(count):
        if QApplication.focusWidget() is None or rng.random() < 0.01:  # an offscreen screen does not hand the keyboard back
            pressed.append("back")
            for _ in range(4):
                press("Esc")
            window_of().activateWindow()
            QApplication.processEvents()
            window_of().canvas.setFocus()
        drawn = rng.random()
        if drawn < 0.02:
            pressed.append(f"invoke {(command := rng.choice(commands))}")
            window_of().invoke(command)
            QApplication.processEvents()
        elif drawn < 0.08 and QApplication.focusWidget() is not None:
            pressed.append(f"type {(letter := rng.choice(LETTERS))}")
            typist.type(letter)
        else:
            pressed.append(rng.choice(known))
            press(pressed[-1])
    return pressed


def agrees_with_the_file(workspace: Workspace) -> bool:
    """What is held in memory is what is on disk."""
    if workspace.document is None:
        return True
    shown = workspace.state.annotation_set
    kept = workspace.load_set(workspace.document.id, workspace.annotator)
    return kept == shown or (kept is None and State(shown).annotation_set.spans == {})


def reports() -> list[str]:
    folder = crash.folder()
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))] if folder.exists() else []


def without_file_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own dialogs, which wait for somebody, are answered with nothing."""
    for name, answer in (
        ("getOpenFileName", ("", "")), ("getSaveFileName", ("", "")), ("getOpenFileNames", ([], "")), ("getExistingDirectory", ""),
    ):  # fmt: skip
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_a, answer=answer, **_k: answer))


def try_out(session, seed: int, presses: int, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    without_file_dialogs(monkeypatch)
    session.workspace.import_files([ARTICLES])
    for name, kind in (("maryam", "human"), ("omar", "human"), ("rules", "extractor")):
        session.workspace.import_files([ARTICLES], annotator=name, kind=kind)
    session.workspace.import_entries(Entry(uid, Document(uid, text)) for uid, text in STRANGE.items())
    session.workspace.refresh()
    texts = {row.id: session.workspace.text(row.id) for row in session.workspace.documents()}
    rng = random.Random(seed)
    for part in range(presses // 50):
        pressed = lean(lambda: session.window, rng, 50)
        assert reports() == [], (seed, part, pressed)
        assert agrees_with_the_file(session.workspace), (seed, part, pressed)
    workspace = session.workspace
    assert {row.id: workspace.text(row.id) for row in workspace.documents()} == texts
    acts = sum(len(workspace._repository.rows(row.id, name)) for row in workspace.documents() for name, _ in workspace.annotators())
    print(f"\nseed {seed}: {presses} keys, {acts} acts", type(QApplication.focusWidget()).__name__)


def test_keys_in_a_project_without_articles(session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # noqa: F811
    Workspace.create(tmp_path / "empty.db", annotator="maryam").close()
    session.open(tmp_path / "empty.db")
    without_file_dialogs(monkeypatch)
    known = [key for command, found in keymap.DEFAULT.items() if command not in LEFT_OUT for key in found]
    for key in known:
        press(key)
        assert reports() == [], key
    for command in COMMANDS:
        if command.id not in LEFT_OUT:
            session.window.invoke(command.id)
            assert reports() == [], command.id


def test_a_few_hundred_keys_at_random(session, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    try_out(session, 1, 300, monkeypatch)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(2, 12))
def test_thousands_of_keys_at_random(seed: int, session, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    try_out(session, seed, 2000, monkeypatch)


def test_an_answer_that_is_refused_is_a_sentence_and_no_failure(session) -> None:  # noqa: F811
    def refuse(*_given: object) -> None:
        raise AnnotatorError("{path} is read-only: nothing was changed. Copy the project to a place you may write to.", path="p.db")

    window, typist = session.window, Typist()
    row = Row("لافروف", "", None, "1")
    for key in ("1", "Return", "Q", "U", "X", "Tab"):
        window.desk.offer(Offer("من؟", (row,), refuse, lambda _typed: (row,), refuse, refuse, refuse, refuse))
        typist.press(key)
        assert window.message.isVisible() and "p.db" in window.message.sentence, key
        window.desk.settle_offer()
        window.message.hide()
    assert reports() == []


def refuse_in_a_thread(refusal: AnnotatorError) -> None:
    raise refusal


def test_a_refusal_that_nobody_said_is_no_crash(session, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(crash.faulthandler, "enable", lambda *_a: None)
    crash.install(session.tell_crash, session.refuse)
    refusal = AnnotatorError("Open a document first.")
    sys.excepthook(AnnotatorError, refusal, None)
    assert session.window.message.sentence == sentence(refusal) and reports() == []
    session.window.message.hide()
    session.window.background.run(lambda: refuse_in_a_thread(refusal), lambda _none: None)
    qtbot.waitUntil(lambda: session.window.message.sentence == sentence(refusal), timeout=20_000)
    assert reports() == []
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("surprise"), None)
    assert len(reports()) == 1 and str(crash.folder()) in session.window.message.sentence
