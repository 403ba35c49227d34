"""Label sets: which layers, labels, relations and attributes exist, with names, keys and colours.

A label set is a TOML file users can write (`resources/labels/*.toml` are the presets). `faults` says
all that is wrong with one and in which field; `parse` reads one and names the line of what is wrong.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.core.errors import AnnotatorError

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_BRACKETED = re.compile(r"\[([^][]+)\]")
_LONGEST_NAME, _LONGEST_FILE = 80, 1_000_000  # characters

LAYERS = ("quote", "speaker", "cue", "entity")

Path = tuple[str | int, ...]
"""Where something is in a label set: names of fields and numbers in lists, `("layers", 0, "labels", 2, "key")`."""


class LabelSetError(AnnotatorError):
    """A label set that cannot be used; the message names the line and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing is called in the two languages of the interface."""

    ar: str
    en: str

    def in_language(self, language: str) -> str:
        return self.ar if language == "ar" else self.en


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a layer. `key` is a US-keyboard character, or empty. `kind` is what a referent made from it is.

    An example is a piece of Arabic text with the words of the span in square brackets.
    """

    id: str
    names: Names
    colour: str
    key: str = ""
    kind: str = ""
    description: Names = Names("", "")
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """What kind of thing its spans are; the first label is the default one."""

    id: str
    names: Names
    colour: str
    labels: tuple[Label, ...]
    accepts: tuple[str, ...] = ()

    def label(self, name: str) -> Label | None:
        return next((label for label in self.labels if label.id == name), None)


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A relation and the layers its head and child may come from."""

    id: str
    names: Names
    heads: tuple[str, ...]
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an attribute."""

    id: str
    names: Names


@dataclass(frozen=True, slots=True)
class Attribute:
    """A closed list of values for spans of some layers; the first value is the unmarked one."""

    id: str
    names: Names
    layers: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class LabelSet:
    """Everything an annotator may use. `source` is the TOML it was parsed from, no part of its value."""

    id: str
    names: Names
    layers: tuple[Layer, ...]
    relations: tuple[RelationKind, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    description: Names = Names("", "")
    source: str = field(default="", compare=False)

    def layer(self, name: str) -> Layer | None:
        return next((layer for layer in self.layers if layer.id == name), None)

    def label(self, layer: str, name: str) -> Label | None:
        found = self.layer(layer)
        return found.label(name) if found else None

    def relation(self, name: str) -> RelationKind | None:
        return next((kind for kind in self.relations if kind.id == name), None)

    def allows(self, relation: str, head_layer: str, child_layer: str) -> bool:
        kind = self.relation(relation)
        return kind is not None and head_layer in kind.heads and child_layer in kind.children

    def attributes_of(self, layer: str) -> tuple[Attribute, ...]:
        return tuple(a for a in self.attributes if layer in a.layers)

    def accepts(self, layer: str, label: str) -> bool:
        """Whether spans may carry this label: one of the layer's, or one it accepts as unspecified."""
        found = self.layer(layer)
        return found is not None and (found.label(label) is not None or label in found.accepts)

    def layer_of_label(self, label: str) -> str:
        """The layer an extractor means that names only a label; `entity` if none has it."""
        return next((layer.id for layer in self.layers if self.accepts(layer.id, label)), "entity")


def example_parts(example: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """An example without its brackets, and the ranges that stood in them; without brackets, all of it."""
    text, ranges, done = "", [], 0
    for found in _BRACKETED.finditer(example):
        text += example[done : found.start()]
        ranges.append((len(text), len(text) + len(found[1])))
        text, done = text + found[1], found.end()
    text += example[done:]
    return text, tuple(ranges) or ((0, len(text)),) if text else ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one field of a label set; `reason` is half a sentence."""

    path: Path
    reason: LabelSetError


def faults(label_set: LabelSet, taken: Mapping[str, str] | None = None) -> Iterator[Fault]:
    """All that is wrong, in the order of the fields. `taken`: keys that are not free, with the names of their owners."""
    yield from _named((), label_set)
    if not label_set.layers:
        yield Fault(("layers",), LabelSetError("a label set needs at least one layer"))
    yield from _twice(("layers",), label_set.layers)
    owners = {key.upper(): owner for key, owner in (taken or {}).items()}
    for number, layer in enumerate(label_set.layers):
        yield from _layer_faults(("layers", number), layer, owners)
    known = {layer.id for layer in label_set.layers}
    yield from _twice(("relations",), label_set.relations)
    for number, relation in enumerate(label_set.relations):
        path: Path = ("relations", number)
        yield from _named(path, relation)
        yield from _unknown((*path, "heads"), relation.heads, known)
        yield from _unknown((*path, "children"), relation.children, known)
    yield from _twice(("attributes",), label_set.attributes)
    for number, attribute in enumerate(label_set.attributes):
        yield from _attribute_faults(("attributes", number), attribute, known)


def _layer_faults(path: Path, layer: Layer, owners: dict[str, str]) -> Iterator[Fault]:
    if layer.id not in LAYERS:
        yield Fault((*path, "id"), LabelSetError("a layer is one of {layers}", layers=", ".join(LAYERS)))
    yield from _named(path, layer)
    yield from _coloured(path, layer)
    if not layer.labels:
        yield Fault((*path, "labels"), LabelSetError("a layer needs at least one label"))
    yield from _twice((*path, "labels"), layer.labels)
    for number, label in enumerate(layer.labels):
        place = (*path, "labels", number)
        yield from _named(place, label)
        yield from _coloured(place, label)
        yield from _key_faults((*place, "key"), label, owners)


def _key_faults(path: Path, label: Label, owners: dict[str, str]) -> Iterator[Fault]:
    key = label.key.upper()
    if not key:
        return
    if not (len(label.key) == 1 and "!" <= key <= "~"):
        yield Fault(path, LabelSetError("a key is one character of a US keyboard, not “{key}”", key=label.key))
    elif key in owners:
        yield Fault(path, LabelSetError("the key {key} belongs to “{owner}” already", key=key, owner=owners[key]))
    else:
        owners[key] = label.id


def _attribute_faults(path: Path, attribute: Attribute, known: set[str]) -> Iterator[Fault]:
    yield from _named(path, attribute)
    yield from _unknown((*path, "layers"), attribute.layers, known)
    if not attribute.values:
        yield Fault((*path, "values"), LabelSetError("an attribute needs values"))
    yield from _twice((*path, "values"), attribute.values)
    for number, value in enumerate(attribute.values):
        yield from _named((*path, "values", number), value)


_Named = LabelSet | Layer | Label | RelationKind | Attribute | Value


def _named(path: Path, thing: _Named) -> Iterator[Fault]:
    if not _ID.fullmatch(thing.id):
        yield Fault((*path, "id"), LabelSetError("an id is made of Latin letters, digits, - and _, and begins with a letter"))
    for language in ("ar", "en"):
        name = getattr(thing.names, language)
        if not name.strip() or len(name) > _LONGEST_NAME or not name.replace("\u200c", "").replace("\u200d", "").isprintable():
            reason = LabelSetError("a name is one line of 1 to {most} characters", most=_LONGEST_NAME)
            yield Fault((*path, "names", language), reason)


def _coloured(path: Path, thing: Layer | Label) -> Iterator[Fault]:
    if not _COLOUR.fullmatch(thing.colour):
        reason = LabelSetError("a colour is # and six hexadecimal digits, not “{colour}”", colour=thing.colour)
        yield Fault((*path, "colour"), reason)


def _twice(path: Path, things: Sequence[_Named]) -> Iterator[Fault]:
    for number, thing in enumerate(things):
        if any(other.id == thing.id for other in things[:number]):
            yield Fault((*path, number, "id"), LabelSetError("there is another “{id}”", id=thing.id))


def _unknown(path: Path, layers: Sequence[str], known: set[str]) -> Iterator[Fault]:
    if not layers:
        yield Fault(path, LabelSetError("at least one layer is needed here"))
    for layer in layers:
        if layer not in known:
            yield Fault(path, LabelSetError("there is no layer “{layer}”", layer=layer))


def parse(source: str) -> LabelSet:
    """A label set from its TOML; raises `LabelSetError` naming the line."""
    if len(source) > _LONGEST_FILE:
        raise LabelSetError("A label set has at most {most} characters.", most=_LONGEST_FILE)
    try:
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise LabelSetError("The label set is not valid TOML: {problem}.", problem=str(problem)) from None
    reader = _Reader(source, table)
    result = LabelSet(
        reader.text(("id",)),
        reader.names(()),
        tuple(_layer(reader, path) for path in reader.tables(("layers",))),
        tuple(_relation(reader, path) for path in reader.tables(("relations",))),
        tuple(_attribute(reader, path) for path in reader.tables(("attributes",))),
        reader.names(("description",), default=""),
        source,
    )
    for fault in faults(result):
        raise reader.error(_ids(result, fault.path), fault.reason)
    return result


def _ids(thing: Any, path: Path) -> tuple[str, ...]:
    """The path of a field in TOML, where things in lists are called by their ids."""
    if not path:
        return ()
    head, rest = path[0], path[1:]
    inner = thing[head] if isinstance(head, int) else getattr(thing, head)
    name = inner.id if isinstance(head, int) else "" if head == "names" else head
    return ((name,) if name else ()) + _ids(inner, rest)


def _layer(reader: "_Reader", path: "_Keys") -> Layer:
    colour = reader.text((*path, "colour"))
    labels = tuple(_label(reader, place, colour) for place in reader.tables((*path, "labels")))
    return Layer(path[-1], reader.names(path), colour, labels, reader.texts((*path, "accepts"), default=()))


def _label(reader: "_Reader", path: "_Keys", colour: str) -> Label:
    return Label(
        path[-1],
        reader.names(path),
        reader.text((*path, "colour"), default=colour),
        reader.text((*path, "key"), default=""),
        reader.text((*path, "kind"), default=""),
        reader.names((*path, "description"), default=""),
        reader.texts((*path, "examples"), default=()),
    )


def _relation(reader: "_Reader", path: "_Keys") -> RelationKind:
    return RelationKind(path[-1], reader.names(path), reader.texts((*path, "heads")), reader.texts((*path, "children")))


def _attribute(reader: "_Reader", path: "_Keys") -> Attribute:
    values = tuple(Value(place[-1], reader.names(place)) for place in reader.tables((*path, "values")))
    return Attribute(path[-1], reader.names(path), reader.texts((*path, "layers")), values)


_Keys = tuple[str, ...]
_HEADER = re.compile(r"\s*\[+([^]]+)\]")
_ENTRY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


class _Reader:
    """Takes values of the right type out of parsed TOML and finds the line of a faulty one."""

    def __init__(self, source: str, table: Mapping[str, Any]) -> None:
        self._lines, self._table = source.splitlines(), table

    def error(self, path: _Keys, reason: LabelSetError) -> LabelSetError:
        return LabelSetError(
            "Line {line} of the label set, “{name}”: {reason}.", line=self._line(path), name=".".join(path), reason=reason
        )

    def _line(self, path: _Keys) -> int:
        """The line that goes furthest towards a path."""
        best, reached = 1, 0
        table: _Keys = ()
        for number, line in enumerate(self._lines, 1):
            if header := _HEADER.match(line):
                here = table = _parts(header[1])
            elif entry := _ENTRY.match(line):
                here = (*table, *_parts(entry[1]))
            else:
                continue
            if len(here) > reached and here == path[: len(here)]:
                best, reached = number, len(here)
        return best

    def _at(self, path: _Keys) -> Any:
        """What stands there; None if nothing does."""
        found: Any = self._table
        for name in path:
            if not isinstance(found, dict):
                return None
            found = found.get(name)
        return found

    def tables(self, path: _Keys) -> Iterator[_Keys]:
        """The paths of the tables in a table; none if it is not there."""
        found = self._at(path)
        if not isinstance(found, dict | None):
            raise self.error(path, LabelSetError("this must be a table"))
        for name, entry in (found or {}).items():
            if not isinstance(entry, dict):
                raise self.error((*path, name), LabelSetError("this must be a table"))
            yield (*path, name)

    def text(self, path: _Keys, *, default: str | None = None) -> str:
        value = self._at(path)
        value = default if value is None else value
        if not isinstance(value, str):
            raise self.error(path, LabelSetError("“{field}” is missing or is not text", field=path[-1]))
        return value

    def texts(self, path: _Keys, *, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._at(path)
        value = default if value is None else value
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise self.error(path, LabelSetError("“{field}” must be a list of texts", field=path[-1]))
        return tuple(value)

    def names(self, path: _Keys, *, default: str | None = None) -> Names:
        if not isinstance(self._at(path), dict | None):
            raise self.error(path, LabelSetError("this must be a table"))
        return Names(self.text((*path, "ar"), default=default), self.text((*path, "en"), default=default))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(name))
