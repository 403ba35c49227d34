"""The quotation at a place in the text: which stretch it is and which label follows from its marks.

Spans follow the guidelines: marks inside, إن and أن outside unless a pronoun is attached to them.
"""

from dataclasses import dataclass

import regex

from annotator.core.lexicon import Lexicon
from annotator.core.text import Range

_PAIR = regex.compile(r'["“”„«»‹›][^"“”„«»‹›\n]+["“”„«»‹›]|\(\([^\n()]+\)\)')


@dataclass(frozen=True, slots=True)
class QuoteCandidate:
    """A stretch that may be a quote. `marks`: whether quotation marks stand in it; `cue`: its reporting word."""

    label: str
    segments: tuple[Range, ...]
    cue: Range | None = None
    marks: bool = False

    @property
    def start(self) -> int:
        return self.segments[0][0]

    @property
    def end(self) -> int:
        return self.segments[-1][1]


def candidates(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[QuoteCandidate, ...]:
    """What may be meant by “the quotation here” when text[start:end] is selected (a caret: start == end).

    Best first; taking the next one in turn widens or narrows.
    """
    pairs = [found.span() for found in _PAIR.finditer(text)]
    around = [pair for pair in pairs if pair[0] <= start and end <= pair[1]]
    return tuple(QuoteCandidate("direct", (pair,), None, marks=True) for pair in around)
