"""Merging case by case: what continues, what is kept twice, what is refused and why."""

import json
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import merging
from annotator.core import edits, referents
from annotator.core.annotation import AnnotationSet, Decision, Document, Entry, Referent, Span
from annotator.core.change import Change
from annotator.core.errors import AnnotatorError
from annotator.merging import Plan
from annotator.paths import resource
from annotator.workspace import Workspace
from tests.core.test_change import TEXT
from tests.store.projects import copies, merge, names, opened, said, start, work


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A project in which maryam has annotated the first article, and a copy of it."""
    first = start(tmp_path / "first.db")
    tag(first, 0, 4)
    return first, Path(shutil.copy(first, tmp_path / "second.db"))


def tag(path: Path, *borders: int, label: str = "PER", annotator: str = "maryam", document: str = "d1") -> None:
    """Spans between consecutive borders."""
    workspace = opened(path, annotator, document)
    for begin, end in zip(borders, borders[1:], strict=False):
        workspace.apply(edits.tag(workspace.state, TEXT, "entity", label, [(begin, end)]))
    workspace.close()


def settle(path: Path, key: str, taken: str) -> None:
    workspace = opened(path, "gold", "d1")
    workspace.apply(Change("Settle", added=(Decision(key, "one", 1, "entity", (0, 4), (taken,), {"maryam": ("s1",)}, "lead", "أوضح"),)))
    workspace.close()


def planned(target: Path, *sources: Path) -> Plan:
    workspace = opened(target)
    try:
        return merging.plan(workspace, sources)
    finally:
        workspace.close()


def spans(path: Path, annotator: str, document: str = "d1") -> AnnotationSet:
    workspace = opened(path, annotator, document)
    found = workspace.state.annotation_set
    workspace.close()
    return found


def refused(match: str, target: Path, *sources: Path, **allowed: bool) -> None:
    """The merge is refused with a sentence, and the target is as it was, byte for byte."""
    before = target.read_bytes()
    with pytest.raises(AnnotatorError, match=match):
        merge(target, *sources, **allowed)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir() if "merging" in path.name or "partial" in path.name] == []


# -- what becomes of a set


def test_another_annotators_set_and_new_documents_come_in(pair: tuple[Path, Path]) -> None:
    first, second = pair
    tag(second, 5, 9, annotator="ahmad")
    workspace = opened(second)
    workspace.import_entries([Entry("d3", Document("d3", "خبر جديد"))])
    workspace.close()
    plan = merge(first, second)
    assert [(o.action, o.annotator, o.acts) for o in plan.outcomes] == [("added", "ahmad", 1)]
    assert plan.new("document") == 1 and plan.same == 3
    assert len(spans(first, "ahmad").spans) == 1
    assert said(first) == said(second)


def test_a_set_that_went_on_elsewhere_is_continued_with_its_undo(pair: tuple[Path, Path]) -> None:
    first, second = pair
    tag(second, 5, 9, 12)
    workspace = opened(second, document="d1")
    workspace.undo()
    workspace.close()
    plan = merge(first, second)
    assert [(o.action, o.acts, o.removed) for o in plan.outcomes] == [("continued", 3, 0)]
    workspace = opened(first, document="d1")
    assert len(workspace.history.done) == 2 and len(workspace.history.undone) == 1
    workspace.redo()
    assert len(workspace.state.spans) == 3
    workspace.close()


def test_an_older_copy_of_a_set_changes_nothing(pair: tuple[Path, Path]) -> None:
    first, second = pair
    tag(first, 5, 9)
    before = first.read_bytes()
    plan = merge(first, second)
    assert not plan.changes and plan.behind == 1
    assert first.read_bytes() == before


def test_a_set_that_went_on_in_two_places_is_kept_twice_and_the_copy_goes_on_too(pair: tuple[Path, Path]) -> None:
    first, second = pair
    tag(first, 5, 9, label="LOC")
    tag(second, 5, 9, 12, label="ORG")
    plan = merge(first, second)
    assert [(o.action, o.base) for o in plan.outcomes] == [("copied", "maryam"), ("renamed", "maryam")]
    (copy,) = copies(names(first))
    labels = [{s.label for s in spans(first, name).spans.values()} for name in ("maryam", copy)]
    assert labels == [{"PER", "ORG"}, {"PER", "LOC"}]  # the longer history keeps the name
    assert not merge(first, second).changes
    tag(first, 14, 18, annotator=copy)  # work goes on in the copy
    assert len(spans(first, copy).spans) == 3
    tag(second, 14, 18)
    plan = merge(first, second)
    assert [(o.action, o.annotator) for o in plan.outcomes] == [("continued", "maryam")]
    assert copies(names(first)) == [copy]


def test_the_same_from_both_sides(pair: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = pair
    tag(first, 5, 9, label="LOC")
    tag(second, 5, 9, label="ORG")
    before = Path(shutil.copy(first, tmp_path / "before.db"))
    merge(first, second)
    merge(second, before)
    assert said(first) == said(second)


@pytest.mark.parametrize("edited", ["ours", "theirs"])
def test_an_imported_set_is_continued_by_what_was_made_of_it(tmp_path: Path, edited: str) -> None:
    first, second = start(tmp_path / "a.db"), start(tmp_path / "b.db")  # imported twice: no row in common
    tag(first if edited == "ours" else second, 5, 12, annotator="gold")
    plan = merge(first, second)
    assert copies(names(first), "gold") == []
    assert (len(plan.outcomes), plan.behind) == ((0, 1) if edited == "ours" else (1, 0))
    assert len(spans(first, "gold").spans) == 3


def test_sets_without_history_that_differ_are_both_kept(tmp_path: Path) -> None:
    first, second = start(tmp_path / "a.db"), start(tmp_path / "b.db")
    other = AnnotationSet.of("d1", "rules", kind="extractor", spans=[Span("s1", "entity", "ORG", ((0, 4),))])
    workspace = opened(second)
    workspace.import_entries([Entry("d1", None, other)])
    workspace.close()
    merge(first, second)
    (copy,) = copies(names(first), "rules")
    assert sorted(len(spans(first, name).spans) for name in ("rules", copy)) == [1, 2]
    assert not merge(first, second).changes
    merge(second, first)
    assert said(first) == said(second)


def test_a_set_of_rejections_only_takes_what_comes(pair: tuple[Path, Path]) -> None:
    first, second = pair
    workspace = opened(first, "ahmad", "d2")
    workspace.reject("quote:1-2")
    workspace.close()
    tag(second, 0, 4, annotator="ahmad", document="d2")
    merge(first, second)
    workspace = opened(first, "ahmad", "d2")
    assert workspace.rejected == {"quote:1-2"} and len(workspace.state.spans) == 1
    workspace.close()


def test_decisions_runs_and_rejections_come_too(pair: tuple[Path, Path]) -> None:
    first, second = pair
    workspace = opened(second, document="d1")
    workspace.reject("quote:1-2")
    workspace.close()
    settle(second, "q1", "maryam")
    raw = sqlite3.connect(second)
    raw.execute("INSERT INTO run (annotator, command, started_at) VALUES ('rules', 'rules', '2026-01-01')")
    raw.commit()
    raw.close()
    plan = merge(first, second)
    assert plan.details == 2 and plan.new("decision") == 1
    assert spans(first, "gold").decisions["q1"].taken == ("maryam",)
    raw = sqlite3.connect(first)
    assert raw.execute("SELECT count(*) FROM run").fetchone() == (1,)
    assert raw.execute("SELECT count(*) FROM rejection").fetchone() == (1,)
    raw.close()
    assert not merge(first, second).changes


def test_differences_settled_otherwise_are_kept_twice(pair: tuple[Path, Path]) -> None:
    first, second = pair
    settle(first, "q1", "maryam")
    settle(second, "q1", "ahmad")
    merge(first, second)
    (copy,) = copies(names(first), "gold")
    assert {spans(first, name).decisions["q1"].taken for name in ("gold", copy)} == {("maryam",), ("ahmad",)}
    assert not merge(first, second).changes
    merge(second, first)
    assert said(first) == said(second)


def test_one_act_over_two_documents_is_undone_as_one_where_a_copy_has_it_too(pair: tuple[Path, Path]) -> None:
    first, second = pair
    workspace = opened(second, document="d1")
    workspace.apply_all({name: edits.tag(workspace.state_of(name), TEXT, "entity", "ORG", [(5, 9)]) for name in ("d1", "d2")})
    workspace.close()
    shutil.copy(second, first)
    tag(first, 10, 12, document="d2")
    tag(second, 14, 18, document="d2")
    merge(first, second)
    workspace = opened(first, document="d1")
    workspace.undo()
    assert len(workspace.state.spans) == 1
    workspace.close()


# -- referents


def test_a_referent_of_the_same_name_is_one_and_has_all_aliases(pair: tuple[Path, Path]) -> None:
    first, second = pair
    for path, alias in ((first, "الوزير"), (second, "وزير الخارجية")):
        workspace = opened(path, path.stem, "d1")
        workspace.apply(referents.add_alias(workspace.state, "x", alias))
        workspace.close()
    merge(first, second)
    workspace = opened(first)
    assert set(workspace.state.referents["x"].aliases) == {"لافروف", "الوزير", "وزير الخارجية"}
    workspace.close()


def test_a_renamed_referent_stays_the_same_one_for_everybody(pair: tuple[Path, Path]) -> None:
    first, second = pair
    workspace = opened(second, document="d1")
    workspace.apply(referents.rename_referent(workspace.state, "x", "لافروف سيرغي"))
    workspace.close()
    merge(first, second)
    workspace = opened(first)
    assert [(r.id, r.name) for r in workspace.state.referents.values()] == [("x", "لافروف سيرغي")]
    workspace.close()


def test_one_id_for_two_people_gets_a_second_id_in_spans_and_in_undo(tmp_path: Path) -> None:
    first, second = start(tmp_path / "a.db"), tmp_path / "b.db"
    workspace = Workspace.create(second, annotator="ahmad")
    workspace.import_entries([Entry("d1", Document("d1", TEXT, "عنوان d1"), None, (Referent("x", "وانغ يي", "person"),))])
    workspace.open_document("d1")
    workspace.apply(edits.tag(workspace.state, TEXT, "speaker", "named", [(0, 4)], referent="x"))
    workspace.apply(referents.assign_referent(workspace.state, "s1", None))
    workspace.close()
    plan = merge(first, second)
    ((uid, name),) = plan.referents
    assert (uid[:2], name) == ("x~", "وانغ يي")
    workspace = opened(first, "ahmad", "d1")
    workspace.undo()  # the history too means the right one
    assert workspace.state.spans["s1"].referent == uid
    workspace.close()
    assert not merge(first, second).changes or merge(first, second).behind
    merge(second, first)
    assert said(first) == said(second)


# -- what is refused


def test_another_text_under_the_same_id_is_refused_with_both_hashes(pair: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    workspace = Workspace.create(other)
    workspace.import_entries([Entry("d3", Document("d3", "جديد")), Entry("d1", Document("d1", TEXT + "."))])
    workspace.close()
    refused(rf"“d1”.*{Document('d1', TEXT).sha256}.*{Document('d1', TEXT + '.').sha256}", pair[0], other)


def test_label_sets_that_differ_are_said_before_anything_is_written(pair: tuple[Path, Path]) -> None:
    first, second = pair
    workspace = opened(second, document="d1")
    source = workspace.label_set.source
    workspace.set_label_set(resource("labels", "direct.toml").read_text(encoding="utf-8"))
    workspace.apply(edits.tag(workspace.state, TEXT, "entity", "PER", [(5, 9)]))
    workspace.close()
    found = planned(first, second)
    assert found.differing_labels and found.labels[0][1].only_ours
    refused("another label set", first, second)
    merge(first, second, keep_labels=True)
    workspace = opened(first)
    assert workspace.label_set.source == source
    workspace.close()


def test_label_sets_that_only_look_different_are_mentioned_not_refused(pair: tuple[Path, Path]) -> None:
    first, second = pair
    workspace = opened(second)
    workspace.set_label_set(workspace.label_set.source.replace('en = "Person"', 'en = "A person"'))
    workspace.close()
    tag(second, 5, 9)
    found = merge(first, second)
    assert found.labels[0][1].shown_otherwise and not found.differing_labels


@pytest.mark.parametrize(("deleted", "too_much"), [(1, False), (2, True)])
def test_more_than_a_tenth_of_a_set_is_removed_only_if_it_is_said(pair: tuple[Path, Path], deleted: int, too_much: bool) -> None:
    first, second = pair
    words = [found.span() for found in re.finditer(r"\w+", TEXT)][1:10]
    workspace = opened(first, document="d1")
    for place in words:
        workspace.apply(edits.tag(workspace.state, TEXT, "entity", "LOC", [place]))
    assert len(workspace.state.spans) == 10
    workspace.close()
    shutil.copy(first, second)
    workspace = opened(second, document="d1")
    for number in range(deleted):
        workspace.apply(edits.delete_span(workspace.state, f"s{number + 2}"))
    workspace.close()
    if too_much:
        assert planned(first, second).removals[0].removed == deleted
        refused("2 of the 10 spans that maryam has in “d1”", first, second, allow_removals=False)
    merge(first, second, allow_removals=too_much)
    assert len(spans(first, "maryam").spans) == 10 - deleted


def test_the_project_itself_and_what_is_not_there_are_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    first, _ = pair
    refused("is the project itself", first, first)
    refused("There is no project", first, tmp_path / "nothing.db")


def hostile(path: Path, *statements: str) -> Path:
    raw = sqlite3.connect(path)
    for statement in ("PRAGMA foreign_keys=OFF", *statements):
        raw.execute(statement)
    raw.commit()
    raw.close()
    return path


@pytest.mark.parametrize(
    ("statement", "match"),
    [
        ("PRAGMA application_id=7", "database of another program"),
        ("PRAGMA user_version=99", "newer Annotator"),
        ("PRAGMA user_version=0", "older version"),
        ("CREATE TRIGGER t AFTER INSERT ON span BEGIN DELETE FROM span; END", "not Annotator's"),
        ("CREATE VIEW v AS SELECT 1", "not Annotator's"),
        ("UPDATE span SET attributes = '[' ", "damaged"),
        ("UPDATE span SET attributes = '[]'", "damaged"),
        ("UPDATE span SET segments = '[[0,1],[1,2]]'", "damaged"),
        ("UPDATE span SET segments = '7'", "damaged"),
        ("UPDATE span SET referent_id = 99", "damaged"),
        ("UPDATE annotation_set SET head = 'x'", "damaged"),
        ("UPDATE annotation_set SET extra = '7'", "damaged"),
        ("UPDATE referent SET aliases = 'x'", "damaged"),
        ("INSERT INTO decision SELECT id, 'k', 'one', '', '', '', '{}' FROM annotation_set", "damaged"),
        ("UPDATE project SET value = '\"nonsense\"' WHERE key = 'label_set'", "damaged"),
        ("INSERT INTO history SELECT 99, 'u', set_id, 'nowhere', act, author, made_at, title, removed, added, '', NULL, NULL FROM history LIMIT 1", "damaged"),
        ("INSERT INTO document VALUES (99, 'd9', '', 'text', '" + "0" * 64 + "', 4, '{}', '{}')", "damaged"),
        ("INSERT INTO document VALUES (99, 'd9', '', CAST(x'ff' AS TEXT), '" + "0" * 64 + "', 1, '{}', '{}')", "d9|UTF-8|refused"),
    ],
)  # fmt: skip
def test_a_source_that_is_not_what_it_should_be_is_refused(pair: tuple[Path, Path], statement: str, match: str) -> None:
    first, second = pair
    tag(second, 5, 9)
    refused(match, first, hostile(second, statement))


def test_a_history_that_cannot_be_read_is_refused(pair: tuple[Path, Path]) -> None:
    first, second = pair
    columns = "set_id, '{head}', 'a', author, made_at, title, '[]', '[{{\"type\":\"Nothing\"}}]', '', NULL, NULL"
    raw = sqlite3.connect(second)
    ((head, key),) = raw.execute("SELECT head, id FROM annotation_set WHERE head <> ''").fetchall()
    raw.execute(f"INSERT INTO history SELECT 99, 'u', {columns.format(head=head)} FROM history WHERE set_id = {key}")
    raw.execute(f"UPDATE annotation_set SET head = 'u' WHERE id = {key}")
    raw.commit()
    raw.close()
    refused("damaged", first, second)


def test_a_file_that_is_no_database_and_one_cut_short_are_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = pair
    rubbish = tmp_path / "rubbish.db"
    rubbish.write_bytes(b"rubbish" * 50)
    refused("not a project", first, rubbish)
    second.write_bytes(second.read_bytes()[: second.stat().st_size // 2])
    refused("damaged", first, second)


def test_a_source_that_died_in_the_middle_of_a_write_is_refused(pair: tuple[Path, Path]) -> None:
    first, second = pair
    second.with_name("second.db-journal").write_bytes(b"\xd9\xd5\x05\xf9 something")
    refused("not closed properly", first, second)


def test_files_that_changed_since_they_were_looked_at_are_looked_at_again(pair: tuple[Path, Path]) -> None:
    first, second = pair
    tag(second, 5, 9)
    workspace = opened(first)
    plan = merging.plan(workspace, [second])
    tag(second, 9, 12)
    before = first.read_bytes()
    with pytest.raises(AnnotatorError, match="Look again"):
        merging.prepare(workspace, plan)
    workspace.close()
    assert first.read_bytes() == before


def test_nothing_is_written_while_a_merge_makes_the_file_anew(pair: tuple[Path, Path]) -> None:
    workspace = opened(pair[0], document="d1")
    workspace.held = "The projects are being merged; wait a moment."
    with pytest.raises(AnnotatorError, match="being merged"):
        workspace.apply(edits.tag(workspace.state, TEXT, "entity", "PER", [(5, 9)]))
    workspace.held = ""
    workspace.apply(edits.tag(workspace.state, TEXT, "entity", "PER", [(5, 9)]))
    workspace.close()


def test_a_merge_can_be_stopped(pair: tuple[Path, Path]) -> None:
    first, second = pair
    tag(second, 5, 9)
    workspace = opened(first)
    plan, before = merging.plan(workspace, [second]), first.read_bytes()
    with pytest.raises(merging.Cancelled):
        merging.prepare(workspace, plan, cancelled=lambda: True)
    workspace.close()
    assert first.read_bytes() == before


def test_a_backup_is_made_first(pair: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = pair
    tag(second, 5, 9)
    before = said(first)
    merge(first, second)
    last = max((tmp_path / "data" / "backups").glob("first-*/*.db"), key=lambda path: path.stat().st_mtime_ns)
    assert said(last) == before


# -- the command


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "annotator", "merge", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[2])


def test_the_command_shows_merges_and_has_nothing_to_do_the_second_time(pair: tuple[Path, Path]) -> None:
    first, second = pair
    work(second, random.Random(1), 3, "ahmad", "d2")
    tag(second, 5, 9)
    before = first.read_bytes()
    dry = run(first, second, "--dry-run")
    assert dry.returncode == 0 and first.read_bytes() == before
    assert "d1: maryam continues with 1 acts" in dry.stdout and "1 added, 1 continued, 2 the same" in dry.stdout
    done = run(first, second)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith(dry.stdout)
    assert said(first) == said(second)
    again = run(first, second)
    assert again.returncode == 0 and "everything is in the target already" in again.stdout
    told = json.loads(run(first, second, "--json").stdout)
    assert told["before"] == told["after"] and told["written"] is False and told["outcomes"] == []


def test_the_command_refuses_on_one_line(pair: tuple[Path, Path]) -> None:
    first, second = pair
    holder = opened(first)
    done = run(first, second)
    holder.close()
    assert done.returncode == 2 and "open in another program" in done.stderr and done.stderr.count("\n") == 1
    done = run(first, second, first)
    assert done.returncode == 2 and "is the project itself" in done.stderr
