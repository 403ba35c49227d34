"""Annotation files read as plain lists, for the measures: several times as fast as entries, with the same refusals.

A line that passes quick checks becomes columns at once; any other goes through the careful reader, which
either takes it or says where it is wrong. Keys that no measure needs (notes, attributes, …) are not looked into.
Lines are compared, not stored: they may lack their text, and a span may cut a letter from its marks.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import lt
from typing import BinaryIO

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import astuple

from annotator.core.annotation import Entry
from annotator.core.columns import SetColumns
from annotator.core.errors import AnnotatorError
from annotator.core.labels import LabelSet
from annotator.core.text import Range
from annotator.formats.fields import entry_of
from annotator.formats.jsonl import FORMAT, decoded, lines
from annotator.formats.problem import FormatError, FormatProblem

DIFFERENT_TEXT = "The text of “{id}” differs from the one it is compared with."

_UNCANONICAL = "\r\0\ufeff\ufffe\ufdd0\ufdd1"
"""What `canonical` changes or refuses; the decoder has let no half of a surrogate pair through."""

Texts = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A line: whose work it is, its text where it holds one, and its columns (None for an article nobody has annotated)."""

    number: int
    document: str
    annotator: str
    text: str | None
    columns: SetColumns | None


class _Span(Struct, gc=False):
    label: str
    start: int
    end: int
    id: str | UnsetType = UNSET
    layer: str | None = None
    referent: str | None = None
    segments: list[Range] | UnsetType = UNSET
    text: str | UnsetType = UNSET


class _Relation(Struct, gc=False):
    label: str
    head: str
    child: str
    id: str | UnsetType = UNSET


class _Line(Struct, gc=False):
    id: str
    format: str = FORMAT
    text: str | UnsetType = UNSET
    annotator: str | None = None
    spans: list[_Span] | UnsetType = UNSET
    relations: list[_Relation] | UnsetType = UNSET


class _Doubt(Exception):
    """A line is for the careful reader."""


def read(
    stream: BinaryIO, name: str, *, text_of: Texts, label_set: LabelSet, annotator: str = ""
) -> Iterator[ColumnLine | FormatProblem]:
    """The lines of a file, and a problem for each that is refused.

    `text_of` gives the text of a document where it is known from elsewhere; a line with another one is refused.
    `annotator` is whose work it is where a line does not say.
    """
    reader = _Reader(text_of, label_set, annotator)
    for number, line in lines(stream):
        try:
            if isinstance(line, FormatError):
                raise line
            if not line.isspace():
                yield reader.line(number, line)
        except FormatError as refusal:
            yield FormatProblem(name, number, refusal.path, refusal.template, refusal.values)
        except AnnotatorError as refusal:
            yield FormatProblem(name, number, "$.text", refusal.template, refusal.values)


class _Layers(dict[str, str]):
    """The layer of each label, looked up once."""

    def __init__(self, label_set: LabelSet) -> None:
        super().__init__()
        self._label_set = label_set

    def __missing__(self, label: str) -> str:
        self[label] = layer = self._label_set.layer_of_label(label)
        return layer


class _Reader:
    """Reads the lines of one file, one after the other."""

    def __init__(self, text_of: Texts, label_set: LabelSet, annotator: str) -> None:
        self._decode = msgspec.json.Decoder(_Line).decode
        self._text_of, self._label_set, self._annotator = text_of, label_set, annotator
        self._layers = _Layers(label_set)
        self._seen: dict[tuple[str, str], int] = {}

    def line(self, number: int, line: bytes) -> ColumnLine:
        try:
            result = self._quick(number, line)
        except (_Doubt, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            result = self._careful(number, line)
        if result.text is not None and self._text_of(result.document) not in (None, result.text):
            raise FormatError("$.text", DIFFERENT_TEXT, id=result.document)
        self._refuse_repetition(result)
        return result

    def _refuse_repetition(self, line: ColumnLine) -> None:
        earlier = self._seen.setdefault((line.document, line.annotator), line.number)
        if earlier != line.number:
            raise FormatError(
                "$.id", "“{id}” by the same annotator stands in line {line} already.", id=line.document, line=earlier
            )

    def _quick(self, number: int, line: bytes) -> ColumnLine:
        found = self._decode(line)
        _require(bool(found.id) and "\0" not in found.id and found.format == FORMAT)
        own = None if found.text is UNSET else found.text
        _require(own is None or not any(map(own.__contains__, _UNCANONICAL)))
        annotator = found.annotator or self._annotator
        if found.spans is UNSET and found.relations is UNSET and not found.annotator:
            return ColumnLine(number, found.id, "", own, None)
        spans = [] if found.spans is UNSET else found.spans
        relations = [] if found.relations is UNSET else found.relations
        _refuse_doubled_keys(line, spans, relations)
        columns = self._columns(found.id, spans, relations, own if own is not None else self._text_of(found.id))
        return ColumnLine(number, found.id, annotator, own, columns)

    def _columns(self, document: str, spans: list[_Span], relations: list[_Relation], text: str | None) -> SetColumns:
        if not spans:
            _require(not relations)
            return SetColumns(document)
        labels, starts, ends, ids, layers, referents, pieces, texts = zip(*map(astuple, spans), strict=True)
        _require(min(starts) >= 0 and all(map(lt, starts, ends)) and (text is None or max(ends) <= len(text)))
        if text is not None and _any_set(texts):
            marked = tuple(map(text.__getitem__, map(slice, starts, ends)))
            _require(texts == marked or all(t in (UNSET, m) for t, m in zip(texts, marked, strict=True)))
        if not any(layers):
            layers = tuple(map(self._layers.__getitem__, labels))
        elif not all(layers):
            layers = tuple(layer or self._layers[label] for layer, label in zip(layers, labels, strict=True))
        named = any(referents)
        if relations or any(ids):
            if not all(ids):
                ids = tuple(f"s{row + 1}" if uid is UNSET else uid for row, uid in enumerate(ids))
            _require(len(set(ids)) == len(ids))
        if (relations or named) and _alike(layers, labels, starts, ends) and list(ids) != sorted(ids):
            by_id = dict(zip(ids, spans, strict=True))
            return self._columns(document, [by_id[uid] for uid in sorted(by_id)], relations, text)
        split: dict[int, tuple[Range, ...]] = {}
        if _any_set(pieces):
            split = {row: _segments(spans[row]) for row, given in enumerate(pieces) if given is not UNSET}
        return SetColumns(
            document, layers, labels, starts, ends, referents if named else None,
            {row: segments for row, segments in split.items() if len(segments) > 1}, _links(relations, ids),
        )  # fmt: skip

    def _careful(self, number: int, line: bytes) -> ColumnLine:
        entry = entry_of(
            decoded(line), text_of=self._text_of, label_set=self._label_set, unnamed=self._annotator, stored=False
        )
        text = entry.document.text if entry.document else None
        annotator = entry.annotation_set.annotator if entry.annotation_set else ""
        return ColumnLine(number, entry.document_id, annotator, text, columns_of(entry))


def columns_of(entry: Entry) -> SetColumns | None:
    """An entry of the core as columns."""
    work = entry.annotation_set
    if work is None:
        return None
    spans = sorted(work.spans.values(), key=lambda span: span.id)
    place = {span.id: row for row, span in enumerate(spans)}
    return SetColumns(
        entry.document_id,
        [span.layer for span in spans],
        [span.label for span in spans],
        [span.start for span in spans],
        [span.end for span in spans],
        [span.referent for span in spans],
        {row: span.segments for row, span in enumerate(spans) if len(span.segments) > 1},
        [(relation.label, place[relation.head], place[relation.child]) for relation in work.relations.values()],
    )


def _any_set(column: tuple[object, ...]) -> bool:
    return column.count(UNSET) < len(column)


def _alike(*columns: Sequence[object]) -> bool:
    """Whether two spans are the same in all columns; which of them a relation means is then told by their ids."""
    return len(set(zip(*columns, strict=True))) < len(columns[0])


def _links(relations: list[_Relation], ids: Sequence[str]) -> list[tuple[str, int, int]]:
    if not relations:
        return []
    place = {uid: row for row, uid in enumerate(ids)}
    links = [(relation.label, place.get(relation.head, -1), place.get(relation.child, -1)) for relation in relations]
    _require(all(head >= 0 and child >= 0 and head != child for _, head, child in links))
    names = {f"r{row + 1}" if relation.id is UNSET else relation.id for row, relation in enumerate(relations)}
    _require(len(names) == len(relations))
    return links


def _segments(span: _Span) -> tuple[Range, ...]:
    """The segments of a span if they are in order, apart and reach from start to end."""
    given = span.segments or []
    flat = [place for segment in given for place in segment] if given else [0]
    _require(all(map(lt, flat, flat[1:])) and (flat[0], flat[-1]) == (span.start, span.end))
    return tuple(given)


def _refuse_doubled_keys(line: bytes, spans: list[_Span], relations: list[_Relation]) -> None:
    """A key that stands twice in one object would quietly lose its first value."""
    first = line.find(b'"spans"')
    _require(line.count(b'"start"', first) == line.count(b'"end"', first) == len(spans))
    _require(line.count(b'"label"', first) == len(spans) + len(relations) and line.find(b'"spans"', first + 1) <= first)


def _require(truth: bool) -> None:  # noqa: FBT001
    if not truth:
        raise _Doubt
