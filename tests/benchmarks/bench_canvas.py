"""The article on its page: opening, painting, and one more span made durable and painted.

Beside it a plain QPlainTextEdit without any span: what showing the text alone costs.
"""

import os
import random
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.core import edits
from annotator.core.annotation import AnnotationSet, Document, Entry, Span
from annotator.paths import seeds
from annotator.ui import fonts
from annotator.ui.canvas import Canvas
from annotator.ui.theme import LIGHT
from annotator.workspace import Workspace
from tests.benchmarks.timing import heading, repeated, row

SEED = next(iter(seeds())).read_text(encoding="utf-8")
SIZES = ((2_118, 97), (2_118, 1_000), (50_000, 1_000), (50_000, 20_000), (1_000_000, 20_000))


def spans(length: int, count: int) -> list[Span]:
    rng = random.Random(2)
    made = []
    for number in range(count):
        start = rng.randrange(length - 60)
        layer, label, reach = rng.choice([("entity", "PER", 10), ("entity", "GPE", 6), ("quote", "direct", 60), ("cue", "cue", 4)])
        first, last = start, start + reach
        made.append(Span(f"s{number}", layer, label, ((first, last),)))
    return made


def measure(app: QApplication, folder: Path, length: int, count: int) -> None:
    text = (SEED * (length // len(SEED) + 1))[:length]
    workspace = Workspace.create(folder / f"{length}-{count}.db", annotator="maryam")
    work = AnnotationSet.of("d", "maryam", spans=spans(length, count))
    workspace.import_entries([Entry("d", Document("d", text), work)])
    canvas = Canvas()
    canvas.resize(1000, 800)
    canvas.set_look(LIGHT, "ar", 17, fonts.READING[0])
    canvas.show()
    app.processEvents()
    name = f"{length:,} characters, {count:,} spans: "

    def open_it() -> None:
        workspace.open_document("d")
        canvas.show_document(workspace.document, workspace.state, workspace.label_set)
        canvas.viewport().repaint()

    def plain() -> None:
        bare.setPlainText(text)
        bare.viewport().repaint()

    bare = QPlainTextEdit()
    bare.resize(1000, 800)
    bare.setFont(fonts.reading_font(17))
    bare.show()
    app.processEvents()
    times = 5 if length < 100_000 else 2
    row(name + "open, from the file to painted", repeated(open_it, times))
    row("  QPlainTextEdit, text alone", repeated(plain, times))
    canvas.ensure_visible(length // 2)
    row("  painting alone", repeated(lambda: canvas.viewport().repaint(), 20))
    row("  QPlainTextEdit, painting alone", repeated(lambda: bare.viewport().repaint(), 20))
    places = iter(range(length // 2, length))

    def add() -> None:
        start = next(places)
        workspace.apply(edits.tag(workspace.state, text, "entity", "PER", [(start, start + 7)]))
        canvas.take_state(workspace.state)
        canvas.viewport().repaint()

    row("  one more span, durable and painted", repeated(add, 30))
    workspace.close()


def main() -> None:
    app = QApplication.instance() or QApplication([])
    fonts.load()
    heading()
    with tempfile.TemporaryDirectory() as name:
        os.environ["ANNOTATOR_DATA"] = name
        for length, count in SIZES:
            measure(app, Path(name), length, count)


if __name__ == "__main__":
    main()
