"""The runs of extractors: what was run, when and how it ended; and what its sets said before the last one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from annotator.core.annotation import AnnotationSet, Relation, Span
from annotator.core.errors import AnnotatorError
from annotator.store import models as m
from annotator.store.codec import items_of, items_text, text_of, value_of
from annotator.store.repository import Repository


@dataclass(frozen=True, slots=True)
class Run:
    """One run of an extractor. `started_at` is ISO 8601 in UTC; `outcome` says how it ended (`state`) and what came of it."""

    annotator: str
    command: str
    version: str = ""
    started_at: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    outcome: Mapping[str, Any] = field(default_factory=dict)


class Runs:
    """The runs of one project."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def all(self) -> list[Run]:
        """Every run, the newest first."""
        with self._repository.reading() as c:
            return [_run(row) for row in c.execute(select(m.run).order_by(m.run.c.id.desc()))]

    def record(self, run: Run) -> None:
        """Keeps a run that delivered nothing; what the sets said before the one before it stays."""
        with self._repository.writing() as c:
            c.execute(insert(m.run), _values(run))

    def before_last(self, annotator: str) -> dict[str, AnnotationSet]:
        """By document id, what an extractor said before its last run altered it; the other documents it left alone."""
        query = (
            select(m.document.c.uid, m.earlier_set.c.annotations)
            .join(m.earlier_set, m.earlier_set.c.document_id == m.document.c.id)
            .join(m.run, m.run.c.id == m.earlier_set.c.run_id)
            .where(m.run.c.annotator == annotator)
        )
        with self._repository.reading() as c:
            return {uid: _set(uid, annotator, items) for uid, items in c.execute(query)}


def imported(annotator: str, names: Sequence[str]) -> Run:
    """Predictions that were made elsewhere, as a run of the extractor that made them."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Run(annotator, f"import {', '.join(names)}", "", now, {}, {"state": "done"})


def begin(c: Connection, run: Run) -> int:
    """Writes a run that is about to replace sets, and forgets what stood before the one before it.

    Refuses a name that is not an extractor's: nobody's own work is replaced.
    """
    kind = c.execute(select(m.annotator.c.kind).where(m.annotator.c.name == run.annotator)).scalar()
    if kind not in (None, "extractor"):
        raise AnnotatorError("“{name}” is not an extractor in this project; give the extractor another name.", name=run.annotator)
    earlier = select(m.run.c.id).where(m.run.c.annotator == run.annotator)
    c.execute(delete(m.earlier_set).where(m.earlier_set.c.run_id.in_(earlier)))
    return int(c.execute(insert(m.run), _values(run)).inserted_primary_key[0])  # type: ignore[index]


def finish(c: Connection, run: int, **counts: int) -> None:
    """Adds what was taken in to the outcome of a run."""
    outcome = value_of(c.execute(select(m.run.c.outcome).where(m.run.c.id == run)).scalar_one())
    c.execute(update(m.run).where(m.run.c.id == run).values(outcome=text_of(outcome | counts)))


def earlier_items(stored: AnnotationSet | None) -> str:
    """A set as the column `annotations` keeps it."""
    return items_text((*stored.spans.values(), *stored.relations.values()) if stored else ())


def _values(run: Run) -> dict[str, str]:
    return {
        "annotator": run.annotator, "command": run.command, "version": run.version, "started_at": run.started_at,
        "settings": text_of(run.settings), "outcome": text_of(run.outcome),
    }  # fmt: skip


def _run(row: Any) -> Run:
    outcome = value_of(row.outcome) if row.outcome else {}
    return Run(row.annotator, row.command, row.version, row.started_at, value_of(row.settings), outcome)


def _set(document: str, annotator: str, items: str) -> AnnotationSet:
    found = items_of(items)
    spans, relations = ([item for item in found if isinstance(item, kind)] for kind in (Span, Relation))
    return AnnotationSet.of(document, annotator, kind="extractor", spans=spans, relations=relations)  # type: ignore[arg-type]
