"""An annotation set as plain lists, a list for each column: what readers hand to the measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.core.text import Range


@dataclass(frozen=True, slots=True)
class SetColumns:
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
    split: Mapping[int, tuple[Range, ...]] | None = None
    relations: Sequence[tuple[str, int, int]] = ()
