"""A key press in the real window: from the event until the act is on disk and its paint is done.

Beside it a letter typed into a plain QPlainTextEdit, which saves nothing: what a key costs at least.
"""

import json
import math
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from annotator.commands.opening import OpenOptions
from annotator.core.annotation import AnnotationSet, Document, Entry
from annotator.ui.application import Session, application
from annotator.ui.canvas import Canvas
from annotator.workspace import Workspace
from tests.benchmarks.bench_canvas import SEED, SIZES, spans
from tests.benchmarks.timing import heading, repeated, row

_painted: list[float] = []
_CTRL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Key = tuple[Qt.Key, Qt.KeyboardModifier]


def note_paints() -> None:
    """Keeps the moment at which each paint of the article was done."""
    paint = Canvas.paintEvent

    def noted(canvas: Canvas, event: object) -> None:
        paint(canvas, event)
        _painted.append(time.perf_counter())

    Canvas.paintEvent = noted


def timed(app: QApplication, act: Callable[[], object]) -> float:
    """Milliseconds from an act to the end of the first paint after it; what the window does then is waited for."""
    _painted.clear()
    start = time.perf_counter()
    act()
    while not _painted and time.perf_counter() < start + 5:
        app.processEvents()
    first = _painted[0] if _painted else math.inf
    for _ in range(10):
        app.processEvents()
    return (first - start) * 1000


def presses(app: QApplication, session: Session, keys: list[Key]) -> list[float]:
    """One key press after another; every act commits before it is painted."""
    return [timed(app, lambda key=key: QTest.keyClick(session.window.canvas, *key)) for key in keys]


def measure(app: QApplication, folder: Path, length: int, count: int) -> None:
    project = folder / f"{length}-{count}.db"
    workspace = Workspace.create(project, annotator="maryam")
    for number in range(2):
        text = f"مقال رقم {number}\n" + (SEED * (length // len(SEED) + 1))[: length - 13]
        work = AnnotationSet.of(f"d{number}", "maryam", spans=spans(len(text), count))
        workspace.import_entries([Entry(f"d{number}", Document(f"d{number}", text, text[:40]), work)])
    workspace.close()
    session = Session(app, OpenOptions(project=project, annotator="maryam", size=(1280, 860)))
    session.start()
    window = session.window
    timed(app, window.show)
    window.canvas.setFocus()
    act(app, session, f"{length:,} characters, {count:,} spans: ", 30 if length < 100_000 else 10)
    window.close()
    session.end()
    window.deleteLater()


def act(app: QApplication, session: Session, name: str, times: int) -> None:
    workspace = session.workspace
    others = ["d1", "d0"] * (3 if times > 10 else 1)
    row(name + "another article, painted", sorted(timed(app, lambda name=other: workspace.open_document(name)) for other in others))
    session.window.canvas.set_caret(700)
    timed(app, session.window.canvas.viewport().update)
    left: Key = (Qt.Key.Key_Left, _NONE)
    row("  an arrow, painted", sorted(presses(app, session, [left] * times)))
    taken = presses(app, session, [left, (Qt.Key.Key_7, _NONE)] * times)
    row("  a label: durable and painted", sorted(taken[1::2]))
    row("  its undo: durable and painted", sorted(presses(app, session, [(Qt.Key.Key_Z, _CTRL)] * times)))


def plain(app: QApplication, widget: QWidget) -> None:
    def typed() -> None:
        QTest.keyClick(widget, Qt.Key.Key_A)
        app.processEvents()

    row("  the limit: QPlainTextEdit, a letter, saved nowhere", repeated(typed, 100))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"ANNOTATOR_DATA": name, "ANNOTATOR_CONFIG": name}
        (Path(name) / "settings.json").write_text(json.dumps({"tour_seen": True, "language": "ar"}), encoding="utf-8")
        app = application()
        note_paints()
        heading()
        for length, count in SIZES:
            measure(app, Path(name), length, count)
        edit = QPlainTextEdit(SEED)
        edit.resize(1000, 800)
        edit.show()
        plain(app, edit)


if __name__ == "__main__":
    main()
