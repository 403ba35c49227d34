"""Which referent of an extractor is which of the gold, where each has a list of its own.

Sides that use one list (any id in common) are compared by id. Otherwise referents are linked within each document,
one to one, by the paired spans they name: those with most spans in common first, then those named earlier. What an
extractor takes for two persons and the gold for one stays a difference.
"""

from dataclasses import replace

import numpy as np

from annotator.measures.matching import Matching
from annotator.measures.units import NONE, Side


def share_a_list(gold: Side, predicted: Side) -> bool:
    """Whether ids can be compared as they are: some are in both, or one side has none."""
    used = np.zeros((2, len(gold.names.referents) + 1), np.bool_)  # the last stands for "no referent", at -1
    for row, side in zip(used, (gold, predicted), strict=True):
        row[side.referent] = True
    ours, theirs = used[:, :NONE]
    return not ours.any() or not theirs.any() or bool(np.any(ours & theirs))


def linked(gold: Side, predicted: Side, found: Matching) -> Side:
    """The prediction with the gold's referents in place of those linked with them.

    >>> from annotator.measures.matching import match
    >>> from annotator.measures.units import Columns, Vocabulary
    >>> names = Vocabulary()
    >>> gold, predicted = Columns("gold", names), Columns("predicted", names)
    >>> spans = ["speaker"] * 3, ["named"] * 3, [0, 10, 20], [5, 15, 25]
    >>> gold.add_columns("d", *spans, ["lavrov", "lavrov", "wang"])
    >>> predicted.add_columns("d", *spans, ["r1", "r1", "r1"])
    >>> sides = gold.side(), predicted.side()
    >>> [names.referents.in_order[row] for row in linked(*sides, match(*sides)).referent]
    ['lavrov', 'lavrov', 'lavrov']
    """
    if share_a_list(gold, predicted):
        return predicted
    ours, theirs = gold.referent[found.left], predicted.referent[found.right]
    named = (ours != NONE) & (theirs != NONE)
    triples = np.stack([gold.document[found.left][named], ours[named], theirs[named]], -1)
    triples, first, count = np.unique(triples, axis=0, return_index=True, return_counts=True)
    partner: dict[tuple[int, int], int] = {}
    taken: set[tuple[int, int]] = set()
    for document, one, other in triples[np.lexsort((first, -count))].tolist():
        if (document, one) not in taken and (document, other) not in partner:
            taken.add((document, one))
            partner[document, other] = one
    rows = zip(predicted.document.tolist(), predicted.referent.tolist(), strict=True)
    return replace(predicted, referent=np.array([partner.get(row, row[1]) for row in rows], np.int32))
