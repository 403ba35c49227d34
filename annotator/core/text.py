"""Text as the project sees it: canonical once, then immutable and counted in code points.

UTF-16 units exist only at the borders (Qt, some file formats) and go through `Utf16Map`. Spans
begin and end at grapheme borders, so that a letter keeps its marks.
"""

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

import regex

from annotator.core.errors import AnnotatorError

Range = tuple[int, int]
"""A half-open stretch of code points."""

_REFUSED = regex.compile("[\x00\ufffe\ufdd0\ufdd1\ud800-\udfff]")
_GRAPHEME = regex.compile(r"\X")
_PREPENDED = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
_WORD = regex.compile(
    r"[\p{L}\p{M}\p{N}_\u0640\u200c\u200d]+(?:[.,٫٬](?=\p{N})\p{N}+)*"
    r"|\p{Extended_Pictographic}\X?|[^\s\p{Cf}]",
)


class TextError(AnnotatorError):
    """A text that cannot be taken into a project as it stands."""


def canonical(raw: str) -> str:
    """The text as it is stored: no leading BOM, line ends LF, nothing else touched.

    Qt drops a leading BOM and joins CRLF, so both must be gone before offsets exist. No Unicode
    normalisation, no stripping of tatweel, harakat, NBSP or bidi marks. Raises `TextError` for
    NUL, lone surrogates, U+FFFE, U+FDD0 and U+FDD1, which Qt or SQLite cannot keep.
    """
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not _is_keepable(text) and (found := _REFUSED.search(text)):
        raise TextError(
            "The character U+{code} at position {position} cannot be kept in a text. "
            "Remove it and import again.",
            code=f"{ord(found.group()):04X}",
            position=found.start(),
        )
    return text


def _is_keepable(text: str) -> bool:
    """Whether nothing is refused; many times quicker than the search that says where it stands."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return not any(character in text for character in "\x00\ufffe\ufdd0\ufdd1")


def digest(text: str) -> str:
    """The sha256 of the text's UTF-8 form, in hexadecimal: the identity of a document's text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Utf16Map:
    """Offsets of one text in code points and in UTF-16 units, either way.

    Free for text without astral characters; otherwise a bisection over their places.
    """

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._wide: list[int] = []
        if len(text.encode("utf-16-le")) // 2 != len(text):
            self._wide = [i for i, character in enumerate(text) if character > "\uffff"]
        self._wide_units = [place + k for k, place in enumerate(self._wide)]

    def to_units(self, offset: int) -> int:
        """UTF-16 units before the code point at `offset`."""
        return offset + bisect_left(self._wide, offset)

    def to_code_points(self, unit: int) -> int:
        """Code points before `unit`; the second half of a pair belongs to its character's start."""
        return unit - bisect_left(self._wide_units, unit)


@dataclass(frozen=True)
class Borders:
    """The sorted places where something may begin or end in a text, both ends included."""

    places: tuple[int, ...]

    def floor(self, offset: int) -> int:
        """The last border at or before `offset`."""
        return self.places[max(0, bisect_right(self.places, offset) - 1)]

    def ceiling(self, offset: int) -> int:
        """The first border at or after `offset`."""
        return self.places[min(len(self.places) - 1, bisect_left(self.places, offset))]

    def following(self, offset: int) -> int:
        """The first border after `offset`, or the last one."""
        return self.places[min(len(self.places) - 1, bisect_right(self.places, offset))]

    def preceding(self, offset: int) -> int:
        """The last border before `offset`, or the first one."""
        return self.places[max(0, bisect_left(self.places, offset) - 1)]

    def __contains__(self, offset: int) -> bool:
        return self.floor(offset) == offset


def grapheme_borders(text: str) -> Borders:
    """Where a reader sees one letter end and the next begin (Unicode extended grapheme clusters)."""
    return Borders((0, *(found.end() for found in _GRAPHEME.finditer(text))))


def words(text: str) -> list[Range]:
    """The words, numbers, emoji and single marks of a text, in order; white space is between them."""
    return [found.span() for found in _WORD.finditer(text)]


@lru_cache(maxsize=4)
def words_of(text: str) -> tuple[Range, ...]:
    """The same for a whole article, found once."""
    return tuple(words(text))


def is_word(piece: str) -> bool:
    """Whether a piece from `words` holds a letter or a digit, rather than being a mark."""
    return any(character.isalnum() for character in piece)


def word_at(text: str, offset: int) -> Range | None:
    """The word around or touching `offset`: the one it is inside of or before, else the one it ends."""
    line_start = text.rfind("\n", 0, offset) + 1
    line_end = text.find("\n", offset)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    best: Range | None = None
    for start, end in words(line):
        first, last = start + line_start, end + line_start
        if first <= offset < last:
            return first, last
        if last == offset:
            best = first, last
    return best


def trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space at its edges; empty at `start` if there is nothing else."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def grapheme_floor(text: str, offset: int) -> int:
    """The last grapheme border at or before `offset`; looks at its line only."""
    if _is_plain_border(text, offset):
        return offset
    start = text.rfind("\n", 0, offset) + 1
    border = start
    for found in _GRAPHEME.finditer(text, start):
        if found.end() > offset:
            break
        border = found.end()
    return min(border, offset)


def _is_plain_border(text: str, offset: int) -> bool:
    """Whether a border is plain to see: before a letter, digit or mark that joins nothing before it."""
    if offset <= 0 or offset >= len(text):
        return offset == 0 or offset == len(text)
    character = text[offset]
    joins_nothing = (
        character < "\u0300"
        or "\u0620" <= character <= "\u064a"
        or "\u0660" <= character <= "\u066f"
        or "\u0606" <= character <= "\u060f"
        or character in "\u061b\u061e\u061f"
        or "\u2010" <= character <= "\u2027"
    )
    return joins_nothing and text[offset - 1] not in _PREPENDED and text[offset - 1] != "\r"


def grapheme_ceiling(text: str, offset: int) -> int:
    """The first grapheme border at or after `offset`; looks at its line only."""
    floor = grapheme_floor(text, offset)
    found = _GRAPHEME.match(text, floor) if floor < offset else None
    return found.end() if found else offset


def snapped(text: str, start: int, end: int) -> Range:
    """The range widened to whole graphemes inside the text, then freed of white space at its edges."""
    first, last = (max(0, min(len(text), offset)) for offset in sorted((start, end)))
    first, last = trimmed(text, grapheme_floor(text, first), grapheme_ceiling(text, last))
    while first < last and grapheme_floor(text, first) != first:  # white space that carries a mark is no beginning
        first, last = trimmed(text, grapheme_ceiling(text, first), last)
    while first < last and text[final := grapheme_floor(text, last - 1)].isspace():  # nor an end
        first, last = trimmed(text, first, final)
    return first, max(first, grapheme_ceiling(text, last))  # white space under a sign like U+0601 is its own
