"""The words and marks of a text, found and folded once for all the rules that read it.

Offsets are code points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from annotator.core.arabic import INVISIBLE, bare
from annotator.core.lexicon import Form, Lexicon
from annotator.core.text import Range, is_word, words_of

STOP = regex.compile(r"[.!؟?](?=\p{Cf}*\s)")
"""What ends a sentence."""


class Token(NamedTuple):
    """A word, number or mark: where it stands, how it is looked up, and whether it is more than a mark."""

    start: int
    end: int
    form: str
    word: bool


_make = tuple.__new__  # half the time of Token(…), and a long article has ten thousand
NOTHING = Token(0, 0, "", word=False)
"""What stands behind the last token."""


class Tokens:
    """The tokens of one text, in order, with a quick way to those of a stretch and to the sentence around a place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = tuple([_make(Token, (start, end, *_known(text[start:end]))) for start, end in words_of(text)])
        self._ends = [end for _, end in words_of(text)]

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are no marks."""
        return tuple(token for token in self.all if token.word)

    def first_behind(self, place: int) -> int:
        """The number of the first token that reaches farther than a place."""
        return bisect_right(self._ends, place)

    def cut(self, number: int, start: int, stop: int) -> Token:
        """A token, cut where it lies across an end of text[start:stop]; the one behind the last is nothing at the end."""
        if number >= len(self.all):
            return Token(len(self.text), len(self.text), "", word=False)
        token = self.all[number]
        if (start <= token.start and token.end <= stop) or token.start >= stop:
            return token
        return _token(self.text, max(start, token.start), min(stop, token.end))

    def between(self, start: int, stop: int) -> Iterator[Token]:
        """The tokens of text[start:stop]; one that lies across an end of the stretch is cut there."""
        place = bisect_right(self._ends, start)
        while place < len(self.all):
            token = self.all[place]
            if token.start >= stop:
                return
            whole = start <= token.start and token.end <= stop
            yield token if whole else _token(self.text, max(start, token.start), min(stop, token.end))
            place += 1

    def around(self, place: int) -> Iterator[Token]:
        """The whole token in which a place lies, and those behind it."""
        return iter(self.all[bisect_right(self._ends, place) :])

    def sentence_start(self, place: int) -> int:
        """Where the sentence begins in which a place lies; a line is at least one sentence."""
        before = bisect_left(self._stops, place) - 1
        return max(self.text.rfind("\n", 0, place) + 1, self._stops[before] if before >= 0 else 0)

    @cached_property
    def _stops(self) -> list[int]:
        return [found.end() for found in STOP.finditer(self.text)]


def visible(text: str, start: int, end: int) -> Range:
    """The stretch without white space and direction marks at its edges; empty at `start` if there is nothing else."""
    while start < end and is_blank(text[end - 1]):
        end -= 1
    while start < end and is_blank(text[start]):
        start += 1
    return start, end


def is_blank(character: str) -> bool:
    """Whether a character is white space or directs others without being seen."""
    return character.isspace() or character in INVISIBLE


@lru_cache(maxsize=4)
def tokens(text: str) -> Tokens:
    """The tokens of a text, made once."""
    return Tokens(text)


@lru_cache(maxsize=4)
def reporting_words(text: str, lexicon: Lexicon) -> tuple[tuple[int, tuple[Form, ...]], ...]:
    """The numbers of the tokens that may be reporting words, with their readings."""
    pieces = [text[start:end] for start, end in words_of(text)]
    reporting = {word: readings for word in set(pieces) if (readings := lexicon.readings_of(word))}
    return tuple([(number, reporting[word]) for number, word in enumerate(pieces) if word in reporting])


def _token(text: str, start: int, end: int) -> Token:
    return Token(start, end, *_known(text[start:end]))


@lru_cache(maxsize=1 << 15)
def _known(piece: str) -> tuple[str, bool]:
    form = bare(piece)
    return form, bool(form) and is_word(piece)  # a tatweel that stands alone is a dash
