"""Annotation sets as plain lists, a list for each column: what readers hand to the measures."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, compress, repeat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a command that only counts has no use for what texts need
    from annotator.core.text import Range


class SetColumns(NamedTuple):
    """One annotation set. `split`: the segments of the spans that have several, by place in the lists.

    `referents` is None where no span has one. `relations`: (label, place of the head, place of the child). Spans alike
    in everything else are in the order of their ids.
    """

    document: str
    layers: Sequence[str] = ()
    labels: Sequence[str] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    referents: Sequence[str | None] | None = None
    split: "Mapping[int, tuple[Range, ...]] | None" = None
    relations: Sequence[tuple[str, int, int]] = ()


class ManyColumns(NamedTuple):
    """Several sets, of a document each, their spans one after the other in the same lists; `counts`: how many each has.

    All else is as in `SetColumns`; places are those in the whole lists.
    """

    documents: Sequence[str]
    counts: Sequence[int]
    layers: Sequence[str] = ()
    labels: Sequence[str] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    referents: Sequence[str | None] | None = None
    split: "Mapping[int, tuple[Range, ...]] | None" = None
    relations: Sequence[tuple[str, int, int]] = ()


def joined(sets: Sequence[SetColumns]) -> ManyColumns:
    """Several sets in one.

    >>> joined([SetColumns("a", ["cue"], ["verb"], [0], [3]), SetColumns("b", ["cue"], ["noun"], [5], [9], ["x"])])[1:7]
    ([1, 1], ['cue', 'cue'], ['verb', 'noun'], [0, 5], [3, 9], [None, 'x'])
    """
    counts = [len(one.starts) for one in sets]
    firsts = list(accumulate(counts, initial=0))[:-1]
    persons = (one.referents or [None] * count for one, count in zip(sets, counts, strict=True))
    return ManyColumns(
        [one.document for one in sets],
        counts,
        list(chain.from_iterable(one.layers for one in sets)),
        list(chain.from_iterable(one.labels for one in sets)),
        list(chain.from_iterable(one.starts for one in sets)),
        list(chain.from_iterable(one.ends for one in sets)),
        list(chain.from_iterable(persons)) if any(one.referents for one in sets) else None,
        {
            first + place: segments
            for first, one in zip(firsts, sets, strict=True)
            for place, segments in (one.split or {}).items()
        },
        [
            (label, first + head, first + child)
            for first, one in zip(firsts, sets, strict=True)
            for label, head, child in one.relations
        ],
    )


def chosen(sets: ManyColumns, where: Sequence[bool]) -> ManyColumns:
    """Some of the sets, which `where` says for each.

    >>> chosen(ManyColumns("ab", [1, 2], "xyz", "xyz", [0, 1, 2], [3, 4, 5], relations=[("cue", 1, 2)]), [False, True])[1:6]
    ([2], ['y', 'z'], ['y', 'z'], [1, 2], [4, 5])
    """
    rows = list(chain.from_iterable(map(repeat, where, sets.counts)))
    place = list(accumulate(rows, initial=0))
    return ManyColumns(
        list(compress(sets.documents, where)),
        list(compress(sets.counts, where)),
        list(compress(sets.layers, rows)),
        list(compress(sets.labels, rows)),
        list(compress(sets.starts, rows)),
        list(compress(sets.ends, rows)),
        None if sets.referents is None else list(compress(sets.referents, rows)),
        {place[row]: segments for row, segments in (sets.split or {}).items() if rows[row]},
        [(label, place[head], place[child]) for label, head, child in sets.relations if rows[head]],
    )
