"""Searching all texts and annotations of a project: an index beside the project file, thrown away at will.

The index (SQLite FTS5 without a copy of the texts, over folded text) lies in the data folder, so that the
project stays one small file to copy. It only narrows which documents are read; what is a hit is decided on
the text itself, so a stale index can miss but never invent.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from annotator.core.arabic import bare, fold
from annotator.core.concordance import Hit, Query, first_forms, is_short, places
from annotator.store.database import ProjectError

_BATCH = 500  # documents indexed at once
_READ = 400  # documents read at most for one answer
_VERSION = 1

_SPANS = """
SELECT document.uid, document.title, document.text, span.start, span."end", annotator.name, span.layer, span.label
FROM {source}
JOIN annotator ON annotator.id = annotation_set.annotator_id
WHERE {where} ORDER BY document.id LIMIT ?"""
_BY_SET = """document CROSS JOIN annotation_set ON annotation_set.document_id = document.id
CROSS JOIN span ON span.set_id = annotation_set.id"""
_BY_REFERENT = """referent JOIN span ON span.referent_id = referent.id
JOIN annotation_set ON annotation_set.id = span.set_id JOIN document ON document.id = annotation_set.document_id"""


class Concordance:
    """Answers queries over one project. For one thread at a time; opens the project for reading only."""

    def __init__(self, project: Path, folder: Path) -> None:
        place = hashlib.sha256(str(project.absolute()).encode("utf-8")).hexdigest()[:16]
        self._index_path = folder / f"{place}.search.db"
        self._project = project

    def indexed(self) -> tuple[int, int]:
        """How many documents the index knows, and how many there are."""
        with closing(self._open()) as db:
            return _count(db, "entry"), _count(db, "project.document")

    def index(self, stopped: Callable[[], bool] = lambda: False, progress: Callable[[int], None] = lambda done: None) -> None:
        """Brings the index up to date in steps; may be stopped between any two. Raises `ProjectError`."""
        with closing(self._open()) as db:
            last = _last(db)
            while not stopped():
                following = "SELECT id, text FROM project.document WHERE id > ? ORDER BY id LIMIT ?"
                rows = db.execute(following, (last, _BATCH)).fetchall()
                if not rows:
                    return
                with db:
                    db.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", ((key, fold(text)) for key, text in rows))
                    db.executemany("INSERT INTO entry(id) VALUES (?)", ((key,) for key, _ in rows))
                last = rows[-1][0]
                progress(last)

    def find(self, query: Query, most: int = 500, stopped: Callable[[], bool] = lambda: False) -> list[Hit]:
        """The first hits in the order of import, then of the text; empty for an empty query."""
        words = bare(query.words)
        if not words and not query.annotated:
            return []
        with closing(self._open()) as db:
            if query.annotated:
                return list(_annotated(db, query, words, most))
            hits: list[Hit] = []
            for uid, title, text in _documents(db, query, words):
                hits += [Hit(uid, title or uid, text, place) for place in places(text, query)]
                if len(hits) >= most or stopped():
                    break
            return hits[:most]

    def _open(self) -> sqlite3.Connection:
        try:
            self._index_path.parent.mkdir(parents=True, exist_ok=True)
            return self._connected()
        except (sqlite3.DatabaseError, OSError):
            self._index_path.unlink(missing_ok=True)  # a broken index is made anew
        try:
            return self._connected()
        except (sqlite3.Error, OSError) as problem:
            raise ProjectError("{path} cannot be searched: {reason}.", path=self._project, reason=str(problem)) from None

    def _connected(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._index_path.absolute().as_uri(), uri=True, timeout=5)
        try:
            db.execute("PRAGMA synchronous=OFF")  # it can be made again
            db.execute("ATTACH DATABASE ? AS project", (self._project.absolute().as_uri() + "?mode=ro",))
            _prepare(db, _identity(db))
        except BaseException:
            db.close()
            raise
        return db


def _identity(db: sqlite3.Connection) -> str:
    """What tells this project from another one at the same place."""
    first = db.execute("SELECT uid, sha256 FROM project.document ORDER BY id LIMIT 1").fetchone()
    made = db.execute("SELECT value FROM project.project WHERE key = 'id'").fetchone()
    return f"{_VERSION} {made} {first}"


def _prepare(db: sqlite3.Connection, identity: str) -> None:
    with db:
        db.execute("CREATE TABLE IF NOT EXISTS about (identity TEXT)")
        if db.execute("SELECT identity FROM about").fetchone() != (identity,) or _last(db) > _newest(db):
            for statement in (
                "DROP TABLE IF EXISTS words", "DROP TABLE IF EXISTS entry", "DELETE FROM about",
                "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61')",
                "CREATE TABLE entry (id INTEGER PRIMARY KEY)",
            ):  # fmt: skip
                db.execute(statement)
            db.execute("INSERT INTO about VALUES (?)", (identity,))


def _last(db: sqlite3.Connection) -> int:
    if not db.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'entry'").fetchone():
        return 0
    return int(db.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0])


def _newest(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) FROM project.document").fetchone()[0])


def _count(db: sqlite3.Connection, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 our own names


def _documents(db: sqlite3.Connection, query: Query, words: str) -> Iterator[tuple[str, str, str]]:
    yield from db.execute(
        "SELECT uid, title, document.text FROM words JOIN project.document ON document.id = words.rowid"
        " WHERE words MATCH ? ORDER BY words.rowid LIMIT ?",
        (_expression(words, clitics=query.clitics, whole=query.whole), _READ),
    )


def _expression(words: str, *, clitics: bool, whole: bool) -> str:
    """The FTS5 expression: the words in sequence, each clitic form of the first in turn."""
    first, *rest = _tokens(words) or [""]
    forms = first_forms(first) if clitics else (first,)
    star = "" if whole or is_short(words) else " *"
    return " OR ".join('"' + " ".join((form, *rest)) + '"' + star for form in dict.fromkeys(forms))


def _tokens(words: str) -> list[str]:
    """The words as the index has them: marks separate, as they do for unicode61."""
    return "".join(letter if letter.isalnum() else " " for letter in words).split()


def _annotated(db: sqlite3.Connection, query: Query, words: str, most: int) -> Iterator[Hit]:
    """Annotated places that fit; with words, only those that hold them."""
    asked = (("span.layer", query.layer), ("span.label", query.label), ("annotator.name", query.annotator))
    wanted = {column: value for column, value in (*asked, ("referent.uid", query.referent)) if value}
    where = [f"{column} = ?" for column in wanted]
    values: list[object] = list(wanted.values())
    if words:
        where.append("document.id IN (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?)")
        values += [_expression(words, clitics=query.clitics, whole=query.whole), _READ]
    source = _BY_REFERENT if query.referent else _BY_SET
    statement = _SPANS.format(source=source, where=" AND ".join(where) or "1")
    for uid, title, text, start, end, name, layer, label in db.execute(statement, (*values, 20 * most if words else most)):
        if not words or next(places(text[start:end], query), None):
            yield Hit(uid, title or uid, text, (start, end), name, layer, label)
            most -= 1
            if not most:
                return
