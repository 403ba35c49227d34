"""The edit verbs: each looks at a state and returns the `Change` that does what its name says.

Nothing is altered here. A verb that has nothing to do returns a change that is false. Offsets are
code points; ranges are widened to whole graphemes and freed of white space at their edges.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from annotator.core.annotation import Relation, Span, Status, merged_segments
from annotator.core.arabic import proclitic
from annotator.core.change import Change, Item, State
from annotator.core.errors import AnnotatorError, Key
from annotator.core.labels import LabelSet
from annotator.core.text import (
    Range,
    grapheme_ceiling,
    grapheme_floor,
    is_word,
    snapped,
    word_at,
)

Edge = Literal["start", "end"]

_CLITICS = "وفبلكس"
"""What may be a proclitic: where nothing else tells, the key that was pressed does."""
OPENING_MARKS = "«“”„‟\"‹‘’'("
CLOSING_MARKS = "»“”\"›‘’')"


class EditError(AnnotatorError):
    """An edit that cannot be made here; nothing was altered."""


# -- spans


def new_span_id(state: State, beyond: int = 0) -> str:
    """An id no span of the set has; `beyond` counts the ones a compound act is about to add."""
    number = len(state.spans) + 1 + beyond
    while f"s{number}" in state.spans:
        number += 1
    return f"s{number}"


def tag(
    state: State,
    text: str,
    layer: str,
    label: str,
    segments: Sequence[Range],
    *,
    referent: str | None = None,
    attributes: Mapping[str, Any] | None = None,
) -> Change:
    """A new span; where the layer has a span of the same boundaries already, that one is relabelled."""
    wanted = _snapped_segments(text, segments)
    if not wanted:
        raise EditError("There is nothing to tag here: select some text or move to a word.")
    same = next((s for s in state.spans.values() if s.layer == layer and s.segments == wanted), None)
    if same:
        altered = replace(same, label=label, referent=referent or same.referent)
        return _altered("Relabel", same, altered)
    span = Span(new_span_id(state), layer, label, wanted, referent, dict(attributes or {}))
    return Change("Tag", added=(span,))


def relabel(state: State, span_id: str, label: str) -> Change:
    span = _span(state, span_id)
    return _altered("Relabel", span, replace(span, label=label))


def next_label(state: State, label_set: LabelSet, span_id: str, step: int = 1) -> Change:
    """The label after the present one in its layer, around the end; an unspecified one counts as before the first."""
    span = _span(state, span_id)
    layer = label_set.layer(span.layer)
    if layer is None:
        return Change("Relabel")
    names = [*layer.accepts, *(label.id for label in layer.labels)]
    place = names.index(span.label) if span.label in names else -1
    return relabel(state, span_id, names[(place + step) % len(names)])


def set_segments(state: State, text: str, span_id: str, segments: Sequence[Range], *, nudge: str = "") -> Change:
    """The span with other boundaries; refuses to leave it empty."""
    span = _span(state, span_id)
    wanted = _snapped_segments(text, segments)
    if not wanted:
        raise EditError("A span needs at least one letter; delete it with {key} instead.", key=Key("delete"))
    return replace(_altered("Resize", span, replace(span, segments=wanted)), nudge=nudge)


def resize(state: State, text: str, span_id: str, edge: Edge, offset: int) -> Change:
    """Moves one edge of the span to `offset`; consecutive moves of one edge are one step of undo."""
    span = _span(state, span_id)
    limit = max(0, min(len(text), offset))
    kept: Iterable[Range]
    if edge == "start":
        place = grapheme_floor(text, limit) if limit < span.start else grapheme_ceiling(text, limit)
        first = (min(place, span.segments[0][0]), span.segments[0][1])
        kept = ((max(a, place), b) for a, b in (first, *span.segments[1:]))
    else:
        place = grapheme_ceiling(text, limit) if limit > span.end else grapheme_floor(text, limit)
        last = (span.segments[-1][0], max(place, span.segments[-1][1]))
        kept = ((a, min(b, place)) for a, b in (*span.segments[:-1], last))
    wanted = merged_segments(kept)
    if not wanted:
        raise EditError("A span needs at least one letter; delete it with {key} instead.", key=Key("delete"))
    return replace(_altered("Resize", span, replace(span, segments=wanted)), nudge=f"{edge} {span_id}")


def add_segment(state: State, text: str, span_id: str, start: int, end: int) -> Change:
    """One more stretch of text for the span; stretches that touch become one."""
    span = _span(state, span_id)
    added = _snapped_segments(text, [(start, end)])
    return _altered("Add segment", span, replace(span, segments=merged_segments((*span.segments, *added))))


def rejoin(state: State, span_id: str) -> Change:
    """A split span as one stretch, its gaps filled."""
    span = _span(state, span_id)
    return _altered("Rejoin", span, replace(span, segments=((span.start, span.end),)))


def toggle_marks(state: State, text: str, span_id: str) -> Change:
    """Both quotation marks into the span, or both out of it; double parentheses count as one mark.

    Where each segment of a split quote has marks of its own, those of each are moved.
    """
    span = _span(state, span_id)
    if len(span.segments) > 1 and all(_without_marks(text, *segment) for segment in span.segments):
        inner = [_without_marks(text, *segment) or segment for segment in span.segments]
        return _altered("Move marks", span, replace(span, segments=merged_segments(inner)))
    outer = [_with_marks(text, *segment) for segment in span.segments]
    if len(outer) > 1 and all(wide[0] < a and b < wide[1] for wide, (a, b) in zip(outer, span.segments, strict=True)):
        return _altered("Move marks", span, replace(span, segments=merged_segments(outer)))
    hull = _without_marks(text, span.start, span.end) or _with_marks(text, span.start, span.end)
    return _altered("Move marks", span, _with_hull(span, *hull))


def _without_marks(text: str, start: int, end: int) -> Range | None:
    """The range inside its marks; None if it has none, or nothing between them."""
    left, right = _mark_after(text, start), _mark_before(text, end)
    return (start + left, end - right) if left and right and end - right > start + left else None


def _with_marks(text: str, start: int, end: int) -> Range:
    """The range with the marks that stand right beside it."""
    return start - _mark_before(text, start, OPENING_MARKS), end + _mark_after(text, end, CLOSING_MARKS)


def toggle_whole_word(state: State, text: str, span_id: str) -> Change:
    """The span out to whole words; if it is that already, without the first word's proclitic."""
    span = _span(state, span_id)
    first, last = word_at(text, span.start), word_at(text, span.end - 1)
    start = first[0] if first and is_word(text[slice(*first)]) else span.start
    end = last[1] if last and is_word(text[slice(*last)]) else span.end
    if (start, end) == (span.start, span.end) and first:
        start += proclitic(text, *first) or (text[start] in _CLITICS and end - start > 2)
    return _altered("Whole word", span, _with_hull(span, start, end))


def set_note(state: State, span_id: str, note: str) -> Change:
    span = _span(state, span_id)
    return _altered("Note", span, replace(span, note=note))


def set_attribute(state: State, span_id: str, name: str, value: Any | None) -> Change:
    """Sets an attribute; None takes it away."""
    span = _span(state, span_id)
    attributes = {key: old for key, old in span.attributes.items() if key != name}
    if value is not None:
        attributes[name] = value
    return _altered("Set attribute", span, replace(span, attributes=attributes))


def toggle_flag(state: State, span_id: str) -> Change:
    """Flags a span to be looked at again, or takes the flag off."""
    flagged = bool(_span(state, span_id).attributes.get("flag"))
    return replace(set_attribute(state, span_id, "flag", None if flagged else True), title="Flag")


def delete_span(state: State, span_id: str) -> Change:
    """Removes a span and, with it, every relation that begins or ends there."""
    span = _span(state, span_id)
    gone = tuple(state.annotation_set.relations_of(span_id))
    return Change("Delete", removed=(*gone, span))


# -- relations


def new_relation_id(state: State) -> str:
    number = len(state.relations) + 1
    while f"r{number}" in state.relations:
        number += 1
    return f"r{number}"


def link(state: State, label_set: LabelSet, label: str, head: str, child: str) -> Change:
    """A relation from head to child, if the label set lets it join their layers; none if it is there already."""
    from_span, to_span = _span(state, head), _span(state, child)
    if not label_set.allows(label, from_span.layer, to_span.layer):
        raise EditError(
            "The relation “{relation}” cannot join {head} and {child} in this label set.",
            relation=label,
            head=from_span.layer,
            child=to_span.layer,
        )
    if any((r.label, r.head, r.child) == (label, head, child) for r in state.relations.values()):
        return Change("Link")
    return Change("Link", added=(Relation(new_relation_id(state), label, head, child),))


def unlink(state: State, relation_id: str) -> Change:
    if relation_id not in state.relations:
        raise EditError("There is no such relation any more.")
    return Change("Unlink", removed=(state.relations[relation_id],))


def unlink_all(state: State, head: str, label: str) -> Change:
    """Takes every relation of one label off a head: what a re-link begins with."""
    gone = (r for r in state.relations.values() if r.head == head and r.label == label)
    return Change("Unlink", removed=tuple(gone))


# -- the document


def set_status(state: State, status: Status) -> Change:
    """Where the annotator stands with the document."""
    before = state.annotation_set.progress
    return _altered("Set status", before, replace(before, status=status))


def set_document_note(state: State, note: str) -> Change:
    before = state.annotation_set.progress
    return _altered("Document note", before, replace(before, note=note))


# -- parts


def _span(state: State, span_id: str) -> Span:
    found = state.spans.get(span_id)
    if found is None:
        raise EditError("Select a span first.")
    return found


def _altered(title: str, before: Item, after: Item) -> Change:
    return Change(title) if before == after else Change(title, (before,), (after,))


def _snapped_segments(text: str, segments: Sequence[Range]) -> tuple[Range, ...]:
    return merged_segments(snapped(text, start, end) for start, end in segments)


def _with_hull(span: Span, start: int, end: int) -> Span:
    """The span with its outermost edges moved; the inner edges of a split span stay."""
    segments = list(span.segments)
    segments[0] = (start, segments[0][1])
    segments[-1] = (segments[-1][0], end)
    return replace(span, segments=merged_segments(segments))


def _mark_after(text: str, place: int, marks: str = OPENING_MARKS) -> int:
    """Length of the mark that begins at `place`, or 0. A single parenthesis is not a quotation mark."""
    character = text[place : place + 1]
    if not character or character not in marks:
        return 0
    if character in "()":
        return 2 if text[place : place + 2] == character * 2 else 0
    return 1


def _mark_before(text: str, place: int, marks: str = CLOSING_MARKS) -> int:
    """Length of the mark that ends at `place`, or 0."""
    character = text[place - 1 : place] if place else ""
    if not character or character not in marks:
        return 0
    if character in "()":
        return 2 if text[max(0, place - 2) : place] == character * 2 else 0
    return 1
