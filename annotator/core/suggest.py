"""What the program proposes and a person decides: quotes with all that belongs to them, reporting words, entities.

Nothing here is an annotation. Offsets are code points. Every function is pure and may run in a thread.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from annotator.core.annotation import Span
from annotator.core.arabic import bare
from annotator.core.change import State
from annotator.core.entities import EntityCandidate, entity_candidates
from annotator.core.labels import LabelSet
from annotator.core.lexicon import Form, Lexicon
from annotator.core.marks import mark_pairs
from annotator.core.mentions import is_one_of
from annotator.core.quotations import QuoteCandidate, clause_end, clause_start, reporting_word
from annotator.core.quotations import candidate as quote_of
from annotator.core.speakers import (
    RELAY,
    SpeakerCandidate,
    addressee_candidates,
    proposed_speakers,
    relay_candidates,
)
from annotator.core.text import Range, is_word, trimmed, words

_STOP = regex.compile(r"[.!؟?](?=\s)")
_NEAR = 25  # code points between a verb of many meanings and what it introduces
_LONG_ENOUGH = 6  # words: shorter marked words without a cue are names and irony more often than speech
_NAME = 4  # words between marks after صحيفة and its like: a name


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One place worth a look. `layer` is what Enter would add: `quote` (with all that belongs to it), `cue` or `entity`."""

    key: str
    layer: str
    label: str
    segments: tuple[Range, ...]
    quote: QuoteCandidate | None = None
    cue: Range | None = None
    cue_label: str = "cue"
    speakers: tuple[SpeakerCandidate, ...] = ()
    relays: tuple[SpeakerCandidate, ...] = ()
    addressees: tuple[SpeakerCandidate, ...] = ()
    referent_id: str | None = None
    entity: EntityCandidate | None = None

    @property
    def start(self) -> int:
        return self.segments[0][0]

    @property
    def end(self) -> int:
        return self.segments[-1][1]

    @property
    def first(self) -> int:
        """Where a reader meets it: the verb and its subject stand before most quotes."""
        places = [self.start, *(speaker.range[0] for speaker in self.speakers if speaker.range)]
        return min([*places, self.cue[0]] if self.cue else places)

    @property
    def speaker(self) -> SpeakerCandidate | None:
        """The first of `speakers`: all of them are joint speakers of the quote."""
        return self.speakers[0] if self.speakers else None


def suggestion_key(layer: str, segments: Sequence[Range]) -> str:
    """What a rejection is remembered by: the place, not the wording of the proposal."""
    return f"{layer}:{segments[0][0]}-{segments[-1][1]}"


def cue_for(text: str, segments: Sequence[Range], lexicon: Lexicon) -> Range | None:
    """The reporting word that governs a quote, without its proclitic."""
    return reporting_word(text, segments[0][0], lexicon)


def cue_label(text: str, cue: Range, lexicon: Lexicon) -> str:
    """The label of the cue layer for the word there: verb, participle, noun or preposition; else cue."""
    readings = lexicon.readings(bare(text[slice(*cue)]))
    return readings[0].kind if readings else "cue"


def suggestions(
    text: str,
    state: State,
    rejected: frozenset[str],
    lexicon: Lexicon,
    label_set: LabelSet | None = None,
) -> tuple[Suggestion, ...]:
    """Every quotation, reporting word and entity of the article that is not annotated and was not rejected, in reading order."""
    found: list[Suggestion] = []
    if label_set is None or label_set.layer("quote"):
        found += _quote_suggestions(text, state, rejected, lexicon)
        if label_set is None or label_set.layer("cue"):
            found += _cue_suggestions(text, state, found, lexicon)
    if label_set is not None and label_set.layer("entity"):
        found += _entity_suggestions(text, state, lexicon, label_set)
    kept = (one for one in found if one.key not in rejected)
    return tuple(sorted(kept, key=lambda one: (one.first, -one.end)))


def _quote_suggestions(text: str, state: State, rejected: frozenset[str], lexicon: Lexicon) -> list[Suggestion]:
    taken = _covered(text, state.annotation_set.layer("quote"))
    return [
        complete(text, state, quote, lexicon)
        for quote in _quotes(text, lexicon)
        if not any(taken[quote.start : quote.end]) and suggestion_key("quote", quote.segments) not in rejected
    ]


def _cue_suggestions(text: str, state: State, quotes: Sequence[Suggestion], lexicon: Lexicon) -> Iterator[Suggestion]:
    """Reporting verbs that no quote has, annotated or proposed: what they report is for the annotator to find."""
    taken = {span.segments[0] for span in state.annotation_set.layer("cue")}
    taken |= {quote.cue for quote in _quotes(text, lexicon) if quote.cue}
    taken |= {relay.cue for quote in quotes for relay in quote.relays if relay.cue}
    standing = _covered(text, (*state.annotation_set.layer("quote"), *quotes))
    for cue, reading in _cues(text, lexicon, _spoken_pairs(text, lexicon)):
        if reading.finite and not reading.weak and cue not in taken and not standing[cue[0]]:
            yield Suggestion(suggestion_key("cue", (cue,)), "cue", reading.kind, (cue,), cue_label=reading.kind)


def _entity_suggestions(text: str, state: State, lexicon: Lexicon, label_set: LabelSet) -> Iterator[Suggestion]:
    taken = _covered(text, state.annotation_set.layer("entity"))
    for found in entity_candidates(text, state.referents, lexicon, label_set):
        if not any(taken[slice(*found.range)]):
            place, key = (found.range,), suggestion_key("entity", (found.range,))
            yield Suggestion(key, "entity", found.label, place, entity=found, referent_id=found.referent_id)


def _covered(text: str, pieces: Iterable[Span | Suggestion]) -> bytearray:
    """A byte for every letter: 1 where one of the pieces lies."""
    covered = bytearray(len(text))
    for piece in pieces:
        covered[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    return covered


def complete(text: str, state: State, quote: QuoteCandidate, lexicon: Lexicon) -> Suggestion:
    """A quote with the speakers, relays and addressees that the rules find for it in this state."""
    cue = quote.cue
    return Suggestion(
        suggestion_key("quote", quote.segments),
        "quote",
        quote.label,
        quote.segments,
        quote=quote,
        cue=cue,
        cue_label=cue_label(text, cue, lexicon) if cue else "cue",
        speakers=proposed_speakers(text, state, quote.segments, cue, lexicon),
        relays=relay_candidates(text, state, quote.segments, cue, lexicon),
        addressees=addressee_candidates(text, state, quote.segments, cue, lexicon),
    )


@lru_cache(maxsize=4)
def _quotes(text: str, lexicon: Lexicon) -> tuple[QuoteCandidate, ...]:
    """The quotations the rules see, without overlaps: for each reporting word the one that follows it, then marks left over."""
    pairs = _spoken_pairs(text, lexicon)
    found: list[QuoteCandidate] = []
    reach = 0
    for cue, reading in _cues(text, lexicon, pairs):
        quote = _governed(text, cue, reading, pairs, lexicon) if cue[0] >= reach else None
        if quote is not None:
            found.append(quote)
            reach = quote.end
    for pair in pairs:
        if not any(pair[0] < quote.end and quote.start < pair[1] for quote in found):
            after = _post_posed(text, pair, lexicon)
            if after or len(text[slice(*pair)].split()) >= _LONG_ENOUGH:
                found.append(quote_of(text, pair, after))
    return tuple(sorted(found, key=lambda quote: quote.start))


def _spoken_pairs(text: str, lexicon: Lexicon) -> tuple[Range, ...]:
    """The pairs of marks, without those around the name of a paper: صحيفة «الخبر»."""
    return tuple(pair for pair in mark_pairs(text) if not _names_a_paper(text, pair, lexicon))


def _names_a_paper(text: str, pair: Range, lexicon: Lexicon) -> bool:
    before = text[max(0, pair[0] - 20) : pair[0]].split()
    if not before or len(text[slice(*pair)].split()) > _NAME:
        return False
    return is_one_of(lexicon, "media", bare(before[-1]).lstrip("ولب"))


def _cues(text: str, lexicon: Lexicon, pairs: Sequence[Range]) -> Iterator[tuple[Range, Form]]:
    """The reporting words outside marks, in reading order."""
    covered = 0
    inside = iter((*pairs, (len(text), len(text))))
    pair = next(inside)
    for first, last in words(text):
        while pair[1] <= first < len(text):
            covered, pair = max(covered, pair[1]), next(inside)
        if pair[0] <= first < pair[1]:
            continue
        for reading in lexicon.readings(bare(text[first:last])):
            if reading.kind != "preposition":
                yield (first + reading.proclitic, last), reading
                break


def _governed(text: str, cue: Range, reading: Form, pairs: Sequence[Range], lexicon: Lexicon) -> QuoteCandidate | None:
    """What a reporting word introduces in its sentence: words in marks, or the clause after إن, أن or a colon."""
    stop = _line_end(text, cue[1])
    if end := _STOP.search(text, cue[1], stop):
        stop = end.start()
    marked = next((pair for pair in pairs if cue[1] <= pair[0] < stop), None)
    that = clause_start(text, cue[1], marked[0] if marked else stop)
    limit = that if that is not None else marked[0] if marked else None
    if limit is None or _interrupted(text, cue[1], limit, lexicon) or (reading.weak and limit - cue[1] > _NEAR):
        return None
    if that is None or (marked and not text[that : marked[0]].strip() and text[:that].rstrip().endswith(":")):
        return quote_of(text, marked, cue) if marked else None
    start, end_of = trimmed(text, that, clause_end(text, that, lexicon))
    return quote_of(text, (start, end_of), cue) if end_of - start > 3 else None


def _interrupted(text: str, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether another reporting word stands between: what follows is governed by that one."""
    relays = [relay.span() for relay in RELAY.finditer(text, start, stop)]
    for a, b in words(text[start:stop]):
        readings = lexicon.readings(bare(text[start + a : start + b]))
        if any(first <= start + a < last for first, last in relays):
            continue
        if any((r.finite and not r.weak) or r.kind in ("participle", "noun") for r in readings):
            return True
    return False


def _post_posed(text: str, pair: Range, lexicon: Lexicon) -> Range | None:
    """The reporting verb right after the marks: `"…"، قال دبلوماسي`."""
    for a, b in words(text[pair[1] : min(_line_end(text, pair[1]), pair[1] + 40)])[:3]:
        first, last = pair[1] + a, pair[1] + b
        if not is_word(text[first:last]):
            continue
        reading = next((r for r in lexicon.readings(bare(text[first:last])) if r.finite), None)
        return (first + reading.proclitic, last) if reading else None
    return None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
