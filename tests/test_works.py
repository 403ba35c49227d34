"""What a comparison reads from a project: sets by document, how far each annotator is."""

import pytest

from annotator.core.annotation import AnnotationSet, Document, Entry, Progress, Span
from annotator.workspace import Cancelled, Workspace


@pytest.fixture
def workspace(tmp_path):
    made = Workspace.create(tmp_path / "p.db", annotator="a")
    span = Span("s", "entity", "PER", ((0, 3),))
    sets = {
        "one": [("a", [span], "done"), ("b", [span], "started")],
        "two": [("a", [span], "started")],
        "three": [("b", [], "new")],
        "four": [("c", [], "done")],
    }
    for uid, works in sets.items():
        document = Document(uid, "نص ما", uid)
        given = [AnnotationSet.of(uid, who, spans=spans, progress=Progress(status)) for who, spans, status in works]
        made.import_entries(Entry(uid, document, one) for one in given)
    yield made
    made.close()


def test_sets_come_by_document_and_what_was_not_begun_is_left_out(workspace) -> None:
    found = [(document.id, sorted(sets)) for document, sets in workspace.works(["a", "b", "c"])]
    assert found == [("four", ["c"]), ("one", ["a", "b"]), ("two", ["a"])]
    assert [document.id for document, _ in workspace.works(["b"])] == ["one"]
    assert all(work.annotator == who for _, sets in workspace.works(["a", "b"]) for who, work in sets.items())


def test_statuses_are_those_of_one_annotator(workspace) -> None:
    assert workspace.statuses("a") == {"one": "done", "two": "started"}
    assert workspace.statuses("b") == {"one": "started"} and workspace.statuses("nobody") == {}


def test_reading_can_be_stopped(workspace) -> None:
    with pytest.raises(Cancelled):
        list(workspace.works(["a", "b"], cancelled=lambda: True))
