"""The desk: durable acts, undo over restarts, imports that are whole, exports that are the same twice."""

import random
import sqlite3
from pathlib import Path

import pytest

from annotator.core import edits, referents
from annotator.core.annotation import AnnotationSet, Document, Entry, Referent, Span
from annotator.core.change import State, apply
from annotator.core.errors import AnnotatorError
from annotator.core.history import fold
from annotator.workspace import DocumentFilter, ImportReport, Notice, Workspace
from tests.core.test_change import TEXT, random_change


def entry(name: str, text: str = TEXT, **work: object) -> Entry:
    found = AnnotationSet.of(name, "maryam", **work) if work else None  # type: ignore[arg-type]
    return Entry(name, Document(name, text, f"عنوان {name}"), found)


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "p.db", annotator="maryam")
    workspace.import_entries([entry("d1"), entry("d2"), entry("d3")])
    workspace.open_document("d1")
    yield workspace
    workspace.close()


def reopened(workspace: Workspace) -> Workspace:
    document, path = workspace.document, workspace.path
    workspace.close()
    again = Workspace.open(path, annotator=workspace.annotator)
    again.open_document(document.id)
    return again


def test_the_first_start_makes_a_project_with_the_seed_article() -> None:
    workspace = Workspace.open()
    assert [row.id for row in workspace.documents()] == ["000_8bb1481c41d16441"]
    assert workspace.documents()[0].title.startswith("بكين وموسكو")
    workspace.close()
    Workspace.open().close()


def test_an_act_is_on_disk_before_anybody_is_told(desk: Workspace) -> None:
    seen: list[int] = []

    def listener(notice: Notice) -> None:
        raw = sqlite3.connect(f"file:{desk.path}?mode=ro", uri=True)
        seen.append(raw.execute("SELECT count(*) FROM span").fetchone()[0])
        raw.close()

    desk.subscribe(listener)
    desk.apply(edits.tag(desk.state, TEXT, "entity", "PER", [(6, 12)]))
    assert seen == [1]


def test_a_refused_write_changes_nothing_anywhere(desk: Workspace) -> None:
    desk.apply(edits.tag(desk.state, TEXT, "entity", "PER", [(6, 12)]))
    before, titles = desk.state, desk.undo_title
    stale = edits.tag(State(AnnotationSet("d1", "maryam")), TEXT, "entity", "GPE", [(0, 5)])
    with pytest.raises(AnnotatorError):
        desk.apply(stale)
    assert desk.state is before and desk.undo_title == titles


def test_undo_and_redo_survive_a_change_of_document_and_a_restart(desk: Workspace) -> None:
    for start in (1, 6, 20):
        desk.apply(edits.tag(desk.state, TEXT, "entity", "PER", [(start, start + 4)]))
    whole = desk.state.annotation_set
    desk.open_document("d2")
    desk.open_document("d1")
    desk.undo()
    again = reopened(desk)
    assert len(again.state.spans) == 2
    again.redo()
    assert again.state.annotation_set == whole
    for _ in range(3):
        again.undo()
    assert again.undo() is None
    assert not again.state.spans and again.state.annotation_set.progress.status == "new"
    again.close()


def test_10_000_random_edits_end_with_file_memory_and_history_equal(desk: Workspace) -> None:
    rng, made = random.Random(11), 0
    while made < 10_000:
        dice = rng.random()
        if dice < 0.12:
            made += desk.undo() is not None
        elif dice < 0.2:
            made += desk.redo() is not None
        else:
            change = random_change(desk.state, rng)
            desk.apply(change)
            made += bool(change)
    memory, referents_in_memory = desk.state.annotation_set, desk.state.referents
    replayed = State(AnnotationSet("d1", "maryam"))
    rows = desk._repository.rows("d1", "maryam")
    for row in rows:
        replayed = apply(replayed, row.change)
    again = reopened(desk)
    assert again.state.annotation_set == memory == replayed.annotation_set
    assert list(again.state.spans) == list(memory.spans)
    assert again.state.referents == referents_in_memory == replayed.referents
    assert again.history == fold(rows)
    again.close()


def test_one_act_over_several_documents_is_undone_as_one(desk: Workspace) -> None:
    changes = {}
    for name in ("d1", "d2"):
        state = State(AnnotationSet(name, "maryam"))
        changes[name] = edits.tag(state, TEXT, "entity", "GPE", [(17, 22)])
    desk.apply_all(changes)
    assert len(desk.load_set("d2", "maryam").spans) == 1 and len(desk.state.spans) == 1
    desk.undo()
    assert not desk.load_set("d2", "maryam").spans and not desk.state.spans
    desk.redo()
    assert len(desk.load_set("d2", "maryam").spans) == 1 and len(desk.state.spans) == 1


def test_undo_leaves_a_referent_that_is_used_or_named_elsewhere_and_goes_on(desk: Workspace) -> None:
    desk.apply(edits.tag(desk.state, TEXT, "speaker", "nominal", [(6, 12)]))
    desk.apply(referents.create_referent(desk.state, "لافروف", "person"))
    desk.apply(referents.add_alias(desk.state, "لافروف", "الوزير"))
    desk.use_annotator("ahmad")
    desk.open_document("d2")
    desk.apply(edits.tag(desk.state, TEXT, "speaker", "nominal", [(6, 12)], referent="لافروف"))
    desk.apply(referents.add_alias(desk.state, "لافروف", "وزير الخارجية"))
    desk.use_annotator("maryam")
    desk.open_document("d1")
    while desk.history.done:
        desk.undo()
    assert not desk.state.spans
    assert desk.state.referents["لافروف"].aliases == ("الوزير", "وزير الخارجية")
    while desk.history.undone:
        desk.redo()
    assert len(desk.state.spans) == 1
    assert reopened(desk).history == desk.history


def test_rejections_survive_a_restart_and_are_never_exported(desk: Workspace, tmp_path: Path) -> None:
    desk.reject("quote:16-30")
    again = reopened(desk)
    assert again.rejected == {"quote:16-30"}
    again.export(tmp_path / "out.jsonl")
    assert "quote:16-30" not in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    again.close()


def test_the_same_document_twice_is_one_and_another_text_is_refused_with_both_hashes(desk: Workspace) -> None:
    report = desk.import_entries([entry("d1"), entry("d2", "نص آخر")])
    assert report.unchanged == 1 and report.documents == 0
    (problem,) = report.problems
    assert Document("d2", TEXT).sha256 in str(problem) and Document("d2", "نص آخر").sha256 in str(problem)


def test_an_equal_set_is_unchanged_and_a_differing_one_is_kept_beside_it(desk: Workspace) -> None:
    first = entry("d1", spans=[Span("s1", "entity", "PER", ((6, 12),))])
    other = entry("d1", spans=[Span("s1", "entity", "GPE", ((6, 12),))])
    assert desk.import_entries([first]).sets == 1
    assert desk.import_entries([first]) == ImportReport(unchanged=1)
    kept = desk.import_entries([other])
    assert kept.sets == 1 and "kept as maryam (" in str(kept.problems[0])
    assert desk.load_set("d1", "maryam").spans["s1"].label == "PER"
    assert len(desk.annotators()) == 2
    assert desk.import_entries([other]).unchanged == 1 and len(desk.annotators()) == 2


def test_two_referents_of_one_id_and_two_names_are_told_apart(desk: Workspace) -> None:
    def line(annotator: str, name: str) -> Entry:
        work = AnnotationSet.of("d1", annotator, spans=[Span("s1", "speaker", "named", ((6, 12),), "r1")])
        return Entry("d1", None, work, (Referent("r1", name),))

    for _ in range(2):
        desk.import_entries([line("a", "بوتين"), line("b", "شي")])
    names = {who: desk._repository.referents()[desk.load_set("d1", who).spans["s1"].referent].name for who in ("a", "b")}
    assert names == {"a": "بوتين", "b": "شي"} and len(desk._repository.referents()) == 2


def test_a_cancelled_import_leaves_nothing(desk: Workspace) -> None:
    calls = iter([False, True])
    report = desk.import_entries((entry(f"x{n}") for n in range(2000)), cancelled=lambda: next(calls))
    assert report.cancelled and desk.count() == 3


def test_export_and_import_give_the_same_project_and_the_same_bytes(desk: Workspace, seed_gold: Path, tmp_path: Path) -> None:
    desk.import_files([seed_gold])
    desk.apply(referents.create_referent(desk.state, "لا أحد", "person"))
    desk.apply(edits.tag(desk.state, TEXT, "quote", "direct", [(16, 30)]))
    desk.export(tmp_path / "one.jsonl")
    desk.export(tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    copy = Workspace.create(tmp_path / "copy.db", annotator="maryam")
    assert not copy.import_files([tmp_path / "one.jsonl"]).problems
    assert list(copy.entries()) == list(desk.entries())
    copy.export(tmp_path / "three.jsonl")
    assert (tmp_path / "three.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()
    copy.close()


def test_the_list_is_filtered_by_text_and_status(desk: Workspace) -> None:
    desk.apply(edits.set_status(desk.state, "done"))
    assert [row.id for row in desk.documents(DocumentFilter(status="new"))] == ["d2", "d3"]
    assert [row.id for row in desk.documents(DocumentFilter(text="d3"))] == ["d3"]
    assert desk.count(DocumentFilter(text="%")) == 0
    assert desk.neighbour("d1", 1) == "d2" and desk.neighbour("d1", -1) is None
    assert desk.position("d3") == 2 and desk.progress() == {"new": 2, "started": 0, "done": 1}


def test_titles_are_found_however_they_are_spelled(desk: Workspace) -> None:
    titles = {"t1": "أخبار الأمّة: «قِمَّة» الرياض", "t2": "وزيرة الخارجيـــة في موسكو", "t3": "NATO ٢٠٢٥", "t4": "100%_"}
    desk.import_entries([Entry(uid, Document(uid, "نص", title)) for uid, title in titles.items()])

    def found(text: str) -> list[str]:
        assert desk.count(DocumentFilter(text=text)) == len(rows := desk.documents(DocumentFilter(text=text)))
        return [row.id for row in rows]

    assert found("الامه") == found("قمة") == found("رياض اخبار") == ["t1"]
    assert found("الخارجيه") == found("موسكو وزيره") == ["t2"]
    assert found("nato 2025") == ["t3"] and found("%_") == ["t4"] and found("ليس هنا") == []
    desk.import_entries([Entry("t5", Document("t5", "نص", "قمه أخرى"))])  # what came later is found too
    assert found("قِمّة") == ["t1", "t5"]
    assert desk.neighbour("t1", 1, DocumentFilter(text="قمة")) == "t5" and desk.position("t5", DocumentFilter(text="قمة")) == 1
    assert desk.row("t5") == desk.documents(DocumentFilter(text="t5"))[0] and desk.row("none") is None


def test_every_annotator_has_a_set_of_her_own(desk: Workspace) -> None:
    desk.apply(edits.tag(desk.state, TEXT, "entity", "PER", [(6, 12)]))
    desk.use_annotator("ahmad")
    assert not desk.state.spans
    desk.use_annotator("maryam")
    assert len(desk.state.spans) == 1


def test_a_copy_and_the_backups_hold_everything(desk: Workspace, tmp_path: Path) -> None:
    desk.apply(edits.tag(desk.state, TEXT, "entity", "PER", [(6, 12)]))
    desk.save_copy(tmp_path / "copy.db")
    copy = Workspace.open(tmp_path / "copy.db", annotator="maryam")
    assert list(copy.entries()) == list(desk.entries())
    copy.close()
    desk.close()
    backups = sorted((tmp_path / "data" / "backups").rglob("*.db"))
    assert backups
    raw = sqlite3.connect(backups[-1])
    assert raw.execute("SELECT count(*) FROM span").fetchone()[0] == 1
    raw.close()


def test_another_label_set_says_how_many_spans_it_would_orphan(desk: Workspace) -> None:
    from annotator.core.labels import parse
    from annotator.paths import resource

    desk.apply(edits.tag(desk.state, TEXT, "entity", "PER", [(6, 12)]))
    source = resource("labels", "direct.toml").read_text(encoding="utf-8")
    assert [(one.names, one.count) for one in desk.orphans(parse(source))] == [(("entity", "PER"), 1)]
    desk.set_label_set(source)
    assert desk.label_set.id == "direct"
