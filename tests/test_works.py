"""What a comparison reads from a project: sets by document, how far each annotator is."""

import pytest

from annotator.core.annotation import AnnotationSet, Document, Entry, Progress, Span
from annotator.core.change import Change
from annotator.core.errors import AnnotatorError
from annotator.store import one_by_one
from annotator.works import by_document, watched
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
    entries = workspace.one_by_one().entries
    found = [(document.id, sorted(sets)) for document, sets in by_document(entries(["a", "b", "c"], "a"))]
    assert found == [("one", ["a", "b"]), ("two", ["a"])]
    assert [document.id for document, _ in by_document(entries(["b"], "b"))] == ["one"]
    assert all(work.annotator == who for _, sets in by_document(entries(["a", "b"], "b")) for who, work in sets.items())


def test_statuses_are_those_of_one_annotator(workspace) -> None:
    assert workspace.statuses("a") == {"one": "done", "two": "started"}
    assert workspace.statuses("b") == {"one": "started"} and workspace.statuses("nobody") == {}


def test_reading_can_be_stopped(workspace) -> None:
    with pytest.raises(Cancelled):
        list(watched(workspace.one_by_one().entries(["a", "b"], "a"), None, lambda: True))


@pytest.mark.parametrize("read", [
    lambda project: project.documents(), lambda project: project.entries(["a"], "a"),
    lambda project: project.columns("a"), lambda project: project.texts(),
])  # fmt: skip
def test_who_has_begun_to_read_holds_nobody_up(workspace, read) -> None:
    begun = read(workspace.one_by_one())
    next(begun)
    workspace.open_document("two")  # reads and writes
    workspace.apply(Change("Note", added=(Progress("done"),), removed=(workspace.state.annotation_set.progress,)))
    assert workspace.progress()["done"] == 2
    list(begun)


def test_the_window_reads_while_an_export_holds_one_moment_of_the_file(workspace) -> None:
    begun = workspace.entries()
    next(begun)
    assert workspace.count() == 4
    assert len(list(begun)) == 5 - 1


def test_what_was_stopped_holds_nothing_however_long_its_failure_is_kept(workspace) -> None:
    stops = iter([False, True])
    with pytest.raises(Cancelled) as kept:
        list(watched(workspace.one_by_one().entries(["a"], "a"), None, lambda: next(stops)))
    workspace.open_document("two")
    assert workspace.count() == 4 and kept.value is not None


def test_an_export_that_failed_holds_nothing_however_long_its_failure_is_kept(workspace, tmp_path) -> None:
    def full(_number: int) -> bool:
        raise OSError("no space left")

    with pytest.raises(AnnotatorError, match="cannot be written") as kept:
        workspace.export(tmp_path / "out.jsonl", cancelled=lambda: full(1))
    workspace.open_document("two")  # writes
    assert kept.value is not None and not (tmp_path / "out.jsonl").exists()


def test_pages_follow_one_another(workspace, monkeypatch) -> None:
    project = workspace.one_by_one()
    whole = [list(project.documents()), list(project.entries(["a", "b"], "a")), list(project.columns("a")), list(project.texts())]
    monkeypatch.setattr(one_by_one, "_SHORT_PAGE", 1)
    monkeypatch.setattr(one_by_one, "_PAGE", 1)
    monkeypatch.setattr(one_by_one, "_LONG_PAGE", 1)
    assert whole == [list(project.documents()), list(project.entries(["a", "b"], "a")), list(project.columns("a")), list(project.texts())]
    assert [len(read) for read in whole] == [4, 3, 2, 4]
