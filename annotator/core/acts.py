"""Acts that join several edit verbs into one change: a quotation with its cue, a speaker with the referent.

Pure, like the verbs. What an act adds is what the annotator was shown before: nothing more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.core import edits, referents
from annotator.core.annotation import Referent, Span
from annotator.core.arabic import bare
from annotator.core.change import Change, State, apply, joined
from annotator.core.edits import EditError
from annotator.core.errors import Key
from annotator.core.labels import LabelSet
from annotator.core.quotations import QuoteCandidate
from annotator.core.speakers import SpeakerCandidate
from annotator.core.suggest import Suggestion
from annotator.core.text import Range


class Draft:
    """Verbs collected one by one, each made from the state that the one before leaves."""

    def __init__(self, state: State, text: str, label_set: LabelSet) -> None:
        self.state, self.text, self.label_set = state, text, label_set
        self._changes: list[Change] = []

    def add(self, change: Change) -> None:
        if change:
            self.state = apply(self.state, change)
            self._changes.append(change)

    def change(self, title: str) -> Change:
        return joined(title, self._changes)

    def tag(self, layer: str, label: str, segments: Sequence[Range], referent: str | None = None) -> str:
        """The id of the span of that layer with these boundaries, tagged if it is not there yet.

        A label that the rules know and the label set does not becomes the layer's first.
        """
        known = self.label_set.layer(layer)
        if known is None:
            raise EditError("This label set has no layer “{layer}”.", layer=layer)
        label = label if self.label_set.accepts(layer, label) else known.labels[0].id
        change = edits.tag(self.state, self.text, layer, label, segments, referent=referent)
        self.add(change)
        if change:
            return _first_span(change).id
        # the same span with the same label stands there: asking for another label names it
        return _first_span(edits.tag(self.state, self.text, layer, "", segments)).id

    def cue(self, quote: str, cue: Range, label: str) -> None:
        """The cue that stands there, as it is, or a new one; linked to the quote."""
        if self.label_set.layer("cue") is None:
            return
        standing = span_at(self.state, "cue", (cue,))
        self.link("cue", quote, standing.id if standing else self.tag("cue", label, (cue,)))

    def link(self, relation: str, head: str, child: str) -> None:
        """Links, where the label set has such a relation."""
        if self.label_set.relation(relation) is not None:
            self.add(edits.link(self.state, self.label_set, relation, head, child))

    def referent(self, candidate: SpeakerCandidate, label: str) -> str | None:
        """The candidate's referent: the one named, the one of that name, or a new one."""
        if candidate.referent_id is not None:
            return candidate.referent_id
        if not candidate.name.strip():
            return None
        if known := named(self.state, candidate.name):
            return known[0].id
        found = self.label_set.label("speaker", label)
        kind = candidate.kind or (found.kind if found else "")
        change = referents.create_referent(self.state, candidate.name, kind, candidate.aliases)
        self.add(change)
        return next(iter(change.of(Referent)[1]))


def span_at(state: State, layer: str, segments: Sequence[Range]) -> Span | None:
    """The span of a layer with exactly these boundaries."""
    return next((s for s in state.spans.values() if s.layer == layer and s.segments == tuple(segments)), None)


def take_quote(
    state: State, text: str, label_set: LabelSet, candidate: QuoteCandidate, cue_label: str = "cue"
) -> tuple[Change, str]:
    """The quote with its cue linked, and the quote's id."""
    draft = Draft(state, text, label_set)
    quote = _quote(draft, candidate, candidate.cue, cue_label)
    return draft.change("Take quote"), quote


def take_speaker(
    state: State,
    text: str,
    label_set: LabelSet,
    quote: str,
    relation: str,
    candidate: SpeakerCandidate,
    *,
    replacing: bool = False,
) -> Change:
    """Tags a candidate's mention, links it to the quote and assigns the referent; `replacing` takes the others off."""
    draft = Draft(state, text, label_set)
    if replacing:
        draft.add(edits.unlink_all(state, quote, relation))
    _speaker(draft, quote, relation, candidate)
    if replacing:
        _drop_unlinked(draft, state, quote, relation)
    return draft.change("Link")


def accept(
    state: State,
    text: str,
    label_set: LabelSet,
    suggestion: Suggestion,
    *,
    speakers: Sequence[SpeakerCandidate] | None = None,
    cue_label: str = "cue",
) -> tuple[Change, str]:
    """All that a suggestion shows, as one act, and the id of its span. `speakers` stand in for the proposed ones."""
    draft = Draft(state, text, label_set)
    if suggestion.quote is None:
        label = cue_label if suggestion.layer == "cue" else suggestion.label
        span = draft.tag(suggestion.layer, label, suggestion.segments)
        if suggestion.entity is not None:
            _name_entity(draft, span, suggestion)
        return draft.change("Accept suggestion"), span
    quote = _quote(draft, suggestion.quote, suggestion.cue, cue_label)
    for candidate in suggestion.speakers if speakers is None else speakers:
        _speaker(draft, quote, "speaker", candidate)
    for candidate in suggestion.relays:
        _speaker(draft, quote, "via", candidate)
    for candidate in suggestion.addressees:
        _speaker(draft, quote, "addressee", candidate)
    return draft.change("Accept suggestion"), quote


def assign(state: State, text: str, label_set: LabelSet, span_id: str, candidate: SpeakerCandidate) -> Change:
    """Gives a span its referent, making the referent if it is new, and teaches it the span's words as a name."""
    draft = Draft(state, text, label_set)
    span = state.spans[span_id]
    label = label_set.label(span.layer, span.label)
    if candidate.referent_id is None and not candidate.kind and label:
        candidate = replace(candidate, kind=label.kind)
    referent = draft.referent(candidate, span.label)
    draft.add(referents_of_span(draft.state, span_id, referent))
    if referent is not None and teaches(draft.state.referents[referent], span, text):
        draft.add(referents.add_alias(draft.state, referent, mention(span, text)))
    return draft.change("Assign referent")


def referents_of_span(state: State, span_id: str, referent: str | None) -> Change:
    return referents.assign_referent(state, span_id, referent)


def teaches(referent: Referent, span: Span, text: str) -> bool:
    """Whether the span's words are a new name: all of an entity, a speaker's only if no known name is in them."""
    words, known = bare(mention(span, text)), _names(referent)
    if span.layer == "entity":
        return words not in known
    return span.label in ("named", "nominal", "collective", "anonymous") and not any(n in words for n in known)


def mention(span: Span, text: str) -> str:
    """The words of a span on one line."""
    return " ".join(text[span.start : span.end].split())


def named(state: State, name: str) -> list[Referent]:
    """The referents that have this name or alias, diacritics and hamza forms aside."""
    wanted = bare(name)
    return [referent for referent in state.referents.values() if wanted in _names(referent)]


def known_referent(state: State, label_set: LabelSet, layer: str, label: str, name: str) -> Referent | None:
    """The one referent that has this name and is of a kind the label can mean; None if there are none or several."""
    found = label_set.label(layer, label)
    kind = found.kind if found else ""
    fitting = [r for r in named(state, name) if not kind or not r.kind or layer == "speaker" or r.kind == kind]
    return fitting[0] if len(fitting) == 1 else None


def tag_everywhere(state: State, text: str, label_set: LabelSet, span: Span, places: Iterable[Range]) -> Change:
    """The same layer, label and referent at other places."""
    return tag_places(state, text, label_set, span.layer, span.label, span.referent, places)


def tag_places(
    state: State, text: str, label_set: LabelSet, layer: str, label: str, referent: str | None, places: Iterable[Range]
) -> Change:
    """One label and referent at many places of a document; the first annotation marks it as started."""
    draft = Draft(state, text, label_set)
    for place in places:
        draft.tag(layer, label, (place,), referent)
    if state.annotation_set.progress.status == "new" and draft.change(""):
        draft.add(edits.set_status(draft.state, "started"))
    return draft.change("Tag everywhere")


def _first_span(change: Change) -> Span:
    return next(iter(change.of(Span)[1].values()))


def _names(referent: Referent) -> set[str]:
    return {bare(name) for name in (referent.name, *referent.aliases)}


def _quote(draft: Draft, candidate: QuoteCandidate, cue: Range | None, cue_label: str) -> str:
    standing = span_at(draft.state, "quote", candidate.segments)
    quote = standing.id if standing else draft.tag("quote", candidate.label, candidate.segments)
    if cue is not None and not draft.state.annotation_set.children(quote, "cue"):
        draft.cue(quote, cue, cue_label)
    return quote


def _speaker(draft: Draft, quote: str, relation: str, candidate: SpeakerCandidate) -> None:
    referent = draft.referent(candidate, candidate.label)
    if candidate.span_id is not None and candidate.span_id in draft.state.spans:
        child = candidate.span_id
        if referent is not None:
            draft.add(referents_of_span(draft.state, child, referent))
    else:
        label, place = candidate.label, candidate.range
        if place is None:
            label, place = "implicit", _cue_of(draft, quote)
        child = draft.tag("speaker", label, (place,), referent)
    draft.link(relation, quote, child)
    span = draft.state.spans[child]
    if referent is not None and teaches(draft.state.referents[referent], span, draft.text):
        draft.add(referents.add_alias(draft.state, referent, mention(span, draft.text)))
    if candidate.cue is not None:
        draft.cue(quote, candidate.cue, "cue")


def _name_entity(draft: Draft, span: str, suggestion: Suggestion) -> None:
    """The referent the suggestion shows, made if it is new; it learns the words as a name."""
    entity = suggestion.entity
    if entity is None or not (entity.referent_id or entity.name):
        return
    label = draft.label_set.label("entity", suggestion.label)
    kind = label.kind if label else ""
    candidate = SpeakerCandidate(suggestion.label, None, entity.referent_id, entity.name, kind=kind, aliases=entity.aliases)
    referent = draft.referent(candidate, suggestion.label)
    if referent is not None:
        draft.add(referents_of_span(draft.state, span, referent))
        if teaches(draft.state.referents[referent], draft.state.spans[span], draft.text):
            draft.add(referents.add_alias(draft.state, referent, mention(draft.state.spans[span], draft.text)))


def _cue_of(draft: Draft, quote: str) -> Range:
    """Where an unmentioned speaker is annotated: on the quote's cue."""
    cues = draft.state.annotation_set.children(quote, "cue")
    if not cues:
        sentence = "This quotation has no reporting verb to hold the speaker: select the words and press {key}."
        raise EditError(sentence, key=Key("speaker"))
    return cues[0].segments[0]


def _drop_unlinked(draft: Draft, before: State, quote: str, relation: str) -> None:
    """Removes speakers that only the replaced links gave a reason to be."""
    for span in before.annotation_set.children(quote, relation):
        if span.id in draft.state.spans and not any(draft.state.annotation_set.relations_of(span.id)):
            draft.add(edits.delete_span(draft.state, span.id))
