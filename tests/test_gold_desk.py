"""Correcting the gold while somebody else sits at the desk: durable, undoable here and there."""

from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import AnnotationSet, Document, Entry
from annotator.core.errors import AnnotatorError
from annotator.gold_desk import GoldDesk
from annotator.workspace import Workspace

TEXT = "قال الوزير إن القمة قريبة"


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "p.db", annotator="maryam")
    made.import_entries(Entry(d, Document(d, TEXT), AnnotationSet.of(d, "gold", kind="gold")) for d in ("a", "b"))
    made.open_document("a")
    yield made
    made.close()


def spans(workspace: Workspace, document: str = "a") -> list[str]:
    return [span.label for span in workspace.load_set(document, "gold").spans.values()]


def test_an_act_on_the_gold_is_written_undone_and_redone_whoever_sits_at_the_desk(workspace: Workspace) -> None:
    desk, seen = GoldDesk(workspace, "gold"), []
    workspace.subscribe(lambda notice: seen.append(notice.kind))
    for document in ("a", "b"):
        desk.apply(document, edits.tag(desk.state(document), TEXT, "cue", "verb", [(0, 3)]))
    assert spans(workspace) == spans(workspace, "b") == ["verb"] and set(seen) == {"documents"}
    assert not workspace.state.spans and not workspace.history.done  # maryam's own work is not touched
    assert desk.undo().document_id == "b" and spans(workspace, "b") == [] and spans(workspace) == ["verb"]
    assert desk.redo().document_id == "b" and spans(workspace, "b") == ["verb"]
    workspace.use_annotator("gold")
    assert workspace.undo() is not None and spans(workspace) == []  # and at the gold's own desk
    assert desk.redo() is None


def test_what_somebody_did_since_is_not_undone(workspace: Workspace) -> None:
    workspace.use_annotator("gold")
    desk = GoldDesk(workspace, "gold")
    desk.apply("a", edits.tag(desk.state("a"), TEXT, "cue", "verb", [(0, 3)]))
    assert [span.label for span in workspace.state.spans.values()] == ["verb"]  # the open article shows it at once
    workspace.apply(edits.tag(workspace.state, TEXT, "speaker", "nominal", [(4, 10)]))
    with pytest.raises(AnnotatorError, match="annotated since"):
        desk.undo()
    workspace.undo()
    assert desk.undo() is not None and spans(workspace) == []
    assert desk.undo() is None
