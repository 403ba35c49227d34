"""What is counted of two annotators: one row for each document, so that every figure is a ratio of sums of rows.

`count` makes the tables, `figures` reads all shares off any sums of them: of one document, of all, of a thousand
resamples at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.measures.counting import Groups
from annotator.measures.divisions import Corpus
from annotator.measures.links import Links, compare
from annotator.measures.matching import Matching, match
from annotator.measures.referents import linked
from annotator.measures.uncertainty import ratio
from annotator.measures.units import Side

Table = NDArray[Any]
Counts = dict[str, Table]
"""Tables by name, each of shape (…, rows of its own, columns of its own).

`labels`: for each (layer, label): marked by either, same span and label, overlapping with equal label, and the IoU of these.
`layers`: for each layer: pairs, their IoU. `bare`: marks at the edges ignored: same, overlapping, pairs, IoU.
`speakers`: for all paired quotations, then for those of each label: pairs, same speaker, comparable by referent, same
referent, same mention, overlapping mention, Jaccard of referents. `relations`: for each relation: links of either side
under a paired head, those in both with the child's boundaries equal, those in both with the child paired.
"""

SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Scope:
    """What all pairs are counted by: the documents, the labels of each layer, and which layers' spans have speakers."""

    corpus: Corpus
    groups: Groups
    layers: tuple[int, ...]
    of_layer: Table
    quotes: tuple[int, ...]
    relations: tuple[int, ...]

    @classmethod
    def of(cls, sides: Sequence[Side], corpus: Corpus) -> "Scope":
        groups = Groups.of_labels(sides)
        layers = tuple(sorted({layer for layer, _ in groups.pairs}))
        of_layer = np.array([[layer == wanted for wanted in layers] for layer, _ in groups.pairs], np.float64)
        names = sides[0].names
        speaker = names.relations.get(SPEAKER, -1)
        heads = {layer for side in sides for layer in _used(side.layer[side.head[side.relation == speaker]])}
        quotes = tuple(at for at, (layer, _) in enumerate(groups.pairs) if layer in heads)
        relations = tuple(sorted({relation for side in sides for relation in _used(side.relation)}))
        return cls(corpus, groups, layers, of_layer.reshape(len(groups.pairs), len(layers)), quotes, relations)

    def cells(self, side: Side, rows: Table, columns: Table, size: int) -> Table:
        """Where rows are counted in a table of documents x size."""
        return self.corpus.place[side.document[rows]] * size + columns


def _used(numbers: Table) -> list[int]:
    """The different numbers, in order."""
    return [int(number) for number in np.flatnonzero(np.bincount(numbers))]


def count(left: Side, right: Side, bare: tuple[Side, Side] | None, scope: Scope, documents: NDArray[np.bool_]) -> Counts:
    """The tables of two annotators over the documents both have worked on (`documents`, a mask); all others are 0.

    `bare`: the two without marks at their edges; without them there is no table `bare`. Where the two share no
    referent, each has a list of his own, and these are linked by the paired spans that name them (`referents.linked`).
    """
    found = match(left, right)
    right = linked(left, right, found)
    counts = {
        "labels": _labels(left, right, found, scope), "layers": _layers(left, found, scope),
        "speakers": _speakers(left, right, found, scope), "relations": _relations(left, right, found, scope),
    }  # fmt: skip
    if bare is not None:
        trimmed = match(*bare)
        same, paired = _labels(*bare, trimmed, scope), _layers(bare[0], trimmed, scope)
        counts["bare"] = np.concatenate([_summed(same[..., 1:3], scope), paired], -1)
    for table in counts.values():
        table[~documents] = 0
    return counts


def _summed(table: Table, scope: Scope) -> Table:
    """Labels added up to layers: (…, labels, columns) to (…, layers, columns)."""
    return np.asarray(np.einsum("...gk,gl->...lk", table, scope.of_layer))


def _labels(left: Side, right: Side, found: Matching, scope: Scope) -> Table:
    size = len(scope.groups.pairs)
    total = len(scope.corpus) * size
    result = np.zeros((total, 4))
    for side in (left, right):
        rows = np.flatnonzero(scope.corpus.place[side.document] >= 0)
        result[:, 0] += np.bincount(scope.cells(side, rows, scope.groups.of_rows(side)[rows], size), minlength=total)
    same = found.chosen(found.same_label)
    cells = scope.cells(left, same.left, scope.groups.of_rows(left)[same.left], size)
    result[:, 1] = np.bincount(cells[same.same_boundaries], minlength=total)
    result[:, 2] = np.bincount(cells, minlength=total)
    result[:, 3] = np.bincount(cells, same.iou, total)
    return result.reshape(len(scope.corpus), size, 4)


def _layers(left: Side, found: Matching, scope: Scope) -> Table:
    size = len(scope.layers)
    total = len(scope.corpus) * size
    cells = scope.cells(left, found.left, np.searchsorted(scope.layers, left.layer[found.left]), size)
    columns = [np.bincount(cells, weights, total) for weights in (None, found.iou)]
    return np.stack(columns, -1).astype(np.float64).reshape(len(scope.corpus), size, 2)


def _speakers(left: Side, right: Side, found: Matching, scope: Scope) -> Table:
    column = scope.groups.of_rows(left)[found.left]
    found, column = found.chosen(np.isin(column, scope.quotes)), column[np.isin(column, scope.quotes)]
    relation = left.names.relations.get(SPEAKER, -1)
    said = compare(Links.of(left, relation), Links.of(right, relation), found)
    bases = (said.same[basis] for basis in ("referent", "mention", "overlapping"))
    columns = [np.ones(len(found)), said.same["same"], said.comparable, *bases, said.jaccard]
    size = 1 + len(scope.quotes)
    total = len(scope.corpus) * size
    everywhere = scope.cells(left, found.left, np.zeros(len(found), np.int64), size)
    alike = found.same_label
    of_label = scope.cells(left, found.left, 1 + np.searchsorted(scope.quotes, column), size)[alike]
    tables = [np.bincount(everywhere, c, total) + np.bincount(of_label, c[alike], total) for c in columns]
    return np.stack(tables, -1).reshape(len(scope.corpus), size, len(columns))


def _relations(left: Side, right: Side, found: Matching, scope: Scope) -> Table:
    size = len(scope.relations)
    total = len(scope.corpus) * size
    result = np.zeros((total, 3))
    if not size:
        return result.reshape(len(scope.corpus), 0, 3)
    partner, bounded = np.full(len(left), -1, np.int64), np.zeros(len(left), np.bool_)
    partner[found.left], bounded[found.left] = found.right, found.same_boundaries
    back = np.full(len(right), -1, np.int64)
    back[found.right] = found.left
    for side, other in ((left, partner), (right, back)):
        under = other[side.head] >= 0
        rows, columns = side.head[under], np.searchsorted(scope.relations, side.relation[under])
        result[:, 0] += np.bincount(scope.cells(side, rows, columns, size), minlength=total)
    ours = (partner[left.head] >= 0) & (partner[left.child] >= 0)
    relation, head, child = left.relation[ours].astype(np.int64), left.head[ours], left.child[ours]
    width = len(right) + 1
    mapped = (relation * width + partner[head]) * width + partner[child]
    theirs = (right.relation.astype(np.int64) * width + right.head) * width + right.child
    both = np.isin(mapped, theirs)
    cells = scope.cells(left, head, np.searchsorted(scope.relations, relation), size)
    result[:, 1] = np.bincount(cells[both & bounded[child]], minlength=total)
    result[:, 2] = np.bincount(cells[both], minlength=total)
    return result.reshape(len(scope.corpus), size, 3)


# -- figures


def figures(counts: Mapping[str, Table], scope: Scope) -> dict[str, dict[str, Table]]:
    """Every share, nan for 0/0, from sums of the tables, whose leading dimensions stay; `bare` and `relations` may be missing.

    `all`: of all layers together, shape (…); `labels`, `layers`, `bare`: (…, labels or layers); `speakers`: (…, 1 +
    labels of quotations); `relations`: (…, relations). F1 = 2 m / (|A| + |B|); `cover` is the same of the quotations compared.
    """
    labels, layers, speakers = (counts[name] for name in ("labels", "layers", "speakers"))
    whole = _summed(labels, scope)
    result = {
        "labels": _f1(labels) | {"iou": ratio(labels[..., 3], labels[..., 2])},
        "layers": _f1(whole) | {"iou": ratio(layers[..., 1], layers[..., 0])},
        "all": _f1(whole.sum(-2)) | {"iou": ratio(layers[..., 1].sum(-1), layers[..., 0].sum(-1))},
        "speakers": _speaker_figures(speakers, labels[..., list(scope.quotes), 0]),
    }
    if "relations" in counts:
        linked = counts["relations"]
        result["relations"] = {name: ratio(2 * linked[..., at], linked[..., 0]) for at, name in ((1, "exact"), (2, "overlap"))}
    if "bare" in counts:
        bare = counts["bare"]
        both = np.concatenate([whole[..., :1], bare[..., :2]], -1)
        result["bare"] = _f1(both) | {"iou": ratio(bare[..., 3], bare[..., 2])}
    return result


def _f1(table: Table) -> dict[str, Table]:
    marked, same, overlapping = (table[..., column] for column in range(3))
    return {"f1_exact": ratio(2 * same, marked), "f1_overlap": ratio(2 * overlapping, marked)}


def _speaker_figures(table: Table, quotes: Table) -> dict[str, Table]:
    pairs, same, comparable, referent, mention, overlapping, jaccard = (table[..., column] for column in range(7))
    marked = np.concatenate([quotes.sum(-1, keepdims=True), quotes], -1)
    return {
        "same": ratio(same, pairs), "cover": ratio(2 * pairs, marked),
        "referent": ratio(referent, comparable), "referent_cover": ratio(2 * comparable, marked),
        "mention": ratio(mention, pairs), "overlapping": ratio(overlapping, pairs), "jaccard": ratio(jaccard, comparable),
    }  # fmt: skip
