"""Merging case by case: what continues, what is kept twice, what is refused and why."""

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.core import edits, referents
from annotator.core.annotation import AnnotationSet, Document, Entry, Referent, Span
from annotator.workspace import Workspace
from tests.core.test_change import TEXT
from tests.store.projects import copies, merge, names, opened, pair, said, settle, spans, start, tag, work

__all__ = ["pair"]  # a fixture


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
