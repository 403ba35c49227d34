"""Small projects for the tests of merging: made, worked on at random, merged, and told apart by what they say."""

import random
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from annotator import copies as copies_of
from annotator import merging
from annotator.core import edits
from annotator.core.annotation import AnnotationSet, Decision, Document, Entry, Referent, Span
from annotator.core.change import Change
from annotator.core.errors import AnnotatorError
from annotator.core.history import fold
from annotator.core.merging import known_names, original
from annotator.merging import Plan
from annotator.workspace import Workspace
from tests.core.test_change import TEXT, random_change

DOCUMENTS = ("d1", "d2")


def opened(path: Path, annotator: str = "maryam", document: str = "") -> Workspace:
    workspace = Workspace.open(path, annotator=annotator)
    workspace._project.backup_due = lambda: False  # type: ignore[method-assign]  # no backup at each closing: not what is tried here
    if document:
        workspace.open_document(document)
    return workspace


def start(path: Path, *entries: Entry) -> Path:
    """A project with two articles: one has a gold set and a program's, imported and so without a history."""
    workspace = Workspace.create(path, annotator="maryam")
    spans = [Span("s1", "speaker", "named", ((0, 4),), "x"), Span("s2", "entity", "PER", ((5, 9),))]
    work = [AnnotationSet.of("d1", name, kind=kind, spans=spans) for name, kind in (("gold", "gold"), ("rules", "extractor"))]
    made = [Entry(name, Document(name, TEXT, f"عنوان {name}")) for name in DOCUMENTS]
    people = (Referent("x", "سيرغي لافروف", "person", ("لافروف",)),)
    workspace.import_entries([*made, *(Entry("d1", None, found, people) for found in work), *entries])
    workspace.close()
    return path


def work(path: Path, rng: random.Random, acts: int, annotator: str = "maryam", document: str | None = None) -> None:
    """An annotator does something at random: edits, undoes, does again, rejects."""
    workspace = opened(path, annotator, document or rng.choice(DOCUMENTS))
    for _ in range(acts):
        try:
            match rng.randrange(8):
                case 0:
                    workspace.undo()
                case 1:
                    workspace.redo()
                case 2 if annotator == "gold":
                    key, number = f"q{rng.randrange(4)}", len(workspace.state.annotation_set.decisions) + 1
                    workspace.apply(Change("Settle", added=(Decision(key, "one", number, "entity", (0, 4), (rng.choice("ab"),)),)))
                case 2:
                    workspace.reject(f"key{rng.randrange(4)}")
                case _:
                    workspace.apply(random_change(workspace.state, rng))
        except AnnotatorError:  # a referent that others use cannot go
            pass
    workspace.close()


def merge(target: Path, *sources: Path, **allowed: bool) -> Plan:
    """Merges, whatever is removed, and returns what was planned."""
    workspace = opened(target)
    try:
        plan = merging.plan(workspace, sources)
        if plan.changes:
            merging.finish(workspace, merging.prepare(workspace, plan, **{"allow_removals": True} | allowed))
        return plan
    finally:
        workspace.close()


def merged(folder: Path, name: str, target: Path, *steps: Sequence[Path]) -> Path:
    """A copy of `target` into which others were merged, step by step."""
    result = folder / f"{name}.db"
    shutil.copy(target, result)
    for sources in steps:
        merge(result, *sources)
    return result


def said(path: Path) -> dict[tuple[str, str], object]:
    """What a project says: every set with its contents, undo stacks and rejections; referents by what they are called."""
    workspace, result = opened(path), {}
    for entry in list(workspace._repository.entries()):  # copies that were settled, too
        result[entry.document_id, ""] = entry.document
        found = entry.annotation_set
        if found is not None:
            people = {r.id: (original(r.id), frozenset(known_names(r))) for r in entry.referents}
            spans = {(uid, repr((s.layer, s.label, s.segments, sorted(s.attributes.items()), s.note)), people.get(s.referent))
                     for uid, s in found.spans.items()}  # fmt: skip
            history = fold(workspace._repository.rows(entry.document_id, found.annotator))
            stacks = [[tuple(map(original, step.uids)) for step in steps] for steps in (history.done, history.undone)]
            rejected = workspace._repository.rejected(entry.document_id, found.annotator)
            rest = (found.kind, found.progress, dict(found.relations), dict(found.decisions), dict(found.extra), stacks, rejected)
            result[entry.document_id, found.annotator] = (spans, *rest)
    workspace.close()
    return result


def chains(path: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """The rows of every set's history, by their first uids."""
    workspace = opened(path)
    result = {}
    for entry in list(workspace._repository.entries()):
        if entry.annotation_set is not None:
            key = entry.document_id, entry.annotation_set.annotator
            result[key] = tuple(original(row.uid) for row in workspace._repository.rows(*key))
    workspace.close()
    return result


def names(path: Path) -> list[tuple[str, str]]:
    return sorted(key for key in said(path) if key[1])


def copies(found: Iterable[tuple[str, str]], annotator: str = "maryam") -> list[str]:
    return [name for _, name in found if name.startswith(f"{annotator} (")]


def tag(path: Path, *borders: int, label: str = "PER", annotator: str = "maryam", document: str = "d1") -> None:
    """Spans between consecutive borders."""
    workspace = opened(path, annotator, document)
    for begin, end in zip(borders, borders[1:], strict=False):
        workspace.apply(edits.tag(workspace.state, TEXT, "entity", label, [(begin, end)]))
    workspace.close()


def settle_copies(path: Path, rng: random.Random) -> int:
    """Settles some of what was kept twice, this way or that; now and then one that was settled is brought back."""
    workspace = opened(path)
    settled = 0
    for twin in found_twice(workspace):
        if twin.settled and rng.random() < 0.2:
            with suppress(AnnotatorError):  # one that undid all it ever did has nothing to bring back
                copies_of.bring_back(workspace, [twin])
        elif not twin.settled and rng.random() < 0.6:
            settled += copies_of.settle(workspace, [twin], rng.choice(("both", "ours", "copy")))
    workspace.close()
    return settled


def found_twice(workspace: Workspace) -> list[copies_of.Twin]:
    return copies_of.kept_twice(workspace)


def settle(path: Path, key: str, taken: str) -> None:
    workspace = opened(path, "gold", "d1")
    workspace.apply(Change("Settle", added=(Decision(key, "one", 1, "entity", (0, 4), (taken,), {"maryam": ("s1",)}, "lead", "أوضح"),)))
    workspace.close()


def spans(path: Path, annotator: str, document: str = "d1") -> AnnotationSet:
    workspace = opened(path, annotator, document)
    found = workspace.state.annotation_set
    workspace.close()
    return found


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A project in which maryam has annotated the first article, and a copy of it."""
    first = start(tmp_path / "first.db")
    tag(first, 0, 4)
    return first, Path(shutil.copy(first, tmp_path / "second.db"))
