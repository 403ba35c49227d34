"""Whole annotation sets as plain lists, a list for each column: what the measures read, without an object for each span."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from annotator.core.columns import SetColumns
from annotator.store.codec import segments_of

# The + has sets found by their key: by annotator, every page would go through all of hers.
_SETS = """SELECT s.id, d.uid FROM annotation_set s JOIN document d ON d.id = s.document_id
WHERE s.id > ? AND +s.annotator_id = (SELECT id FROM annotator WHERE name = ?) ORDER BY s.id LIMIT ?"""
_SPANS = """SELECT s.set_id, s.uid, s.layer, s.label, s.start, s."end", r.uid, s.segments
FROM span s LEFT JOIN referent r ON r.id = s.referent_id WHERE s.set_id IN
(SELECT id FROM annotation_set WHERE id BETWEEN ? AND ? AND +annotator_id = (SELECT id FROM annotator WHERE name = ?))
ORDER BY s.set_id, s.uid"""
_RELATIONS = """SELECT set_id, label, head, child FROM relation WHERE set_id IN
(SELECT id FROM annotation_set WHERE id BETWEEN ? AND ? AND +annotator_id = (SELECT id FROM annotator WHERE name = ?))
ORDER BY set_id, uid"""
_ALL = -1  # as a LIMIT


def read(connection: Connection, annotator: str) -> Iterator[SetColumns]:
    """The annotation sets of an annotator, in the order in which they were made."""
    return _read(connection, annotator, list(_rows(connection, _SETS, 0, annotator, _ALL)))


def page(connection: Connection, annotator: str, after: int, length: int) -> tuple[list[SetColumns], int]:
    """As many of these sets as a page has, and after which key the next page begins: 0 for the first one."""
    sets = list(_rows(connection, _SETS, after, annotator, length))
    return list(_read(connection, annotator, sets)), sets[-1][0] if sets else after


def _read(connection: Connection, annotator: str, sets: list[Any]) -> Iterator[SetColumns]:
    if not sets:
        return
    bounds = sets[0][0], sets[-1][0], annotator
    spans = _by_set(_rows(connection, _SPANS, *bounds))
    relations = _by_set(_rows(connection, _RELATIONS, *bounds))
    marked, linked = next(spans, None), next(relations, None)
    for key, document in sets:
        if marked is None or marked[0] != key:
            yield SetColumns(document)
            continue
        links: list[Any] = []
        if linked is not None and linked[0] == key:
            links, linked = linked[1], next(relations, None)
        yield _columns(document, marked[1], links)
        marked = next(spans, None)


def _columns(document: str, rows: list[Any], links: list[Any]) -> SetColumns:
    _, uids, layers, labels, starts, ends, persons, pieces = zip(*rows, strict=True)
    split = {}
    if any(pieces):
        split = {at: segments_of(starts[at], ends[at], text) for at, text in enumerate(pieces) if text is not None}
    place = dict(zip(uids, range(len(uids)), strict=True)) if links else {}
    relations = [(label, place[head], place[child]) for _, label, head, child in links]
    return SetColumns(document, layers, labels, starts, ends, persons, split, relations)


def _by_set(rows: Iterator[Any]) -> Iterator[tuple[int, list[Any]]]:
    return ((key, list(group)) for key, group in groupby(rows, itemgetter(0)))


def texts(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every document's id and text."""
    return _rows(connection, "SELECT uid, text FROM document")


def page_of_texts(connection: Connection, after: str, length: int) -> list[tuple[str, str]]:
    """As many of these as a page has, by id, of those that come after one: empty for the first page."""
    return list(_rows(connection, "SELECT uid, text FROM document WHERE uid > ? ORDER BY uid LIMIT ?", after, length))


def _rows(connection: Connection, query: str, *values: str | int) -> Iterator[Any]:
    """Plain tuples from the driver itself: ten times as many a second as result objects."""
    cursor: Any = connection.connection.cursor()
    cursor.execute(query, values)
    return iter(cursor)
