"""The list of documents: pages of it, how many there are, what comes next; filtered by words of the titles and by status."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, and_, func, select

from annotator.core.annotation import Status
from annotator.core.arabic import fold
from annotator.store import models as m
from annotator.store.codec import text_of
from annotator.store.database import transaction


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A line of the document list; `status` and `spans` are the present annotator's."""

    id: str
    title: str
    length: int
    status: Status
    spans: int
    has_note: bool
    sets: int


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents a list shows: those whose title or id holds the words of `text`, in a status if one is given.

    Words are folded as for a search: hamza, harakat, ta marbuta, tatweel and digits aside.
    """

    text: str = ""
    status: Status | None = None


class Listing:
    """Answers for one project, each read anew; only the folded titles are kept, for these never change."""

    def __init__(self, reader: Engine, path: Path) -> None:
        self._reader, self._path = reader, path
        self._titles: list[tuple[int, str]] = []
        self._found: tuple[object, str] = ((), "[]")

    def documents(self, annotator: str, wanted: DocumentFilter, offset: int, limit: int) -> list[DocumentRow]:
        """A page of the list, in the order of ids."""
        return self._rows(annotator, lambda query: query.where(self._condition(wanted)).offset(offset).limit(limit))

    def row(self, annotator: str, document_id: str) -> DocumentRow | None:
        """One document's line."""
        return next(iter(self._rows(annotator, lambda query: query.where(m.document.c.uid == document_id))), None)

    def _rows(self, annotator: str, narrowed: Callable[[Any], Any]) -> list[DocumentRow]:
        spans = select(func.count()).where(m.span.c.set_id == m.annotation_set.c.id).scalar_subquery()
        others = m.annotation_set.alias()
        sets = select(func.count()).where(others.c.document_id == m.document.c.id).scalar_subquery()
        columns = (
            m.document.c.uid, m.document.c.title, m.document.c.length,
            func.coalesce(m.annotation_set.c.status, "new"), spans, func.coalesce(m.annotation_set.c.note, "") != "", sets,
        )  # fmt: skip
        query = narrowed(select(*columns).select_from(_list(annotator)).order_by(m.document.c.uid))
        with transaction(self._reader, self._path) as c:
            rows = c.execute(query).fetchall()
        return [DocumentRow(a, b, c, d, e, bool(note), sets) for a, b, c, d, e, note, sets in rows]

    def count(self, annotator: str, wanted: DocumentFilter) -> int:
        query = select(func.count()).select_from(_list(annotator)).where(self._condition(wanted))
        with transaction(self._reader, self._path) as c:
            return int(c.execute(query).scalar_one())

    def position(self, annotator: str, document_id: str, wanted: DocumentFilter) -> int:
        """How many documents of the list come before this one."""
        before = and_(self._condition(wanted), m.document.c.uid < document_id)
        with transaction(self._reader, self._path) as c:
            return int(c.execute(select(func.count()).select_from(_list(annotator)).where(before)).scalar_one())

    def neighbour(self, annotator: str, document_id: str, step: int, wanted: DocumentFilter) -> str | None:
        """The next (step 1) or previous (step -1) document of the list."""
        forward = step > 0
        beyond = m.document.c.uid > document_id if forward else m.document.c.uid < document_id
        order = m.document.c.uid if forward else m.document.c.uid.desc()
        query = select(m.document.c.uid).select_from(_list(annotator)).where(self._condition(wanted), beyond)
        with transaction(self._reader, self._path) as c:
            return c.execute(query.order_by(order).limit(1)).scalar()

    def progress(self, annotator: str) -> dict[Status, int]:
        """How many documents are new, started and done for an annotator."""
        status = func.coalesce(m.annotation_set.c.status, "new")
        query = select(status, func.count()).select_from(_list(annotator)).group_by(status)
        counts: dict[Status, int] = {"new": 0, "started": 0, "done": 0}
        with transaction(self._reader, self._path) as c:
            return counts | {row[0]: row[1] for row in c.execute(query)}

    def statuses(self, annotator: str) -> dict[str, Status]:
        """How far an annotator is with each document she has begun."""
        status = m.annotation_set.c.status
        query = select(m.document.c.uid, status).select_from(_list(annotator)).where(status != "new")
        with transaction(self._reader, self._path) as c:
            return {row[0]: row[1] for row in c.execute(query)}

    def _condition(self, wanted: DocumentFilter) -> ColumnElement[bool]:
        conditions: list[ColumnElement[bool]] = [m.document.c.id > 0]
        if words := fold(wanted.text).split():
            found = func.json_each(self._holding(tuple(words))).table_valued("value")
            conditions.append(m.document.c.id.in_(select(found.c.value)))
        if wanted.status:
            conditions.append(func.coalesce(m.annotation_set.c.status, "new") == wanted.status)
        return and_(*conditions)

    def _holding(self, words: tuple[str, ...]) -> str:
        """The row ids of the documents whose title or id holds every word, as a JSON list."""
        with transaction(self._reader, self._path) as c:
            known = self._brought_up_to_date(c)
        if self._found[0] != (words, known):
            ids = [key for key, title in self._titles if all(word in title for word in words)]
            self._found = (words, known), text_of(ids)
        return self._found[1]

    def _brought_up_to_date(self, c: Connection) -> tuple[int, int]:
        """Reads the titles that are not known yet; the number of documents and the newest tell whether any is gone."""
        state: tuple[int, int] = tuple(c.execute(select(func.count(), func.coalesce(func.max(m.document.c.id), 0))).one())
        last = self._titles[-1][0] if self._titles else 0
        if (len(self._titles), last) != state:
            query = select(m.document.c.id, m.document.c.title, m.document.c.uid).order_by(m.document.c.id)
            kept = self._titles if len(self._titles) < state[0] else []
            rows = c.execute(query.where(m.document.c.id > (kept[-1][0] if kept else 0)))
            self._titles = [*kept, *((key, fold(f"{title}\n{uid}")) for key, title, uid in rows)]
        return state


def _list(annotator: str) -> Any:
    """Documents, each with the annotator's set where there is one."""
    mine = and_(
        m.annotation_set.c.document_id == m.document.c.id,
        m.annotation_set.c.annotator_id
        == select(m.annotator.c.id).where(m.annotator.c.name == annotator).scalar_subquery(),
    )
    return m.document.outerjoin(m.annotation_set, mine)
