"""Pairing in numpy: equal to the definition in the core, independent of order, symmetric."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core import pairing
from annotator.core.annotation import AnnotationSet, Span
from annotator.measures.edges import MARKS, missing_texts, without_marks
from annotator.measures.matching import match
from annotator.measures.units import Columns, Side, Vocabulary
from tests.measures.sides import TEXT, corpora, side, span_lists


def seen(found, left: Side, right: Side) -> list[tuple]:
    """Pairs in words that do not depend on row numbers."""

    def unit(one: Side, row: int) -> tuple:
        return int(one.document[row]), int(one.layer[row]), int(one.label[row]), one.segments(row), int(one.referent[row])

    return sorted((unit(left, a), unit(right, b)) for a, b in zip(found.left.tolist(), found.right.tolist(), strict=True))


@settings(max_examples=120)
@given(corpora("a"), corpora("b"))
def test_it_is_the_definition_of_the_core(ours: dict, theirs: dict) -> None:
    names = Vocabulary()
    left, right = side("a", names, ours), side("b", names, theirs)
    found = match(left, right)
    expected = []
    for document in ours:
        for pair in pairing.pairs(ours[document].spans.values(), theirs[document].spans.values()):
            number = names.documents[document]
            units = [
                (number, names.layers[s.layer], names.labels[s.label], s.segments, names.referents[s.referent] if s.referent else -1)
                for s in (pair.left, pair.right)
            ]
            expected.append((*units, pair.iou, pair.same_boundaries, pair.same_label))
    flags = {
        (a, b): (iou, boundaries, label)
        for a, b, iou, boundaries, label in zip(
            found.left.tolist(), found.right.tolist(), found.iou.tolist(), found.same_boundaries.tolist(), found.same_label.tolist()
        )
    }
    assert seen(found, left, right) == sorted(entry[:2] for entry in expected)
    assert sorted(flags.values()) == sorted(entry[2:] for entry in expected)
    assert found.left.tolist() == sorted(found.left.tolist())


@given(corpora("a"), corpora("b"), st.randoms())
def test_neither_the_order_nor_the_side_matters(ours: dict, theirs: dict, random) -> None:
    names = Vocabulary()
    left, right = side("a", names, ours), side("b", names, theirs)
    found = match(left, right)
    assert seen(match(right, left), right, left) == sorted((b, a) for a, b in seen(found, left, right))

    def shuffled(works: dict[str, AnnotationSet]) -> dict[str, AnnotationSet]:
        def again(work: AnnotationSet) -> AnnotationSet:
            spans = list(work.spans.values())
            random.shuffle(spans)
            return AnnotationSet.of(work.document_id, work.annotator, spans=spans, relations=work.relations.values())

        documents = list(works)
        random.shuffle(documents)
        return {document: again(works[document]) for document in documents}

    one, other = side("a", names, shuffled(ours)), side("b", names, shuffled(theirs))
    assert seen(match(one, other), one, other) == seen(found, left, right)


@given(corpora("a"))
def test_a_side_pairs_with_itself_completely(works: dict) -> None:
    one = side("a", Vocabulary(), works)
    found = match(one, one)
    assert found.left.tolist() == list(range(len(one)))
    assert found.same_boundaries.all()
    assert found.same_label.all()
    assert (found.iou == 1).all()


def bare(text: str, segments: tuple) -> tuple:
    """The definition, a character at a time."""
    kept = [place for start, end in segments for place in range(start, end)]
    while kept and (text[kept[0]] in MARKS or text[kept[0]].isspace()):
        kept.pop(0)
    while kept and (text[kept[-1]] in MARKS or text[kept[-1]].isspace()):
        kept.pop()
    if not kept:
        return segments
    found: list[tuple[int, int]] = []
    for start, end in segments:
        inside = [place for place in kept if start <= place < end]
        found += [(inside[0], inside[-1] + 1)] if inside else []
    return tuple(found)


@settings(max_examples=100)
@given(st.lists(span_lists(), min_size=1, max_size=3))
def test_marks_at_the_edges_go(documents: list[list[Span]]) -> None:
    texts = [TEXT, TEXT[::-1], "  «»\u3000" + TEXT]
    names = Vocabulary()
    columns = Columns("a", names)
    for number, spans in enumerate(documents):
        names.texts[names.documents[f"d{number}"]] = texts[number]
        columns.add_columns(
            f"d{number}", [s.layer for s in spans], [s.label for s in spans], [s.start for s in spans], [s.end for s in spans],
            split={place: s.segments for place, s in enumerate(spans) if len(s.segments) > 1},
        )  # fmt: skip
    raw = columns.side()
    trimmed = without_marks(raw)
    for row in range(len(raw)):
        assert trimmed.segments(row) == bare(texts[raw.document[row]], raw.segments(row))
        hull = trimmed.segments(row)
        assert (trimmed.start[row], trimmed.end[row]) == (hull[0][0], hull[-1][1])


def test_without_a_text_marks_cannot_be_ignored() -> None:
    columns = Columns("a", Vocabulary())
    columns.add_spans("d1", [("quote", "direct", 0, 4)], text="«لا»")
    columns.add_spans("d2", [("quote", "direct", 0, 4)])
    assert missing_texts(columns.side()) == ["d2"]
