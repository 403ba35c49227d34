"""The quotation at a place in the text: which stretch it is and which label follows from its marks.

Spans follow the guidelines: marks inside, إن and أن outside unless a pronoun is attached to them.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from annotator.core.arabic import unfolded
from annotator.core.lexicon import Lexicon
from annotator.core.marks import closes_alone, has_marks, mark_pairs, over_paragraphs, pairs_of
from annotator.core.mentions import mention_at
from annotator.core.patterns import written
from annotator.core.text import Range, snapped, words
from annotator.core.tokens import STOP, tokens, visible

_THAT = written(r"(?<![\p{L}\p{M}])[وفب]?(?P<that>[إأا]ن)(?P<pronoun>هما|هم|ها|ه|نا|ني)?(?!\p{L})\s*|:\s*")
_CLAUSE_END = regex.compile(r"[.!؟?](?=\p{Cf}*(?:\s|$))|[،,؛;][\s\p{Cf}]+")
_AFTER_COMMA = written(r"(?:فقد|وفقا?|بحسب|حسب|حسبما|نقلا|طبقا|كما)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class QuoteCandidate:
    """A stretch that may be a quote.

    `marks`: whether quotation marks stand in it; `cue`: its reporting word; `nested`: it lies in words of somebody else.
    """

    label: str
    segments: tuple[Range, ...]
    cue: Range | None = None
    marks: bool = False
    nested: bool = False

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
    around = sorted((p for p in pairs_of(text) if p[0] <= start and end <= p[1]), key=lambda p: p[1] - p[0])
    wanted = ([snapped(text, start, end)] if start < end else []) + around
    if clause := reported_clause(text, start, lexicon):
        wanted.append(clause)
    distinct = dict.fromkeys(piece for piece in wanted if piece[0] < piece[1])
    found = tuple(candidate(text, piece, reporting_word(text, piece[0], lexicon)) for piece in distinct)
    pieces = over_paragraphs(text, start) if start == end else ()
    if not pieces:
        return found
    whole = QuoteCandidate("direct", pieces, reporting_word(text, pieces[0][0], lexicon), marks=True)
    return (whole, *found) if found and found[0].start == whole.start else (*found, whole)


def label_of(text: str, start: int, end: int) -> str:
    """The label that follows from the marks: direct between marks, mixed around them, indirect without."""
    piece = text[start:end]
    pairs = mark_pairs(piece) if has_marks(piece) else ()
    if (0, len(piece)) in pairs or (not pairs and closes_alone(piece)):
        return "direct"
    return "mixed" if pairs else "indirect"


def reporting_word(text: str, start: int, lexicon: Lexicon) -> Range | None:
    """The reporting word before a quote, in its sentence, without its proclitic.

    The nearest verb that can stand alone; then a participle or noun; then a verb that needs more.
    """
    line = text.rfind("\n", 0, start) + 1
    sentence = max([line, *(found.end() + line for found in STOP.finditer(text[line:start]))])
    lesser: Range | None = None
    for first, last in reversed([(a + sentence, b + sentence) for a, b in words(text[sentence:start])]):
        for reading in lexicon.readings_of(text[first:last]):
            place = (first + unfolded(text[first:last], reading.proclitic), last)
            if reading.kind == "verb" and not reading.weak:
                return place
            if reading.kind != "preposition":
                lesser = lesser or place
    return lesser


def candidate(text: str, piece: Range, cue: Range | None) -> QuoteCandidate:
    """A stretch as a quote of the label that its marks give it."""
    label = "direct" if piece in _paired(text) else label_of(text, *piece)
    return QuoteCandidate(label, (piece,), cue, label != "indirect")


@lru_cache(maxsize=4)
def _paired(text: str) -> frozenset[Range]:
    return frozenset(pairs_of(text))


def clause_starts(text: str, start: int, end: int) -> Iterator[Range]:
    """Where each إن, أن, بأن or colon in text[start:end] stands, and where its clause begins: before إنها and its like."""
    for found in _THAT.finditer(text, start, end):
        yield found.start(), found.start("that") if found["pronoun"] else found.end()


def clause_start(text: str, start: int, end: int) -> int | None:
    """Where the words after the first إن, أن, بأن or colon in text[start:end] begin."""
    return next((begins for _, begins in clause_starts(text, start, end)), None)


def clause_end(text: str, start: int, lexicon: Lexicon) -> int:
    """Where a reported clause ends: the full stop, or a comma before a new source, cue or circumstance; marks are crossed."""
    line = text.find("\n", start)
    limit = line if line >= 0 else len(text)
    pairs = pairs_of(text)
    following = bisect_left(pairs, (start,))
    spoken = start
    for stop in _CLAUSE_END.finditer(text, start, limit):
        while following < len(pairs) and pairs[following][0] < stop.start():
            spoken = max(spoken, pairs[following][1] - 1)
            following += 1
        if stop.start() < spoken:
            continue
        if text[stop.start()] not in "،,؛;" or _opens_other(text, stop.end(), limit, lexicon):
            return stop.start()
    return limit


def _opens_other(text: str, start: int, limit: int, lexicon: Lexicon) -> bool:
    if _AFTER_COMMA.match(text, start, limit) or text.startswith(lexicon.spelled.get("enders", ()), start, limit):
        return True
    pieces = tokens(text).between(start, min(start + 60, limit))
    first = next(pieces, None)
    if first is not None and lexicon.has("turns", first.form):
        first = next((token for token in pieces if not lexicon.has("turns", token.form)), None)
        if first and any(reading.finite and not reading.weak for reading in lexicon.readings(first.form)):
            return True
        who = mention_at(text, first.start, limit, lexicon) if first else None
        first = next(tokens(text).between(who[1], limit), None) if who else None
        return first is not None and any(reading.finite and not reading.weak for reading in lexicon.readings(first.form))
    return first is not None and any(
        (r.finite or r.kind == "participle") and not r.weak for r in lexicon.readings(first.form)
    )


def reported_clause(text: str, caret: int, lexicon: Lexicon) -> Range | None:
    """From after the complementiser or colon before the caret to the end of its clause."""
    line = text.rfind("\n", 0, caret) + 1
    before = [place for found in _THAT.finditer(text, line) if (place := found.end()) <= caret]
    last = clause_start(text, _last_that(text, line, caret), caret + 1) if before else None
    if last is None:
        return None
    start, end = visible(text, last, max(caret, clause_end(text, last, lexicon)))
    return (start, end) if start < end else None


def _last_that(text: str, line: int, caret: int) -> int:
    return [found.start() for found in _THAT.finditer(text, line) if found.end() <= caret][-1]
