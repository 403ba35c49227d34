"""The words of many texts at once: where they begin and end, as `annotator.core.text.words` finds them.

>>> Tokens.of(["قال 3.5 كم.", None, "نعم"]).counts.tolist()
[4, 0, 1]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import regex
from numpy.typing import NDArray

from annotator.core.text import words

Places = NDArray[np.int64]

_BLOCK = 2**22  # characters looked at at a time
_SPACE, _MARK, _LETTER, _DIGIT, _JOINER, _PICTURE = range(6)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of all texts on one line, on which each text has `step` places.

    `start`, `end`: shape (tokens,); `first`: the token each text begins with; `counts`: how many it has.
    """

    start: Places
    end: Places
    first: Places
    counts: Places
    step: int

    @classmethod
    def of(cls, texts: Sequence[str | None]) -> "Tokens":
        """The tokens of texts; one that is not known (None) has none."""
        known = [text or "" for text in texts]
        step = max(map(len, known), default=0) + 1
        starts, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for first, block in _blocks(known):
            start, end = _in_block(block, step)
            starts.append(start + first * step)
            ends.append(end + first * step)
        start = np.concatenate(starts)
        counts = np.bincount(start // step, minlength=len(known))
        return cls(start, np.concatenate(ends), np.cumsum(counts) - counts, counts, step)


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Neighbouring texts that together are not too long, with the number of the first."""
    first, length = 0, 0
    for at, text in enumerate(texts):
        if length + len(text) > _BLOCK and at > first:
            yield first, list(texts[first:at])
            first, length = at, 0
        length += len(text)
    yield first, list(texts[first:])


@cache
def _classes() -> NDArray[np.uint8]:
    """What each character of the basic plane is, in the terms of the pattern of `words`; all others count as pictures."""
    table = np.full(0x10001, _MARK, np.uint8)
    plane = "".join(chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)
    for kind, pattern in (
        (_SPACE, r"[\s\p{Cf}]"), (_PICTURE, r"\p{Extended_Pictographic}"), (_JOINER, "[.,٫٬]"),
        (_LETTER, r"[\p{L}\p{M}_\u0640\u200c\u200d]"), (_DIGIT, r"\p{N}"),
    ):  # fmt: skip
        table[[ord(character) for character in regex.findall(pattern, plane)]] = kind
    table[0xD800:0xE000] = table[0x10000] = _PICTURE
    return table


def _in_block(texts: list[str], step: int) -> tuple[Places, Places]:
    """Starts and ends of the tokens, each text beginning at a multiple of `step`."""
    codes = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _classes()[np.minimum(codes, 0x10000)]
    lengths = np.array([len(text) for text in texts], np.int64)
    base = np.cumsum(lengths + 1) - lengths - 1
    start, end = _runs(kinds)
    text = np.searchsorted(base, start, "right") - 1
    start, end = start + (text * step - base[text]), end + (text * step - base[text])
    odd = np.unique(np.searchsorted(base, np.flatnonzero(kinds == _PICTURE), "right") - 1).tolist()
    if not odd:
        return start, end
    plain = ~np.isin(text, odd)  # texts with emoji are cut by the pattern itself
    more = np.array([(a + at * step, b + at * step) for at in odd for a, b in words(texts[at])], np.int64).reshape(-1, 2)
    start, end = np.append(start[plain], more[:, 0]), np.append(end[plain], more[:, 1])
    order = np.argsort(start)
    return start[order], end[order]


def _runs(kinds: NDArray[np.uint8]) -> tuple[Places, Places]:
    """Runs of letters and digits, and single marks; a joiner between a run and digits joins them, and ends after the digits."""
    word = (kinds == _LETTER) | (kinds == _DIGIT)
    single = ~word & (kinds != _SPACE)
    begins = word.copy()
    begins[1:] &= ~word[:-1]
    begins |= single
    ends = word.copy()
    ends[:-1] &= ~word[1:]
    ends |= single
    joiner = np.flatnonzero(kinds[1:-1] == _JOINER) + 1
    joiner = joiner[word[joiner - 1] & (kinds[joiner + 1] == _DIGIT)]
    begins[joiner] = begins[joiner + 1] = ends[joiner - 1] = ends[joiner] = False
    digits = kinds == _DIGIT
    stop = joiner + 1
    while len(stop):  # behind the digits a letter begins a word of its own
        stop = stop[digits[stop]] + 1
        behind = stop[word[stop] & ~digits[stop]]
        begins[behind], ends[behind - 1] = True, True
    return np.flatnonzero(begins), np.flatnonzero(ends) + 1
