"""Backups are made while somebody annotates: the copy is one moment of the file, and she never waits for it."""

import sqlite3
import threading
from datetime import datetime
from pathlib import Path

import pytest

from annotator.core.annotation import AnnotationSet, Document, Entry, Span
from annotator.core.change import Change
from annotator.store import backup
from annotator.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "p.db", annotator="maryam")
    made._project.backup_due = lambda: False  # type: ignore[method-assign]  # the copies are made here
    spans = [Span(f"s{i}", "entity", "PER", ((i, i + 1),)) for i in range(30)]
    documents = [Document(f"d{i:03}", "قال الوزير " * 400 + str(i)) for i in range(300)]
    made.import_entries(Entry(one.id, one, AnnotationSet.of(one.id, "maryam", spans=spans)) for one in documents)
    made.open_document("d000")
    yield made
    made.close()


def annotate(workspace: Workspace, number: int) -> None:
    workspace.apply(Change("Add", added=(Span(f"n{number}", "entity", "LOC", ((0, 4),)),)))


def spans_in(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        return int(connection.execute("SELECT count(*) FROM span").fetchone()[0])
    finally:
        connection.close()


def test_a_copy_succeeds_while_labels_are_written_without_a_pause(workspace: Workspace, tmp_path: Path) -> None:
    ended, failures = threading.Event(), list[Exception]()

    def write() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            try:
                annotate(workspace, number)
            except Exception as failure:
                failures.append(failure)
                return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [tmp_path / f"copy{n}.db" for n in range(5)]
        for copy in copies:
            backup.copy_verified(tmp_path / "p.db", copy)
    finally:
        ended.set()
        writer.join()
    held = [spans_in(copy) for copy in copies]
    assert failures == [] and held == sorted(held) and held[0] >= 300 * 30
    assert held[-1] <= spans_in(tmp_path / "p.db")


def test_others_write_between_two_steps_of_a_copy(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At every pause of the copy a label is written, and none is refused; in the end all is copied at once."""
    pauses: list[int] = []

    def pause(_seconds: float) -> None:
        pauses.append(1)
        annotate(workspace, len(pauses))

    monkeypatch.setattr(backup, "_STEP", 8)
    monkeypatch.setattr(backup, "sleep", pause)
    backup.copy_verified(tmp_path / "p.db", tmp_path / "copy.db")
    assert len(pauses) == backup._TRIES  # disturbed each time
    assert spans_in(tmp_path / "copy.db") == 300 * 30 + len(pauses)


def test_a_copy_nobody_disturbs_is_made_in_steps(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[float] = []
    monkeypatch.setattr(backup, "_STEP", 8)
    monkeypatch.setattr(backup, "sleep", steps.append)
    backup.copy_verified(tmp_path / "p.db", tmp_path / "copy.db")
    pages = sqlite3.connect(tmp_path / "copy.db").execute("PRAGMA page_count").fetchone()[0]
    assert len(steps) >= pages // 8
    assert spans_in(tmp_path / "copy.db") == 300 * 30


def test_the_backup_of_the_closing_waits_for_the_one_beside_the_work(tmp_path: Path) -> None:
    for _ in range(5):
        workspace = Workspace.open(tmp_path / "p.db") if (tmp_path / "p.db").exists() else Workspace.create(tmp_path / "p.db")
        workspace.import_entries([Entry("d", Document("d", "قال الوزير " * 20_000))])
        workspace.remember("x", workspace.recall("x", 0) + 1)
        beside = [threading.Thread(target=workspace._project.back_up_quietly) for _ in range(3)]
        for thread in beside:
            thread.start()
        workspace.close()
        for thread in beside:
            thread.join()
    copies = sorted((tmp_path / "data" / "backups").rglob("*.db"))
    assert copies and all(spans_in(copy) == 0 for copy in copies)
    assert list((tmp_path / "data" / "backups").rglob("*.partial")) == []


def test_what_was_done_while_a_backup_ran_is_in_the_one_of_the_closing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace.create(tmp_path / "p.db", annotator="maryam")
    workspace._project.backup_due = lambda: setattr(workspace._project, "_written", True)  # type: ignore[method-assign]
    workspace.import_entries([Entry("d", Document("d", "قال الوزير"))])
    workspace.open_document("d")
    real = backup.copy_verified

    def meanwhile(source: Path, target: Path) -> None:
        real(source, target)
        annotate(workspace, 1)

    monkeypatch.setattr(backup, "copy_verified", meanwhile)
    workspace._project.back_up(datetime(2026, 1, 1))
    monkeypatch.undo()
    monkeypatch.setenv("ANNOTATOR_DATA", str(tmp_path / "data"))
    workspace.close()
    newest = max((tmp_path / "data" / "backups").rglob("*.db"))
    assert newest.name > "2026-01-02" and spans_in(newest) == 1
