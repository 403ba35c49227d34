"""Conflict copies in a project: who is listed as an annotator, what is kept twice, and writing to two sets at once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, and_, exists, func, not_, or_, select

from annotator.core.annotation import Kind
from annotator.core.history import Row
from annotator.core.merging import COPY_OF
from annotator.store import models as m
from annotator.store.database import transaction

if TYPE_CHECKING:
    from annotator.store.repository import Repository

_SET, _OWNER = m.annotation_set, m.annotator
_NAMED_SO = _OWNER.c.name.op("GLOB")("* ([0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f])")
_OF = func.json_extract(_SET.c.extra, f"$.{COPY_OF}")
_SAYS_SOMETHING = or_(
    _SET.c.status != "new", _SET.c.note != "", exists().where(m.span.c.set_id == _SET.c.id),
    exists().where(m.decision.c.set_id == _SET.c.id),
)  # fmt: skip


def settled_names(c: Connection) -> set[str]:
    """The names of copies that have all been withdrawn: nobody works under them any more."""
    theirs = _SET.c.annotator_id == _OWNER.c.id
    left = exists().where(and_(theirs, or_(_OF.is_(None), _SAYS_SOMETHING)))
    query = select(_OWNER.c.name).where(_NAMED_SO, exists().where(theirs), not_(left))
    return set(c.execute(query).scalars())


def kept_twice(repository: "Repository") -> list[tuple[str, str, str, str, Kind, bool]]:
    """Every copy: document, its title, whose it is, what the copy is called, its kind, and whether it has been withdrawn."""
    query = (
        select(m.document.c.uid, m.document.c.title, _OF, _OWNER.c.name, _SET.c.kind, not_(_SAYS_SOMETHING))
        .join_from(_SET, _OWNER, _OWNER.c.id == _SET.c.annotator_id)
        .join(m.document, m.document.c.id == _SET.c.document_id)
        .where(_NAMED_SO, _OF.is_not(None))
        .order_by(m.document.c.id, _OWNER.c.id)
    )
    with repository.reading() as c:
        return [(uid, title, of, name, kind, bool(out)) for uid, title, of, name, kind, out in c.execute(query)]


def write(repository: "Repository", rows: Iterable[tuple[str, str, Kind, Row]]) -> None:
    """Changes to sets of several annotators, whole or not at all: document, annotator, kind of the set, row."""
    with transaction(repository._writer, repository.path) as c:
        for document_id, annotator, kind, row in rows:
            repository.append(c, document_id, annotator, kind, row)
