"""The rules as an extractor: what the suggestions of an article would make if every one were accepted."""

from annotator.core import acts, suggest
from annotator.core.annotation import AnnotationSet, Document, Referent
from annotator.core.change import State, apply
from annotator.core.labels import LabelSet
from annotator.core.lexicon import Lexicon
from annotator.core.suggest import Suggestion

_PASSES = 2  # a person named in full is then known by the last name


def extract(
    document: Document, lexicon: Lexicon, label_set: LabelSet, annotator: str = "rules"
) -> tuple[AnnotationSet, tuple[Referent, ...]]:
    """Quotes, cues, speakers, relays, addressees and entities, and the referents found; each quote knows those before it.

    Reporting verbs that introduce nothing are left to people.
    """
    state = State(AnnotationSet.of(document.id, annotator, kind="extractor"), {})
    for found in suggest.suggestions(document.text, state, frozenset(), lexicon, label_set):
        if found.quote is not None:
            whole = suggest.complete(document.text, state, found.quote, lexicon)
            state = _accepted(state, document.text, label_set, whole)
    for _ in range(_PASSES):
        for found in suggest.suggestions(document.text, state, frozenset(), lexicon, label_set):
            if found.entity is not None:
                state = _accepted(state, document.text, label_set, found)
    return state.annotation_set, tuple(state.referents.values())


def _accepted(state: State, text: str, label_set: LabelSet, found: Suggestion) -> State:
    return apply(state, acts.accept(state, text, label_set, found, cue_label=found.cue_label)[0])
