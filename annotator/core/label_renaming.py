"""Labels and relations that get another id: which they are, and what becomes of annotations that carry the old one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from annotator.core.annotation import AnnotationSet
from annotator.core.change import Change
from annotator.core.labels import Label, LabelSet, RelationKind


@dataclass(frozen=True, slots=True)
class Renaming:
    """New ids by the old ones: of labels, by layer and id, and of relations."""

    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.labels or self.relations)


def renaming(before: LabelSet, after: LabelSet) -> Renaming:
    """What has another id in `after`: an id that is gone and one that is new, with a name in common."""
    labels = {
        (layer.id, old): new
        for layer in before.layers
        if (now := after.layer(layer.id)) is not None
        for old, new in _pairs(layer.labels, now.labels)
    }
    return Renaming(labels, dict(_pairs(before.relations, after.relations)))


def _pairs(
    before: Iterable[Label] | Iterable[RelationKind], after: Iterable[Label] | Iterable[RelationKind]
) -> Iterator[tuple[str, str]]:
    old, new = {one.id: one.names for one in before}, {one.id: one.names for one in after}
    fresh = [name for name in new if name not in old]
    for gone in (name for name in old if name not in new):
        names = old[gone]
        found = next((one for one in fresh if new[one].ar == names.ar or new[one].en == names.en), None)
        if found is not None:
            fresh.remove(found)
            yield gone, found


def renamed(work: AnnotationSet, how: Renaming) -> Change:
    """The change that gives a set's spans and relations their new ids; false if it has none of the old ones."""
    spans = [span for span in work.spans.values() if (span.layer, span.label) in how.labels]
    relations = [relation for relation in work.relations.values() if relation.label in how.relations]
    new_spans = (replace(span, label=how.labels[span.layer, span.label]) for span in spans)
    new_relations = (replace(relation, label=how.relations[relation.label]) for relation in relations)
    return Change("Rename labels", (*spans, *relations), (*new_spans, *new_relations))
