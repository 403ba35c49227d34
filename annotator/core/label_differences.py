"""How two label sets differ: what a merge has to say before it brings their annotations together."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.core.labels import LabelSet


@dataclass(frozen=True, slots=True)
class LabelDifferences:
    """What only one of two label sets has, as names like `entity.PER`; what both have but define or show otherwise."""

    only_ours: tuple[str, ...] = ()
    only_theirs: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    shown_otherwise: bool = False

    def __bool__(self) -> bool:
        """Whether annotations made with one may not fit the other; names, colours and keys do not matter for that."""
        return bool(self.only_ours or self.only_theirs or self.otherwise)


def differences(ours: LabelSet, theirs: LabelSet) -> LabelDifferences:
    """What distinguishes two label sets."""
    mine, others = _definitions(ours), _definitions(theirs)
    return LabelDifferences(
        _lacking(mine, others),
        _lacking(others, mine),
        tuple(name for name in mine if name in others and mine[name] != others[name]),
        (ours.layers, ours.relations, ours.attributes) != (theirs.layers, theirs.relations, theirs.attributes),
    )


def _lacking(here: Mapping[str, object], there: Mapping[str, object]) -> tuple[str, ...]:
    """What is only here; of a layer that is, not every label too."""
    return tuple(name for name in here if name not in there and (name.partition(".")[0] in (name, *there)))


def _definitions(label_set: LabelSet) -> dict[str, tuple[object, ...]]:
    """Everything an annotation may name, with what decides whether it is valid."""
    return {
        **{layer.id: layer.accepts for layer in label_set.layers},
        **{f"{layer.id}.{label.id}": () for layer in label_set.layers for label in layer.labels},
        **{relation.id: (relation.heads, relation.children) for relation in label_set.relations},
        **{a.id: (a.layers, tuple(value.id for value in a.values)) for a in label_set.attributes},
    }
