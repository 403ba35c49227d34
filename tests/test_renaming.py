"""Labels under other ids: everybody's annotations as one act, undone as one, merged with copies that know nothing of it."""

from pathlib import Path

import pytest

from annotator import label_files, merging, renaming
from annotator.core import edits, label_edits
from annotator.core.annotation import Document, Entry, Relation, Span
from annotator.core.change import Change
from annotator.core.label_renaming import Renaming
from annotator.core.label_renaming import renaming as renaming_of
from annotator.core.labels import LabelSet
from annotator.workspace import Workspace

TEXT = "قال سيرغي لافروف: «لن نتراجع»."


def with_id(label_set: LabelSet, layer: str, old: str, new: str) -> LabelSet:
    number = next(n for n, one in enumerate(label_set.layers) if one.id == layer)
    place = next(n for n, one in enumerate(label_set.layers[number].labels) if one.id == old)
    return label_edits.put(label_set, ("layers", number, "labels", place, "id"), new)


def other_labels(label_set: LabelSet) -> LabelSet:
    """PER is PERS, and the relation `speaker` is `said_by`."""
    place = next(n for n, one in enumerate(label_set.relations) if one.id == "speaker")
    return label_edits.put(with_id(label_set, "entity", "PER", "PERS"), ("relations", place, "id"), "said_by")


@pytest.fixture
def desk(tmp_path: Path):
    made = Workspace.create(tmp_path / "project.db", annotator="maryam")
    made.import_entries([Entry(f"d{n}", Document(f"d{n}", TEXT)) for n in range(3)])
    for annotator in ("maryam", "omar"):
        made.use_annotator(annotator)
        for document in ("d0", "d1"):
            made.open_document(document)
            made.apply(edits.tag(made.state, TEXT, "entity", "PER", [(4, 16)]))
            spans = (Span("q", "quote", "direct", ((18, 29),)), Span("p", "speaker", "named", ((4, 16),)))
            made.apply(Change("Tag", added=(*spans, Relation("r", "speaker", "q", "p"))))
    made.use_annotator("maryam")
    made.open_document("d0")
    yield made
    made.close()


def labels(desk: Workspace) -> set[tuple[str, str, str, str]]:
    return {
        (entry.annotation_set.annotator, entry.document_id, one.id, one.label)
        for entry in desk.entries()
        if entry.annotation_set
        for one in (*entry.annotation_set.spans.values(), *entry.annotation_set.relations.values())
    }


def rename(desk: Workspace) -> int:
    made = other_labels(desk.label_set)
    sets = renaming.rename(desk, made, renaming_of(desk.label_set, made))
    renaming.finish(desk, made)
    return sets


def test_what_was_renamed_is_told_by_a_name_in_common() -> None:
    before = label_files.presets()[0]
    assert renaming_of(before, other_labels(before)) == Renaming({("entity", "PER"): "PERS"}, {"speaker": "said_by"})
    gone = label_edits.remove(before, ("layers", 0, "labels", 0))
    assert not renaming_of(before, gone) and not renaming_of(before, before)
    added, path = label_edits.add(gone, ("layers", 0, "labels"))
    assert not renaming_of(before, label_edits.put(added, (*path, "id"), "other"))  # another label, not the one that is gone


def test_everybodys_annotations_are_renamed_as_one_act_that_can_be_taken_back(desk: Workspace, tmp_path: Path) -> None:
    before = labels(desk)
    assert rename(desk) == 4
    after = labels(desk)
    swap = {"PER": "PERS", "speaker": "said_by"}
    assert after == {(who, where, uid, swap.get(label, label)) for who, where, uid, label in before}
    assert desk.label_set.label("entity", "PERS") and not desk.orphans(desk.label_set)
    assert list((tmp_path / "data" / "backups").rglob("*.db"))
    desk.close()

    again = Workspace.open(tmp_path / "project.db", annotator="maryam")
    again.open_document("d1")
    assert again.undo_title == "Rename labels"
    again.undo()
    mine = {one for one in labels(again) if one[0] == "maryam"}
    assert mine == {one for one in before if one[0] == "maryam"}  # in both her articles
    again.redo()
    assert labels(again) == after
    for _ in range(3):
        again.undo()
    assert not again.state.spans
    again.close()


def test_a_renaming_that_is_stopped_leaves_everything(desk: Workspace, tmp_path: Path) -> None:
    before, made = labels(desk), other_labels(desk.label_set)
    with pytest.raises(renaming.Cancelled):
        renaming.rename(desk, made, renaming_of(desk.label_set, made), cancelled=iter((False, False, True)).__next__)
    assert labels(desk) == before
    desk.close()
    again = Workspace.open(tmp_path / "project.db", annotator="maryam")
    assert labels(again) == before and again.label_set.label("entity", "PER") is not None
    again.close()


def copied(desk: Workspace, path: Path) -> Workspace:
    desk.save_copy(path)
    return Workspace.open(path, annotator="omar")


def merged(target: Workspace, source: Path) -> merging.Plan:
    plan = merging.plan(target, [source])
    merging.finish(target, merging.prepare(target, plan, keep_labels=True))
    return plan


def test_a_copy_that_stood_still_takes_the_new_ids_and_gives_none_of_the_old_ones(desk: Workspace, tmp_path: Path) -> None:
    copied(desk, tmp_path / "other.db").close()
    rename(desk)
    after = labels(desk)
    plan = merged(desk, tmp_path / "other.db")
    assert not plan.of("copied", "renamed") and labels(desk) == after
    other = Workspace.open(tmp_path / "other.db", annotator="omar")
    plan = merged(other, desk.path)
    assert len(plan.of("continued")) == 4 and labels(other) == after
    other.close()


def test_copies_in_which_the_same_was_renamed_are_the_same(desk: Workspace, tmp_path: Path) -> None:
    other = copied(desk, tmp_path / "other.db")
    rename(other)
    other.close()
    rename(desk)
    after = labels(desk)
    plan = merged(desk, tmp_path / "other.db")
    assert not plan.of("copied", "renamed", "continued") and labels(desk) == after


def test_who_went_on_with_the_old_ids_loses_nothing(desk: Workspace, tmp_path: Path) -> None:
    other = copied(desk, tmp_path / "other.db")
    other.open_document("d0")
    other.apply(edits.tag(other.state, TEXT, "cue", "verb", [(0, 3)]))
    went_on = {uid for _, where, uid, _ in labels(other) if where == "d0"}
    other.close()
    rename(desk)
    plan = merged(desk, tmp_path / "other.db")
    assert {outcome.action for outcome in plan.outcomes} == {"copied", "renamed"}  # one of them has her name, both are kept
    found = {who for who, where, _, _ in labels(desk) if where == "d0"}
    assert len(found) == 3 and any({u for w, d, u, _ in labels(desk) if (w, d) == (who, "d0")} == went_on for who in found)
