"""Native JSONL, `annotator/1`: one line for each annotation set, with its document (design §4).

Lossless: unknown keys are kept and come back. A faulty line becomes a `FormatProblem` that names the
field; the others are read. Memory is bounded by the longest line allowed, not by the file.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, NoReturn

import msgspec

from annotator.core.annotation import Decision, Entry, Kind, Referent, Relation, Span
from annotator.core.errors import AnnotatorError
from annotator.core.labels import LabelSet
from annotator.formats.fields import entry_of, refuse_unkeepable
from annotator.formats.lines import FORMAT, lines
from annotator.formats.problem import FormatError, FormatProblem, UnknownLabel

_encoder = msgspec.json.Encoder()


def read(
    stream: BinaryIO,
    name: str,
    *,
    text_of: Callable[[str], str | None],
    label_set: LabelSet,
    annotator: str | None = None,
    kind: Kind | None = None,
    unnamed: str = "",
    stored: bool = True,
) -> Iterator[Entry | FormatProblem]:
    """The entries of a file, and a problem for each line that is refused; see `entries`."""
    yield from entries(
        lines(stream), name, text_of=text_of, label_set=label_set,
        annotator=annotator, kind=kind, unnamed=unnamed, stored=stored,
    )  # fmt: skip


def entries(
    numbered: Iterable[tuple[int, bytes | FormatError]],
    name: str,
    *,
    text_of: Callable[[str], str | None],
    label_set: LabelSet,
    annotator: str | None = None,
    kind: Kind | None = None,
    unnamed: str = "",
    stored: bool = True,
) -> Iterator[Entry | FormatProblem]:
    """The entries of lines, and a problem for each that is refused.

    `text_of` gives the text of a document the project has already, for lines that do not repeat it.
    `annotator` and `kind`, where given, stand in place of what the lines say; `unnamed` and `stored` are as in
    `entry_of`. Lines told to be an extractor's go in as far as they fit: a span that does not is a problem, the
    rest of its line an entry.
    """
    seen: dict[tuple[str, str], int] = {}
    unknown: set[tuple[object, ...]] = set()
    for number, line in numbered:
        faults: list[FormatError] | None = [] if kind == "extractor" else None
        try:
            if isinstance(line, FormatError):
                raise line
            if not line.strip():
                continue
            entry = entry_of(
                decoded(line), text_of=text_of, label_set=label_set,
                annotator=annotator, kind=kind, unnamed=unnamed, stored=stored, faults=faults,
            )  # fmt: skip
            _refuse_repetition(seen, entry, number)
        except FormatError as refusal:
            yield FormatProblem(name, number, refusal.path, refusal.template, refusal.values)
        except AnnotatorError as refusal:
            yield FormatProblem(name, number, "$.text", refusal.template, refusal.values)
        else:
            for fault in _once(faults or (), unknown):
                yield FormatProblem(name, number, fault.path, fault.template, fault.values, entry.document_id)
            yield entry


def _once(faults: Iterable[FormatError], unknown: set[tuple[object, ...]]) -> Iterator[FormatError]:
    """The faults without the unknown labels that were said before."""
    for fault in faults:
        key = tuple(fault.values.values())
        if not isinstance(fault, UnknownLabel):
            yield fault
        elif key not in unknown:
            unknown.add(key)
            yield fault


def write(entries: Iterable[Entry], stream: BinaryIO) -> int:
    """Writes entries, one line each; the same entries give the same bytes. Returns how many."""
    count = 0
    for entry in entries:
        stream.write(encoded(entry))
        count += 1
    return count


def encoded(entry: Entry) -> bytes:
    """An entry as its line."""
    return _encoder.encode(plain(entry)) + b"\n"


def plain(entry: Entry) -> dict[str, Any]:
    """An entry as the JSON object of its line, keys in the order of the format."""
    document, work = entry.document, entry.annotation_set
    line: dict[str, Any] = {"format": FORMAT, "id": entry.document_id}
    if document is not None:
        line |= _filled(title=document.title) | {"text": document.text} | _filled(meta=document.meta)
    if work is not None:
        text = document.text if document else ""
        line |= {"annotator": work.annotator, "kind": work.kind, "status": work.progress.status}
        line |= _filled(note=work.progress.note)
        line["spans"] = [_span(span, text) for span in work.spans.values()]
        line["relations"] = [_relation(relation) for relation in work.relations.values()]
        line |= _filled(decisions=[_decision(decision) for decision in work.decisions.values()])
    if entry.referents:
        line["referents"] = [_referent(referent) for referent in entry.referents]
    return line | dict(document.extra if document else {}) | dict(work.extra if work else {})


def _span(span: Span, text: str) -> dict[str, Any]:
    result: dict[str, Any] = {"id": span.id, "layer": span.layer, "label": span.label}
    result |= {"start": span.start, "end": span.end}
    if len(span.segments) > 1:
        result["segments"] = span.segments
    if text:
        result["text"] = text[span.start : span.end]
    return result | _filled(referent=span.referent, attributes=span.attributes, note=span.note) | dict(span.extra)


def _relation(relation: Relation) -> dict[str, Any]:
    result = {"id": relation.id, "label": relation.label, "head": relation.head, "child": relation.child}
    return result | _filled(attributes=relation.attributes) | dict(relation.extra)


def _decision(decision: Decision) -> dict[str, Any]:
    result = {"id": decision.id, "choice": decision.choice, "number": decision.number, "layer": decision.layer}
    told = _filled(taken=decision.taken, proposed=decision.proposed, by=decision.by, reason=decision.reason)
    return result | {"place": decision.place} | told


def _referent(referent: Referent) -> dict[str, Any]:
    result = {"id": referent.id, "name": referent.name}
    return result | _filled(kind=referent.kind, aliases=referent.aliases) | dict(referent.extra)


def _filled(**values: Any) -> dict[str, Any]:
    """The values that say something: empty optional keys are left out."""
    return {key: value for key, value in values.items() if value}


# -- bytes to JSON values


def decoded(line: bytes) -> dict[str, Any]:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise FormatError("", "Byte {place} is not UTF-8; save the file as UTF-8.", place=problem.start + 1) from None
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_not_a_number, parse_float=_finite, parse_int=_bounded
        )
    except json.JSONDecodeError as problem:
        place = problem.pos + 1
        raise FormatError("", "This is not JSON: {reason} at character {place}.", reason=problem.msg, place=place) from None
    except RecursionError:
        raise FormatError("", "This line is nested too deeply to be read.") from None
    if not isinstance(value, dict):
        raise FormatError("$", "A line must be a JSON object.")
    if "\\u" in text:
        refuse_unkeepable(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FormatError(f"$..{twice}", "The key “{key}” stands twice in one object.", key=twice)
    return result


def _not_a_number(name: str) -> NoReturn:
    raise FormatError("", "{value} is not a number that can be kept.", value=name)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        _not_a_number(text)
    return value


def _bounded(text: str) -> int:
    if len(text) > 19 or not -(2**63) <= int(text) < 2**63:
        _not_a_number(text[:40])
    return int(text)


def _refuse_repetition(seen: dict[tuple[str, str], int], entry: Entry, number: int) -> None:
    key = (entry.document_id, entry.annotation_set.annotator if entry.annotation_set else "")
    if key in seen:
        raise FormatError(
            "$.id", "“{id}” by the same annotator stands in line {line} already.", id=entry.document_id, line=seen[key]
        )
    seen[key] = number
