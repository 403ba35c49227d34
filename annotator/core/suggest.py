"""What the program proposes and a person decides: quotes, their cue, speaker, relay and addressee; entities.

Nothing here is an annotation. Offsets are code points. Every function is pure and may run in a thread.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from annotator.core.annotation import Referent
from annotator.core.arabic import bare
from annotator.core.change import State
from annotator.core.labels import LabelSet
from annotator.core.lexicon import Form, Lexicon
from annotator.core.marks import mark_pairs
from annotator.core.mentions import mention_at, mention_label, proper_name
from annotator.core.quotations import QuoteCandidate, clause_end, clause_start, reporting_word
from annotator.core.quotations import candidate as quote_of
from annotator.core.text import Range, is_word, trimmed, words

_STOP = regex.compile(r"[.!؟?](?=\s)")
_RELAY = regex.compile(
    r"(?<!\p{L})(?:وفق ما|وفقا لما|بحسب ما|حسب ما|حسبما|كما)\s(?P<cue>نقلت?|ذكرت?|أفادت?|أوردت?)(?!\p{L})(?:\sعنه|\sعنها)?\s+"
    r"|(?<!\p{L})(?P<cue>نقلا عن|بحسب|وفق|حسب)\s+(?!ما\s)"
    r"|(?<!\p{L})(?P<cue>وفقا|طبقا)\s+ل(?!ما\s)"
)
_NEAR = 25  # code points between a verb of many meanings and what it introduces
_LONG_ENOUGH = 6  # words: shorter marked words without a cue are names and irony more often than speech


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """Someone who may have said it, relayed it or been told it.

    `label` is of the speaker layer. `range` is the mention (the cue itself for `implicit`), or None
    for a referent of the project that is not mentioned near. `span_id` is the speaker span that
    stands there already: link it instead of tagging. `referent_id` is None where the project has
    no such referent yet: `name`, `kind` and `aliases` are what to create it with. `cue` is the
    relay's own reporting word. `reason` is English for the window to translate.
    """

    label: str
    range: Range | None
    referent_id: str | None
    name: str
    reason: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()
    cue: Range | None = None
    cue_label: str = "cue"
    span_id: str | None = None


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

    @property
    def start(self) -> int:
        return self.segments[0][0]

    @property
    def end(self) -> int:
        return self.segments[-1][1]

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


def speaker_candidates(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """Who may have said the quote, likeliest first; no mention and no referent twice.

    A verb's own subject comes first; without one, the speaker of the quote before, implied by the
    verb. Then come annotated speakers and persons, those between the cue and the quote before the nearest.
    """
    start = segments[0][0]
    subject = _subject(text, state, segments, cue, lexicon)
    implied = _implied(state, start, cue)
    annotated = _annotated(state, start, cue)
    order = (subject, *annotated, implied) if subject else (implied, *annotated)
    found = [candidate for candidate in order if candidate is not None]
    seen: set[tuple[bool, object]] = set()
    distinct = []
    for candidate in found:
        mark = (candidate.label == "implicit", candidate.referent_id or candidate.range)
        if mark not in seen:
            distinct.append(candidate)
        seen.add(mark)
    return tuple(distinct[:10])


def _implied(state: State, start: int, cue: Range | None) -> SpeakerCandidate | None:
    before = _speaker_before(state, start)
    if cue is None or before is None:
        return None
    name = state.referents[before].name if before in state.referents else ""
    return SpeakerCandidate("implicit", cue, before, name, "implied by the verb")


def _annotated(state: State, start: int, cue: Range | None) -> list[SpeakerCandidate]:
    found = []
    seen: set[str | None] = set()
    mentions = [s for s in state.spans.values() if s.referent and (s.layer == "speaker" or s.label in ("PER", "ORG"))]
    behind = cue[1] if cue else start
    for span in sorted(mentions, key=lambda s: (not behind <= s.start < start, abs(s.start - start))):
        if span.label == "implicit" or span.referent in seen:
            continue
        seen.add(span.referent)
        standing = span.id if span.layer == "speaker" else None
        referent = state.referents.get(span.referent or "")
        label = span.label if standing else "named"
        name = referent.name if referent else ""
        found.append(SpeakerCandidate(label, (span.start, span.end), span.referent, name, "named nearby", span_id=standing))
    return found


def _subject(text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon) -> SpeakerCandidate | None:
    """The noun phrase after the cue, before the quote or, for a cue that follows it, before its sentence ends."""
    if cue is None:
        return None
    stop = segments[0][0] if cue[0] < segments[0][0] else _line_end(text, cue[1])
    place = mention_at(text, cue[1], stop, lexicon)
    return _mentioned(text, state, place, lexicon, "after the verb") if place else None


def _mentioned(text: str, state: State, place: Range, lexicon: Lexicon, reason: str) -> SpeakerCandidate:
    words = " ".join(text[slice(*place)].split())
    standing = next((s for s in state.spans.values() if s.layer == "speaker" and s.segments == (place,)), None)
    if standing is not None:
        referent = state.referents.get(standing.referent or "")
        name = referent.name if referent else words
        return SpeakerCandidate(standing.label, place, standing.referent, name, reason, span_id=standing.id)
    label = mention_label(words, lexicon)
    known = _known(state, words)
    name = known.name if known else proper_name(words, lexicon) or words
    return SpeakerCandidate(label, place, known.id if known else None, name, reason)


def _known(state: State, words: str) -> Referent | None:
    """The referent one of whose names stands whole in the words; the longest name decides, a draw gives none."""
    padded = f" {bare(words)} "
    scores = {}
    for referent in state.referents.values():
        names = [bare(name) for name in (referent.name, *referent.aliases)]
        scores[referent.id] = max((len(name) for name in names if name and f" {name} " in padded), default=0)
    best = max(scores.values(), default=0)
    winners = [key for key, score in scores.items() if score == best]
    return state.referents[winners[0]] if best and len(winners) == 1 else None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _speaker_before(state: State, start: int) -> str | None:
    """The referent who speaks in the last attributed quote before a place."""
    quotes = [quote for quote in state.annotation_set.layer("quote") if quote.start < start]
    for quote in reversed(quotes):
        speakers = [span.referent for span in state.annotation_set.children(quote.id, "speaker") if span.referent]
        if speakers:
            return speakers[-1]
    return None


def relay_candidates(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """Through whom the quote may be known, each with its own cue, likeliest first: `وفق ما نقلت وكالة …` after it."""
    end = segments[-1][1]
    line = _line_end(text, end)
    found = []
    for match in _RELAY.finditer(text, end, line):
        place = mention_at(text, match.end(), line, lexicon)
        if place and not any(c in ".؟!" for c in text[end : match.start()].rstrip()):
            known = _mentioned(text, state, place, lexicon, "relays it")
            found.append(replace(known, cue=match.span("cue")))
    return tuple(found)


def addressee_candidates(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """To whom it may have been said, likeliest first: the press after ل between the cue and the quote."""
    if cue is None or cue[1] >= segments[0][0]:
        return ()
    found = []
    for a, b in words(text[cue[1] : segments[0][0]]):
        first, last = cue[1] + a, cue[1] + b
        form = bare(text[first:last])
        if len(form) < 4 or not form.startswith("ل"):
            continue
        stem = form[1:].removeprefix("ل")
        if any(lexicon.has(name, w) for name in ("media", "pressmen") for w in (stem, form[1:], "ال" + stem)):
            place = mention_at(text, first + 1, segments[0][0], lexicon) or (first + 1, last)
            found.append(_mentioned(text, state, place, lexicon, "told it"))
    return tuple(found)


def suggestions(
    text: str,
    state: State,
    rejected: frozenset[str],
    lexicon: Lexicon,
    label_set: LabelSet | None = None,
) -> tuple[Suggestion, ...]:
    """Every quotation of the article that is not annotated and was not rejected, in reading order."""
    if label_set is not None and label_set.layer("quote") is None:
        return ()
    taken = [(quote.start, quote.end) for quote in state.annotation_set.layer("quote")]
    found = []
    for quote in _quotes(text, lexicon):
        key = suggestion_key("quote", quote.segments)
        if key in rejected or any(quote.start < last and first < quote.end for first, last in taken):
            continue
        found.append(complete(text, state, quote, lexicon))
    return tuple(found)


def complete(text: str, state: State, quote: QuoteCandidate, lexicon: Lexicon) -> Suggestion:
    """A quote with the speaker, relay and addressee that the rules find for it in this state."""
    cue = quote.cue
    who = speaker_candidates(text, state, quote.segments, cue, lexicon)[:1] if cue else ()
    if who and who[0].reason == "named nearby":
        who = ()  # nearness alone is not enough to propose somebody
    return Suggestion(
        suggestion_key("quote", quote.segments),
        "quote",
        quote.label,
        quote.segments,
        quote=quote,
        cue=cue,
        cue_label=cue_label(text, cue, lexicon) if cue else "cue",
        speakers=who,
        relays=relay_candidates(text, state, quote.segments, cue, lexicon),
        addressees=addressee_candidates(text, state, quote.segments, cue, lexicon),
    )


@lru_cache(maxsize=4)
def _quotes(text: str, lexicon: Lexicon) -> tuple[QuoteCandidate, ...]:
    """The quotations the rules see, without overlaps: for each reporting word the one that follows it, then marks left over."""
    pairs = mark_pairs(text)
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
    for a, b in words(text[start:stop]):
        readings = lexicon.readings(bare(text[start + a : start + b]))
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
