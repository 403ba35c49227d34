"""Who said what: taking quotations, naming speakers, relays and addressees, walking the suggestions.

What the rules propose is shown in the strip before anything of it becomes an annotation; each
answer is one change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.core import acts, arabic, edits, quotations, quote_rules, speakers, suggest
from annotator.core.annotation import Span
from annotator.core.change import State
from annotator.core.edits import EditError
from annotator.core.errors import Key
from annotator.core.quotations import QuoteCandidate
from annotator.core.speakers import SpeakerCandidate
from annotator.core.suggest import Suggestion
from annotator.core.text import Range
from annotator.ui.desk import Desk
from annotator.ui.language import tr
from annotator.ui.naming import Naming
from annotator.ui.offers import Offer, Row, numbered
from annotator.ui.referent_colours import article_colours
from annotator.ui.referent_rows import find_referents

_PRONOUNS = {"هو", "هي", "هم", "هما", "هن", "انا", "نحن"}


@dataclass(slots=True)
class _Taking:
    """What Q took last, so that Q again takes the next candidate instead."""

    state: State
    candidates: tuple[QuoteCandidate, ...]
    index: int
    applied: bool


class Quoting:
    """The acts on quotations and those who speak in them."""

    def __init__(self, desk: Desk, naming: Naming) -> None:
        self._desk, self._naming = desk, naming
        self._taking: _Taking | None = None
        self.in_hand: Suggestion | None = None

    # -- Q

    def take(self) -> None:
        """Takes the quotation at the caret or selection; once more takes the next candidate in its place."""
        desk, taking = self._desk, self._taking
        if taking is not None and taking.state is desk.state:
            if len(taking.candidates) == 1:
                desk.said.emit(tr("There are no other boundaries to offer here."))
                return
            if taking.applied:
                desk.workspace.undo()
            self._take(taking.candidates, (taking.index + 1) % len(taking.candidates))
            return
        found = self._candidates()
        if not found:
            raise EditError("There is no quotation here: select its words, then press {key}.", key=Key("quote"))
        self._take(found, 0)

    def _candidates(self) -> tuple[QuoteCandidate, ...]:
        """The quote in hand, else the one that the rules propose here (its cue and both its segments are known), then others."""
        desk, first = self._desk, self.in_hand.quote if self.in_hand else None
        start, end = (first.start, first.end) if first else desk.chosen_text() or (desk.canvas.caret, desk.canvas.caret)
        others = quotations.candidates(desk.text, start, end, desk.lexicon)
        if first is None and others and len(others[0].segments) == 1:
            proposed = quote_rules.quotes(desk.text, desk.lexicon)
            first = next((quote for quote in proposed if others[0].segments[0] in quote.segments), None)
        return (first, *(other for other in others if other.segments != first.segments)) if first else others

    def _take(self, candidates: tuple[QuoteCandidate, ...], index: int) -> None:
        desk, candidate = self._desk, candidates[index]
        label = self._cue_label(candidate.cue)
        change, quote = acts.take_quote(desk.state, desk.text, desk.label_set, candidate, label)
        number = tr(" ({index} of {count})", index=index + 1, count=len(candidates)) if len(candidates) > 1 else ""
        self._drop_hand()
        applied = desk.apply(change, desk.label_name("quote", desk_label(desk, quote, candidate)) + number, select=quote)
        self._taking = _Taking(desk.state, candidates, index, applied)
        self.offer("speaker", desk.state.spans[quote], taking=True)

    def _cue_label(self, cue: Range | None) -> str:
        if cue is None or not self._desk.habits.classify_cues:
            return "cue"
        return suggest.cue_label(self._desk.text, cue, self._desk.lexicon)

    # -- who

    def offer(self, relation: str, quote: Span, *, replacing: bool = False, taking: bool = False) -> None:
        """Asks for a speaker, addressee or relay of a quote."""
        desk = self._desk
        candidates = self._who(relation, quote)

        def take(row: Row) -> None:
            candidate: SpeakerCandidate = row.value  # type: ignore[assignment]
            self._link(quote.id, relation, candidate, replacing=replacing)

        desk.offer(
            Offer(
                _question(relation),
                numbered([self._row(candidate) for candidate in candidates], _implied),
                take,
                lambda typed: self._found(typed),
                again=self.take if taking else None,
                leave=(lambda: self.leave_unattributed(quote.id)) if relation == "speaker" else None,
                walk=self.walk,
            )
        )

    def _who(self, relation: str, quote: Span) -> Sequence[SpeakerCandidate]:
        desk = self._desk
        cues = desk.state.annotation_set.children(quote.id, "cue")
        cue = cues[0].segments[0] if cues else suggest.cue_for(desk.text, quote.segments, desk.lexicon)
        ask = {
            "speaker": speakers.speaker_candidates,
            "addressee": speakers.addressee_candidates,
            "via": speakers.relay_candidates,
        }[relation]
        return ask(desk.text, desk.state, quote.segments, cue, desk.lexicon)

    def _row(self, candidate: SpeakerCandidate) -> Row:
        desk = self._desk
        referent = desk.state.referents.get(candidate.referent_id or "")
        mention = " ".join(desk.text[slice(*candidate.range)].split()) if candidate.range else ""
        label = desk.label_name("speaker", candidate.label)
        name = (referent.name if referent else candidate.name) or mention
        details = [label] if candidate.range else []
        if mention and mention != name:
            details.append(mention)
        if candidate.reason:
            details.append(tr(candidate.reason))
        colour = article_colours(self._desk.state).get(candidate.referent_id or "", "")
        return Row(name, " · ".join(details), candidate, colour=colour)

    def _found(self, typed: str) -> Sequence[Row]:
        return [self._row(candidate) for candidate in find_referents(self._desk.state, typed, label="implicit")]

    def _link(self, quote: str, relation: str, candidate: SpeakerCandidate, *, replacing: bool) -> None:
        desk = self._desk
        change = acts.take_speaker(desk.state, desk.text, desk.label_set, quote, relation, candidate, replacing=replacing)
        desk.apply(change, f"{_title(relation)}: {self._row(candidate).name}", select=quote)
        self._taking = None
        desk.settle_offer()

    def leave_unattributed(self, quote: str) -> None:
        """Nobody is said to have said it: recorded, so that it is no gap."""
        desk = self._desk
        draft = acts.Draft(desk.state, desk.text, desk.label_set)
        draft.add(edits.unlink_all(desk.state, quote, "speaker"))
        draft.add(edits.set_attribute(draft.state, quote, "attribution", "unattributed"))
        desk.apply(draft.change("Leave unattributed"), tr("Nobody is named"), select=quote)
        self._taking = None
        desk.settle_offer()

    def relink(self) -> None:
        """Asks for the speaker again; the answer takes the place of the present ones."""
        quote = self._desk.required_quote()
        self._desk.select(quote.id)
        self.offer("speaker", quote, replacing=True)

    # -- S, A, V, C on words

    def tag_child(self, relation: str) -> None:
        """Tags the chosen words as a speaker and links them to the quote in hand; on a quote, asks who it is."""
        desk, selected = self._desk, self._desk.selected()
        chosen = desk.chosen_text()
        if chosen is None and (selected is None or selected.layer == "quote"):
            around = selected or desk.quote_here()
            inside = around is not None and (selected is not None or around.covers(desk.canvas.caret))
            if around is not None and inside:
                desk.select(around.id)
                self.offer(relation, around)
                return
        segments = (chosen,) if chosen else selected.segments if selected else (desk.word_here(),)
        self._tag_child(relation, segments)

    def _tag_child(self, relation: str, segments: tuple[Range, ...]) -> None:
        desk = self._desk
        quote = self._quote_for(segments)
        if quote is None and relation != "speaker":
            raise EditError("There is no quotation in this article to link these words to: {key} takes one.", key=Key("quote"))
        standing = acts.span_at(desk.state, "speaker", segments)
        label = standing.label if standing else self._mention_label(segments)
        words = " ".join(desk.text[segments[0][0] : segments[-1][1]].split())
        same = next((s.referent for s in desk.state.spans.values() if s.segments == segments and s.referent), None)
        known = acts.known_referent(desk.state, desk.label_set, "speaker", label, words)
        referent = same or (known.id if known and desk.habits.assign_known else None)
        draft = acts.Draft(desk.state, desk.text, desk.label_set)
        child = draft.tag("speaker", label, segments, referent)
        if quote is not None:
            draft.link(relation, quote.id, child)
        name = desk.referent_name(referent) or words
        desk.apply(draft.change("Link"), f"{_title(relation)}: {name}", select=child)

    def _mention_label(self, segments: tuple[Range, ...]) -> str:
        desk = self._desk
        if acts.span_at(desk.state, "cue", segments):
            return "implicit"
        word = arabic.bare(desk.text[segments[0][0] : segments[-1][1]])
        return "pronoun" if word in _PRONOUNS else "named"

    def tag_cue(self) -> None:
        """Tags the chosen words as a cue and links them to the quote in hand; on a quote, finds its cue."""
        desk, selected, chosen = self._desk, self._desk.selected(), self._desk.chosen_text()
        draft = acts.Draft(desk.state, desk.text, desk.label_set)
        quote: Span | None
        if chosen is None and selected is not None and selected.layer == "quote":
            quote, place = selected, suggest.cue_for(desk.text, selected.segments, desk.lexicon)
            if place is None:
                raise EditError(
                    "No reporting verb was found for this quotation: move to it and press {key}.", key=Key("cue")
                )
        else:
            segments = (chosen,) if chosen else selected.segments if selected else (desk.word_here(),)
            place, quote = segments[0], self._quote_for(segments)
        if quote is not None:
            draft.cue(quote.id, place, self._cue_label(place))
        else:
            draft.tag("cue", self._cue_label(place), (place,))
        cue = acts.span_at(draft.state, "cue", (place,))
        said = f"{desk.label_name('cue', '')}: {desk.text[slice(*place)]}"
        desk.apply(draft.change("Link cue"), said, select=cue.id if cue else None)

    def _quote_for(self, segments: tuple[Range, ...]) -> Span | None:
        """The quote that words belong to: the one in hand, else the nearest."""
        desk = self._desk
        if in_hand := desk.quote_in_hand():
            return in_hand
        start, end = segments[0][0], segments[-1][1]
        quotes = desk.state.annotation_set.layer("quote")
        return min(quotes, key=lambda q: max(q.start - end, start - q.end, 0), default=None)

    # -- suggestions

    def walk(self, step: int) -> None:
        """To the next or previous place worth a look; nothing is taken by going there."""
        desk = self._desk
        desk.watch.settle()
        caret = (desk.canvas.caret, -len(desk.text) if step > 0 else 0)
        here = _order(self.in_hand) if self.in_hand else caret
        places = [s for s in desk.watch.suggestions if (_order(s) > here if step > 0 else _order(s) < here)]
        if not places:
            self._drop_hand()
            desk.settle_offer()
            desk.said.emit(tr("No further place to look at in this direction."))
            return
        self._show(places[0] if step > 0 else places[-1])

    def _show(self, suggestion: Suggestion) -> None:
        desk = self._desk
        self._taking = None
        desk.canvas.select_span(None)
        desk.canvas.select(suggestion.end, suggestion.start)
        self.in_hand = suggestion
        if suggestion.quote is None:
            desk.settle_offer()
        else:
            desk.offer(self._suggestion_offer(suggestion))
        desk.said.emit(self._described(suggestion))

    def _suggestion_offer(self, suggestion: Suggestion) -> Offer:
        desk = self._desk
        others = speakers.speaker_candidates(desk.text, desk.state, suggestion.segments, suggestion.cue, desk.lexicon)
        proposed = list(suggestion.speakers)
        rows = [self._row(candidate) for candidate in (*proposed, *(c for c in others if c not in proposed))]

        def take(row: Row) -> None:
            candidate: SpeakerCandidate = row.value  # type: ignore[assignment]
            self._accept(suggestion, [candidate])

        return Offer(
            self._described(suggestion),
            numbered(rows, _implied),
            take,
            lambda typed: self._found(typed),
            again=self.take,
            leave=lambda: self._accept(suggestion, []),
            reject=self.reject,
            walk=self.walk,
            accept=lambda: self._accept(suggestion, None),
        )

    def _described(self, suggestion: Suggestion, *, asking: bool = True) -> str:
        desk = self._desk
        label = desk.label_name(suggestion.layer, suggestion.label)
        parts = [tr("{label}?", label=label)] if asking else [label]
        if suggestion.cue is not None:
            parts.append(f"{desk.label_name('cue', '')}: {desk.text[slice(*suggestion.cue)]}")
        for relation, found in (
            ("speaker", suggestion.speakers), ("via", suggestion.relays), ("addressee", suggestion.addressees)
        ):  # fmt: skip
            if found:
                parts.append(f"{_title(relation)}: {tr(', ').join(self._row(c).name for c in found)}")
        referent = desk.state.referents.get(suggestion.referent_id or "")
        if referent:
            parts.append(referent.name)
        elif suggestion.entity is not None and suggestion.entity.name:
            parts.append(tr("new: {name}", name=suggestion.entity.name))
        return " · ".join(parts)

    def suggestion_here(self) -> Suggestion | None:
        """The suggestion walked to, else the smallest one around the caret."""
        if self.in_hand is not None:
            return self.in_hand
        caret = self._desk.canvas.caret
        around = [s for s in self._desk.watch.suggestions if s.start <= caret < s.end]
        return min(around, key=lambda s: s.end - s.start, default=None)

    def enter(self) -> None:
        """Accepts the suggestion here; without one, asks what the selected span lacks."""
        desk = self._desk
        desk.watch.settle()
        if desk.canvas.selected_span is None and (suggestion := self.suggestion_here()):
            self._accept(suggestion, None)
            return
        span = desk.required()
        desk.select(span.id)
        if span.layer == "quote":
            self.offer("speaker", span)
        else:
            self._naming.ask()

    def _accept(self, suggestion: Suggestion, speakers: Sequence[SpeakerCandidate] | None) -> None:
        desk, walking = self._desk, self.in_hand is not None
        change, span = acts.accept(
            desk.state, desk.text, desk.label_set, suggestion,
            speakers=speakers, cue_label=self._cue_label(suggestion.cue),
        )  # fmt: skip
        self._drop_hand()
        desk.apply(change, select=span)
        if speakers is not None and not speakers:
            self.leave_unattributed(span)
        desk.settle_offer()
        desk.said.emit(tr("Accepted: {what}", what=self._described(suggestion, asking=False)))
        if walking and desk.habits.walk_on:
            desk.canvas.set_caret(suggestion.start)
            self._walk_on(suggestion)  # says what the next Enter would do

    def _walk_on(self, suggestion: Suggestion) -> None:
        """To the next suggestion after one that was settled, if there is one."""
        self._desk.watch.settle()
        following = [s for s in self._desk.watch.suggestions if _order(s) > _order(suggestion)]
        if following:
            self._show(following[0])

    def reject(self) -> None:
        """Never offers this suggestion again; on to the next."""
        desk = self._desk
        desk.watch.settle()
        suggestion = self.suggestion_here()
        if suggestion is None:
            raise EditError("There is no suggestion here to reject.")
        walking = self.in_hand is not None
        self._drop_hand()
        desk.workspace.reject(suggestion.key)
        desk.settle_offer()
        desk.said.emit(tr("Rejected; it will not be offered again."))
        if walking and desk.habits.walk_on:
            desk.canvas.set_caret(suggestion.start)
            self._walk_on(suggestion)

    def caret_moved(self) -> None:
        """Whoever moves away has let go of the suggestion."""
        if self.in_hand is not None:
            start, end = self._desk.canvas.selection()
            if (start, end) != (self.in_hand.start, self.in_hand.end):
                self._drop_hand()

    def _drop_hand(self) -> None:
        self.in_hand = None


def _order(suggestion: Suggestion) -> tuple[int, int]:
    """The order of reading: by where one meets it, the longer one first."""
    return suggestion.first, -suggestion.end


def desk_label(desk: Desk, quote: str, candidate: QuoteCandidate) -> str:
    """The label a quote has, or will have when the candidate is taken."""
    standing = desk.state.spans.get(quote)
    return standing.label if standing and standing.segments == candidate.segments else candidate.label


def _implied(row: Row) -> bool:
    candidate = row.value
    return isinstance(candidate, SpeakerCandidate) and candidate.label == "implicit" and candidate.range is not None


def _title(relation: str) -> str:
    return {"speaker": tr("Speaker"), "addressee": tr("Addressee"), "via": tr("Relay")}[relation]


def _question(relation: str) -> str:
    return {"speaker": tr("Who says it?"), "addressee": tr("Said to whom?"), "via": tr("Reported by whom?")}[relation]
