"""Values to the text of JSON columns and back; compact, keys in a fixed order.

A text that holds no such value was not written by us: `DamagedValue` is raised, which is a sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import msgspec

from annotator.core.annotation import Choice, Decision, Progress, Referent, Relation, Span, Status
from annotator.core.change import Item
from annotator.store.database import ProjectError

P = ParamSpec("P")
T = TypeVar("T")


class DamagedValue(ProjectError):
    """A value of the file that cannot be read."""


def _reading(decode: Callable[P, T]) -> Callable[P, T]:
    """Says what a text that was altered behind our back makes of a decoder."""

    @wraps(decode)
    def decoded(*given: P.args, **named: P.kwargs) -> T:
        try:
            return decode(*given, **named)
        except (msgspec.DecodeError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as problem:
            raise DamagedValue(
                "The project is damaged ({detail}). It was left as it is; restore the newest backup.", detail=problem
            ) from problem

    return decoded


class _Span(msgspec.Struct, tag="Span", forbid_unknown_fields=True):
    id: str
    layer: str
    label: str
    segments: list[tuple[int, int]]
    referent: str | None = None
    attributes: dict[str, Any] = {}
    note: str = ""
    extra: dict[str, Any] = {}


class _Relation(msgspec.Struct, tag="Relation", forbid_unknown_fields=True):
    id: str
    label: str
    head: str
    child: str
    attributes: dict[str, Any] = {}
    extra: dict[str, Any] = {}


class _Referent(msgspec.Struct, tag="Referent", forbid_unknown_fields=True):
    id: str
    name: str
    kind: str = ""
    aliases: list[str] = []
    extra: dict[str, Any] = {}


class _Decision(msgspec.Struct, tag="Decision", forbid_unknown_fields=True):
    id: str
    choice: Choice
    number: int
    layer: str
    place: tuple[int, int]
    taken: list[str] = []
    proposed: dict[str, list[str]] = {}
    by: str = ""
    reason: str = ""


class _Progress(msgspec.Struct, tag="Progress", forbid_unknown_fields=True):
    status: Status = "new"
    note: str = ""


_checker = msgspec.json.Decoder(list[_Span | _Relation | _Referent | _Decision | _Progress])
_encoder = msgspec.json.Encoder()


def text_of(value: Any) -> str:
    """Any JSON value as compact text."""
    return "{}" if value == {} else _encoder.encode(value).decode("utf-8")


@_reading
def value_of(text: str) -> Any:
    return {} if text == "{}" else msgspec.json.decode(text)


def items_text(items: Iterable[Item]) -> str:
    """The items of a change for the history."""
    return text_of([_plain(item) for item in items])


@_reading
def items_of(text: str) -> tuple[Item, ...]:
    return tuple(_item(entry) for entry in msgspec.json.decode(text))


@_reading
def check_items(text: str) -> None:
    """Raises `DamagedValue` unless the text holds the items of a change; much quicker than to make them."""
    if text != "[]":
        _checker.decode(text)


def segments_text(span: Span) -> str | None:
    return None if len(span.segments) == 1 else text_of(span.segments)


@_reading
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


@_reading
def decision_of(fields: dict[str, Any]) -> Decision:
    """A decision from decoded JSON, where lists stand for tuples."""
    start, end = fields["place"]
    proposed = {name: tuple(ids) for name, ids in fields.get("proposed", {}).items()}
    return Decision(**fields | {"place": (start, end), "taken": tuple(fields.get("taken", ())), "proposed": proposed})
