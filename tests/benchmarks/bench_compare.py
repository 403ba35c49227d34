"""The agreement view: 1,000 articles of three annotators computed beside the window, and a list of 100,000 cases in it."""

import random
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.core.annotation import AnnotationSet, Document, Entry, Span
from annotator.core.case_list import Listed, Wanted, narrowed
from annotator.core.cases import Case
from annotator.core.labels import parse
from annotator.paths import resource, seeds
from annotator.ui import comparison, fonts, keymap
from annotator.ui.background import Background
from annotator.ui.case_browser import CaseBrowser
from annotator.ui.case_words import Opened, Sides
from annotator.ui.look import Look
from annotator.ui.theme import LIGHT
from annotator.workspace import Workspace
from tests.benchmarks.timing import heading, repeated, row

DOCUMENTS, SPANS, CASES = 1_000, 30, 100_000
PEOPLE = ("maryam", "khalil", "gold")
TEXT = next(iter(seeds())).read_text(encoding="utf-8")


def entries():
    """30 spans in each article; every annotator leaves some out, moves some, labels some otherwise."""
    rng = random.Random(1)
    for number in range(DOCUMENTS):
        document = Document(f"d{number:05}", TEXT, f"مقال {number}")
        places = [(rng.randrange(0, len(TEXT) - 90), rng.randrange(4, 80)) for _ in range(SPANS)]
        for name in PEOPLE:
            kept = [(start, start + length + (rng.random() < 0.1)) for start, length in places if rng.random() > 0.1]
            labels = [rng.choice(["direct"] * 8 + ["mixed", "indirect"]) for _ in kept]
            spans = [Span(f"s{n}", "quote", label, (place,)) for n, (place, label) in enumerate(zip(kept, labels, strict=True))]
            yield Entry(document.id, document, AnnotationSet.of(document.id, name, spans=spans))


def computed(place: str) -> None:
    workspace = Workspace.create(Path(place) / "p.db", annotator="maryam")
    workspace.import_entries(entries())
    never = lambda *_: False  # noqa: E731 neither counted nor stopped
    title = f"{DOCUMENTS:,} articles x {len(PEOPLE)} annotators x {SPANS} spans"
    row(f"{title}: figures", repeated(lambda: comparison.figures(workspace, PEOPLE, done=False, gammas=None, stop=never), 3))
    row("  cases of two", repeated(lambda: comparison.pair_cases(workspace, PEOPLE[:2], done=False, progress=never, stop=never), 3))
    workspace.close()


def listed() -> None:
    app = QApplication([])
    fonts.load()
    labels = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
    span = [Span("a", "entity", label, ((n, n + 6),)) for n in range(100) for label in ("PER", "ORG")]
    rows = [Listed(Case("label", f"d{n:06}", "entity", (span[n % 200],)), f"مقال {n}", TEXT) for n in range(CASES)]
    document, nothing = Document("d", TEXT, "مقال"), AnnotationSet("d", "x")
    background = Background()
    browser = CaseBrowser(Look(LIGHT, "ar", keymap.DEFAULT), labels, background, lambda case: Opened(case, document, nothing, nothing))
    browser.resize(1200, 800)
    browser.show()
    browser.show_cases(rows, Sides("أ", "ب"))
    while not browser.panel.place[1]:
        app.processEvents()

    def step() -> None:
        browser.step(1)
        browser.grab()

    row(f"{CASES:,} cases: narrowed and counted, beside the window", repeated(lambda: narrowed(rows, Wanted(label="PER")), 5))
    row("  F8, the next case drawn with the whole list", repeated(step, 40))
    background.close()


def main() -> None:
    heading()
    with tempfile.TemporaryDirectory() as place:
        computed(place)
    listed()


if __name__ == "__main__":
    main()
