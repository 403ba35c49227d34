"""Copies of a project that are known to be good, made while it is open, and kept in rotation.

Only SQLite's backup interface reads the live file: a plain copy may catch it in the middle of a
commit, and closing a second handle would drop the database's locks.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from time import sleep

from annotator.store.database import ProjectError, damaged, friendly

_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9
_STEP = 512  # pages, 4 MiB
_PAUSE = 0.002  # seconds
_TRIES = 3


def copy_verified(source: Path, target: Path) -> None:
    """A whole, checked copy of a project at this moment; `target` is the old file or the new, never between.

    Not for one target from two threads: what a program that died has left is found by its name.
    """
    partial = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        reading = sqlite3.connect(source.absolute().as_uri() + "?mode=ro", uri=True)
        writing = sqlite3.connect(partial)
        try:
            held = _copy(reading, writing)
            found = writing.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise damaged(source, found)
            if held != _counts(writing):
                raise ProjectError("The copy {path} does not hold what the project holds; try again.", path=target)
        finally:
            writing.close()
            reading.close()
        sync(partial)
        os.replace(partial, target)
        sync(target.parent)
    except sqlite3.Error as problem:
        raise friendly(problem, target) from None
    except OSError as problem:
        raise ProjectError("{path} cannot be written: {reason}.", path=target, reason=problem.strerror) from None
    finally:
        partial.unlink(missing_ok=True)


def _copy(reading: sqlite3.Connection, writing: sqlite3.Connection) -> list[int]:
    """Copies one moment of a file and counts what it held then.

    A few pages at a time, between which others may write; where somebody always does, all at once after some tries.
    Nothing here waits for the disk: `sync` does afterwards.
    """
    writing.execute("PRAGMA synchronous=OFF")
    for _ in range(_TRIES):
        try:
            return _at_leisure(reading, writing)
        except _Disturbed:
            pass
    reading.execute("BEGIN")
    held = _counts(reading)
    reading.backup(writing)
    reading.rollback()
    return held


def _at_leisure(reading: sqlite3.Connection, writing: sqlite3.Connection) -> list[int]:
    """The same, without ever holding the file for longer than a step; raises `_Disturbed` when it is written to."""

    def unaltered(*_step: int) -> None:
        if reading.execute("PRAGMA data_version").fetchone() != version:
            raise _Disturbed
        sleep(_PAUSE)

    version = reading.execute("PRAGMA data_version").fetchone()
    held = _counts(reading)
    reading.backup(writing, pages=_STEP, progress=unaltered)
    unaltered()
    return held


class _Disturbed(Exception):
    """The file was altered while it was copied."""


def folder_for(backups: Path, project: Path) -> Path:
    """Where the backups of a project lie: named after it, told apart by its place."""
    place = hashlib.sha256(str(project.absolute()).encode("utf-8")).hexdigest()[:8]
    return backups / f"{project.stem}-{place}"


def back_up(project: Path, folder: Path, now: datetime) -> Path:
    """A new backup, after which the oldest beyond the rotation are removed."""
    target = folder / f"{now:%Y-%m-%d_%H-%M-%S}.db"
    for left in folder.glob(".*.partial"):  # by a program that died
        left.unlink(missing_ok=True)
    copy_verified(project, target)
    for old in set(folder.glob("????-??-??_??-??-??.db")) - kept(folder.glob("????-??-??_??-??-??.db"), now):
        old.unlink(missing_ok=True)
    return target


def newest(folder: Path) -> datetime | None:
    """When the last backup was made."""
    return max((made for path in folder.glob("*.db") if (made := made_at(path))), default=None)


def kept(backups: Iterable[Path], now: datetime) -> set[Path]:
    """Which to keep: all of the last day, the newest of each of 12 days, 10 weeks and 9 months."""
    dated = sorted(((made, path) for path in backups if (made := made_at(path))), reverse=True)
    result = {path for made, path in dated if now - made < timedelta(days=1)}
    for number, period in ((_DAILY, "%Y-%m-%d"), (_WEEKLY, "%G-%V"), (_MONTHLY, "%Y-%m")):
        first: dict[str, Path] = {}
        for made, path in dated:
            first.setdefault(f"{made:{period}}", path)
        result.update(list(first.values())[:number])
    return result


def made_at(path: Path) -> datetime | None:
    """When a backup was made, by its name; None if it is not called like one."""
    try:
        return datetime.strptime(path.stem, "%Y-%m-%d_%H-%M-%S")
    except ValueError:
        return None


def _counts(connection: sqlite3.Connection) -> list[int]:
    tables = ("document", "annotation_set", "span", "relation", "referent", "history", "decision")
    return [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]  # noqa: S608


def sync(path: Path) -> None:
    """A file, or the names in a folder, on the disk itself."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
