"""The rules as an extractor: what the suggestions of an article would make if every one were accepted."""

from annotator.core import acts, suggest
from annotator.core.annotation import AnnotationSet, Document, Referent
from annotator.core.change import State, apply
from annotator.core.labels import LabelSet
from annotator.core.lexicon import Lexicon


def extract(
    document: Document, lexicon: Lexicon, label_set: LabelSet, annotator: str = "rules"
) -> tuple[AnnotationSet, tuple[Referent, ...]]:
    """Quotes, cues, speakers, relays and addressees, and the referents found; each quote knows those before it."""
    state = State(AnnotationSet.of(document.id, annotator, kind="extractor"), {})
    for found in suggest.suggestions(document.text, state, frozenset(), lexicon, label_set):
        if found.quote is None:
            continue
        whole = suggest.complete(document.text, state, found.quote, lexicon)
        change, _ = acts.accept(state, document.text, label_set, whole, cue_label=whole.cue_label)
        state = apply(state, change)
    return state.annotation_set, tuple(state.referents.values())
