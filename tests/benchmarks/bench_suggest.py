"""What suggestions cost: finding all of an article in the background, and a key press in the window with them on and off.

A key press is timed from the event until the act is on disk and its paint is done. The key walks quotations
as a reader does: an entity label on the next word, then its undo, so that the article stays as it was.
"""

import json
import os
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt

from annotator import label_files, lexicon_files
from annotator.commands.opening import OpenOptions
from annotator.core import suggest
from annotator.core.annotation import Document, Entry
from annotator.core.change import State
from annotator.ui.application import Session, application
from annotator.workspace import Workspace
from tests.benchmarks.bench_canvas import SEED
from tests.benchmarks.bench_edit import _CTRL, _NONE, Key, note_paints, presses, timed
from tests.benchmarks.timing import heading, row
from tests.data.articles.score import GOLD

LENGTHS = (len(SEED), 50_000)
ARTICLES = "\n".join(json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()) * 5


def text_of(length: int) -> str:
    return (SEED + "\n") * (length // len(SEED) + 1) if length > len(SEED) else SEED


def finding(text: str, name: str) -> None:
    """All suggestions of an article: read for the first time, and again after a change of its annotations."""
    lexicon, labels = lexicon_files.load(), label_files.presets()[0]
    first, again = [], []
    for number in range(12):
        fresh = f"{text} {number}"
        for times in (first, again):
            start = time.perf_counter()
            found = suggest.suggestions(fresh, State.empty(), frozenset(), lexicon, labels)
            times.append((time.perf_counter() - start) * 1000)
    row(f"{name}: {len(found)} suggestions, first time", sorted(first))
    row("  after a change", sorted(again))


def typing(folder: Path, length: int, *, on: bool) -> None:
    app = application()
    project = folder / f"{length}-{on}.db"
    workspace = Workspace.create(project, annotator="maryam")
    workspace.import_entries([Entry("d", Document("d", text_of(length)[:length], "مقال"))])
    workspace.close()
    settings = {"tour_seen": True, "language": "ar", "suggestions": on}
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    session = Session(app, OpenOptions(project=project, annotator="maryam", size=(1280, 860)))
    session.start()
    window = session.window
    timed(app, window.show)
    window.canvas.setFocus()
    window.canvas.set_caret(700)
    left: Key = (Qt.Key.Key_Left, _NONE)
    name = f"{length:,} characters, suggestions {'on' if on else 'off'}: "
    row(name + "an arrow", sorted(presses(app, session, [left] * 40)))
    taken = presses(app, session, [left, (Qt.Key.Key_7, _NONE)] * 40)
    row("  a label: durable and painted", sorted(taken[1::2]))
    row("  its undo: durable and painted", sorted(presses(app, session, [(Qt.Key.Key_Z, _CTRL)] * 40)))
    window.close()
    session.end()
    window.deleteLater()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"ANNOTATOR_DATA": name, "ANNOTATOR_CONFIG": name}
        heading()
        for length in LENGTHS:
            finding(text_of(length)[:length], f"{length:,} characters")
        finding(ARTICLES[: LENGTHS[-1]].replace("\n", " "), f"{LENGTHS[-1]:,} of other articles in one line")
        note_paints()
        for length in LENGTHS:
            for on in (True, False):
                typing(Path(name), length, on=on)


if __name__ == "__main__":
    main()
