"""How cases are said: the two sides by name and colour, the kinds in a word, and what each side says as rows to compare."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QColor

from annotator.core.annotation import AnnotationSet, Document, Referent, Span
from annotator.core.case_list import names
from annotator.core.cases import Case, same_children
from annotator.core.labels import LabelSet
from annotator.ui.case_geometry import without
from annotator.ui.language import language, tr
from annotator.ui.theme import Theme

_COLOURS = "#0072b2", "#c04a00", "#00795f", "#8a3d8f"  # told apart by colour-blind eyes; above and below tells them apart too


_BRIEF = 26  # characters


def brief(name: str) -> str:
    """A name with its middle left out, if it is long."""
    half = _BRIEF // 2
    return name if len(name) <= _BRIEF else f"{name[:half].rstrip()}…{name[-half:].lstrip()}"


@dataclass(frozen=True, slots=True)
class Sides:
    """The names of the two sides as they are shown. `only` says what a span is that one side alone has."""

    left: str
    right: str
    only: tuple[str, str] = ("", "")

    def name(self, side: int) -> str:
        return (self.left, self.right)[side]

    def kind(self, kind: str) -> str:
        """A kind of case in a word or two."""
        if kind in ("left_only", "right_only"):
            side = int(kind == "right_only")
            return self.only[side] or tr("Only {name}", name=brief(self.name(side)))
        return {
            "": tr("All differences"), "same": tr("The same"), "boundary": tr("Other boundary"), "label": tr("Other label"),
            "both": tr("Other boundary and label"), "split": tr("One against several"), "merged": tr("Several against one"),
            "speaker": tr("Other speaker"), "relation": tr("Other relation"),
        }[kind]  # fmt: skip


def side_colour(theme: Theme, side: int) -> QColor:
    """Blue for the left, orange for the right, others for a third and fourth, brought into the theme."""
    return theme.label_colour(_COLOURS[side % len(_COLOURS)])


@dataclass(frozen=True, slots=True)
class Opened:
    """A case with all that is needed to show it."""

    case: Case
    document: Document
    left: AnnotationSet
    right: AnnotationSet
    referents: Mapping[str, Referent] = field(default_factory=dict)

    def spans(self, side: int) -> tuple[Span, ...]:
        return (self.case.left, self.case.right)[side]

    def annotations(self, side: int) -> AnnotationSet:
        return (self.left, self.right)[side]

    def children(self, side: int, relation: str) -> tuple[Span, ...]:
        """What a side's spans are linked to by a relation, each once."""
        found = (child for span in self.spans(side) for child in self.annotations(side).children(span.id, relation))
        return tuple({child.id: child for child in found}.values())


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that both sides say something about; an empty text says nothing."""

    name: str
    left: str
    right: str
    differs: bool


def facts(opened: Opened, label_set: LabelSet) -> list[Fact]:
    """Label, relations, referent, attributes and notes of both sides; what neither side has is left out."""
    found = [_label(opened, label_set), *_alone(opened), *_relations(opened, label_set)]
    found += [*_referents(opened), *_attributes(opened, label_set)]
    note = _fact(tr("Note"), [" · ".join(s.note for s in opened.spans(side) if s.note) for side in (0, 1)])
    return [fact for fact in (*found, note) if fact.left or fact.right]


def label_name(label_set: LabelSet, layer: str, label: str) -> str:
    """The name of a label in the language of the interface; its id where the label set has none."""
    found = label_set.label(layer, label)
    return found.names.in_language(language()) if found else label


def layer_name(label_set: LabelSet, layer: str) -> str:
    found = label_set.layer(layer)
    return found.names.in_language(language()) if found else layer


def relation_name(label_set: LabelSet, relation: str) -> str:
    found = label_set.relation(relation)
    return found.names.in_language(language()) if found else relation


def case_kind(case: Case, sides: Sides, label_set: LabelSet) -> str:
    """The kind of a case, and of another relation which one it is."""
    kind = sides.kind(case.kind)
    return tr("{label}: {name}", label=kind, name=relation_name(label_set, case.relation)) if case.kind == "relation" else kind


def _fact(name: str, said: Sequence[str]) -> Fact:
    """Only what both sides speak of can differ: a side without the span says nothing."""
    return Fact(name, said[0], said[1], said[0] != said[1])


def _label(opened: Opened, label_set: LabelSet) -> Fact:
    said = [" · ".join(label_name(label_set, s.layer, s.label) for s in opened.spans(side)) for side in (0, 1)]
    return _fact(layer_name(label_set, opened.case.layer), said)


def _alone(opened: Opened) -> Iterator[Fact]:
    """The words, or the mark, that one side has and the other has not, where both have the span."""
    if opened.case.kind not in ("boundary", "both", "split", "merged"):
        return
    segments = [[segment for span in opened.spans(side) for segment in span.segments] for side in (0, 1)]
    said = []
    for side in (0, 1):
        parts = (opened.document.text[a:b].split() for a, b in without(segments[side], segments[1 - side]))
        said.append(" … ".join(f"\u200f«{' '.join(words)}»" for words in parts if words))  # marks alone have no direction
    yield Fact(tr("Only here"), said[0], said[1], differs=True)


def _relations(opened: Opened, label_set: LabelSet) -> Iterator[Fact]:
    used = {r.label for side in (0, 1) for span in opened.spans(side) for r in opened.annotations(side).relations_of(span.id)}
    known = [kind.id for kind in label_set.relations]
    for relation in sorted(used, key=lambda r: (known.index(r) if r in known else len(known), r)):
        children = [opened.children(side, relation) for side in (0, 1)]
        said = [_mentions(spans, opened) for spans in children]
        yield Fact(relation_name(label_set, relation), said[0], said[1], not same_children(*children))


def _mentions(spans: Sequence[Span], opened: Opened) -> str:
    """Each by its referent's name, the words of the text beside it where they are others."""
    said = []
    for span in spans:
        words = " ".join(span.text(opened.document.text).split())
        (name,) = names((span,), opened.document.text, opened.referents)
        said.append(name if name == words else f"{name} («{words}»)")
    return tr(", ").join(said)


def _referents(opened: Opened) -> Iterator[Fact]:
    spans = [[span for span in opened.spans(side) if span.referent] for side in (0, 1)]
    yield _fact(tr("Referent"), [" · ".join(names(some, opened.document.text, opened.referents)) for some in spans])


def _attributes(opened: Opened, label_set: LabelSet) -> Iterator[Fact]:
    for attribute in label_set.attributes_of(opened.case.layer):
        values = {value.id: value.names.in_language(language()) for value in attribute.values}
        said = [
            " · ".join(str(values.get(found, found)) for s in opened.spans(side) if (found := s.attributes.get(attribute.id)))
            for side in (0, 1)
        ]
        yield _fact(attribute.names.in_language(language()), said)
