"""What the program proposes and a person decides: quotes, their cue, speaker, relay and addressee; entities.

Nothing here is an annotation. Offsets are code points. Every function is pure and may run in a thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.core.annotation import AnnotationSet, Document, Referent
from annotator.core.change import State
from annotator.core.labels import LabelSet
from annotator.core.lexicon import Lexicon
from annotator.core.quotations import QuoteCandidate, reporting_word
from annotator.core.text import Range


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
    return "cue"


def speaker_candidates(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """Who may have said the quote, likeliest first; no mention and no referent twice.

    The speaker implied by the verb is the one of the quote before. Then come speakers and persons
    that are annotated, those between the cue and the quote first, then the nearest before it.
    """
    start = segments[0][0]
    found: list[SpeakerCandidate] = []
    if cue is not None and (before := _speaker_before(state, start)):
        name = state.referents[before].name if before in state.referents else ""
        found.append(SpeakerCandidate("implicit", cue, before, name, "implied by the verb"))
    mentions = [s for s in state.spans.values() if s.referent and (s.layer == "speaker" or s.label in ("PER", "ORG"))]
    behind = cue[1] if cue else start
    for span in sorted(mentions, key=lambda s: (not behind <= s.start < start, abs(s.start - start))):
        if span.label == "implicit" or span.referent in {c.referent_id for c in found if c.label != "implicit"}:
            continue
        standing = span.id if span.layer == "speaker" else None
        referent = state.referents.get(span.referent or "")
        name = referent.name if referent else ""
        label = span.label if standing else "named"
        found.append(SpeakerCandidate(label, (span.start, span.end), span.referent, name, "named nearby", span_id=standing))
    return tuple(found[:10])


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
    """Through whom the quote may be known, each with its own cue, likeliest first."""
    return ()


def addressee_candidates(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """To whom it may have been said, likeliest first."""
    return ()


def suggestions(
    text: str,
    state: State,
    rejected: frozenset[str],
    lexicon: Lexicon,
    label_set: LabelSet | None = None,
) -> tuple[Suggestion, ...]:
    """Every place of the article worth a look that is not annotated and was not rejected, in reading order."""
    return ()


def extract(document: Document, lexicon: Lexicon) -> tuple[AnnotationSet, tuple[Referent, ...]]:
    """The rules as an extractor: quotes, cues, speakers, relations and the referents they found."""
    return AnnotationSet.of(document.id, "rules", kind="extractor"), ()
