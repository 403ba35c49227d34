"""Annotation sets read as plain lists say what the sets themselves say."""

from pathlib import Path

from annotator.core.annotation import AnnotationSet, Document, Entry, Relation, Span
from annotator.measures.units import Columns, Side, Vocabulary
from annotator.reading import reading
from annotator.workspace import Workspace


def side(workspace: Workspace, annotator: str, *, by_columns: bool) -> Side:
    columns = Columns(annotator, Vocabulary())
    if by_columns:
        for found in workspace.one_by_one().columns(annotator):
            columns.add_set(found)
    else:
        for entry in workspace.entries([annotator]):
            columns.add(entry)
    return columns.side()


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


def test_a_project_is_read_while_another_program_has_it_open(seed_gold: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "p.db", annotator="maryam")
    workspace.import_files([seed_gold])
    with reading(tmp_path / "p.db") as repository:
        assert sum(len(found.starts) for name, _ in repository.annotators() for found in repository.columns(name)) == 97
    workspace.close()
