"""A colour for each referent, the same in the margin, the lists and the questions."""

import zlib
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from annotator.core.change import State

_PALETTE = ("#0072b2", "#c2185b", "#43a047", "#7b1fa2", "#a0522d", "#6d9b00", "#00695c", "#7f7f7f", "#827717", "#5d4037")
"""Ten colours as far apart as ten can be, seen with and without colour blindness, on light pages and dark ones."""


def article_colours(state: State) -> Mapping[str, str]:
    """Colours (#rrggbb) by id: those of the article's own referents all differ, as far as there are ten or fewer.

    They are given in the order in which the article was annotated; the others have those of the project's order.
    """
    return ChainMap(referent_colours(_annotated(state)), referent_colours(state.referents))


def _annotated(state: State) -> dict[str, None]:
    """The referents of the article, earliest span first: ids count up (s1, s2 … s10)."""
    spans = sorted(state.spans.values(), key=lambda span: (len(span.id), span.id))
    return dict.fromkeys(span.referent for span in spans if span.referent in state.referents)  # type: ignore[misc]


def referent_colours(referents: Iterable[str]) -> dict[str, str]:
    """Colours by id, for referents in their order.

    Each takes the colour its id asks for, or the next one that fewer have: the first ten all differ, and a
    new referent never changes the colour of an older one.
    """
    return _colours(tuple(referents))


@lru_cache(maxsize=4)
def _colours(referents: Sequence[str]) -> dict[str, str]:
    used = [0] * len(_PALETTE)
    result: dict[str, str] = {}
    for referent in referents:
        wanted = zlib.crc32(referent.encode("utf-8"))
        turns = [(wanted + step) % len(_PALETTE) for step in range(len(_PALETTE))]
        chosen = min(turns, key=used.__getitem__)
        used[chosen] += 1
        result[referent] = _PALETTE[chosen]
    return result
