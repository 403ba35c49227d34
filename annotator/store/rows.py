"""Rows of spans, relations and decisions to values, and decisions back to rows."""

from typing import Any

from sqlalchemy import Connection, bindparam, select

from annotator.core.annotation import Decision, Relation, Span
from annotator.store import models as m
from annotator.store.codec import decision_of, segments_of, text_of, value_of

_DECISIONS = select(m.decision).where(m.decision.c.set_id == bindparam("set_id"))


def decisions_of(c: Connection, set_id: int) -> dict[str, Decision]:
    found = (_decision(row) for row in c.execute(_DECISIONS, {"set_id": set_id}))
    return {decision.id: decision for decision in sorted(found, key=lambda decision: decision.number)}


def _decision(row: Any) -> Decision:
    told = {"id": row.key, "choice": row.choice, "by": row.decided_by, "reason": row.reason}
    return decision_of(told | {"proposed": value_of(row.proposed or "{}")} | value_of(row.details))


def span_of(
    uid: str, layer: str, label: str, start: int, end: int, segments: str | None, referent: str | None,
    attributes: str, note: str, extra: str,
) -> Span:  # fmt: skip
    pieces = ((start, end),) if segments is None else segments_of(start, end, segments)
    return Span(uid, layer, label, pieces, referent, value_of(attributes), note, value_of(extra))


def relation_of(uid: str, label: str, head: str, child: str, attributes: str, extra: str) -> Relation:
    return Relation(uid, label, head, child, value_of(attributes), value_of(extra))


def decision_values(set_id: int, decision: Decision) -> dict[str, Any]:
    details = {"number": decision.number, "layer": decision.layer, "place": decision.place, "taken": decision.taken}
    return {
        "set_id": set_id, "key": decision.id, "choice": decision.choice, "reason": decision.reason,
        "proposed": text_of(decision.proposed), "decided_by": decision.by, "details": text_of(details),
    }  # fmt: skip
