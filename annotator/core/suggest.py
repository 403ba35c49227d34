"""What the program proposes and a person decides: quotes with all that belongs to them, reporting words, entities.

Nothing here is an annotation. Offsets are code points. Every function is pure and may run in a thread.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.core.annotation import Span
from annotator.core.change import State
from annotator.core.entities import EntityCandidate, entity_candidates
from annotator.core.labels import LabelSet
from annotator.core.lexicon import Lexicon
from annotator.core.quotations import QuoteCandidate, reporting_word
from annotator.core.quote_rules import cues, quotes
from annotator.core.speakers import SpeakerCandidate, addressee_candidates, proposed_speakers, relay_candidates
from annotator.core.text import Range

_QUOTE_LABELS = ("direct", "indirect", "mixed", "reported")


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
    readings = lexicon.readings_of(text[slice(*cue)])
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
        found += [one for one in _quote_suggestions(text, state, rejected, lexicon) if _wanted(one, label_set)]
        if label_set is None or label_set.layer("cue"):
            found += _cue_suggestions(text, state, found, lexicon)
    if label_set is not None and label_set.layer("entity"):
        found += _entity_suggestions(text, state, lexicon, label_set)
    kept = (one for one in found if one.key not in rejected)
    return tuple(sorted(kept, key=lambda one: (one.first, -one.end)))


def _wanted(quote: Suggestion, label_set: LabelSet | None) -> bool:
    """Not so if the label set has some of the rules' labels for quotes and leaves this one out on purpose."""
    layer = label_set.layer("quote") if label_set else None
    return layer is None or layer.label(quote.label) is not None or not any(layer.label(one) for one in _QUOTE_LABELS)


def _quote_suggestions(text: str, state: State, rejected: frozenset[str], lexicon: Lexicon) -> list[Suggestion]:
    standing = state.annotation_set.layer("quote")
    taken = _covered(text, standing)
    return [
        complete(text, state, quote, lexicon)
        for quote in quotes(text, lexicon)
        if (not any(taken[quote.start : quote.end]) or (quote.nested and _only_around(quote, standing)))
        and suggestion_key("quote", quote.segments) not in rejected
    ]


def _only_around(quote: QuoteCandidate, standing: Iterable[Span]) -> bool:
    """Whether every quote that shares a letter with a nested one lies around it and reaches farther."""
    place = (quote.start, quote.end)
    near = [(span.start, span.end) for span in standing if span.start < quote.end and quote.start < span.end]
    return all(start <= quote.start and quote.end <= end and (start, end) != place for start, end in near)


def _cue_suggestions(text: str, state: State, proposed: Sequence[Suggestion], lexicon: Lexicon) -> Iterator[Suggestion]:
    """Reporting verbs that no quote has, annotated or proposed: what they report is for the annotator to find."""
    taken = {span.segments[0] for span in state.annotation_set.layer("cue")}
    taken |= {quote.cue for quote in quotes(text, lexicon) if quote.cue}
    taken |= {relay.cue for quote in proposed for relay in quote.relays if relay.cue}
    standing = _covered(text, (*state.annotation_set.layer("quote"), *proposed))
    for cue, reading in cues(text, lexicon):
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
