"""Who or what a span speaks of: giving it a referent, making one, and the same words everywhere else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from annotator.core import acts, arabic, referents
from annotator.core.annotation import Referent, Span
from annotator.core.change import Change, State
from annotator.core.concordance import Hit, Query
from annotator.core.edits import EditError
from annotator.core.errors import Key
from annotator.core.speakers import SpeakerCandidate
from annotator.core.text import Range
from annotator.ui.desk import Desk
from annotator.ui.language import tr
from annotator.ui.offers import Offer, Row, numbered
from annotator.ui.referent_colours import article_colours
from annotator.ui.referent_rows import candidate_of, find_referents, new_candidate, ranked_referents

_NAMELESS = ("implicit", "pronoun")
"""Labels of mentions whose words are nobody's name: a verb, a pronoun."""
_ALL = 10**6  # mentions; more than one referent has
NAMED_LAYERS = ("speaker", "entity")


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Places where the words of a span stand again; `take` tags those that are chosen."""

    words: str
    places: tuple[Range, ...]
    take: Callable[[Sequence[Range]], object]


class Naming(QObject):
    """The acts on referents.

    Signals: editing – a referent's id, to be edited in its panel; found – `Occurrences` to choose from.
    """

    editing = Signal(str)
    found = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def _mention(self) -> Span:
        span = self._desk.required()
        if span.layer not in NAMED_LAYERS:
            raise EditError("Only speakers and entities have a referent: select one of them.")
        return span

    def ask(self) -> None:
        """Asks who the span at hand speaks of."""
        desk, span = self._desk, self._mention()
        desk.select(span.id)
        words = acts.mention(span, desk.text)
        found = [candidate_of(r, span.label, why) for r, why in self._ranked(span, words)]
        fresh = new_candidate(words, span.label)
        exact = bool(acts.named(desk.state, words))
        offered = [*found, fresh] if found and exact else [fresh, *found]
        rows = [self._row(candidate) for candidate in (found if span.label in _NAMELESS else offered)]
        desk.offer(
            Offer(
                tr("Who or what is “{words}”?", words=words),
                numbered(rows, lambda row: not row.colour),
                lambda row: self._assign(span.id, row),
                lambda typed: [self._row(c) for c in find_referents(desk.state, typed, label=span.label)],
                leave=(lambda: self._assign(span.id, None)) if span.referent else None,
            )
        )

    def _ranked(self, span: Span, words: str) -> list[tuple[Referent, str]]:
        desk = self._desk
        label = desk.label_set.label(span.layer, span.label)
        return ranked_referents(desk.state, words, span.start, label.kind if label and span.layer == "entity" else "")

    def _row(self, candidate: SpeakerCandidate) -> Row:
        colour = article_colours(self._desk.state).get(candidate.referent_id or "", "")
        return Row(candidate.name, tr(candidate.reason) if candidate.reason else "", candidate, colour=colour)

    def _assign(self, span_id: str, row: Row | None) -> None:
        desk = self._desk
        if row is None:
            desk.apply(referents.assign_referent(desk.state, span_id, None), tr("No referent"), select=span_id)
        else:
            candidate: SpeakerCandidate = row.value  # type: ignore[assignment]
            change = acts.assign(desk.state, desk.text, desk.label_set, span_id, candidate)
            desk.apply(change, _said(change, candidate.name), select=span_id)
        desk.settle_offer()

    def create(self) -> None:
        """A new referent named by the words of the span, without asking; the one of that name if there is one."""
        desk, span = self._desk, self._mention()
        if span.label in _NAMELESS:
            raise EditError("These words name nobody: press {key} and choose or type who is meant.", key=Key("referent"))
        candidate = new_candidate(acts.mention(span, desk.text), span.label)
        change = acts.assign(desk.state, desk.text, desk.label_set, span.id, candidate)
        desk.apply(change, _said(change, candidate.name), select=span.id)

    def edit(self) -> None:
        """Opens the referent of the span at hand for editing; makes one first where there is none."""
        span = self._mention()
        if span.referent is None:
            self.create()
        named = self._desk.state.spans[span.id].referent
        if named is not None:
            self._desk.select(span.id)
            self.editing.emit(named)

    def save(self, referent_id: str, name: str, kind: str, aliases: Sequence[str]) -> None:
        """Name, kind and aliases as edited; a replaced name stays as an alias so that it is still found."""
        state = self._desk.state
        before = state.referents[referent_id]
        kept = [before.name] if before.name not in (" ".join(name.split()), *aliases) else []
        change = referents.edit_referent(state, referent_id, name, kind, [*kept, *aliases])
        self._desk.apply(change, tr("Referent: {name}", name=" ".join(name.split())))

    def namesake(self, referent_id: str, name: str) -> Referent | None:
        """Another referent that has this name already, hamza, harakat and the like aside."""
        wanted = arabic.bare(name)
        others = (one for one in self._desk.state.referents.values() if one.id != referent_id)
        return next((one for one in others if wanted in map(arabic.bare, (one.name, *one.aliases))), None)

    def merge(self, keep: str, gone: str) -> None:
        """Two referents are one after all, in all articles of the annotator, as one act; what others said stays."""
        desk, workspace = self._desk, self._desk.workspace
        with_it = workspace.concordance().find(Query("", referent=gone), most=_ALL)
        mine = {hit.document for hit in with_it if hit.annotator == workspace.annotator}
        here = workspace.document.id if workspace.document else ""
        whole = referents.merge_referents(desk.state, keep, gone)
        if any(hit.annotator != workspace.annotator for hit in with_it):  # they go on speaking of it
            whole = replace(whole, removed=tuple(one for one in whole.removed if one != desk.state.referents[gone]))
        others = {name: _moved(workspace.state_of(name), keep, gone) for name in sorted(mine - {here})}
        name = desk.state.referents[keep].name
        workspace.apply_all({**others, here: whole})  # the one that is gone goes last
        desk.said.emit(tr("One referent now: {name}", name=name))

    def add_alias(self) -> None:
        """The words of the span become a name of its referent."""
        desk, span = self._desk, self._mention()
        if span.referent is None:
            raise EditError("This span has no referent yet: press {key} to choose one.", key=Key("referent"))
        words = acts.mention(span, desk.text)
        chosen = desk.chosen_text()
        if chosen is not None:
            words = " ".join(desk.text[slice(*chosen)].split())
        change = referents.add_alias(desk.state, span.referent, words)
        desk.apply(change, tr("{words} is a name of {name}", words=words, name=desk.state.referents[span.referent].name))

    # -- everywhere else

    def everywhere(self) -> None:
        """Offers the other places of the article where the words of the span stand, clitics and spelling aside."""
        desk, span = self._desk, self._desk.required()
        desk.select(span.id)
        taken = [s for s in desk.state.spans.values() if s.layer == span.layer]
        places = tuple(
            place
            for place in arabic.occurrences(desk.text, span.text(desk.text))
            if not any(s.start < place[1] and place[0] < s.end for s in taken)
        )
        if not places:
            desk.said.emit(tr("These words stand nowhere else in this article."))
            return

        def take(chosen: Sequence[Range]) -> None:
            change = acts.tag_everywhere(desk.state, desk.text, desk.label_set, span, chosen)
            desk.apply(change, tr("Tagged %n more place(s)", len(chosen)), select=span.id)
            desk.focus_wanted.emit()

        self.found.emit(Occurrences(acts.mention(span, desk.text), places, lambda chosen: desk.tried(lambda: take(chosen))))


    def tag_places(self, hits: Sequence[Hit], layer: str, label: str, referent: str | None) -> int:
        """Tags found places of any articles as one act, undone as one; how many were not tagged so before."""
        desk = self._desk
        places: dict[str, list[Range]] = {}
        for hit in hits:
            places.setdefault(hit.document, []).append(hit.place)
        texts = {hit.document: hit.text for hit in hits}
        changes = {
            document: acts.tag_places(
                desk.workspace.state_of(document), texts[document], desk.label_set, layer, label, referent, found
            )
            for document, found in places.items()
        }
        count = sum(len(change.of(Span)[1]) for change in changes.values())
        if count:
            desk.workspace.apply_all(changes)
        desk.said.emit(tr("Tagged %n more place(s)", count))
        return count


def _moved(state: State, keep: str, gone: str) -> Change:
    """The spans of one article from one referent to another."""
    old = tuple(span for span in state.spans.values() if span.referent == gone)
    return Change("Merge referents", old, tuple(replace(span, referent=keep) for span in old))


def _said(change: Change, name: str) -> str:
    old, new = change.of(Referent)
    if new.keys() - old.keys():
        return tr("New referent: {name}", name=name)
    if new:
        return tr("{name}, and these words are now one of the names", name=name)
    return tr("Referent: {name}", name=name)
