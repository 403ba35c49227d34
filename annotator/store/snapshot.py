"""A project as it stands at one moment, for a merge: read only, in one transaction, everything in it checked."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotator.core.annotation import AnnotationSet, Decision, Progress, Referent, merged_segments
from annotator.core.change import Change
from annotator.core.history import Row
from annotator.core.labels import LabelSet, LabelSetError, Names, parse
from annotator.core.merging import COPY_OF, Version, all_keys, original, renumbered
from annotator.core.text import digest
from annotator.store.codec import DamagedValue, check_items, decision_of, items_of, segments_of, text_of, value_of
from annotator.store.database import LONGEST_VALUE, VERSION, ProjectError, damaged, friendly, verify, version_of
from annotator.store.rows import relation_of, span_of

Stamp = tuple[int, int, int]

TABLES = ("document", "annotation_set", "span", "relation", "decision", "referent", "history")

_SETS = """
SELECT s.id, d.uid, a.name, s.kind, s.status, s.note, s.seconds, s.head, s.extra,
  (SELECT count(*) FROM span WHERE set_id = s.id), (SELECT count(*) FROM relation WHERE set_id = s.id),
  (SELECT count(*) FROM decision WHERE set_id = s.id), (SELECT count(*) FROM history WHERE set_id = s.id)
FROM annotation_set s JOIN document d ON d.id = s.document_id JOIN annotator a ON a.id = s.annotator_id ORDER BY s.id"""
_SPANS = """
SELECT s.uid, s.layer, s.label, s.start, s."end", s.segments, r.uid, s.attributes, s.note, s.extra
FROM span s LEFT JOIN referent r ON r.id = s.referent_id WHERE s.set_id = ? ORDER BY s.id"""
_RELATIONS = "SELECT uid, label, head, child, attributes, extra FROM relation WHERE set_id = ? ORDER BY id"
_DECISIONS = "SELECT key, choice, decided_by, reason, proposed, details FROM decision"
_ROWS = "SELECT uid, title, removed, added, nudge, undoes, redoes, act FROM history WHERE set_id = ? ORDER BY id"

_FAULTS = (
    "SELECT 1 FROM span WHERE NOT (json_type(attributes) = 'object' AND json_type(extra) = 'object')",
    "SELECT 1 FROM relation WHERE NOT (json_type(attributes) = 'object' AND json_type(extra) = 'object')",
    "SELECT 1 FROM history WHERE NOT (json_type(removed) = 'array' AND json_type(added) = 'array')",
    (
        "SELECT 1 FROM (SELECT parent, lag(uid, 1, '') OVER (PARTITION BY set_id ORDER BY id) AS before FROM history)"
        " WHERE parent <> before"
    ),
    (
        "SELECT 1 FROM annotation_set s WHERE head <>"
        " coalesce((SELECT uid FROM history WHERE set_id = s.id ORDER BY id DESC LIMIT 1), '')"
    ),
    "SELECT 1 FROM pragma_foreign_key_check",
)
"""Each finds what must not be in a project."""

_LINES = """
SELECT set_id, group_concat(line, char(10)) FROM (
  SELECT s.set_id, quote(s.uid) || quote(layer) || quote(label) || start || '-' || "end" || quote(segments)
    || quote(r.uid) || quote(attributes) || quote(note) || quote(s.extra) AS line
  FROM {schema}.span s {join} ORDER BY s.set_id, s.uid) GROUP BY set_id
UNION ALL
SELECT set_id, group_concat(line, char(10)) FROM (
  SELECT set_id, quote(uid) || quote(label) || quote(head) || quote(child) || quote(attributes) || quote(extra) AS line
  FROM {schema}.relation ORDER BY set_id, uid) GROUP BY set_id
UNION ALL
SELECT set_id, group_concat(line, char(10)) FROM (
  SELECT set_id, quote(key) || quote(choice) || quote(reason) || quote(proposed) || quote(decided_by) || quote(details) AS line
  FROM {schema}.decision ORDER BY set_id, key) GROUP BY set_id"""
_OWN_REFERENT = "LEFT JOIN {schema}.referent r ON r.id = s.referent_id"


def digests(db: sqlite3.Connection, schema: str = "main", join: str = _OWN_REFERENT) -> dict[int, str]:
    """What distinguishes the spans, relations and decisions of every set, by its key; sets without any are left out.

    `join` says how the table `r` gives the referent of a span.
    """
    result: dict[int, str] = {}
    query = _LINES.format(schema=schema, join=join.format(schema=schema))
    for key, lines in db.execute(query):
        result[key] = hashlib.sha256((result.get(key, "") + lines).encode("utf-8")).hexdigest()
    return result


def counted(db: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table holds."""
    return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}  # noqa: S608 our own names


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text; `meta` and `extra` as JSON."""

    sha256: str
    title: str
    meta: str
    extra: str

    def united(self, other: "DocumentRow") -> "DocumentRow":
        """What both say about one text, the same whichever comes first."""
        if self == other:
            return self
        meta, extra = (all_keys(value_of(a), value_of(b)) for a, b in ((self.meta, other.meta), (self.extra, other.extra)))
        return DocumentRow(self.sha256, max(self.title, other.title), text_of(meta), text_of(extra))


@dataclass(frozen=True, slots=True)
class SetRow:
    """An annotation set without its contents. `extra` is without the mark of a conflict copy, which `base` tells."""

    key: int
    document: str
    annotator: str
    kind: Any
    progress: Progress
    seconds: int
    head: str
    extra: Mapping[str, Any]
    base: str
    spans: int
    relations: int
    decisions: int
    acts: int

    @property
    def owner(self) -> tuple[str, str]:
        """Whose set it is, on which document; a conflict copy belongs to whom it was copied from."""
        return self.document, self.base


class Snapshot:
    """One project. `ids` are the ids of its referents where they have others in the project it is merged into."""

    def __init__(self, path: Path, *, foreign: bool, known: Stamp | None = None) -> None:
        """Opens it; a foreign file is checked whole, unless it is still the one that is `known` to be good."""
        self.path, self.stamp = path, stamp(path)
        self.ids: dict[str, str] = {}
        foreign = foreign and self.stamp != known
        if foreign:
            _check(path)
        self.db = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True, isolation_level=None, check_same_thread=False)
        try:
            with reading(path):
                self.db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
                self.db.execute("PRAGMA trusted_schema=OFF")
                self.db.execute("BEGIN")
                self._load()
                if foreign:
                    self._check_contents()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self.db.close()

    def _load(self) -> None:
        self.counts = counted(self.db)
        rows = self.db.execute("SELECT uid, sha256, title, meta, extra FROM document ORDER BY id")
        self.documents = {row[0]: DocumentRow(*row[1:]) for row in rows}
        referents = self.db.execute("SELECT uid, name, kind, aliases, extra FROM referent ORDER BY id")
        self.referents = [Referent(a, b, c, tuple(value_of(d)), value_of(e)) for a, b, c, d, e in referents]
        self.sets = {row[0]: _set_row(*row) for row in self.db.execute(_SETS)}
        self.runs = set(self.db.execute("SELECT annotator, command, version, started_at, settings, outcome FROM run"))
        self.rejections: dict[int, set[str]] = {}
        for key, rejected in self.db.execute("SELECT set_id, key FROM rejection"):
            self.rejections.setdefault(key, set()).add(rejected)
        source = self.db.execute("SELECT value FROM project WHERE key = 'label_set'").fetchone()
        self.label_set: LabelSet = parse(str(value_of(source[0]))) if source else LabelSet("", Names("", ""), ())

    def _check_contents(self) -> None:
        """What the schema cannot hold: hashes, links, chains of history, and that every JSON column can be read."""
        if found := next((query for query in _FAULTS if self.db.execute(query).fetchone()), None):
            raise damaged(self.path, found.split()[3])
        for uid, text, sha, meta, extra in self.db.execute("SELECT uid, text, sha256, meta, extra FROM document"):
            dict(value_of(meta)), dict(value_of(extra))
            if digest(text) != sha:
                raise damaged(self.path, uid)
        for start, end, text in self.db.execute('SELECT start, "end", segments FROM span WHERE segments IS NOT NULL'):
            pieces = segments_of(start, end, text)
            if (pieces[0][0], pieces[-1][1]) != (start, end) or merged_segments(pieces) != pieces:
                raise damaged(self.path, text)
        for row in self.db.execute(_DECISIONS):
            _decision(*row)
        for removed, added in self.db.execute("SELECT removed, added FROM history"):
            check_items(removed)
            check_items(added)

    def digests(self) -> dict[int, str]:
        with reading(self.path):
            return digests(self.db)

    def version(self, row: SetRow) -> Version:
        """A set with its contents and history, its referents under the ids they get."""
        with reading(self.path):
            spans = [span_of(*found) for found in self.db.execute(_SPANS, (row.key,))]
            if self.ids:
                spans = [replace(span, referent=self.ids.get(span.referent or "", span.referent)) for span in spans]
            relations = [relation_of(*found) for found in self.db.execute(_RELATIONS, (row.key,))]
            decisions = [_decision(*found) for found in self.db.execute(f"{_DECISIONS} WHERE set_id = ?", (row.key,))]
            work = AnnotationSet.of(
                row.document, row.annotator, kind=row.kind, spans=spans, relations=relations, progress=row.progress,
                decisions=sorted(decisions, key=lambda decision: decision.number),
            )  # fmt: skip
            return Version(replace(work, extra=row.extra), tuple(self._rows(row)))

    def _rows(self, row: SetRow) -> Iterator[Row]:
        for uid, title, removed, added, nudge, undoes, redoes, act in self.db.execute(_ROWS, (row.key,)):
            change = renumbered(Change(title, items_of(removed), items_of(added), nudge), self.ids)
            back, again = (tuple(map(original, (names or "").split())) for names in (undoes, redoes))
            yield Row(original(uid), change, back, again, act)


def _decision(key: str, choice: str, by: str, reason: str, proposed: str, details: str) -> Decision:
    told = {"id": key, "choice": choice, "by": by, "reason": reason, "proposed": value_of(proposed or "{}")}
    return decision_of(told | value_of(details))


def stamp(path: Path) -> Stamp:
    """What tells that a file has been written since; the path's refusals come when it is opened."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return found.st_ino, found.st_size, found.st_mtime_ns


def _set_row(
    key: int, document: str, annotator: str, kind: str, status: Any, note: str, seconds: int, head: str, extra: str, *counts: int
) -> SetRow:
    more = dict(value_of(extra))
    base = str(more.pop(COPY_OF, annotator))
    return SetRow(key, document, annotator, kind, Progress(status, note), seconds, head, more, base, *counts)


def _check(path: Path) -> None:
    """Refuses a file that is not a whole project of this version, before anything in it is believed."""
    if path.with_name(path.name + "-journal").exists() and path.with_name(path.name + "-journal").stat().st_size:
        raise ProjectError("{path} was not closed properly; open it once in Annotator, then merge it.", path=path)
    verify(path, whole=True)
    if version_of(path) != VERSION:
        raise ProjectError("{path} is of an older version; open it once in Annotator, then merge it.", path=path)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """What goes wrong in reading a file is said as a damage of that file."""
    try:
        yield
    except sqlite3.Error as problem:
        raise friendly(problem, path) from None
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, DamagedValue, LabelSetError) as problem:
        raise damaged(path, problem) from None
