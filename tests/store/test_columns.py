"""Annotation sets read as plain lists say what the sets themselves say."""

import sqlite3
from pathlib import Path

import pytest

from annotator.core.annotation import AnnotationSet, Document, Entry, Relation, Span
from annotator.measures.units import Columns, Side, Vocabulary
from annotator.paths import schema_sql
from annotator.reading import reading
from annotator.store import columns
from annotator.workspace import Workspace


def side(workspace: Workspace, annotator: str, *, by_columns: bool) -> Side:
    collected = Columns(annotator, Vocabulary())
    if by_columns:
        for found in workspace.one_by_one().columns(annotator):
            collected.add_set(found)
    else:
        for entry in workspace.entries([annotator]):
            collected.add(entry)
    return collected.side()


def said(side: Side) -> list[object]:
    names = side.names
    rows = [
        (names.documents.in_order[side.document[i]], names.layers.in_order[side.layer[i]], names.labels.in_order[side.label[i]],
         side.segments(i), names.referents.in_order[side.referent[i]] if side.referent[i] >= 0 else None)
        for i in range(len(side))
    ]  # fmt: skip
    links = [(names.relations.in_order[r], rows[h], rows[c]) for r, h, c in zip(side.relation, side.head, side.child, strict=True)]
    return [sorted(rows, key=str), sorted(links, key=str), sorted(names.documents.in_order[d] for d in side.documents)]


def test_the_columns_of_a_set_are_the_set(seed_gold: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "p.db", annotator="maryam")
    workspace.import_files([seed_gold])
    spans = [Span("a", "quote", "direct", ((0, 3), (5, 9))), Span("b", "speaker", "named", ((4, 5),))]
    workspace.import_entries([
        Entry("x", Document("x", "ن" * 20), AnnotationSet.of("x", "gold", spans=spans, relations=[Relation("r", "speaker", "a", "b")])),
        Entry("empty", Document("empty", "ن"), AnnotationSet.of("empty", "gold")),
    ])  # fmt: skip
    annotator = workspace.annotators()[0][0]
    for name in {annotator, "gold"}:
        slow, fast = side(workspace, name, by_columns=False), side(workspace, name, by_columns=True)
        assert said(slow) == said(fast)
    assert len(fast) and len(fast.head)
    assert dict(workspace.one_by_one().texts())["empty"] == "ن"
    workspace.close()


@pytest.mark.parametrize("query", [columns._SETS, columns._SPANS, columns._RELATIONS])
def test_a_page_costs_what_is_on_it(query: str) -> None:
    """Neither all sets of an annotator are gone through for each page, nor what was found sorted anew."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema_sql())
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", (1, 500, "maryam"))]
    assert any("INTEGER PRIMARY KEY (rowid>?" in step for step in plan), plan
    assert not any("annotation_set_annotator" in step or "ORDER BY" in step or step.startswith("SCAN") for step in plan), plan
    connection.close()


def test_a_project_is_read_while_another_program_has_it_open(seed_gold: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "p.db", annotator="maryam")
    workspace.import_files([seed_gold])
    with reading(tmp_path / "p.db") as repository:
        assert sum(len(found.starts) for name, _ in repository.annotators() for found in repository.columns(name)) == 97
    workspace.close()
