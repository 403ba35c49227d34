"""Annotation files read as plain lists, for the measures: many times as fast as entries, with the same refusals.

Lines that pass quick checks become columns at once, many together; where anything is odd, each line is looked at
alone, and where it still is, the careful reader takes it or says where it is wrong. Keys that no measure needs (notes,
attributes, …) are not looked into. Lines are compared, not stored: they may lack their text, and a span may cut a
letter from its marks.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from operator import lt
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType
from msgspec.structs import astuple

from annotator.core.columns import ManyColumns
from annotator.core.errors import AnnotatorError
from annotator.formats.lines import FARTHEST, FORMAT, lines
from annotator.formats.problem import FormatError, FormatProblem

if TYPE_CHECKING:
    from annotator.core.annotation import Entry
    from annotator.core.labels import LabelSet

DIFFERENT_TEXT = "The text of “{id}” differs from the one it is compared with."

_UNCANONICAL = "\r\0\ufeff\ufffe\ufdd0\ufdd1"
"""What `canonical` changes or refuses; the decoder has let no half of a surrogate pair through."""
_BLOCK = 2**17
"""Bytes of the lines looked at together: so few that the memory near the processor holds what they become."""

Texts = Callable[[str], str | None]
_Range = tuple[int, int]
_Numbered = Sequence[tuple[int, bytes | FormatError]]


@dataclass(slots=True)
class ColumnLines:
    """Some lines: their numbers, documents, annotators, texts (None where a line holds none), and columns.

    The annotator is None for an article nobody has annotated.
    """

    numbers: Sequence[int]
    documents: Sequence[str]
    annotators: Sequence[str | None]
    texts: Sequence[str | None]
    columns: ManyColumns


class _Span(Struct, gc=False):
    label: str
    start: int
    end: int
    id: str | UnsetType = UNSET
    layer: str | UnsetType | None = UNSET
    referent: str | UnsetType | None = UNSET
    text: str | UnsetType = UNSET
    attributes: Raw | UnsetType = UNSET
    note: Raw | UnsetType = UNSET
    segments: list[_Range] | UnsetType = UNSET


class _Relation(Struct, gc=False):
    label: str
    head: str
    child: str
    id: str | UnsetType = UNSET
    attributes: Raw | UnsetType = UNSET


class _Line(Struct, gc=False):
    id: str
    format: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    annotator: str | UnsetType | None = UNSET
    title: Raw | UnsetType = UNSET
    meta: Raw | UnsetType = UNSET
    kind: Raw | UnsetType = UNSET
    status: Raw | UnsetType = UNSET
    note: Raw | UnsetType = UNSET
    decisions: Raw | UnsetType = UNSET
    referents: Raw | UnsetType = UNSET
    spans: list[_Span] | UnsetType = UNSET
    relations: list[_Relation] | UnsetType = UNSET


_MARKS = {_Line: (4, 1, 4), _Span: (8, 3, 7), _Relation: (12, 3, 4)}
"""How many quotation marks the required keys and their strings have; then which of the other keys hold a string, if any."""

_Columns = list[Sequence[Any]]

_READ: tuple[Callable[[list[_Span]], list[Any]], ...] = (
    lambda spans: [span.label for span in spans],
    lambda spans: [span.start for span in spans],
    lambda spans: [span.end for span in spans],
    lambda spans: [span.id for span in spans],
    lambda spans: [span.layer for span in spans],
    lambda spans: [span.referent for span in spans],
    lambda spans: [span.text for span in spans],
    lambda spans: [span.attributes for span in spans],
    lambda spans: [span.note for span in spans],
    lambda spans: [span.segments for span in spans],
)
"""The columns, one by one: three times as fast as all of them where few are used."""


class _Doubt(Exception):
    """Something is for a closer look."""


_ODD = (_Doubt, msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def read(
    stream: BinaryIO, name: str, *, text_of: Texts, label_set: "LabelSet", annotator: str = ""
) -> Iterator[ColumnLines | FormatProblem]:
    """The lines of a file, and a problem for each that is refused.

    `text_of` gives the text of a document where it is known from elsewhere; a line with another one is refused. It is
    asked anew after whatever was read before. `annotator` is whose work it is where a line does not say.
    """
    reader = _Reader(text_of, label_set, annotator)
    for block in _blocks(lines(stream)):
        if (together := reader.together(block)) is not None:
            yield together
            continue
        for number, line in block:
            try:
                if isinstance(line, FormatError):
                    raise line
                yield reader.line(number, line)
            except FormatError as refusal:
                yield FormatProblem(name, number, refusal.path, refusal.template, refusal.values)
            except AnnotatorError as refusal:
                yield FormatProblem(name, number, "$.text", refusal.template, refusal.values)


def _blocks(numbered: Iterable[tuple[int, bytes | FormatError]]) -> Iterator[_Numbered]:
    """The lines in blocks, without those that are empty."""
    block: list[tuple[int, bytes | FormatError]] = []
    size = 0
    for number, line in numbered:
        if isinstance(line, bytes):
            if line.isspace():
                continue
            size += len(line)
        block.append((number, line))
        if size >= _BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block


class _Layers(dict[str, str]):
    """The layer of each label, looked up once."""

    def __init__(self, label_set: "LabelSet") -> None:
        super().__init__()
        self._label_set = label_set

    def __missing__(self, label: str) -> str:
        self[label] = layer = self._label_set.layer_of_label(label)
        return layer


class _Reader:
    """Reads the lines of one file, one after the other."""

    def __init__(self, text_of: Texts, label_set: "LabelSet", annotator: str) -> None:
        self._decode = msgspec.json.Decoder(_Line).decode
        self._text_of, self._label_set, self._annotator = text_of, label_set, annotator
        self._layers = _Layers(label_set)
        self._seen: dict[tuple[str, str], int] = {}
        self._used = {0, 1, 2}  # columns of spans that have held something
        self._strange = False  # whether there are more quotation marks than is known of

    def together(self, block: _Numbered) -> ColumnLines | None:
        """Many lines at once; None where they are to be read one by one."""
        texts = [line for _, line in block if isinstance(line, bytes)]
        try:
            _require(len(texts) == len(block))
            found = self._quick([number for number, _ in block], texts)
            self._refuse(found)
        except (*_ODD, FormatError):
            return None
        return found

    def line(self, number: int, line: bytes) -> ColumnLines:
        """One line alone; raises `FormatError` where it is refused."""
        try:
            found = self._quick([number], [line])
        except _ODD:
            found = self._careful(number, line)
        self._refuse(found)
        return found

    def _refuse(self, found: ColumnLines) -> None:
        for document, text in zip(found.documents, found.texts, strict=True):
            if text is not None and self._text_of(document) not in (None, text):
                raise FormatError("$.text", DIFFERENT_TEXT, id=document)
        keys = [(document, who or "") for document, who in zip(found.documents, found.annotators, strict=True)]
        _require(len(set(keys)) == len(keys))
        for key in keys:
            if key in self._seen:
                raise FormatError(
                    "$.id", "“{id}” by the same annotator stands in line {line} already.", id=key[0], line=self._seen[key]
                )
        self._seen.update(zip(keys, found.numbers, strict=True))

    def _quick(self, numbers: list[int], raw: list[bytes]) -> ColumnLines:
        found = list(map(self._decode, raw))
        documents = [line.id for line in found]
        _require(all(documents) and not any("\0" in document for document in documents))
        _require(all(line.format in (UNSET, FORMAT) for line in found))
        texts = [None if line.text is UNSET else line.text for line in found]
        _require(not any(_uncanonical(line, text) for line, text in zip(raw, texts, strict=True) if text))
        annotators = [
            line.annotator or (None if line.spans is UNSET and line.relations is UNSET else self._annotator) for line in found
        ]
        return ColumnLines(numbers, documents, annotators, texts, self._columns(found, raw, self._known(documents, texts)))

    def _known(self, documents: list[str], texts: list[str | None]) -> list[str | None]:
        """The text that each line is about: its own, else the one known by then."""
        found: dict[str, str | None] = {}
        for document, text in zip(documents, texts, strict=True):
            if document in found:
                _require(text is None or found[document] in (None, text))
            elif text is None:
                found[document] = self._text_of(document)
            if text is not None:
                found[document] = text
        return [found[document] for document in documents]

    def _columns(self, found: list[_Line], raw: list[bytes], texts: list[str | None]) -> ManyColumns:
        documents, counts = [line.id for line in found], [len(line.spans or ()) for line in found]
        spans = list(chain.from_iterable(line.spans for line in found if line.spans))
        columns = self._listed(spans, found, raw)
        linked = any(line.relations for line in found)
        if not spans:
            _require(not linked)
            return ManyColumns(documents, counts)
        labels, starts, ends, ids, layers, referents, marked, _, _, pieces = columns
        _require(min(starts) >= 0 and all(map(lt, starts, ends)))
        layers, named = self._layers_of(layers, labels), any(referents)
        if identified := linked or named or any(ids):
            ids = _filled(ids, counts)
        if (linked or named) and _alike(counts, layers, labels, starts, ends):
            _require(len(found) == 1)  # then their ids tell which of them a relation means
            order = sorted(range(len(spans)), key=ids.__getitem__)
            labels, ids, layers, referents, marked, starts, ends, pieces = (
                [column[row] for row in order]
                for column in (labels, ids, layers, referents, marked, starts, ends, pieces)
            )
        persons = [referent or None for referent in referents] if named else None
        split = {}
        if _any_set(pieces):
            given = ((row, segments) for row, segments in enumerate(pieces) if segments is not UNSET)
            split = {row: _segments(starts[row], ends[row], segments) for row, segments in given}
        links: list[tuple[str, int, int]] = []
        for line, text, rows in zip(found, texts, _rows(counts), strict=True):
            if line.spans:
                _require(max(ends[rows]) <= (FARTHEST if text is None else len(text)))
                _require(text is None or _fits(text, starts[rows], ends[rows], marked[rows]))
            if identified:
                _require(len(set(ids[rows])) == rows.stop - rows.start)
            if line.relations:
                links += _links(line.relations, ids[rows], rows.start)
        return ManyColumns(
            documents, counts, layers, labels, starts, ends, persons,
            {row: segments for row, segments in split.items() if len(segments) > 1}, links,
        )  # fmt: skip

    def _listed(self, spans: list[_Span], found: list[_Line], raw: list[bytes]) -> _Columns:
        """The spans by columns; raises `_Doubt` where a key stands twice in one object, and its first value was lost.

        Columns in which nothing stood so far are left out at first: the quotation marks tell whether something does now.
        """
        if not self._strange:
            unset, marks = [UNSET] * len(spans), _marks_around(found)
            columns: _Columns = [read(spans) if place in self._used else unset for place, read in enumerate(_READ)]
            if _has_marks(raw, marks + _marks(_Span, columns)):
                return columns
        columns = [read(spans) for read in _READ]
        self._used |= {place for place, column in enumerate(columns) if _any_set(column)}
        if self._strange or not _has_marks(raw, marks + _marks(_Span, columns)):
            _refuse_doubled_keys(raw, found)
            self._strange = True  # if there are keys that are not known here, the next lines have them too
        return columns

    def _layers_of(self, layers: Sequence[str | UnsetType | None], labels: Sequence[str]) -> Sequence[str]:
        if all(layers):
            return cast(Sequence[str], layers)
        if not any(layers):
            return list(map(self._layers.__getitem__, labels))
        return [layer or self._layers[label] for layer, label in zip(layers, labels, strict=True)]

    def _careful(self, number: int, line: bytes) -> ColumnLines:
        from annotator.formats.fields import entry_of
        from annotator.formats.jsonl import decoded

        entry = entry_of(
            decoded(line), text_of=self._text_of, label_set=self._label_set, unnamed=self._annotator, stored=False
        )
        text = entry.document.text if entry.document else None
        annotator = entry.annotation_set.annotator if entry.annotation_set else None
        columns = columns_of(entry) or ManyColumns([entry.document_id], [0])
        return ColumnLines([number], [entry.document_id], [annotator], [text], columns)


def columns_of(entry: "Entry") -> ManyColumns | None:
    """An entry of the core as columns."""
    work = entry.annotation_set
    if work is None:
        return None
    spans = sorted(work.spans.values(), key=lambda span: span.id)
    place = {span.id: row for row, span in enumerate(spans)}
    return ManyColumns(
        [entry.document_id],
        [len(spans)],
        [span.layer for span in spans],
        [span.label for span in spans],
        [span.start for span in spans],
        [span.end for span in spans],
        [span.referent for span in spans],
        {row: span.segments for row, span in enumerate(spans) if len(span.segments) > 1},
        [(relation.label, place[relation.head], place[relation.child]) for relation in work.relations.values()],
    )


def _rows(counts: Sequence[int]) -> Iterator[slice]:
    """Where the spans of each line stand."""
    ends = list(accumulate(counts, initial=0))
    return map(slice, ends, ends[1:])


def _uncanonical(line: bytes, text: str) -> bool:
    """Whether a text would be changed or refused; what does it is escaped in JSON, or begins with EF."""
    return (b"\\" in line or b"\xef" in line) and any(map(text.__contains__, _UNCANONICAL))


def _any_set(column: Sequence[object]) -> bool:
    return column.count(UNSET) < len(column)


def _filled(ids: Sequence[str | UnsetType], counts: Sequence[int]) -> Sequence[str]:
    """The ids, and in place of those that are not given the ones that the careful reader gives."""
    if all(ids):
        return cast(Sequence[str], ids)
    places = chain.from_iterable(map(range, counts))
    return [f"s{place + 1}" if uid is UNSET else uid for place, uid in zip(places, ids, strict=True)]


def _alike(counts: Sequence[int], *columns: Sequence[object]) -> bool:
    """Whether two spans of a line are the same in all columns."""
    owners = chain.from_iterable(map(repeat, range(len(counts)), counts))
    return len(set(zip(owners, *columns, strict=True))) < len(columns[0])


def _fits(text: str, starts: Sequence[int], ends: Sequence[int], marked: Sequence[str | UnsetType]) -> bool:
    """Whether the spans that say what they mark mark it."""
    if not _any_set(marked):
        return True
    inside = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return inside == marked or all(said in (UNSET, found) for said, found in zip(marked, inside, strict=True))


def _links(relations: list[_Relation], ids: Sequence[str], first: int) -> list[tuple[str, int, int]]:
    place = {uid: row for row, uid in enumerate(ids, first)}
    links = [(relation.label, place.get(relation.head, -1), place.get(relation.child, -1)) for relation in relations]
    _require(all(head >= 0 and child >= 0 and head != child for _, head, child in links))
    names = {f"r{row + 1}" if relation.id is UNSET else relation.id for row, relation in enumerate(relations)}
    _require(len(names) == len(relations))
    return links


def _segments(start: int, end: int, given: list[_Range]) -> tuple[_Range, ...]:
    """The segments of a span if they are in order, apart and reach from start to end."""
    flat = [place for segment in given for place in segment] if given else [0]
    _require(all(map(lt, flat, flat[1:])) and (flat[0], flat[-1]) == (start, end))
    return tuple(given)


def _has_marks(raw: Sequence[bytes], expected: int) -> bool:
    """Whether the lines have just so many quotation marks, those within strings apart."""
    marks = sum([line.count(b'"') for line in raw])
    if marks == expected:
        return True
    escaped = sum([line.count(b'\\"') for line in raw])
    return marks - escaped == expected and not any(b"\\\\" in line for line in raw)


def _refuse_doubled_keys(raw: Sequence[bytes], found: Sequence[_Line]) -> None:
    """Looks for the keys that count by name: there are others that are not known here."""
    for line, one in zip(raw, found, strict=True):
        count, more, first = len(one.spans or ()), len(one.relations or ()), line.find(b'"spans"')
        _require(line.count(b'"start"', first) == line.count(b'"end"', first) == count)
        _require(line.count(b'"label"', first) == count + more and line.find(b'"spans"', first + 1) <= first)


def _marks_around(found: list[_Line]) -> int:
    """How many quotation marks what stands around the spans has."""
    relations = [relation for line in found for relation in line.relations or ()]
    lists = ((kind, list(zip(*map(astuple, some), strict=True))) for kind, some in ((_Line, found), (_Relation, relations)))
    return sum(_marks(kind, columns) for kind, columns in lists if columns)


def _marks(kind: type[Struct], columns: Sequence[Sequence[Any]]) -> int:
    """How many quotation marks the keys and strings of objects take in JSON."""
    needed, first, last = _MARKS[kind]
    marks = needed * len(columns[0])
    for column in columns[first:last]:
        if all(column):
            marks += 4 * len(column)
        elif given := len(column) - column.count(UNSET):
            marks += 4 * given - 2 * column.count(None)
    for column in columns[last:]:
        if given := len(column) - column.count(UNSET):
            marks += 2 * given + sum(bytes(value).count(b'"') for value in column if isinstance(value, Raw))
    return marks


def _require(truth: bool) -> None:  # noqa: FBT001
    if not truth:
        raise _Doubt
