"""Reading values out of a project and writing changes into it; each write is one durable transaction."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, delete, func, insert, select, true, update

from annotator.core.annotation import AnnotationSet, Decision, Document, Entry, Kind, Progress, Referent, Relation, Span
from annotator.core.change import Change
from annotator.core.columns import SetColumns
from annotator.core.errors import AnnotatorError
from annotator.core.history import Row
from annotator.core.text import digest
from annotator.store import columns, copies
from annotator.store import models as m
from annotator.store.codec import items_of, items_text, segments_text, text_of, value_of
from annotator.store.database import ProjectError, engine_for, transaction
from annotator.store.listing import Listing
from annotator.store.rows import decision_values, decisions_of, relation_of, span_of


class Repository:
    """One open project file."""

    def __init__(self, path: Path, *, write: bool = True) -> None:
        self.path = path
        self.writable = write
        self._reader = engine_for(path, write=False)
        self._writer = engine_for(path, write=write)
        self.listing = Listing(self._reader, path)

    def close(self) -> None:
        self._reader.dispose()
        self._writer.dispose()

    # -- settings of the project

    def setting(self, key: str) -> Any | None:
        with transaction(self._reader, self.path) as c:
            found = c.execute(select(m.project.c.value).where(m.project.c.key == key)).scalar()
        return None if found is None else value_of(found)

    def set_setting(self, key: str, value: Any) -> None:
        with transaction(self._writer, self.path) as c:
            c.execute(delete(m.project).where(m.project.c.key == key))
            c.execute(insert(m.project), {"key": key, "value": text_of(value)})

    # -- documents

    def document(self, document_id: str) -> Document:
        """A document whole; refuses a text that is not the one that was imported."""
        with transaction(self._reader, self.path) as c:
            row = c.execute(select(m.document).where(m.document.c.uid == document_id)).one_or_none()
        if row is None:
            raise ProjectError("There is no document “{id}” in this project.", id=document_id)
        if digest(row.text) != row.sha256:
            raise ProjectError(
                "The text of “{id}” is damaged in the file; restore the newest backup before you go on.", id=document_id
            )
        return Document(row.uid, row.text, row.title, value_of(row.meta), value_of(row.extra))

    def text(self, document_id: str) -> str | None:
        with transaction(self._reader, self.path) as c:
            return c.execute(select(m.document.c.text).where(m.document.c.uid == document_id)).scalar()

    # -- annotation sets and referents

    def annotators(self) -> list[tuple[str, Kind]]:
        """Everybody who works or has worked in the project, without copies that have been settled."""
        with transaction(self._reader, self.path) as c:
            gone = copies.settled_names(c)
            found = c.execute(select(m.annotator).order_by(m.annotator.c.id))
            return [(row.name, row.kind) for row in found if row.name not in gone]

    def annotation_set(self, document_id: str, annotator: str) -> AnnotationSet | None:
        with transaction(self._reader, self.path) as c:
            found = c.execute(_set_query(document_id, annotator)).one_or_none()
            return None if found is None else _load_set(c, found, document_id, annotator)

    def referents(self) -> dict[str, Referent]:
        """The project's referents in the order of their making."""
        with transaction(self._reader, self.path) as c:
            return _referents(c)

    def uses(self, referent: str) -> int:
        """How many spans of the project speak of a referent."""
        query = select(func.count()).select_from(m.span.join(m.referent, m.referent.c.id == m.span.c.referent_id))
        with transaction(self._reader, self.path) as c:
            return int(c.execute(query.where(m.referent.c.uid == referent)).scalar_one())

    def rows(self, document_id: str, annotator: str) -> list[Row]:
        """The history of a set, oldest first."""
        query = (
            select(m.history)
            .join(m.annotation_set, m.annotation_set.c.id == m.history.c.set_id)
            .join(m.document, m.document.c.id == m.annotation_set.c.document_id)
            .join(m.annotator, m.annotator.c.id == m.annotation_set.c.annotator_id)
            .where(m.document.c.uid == document_id, m.annotator.c.name == annotator)
            .order_by(m.history.c.id)
        )
        with transaction(self._reader, self.path) as c:
            return [_row(entry) for entry in c.execute(query)]

    def rows_of_act(self, act: str, annotator: str) -> dict[str, Row]:
        """What one act did, by document id."""
        query = (
            select(m.history, m.document.c.uid.label("document"))
            .join(m.annotation_set, m.annotation_set.c.id == m.history.c.set_id)
            .join(m.document, m.document.c.id == m.annotation_set.c.document_id)
            .join(m.annotator, m.annotator.c.id == m.annotation_set.c.annotator_id)
            .where(m.history.c.act == act, m.annotator.c.name == annotator)  # not its copies by a merge
        )
        with transaction(self._reader, self.path) as c:
            return {entry.document: _row(entry) for entry in c.execute(query)}

    def label_counts(self) -> list[tuple[str, str, int]]:
        """How many spans of the project carry each label, as (layer, label, count)."""
        columns = (m.span.c.layer, m.span.c.label)
        with transaction(self._reader, self.path) as c:
            return [(a, b, n) for a, b, n in c.execute(select(*columns, func.count()).group_by(*columns))]

    def relation_counts(self) -> list[tuple[str, str, str, int]]:
        """How many relations of the project join which layers, as (label, layer of the head, of the child, count)."""
        head, child = m.span.alias(), m.span.alias()
        at_head = and_(head.c.set_id == m.relation.c.set_id, head.c.uid == m.relation.c.head)
        at_child = and_(child.c.set_id == m.relation.c.set_id, child.c.uid == m.relation.c.child)
        columns = (m.relation.c.label, head.c.layer, child.c.layer)
        query = select(*columns, func.count()).join_from(m.relation, head, at_head).join(child, at_child).group_by(*columns)
        with transaction(self._reader, self.path) as c:
            return [(label, a, b, n) for label, a, b, n in c.execute(query)]

    def value_counts(self) -> list[tuple[str, str, str, int]]:
        """How many spans of the project carry each value of an attribute, as (layer, attribute, value, count)."""
        each = func.json_each(m.span.c.attributes).table_valued("key", "value")
        columns = (m.span.c.layer, each.c.key, each.c.value)
        query = select(*columns, func.count()).select_from(m.span).join(each, true()).where(m.span.c.attributes != "{}")
        with transaction(self._reader, self.path) as c:
            return [(layer, str(key), str(value), n) for layer, key, value, n in c.execute(query.group_by(*columns))]

    def rejected(self, document_id: str, annotator: str) -> frozenset[str]:
        query = select(m.rejection.c.key).where(m.rejection.c.set_id == _set_id(document_id, annotator))
        with transaction(self._reader, self.path) as c:
            return frozenset(c.execute(query).scalars())

    def entries(self, annotators: Iterable[str] | None = None) -> Generator[Entry, None, None]:
        """Every annotation set with its document, documents by id and sets by annotator.

        A document without any comes as one entry without a set. Referents nobody uses travel with
        the first entry, so that an export holds the whole project.
        """
        names = None if annotators is None else set(annotators)
        with transaction(self._reader, self.path) as c:
            referents = _referents(c)
            in_use = m.referent.c.id.in_(select(m.span.c.referent_id))
            used = set(c.execute(select(m.referent.c.uid).where(in_use)).scalars())
            spare = {} if names is not None else {k: r for k, r in referents.items() if k not in used}
            for document_id in c.execute(select(m.document.c.uid).order_by(m.document.c.uid)).scalars().all():
                for entry in _entries_of(c, document_id, names, referents, spare):
                    spare = {}
                    yield entry

    # -- for the measures

    def columns(self, annotator: str) -> Iterator[SetColumns]:
        """An annotator's sets as plain lists, in one moment of the file."""
        with transaction(self._reader, self.path) as c:
            yield from columns.read(c, annotator)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every document's id and text."""
        with transaction(self._reader, self.path) as c:
            yield from columns.texts(c)

    # -- writing

    def write(self, rows: Mapping[str, Row], annotator: str, kind: Kind) -> None:
        """Writes changes, by document id, and their history, in one transaction.

        A referent comes before the spans that speak of it, whichever document they are in, and goes after them.
        """
        with transaction(self._writer, self.path) as c:
            for document_id, row in sorted(rows.items(), key=lambda item: _referents_that_go(item[1].change)):
                self.append(c, document_id, annotator, kind, row)

    def reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._reader, self.path)

    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction for a bulk import."""
        return transaction(self._writer, self.path)

    def append(self, c: Connection, document_id: str, annotator: str, kind: Kind, row: Row, author: str = "") -> None:
        """Makes a row's change to a set and writes it into its history, within a transaction."""
        set_id = ensure_set(c, document_id, annotator, kind)
        _write_items(c, set_id, row.change)
        parent = c.execute(select(m.annotation_set.c.head).where(m.annotation_set.c.id == set_id)).scalar_one()
        c.execute(
            insert(m.history),
            {
                "uid": row.uid, "set_id": set_id, "parent": parent, "act": row.act, "author": author or annotator,
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"), "title": row.change.title,
                "removed": items_text(row.change.removed), "added": items_text(row.change.added),
                "nudge": row.change.nudge, "undoes": " ".join(row.undoes) or None, "redoes": " ".join(row.redoes) or None,
            },
        )  # fmt: skip
        c.execute(update(m.annotation_set).where(m.annotation_set.c.id == set_id).values(head=row.uid))

    def reject(self, document_id: str, annotator: str, kind: Kind, key: str, *, rejected: bool) -> None:
        """Remembers, or forgets, that a suggestion is not wanted."""
        with transaction(self._writer, self.path) as c:
            set_id = ensure_set(c, document_id, annotator, kind)
            c.execute(delete(m.rejection).where(m.rejection.c.set_id == set_id, m.rejection.c.key == key))
            if rejected:
                c.execute(insert(m.rejection), {"set_id": set_id, "key": key})


# -- queries


def _set_query(document_id: str, annotator: str) -> Any:
    return (
        select(m.annotation_set)
        .join(m.document, m.document.c.id == m.annotation_set.c.document_id)
        .join(m.annotator, m.annotator.c.id == m.annotation_set.c.annotator_id)
        .where(m.document.c.uid == document_id, m.annotator.c.name == annotator)
    )


def _set_id(document_id: str, annotator: str) -> Any:
    return _set_query(document_id, annotator).with_only_columns(m.annotation_set.c.id).scalar_subquery()


def _load_set(c: Connection, found: Any, document_id: str, annotator: str) -> AnnotationSet:
    spans = c.execute(_SPANS, {"set_id": found.id})
    relations = c.execute(_RELATIONS, {"set_id": found.id})
    return AnnotationSet(
        document_id,
        annotator,
        found.kind,
        Progress(found.status, found.note),
        {row[0]: span_of(*tuple(row)) for row in spans},
        {row[0]: relation_of(*tuple(row)) for row in relations},
        value_of(found.extra),
        decisions_of(c, found.id),
    )


_SPANS = (
    select(
        m.span.c.uid, m.span.c.layer, m.span.c.label, m.span.c.start, m.span.c.end, m.span.c.segments, m.referent.c.uid,
        m.span.c.attributes, m.span.c.note, m.span.c.extra,
    )
    .outerjoin(m.referent, m.referent.c.id == m.span.c.referent_id)
    .where(m.span.c.set_id == bindparam("set_id"))
    .order_by(m.span.c.id)
)  # fmt: skip
_RELATIONS = (
    select(*[m.relation.c[name] for name in ("uid", "label", "head", "child", "attributes", "extra")])
    .where(m.relation.c.set_id == bindparam("set_id"))
    .order_by(m.relation.c.id)
)
def _referents(c: Connection) -> dict[str, Referent]:
    rows = c.execute(select(m.referent).order_by(m.referent.c.id))
    return {r.uid: Referent(r.uid, r.name, r.kind, tuple(value_of(r.aliases)), value_of(r.extra)) for r in rows}


def _row(entry: Any) -> Row:
    change = Change(entry.title, items_of(entry.removed), items_of(entry.added), entry.nudge)
    undoes, redoes = (tuple((names or "").split()) for names in (entry.undoes, entry.redoes))
    return Row(entry.uid, change, undoes, redoes, entry.act)


def _entries_of(
    c: Connection,
    document_id: str,
    names: set[str] | None,
    referents: Mapping[str, Referent],
    spare: Mapping[str, Referent],
) -> Iterator[Entry]:
    row = c.execute(select(m.document).where(m.document.c.uid == document_id)).one()
    document = Document(row.uid, row.text, row.title, value_of(row.meta), value_of(row.extra))
    found = c.execute(
        select(m.annotation_set, m.annotator.c.name)
        .join(m.annotator, m.annotator.c.id == m.annotation_set.c.annotator_id)
        .where(m.annotation_set.c.document_id == row.id)
        .order_by(m.annotator.c.name)
    ).fetchall()
    sets = [entry for entry in found if names is None or entry.name in names]
    if not sets and names is None:
        yield Entry(document_id, document, None, tuple(spare.values()))
    for entry in sets:
        loaded = _load_set(c, entry, document_id, entry.name)
        wanted = {span.referent for span in loaded.spans.values()} | spare.keys()
        spare = {}
        yield Entry(document_id, document, loaded, tuple(r for key, r in referents.items() if key in wanted))


# -- writes


def ensure_set(c: Connection, document_id: str, annotator: str, kind: Kind) -> int:
    """The key of an annotation set, made empty if there is none yet."""
    found = c.execute(_set_query(document_id, annotator)).one_or_none()
    if found is not None:
        return int(found.id)
    document = c.execute(select(m.document.c.id).where(m.document.c.uid == document_id)).scalar()
    if document is None:
        raise ProjectError("There is no document “{id}” in this project.", id=document_id)
    return int(
        c.execute(
            insert(m.annotation_set),
            {
                "document_id": document, "annotator_id": ensure_annotator(c, annotator, kind), "kind": kind,
                "status": "new", "note": "", "seconds": 0, "head": "", "extra": "{}",
            },
        ).inserted_primary_key[0]  # type: ignore[index]
    )  # fmt: skip


def ensure_annotator(c: Connection, name: str, kind: Kind) -> int:
    found = c.execute(select(m.annotator.c.id).where(m.annotator.c.name == name)).scalar()
    if found is not None:
        return int(found)
    return int(c.execute(insert(m.annotator), {"name": name, "kind": kind}).inserted_primary_key[0])  # type: ignore[index]


def _write_items(c: Connection, set_id: int, change: Change) -> None:
    """Referents first and spans before relations on the way in; the other way round on the way out."""
    relations, spans = change.of(Relation), change.of(Span)
    referents, decisions = change.of(Referent), change.of(Decision)
    for uid in _gone(relations):
        _one(c.execute(delete(m.relation).where(m.relation.c.set_id == set_id, m.relation.c.uid == uid)), uid)
    for uid, referent in referents[1].items():
        _put(c, m.referent, m.referent.c.uid == uid, referent_values(referent), present=uid in referents[0])
    for uid in _gone(spans):
        _one(c.execute(delete(m.span).where(m.span.c.set_id == set_id, m.span.c.uid == uid)), uid)
    for uid, span in spans[1].items():
        here = and_(m.span.c.set_id == set_id, m.span.c.uid == uid)
        _put(c, m.span, here, span_values(set_id, span, _referent_key(c, span.referent)), present=uid in spans[0])
    for uid in _gone(referents):
        _delete_referent(c, uid)
    for uid, relation in relations[1].items():
        here = and_(m.relation.c.set_id == set_id, m.relation.c.uid == uid)
        _put(c, m.relation, here, relation_values(set_id, relation), present=uid in relations[0])
    for uid in _gone(decisions):
        _one(c.execute(delete(m.decision).where(m.decision.c.set_id == set_id, m.decision.c.key == uid)), uid)
    for uid, decision in decisions[1].items():
        here = and_(m.decision.c.set_id == set_id, m.decision.c.key == uid)
        _put(c, m.decision, here, decision_values(set_id, decision), present=uid in decisions[0])
    for item in change.added:
        if isinstance(item, Progress):
            progress = {"status": item.status, "note": item.note}
            c.execute(update(m.annotation_set).where(m.annotation_set.c.id == set_id).values(progress))


def _referents_that_go(change: Change) -> int:
    """How many referents a change takes away, less those it brings."""
    removed, added = change.of(Referent)
    return len(removed) - len(added)


def _gone(sides: tuple[Mapping[str, Any], Mapping[str, Any]]) -> list[str]:
    """Ids that are removed and not added again."""
    return [uid for uid in sides[0] if uid not in sides[1]]


def _put(c: Connection, table: Table, here: ColumnElement[bool], values: dict[str, Any], *, present: bool) -> None:
    """Alters the row that is there, so that it keeps its place, or adds one."""
    if present:
        _one(c.execute(update(table).where(here).values(values)), values.get("uid", ""))
    else:
        c.execute(insert(table), values)


def _one(result: Any, uid: str) -> None:
    if result.rowcount != 1:
        raise AnnotatorError("“{name}” is not in the file any more; nothing was altered. Open the document again.", name=uid)


def _delete_referent(c: Connection, uid: str) -> None:
    key = _referent_key(c, uid)
    used = c.execute(select(func.count()).where(m.span.c.referent_id == key)).scalar_one()
    if used:
        raise AnnotatorError(
            "“{name}” is used by {count} spans elsewhere in the project and cannot go; nothing was altered.", name=uid, count=used
        )  # fmt: skip
    c.execute(delete(m.referent).where(m.referent.c.uid == uid))


def _referent_key(c: Connection, uid: str | None) -> int | None:
    if uid is None:
        return None
    found = c.execute(select(m.referent.c.id).where(m.referent.c.uid == uid)).scalar()
    if found is None:
        raise AnnotatorError("There is no referent “{name}” in the project; nothing was altered.", name=uid)
    return int(found)


def span_values(set_id: int, span: Span, referent: int | None) -> dict[str, Any]:
    return {
        "set_id": set_id, "uid": span.id, "layer": span.layer, "label": span.label, "start": span.start, "end": span.end,
        "segments": segments_text(span), "referent_id": referent, "attributes": text_of(span.attributes),
        "note": span.note, "extra": text_of(span.extra),
    }  # fmt: skip


def relation_values(set_id: int, relation: Relation) -> dict[str, Any]:
    return {
        "set_id": set_id, "uid": relation.id, "label": relation.label, "head": relation.head, "child": relation.child,
        "attributes": text_of(relation.attributes), "extra": text_of(relation.extra),
    }  # fmt: skip


def referent_values(referent: Referent) -> dict[str, Any]:
    return {
        "uid": referent.id, "name": referent.name, "kind": referent.kind,
        "aliases": text_of(referent.aliases), "extra": text_of(referent.extra),
    }  # fmt: skip
