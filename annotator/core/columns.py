"""Annotation sets as plain lists, a list for each column: what readers hand to the measures."""

from collections.abc import Mapping, Sequence
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
