"""Going through a project a page at a time: nothing is held between two pages, so that others may read and write.

Whoever stops in the midst, or keeps what was come to, keeps no transaction of the file open.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import bindparam, select

from annotator.core.annotation import Document, Entry
from annotator.core.columns import SetColumns
from annotator.store import columns
from annotator.store import models as m
from annotator.store.codec import value_of
from annotator.store.repository import Repository, _entries_of

_SHORT_PAGE = 5  # documents with what was made of them as objects, which are looked through for cycles while they are many
_PAGE = 50  # documents, or sets as plain lists
_LONG_PAGE = 500  # texts


class OneByOne:
    """Reads one project; not one moment of it, but each document as it is when it is come to."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def documents(self) -> Iterator[Document]:
        """Every document by id."""
        query = select(m.document).where(m.document.c.uid > bindparam("last")).order_by(m.document.c.uid).limit(_PAGE)
        last = ""
        while True:
            with self._repository.reading() as c:
                rows = c.execute(query, {"last": last}).fetchall()
            if not rows:
                return
            yield from (Document(row.uid, row.text, row.title, value_of(row.meta), value_of(row.extra)) for row in rows)
            last = rows[-1].uid

    def entries(self, annotators: Sequence[str], worked_on_by: str) -> Iterator[Entry]:
        """What these annotators have made of every document that one of them has worked on, by id."""
        names, referents = set(annotators), self._repository.referents()
        ids = (
            select(m.document.c.uid).join(m.annotation_set, m.annotation_set.c.document_id == m.document.c.id)
            .join(m.annotator, m.annotator.c.id == m.annotation_set.c.annotator_id)
            .where(m.annotator.c.name == worked_on_by).order_by(m.document.c.uid)
        )  # fmt: skip
        with self._repository.reading() as c:
            found = c.execute(ids).scalars().all()
        for start in range(0, len(found), _SHORT_PAGE):
            page = found[start : start + _SHORT_PAGE]
            with self._repository.reading() as c:
                entries = [entry for one in page for entry in _entries_of(c, one, names, referents, {})]
            yield from entries

    def columns(self, annotator: str) -> Iterator[SetColumns]:
        """An annotator's sets as plain lists, in the order in which they were made."""
        last = 0
        while True:
            with self._repository.reading() as c:
                page, last = columns.page(c, annotator, last, _PAGE)
            if not page:
                return
            yield from page

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every document's id and text, by id."""
        last = ""
        while True:
            with self._repository.reading() as c:
                page = columns.page_of_texts(c, last, _LONG_PAGE)
            if not page:
                return
            yield from page
            last = page[-1][0]
