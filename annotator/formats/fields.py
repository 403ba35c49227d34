"""One decoded line of JSONL to an `Entry`: every field checked, each refusal naming its path."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

import regex

from annotator.core.annotation import (
    CHOICES,
    KINDS,
    STATUSES,
    AnnotationSet,
    Decision,
    Document,
    Entry,
    Kind,
    Progress,
    Referent,
    Relation,
    Span,
    merged_segments,
)
from annotator.core.labels import LabelSet
from annotator.core.text import Range, Utf16Map, canonical, grapheme_ceiling
from annotator.formats.lines import FARTHEST
from annotator.formats.problem import FormatError, UnknownLabel

_SURROGATE = regex.compile("[\ud800-\udfff\x00]")
_DOCUMENT_KEYS = {"format", "id", "title", "text", "meta"}
_SET_KEYS = {"annotator", "kind", "status", "note", "spans", "relations", "referents", "decisions"}
_SPAN_KEYS = {"id", "layer", "label", "start", "end", "segments", "text", "referent", "attributes", "note"}
_RELATION_KEYS = {"id", "label", "head", "child", "attributes"}
_REFERENT_KEYS = {"id", "name", "kind", "aliases"}

Table = Mapping[str, Any]


def entry_of(
    line: Table,
    *,
    text_of: Callable[[str], str | None],
    label_set: LabelSet,
    annotator: str | None = None,
    kind: Kind | None = None,
    unnamed: str = "",
    stored: bool = True,
    faults: list[FormatError] | None = None,
) -> Entry:
    """The entry of a decoded line; raises `FormatError` (or `TextError` for its text).

    `annotator` is whose work it is, whatever the line says; `unnamed`, whose if it says nothing. An entry that is
    not to be `stored`, only compared, may lack its text, and may cut a letter from its marks.
    With a list for `faults`, spans and relations that do not fit are left out and said there; so are labels
    that the label set does not have, which stay.
    """
    if line.get("format", "annotator/1") != "annotator/1":
        raise FormatError("$.format", "This program reads the format annotator/1, not “{found}”.", found=line["format"])
    document_id = _text(line, "id", "$")
    if not document_id:
        raise FormatError("$.id", "A document needs an id.")
    text = canonical(_text(line, "text", "$")) if "text" in line else text_of(document_id)
    if faults is not None and "text" in line and text_of(document_id) not in (None, text):
        raise FormatError("$.text", "This is not the text of “{id}” in the project; its offsets would not fit.", id=document_id)
    if text is None and stored:
        raise FormatError("$.text", "There is no document “{id}” in the project and no text here.", id=document_id)
    extra = _extra(line, _DOCUMENT_KEYS | _SET_KEYS)
    document = None
    if "text" in line and text is not None:
        document = Document(document_id, text, _text(line, "title", "$", ""), _table(line, "meta", "$"), extra)
    name = annotator or _text(line, "annotator", "$", "")
    if not name and "spans" not in line and "relations" not in line:
        return Entry(document_id, document, None, _referents(line))
    name = name or unnamed
    if not name:
        raise FormatError("$.annotator", "Whose annotations are these? Name them in the line or with --annotator.")
    work = AnnotationSet(
        document_id,
        name,
        kind or cast(Kind, _one_of(line, "kind", KINDS, "extractor" if "annotator" not in line else "human")),
        Progress(cast(Any, _one_of(line, "status", STATUSES, "new")), _text(line, "note", "$", "")),
        spans := _spans(line, text, label_set, faults, stored=stored),
        _relations(line, spans, faults),
        decisions=_decisions(line),
    )
    return Entry(document_id, document, work, _known_referents(_referents(line), spans))


def _spans(
    line: Table, text: str | None, label_set: LabelSet, faults: list[FormatError] | None, *, stored: bool
) -> dict[str, Span]:
    result: dict[str, Span] = {}
    for index, entry in enumerate(_list(line, "spans", "$")):
        path = f"$.spans[{index}]"
        with _forgiven(faults):
            span = _span(_is_table(entry, path), path, text, label_set, f"s{index + 1}")
            if stored and text is not None:
                _keep_letters_whole(span, path, text)
            if span.id in result:
                raise FormatError(f"{path}.id", "The id “{id}” is another span's already.", id=span.id)
            result[span.id] = span
            if faults is not None and not label_set.accepts(span.layer, span.label):
                raise UnknownLabel(
                    f"{path}.label", "The label set has no “{label}”; spans with it are taken in as {layer}.",
                    label=span.label, layer=span.layer,
                )  # fmt: skip
    return result


@contextmanager
def _forgiven(faults: list[FormatError] | None) -> Iterator[None]:
    """Collects what is refused within, where there is a list for it."""
    try:
        yield
    except FormatError as refusal:
        if faults is None:
            raise
        faults.append(refusal)


def _span(entry: Table, path: str, text: str | None, label_set: LabelSet, default_id: str) -> Span:
    label = _text(entry, "label", path)
    segments = _segments(entry, path, None if text is None else len(text))
    if text is not None:
        _check_text(entry, path, text, segments)
    return Span(
        _text(entry, "id", path, default_id),
        _text(entry, "layer", path, "") or label_set.layer_of_label(label),
        label,
        segments,
        _text(entry, "referent", path, "") or None,
        _table(entry, "attributes", path),
        _text(entry, "note", path, ""),
        _extra(entry, _SPAN_KEYS),
    )


def _keep_letters_whole(span: Span, path: str, text: str) -> None:
    for place in (offset for segment in span.segments for offset in segment):
        if grapheme_ceiling(text, place) != place:
            raise FormatError(path, "Offset {place} cuts a letter from its marks.", place=place)


def _segments(entry: Table, path: str, length: int | None) -> tuple[Range, ...]:
    start, end = _offset(entry, "start", path), _offset(entry, "end", path)
    if "segments" not in entry:
        return (_range(start, end, path, length),)
    given = [
        _range(*_pair(pair, place := f"{path}.segments[{n}]"), place, length)
        for n, pair in enumerate(_list(entry, "segments", path))
    ]
    segments = merged_segments(given)
    if not segments or list(segments) != given:
        raise FormatError(f"{path}.segments", "Segments must be in order and must not touch each other.")
    if (segments[0][0], segments[-1][1]) != (start, end):
        raise FormatError(f"{path}.segments", "The segments do not reach from start to end.")
    return segments


def _range(start: int, end: int, path: str, length: int | None) -> Range:
    if not 0 <= start < end:
        raise FormatError(path, "A span from {start} to {end} is empty or backwards.", start=start, end=end)
    if length is not None and end > length:
        raise FormatError(path, "The end {end} is beyond the text, which has {length} characters.", end=end, length=length)
    if end > FARTHEST:
        raise FormatError(path, "The end {end} is beyond any text.", end=end)
    return start, end


def _check_text(entry: Table, path: str, text: str, segments: Sequence[Range]) -> None:
    if "text" not in entry:
        return
    start, end, expected = segments[0][0], segments[-1][1], _text(entry, "text", path)
    if text[start:end] == expected:
        return
    units = Utf16Map(text)
    if text[units.to_code_points(start) : units.to_code_points(end)] == expected:
        raise FormatError(
            f"{path}.text", "The offsets {start}-{end} count UTF-16 units; they must count characters.", start=start, end=end
        )
    raise FormatError(
        f"{path}.text", "At {start}-{end} the text is “{found}”, not “{expected}”.",
        start=start, end=end, found=text[start:end][:60], expected=expected[:60],
    )  # fmt: skip


def _relations(line: Table, spans: Mapping[str, Span], faults: list[FormatError] | None) -> dict[str, Relation]:
    result: dict[str, Relation] = {}
    for index, value in enumerate(_list(line, "relations", "$")):
        path = f"$.relations[{index}]"
        with _forgiven(faults):
            relation = _relation(_is_table(value, path), path, spans, f"r{index + 1}")
            if relation.id in result:
                raise FormatError(f"{path}.id", "The id “{id}” is another relation's already.", id=relation.id)
            result[relation.id] = relation
    return result


def _relation(entry: Table, path: str, spans: Mapping[str, Span], default_id: str) -> Relation:
    relation = Relation(
        _text(entry, "id", path, default_id),
        _text(entry, "label", path),
        _text(entry, "head", path),
        _text(entry, "child", path),
        _table(entry, "attributes", path),
        _extra(entry, _RELATION_KEYS),
    )
    for side, end in (("head", relation.head), ("child", relation.child)):
        if end not in spans:
            raise FormatError(f"{path}.{side}", "There is no span “{id}” in this line.", id=end)
    if relation.head == relation.child:
        raise FormatError(f"{path}.child", "A relation cannot join a span to itself.")
    return relation


def _decisions(line: Table) -> dict[str, Decision]:
    result: dict[str, Decision] = {}
    for index, value in enumerate(_list(line, "decisions", "$")):
        path = f"$.decisions[{index}]"
        entry = _is_table(value, path)
        proposed = _table(entry, "proposed", path)
        decision = Decision(
            _text(entry, "id", path),
            cast(Any, _one_of(entry, "choice", CHOICES, "agreed", path)),
            _offset(entry, "number", path),
            _text(entry, "layer", path),
            _pair(entry.get("place"), f"{path}.place"),
            _texts(entry, "taken", path),
            {name: _texts(proposed, name, f"{path}.proposed") for name in proposed},
            _text(entry, "by", path, ""),
            _text(entry, "reason", path, ""),
        )
        if decision.id in result:
            raise FormatError(f"{path}.id", "The id “{id}” is another decision's already.", id=decision.id)
        result[decision.id] = decision
    return result


def _referents(line: Table) -> tuple[Referent, ...]:
    result: dict[str, Referent] = {}
    for index, value in enumerate(_list(line, "referents", "$")):
        path = f"$.referents[{index}]"
        entry = _is_table(value, path)
        aliases = _texts(entry, "aliases", path)
        uid = _text(entry, "id", path)
        referent = Referent(
            uid, _text(entry, "name", path, uid), _text(entry, "kind", path, ""), aliases, _extra(entry, _REFERENT_KEYS)
        )
        if referent.id in result:
            raise FormatError(f"{path}.id", "The id “{id}” is another referent's already.", id=referent.id)
        result[referent.id] = referent
    return tuple(result.values())


def _known_referents(listed: tuple[Referent, ...], spans: Mapping[str, Span]) -> tuple[Referent, ...]:
    """The listed referents, and one for each id that a span names and the line does not list."""
    known = {referent.id for referent in listed}
    named = dict.fromkeys(span.referent for span in spans.values() if span.referent and span.referent not in known)
    return (*listed, *(Referent(uid, uid) for uid in named if uid))


# -- single values


def _text(table: Table, key: str, path: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if value is None and default is not None:
        value = default
    if not isinstance(value, str):
        if key not in table:
            raise FormatError(f"{path}.{key}", "“{key}” is missing.", key=key)
        raise FormatError(f"{path}.{key}", "This must be text.")
    return value


def _table(table: Table, key: str, path: str) -> Table:
    value = table.get(key)
    return {} if value is None else _is_table(value, f"{path}.{key}")


def _is_table(value: Any, path: str) -> Table:
    if not isinstance(value, dict):
        raise FormatError(path, "This must be a JSON object.")
    return value


def _list(table: Table, key: str, path: str) -> list[Any]:
    value = table.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise FormatError(f"{path}.{key}", "This must be a list.")
    return value


def _texts(table: Table, key: str, path: str) -> tuple[str, ...]:
    found = _list(table, key, path)
    if not all(isinstance(text, str) for text in found):
        raise FormatError(f"{path}.{key}", "This must be a list of texts.")
    return tuple(found)


def _offset(table: Table, key: str, path: str) -> int:
    value = table.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise FormatError(f"{path}.{key}", "This must be a whole number of characters.")
    return value


def _pair(value: Any, path: str) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise FormatError(path, "A segment is a pair of offsets.")
    start, end = ({"offset": offset} for offset in value)
    return _offset(start, "offset", path), _offset(end, "offset", path)


def _one_of(table: Table, key: str, allowed: Sequence[str], default: str, path: str = "$") -> str:
    value = _text(table, key, path, default)
    if value not in allowed:
        raise FormatError(f"{path}.{key}", "“{found}” is none of {allowed}.", found=value, allowed=", ".join(allowed))
    return value


def _extra(table: Table, known: set[str]) -> Table:
    """Keys we do not know; they are kept and come back on export."""
    if table.keys() <= known:
        return {}
    return {key: value for key, value in table.items() if key not in known}


def refuse_unkeepable(value: Any, path: str = "$") -> None:
    """NUL and half a surrogate pair can be written into no file of ours, at whatever depth they stand.

    Only an escape can bring them into JSON, so a line without one need not be walked. The text of a
    document has a check of its own, which says where.
    """
    if isinstance(value, str) and _SURROGATE.search(value):
        raise FormatError(path, "This holds a character that cannot be kept (NUL or half a surrogate pair).")
    if isinstance(value, dict):
        for key, item in value.items():
            refuse_unkeepable(key, path)
            if f"{path}.{key}" != "$.text":
                refuse_unkeepable(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            refuse_unkeepable(item, f"{path}[{index}]")
