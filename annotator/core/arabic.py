"""Arabic letters: forms for matching, never for storing, and the clitics that are written onto words.

`fold` and `folded` drop what writers are inconsistent about (harakat, tatweel, hamza, digits).
All offsets are code points of the unfolded text.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from annotator.core import clitics
from annotator.core.text import Range, words, words_of

INVISIBLE = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_DIACRITICS = (
    *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE), *range(0x08D3, 0x0900),
)  # fmt: skip
_PRESENTATION = (*range(0xFB50, 0xFDFF), *range(0xFE70, 0xFEFD))


@dataclass(frozen=True, slots=True)
class Folding:
    """Which differences are ignored. Presentation forms and invisible controls always are."""

    diacritics: bool = True
    tatweel: bool = True
    hamza: bool = True
    alef_maqsura: bool = True
    ta_marbuta: bool = True
    persian: bool = True
    digits: bool = True
    case: bool = True


SEARCH = Folding()
"""Everything that a reader would call the same word is the same."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the place it comes from.

    `offsets` has one entry more than `text`: the length of the unfolded text.
    """

    text: str
    offsets: tuple[int, ...]

    def range(self, start: int, end: int) -> Range:
        """The unfolded range of folded characters [start, end): to the last character's end, its marks not counted."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=16)
def _table(folding: Folding) -> Mapping[int, str]:
    """What `str.translate` needs for a folding; a letter may become several or none."""
    table: dict[int, str] = dict.fromkeys(map(ord, INVISIBLE), "")
    if folding.diacritics:
        table |= dict.fromkeys(_DIACRITICS, "")
    if folding.tatweel:
        table[0x0640] = ""
    for wanted, source, target in (
        (folding.hamza, "أإآٱٲٳؤئ", "ااااااوي"),
        (folding.alef_maqsura, "ى", "ي"),
        (folding.ta_marbuta, "ة", "ه"),
        (folding.persian, "کگڪیېۍہھۀەپچڤژ", "كككيييههههبجفز"),
        (folding.digits, "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789"),
    ):
        if wanted:
            table |= dict(zip(map(ord, source), target, strict=True))
    table[0x00A0] = " "
    for code in _PRESENTATION:
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = plain.translate(table).strip()
    if folding.case:
        table |= {code: chr(code).lower() for code in range(0x41, 0x250) if len(chr(code).lower()) == 1}
    return table


def fold(text: str, folding: Folding = SEARCH) -> str:
    """The text as it is matched; shorter than the original where something is left out."""
    return text.translate(_SEARCH_TABLE if folding is SEARCH else _table(folding))


_SEARCH_TABLE = _table(SEARCH)


def folded(text: str, folding: Folding = SEARCH) -> Folded:
    """The text as it is matched, with the way back: `folded(t).text == fold(t)`."""
    table = _table(folding)
    pieces: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        piece = table.get(ord(character), character)
        pieces.append(piece)
        offsets.extend([offset] * len(piece))
    return Folded("".join(pieces), (*offsets, len(text)))


def unfolded(word: str, count: int) -> int:
    """Where the letter stands in a word that has `count` folded letters before it: behind the harakat of وَ."""
    return folded(word).offsets[count] if count else 0


@lru_cache(maxsize=1 << 15)
def bare(text: str) -> str:
    """A word as it is looked up in a lexicon: folded, white space single."""
    return " ".join(fold(text).split())


def with_marks(text: str, start: int, end: int) -> int:
    """The offset after `end` and any harakat and tatweel that follow it within the text."""
    while end < len(text) and (text[end] == "\u0640" or unicodedata.combining(text[end])) and start < end:
        end += 1
    return end


# -- proclitics


def proclitic(text: str, start: int, end: int) -> int:
    """Code points at the start of the word text[start:end] that may be left out: و ف ب ل ك س and chains of them.

    Judged by the word itself, by a list of words whose first letter is their own, and by whether
    the rest stands alone elsewhere in the text. The article ال is part of the word; of لل only the
    first letter is left out. Zero where nothing says that the letter is a clitic.
    """
    vocabulary = _vocabulary(text)
    word = text[start:end]
    cut = vocabulary.cuts.get(word)
    if cut is None:
        cut = vocabulary.cuts[word] = _proclitics(word, vocabulary.forms)
    return cut


def _proclitics(word: str, vocabulary: frozenset[str]) -> int:
    form = fold(word)
    taken = 0
    while taken < 3:
        step = _one_proclitic(form[taken:], word, vocabulary, first=taken == 0)
        if not step:
            break
        taken += step
    return unfolded(word, taken)


def without_proclitic(text: str, start: int, end: int) -> Range:
    """The range of the word without its proclitics."""
    return start + proclitic(text, start, end), end


def _one_proclitic(form: str, raw: str, vocabulary: frozenset[str], *, first: bool) -> int:
    if len(form) < 3 or clitics.has_own_first_letter(form):
        return 0
    letter, rest = form[0], form[1:]
    if letter in "وف":
        return int(first and _is_conjunction(letter, rest, raw, vocabulary))
    if letter in "بلك":
        return int(_is_preposition(letter, rest, raw, vocabulary))
    return int(letter == "س" and rest[0] in "يتنا" and len(rest) > 3 and rest in vocabulary)


def _is_conjunction(letter: str, rest: str, raw: str, vocabulary: frozenset[str]) -> bool:
    if rest in vocabulary or (rest.startswith(("ال", "لل", "بال", "كال")) and len(rest) > 3):
        return True
    if raw[1:2] in ("أ", "إ", "آ"):
        return len(rest) > 2
    if letter == "ف":
        return rest.startswith(("ان", "قد", "سي", "ست")) and len(rest) < 5
    return len(rest) > 3 or not rest.startswith("ا")


def _is_preposition(letter: str, rest: str, raw: str, vocabulary: frozenset[str]) -> bool:
    if letter in "بك" and rest.startswith("ال") and len(rest) > 3:
        return True
    if letter == "ل" and rest.startswith("ل") and len(rest) > 2:
        return True
    if len(rest) > 2 and rest in vocabulary:
        return True
    return len(rest) > 3 and any(f"{letter}{alef}" in raw[:3] for alef in "أإآ")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The folded words of a text, and what was found of the proclitics of its words."""

    forms: frozenset[str]
    cuts: dict[str, int] = field(default_factory=dict)


@lru_cache(maxsize=8)
def _vocabulary(text: str) -> _Vocabulary:
    return _Vocabulary(frozenset(fold(word) for word in {text[start:end] for start, end in words_of(text)}))


# -- agreement


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a verb, a title or a name says of its owner: gender `m`, `f` or unknown; number `s`, `d`, `p` or unknown."""

    gender: str = ""
    number: str = ""

    def fits(self, other: "Agreement") -> bool:
        """Whether nothing contradicts; unknown fits everything."""
        return all(
            not mine or not theirs or mine == theirs
            for mine, theirs in ((self.gender, other.gender), (self.number, other.number))
        )


def noun_agreement(form: str) -> Agreement:
    """Gender and number of a folded noun by its ending; unknown where the ending does not tell."""
    if form.endswith(("تان", "تين")):
        return Agreement("f", "d")
    if form.endswith("ات") and len(form) > 4:
        return Agreement("f", "p")
    if form.endswith("ون") and len(form) > 4:
        return Agreement("m", "p")
    if form.endswith("ه") and len(form) > 3:
        return Agreement("f", "s")
    return Agreement()


def common(values: Iterable[Agreement]) -> Agreement:
    """The first gender and the first number that any of the values knows."""
    gender = number = ""
    for value in values:
        gender, number = gender or value.gender, number or value.number
    return Agreement(gender, number)


# -- the same words elsewhere


def occurrences(text: str, phrase: str) -> list[Range]:
    """Where the words of a phrase stand in the text, whatever their harakat, tatweel, hamza or proclitics.

    Half-open ranges in code points without the proclitics; whole words only, in reading order.
    """
    wanted = bare(phrase)
    if not wanted:
        return []
    pieces = [(start, end, fold(text[start:end])) for start, end in words(text)]
    parts = [fold(phrase[start:end]) for start, end in words(phrase)]
    found = []
    for place in range(len(pieces) - len(parts) + 1):
        start, _, first = pieces[place]
        if not first.endswith(parts[0]) or any(p[2] != w for p, w in zip(pieces[place + 1 :], parts[1:], strict=False)):
            continue
        cut = len(first) - len(parts[0])
        if cut <= 3 and all(letter in "وفبلكس" for letter in first[:cut]):
            word = folded(text[start : pieces[place][1]])
            found.append((start + word.offsets[cut], pieces[place + len(parts) - 1][1]))
    return found
