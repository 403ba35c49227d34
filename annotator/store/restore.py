"""A backup in the place of a project: what stood there is kept beside it, so that this can be taken back too."""

import os
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from annotator.store.backup import copy_verified, made_at, sync
from annotator.store.database import VERSION, ProjectError, friendly, verify, version_of
from annotator.store.lock import ProjectLock


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a project; `made` is in local time."""

    path: Path
    made: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """What a project file holds. `last_act` is ISO 8601 in UTC, empty where nothing was ever annotated by hand."""

    documents: int
    sets: int
    spans: int
    last_act: str


_CONTENTS = """SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM annotation_set), (SELECT count(*) FROM span),
(SELECT coalesce(max(made_at), '') FROM history)"""


def backups(folder: Path) -> list[Backup]:
    """The backups of a folder, the newest first."""
    found = ((path, made) for path in folder.glob("*.db") if (made := made_at(path)))
    return sorted((Backup(path, made) for path, made in found), key=lambda one: one.made, reverse=True)


def contents(path: Path) -> Contents:
    """Counts what a file holds; raises `ProjectError` if it is no project or damaged."""
    verify(path)
    connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        return Contents(*connection.execute(_CONTENTS).fetchone())
    except sqlite3.Error as problem:
        raise friendly(problem, path) from None
    finally:
        connection.close()


def is_lost(project: Path) -> bool:
    """Whether a project is gone, or so damaged that it cannot be opened; one that is only newer than the program is not."""
    try:
        if version_of(project) > VERSION:
            return False
        verify(project, whole=True)
    except ProjectError:
        return True
    return False


def put_back(backup: Path, project: Path, now: datetime) -> Path | None:
    """Puts a verified copy of a backup in a project's place; returns where what stood there is kept, None if nothing did.

    Whenever the program dies, the project is what it was or the backup. Raises `ProjectError` if the backup is damaged, the
    project is open anywhere, or there is no room; then nothing was altered.
    """
    verify(backup, whole=True)
    with ProjectLock(project):
        real = project.resolve()
        ready = real.with_name(f".{real.name}.restored")
        copy_verified(backup, ready)
        try:
            kept = _kept(real, now) if real.exists() else None
            os.replace(ready, real)
            sync(real.parent)
        except OSError as problem:
            raise ProjectError("{path} cannot be written: {reason}.", path=project, reason=problem.strerror) from None
        finally:
            ready.unlink(missing_ok=True)
        return kept


def _kept(project: Path, now: datetime) -> Path:
    """A second name for the file, and its journal with it: left behind, that would be played into another file."""
    kept = project.with_name(f"{project.stem} {now:%Y-%m-%d %H-%M-%S}.db")
    try:
        os.link(project, kept)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        shutil.copy2(project, kept)
        sync(kept)
    journal = project.with_name(project.name + "-journal")
    if journal.exists() and journal.stat().st_size:
        os.replace(journal, kept.with_name(kept.name + "-journal"))
    journal.unlink(missing_ok=True)
    return kept
