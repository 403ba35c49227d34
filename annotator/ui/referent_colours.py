"""A colour for each referent, the same in the margin, the lists and the questions."""

import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

_PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#9467bd", "#8c564b", "#56b4e9", "#b8860b", "#7f7f7f", "#1b9e77")
"""Colours that colour-blind eyes can tell apart, as they stand on a light page."""


def referent_colours(referents: Iterable[str]) -> Mapping[str, str]:
    """Colours (#rrggbb) by id, for the referents of a project in their order.

    Each takes the colour its id asks for, or the next one that fewer have: the first ten all differ, and a
    new referent never changes the colour of an older one.
    """
    return _colours(tuple(referents))


@lru_cache(maxsize=2)
def _colours(referents: tuple[str, ...]) -> Mapping[str, str]:
    used = [0] * len(_PALETTE)
    result = {}
    for referent in referents:
        wanted = zlib.crc32(referent.encode("utf-8"))
        turns = [(wanted + step) % len(_PALETTE) for step in range(len(_PALETTE))]
        chosen = min(turns, key=used.__getitem__)
        used[chosen] += 1
        result[referent] = _PALETTE[chosen]
    return result
