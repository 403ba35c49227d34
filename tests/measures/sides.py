"""Random annotation sets for the laws: nested, split, doubled, in several layers and documents."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from annotator.core.annotation import AnnotationSet, Document, Entry, Relation, Span, merged_segments
from annotator.measures.units import Columns, Side, Vocabulary

LAYERS = {"quote": ("direct", "indirect"), "speaker": ("named", "pronoun")}
REFERENTS = (None, "lavrov", "wang")
TEXT = "قال «نعم» و «لا»، ثم: أجل. «» ـ"

ranges = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 9)).map(lambda r: (r[0], min(r[0] + r[1], len(TEXT))))
segments = st.lists(ranges, min_size=1, max_size=3).map(merged_segments)


@st.composite
def span_lists(draw: st.DrawFn, most: int = 7) -> list[Span]:
    found = []
    for n in draw(st.lists(st.integers(0, 99), unique=True, max_size=most)):
        layer = draw(st.sampled_from(sorted(LAYERS)))
        label, referent = draw(st.sampled_from(LAYERS[layer])), draw(st.sampled_from(REFERENTS))
        found.append(Span(f"s{n}", layer, label, draw(segments), referent))
    return found


@st.composite
def works(draw: st.DrawFn, document: str, name: str) -> AnnotationSet:
    """A set with relations from its quotes to its speakers."""
    spans = draw(span_lists())
    pairs = [(q.id, s.id) for q in spans for s in spans if (q.layer, s.layer) == ("quote", "speaker")]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5)) if pairs else []
    kinds = st.sampled_from(("speaker", "via"))
    relations = [Relation(f"r{n}", draw(kinds), head, child) for n, (head, child) in enumerate(chosen)]
    return AnnotationSet.of(document, name, spans=spans, relations=relations)


def corpora(name: str, documents: Sequence[str] = ("d1", "d2")) -> st.SearchStrategy[dict[str, AnnotationSet]]:
    return st.fixed_dictionaries({document: works(document, name) for document in documents})


def side(name: str, names: Vocabulary, works: Mapping[str, AnnotationSet], text: str = TEXT) -> Side:
    columns = Columns(name, names)
    for document, work in works.items():
        columns.add(Entry(document, Document(document, text), work))
    return columns.side()
