"""Taking many documents and annotation sets into a project at once, in one transaction.

Rows go through the driver's `executemany` with keys counted here: some 90,000 spans a second, twice
what SQLAlchemy's own insert reaches. Rules (each tested):

* a document that is there with the same text is `unchanged`; with another text it is refused;
* an annotation set equal to the one that is there is unchanged; a set never annotated is filled; an
  extractor's set is replaced; a human's or gold set that differs is kept, and the incoming one goes
  in under a name made from its content, so that nothing is lost and a repeat changes nothing;
* a referent with a known id and the same name gives its aliases; with another name it gets a new id.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from annotator.core.annotation import AnnotationSet, Document, Entry, Progress, Referent
from annotator.core.errors import AnnotatorError
from annotator.store import models as m
from annotator.store.codec import text_of, value_of
from annotator.store.repository import (
    _load_set,
    _set_query,
    ensure_annotator,
    referent_values,
    relation_values,
    span_values,
)
from annotator.store.rows import decision_values
from annotator.store.runs import Run, begin, earlier_items, finish

_TABLES = (m.document, m.annotation_set, m.span, m.relation)
_WRITTEN = (*_TABLES, m.decision, m.earlier_set)
_CHUNK = 500  # entries between two calls of progress and two rounds of executemany


class Cancelled(Exception):
    """The user stopped an import; the transaction is rolled back."""


@dataclass
class Tally:
    """What an import did."""

    documents: int = 0
    sets: int = 0
    spans: int = 0
    unchanged: int = 0
    problems: list[AnnotatorError] = field(default_factory=list)


class Importer:
    """One import into one open transaction."""

    def __init__(self, connection: Connection, *, strict: bool = False, run: Run | None = None) -> None:
        self._c = connection
        self._run = begin(connection, run) if run is not None else None
        self._strict = strict
        self.tally = Tally()
        documents = connection.execute(select(m.document.c.uid, m.document.c.id, m.document.c.sha256))
        self._documents: dict[str, tuple[int, str]] = {uid: (key, sha) for uid, key, sha in documents}
        self._sets: dict[tuple[int, str], int] = {
            (document, name): key
            for document, name, key in connection.execute(
                select(m.annotation_set.c.document_id, m.annotator.c.name, m.annotation_set.c.id).join(
                    m.annotator, m.annotator.c.id == m.annotation_set.c.annotator_id
                )
            )
        }
        self._referents = {
            row.uid: (row.id, row.name, tuple(value_of(row.aliases))) for row in connection.execute(select(m.referent))
        }
        self._annotators: dict[str, int] = {}
        self._next = {
            table.name: int(connection.execute(select(func.max(table.c.id))).scalar() or 0) for table in _TABLES
        }
        self._pending: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in _WRITTEN}

    def run(
        self,
        entries: Iterable[Entry],
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Tally:
        """Takes every entry in; raises `Cancelled` when asked to stop, `AnnotatorError` on the first refusal if strict."""
        total, source = 0, iter(entries)
        while chunk := list(islice(source, _CHUNK)):
            if cancelled and cancelled():
                raise Cancelled
            for entry in chunk:
                self._take(entry)
            self._flush()
            total += len(chunk)
            if progress:
                progress(total)
        if self._run is not None:
            finish(self._c, self._run, sets=self.tally.sets, spans=self.tally.spans, unchanged=self.tally.unchanged)
        return self.tally

    def text(self, document_id: str) -> str | None:
        """The text of a document, those of this import included; seen from within the transaction, which locks others out."""
        if self._pending["document"]:
            self._flush()
        return self._c.execute(select(m.document.c.text).where(m.document.c.uid == document_id)).scalar()

    def _take(self, entry: Entry) -> None:
        try:
            key = self._document(entry)
        except AnnotatorError as refusal:
            if self._strict:
                raise
            self.tally.problems.append(refusal)
            return
        renamed = self._take_referents(entry.referents)
        if entry.annotation_set is not None:
            self._set(key, _with_referents(entry.annotation_set, renamed))

    def _document(self, entry: Entry) -> int:
        known = self._documents.get(entry.document_id)
        document = entry.document
        if document is None:
            if known is None:
                raise AnnotatorError(
                    "There is no document “{id}” in the project and the line has no text; import the article first.",
                    id=entry.document_id,
                )
            return known[0]
        sha = document.sha256
        if known is None:
            return self._new_document(document, sha)
        if known[1] != sha:
            raise AnnotatorError(
                "Document “{id}” is in the project with another text (sha256 {stored}, offered {offered}); "
                "give the new text another id.",
                id=document.id,
                stored=known[1],
                offered=sha,
            )
        if entry.annotation_set is None:
            self.tally.unchanged += 1
        return known[0]

    def _new_document(self, document: Document, sha: str) -> int:
        key = self._number("document")
        self._documents[document.id] = (key, sha)
        meta, extra = text_of(document.meta), text_of(document.extra)
        self._pending["document"].append(
            (key, document.id, document.title, document.text, sha, len(document.text), meta, extra)
        )
        self.tally.documents += 1
        return key

    def _set(self, document: int, incoming: AnnotationSet) -> None:
        present = self._sets.get((document, incoming.annotator))
        if present is None:
            self._keep_earlier(document, None)
            self._new_set(document, incoming)
            return
        self._flush()
        stored = self._stored(incoming)
        if _same(stored, incoming):
            self.tally.unchanged += 1
        elif stored.kind == "extractor" or (not stored.spans and stored.progress == Progress()):
            self._keep_earlier(document, stored)
            self._replace(document, present, incoming)
        else:
            self._keep_both(document, incoming)

    def _stored(self, incoming: AnnotationSet) -> AnnotationSet:
        found = self._c.execute(_set_query(incoming.document_id, incoming.annotator)).one()
        return _load_set(self._c, found, incoming.document_id, incoming.annotator)

    def _keep_both(self, document: int, incoming: AnnotationSet) -> None:
        name = f"{incoming.annotator} ({_fingerprint(incoming)})"
        if (document, name) in self._sets:
            self.tally.unchanged += 1
            return
        self.tally.problems.append(
            AnnotatorError(
                "“{id}” is annotated by {annotator} already, differently: the imported annotations are kept as {name}.",
                id=incoming.document_id,
                annotator=incoming.annotator,
                name=name,
            )
        )
        self._new_set(document, replace(incoming, annotator=name))

    def _keep_earlier(self, document: int, stored: AnnotationSet | None) -> None:
        """What an extractor's set said before this run."""
        if self._run is not None:
            self._pending["earlier_set"].append((self._run, document, earlier_items(stored)))

    def _replace(self, document: int, key: int, incoming: AnnotationSet) -> None:
        """Other contents for a set; its own history, if any, stays as it is."""
        self._c.execute(delete(m.relation).where(m.relation.c.set_id == key))
        self._c.execute(delete(m.span).where(m.span.c.set_id == key))
        self._c.execute(delete(m.decision).where(m.decision.c.set_id == key))
        self._c.execute(
            update(m.annotation_set)
            .where(m.annotation_set.c.id == key)
            .values(
                status=incoming.progress.status,
                note=incoming.progress.note,
                extra=text_of(incoming.extra),
                kind=incoming.kind,
            )
        )
        self._contents(key, incoming)
        self.tally.sets += 1

    def _new_set(self, document: int, incoming: AnnotationSet) -> None:
        name = incoming.annotator
        if name not in self._annotators:
            self._annotators[name] = ensure_annotator(self._c, name, incoming.kind)
        key = self._number("annotation_set")
        self._sets[document, name] = key
        self._pending["annotation_set"].append(
            (
                key, document, self._annotators[name], incoming.kind, incoming.progress.status,
                incoming.progress.note, 0, "", text_of(incoming.extra),
            )
        )  # fmt: skip
        self._contents(key, incoming)
        self.tally.sets += 1

    def _contents(self, key: int, incoming: AnnotationSet) -> None:
        for span in incoming.spans.values():
            referent = self._referents[span.referent][0] if span.referent else None
            values = span_values(key, span, referent)
            self._pending["span"].append((self._number("span"), *values.values()))
        for relation in incoming.relations.values():
            self._pending["relation"].append((self._number("relation"), *relation_values(key, relation).values()))
        for decision in incoming.decisions.values():
            self._pending["decision"].append(tuple(decision_values(key, decision).values()))
        self.tally.spans += len(incoming.spans)

    def _take_referents(self, referents: Iterable[Referent]) -> dict[str, str]:
        """Makes sure of the referents; returns the ids that had to change."""
        renamed: dict[str, str] = {}
        for referent in referents:
            uid = referent.id
            known = self._referents.get(uid)
            if known is not None and known[1] != referent.name:
                uid = f"{referent.id}~{hashlib.sha256(referent.name.encode()).hexdigest()[:6]}"
                renamed[referent.id] = uid
                known = self._referents.get(uid)
            if known is None:
                key = self._c.execute(insert(m.referent), referent_values(replace(referent, id=uid))).inserted_primary_key
                self._referents[uid] = (key[0], referent.name, referent.aliases)  # type: ignore[index]
            elif not set(referent.aliases) <= set(known[2]):
                aliases = tuple(dict.fromkeys((*known[2], *referent.aliases)))
                self._c.execute(update(m.referent).where(m.referent.c.id == known[0]).values(aliases=text_of(aliases)))
                self._referents[uid] = (known[0], known[1], aliases)
        return renamed

    def _number(self, table: str) -> int:
        self._next[table] += 1
        return self._next[table]

    def _flush(self) -> None:
        for table in _WRITTEN:
            if rows := self._pending[table.name]:
                self._c.exec_driver_sql(_insertion(table), rows)
                self._pending[table.name] = []


def _insertion(table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608 names from models


def _with_referents(incoming: AnnotationSet, renamed: dict[str, str]) -> AnnotationSet:
    if not renamed:
        return incoming
    spans = {
        key: replace(span, referent=renamed.get(span.referent, span.referent)) if span.referent else span
        for key, span in incoming.spans.items()
    }
    return replace(incoming, spans=spans)


def _same(first: AnnotationSet, second: AnnotationSet) -> bool:
    return all(getattr(first, part) == getattr(second, part) for part in ("spans", "relations", "progress", "extra", "decisions"))


def _fingerprint(incoming: AnnotationSet) -> str:
    """Six characters that two sets share only if they say the same."""
    items = (*incoming.spans.values(), *incoming.relations.values(), *incoming.decisions.values())
    parts: Iterator[object] = iter((incoming.progress, *items))
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()[:6]
