"""Values to the text of JSON columns and back; compact, keys in a fixed order."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from annotator.core.annotation import Decision, Progress, Referent, Relation, Span
from annotator.core.change import Item

CodecError = msgspec.DecodeError
"""What is raised for a text that is not JSON."""

_encoder = msgspec.json.Encoder()


def text_of(value: Any) -> str:
    """Any JSON value as compact text."""
    return "{}" if value == {} else _encoder.encode(value).decode("utf-8")


def value_of(text: str) -> Any:
    return {} if text == "{}" else msgspec.json.decode(text)


def items_text(items: Iterable[Item]) -> str:
    """The items of a change for the history."""
    return text_of([_plain(item) for item in items])


def items_of(text: str) -> tuple[Item, ...]:
    return tuple(_item(entry) for entry in msgspec.json.decode(text))


def segments_text(span: Span) -> str | None:
    return None if len(span.segments) == 1 else text_of(span.segments)


def segments_of(start: int, end: int, text: str | None) -> tuple[tuple[int, int], ...]:
    return ((start, end),) if text is None else tuple((a, b) for a, b in msgspec.json.decode(text))


def _plain(item: Item) -> dict[str, Any]:
    fields = {name: getattr(item, name) for name in item.__dataclass_fields__}
    return {"type": type(item).__name__} | {name: value for name, value in fields.items() if value not in ("", None, {}, ())}


def _item(entry: Mapping[str, Any]) -> Item:
    fields = {name: value for name, value in entry.items() if name != "type"}
    match entry["type"]:
        case "Span":
            return Span(**fields | {"segments": tuple((a, b) for a, b in fields["segments"])})
        case "Relation":
            return Relation(**fields)
        case "Referent":
            return Referent(**fields | {"aliases": tuple(fields.get("aliases", ()))})
        case "Decision":
            return decision_of(fields)
        case "Progress":
            return Progress(**fields)
        case other:
            raise ValueError(f"unknown item in the history: {other!r}")


def decision_of(fields: dict[str, Any]) -> Decision:
    """A decision from decoded JSON, where lists stand for tuples."""
    start, end = fields["place"]
    proposed = {name: tuple(ids) for name, ids in fields.get("proposed", {}).items()}
    return Decision(**fields | {"place": (start, end), "taken": tuple(fields.get("taken", ())), "proposed": proposed})
