"""A backup takes the place of a project that is gone, damaged or spoilt; what stood there is kept."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from annotator import restoring
from annotator.core.annotation import Document, Entry, Span
from annotator.core.change import Change
from annotator.core.errors import AnnotatorError
from annotator.store import restore
from annotator.workspace import Workspace

NOW = datetime(2026, 1, 2, 3, 4, 5)


def annotate(path: Path, *names: str) -> None:
    """Somebody tags words; closing makes a backup."""
    workspace = Workspace.open(path, annotator="maryam")
    workspace.open_document("d")
    for name in names:
        workspace.apply(Change("Add", added=(Span(name, "entity", "PER", ((0, 3),)),)))
    workspace.close()


def spans(path: Path) -> set[str]:
    workspace = Workspace.open(path, annotator="maryam")
    found = workspace.load_set("d", "maryam")
    workspace.close()
    return set(found.spans) if found else set()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one span, which is in its newest backup."""
    path = tmp_path / "work" / "my articles.db"
    workspace = Workspace.create(path, annotator="maryam")
    workspace.import_entries([Entry("d", Document("d", "قال الوزير"))])
    workspace.close()
    annotate(path, "first")
    return path


def test_backups_are_listed_the_newest_first_with_what_they_hold(project: Path) -> None:
    found = restoring.backups(project)
    assert found and found == sorted(found, key=lambda one: one.made, reverse=True)
    held = restoring.contents(found[0].path)
    assert (held.documents, held.sets, held.spans) == (1, 1, 1) and held.last_act.startswith("20")
    assert restoring.backups(project.with_name("another.db")) == []


@pytest.mark.parametrize("loss", ["gone", "damaged", "empty", "other work"])
def test_whatever_became_of_the_project_the_backup_takes_its_place(loss: str, project: Path) -> None:
    backup = project.with_name("b.db")
    backup.write_bytes(restoring.backups(project)[0].path.read_bytes())
    if loss == "gone":
        project.unlink()
    elif loss == "other work":
        annotate(project, "second", "third")
    else:
        project.write_bytes(b"" if loss == "empty" else project.read_bytes()[:9000])
    was = project.read_bytes() if project.exists() else None
    assert restoring.is_lost(project) == (loss != "other work")
    kept = restore.put_back(backup, project, NOW)
    assert spans(project) == {"first"} and not restoring.is_lost(project)
    assert (kept.read_bytes() if kept else None) == was
    assert kept is None or kept.name == "my articles 2026-01-02 03-04-05.db"
    if loss == "other work":  # and back again
        restore.put_back(kept, project, datetime(2026, 1, 2, 3, 4, 6))
        assert spans(project) == {"first", "second", "third"}


def test_the_journal_of_a_dead_program_is_not_played_into_the_backup(project: Path) -> None:
    backup = project.with_name("b.db")
    backup.write_bytes(restoring.backups(project)[0].path.read_bytes())
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size=1'); c.execute('PRAGMA cache_spill=1'); c.execute('BEGIN IMMEDIATE')\n"
        "c.executemany('INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)',"
        " [(n, f'x{n}', '', 'a' * 9000, '0' * 64, 9000, '{}', '{}') for n in range(50, 90)])\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(project)], check=False)
    journal = project.with_name(project.name + "-journal")
    assert journal.stat().st_size > 0  # hot: the next who opens the file rolls back by it
    kept = restore.put_back(backup, project, NOW)
    assert not journal.exists() and spans(project) == {"first"}
    assert sqlite3.connect(kept).execute("SELECT count(*) FROM document").fetchone() == (1,)  # rolled back by its own


@pytest.mark.parametrize("why", ["open elsewhere", "damaged backup", "no backup", "newer"])
def test_what_cannot_be_put_back_alters_nothing(why: str, project: Path, tmp_path: Path) -> None:
    backup = tmp_path / "b.db"
    backup.write_bytes(restoring.backups(project)[0].path.read_bytes()[: 9000 if why == "damaged backup" else None])
    if why == "newer":
        connection = sqlite3.connect(backup)
        connection.execute("PRAGMA user_version=99")
        connection.close()
    if why == "no backup":
        backup.unlink()
    holder = Workspace.open(project, annotator="maryam") if why == "open elsewhere" else None
    before, names = project.read_bytes(), {path.name for path in project.parent.iterdir()}
    with pytest.raises(AnnotatorError):
        restore.put_back(backup, project, NOW)
    assert project.read_bytes() == before and {path.name for path in project.parent.iterdir()} == names
    if holder is not None:
        holder.close()


def test_a_file_of_a_newer_program_is_not_lost(project: Path) -> None:
    connection = sqlite3.connect(project)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    assert not restoring.is_lost(project)


def test_kill_9_leaves_the_project_or_the_backup(project: Path) -> None:
    backup = project.with_name("b.db")
    backup.write_bytes(restoring.backups(project)[0].path.read_bytes())
    annotate(project, "second")
    code = (
        "import sys\nfrom datetime import datetime\nfrom pathlib import Path\nfrom annotator.store import restore\n"
        "print('ready', flush=True)\n"
        "for n in range(1000):\n"
        "    restore.put_back(Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromtimestamp(1e9 + n))\n"
    )
    for life in (0.0, 0.003, 0.01, 0.02, 0.04, 0.08):
        process = subprocess.Popen([sys.executable, "-c", code, str(backup), str(project)], stdout=subprocess.PIPE)
        assert process.stdout is not None and process.stdout.readline()
        time.sleep(life)  # the moment of death is what is tried
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert spans(project) in ({"first"}, {"first", "second"})
