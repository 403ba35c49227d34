"""Annotations as columns."""

import doctest
import importlib
import pkgutil

import pytest

import annotator.measures
from annotator.core.annotation import AnnotationSet, Document, Entry, Relation, Span
from annotator.measures.units import Columns, Vocabulary

MODULES = [f"annotator.measures.{module.name}" for module in pkgutil.iter_modules(annotator.measures.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_what_the_documentation_shows_is_what_happens(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_entries_become_rows_in_reading_order_with_their_relations() -> None:
    spans = [
        Span("s2", "speaker", "named", ((40, 46),), "lavrov"),
        Span("s1", "quote", "direct", ((0, 10), (20, 30))),
        Span("s0", "quote", "direct", ((0, 5),)),
    ]
    work = AnnotationSet.of("d", "maryam", spans=spans, relations=[Relation("r1", "speaker", "s1", "s2")])
    columns = Columns("maryam", names := Vocabulary())
    columns.add(Entry("d", Document("d", "ن" * 50), work))
    columns.add(Entry("empty", None, AnnotationSet.of("empty", "maryam")))
    columns.add(Entry("untouched", Document("untouched", "ن")))
    side = columns.side()
    assert [names.layers.in_order[layer] for layer in side.layer] == ["quote", "quote", "speaker"]
    assert list(zip(side.start, side.end, strict=True)) == [(0, 5), (0, 30), (40, 46)]
    assert [side.segments(row) for row in range(3)] == [((0, 5),), ((0, 10), (20, 30)), ((40, 46),)]
    assert side.lengths().tolist() == [5, 20, 6]
    assert (side.head.tolist(), side.child.tolist(), names.relations.in_order) == ([1], [2], ["speaker"])
    assert side.referent.tolist() == [-1, -1, 0]
    assert [names.documents.in_order[document] for document in side.documents] == ["d", "empty"]
    assert names.texts[names.documents["untouched"]] == "ن"


def test_documents_may_come_in_any_order_and_spans_too() -> None:
    names = Vocabulary()
    first, second = Columns("a", names), Columns("b", names)
    spans = {"d1": [("entity", "PER", 0, 4), ("entity", "ORG", 0, 2), ("quote", "direct", 5, 9)], "d2": [("cue", "verb", 1, 3)]}
    for document in ("d1", "d2"):
        first.add_spans(document, spans[document])
    for document in ("d2", "d1"):
        second.add_spans(document, reversed(spans[document]))
    one, other = first.side(), second.side()
    for column in ("document", "layer", "label", "start", "end"):
        assert getattr(one, column).tolist() == getattr(other, column).tolist()


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="d1"):
        Columns("a", Vocabulary()).add_columns("d1", ["entity"], ["PER"], [0, 3], [2, 4])
