"""The project file beside raw sqlite3: one tag, a bulk import, opening a large project."""

import random
import sqlite3
import tempfile
import time
from pathlib import Path

from annotator.core import edits
from annotator.core.annotation import AnnotationSet, Document, Entry, Span
from annotator.paths import seeds
from annotator.workspace import Workspace
from tests.benchmarks.timing import heading, repeated, row

TEXT = next(iter(seeds())).read_text(encoding="utf-8")
PRAGMAS = ("journal_mode=TRUNCATE", "synchronous=FULL")


def entries(documents: int, spans: int):
    rng = random.Random(1)
    for number in range(documents):
        name = f"doc{number:06}"
        starts = [rng.randrange(len(TEXT) - 20) for _ in range(spans)]
        made = [Span(f"s{i}", "entity", "PER", ((start, start + 10),)) for i, start in enumerate(starts)]
        yield Entry(name, Document(name, TEXT, TEXT[:50]), AnnotationSet.of(name, "maryam", spans=made))


def tagging(folder: Path) -> None:
    workspace = Workspace.create(folder / "tag.db", annotator="maryam")
    workspace.import_entries(entries(1, 0))
    workspace.open_document("doc000000")
    places = iter(range(10, len(TEXT)))

    def tag() -> None:
        start = next(places)
        workspace.apply(edits.tag(workspace.state, TEXT, "entity", "PER", [(start, start + 5)]))

    raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("CREATE TABLE t (a, b)")

    def insert() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO t VALUES (1, 2)")
        raw.execute("COMMIT")

    heading()
    row("one tag, durable, with its history (no painting)", repeated(tag, 400))
    row("  the limit: one row in raw sqlite3, same pragmas", repeated(insert, 400))
    workspace.close()


def bulk(folder: Path, documents: int = 20_000, spans: int = 30) -> None:
    workspace = Workspace.create(folder / "bulk.db", annotator="maryam")
    made = list(entries(documents, spans))
    start = time.perf_counter()
    workspace.import_entries(made)
    taken = time.perf_counter() - start
    print(f"import of {documents:,} documents x {spans} spans: {taken:.1f} s, {documents * spans / taken:,.0f} spans/s")
    workspace.close()
    del made
    heading()
    row("opening that project", repeated(lambda: Workspace.open(folder / "bulk.db").close(), 5))
    workspace = Workspace.open(folder / "bulk.db", annotator="maryam")
    row("first page of its list (200 rows)", repeated(lambda: workspace.documents(), 20))
    row("opening one of its documents", repeated(lambda: workspace.open_document("doc010000"), 20))
    workspace.close()


if __name__ == "__main__":
    import os

    with tempfile.TemporaryDirectory() as name:
        os.environ["ANNOTATOR_DATA"] = name
        tagging(Path(name))
        bulk(Path(name))
