"""Making, checking and connecting to a project file.

`journal_mode=TRUNCATE` and `synchronous=FULL`: after a commit the one file holds everything, and may
be copied whenever nothing is being written. Transactions are begun by us, not by the driver.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from annotator.core.errors import AnnotatorError
from annotator.paths import schema_sql

APPLICATION_ID = 0x416E6E6F  # "Anno"
VERSION = 2
_PRAGMAS = (
    "foreign_keys=ON", "busy_timeout=5000", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0",
    "fullfsync=ON", "synchronous=FULL",
)  # fmt: skip
LONGEST_VALUE = 64 * 2**20  # bytes; a larger text or JSON column is not ours
_UNLIMITED = -1  # connections, as SQLAlchemy says it
_QUICK_CHECK_UP_TO = 200 * 2**20  # bytes; 1.6 ms/MiB, so larger files are checked in the background


class ProjectError(AnnotatorError):
    """A project file that cannot be opened or written; nothing was lost."""


def engine_for(path: Path, *, write: bool) -> Engine:
    """An engine whose transactions begin IMMEDIATE for writing, plainly for reading.

    There is one writer; readers are as many as read at once, so that a thread that reads for long holds up no other.

    The file is named by URI, because names such as `a?mode=memory.db` mean something else in a URL;
    `mode=rw` refuses a missing file instead of making an empty one.
    """

    def connect() -> sqlite3.Connection:
        uri = path.absolute().as_uri() + ("?mode=rw" if write else "?mode=ro")
        return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)

    more = 0 if write else _UNLIMITED
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=1, max_overflow=more)

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if write:
            connection.execute("PRAGMA journal_mode=TRUNCATE")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def create(path: Path) -> None:
    """Makes an empty project file; all of it or nothing. Refuses to touch a file that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o644))
    except FileExistsError:
        raise ProjectError("There is already a file {path}; choose another name.", path=path) from None
    except OSError as problem:
        raise ProjectError(
            "The project {path} cannot be made: {reason}.", path=path, reason=problem.strerror
        ) from None
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA page_size=8192")
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.executescript(
            f"BEGIN;\n{schema_sql()}\nPRAGMA application_id={APPLICATION_ID};"
            f"\nPRAGMA user_version={VERSION};\nCOMMIT;"
        )
    except sqlite3.Error as problem:
        connection.close()
        path.unlink(missing_ok=True)
        raise friendly(problem, path) from None
    connection.close()


def version_of(path: Path) -> int:
    """The schema version of a project file; raises `ProjectError` if it is none of ours or damaged."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise ProjectError("There is no project {path}.", path=path) from None
    except OSError as problem:
        raise ProjectError("{path} cannot be read: {reason}.", path=path, reason=problem.strerror) from None
    if not header.startswith(b"SQLite format 3\x00") or len(header) < 100:
        raise ProjectError("{path} is not a project of Annotator; choose a .db file made by it.", path=path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ProjectError("{path} is a database of another program; nothing was changed in it.", path=path)
    return int.from_bytes(header[60:64], "big")


def verify(path: Path, *, whole: bool = False) -> None:
    """Refuses a file that is newer than this program, damaged, or holds tables or triggers not ours.

    A large file is looked through for damage only if the `whole` of it is asked for.
    """
    version = version_of(path)
    if version > VERSION:
        raise ProjectError(
            "{path} was made by a newer Annotator (version {found}, this one knows {known}); update the program.",
            path=path,
            found=version,
            known=VERSION,
        )
    connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        if version == VERSION and fingerprint(connection) != _own_fingerprint():
            raise ProjectError("{path} holds tables or triggers that are not Annotator's; it is not opened.", path=path)
        if whole or path.stat().st_size <= _QUICK_CHECK_UP_TO:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise damaged(path, found)
    except sqlite3.DatabaseError as problem:
        raise friendly(problem, path) from None
    except UnicodeDecodeError as problem:  # in a name or statement of the schema
        raise damaged(path, problem) from None
    finally:
        connection.close()


def fingerprint(connection: sqlite3.Connection) -> frozenset[str]:
    """Every statement of the schema, white space apart: what a foreign file must equal."""
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return frozenset(" ".join(sql.split()) for (sql,) in rows)


def _own_fingerprint() -> frozenset[str]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(schema_sql())
        return fingerprint(connection)
    finally:
        connection.close()


def damaged(path: Path, detail: object) -> ProjectError:
    return ProjectError(
        "{path} is damaged ({detail}). It was left as it is; restore the newest backup.", path=path, detail=detail
    )


_SENTENCES = (
    ("full", "The disk is full: nothing was saved by this act, nothing before it is lost. Free some space and try again."),
    ("readonly", "{path} is read-only: nothing was changed. Copy the project to a place you may write to."),
    ("locked", "Another program is using {path}. Close it there and try again."),
    ("decode to UTF-8", "{path} is damaged. It was left as it is; restore the newest backup."),
    ("malformed", "{path} is damaged. It was left as it is; restore the newest backup."),
    ("not a database", "{path} is not a project of Annotator."),
    ("disk I/O error", "The disk refused to write {path}: nothing was saved by this act, nothing before it is lost."),
    ("unable to open", "{path} cannot be opened. Check that the file and its folder may be written to."),
)  # fmt: skip


def friendly(problem: Exception, path: Path) -> ProjectError:
    """A database error as a sentence."""
    text = str(problem)
    sentence = next((sentence for part, sentence in _SENTENCES if part in text), None)
    if sentence is None:
        return ProjectError("{path} refused the change: {reason}.", path=path, reason=text.splitlines()[0])
    return ProjectError(sentence, path=path)


@contextmanager
def transaction(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction: committed whole when the block ends, rolled back whole if it raises.

    Database errors come out as `ProjectError`; the engine can be used again afterwards.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as problem:
        raise friendly(problem.orig if isinstance(problem.orig, Exception) else problem, path) from problem
