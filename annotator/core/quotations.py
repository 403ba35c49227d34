"""The quotation at a place in the text: which stretch it is and which label follows from its marks.

Spans follow the guidelines: marks inside, إن and أن outside unless a pronoun is attached to them.
"""

from dataclasses import dataclass

import regex

from annotator.core.arabic import bare
from annotator.core.lexicon import Lexicon
from annotator.core.text import Range, snapped, trimmed, words

_PAIR = regex.compile(r'["“”„«»‹›][^"“”„«»‹›\n]+["“”„«»‹›]|\(\([^\n()]+\)\)')


_STOP = regex.compile(r"[.!؟?](?=\s)")
_THAT = regex.compile(r"(?<!\p{L})[وفب]?[إأا]ن(?:\u0651?\p{M}*)(?!\p{L})\s+|:\s*")
_CLAUSE_END = regex.compile(r"[.!؟?](?=\s|$)|،\s+(?=(?:وفقا?|بحسب|حسب|نقلا|طبقا)\b)")


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

    Best first; taking the next one in turn widens or narrows. A selection is the first of them.
    """
    pairs = [found.span() for found in _PAIR.finditer(text)]
    around = sorted((p for p in pairs if p[0] <= start and end <= p[1]), key=lambda p: p[1] - p[0])
    wanted = ([snapped(text, start, end)] if start < end else []) + around
    if clause := _reported_clause(text, start):
        wanted.append(clause)
    distinct = dict.fromkeys(piece for piece in wanted if piece[0] < piece[1])
    return tuple(_candidate(text, piece, lexicon) for piece in distinct)


def label_of(text: str, start: int, end: int) -> str:
    """The label that follows from the marks: direct between marks, mixed around them, indirect without."""
    piece = text[start:end]
    if _PAIR.fullmatch(piece):
        return "direct"
    return "mixed" if _PAIR.search(piece) else "indirect"


def reporting_word(text: str, start: int, lexicon: Lexicon) -> Range | None:
    """The reporting word before a quote, in its sentence, without its proclitic.

    The nearest verb that can stand alone; then a participle or noun; then a verb that needs more.
    """
    line = text.rfind("\n", 0, start) + 1
    sentence = max([line, *(found.end() + line for found in _STOP.finditer(text[line:start]))])
    lesser: Range | None = None
    for first, last in reversed([(a + sentence, b + sentence) for a, b in words(text[sentence:start])]):
        for reading in lexicon.readings(bare(text[first:last])):
            place = (first + reading.proclitic, last)
            if reading.kind == "verb" and not reading.weak:
                return place
            if reading.kind != "preposition":
                lesser = lesser or place
    return lesser


def _candidate(text: str, piece: Range, lexicon: Lexicon) -> QuoteCandidate:
    label = label_of(text, *piece)
    return QuoteCandidate(label, (piece,), reporting_word(text, piece[0], lexicon), label != "indirect")


def _reported_clause(text: str, caret: int) -> Range | None:
    """From after the complementiser before the caret to the end of its clause."""
    line = text.rfind("\n", 0, caret) + 1
    end_of_line = text.find("\n", caret)
    end_of_line = len(text) if end_of_line < 0 else end_of_line
    before = [found.end() + line for found in _THAT.finditer(text[line:end_of_line]) if found.end() + line <= caret]
    if not before:
        return None
    stop = _CLAUSE_END.search(text, max(before[-1], caret), end_of_line)
    start, end = trimmed(text, before[-1], stop.start() if stop else end_of_line)
    return (start, end) if start < end else None
