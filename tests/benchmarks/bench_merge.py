"""Merging three files of 10,000 documents x 30 spans, each span with its act in the history; and once more, with nothing new."""

import os
import random
import sqlite3
import tempfile
import time
from pathlib import Path

from annotator import merging
from annotator.core.annotation import AnnotationSet, Document, Entry, Span
from annotator.paths import seeds
from annotator.workspace import Workspace

TEXT = next(iter(seeds())).read_text(encoding="utf-8")[:2000]


def project(path: Path, annotator: str, documents: int, spans: int) -> Path:
    workspace = Workspace.create(path, annotator=annotator)
    rng = random.Random(annotator)

    def entries():
        for number in range(documents):
            name = f"doc{number:06}"
            starts = [rng.randrange(len(TEXT) - 20) for _ in range(spans)]
            made = [Span(f"s{i}", "entity", "PER", ((start, start + 10),)) for i, start in enumerate(starts)]
            yield Entry(name, Document(name, TEXT), AnnotationSet.of(name, annotator, spans=made))

    workspace.import_entries(entries())
    workspace._project._written = False  # no backup: it is not measured here
    workspace.close()
    with sqlite3.connect(path) as db:
        db.executemany("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, '2026-01-01', 'Tag', '[]', ?, '', NULL, NULL)", rows(db, annotator))
        db.execute("UPDATE annotation_set SET status = 'started', head = (SELECT uid FROM history WHERE set_id = annotation_set.id ORDER BY id DESC LIMIT 1)")
    db.close()
    return path


def rows(db: sqlite3.Connection, annotator: str):
    """An act for every span, as if each had been tagged by hand."""
    last, parent = 0, ""
    found = db.execute('SELECT id, set_id, uid, start, "end" FROM span ORDER BY set_id, id').fetchall()
    for key, set_id, uid, start, end in found:
        parent, last = parent if set_id == last else "", set_id
        made = f'[{{"type":"Span","id":"{uid}","layer":"entity","label":"PER","segments":[[{start},{end}]]}}]'
        name = f"{annotator}{key:027}"
        yield key, name, set_id, parent, name, annotator, made
        parent = name


def timed(title: str, act):
    start = time.perf_counter()
    result = act()
    print(f"{title:58} {time.perf_counter() - start:8.2f} s")
    return result


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        os.environ["ANNOTATOR_DATA"] = name
        folder = Path(name)
        sources = [project(folder / f"{who}.db", who, 10_000, 30) for who in ("maryam", "ahmad", "huda")]
        workspace = Workspace.create(folder / "lead.db", annotator="lead")
        print(f"three files of 10,000 documents x 30 spans with history, {sources[0].stat().st_size / 2**20:,.0f} MiB each, into a new project")
        plan = timed("looking: every file checked whole, the plan made", lambda: merging.plan(workspace, sources))
        merged = timed("merging: backup, copy, 900,000 spans and acts, checks", lambda: merging.prepare(workspace, plan))
        timed("putting it in place", lambda: merging.finish(workspace, merged))
        timed("looking again: nothing new", lambda: merging.plan(workspace, sources))
        assert plan.after["span"] == 900_000 and not merging.plan(workspace, sources).changes
        workspace._project._written = False
        workspace.close()
