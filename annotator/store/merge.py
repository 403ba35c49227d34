"""Merging projects: the plan is carried out on a copy beside the target, which is checked and then takes its place.

Until the last rename the target is the old file; after it, the new one; whenever the program dies. Sources are only
read. Rows of the history are added and never altered: where two sets begin with the same rows, the later comer's get
a suffix, since a row's uid is unique in a file (`core.merging.original` takes it off again).
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from annotator.core.annotation import Referent
from annotator.core.change import Change
from annotator.core.merging import COPY_OF, original, renumbered, short
from annotator.store.backup import copy_verified, sync
from annotator.store.codec import items_of, items_text, text_of
from annotator.store.database import ProjectError, damaged, friendly
from annotator.store.merge_plan import Draft, Group, Home, Plan
from annotator.store.repository import referent_values
from annotator.store.snapshot import SetRow, counted, digests

_SPANS = """
INSERT INTO span (set_id, uid, layer, label, start, "end", segments, referent_id, attributes, note, extra)
SELECT take.new, uid, layer, label, start, "end", segments, known.new, attributes, note, extra
FROM temp.take JOIN other.span ON set_id = take.old LEFT JOIN temp.known ON known.old = referent_id ORDER BY take.new, span.id"""
_RELATIONS = """
INSERT INTO relation (set_id, uid, label, head, child, attributes, extra)
SELECT take.new, uid, label, head, child, attributes, extra
FROM temp.take JOIN other.relation ON set_id = take.old ORDER BY take.new, relation.id"""
_DECISIONS = """
INSERT INTO decision SELECT take.new, key, choice, reason, proposed, decided_by, details
FROM temp.take JOIN other.decision ON set_id = take.old"""
_DOCUMENTS = """
INSERT INTO document (uid, title, text, sha256, length, meta, extra)
SELECT uid, title, text, sha256, length, meta, extra FROM other.document
WHERE uid NOT IN (SELECT uid FROM main.document) ORDER BY id"""
_RUNS = """
INSERT INTO run (annotator, command, version, started_at, settings, outcome)
SELECT annotator, command, version, started_at, settings, outcome FROM other.run
EXCEPT SELECT annotator, command, version, started_at, settings, outcome FROM main.run"""
_HISTORY = "uid, set_id, parent, act, author, made_at, title, removed, added, nudge, undoes, redoes"
_ROW = f"INSERT INTO history ({_HISTORY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_ALL_ROWS = f"""
INSERT INTO history ({_HISTORY})
SELECT uid, take.new, parent, act, author, made_at, title, removed, added, nudge, undoes, redoes
FROM temp.take JOIN other.history ON set_id = take.old WHERE take.plain ORDER BY history.id"""  # noqa: S608
_KNOWN_REFERENT = "LEFT JOIN temp.known ON known.old = s.referent_id LEFT JOIN main.referent r ON r.id = known.new"
_ROWS = f"SELECT {_HISTORY} FROM other.history WHERE set_id = ? ORDER BY id"  # noqa: S608
_SET = "INSERT INTO annotation_set VALUES (?, (SELECT id FROM document WHERE uid = ?), ?, ?, ?, ?, ?, ?, ?)"
_SET_AGAIN = "UPDATE annotation_set SET kind = ?, status = ?, note = ?, seconds = ?, head = ?, extra = ? WHERE id = ?"


def plan(
    target: Path,
    sources: Sequence[Path],
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Plan:
    """What merging the sources into the target would do. Writes nothing; raises `ProjectError` where it must not be done."""
    with Draft(target, sources, progress, cancelled) as draft:
        return draft.plan


def merged(
    wanted: Plan,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Carries a plan out on a copy beside the target and returns the copy, checked and on disk.

    Refused if the files have changed since the plan was made. Nobody may write to the target meanwhile.
    """
    with Draft(wanted.target, wanted.sources, None, cancelled, known=wanted.stamps) as draft:
        if draft.plan != wanted:
            raise ProjectError("The projects have changed since they were looked at; nothing was merged. Look again.")
        place = copy_of(wanted.target)
        try:
            copy_verified(wanted.target, place)
            _write(draft, place, progress)
        except BaseException:
            place.unlink(missing_ok=True)
            raise
    sync(place)
    return place


def copy_of(target: Path) -> Path:
    """Where the merged project is made before it takes the target's place."""
    real = target.resolve()
    return real.with_name(f".{real.name}.merging")


def put_in_place(copy: Path, target: Path) -> None:
    """The copy becomes the target, in one step. Nothing may have the target open."""
    real = target.resolve()
    try:
        shutil.copymode(real, copy)
        os.replace(copy, real)
        sync(real.parent)
    except OSError as problem:
        copy.unlink(missing_ok=True)
        raise ProjectError("{path} cannot be written: {reason}.", path=target, reason=problem.strerror) from None


def _write(draft: Draft, place: Path, progress: Callable[[int], None] | None) -> None:
    db = sqlite3.connect(place.as_uri(), uri=True, isolation_level=None)
    try:
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "trusted_schema=OFF", "cache_size=-65536"):
            db.execute(f"PRAGMA {pragma}")  # no safety needed: a copy that is not finished is thrown away
        merge = _Merge(db, draft)
        for number in range(1, len(draft.projects)):
            draft.breathe()
            merge.take(number)
            if progress:
                progress(number)
        merge.finish()
        merge.check(place)
    except sqlite3.Error as problem:
        raise friendly(problem, draft.plan.target) from None
    finally:
        db.close()


class _Merge:
    """The writing of one merge, source by source."""

    def __init__(self, db: sqlite3.Connection, draft: Draft) -> None:
        self._db, self._draft = db, draft
        self._told = digests(db)
        self._next = int(db.execute("SELECT coalesce(max(id), 0) FROM annotation_set").fetchone()[0])
        self._annotators: dict[str, int] = dict(db.execute("SELECT name, id FROM annotator"))
        self._places: dict[Home, int] = {}
        db.execute("CREATE TEMP TABLE take (old INTEGER PRIMARY KEY, new INTEGER, plain INTEGER)")
        db.execute("CREATE TEMP TABLE known (old INTEGER PRIMARY KEY, new INTEGER)")
        db.execute("BEGIN")
        self._referents()
        for group in draft.groups:
            self._rename(group)
        db.execute("COMMIT")

    def _referents(self) -> None:
        before = {referent.id: referent for referent in self._draft.projects[0].referents}
        for uid, referent in self._draft.referents.by_id.items():
            if before.get(uid) != referent:
                _put_referent(self._db, referent, present=uid in before)

    def _rename(self, group: Group) -> None:
        """The target's own sets get the names they keep; those nobody ever annotated make room."""
        for key in self._draft.leftovers(group):
            self._db.execute("DELETE FROM annotation_set WHERE id = ?", (key,))
            self._told.pop(key, None)
        owners = [(key, name) for key, name in zip(group.carrier, group.names, strict=True) if key is not None]
        moved = [(key, name) for key, name in owners if self._draft.row((0, key)).annotator != name]
        for key, _ in moved:  # two may exchange their names
            owner = self._annotator(_nobody(key), "human")
            self._db.execute("UPDATE annotation_set SET annotator_id = ? WHERE id = ?", (owner, key))
        for key, name in moved:
            row = self._draft.row((0, key))
            values = (self._annotator(name, row.kind), _extra(row, name), key)
            self._db.execute("UPDATE annotation_set SET annotator_id = ?, extra = ? WHERE id = ?", values)

    def _annotator(self, name: str, kind: str) -> int:
        if name not in self._annotators:
            made = self._db.execute("INSERT INTO annotator (name, kind) VALUES (?, ?)", (name, kind)).lastrowid
            self._annotators[name] = int(made or 0)
        return self._annotators[name]

    def take(self, number: int) -> None:
        """All that one source provides."""
        project = self._draft.projects[number]
        self._db.execute("ATTACH ? AS other", (project.path.absolute().as_uri() + "?mode=ro",))
        try:
            self._db.execute("BEGIN")
            self._db.execute("DELETE FROM take")
            self._db.execute("DELETE FROM known")
            self._db.execute(_DOCUMENTS)
            self._know(project.ids)
            for group in self._draft.groups:
                for i, home in enumerate(group.provider):
                    if home[0] == number:
                        self._set(group, i, home)
            for statement in (_SPANS, _RELATIONS, _DECISIONS, _ALL_ROWS, _RUNS):
                self._db.execute(statement)
            self._remember_digests()
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._db.execute("DETACH other")

    def _know(self, ids: dict[str, str]) -> None:
        here = dict(self._db.execute("SELECT uid, id FROM main.referent"))
        there = self._db.execute("SELECT id, uid FROM other.referent").fetchall()
        self._db.executemany("INSERT INTO known VALUES (?, ?)", ((key, here[ids.get(uid, uid)]) for key, uid in there))

    def _set(self, group: Group, i: int, home: Home) -> None:
        """One set with the name it gets: a new one, or the present one with other contents."""
        row, carrier, name = self._draft.row(home), group.carrier[i], group.names[i]
        plain = not group.versions and not self._draft.projects[home[0]].ids
        key = self._new_set(row, name) if carrier is None else self._emptied(row, name, carrier)
        self._places[home] = key
        self._db.execute("INSERT INTO take VALUES (?, ?, ?)", (home[1], key, plain))
        if not plain:
            self._history(home, key, short(f"{row.document}\n{name}"))

    def _new_set(self, row: SetRow, name: str) -> int:
        self._next += 1
        owner, progress = self._annotator(name, row.kind), row.progress
        values = (self._next, row.document, owner, row.kind, progress.status, progress.note, row.seconds, row.head)
        self._db.execute(_SET, (*values, _extra(row, name)))
        return self._next

    def _emptied(self, row: SetRow, name: str, key: int) -> int:
        for table in ("relation", "span", "decision"):
            self._db.execute(f"DELETE FROM {table} WHERE set_id = ?", (key,))  # noqa: S608 our own names
        seconds = max(row.seconds, self._draft.row((0, key)).seconds)
        values = (row.kind, row.progress.status, row.progress.note, seconds, row.head, _extra(row, name), key)
        self._db.execute(_SET_AGAIN, values)
        return key

    def _history(self, home: Home, key: int, suffix: str) -> None:
        """The rows that the set does not have yet, linked to those that it has."""
        ids = self._draft.projects[home[0]].ids
        present = [uid for (uid,) in self._db.execute("SELECT uid FROM main.history WHERE set_id = ? ORDER BY id", (key,))]
        stored = {original(uid): uid for uid in present}
        head = present[-1] if present else ""
        for uid, _, _, *values in self._db.execute(_ROWS, (home[1],)):
            first = original(uid)
            if first not in stored:
                stored[first] = self._free(first, suffix)
                self._db.execute(_ROW, (stored[first], key, head, *_linked(values, stored, ids)))
                head = stored[first]
        self._db.execute("UPDATE annotation_set SET head = ? WHERE id = ?", (head, key))

    def _free(self, uid: str, suffix: str) -> str:
        """The uid, with a suffix if another set of the file has that row too."""
        free = uid
        while self._db.execute("SELECT 1 FROM main.history WHERE uid = ?", (free,)).fetchone():
            free, suffix = f"{uid}~{suffix}", short(suffix)
        return free

    def _remember_digests(self) -> None:
        """What the source says in each set that was taken, in the words of the target."""
        theirs = digests(self._db, "other", join=_KNOWN_REFERENT)
        for old, new in self._db.execute("SELECT old, new FROM take").fetchall():
            self._told.pop(new, None)
            if old in theirs:
                self._told[new] = theirs[old]

    def finish(self) -> None:
        """What is beside the annotations: metadata, rejections, time, names nobody has any more."""
        self._db.execute("BEGIN")
        for uid, row in self._draft.described().items():
            values = (row.title, row.meta, row.extra, uid)
            self._db.execute("UPDATE document SET title = ?, meta = ?, extra = ? WHERE uid = ?", values)
        for group in self._draft.groups:
            for home in group.members:
                self._details(group, home)
        ours = self._draft.projects[0].sets
        unused = "DELETE FROM annotator WHERE name IN (?, ?) AND id NOT IN (SELECT annotator_id FROM annotation_set)"
        self._db.executemany(unused, [(row.annotator, _nobody(key)) for key, row in ours.items()])
        self._db.execute("COMMIT")

    def _details(self, group: Group, home: Home) -> None:
        """What a version knows beside its annotations goes to the set that it has become."""
        top, project = group.homes[home], self._draft.projects[home[0]]
        carrier, provider = group.carrier[top], group.provider[top]
        key = self._places[provider] if carrier is None else carrier
        rejected = project.rejections.get(home[1], set())
        self._db.executemany("INSERT OR IGNORE INTO rejection VALUES (?, ?)", [(key, name) for name in sorted(rejected)])
        seconds = project.sets[home[1]].seconds
        self._db.execute("UPDATE annotation_set SET seconds = ? WHERE id = ? AND seconds < ?", (seconds, key, seconds))

    def check(self, place: Path) -> None:
        """The copy is whole, holds what the plan says, and every set says what it said where it came from."""
        problem = self._db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok" or self._db.execute("PRAGMA foreign_key_check").fetchone():
            raise damaged(place, problem)
        if counted(self._db) != self._draft.plan.after or digests(self._db) != self._told:
            target = self._draft.plan.target
            raise ProjectError("The merged project does not hold what it should; {path} was left as it was.", path=target)


def _nobody(key: int) -> str:
    """Whose a set is while it changes its owner; no annotator has such a name."""
    return f" {key}"


def _extra(row: SetRow, name: str) -> str:
    """The set's further keys, with the mark of a conflict copy if it is one."""
    return text_of(dict(row.extra) if name == row.base else {**row.extra, COPY_OF: row.base})


def _put_referent(db: sqlite3.Connection, referent: Referent, *, present: bool) -> None:
    values = referent_values(referent)
    if present:
        db.execute("UPDATE referent SET name = :name, kind = :kind, aliases = :aliases, extra = :extra WHERE uid = :uid", values)
    else:
        db.execute("INSERT INTO referent (uid, name, kind, aliases, extra) VALUES (:uid, :name, :kind, :aliases, :extra)", values)


def _linked(values: Sequence[Any], stored: dict[str, str], ids: dict[str, str]) -> Iterable[Any]:
    """The columns of a row from `act` on, with the uids and the referents' ids that it has in the target."""
    act, author, made_at, title, removed, added, nudge, undoes, redoes = values
    if ids:
        change = renumbered(Change(title, items_of(removed), items_of(added), nudge), ids)
        removed, added = items_text(change.removed), items_text(change.added)
    names = [names and " ".join(stored.get(original(uid), uid) for uid in names.split()) for names in (undoes, redoes)]
    return (act, author, made_at, title, removed, added, nudge, *names)
