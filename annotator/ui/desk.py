"""The acts of an annotator at the desk: what a command does with the open article and the caret.

Each act makes one `Change` and hands it to the workspace, which writes it before anything is shown.
A refusal is raised as `AnnotatorError`; the window says it. Holds no rows and no widgets but the canvas.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.core import acts, arabic, copies, edits
from annotator.core.annotation import Span, reading_order
from annotator.core.change import Change, State
from annotator.core.edits import Edge, EditError
from annotator.core.errors import AnnotatorError, Key
from annotator.core.labels import LabelSet
from annotator.core.lexicon import Lexicon
from annotator.core.text import Range, trimmed, word_at, words
from annotator.ui.canvas import Canvas
from annotator.ui.language import language, tr
from annotator.ui.offers import Offer
from annotator.ui.watch import Watch
from annotator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Habits:
    """What the annotator has chosen: whether known names get their referent at once, and cues their kind."""

    assign_known: bool = True
    classify_cues: bool = False
    walk_on: bool = True


class Desk(QObject):
    """The open article under the hands of an annotator.

    Signals: said – a sentence on what was just done; offered – an `Offer`, or None when it is settled;
    refused – an `AnnotatorError` from a field; problem_shown – a `Problem` that was gone to;
    focus_wanted – the article should have the keyboard.
    """

    said = Signal(str)
    offered = Signal(object)
    refused = Signal(object)
    problem_shown = Signal(object)
    focus_wanted = Signal()

    def __init__(
        self, workspace: Workspace, canvas: Canvas, watch: Watch, lexicon: Callable[[], Lexicon], habits: Habits
    ) -> None:
        super().__init__(canvas)
        self.workspace, self.canvas, self.watch, self.habits = workspace, canvas, watch, habits
        self._lexicon = lexicon
        self._quote: str | None = None
        self.offer_open: Offer | None = None

    # -- what is before us

    @property
    def text(self) -> str:
        if self.workspace.document is None:
            raise AnnotatorError("Open a document first.")
        return self.workspace.document.text

    @property
    def state(self) -> State:
        return self.workspace.state

    @property
    def label_set(self) -> LabelSet:
        return self.workspace.label_set

    @property
    def lexicon(self) -> Lexicon:
        return self._lexicon()

    def current(self) -> Span | None:
        """The selected span, or the innermost one at the caret."""
        chosen = self.canvas.selected_span
        if chosen is not None:
            return self.state.spans.get(chosen)
        return self._innermost(self.canvas.caret)

    def required(self) -> Span:
        span = self.current()
        if span is None:
            raise EditError("Select a span first.")
        return span

    def selected(self) -> Span | None:
        """The span that was selected as such, not merely the one at the caret."""
        return self.state.spans.get(self.canvas.selected_span or "")

    def quote_here(self) -> Span | None:
        """The selected quote, else the innermost one at the caret, else the one worked on last."""
        chosen = self.selected()
        if chosen is not None and chosen.layer == "quote":
            return chosen
        if chosen is None and (around := self._innermost(self.canvas.caret, "quote")):
            return around
        return self.quote_in_hand()

    def quote_in_hand(self) -> Span | None:
        """The quote that was taken or selected last."""
        return self.state.spans.get(self._quote or "")

    def required_quote(self) -> Span:
        quote = self.quote_here()
        if quote is None:
            raise EditError("Select a quotation first: {key} takes the one at the caret.", key=Key("quote"))
        return quote

    def _innermost(self, offset: int, layer: str = "") -> Span | None:
        around = [s for s in self.canvas.spans_at(offset) if not layer or s.layer == layer]
        return min(around, key=lambda span: (span.length, span.layer == "cue", span.id), default=None)

    def chosen_text(self) -> Range | None:
        """The selected text without white space at its edges; None if there is none."""
        start, end = self.canvas.selection()
        start, end = trimmed(self.text, start, end)
        return (start, end) if start < end else None

    def word_here(self) -> Range:
        """The word at the caret without its clitic, unless the word as it stands is a name we know."""
        word = word_at(self.text, self.canvas.caret)
        if word is None:
            raise EditError("There is nothing to tag here: select some text or move to a word.")
        if acts.named(self.state, self.text[slice(*word)]):
            return word
        return arabic.without_proclitic(self.text, *word)

    def place_here(self) -> Range:
        return self.chosen_text() or self.word_here()

    # -- one way for every act

    def apply(self, change: Change, said: str = "", *, select: str | None = None) -> bool:
        """Writes a change, then selects a span and says what was done; False if there was nothing to do."""
        if change:
            self.workspace.apply(change)
        if select is not None:
            self.select(select)
        if said:
            self.said.emit(said)
        return bool(change)

    def tried(self, act: Callable[[], object]) -> bool:
        """Does what a field or an answer asks for; a refusal is said, and False."""
        try:
            act()
        except AnnotatorError as refusal:
            self.refused.emit(refusal)
            return False
        return True

    def select(self, span_id: str | None) -> None:
        span = self.state.spans.get(span_id or "")
        if span is not None:
            if span.layer == "quote":
                self._quote = span.id
            if self.canvas.selection()[0] != self.canvas.selection()[1]:
                self.canvas.set_caret(self.canvas.caret)
        self.canvas.select_span(span_id)

    def forget_quote(self) -> None:
        """Another article: no quote is in hand."""
        self._quote = None

    def offer(self, offer: Offer | None) -> None:
        self.offer_open = offer
        self.offered.emit(offer and offer.through(self.tried))

    def settle_offer(self) -> None:
        """Nothing is asked any more; the article has the keyboard."""
        self.offer(None)
        self.focus_wanted.emit()

    def referent_name(self, referent: str | None) -> str:
        """The name of a referent; empty if there is none."""
        found = self.state.referents.get(referent or "")
        return found.name if found else ""

    def label_name(self, layer: str, label: str) -> str:
        found = self.label_set.label(layer, label) or self.label_set.layer(layer)
        return found.names.in_language(language()) if found else label

    # -- labels

    def tag_label(self, layer: str, label: str) -> None:
        """Tags the selection, the selected span's words or the word at the caret; relabels a span of that layer."""
        chosen, selected = self.chosen_text(), self.selected()
        if chosen is None and selected is not None and selected.layer == layer:
            self.apply(edits.relabel(self.state, selected.id, label), self.label_name(layer, label))
            return
        if chosen is None and selected is not None and selected.layer not in ("quote", "cue"):
            segments = selected.segments
        else:
            segments = (chosen or self.word_here(),)
        self._tag(layer, label, segments)

    def _tag(self, layer: str, label: str, segments: tuple[Range, ...]) -> None:
        words_there = " ".join(self.text[segments[0][0] : segments[-1][1]].split())
        standing = [s for s in self.state.spans.values() if s.segments == segments and s.referent and s.layer != layer]
        known = acts.known_referent(self.state, self.label_set, layer, label, words_there)
        referent = standing[0].referent if standing else None
        if referent is None and known and self.habits.assign_known:
            referent = known.id
        draft = acts.Draft(self.state, self.text, self.label_set)
        span = draft.tag(layer, label, segments, referent)
        said = tr("{label}: {name}", label=self.label_name(layer, label), name=self.referent_name(referent) or words_there)
        self.apply(draft.change("Tag"), said, select=span)

    def next_label(self, step: int) -> None:
        span = self.required()
        self.apply(edits.next_label(self.state, self.label_set, span.id, step), select=span.id)
        after = self.state.spans[span.id]
        self.said.emit(self.label_name(after.layer, after.label))

    # -- borders

    def toggle_marks(self) -> None:
        chosen = self.selected()
        span = chosen if chosen and chosen.layer != "quote" else self.required_quote()
        change = edits.toggle_marks(self.state, self.text, span.id)
        self.apply(change, "" if change else tr("There are no quotation marks at its edges."), select=span.id)

    def toggle_whole_word(self) -> None:
        span = self.required()
        change = edits.toggle_whole_word(self.state, self.text, span.id)
        self.apply(change, "" if change else tr("It is a whole word without a clitic."), select=span.id)

    def nudge(self, edge: Edge, step: int, *, by_word: bool = False) -> None:
        """Moves one edge of the span onwards (1, to the left) or back (-1), by a letter or to the next word."""
        span = self.required()
        place = span.start if edge == "start" else span.end
        wanted = self._word_border(place, edge, step) if by_word else place + step
        change = edits.resize(self.state, self.text, span.id, edge, wanted)
        self.apply(change, "" if change else tr("The article goes no further."), select=span.id)

    def _word_border(self, place: int, edge: Edge, step: int) -> int:
        borders = [word[0 if edge == "start" else 1] for word in words(self.text)]
        if step > 0:
            return next((border for border in borders if border > place), place)
        return next((border for border in reversed(borders) if border < place), place)

    def add_segment(self) -> None:
        """The selected text becomes one more segment of the quote in hand."""
        chosen, quote = self.chosen_text(), self.quote_in_hand() or self.required_quote()
        if chosen is None:
            raise EditError("Select the words that go on with the quotation first.")
        change = edits.add_segment(self.state, self.text, quote.id, *chosen)
        self.apply(change, "" if change else tr("These words are in the quotation already."), select=quote.id)

    def rejoin(self) -> None:
        quote = self.required_quote()
        change = edits.rejoin(self.state, quote.id)
        self.apply(change, "" if change else tr("This quotation has one segment only."), select=quote.id)

    # -- the rest

    def delete(self) -> None:
        span = self.required()
        self.apply(edits.delete_span(self.state, span.id), tr("Deleted: {text}", text=_short(span.text(self.text))))

    def toggle_flag(self) -> None:
        span = self.required()
        self.apply(edits.toggle_flag(self.state, span.id), select=span.id)
        flagged = self.state.spans[span.id].attributes.get("flag")
        self.said.emit(tr("Flagged, to be looked at again") if flagged else tr("The flag is off"))

    def set_note(self, span_id: str, note: str) -> None:
        self.apply(edits.set_note(self.state, span_id, note))

    def set_document_note(self, note: str) -> None:
        self.apply(edits.set_document_note(self.state, note))

    def set_attribute(self, span_id: str, name: str, value: str | None) -> None:
        self.apply(edits.set_attribute(self.state, span_id, name, value))

    def set_label(self, span_id: str, label: str) -> None:
        self.apply(edits.relabel(self.state, span_id, label))

    def unlink(self, relation_id: str) -> None:
        self.apply(edits.unlink(self.state, relation_id))

    def reopen(self) -> None:
        """The article is not done after all."""
        self.apply(edits.set_status(self.state, "started"))

    def undo(self) -> None:
        title, change = self.workspace.undo_title, self.workspace.undo()
        said = tr("Undone: {act}", act=tr(title))
        if title == copies.TITLE:
            said = f"{said} · {tr('{key} brings the copy back', key=Key('kept_twice'))}"
        self._moved_through_time(change, said, tr("There is nothing to undo."))

    def redo(self) -> None:
        title, change = self.workspace.redo_title, self.workspace.redo()
        self._moved_through_time(change, tr("Done again: {act}", act=tr(title)), tr("There is nothing to redo."))

    def _moved_through_time(self, change: Change | None, done: str, nothing: str) -> None:
        self.settle_offer()
        self.said.emit(nothing if change is None else done)
        touched = change.of(Span)[1].values() if change else ()
        first = min(touched, key=reading_order, default=None)
        if first is not None and first.id in self.state.spans:
            self.select(first.id)


def _short(text: str, length: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
