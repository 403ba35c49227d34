"""Label sets: which layers, labels, relations and attributes exist, with names, keys and colours.

A label set is a TOML file users can write (`resources/labels/*.toml` are the presets). `parse`
checks it whole and names the line of what is wrong.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.core.errors import AnnotatorError

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LAYER_NAMES = ("quote", "speaker", "cue", "entity")


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
    """One label of a layer. `key` is a US-keyboard character, or empty. `kind` is what a referent made from it is."""

    id: str
    names: Names
    colour: str
    key: str = ""
    kind: str = ""
    description: Names = Names("", "")


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
class Attribute:
    """A closed list of values for spans of some layers; the first value is the unmarked one."""

    id: str
    names: Names
    layers: tuple[str, ...]
    values: tuple[tuple[str, Names], ...]


@dataclass(frozen=True, slots=True)
class LabelSet:
    """Everything an annotator may use. `source` is the TOML it was parsed from."""

    id: str
    names: Names
    layers: tuple[Layer, ...]
    relations: tuple[RelationKind, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    source: str = ""

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


def parse(source: str) -> LabelSet:
    """A label set from its TOML; raises `LabelSetError` naming the line."""
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as problem:
        raise LabelSetError("The label set is not valid TOML: {problem}.", problem=str(problem)) from None
    reader = _Reader(source)
    layers = tuple(_layer(reader, name, entry) for name, entry in reader.tables(table, "layers"))
    if not layers:
        raise reader.error("layers", "a label set needs at least one layer")
    known = {layer.id for layer in layers}
    result = LabelSet(
        reader.text(table, "id", pattern=_ID),
        reader.names(table, ""),
        layers,
        tuple(_relation(reader, name, entry, known) for name, entry in reader.tables(table, "relations")),
        tuple(_attribute(reader, name, entry, known) for name, entry in reader.tables(table, "attributes")),
        source,
    )
    for first, second, key in key_conflicts(result):
        raise reader.error(second, f"the key {key!r} belongs to {first!r} already")
    return result


def key_conflicts(label_set: LabelSet) -> Iterator[tuple[str, str, str]]:
    """Pairs of labels that want the same key, as (label, label, key)."""
    owner: dict[str, str] = {}
    for layer in label_set.layers:
        for label in layer.labels:
            if label.key and label.key.upper() in owner:
                yield owner[label.key.upper()], label.id, label.key
            elif label.key:
                owner[label.key.upper()] = label.id


def _layer(reader: "_Reader", name: str, entry: Mapping[str, Any]) -> Layer:
    if name not in _LAYER_NAMES:
        raise reader.error(name, f"a layer is one of {', '.join(_LAYER_NAMES)}")
    colour = reader.text(entry, "colour", pattern=_COLOUR, within=name)
    labels = tuple(
        Label(
            label,
            reader.names(values, f"{name}.{label}"),
            reader.text(values, "colour", pattern=_COLOUR, within=label, default=colour),
            reader.key(values, label),
            reader.text(values, "kind", within=label, default=""),
            reader.names(values.get("description", {"ar": "", "en": ""}), f"{label}.description"),
        )
        for label, values in reader.tables(entry, "labels", within=name)
    )
    if not labels:
        raise reader.error(name, "a layer needs at least one label")
    return Layer(name, reader.names(entry, name), colour, labels, reader.texts(entry, "accepts", default=()))


def _relation(reader: "_Reader", name: str, entry: Mapping[str, Any], layers: set[str]) -> RelationKind:
    heads, children = (reader.texts(entry, side, within=name) for side in ("heads", "children"))
    for layer in (*heads, *children):
        if layer not in layers:
            raise reader.error(name, f"there is no layer {layer!r}")
    return RelationKind(name, reader.names(entry, name), heads, children)


def _attribute(reader: "_Reader", name: str, entry: Mapping[str, Any], layers: set[str]) -> Attribute:
    of = reader.texts(entry, "layers", within=name)
    if unknown := [layer for layer in of if layer not in layers]:
        raise reader.error(name, f"there is no layer {unknown[0]!r}")
    values = tuple(
        (value, reader.names(shown, f"{name}.{value}")) for value, shown in reader.tables(entry, "values", within=name)
    )
    if not values:
        raise reader.error(name, "an attribute needs values")
    return Attribute(name, reader.names(entry, name), of, values)


class _Reader:
    """Takes checked values out of parsed TOML and finds the line of a faulty one."""

    def __init__(self, source: str) -> None:
        self.lines = source.splitlines()

    def error(self, name: str, reason: str) -> LabelSetError:
        word = re.compile(rf"(?<![\w-]){re.escape(name.rpartition('.')[2])}(?![\w-])")
        line = next((n for n, text in enumerate(self.lines, 1) if word.search(text)), 1)
        return LabelSetError(
            "Line {line} of the label set, “{name}”: {reason}.", line=line, name=name, reason=reason
        )

    def tables(
        self, table: Mapping[str, Any], key: str, *, within: str = ""
    ) -> list[tuple[str, Mapping[str, Any]]]:
        found = table.get(key, {})
        if not isinstance(found, dict):
            raise self.error(within or key, f"{key} must be a table")
        for name, entry in found.items():
            if not _ID.fullmatch(name):
                raise self.error(name, "a name is made of Latin letters, digits, - and _")
            if not isinstance(entry, dict):
                raise self.error(name, "this must be a table")
        return list(found.items())

    def text(
        self,
        table: Mapping[str, Any],
        key: str,
        *,
        within: str = "",
        pattern: re.Pattern[str] | None = None,
        default: str | None = None,
    ) -> str:
        value = table.get(key, default)
        if not isinstance(value, str):
            raise self.error(within or key, f"{key} is missing or is not text")
        if pattern and key in table and not pattern.fullmatch(value):
            raise self.error(within or key, f"{key} cannot be {value!r}")
        return value

    def texts(
        self, table: Mapping[str, Any], key: str, *, within: str = "", default: tuple[str, ...] | None = None
    ) -> tuple[str, ...]:
        value = table.get(key, default)
        if value is None or not all(isinstance(item, str) for item in value) or isinstance(value, str):
            raise self.error(within or key, f"{key} must be a list of texts")
        return tuple(value)

    def names(self, table: Mapping[str, Any], within: str) -> Names:
        return Names(self.text(table, "ar", within=within), self.text(table, "en", within=within))

    def key(self, table: Mapping[str, Any], within: str) -> str:
        value = self.text(table, "key", within=within, default="")
        if value and not (len(value) == 1 and value.isascii() and value.isprintable()):
            raise self.error(within, f"a key is one character of a US keyboard, not {value!r}")
        return value
