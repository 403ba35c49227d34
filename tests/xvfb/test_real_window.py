"""The program as a person has it: a real window, real key events, only an Arabic keyboard.

What happened is read from the project file, by another process than the one that wrote it.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.xvfb.display import Display, display, missing

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")
PATIENCE = 30  # seconds; only a failing test waits as long
LAYOUTS = [("ara", 0), ("us,ara", 0), ("us,ara", 1), ("ara,us", 0)]


@pytest.fixture(scope="module")
def screen() -> Iterator[Display]:
    with display() as made:
        yield made


class Program:
    """`python -m annotator` with a project of its own."""

    def __init__(self, screen: Display, folder: Path) -> None:
        self.project = folder / "project.db"
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND"))}
        environment |= {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "ANNOTATOR_DATA": str(folder / "data")}
        settings = folder / "config" / "settings.json"
        settings.parent.mkdir()
        settings.write_text(json.dumps({"tour_seen": True, "language": "ar"}), encoding="utf-8")
        environment["ANNOTATOR_CONFIG"] = str(settings.parent)
        self.ask(environment, "import", "--project", str(self.project), "seeds")
        command = [sys.executable, "-m", "annotator", "open", str(self.project), "--annotator", "maryam"]
        self.process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        until(lambda: self.process.poll() is not None or screen.window(), "the window")
        assert self.process.poll() is None, self.process.stderr and self.process.stderr.read()
        screen.focus(screen.window())

    @staticmethod
    def ask(environment: dict[str, str], *arguments: str) -> None:
        subprocess.run([sys.executable, "-m", "annotator", *arguments], env=environment, check=True, capture_output=True)

    def spans(self) -> list[tuple[str, str, str]]:
        """Layer, label and words of what is annotated, in reading order."""
        return self._rows(
            'SELECT layer, label, substr(text, start + 1, "end" - start) FROM span '
            "JOIN annotation_set s ON s.id = set_id JOIN document d ON d.id = document_id ORDER BY start, span.id"
        )

    def acts(self) -> int:
        return len(self._rows("SELECT id FROM history"))

    def _rows(self, query: str) -> list[tuple[str, ...]]:
        connection = sqlite3.connect(f"file:{self.project}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


@pytest.fixture
def program(screen: Display, tmp_path: Path) -> Iterator[Program]:
    started: list[Program] = []
    try:
        started.append(Program(screen, tmp_path))
        yield started[0]
    finally:
        for one in started:
            one.process.kill()
            one.process.communicate()


def until(condition: Callable[[], object], what: str) -> None:
    """Waits for another process."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"in vain: {what}"
        time.sleep(0.01)


@pytest.mark.parametrize(("layouts", "group"), LAYOUTS)
def test_digits_letters_and_ctrl_letters_work_whatever_the_layout(
    screen: Display, tmp_path: Path, request: pytest.FixtureRequest, layouts: str, group: int
) -> None:
    screen.use_layout(layouts, group)
    program: Program = request.getfixturevalue("program")

    screen.press("3")
    until(lambda: program.spans() == [("entity", "GPE", "بكين")], "a label by its digit")
    screen.press("T")
    until(lambda: program.spans() == [("entity", "LOC", "بكين")], "the next label by a letter")
    screen.press("Ctrl+Z")
    until(lambda: program.spans() == [("entity", "GPE", "بكين")], "undo")
    screen.press("Ctrl+Y")
    until(lambda: program.spans() == [("entity", "LOC", "بكين")], "redo")
    screen.press("Ctrl+Z", "Ctrl+Shift+Z")
    until(lambda: program.acts() == 6, "undo and redo by the other key")
    screen.press("Alt+Shift+Right")
    until(lambda: program.spans() == [("entity", "LOC", "بكي")], "a letter less")
    screen.press("Ctrl+Q")
    until(lambda: program.process.poll() is not None, "the end")
    assert program.process.returncode == 0


def test_a_note_is_typed_in_arabic_beside_shortcuts(screen: Display, program: Program) -> None:
    screen.use_layout("ara")
    screen.press("1")
    until(program.spans, "a span")
    screen.press("N", "Q", "S", "Ctrl+Enter")
    until(lambda: program._rows("SELECT note FROM span") == [("ضس",)], "a note of two letters")
    screen.press("F")
    until(lambda: program.acts() == 3, "the keyboard back in the article")
    screen.press("N", "Ctrl+A", "D", "Ctrl+PgDown")
    until(lambda: program._rows("SELECT note FROM span") == [("ي",)], "a note that a command of the window interrupts")
