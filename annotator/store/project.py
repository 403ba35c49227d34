"""Opening a project: lock, version, migration, damage; and what a new one begins with."""

import os
import sqlite3
import threading
import uuid
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from annotator.store.backup import back_up, copy_verified, folder_for, newest
from annotator.store.database import VERSION, ProjectError, create, friendly, verify, version_of
from annotator.store.lock import ProjectLock
from annotator.store.merge import copy_of, put_in_place
from annotator.store.repository import Repository

MIGRATIONS: dict[int, tuple[str, ...]] = {
    1: (
        """CREATE TABLE earlier_set (
  run_id      INTEGER NOT NULL,
  document_id INTEGER NOT NULL,
  annotations TEXT NOT NULL,
  PRIMARY KEY (run_id, document_id),
  FOREIGN KEY (run_id) REFERENCES run (id) ON DELETE CASCADE,
  FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) STRICT""",
    ),
}
"""Statements that bring a file from one schema version to the next; they are never altered once released."""

_BACKUP_EVERY = timedelta(minutes=30)


class Project:
    """A project file held open, with its lock; `read_only` says why, where it cannot be written."""

    def __init__(self, path: Path, backups: Path) -> None:
        self.path = path
        self.read_only: ProjectError | None = None
        self._lock: ProjectLock | None = None
        self._backups = folder_for(backups, path)
        self._written = self._backing_up = self._closed = False
        self._one_at_a_time = threading.Lock()  # a backup beside the work, and that of the closing
        self._last_backup: datetime | None = None
        if not path.exists():
            raise ProjectError("There is no project {path}.", path=path)
        if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
            self._lock = ProjectLock(path)
        else:
            self.read_only = ProjectError(
                "{path} is read-only: you can look at it but not annotate. Copy it to your own folder.", path=path
            )
        try:
            verify(path)
            copy_of(path).unlink(missing_ok=True)  # of a merge that died
            self._migrate()
            self.repository = Repository(path, write=not self.read_only)
        except BaseException:
            self.release()
            raise

    @classmethod
    def make(cls, path: Path, backups: Path, label_set: str) -> "Project":
        """A new project with a label set."""
        create(path)
        project = cls(path, backups)
        project.repository.set_setting("project_id", uuid.uuid4().hex)
        project.repository.set_setting("label_set", label_set)
        return project

    def backup_due(self) -> bool:
        """Told after every write; true when the last backup is over half an hour old and none is being made."""
        self._written = True
        if self._backing_up:
            return False
        last = self._last_backup or newest(self._backups)
        self._backing_up = last is None or datetime.now() - last > _BACKUP_EVERY
        return self._backing_up

    def back_up_quietly(self) -> None:
        """A backup beside the work (from another thread); one that fails is tried again at the next write."""
        with self._one_at_a_time, suppress(ProjectError):
            if not self._closed:
                self._back_up(datetime.now())
        self._backing_up = False

    def back_up(self, now: datetime | None = None) -> Path:
        """A verified backup, by default of this moment."""
        with self._one_at_a_time:
            return self._back_up(now or datetime.now())

    def _back_up(self, moment: datetime) -> Path:
        self._written = False  # what is written from now on is in the next one
        try:
            made = back_up(self.path, self._backups, moment)
        except ProjectError:
            self._written = True
            raise
        self._last_backup = moment
        return made

    def save_copy(self, target: Path) -> None:
        if target.absolute() == self.path.absolute():
            raise ProjectError("The copy needs another name than the project itself: {path}.", path=target)
        copy_verified(self.path, target)

    def exchange(self, finished: Path) -> None:
        """Another file, finished and checked, takes the place of the project's; the old one is in the backups."""
        self.repository.close()
        try:
            put_in_place(finished, self.path)
        finally:
            self.repository = Repository(self.path, write=not self.read_only)

    def close(self) -> None:
        """Closes the file; a last backup if anything was written since the one before, which is waited for."""
        self.repository.close()
        with self._one_at_a_time, suppress(ProjectError):  # the project itself is whole, with or without a backup
            self._closed = True
            if self._written:
                self._back_up(datetime.now())
        self.release()

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def _migrate(self) -> None:
        version = version_of(self.path)
        if version == VERSION:
            return
        if self.read_only:
            raise ProjectError("{path} is of an older version and read-only; copy it to your own folder first.", path=self.path)
        copy_verified(self.path, self.path.with_name(f"{self.path.stem}.v{version}.bak"))
        migrate(self.path, version)


def migrate(path: Path, version: int, steps: dict[int, tuple[str, ...]] | None = None, target: int = VERSION) -> None:
    """Brings a file to the present version, whole or not at all."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys=OFF")  # ignored inside a transaction
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN EXCLUSIVE")
        for number in range(version, target):
            if number not in (steps or MIGRATIONS):
                raise ProjectError("{path} is of version {version}, which this program cannot read.", path=path, version=version)
            for statement in (steps or MIGRATIONS)[number]:
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise ProjectError("{path} could not be brought to the new version; it was left as it was.", path=path)
        connection.execute(f"PRAGMA user_version={target}")
        connection.execute("COMMIT")
    except sqlite3.Error as problem:
        raise friendly(problem, path) from None
    finally:
        connection.close()
