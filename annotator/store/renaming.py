"""Labels of a project under other ids: every set that carries an old one, and the label set, in one transaction."""

import hashlib
import json
import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select, tuple_, union, update

from annotator.core.history import Row
from annotator.core.label_renaming import Renaming, renamed
from annotator.store import models as m
from annotator.store.bulk import Cancelled
from annotator.store.codec import text_of
from annotator.store.repository import Repository, _load_set


def rename(
    repository: Repository, how: Renaming, label_set: str, author: str, progress: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> int:  # fmt: skip
    """Renames in the sets of everybody, each by a row of its own history; how many sets. `Cancelled` leaves all as it was."""
    act, done = uuid.uuid4().hex, 0
    with repository.writing() as c:
        for found in _sets(c, how):
            if cancelled():
                raise Cancelled
            change = renamed(_load_set(c, found, found.uid, found.name), how)
            row = Row(_uid(found.head, how), change, act=act)
            repository.append(c, found.uid, found.name, found.kind, row, author=author)
            done += 1
            progress(done)
        c.execute(update(m.project).where(m.project.c.key == "label_set").values(value=text_of(label_set)))
    return done


def _sets(c: Connection, how: Renaming) -> list[Any]:
    """The sets with an old id in them, with the names of document and annotator."""
    spans = select(m.span.c.set_id).where(tuple_(m.span.c.layer, m.span.c.label).in_(list(how.labels)))
    relations = select(m.relation.c.set_id).where(m.relation.c.label.in_(list(how.relations)))
    touched = union(spans, relations).subquery()
    query = (
        select(m.annotation_set, m.document.c.uid, m.annotator.c.name)
        .join(m.document, m.document.c.id == m.annotation_set.c.document_id)
        .join(m.annotator, m.annotator.c.id == m.annotation_set.c.annotator_id)
        .where(m.annotation_set.c.id.in_(select(touched.c.set_id)))
        .order_by(m.annotation_set.c.id)
    )
    return list(c.execute(query))


def _uid(head: str, how: Renaming) -> str:
    """The same for the same renaming of the same history, so that two copies in which it was done merge as one."""
    what = [head, sorted((*key, new) for key, new in how.labels.items()), sorted(how.relations.items())]
    return hashlib.sha256(json.dumps(what).encode("utf-8")).hexdigest()[:32]
