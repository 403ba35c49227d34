"""Edits of a label set as a value: each returns another one. `to_toml` writes it as `labels.parse` reads it.

A path says where: `("layers", 0, "labels", 2, "key")`. Ids of layers are fixed words, all other ids are free.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from annotator.core.labels import LAYERS, Attribute, Label, LabelSet, Layer, Names, Path, RelationKind, Value

_COLOURS = ("#2563eb", "#be123c", "#15803d", "#b45309", "#6d28d9", "#0f766e", "#a16207", "#c2410c", "#4d7c0f", "#475569")
_LAYER_NAMES = {
    "quote": Names("قول", "Quote"),
    "speaker": Names("قائل", "Speaker"),
    "cue": Names("فعل القول", "Cue"),
    "entity": Names("كيان", "Entity"),
}


def at(thing: Any, path: Path) -> Any:
    """What is at a path."""
    for step in path:
        thing = thing[step] if isinstance(step, int) else getattr(thing, step)
    return thing


def put(thing: Any, path: Path, value: Any) -> Any:
    """The same with another value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*thing[:step], put(thing[step], rest, value), *thing[step + 1 :])
    return replace(thing, **{step: put(getattr(thing, step), rest, value)})


def add(label_set: LabelSet, path: Path) -> tuple[LabelSet, Path]:
    """A new thing at the end of the list at a path, and its path; nothing where no layer is left to add."""
    things = at(label_set, path)
    new = _new(label_set, path, {thing.id for thing in things})
    return (put(label_set, path, (*things, new)), (*path, len(things))) if new else (label_set, path)


def _new(label_set: LabelSet, path: Path, taken: set[str]) -> Layer | Label | RelationKind | Attribute | Value | None:
    present = tuple(layer.id for layer in label_set.layers)
    kind = path[-1]
    if kind == "layers":
        missing = next((layer for layer in LAYERS if layer not in present), None)
        return Layer(missing, _LAYER_NAMES[missing], _fresh_colour(label_set.layers), (_label(set(), ()),)) if missing else None
    if kind == "labels":
        return _label(taken, at(label_set, path))
    if kind == "relations":
        return RelationKind(_free("relation", taken), Names("رابط جديد", "New relation"), present[:1], present[:1])
    if kind == "attributes":
        return Attribute(_free("attribute", taken), Names("خاصية جديدة", "New attribute"), present[:1], (_value(set()),))
    return _value(taken)


def _label(taken: set[str], beside: Iterable[Label]) -> Label:
    return Label(_free("NEW", taken), Names("وسم جديد", "New label"), _fresh_colour(beside))


def _value(taken: set[str]) -> Value:
    return Value(_free("value", taken), Names("قيمة جديدة", "New value"))


def _free(name: str, taken: set[str]) -> str:
    """The name, or the name with the first number that makes it another."""
    return next(one for n in range(1, len(taken) + 2) if (one := name if n == 1 else f"{name}{n}") not in taken)


def _fresh_colour(beside: Iterable[Layer | Label]) -> str:
    used = [thing.colour for thing in beside]
    return min(_COLOURS, key=used.count)


def remove(label_set: LabelSet, path: Path) -> LabelSet:
    """The same without a thing of a list; what names a removed layer names it no more."""
    *where, number = path
    things = at(label_set, tuple(where))
    result: LabelSet = put(label_set, tuple(where), tuple(t for n, t in enumerate(things) if n != number))
    return _without_layer(result, things[number].id) if where == ["layers"] else result


def _without_layer(label_set: LabelSet, layer: str) -> LabelSet:
    def rest(layers: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in layers if one != layer)

    relations = (replace(r, heads=rest(r.heads), children=rest(r.children)) for r in label_set.relations)
    attributes = (replace(a, layers=rest(a.layers)) for a in label_set.attributes)
    return replace(
        label_set,
        relations=tuple(r for r in relations if r.heads and r.children),
        attributes=tuple(a for a in attributes if a.layers),
    )


def move(label_set: LabelSet, path: Path, step: int) -> tuple[LabelSet, Path]:
    """A thing one place up (-1) or down (1) in its list, and its path then; at the end of the list nothing moves."""
    where, number = path[:-1], path[-1]
    assert isinstance(number, int)
    things = list(at(label_set, where))
    goal = number + step
    if not 0 <= goal < len(things):
        return label_set, path
    things[number], things[goal] = things[goal], things[number]
    return put(label_set, where, tuple(things)), (*where, goal)


def copied(label_set: LabelSet, presets: Iterable[LabelSet]) -> LabelSet:
    """Another id for a set that is no longer the preset whose id it has."""
    changed = any(preset.id == label_set.id and preset != label_set for preset in presets)
    return replace(label_set, id=f"{label_set.id}-own") if changed else label_set


# -- what a project has of it


@dataclass(frozen=True, slots=True)
class Orphan:
    """So many annotations of one sort: spans (layer, label), relations (label, layers), values (layer, attribute, value)."""

    kind: Literal["span", "relation", "value"]
    names: tuple[str, ...]
    count: int


def knows(label_set: LabelSet, these: Orphan) -> bool:
    """Whether a label set has a place for annotations of that sort."""
    if these.kind == "span":
        return label_set.accepts(these.names[0], these.names[1])
    if these.kind == "relation":
        return label_set.allows(*these.names)
    layer, name, value = these.names
    return any(a.id == name and value in (v.id for v in a.values) for a in label_set.attributes_of(layer))


# -- writing


def to_toml(label_set: LabelSet) -> str:
    """The TOML of a sound label set: `parse(to_toml(x)) == x`."""
    return "\n".join(_lines(label_set)).strip() + "\n"


def _lines(label_set: LabelSet) -> Iterator[str]:
    yield from (f"id = {_text(label_set.id)}", *_names(label_set.names), *_description(label_set.description))
    for layer in label_set.layers:
        yield from ("", f"[layers.{layer.id}]", *_names(layer.names), f"colour = {_text(layer.colour)}")
        if layer.accepts:
            yield f"accepts = {_texts(layer.accepts)}"
        for label in layer.labels:
            yield from _label_lines(layer, label)
    for relation in label_set.relations:
        yield from ("", f"[relations.{relation.id}]", *_names(relation.names))
        yield from (f"heads = {_texts(relation.heads)}", f"children = {_texts(relation.children)}")
    for attribute in label_set.attributes:
        yield from ("", f"[attributes.{attribute.id}]", *_names(attribute.names), f"layers = {_texts(attribute.layers)}")
        yield f"[attributes.{attribute.id}.values]"
        yield from (
            f"{value.id} = {{ ar = {_text(value.names.ar)}, en = {_text(value.names.en)} }}" for value in attribute.values
        )


def _label_lines(layer: Layer, label: Label) -> Iterator[str]:
    yield from ("", f"[layers.{layer.id}.labels.{label.id}]", *_names(label.names))
    if label.colour != layer.colour:
        yield f"colour = {_text(label.colour)}"
    for field in ("key", "kind"):
        if getattr(label, field):
            yield f"{field} = {_text(getattr(label, field))}"
    yield from _description(label.description)
    if label.examples:
        yield f"examples = {_texts(label.examples)}"


def _names(names: Names) -> tuple[str, str]:
    return f"ar = {_text(names.ar)}", f"en = {_text(names.en)}"


def _description(names: Names) -> list[str]:
    return [f"description.{field} = {_text(getattr(names, field))}" for field in ("ar", "en") if getattr(names, field)]


def _texts(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """A basic string of TOML: JSON's, but for the one control character JSON lets stand."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
