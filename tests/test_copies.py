"""What a merge kept twice is settled: nothing is lost, nobody is asked again, and who goes on elsewhere is kept beside again."""

import shutil
from pathlib import Path

import pytest

from annotator import copies
from annotator.cli import main
from annotator.copies import Twin
from annotator.core import copies as core
from annotator.core.annotation import AnnotationSet, Relation, Span
from annotator.core.change import State, apply
from annotator.core.errors import AnnotatorError
from annotator.core.merging import copied_from
from annotator.workspace import Workspace
from tests.store.projects import copies as copies_named
from tests.store.projects import merge, names, opened, pair, said, spans, tag

__all__ = ["pair"]  # a fixture


@pytest.fixture
def twice(pair: tuple[Path, Path]) -> tuple[Path, Path]:
    """Maryam went on on two laptops; here both are merged, there the other one lies as it was."""
    here, there = pair
    tag(here, 5, 9, 12, 16)
    tag(there, 17, 21, label="LOC")
    merge(here, there)
    assert len(copies_named(names(here))) == 1
    return here, there


def places(path: Path, annotator: str = "maryam") -> list[tuple[int, int]]:
    return sorted((span.start, span.end) for span in spans(path, annotator).spans.values())


def only(workspace: Workspace) -> Twin:
    (twin,) = copies.kept_twice(workspace)
    return twin


def settle(path: Path, way: core.Way) -> Twin:
    workspace = opened(path)
    twin = only(workspace)
    assert copies.settle(workspace, [twin], way) == 1
    workspace.close()
    return twin


@pytest.mark.parametrize("way", ["both", "ours", "copy"])
def test_a_copy_is_settled_and_nobody_works_under_its_name_any_more(twice, way: core.Way) -> None:
    here, there = twice
    ours, theirs = places(here), places(here, *copies_named(names(here)))
    left = {"both": sorted({*ours, *theirs}), "ours": ours, "copy": theirs}[way]
    assert len({*ours, *theirs}) > max(len(ours), len(theirs))
    twin = settle(here, way)
    workspace = opened(here)
    assert (twin.annotator, copied_from(twin.copy)) == ("maryam", "maryam")
    assert twin.copy not in dict(workspace.annotators())
    assert only(workspace).settled
    assert twin.copy not in [entry.annotation_set.annotator for entry in workspace.entries() if entry.annotation_set]
    workspace.close()
    assert places(here) == left
    plan = merge(here, there)  # the other laptop still has it as it was
    assert not plan.changes and places(here) == left and not plan.removals


def test_the_other_laptop_takes_what_was_settled_without_being_asked_about_removals(twice) -> None:
    here, there = twice
    settle(here, "both")
    plan = merge(there, here, allow_removals=False)
    assert not plan.removals and not plan.of("copied", "renamed")
    assert said(there) == said(here)
    assert not merge(here, there).changes


def test_who_goes_on_with_the_copy_elsewhere_is_kept_beside_again(twice) -> None:
    here, there = twice
    settle(here, "ours")
    tag(there, 22, 25)
    merge(here, there)
    workspace = opened(here)
    assert [one.settled for one in copies.kept_twice(workspace)].count(False) == 1
    workspace.close()
    beside = {place for name in copies_named(names(here)) for place in places(here, name)}
    assert set(places(there)) <= beside | set(places(here))


def test_everything_can_be_taken_back(twice) -> None:
    here, _ = twice
    before = {name: places(here, name) for _, name in names(here)}
    twin = settle(here, "both")
    workspace = opened(here, "maryam", "d1")
    workspace.undo()
    copies.bring_back(workspace, copies.kept_twice(workspace))
    assert not only(workspace).settled and twin.copy in dict(workspace.annotators())
    workspace.close()
    assert {name: places(here, name) for _, name in names(here)} == before


def test_a_project_that_is_only_read_refuses_and_stays(twice) -> None:
    here, _ = twice
    workspace = opened(here)
    twin, before = only(workspace), workspace.load_set("d1", "maryam")
    workspace.held = "It is being merged."
    with pytest.raises(AnnotatorError):
        copies.settle(workspace, [twin], "both")
    with pytest.raises(AnnotatorError):
        copies.bring_back(workspace, [twin])
    assert workspace.load_set("d1", "maryam") == before and only(workspace) == twin
    workspace.close()


def test_how_the_two_differ_is_counted(twice) -> None:
    workspace = opened(twice[0])
    found = copies.tally(workspace, only(workspace))
    assert (found.ours, found.copy, found.otherwise) == (3, 1, 0)
    workspace.close()


def test_two_copies_of_one_set_are_settled_in_one_act(twice, tmp_path: Path) -> None:
    here, there = twice
    third = Path(shutil.copy(there, tmp_path / "third.db"))
    tag(there, 22, 25)
    tag(third, 26, 29)
    merge(here, there, third)
    everything = {place for _, name in names(here) if name.startswith("maryam") for place in places(here, name)}
    workspace = opened(here)
    twins = [twin for twin in copies.kept_twice(workspace) if not twin.settled]
    assert len(twins) == 2 and copies.settle(workspace, twins, "both") == 2
    workspace.close()
    assert set(places(here)) == everything


def test_the_command_counts_what_is_kept_twice_and_what_was_settled_elsewhere(pair, capsys) -> None:
    here, there = pair
    tag(here, 5, 9, 12, 16)
    tag(there, 17, 21, label="LOC")
    assert main(["merge", str(here), str(there)]) == 0
    said_first = capsys.readouterr().out
    assert "1 kept twice" in said_first and "Settle what was kept twice" in said_first
    settle(here, "both")
    assert main(["merge", str(there), str(here)]) == 0
    said_then = capsys.readouterr().out
    assert "was settled elsewhere and is withdrawn here" in said_then and "kept twice" not in said_then


# -- what is put together


def work(*found: Span, links: tuple[tuple[str, str, str, str], ...] = ()) -> AnnotationSet:
    return AnnotationSet.of("d", "m", spans=found, relations=[Relation(*link) for link in links])


def test_what_only_the_copy_has_comes_in_under_ids_of_its_own_with_its_relations() -> None:
    quote, said_by = Span("s1", "quote", "direct", ((10, 20),)), Span("s2", "speaker", "named", ((0, 4),))
    ours = work(quote, Span("s2", "entity", "PER", ((30, 34),)))
    theirs = work(replace_label(quote), said_by, links=(("r1", "speaker", "s1", "s2"),))
    after = apply(State(ours), core.taken_over(ours, theirs, "both")).annotation_set
    assert after.spans["s1"].label == "direct", "where they differ, ours stays"
    assert after.spans["s2"].layer == "entity" and after.spans["s2.2"].layer == "speaker"
    assert [(r.label, r.head, r.child) for r in after.relations.values()] == [("speaker", "s1", "s2.2")]


def test_a_relation_of_which_ours_says_otherwise_stays_away() -> None:
    quote, one, two = (Span(uid, layer, "x", (place,)) for uid, layer, place in (
        ("s1", "quote", (10, 20)), ("s2", "speaker", (0, 4)), ("s3", "speaker", (5, 9))))  # fmt: skip
    ours = work(quote, one, two, links=(("r1", "speaker", "s1", "s2"),))
    theirs = work(quote, one, two, links=(("r1", "speaker", "s1", "s3"),))
    assert not core.taken_over(ours, theirs, "both")
    after = apply(State(ours), core.taken_over(ours, theirs, "copy")).annotation_set
    assert after.relations == theirs.relations


def replace_label(span: Span) -> Span:
    return Span(span.id, span.layer, "indirect", span.segments)
