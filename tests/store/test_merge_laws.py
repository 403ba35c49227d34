"""Merging obeys its laws: whatever was done where, any order and any repetition end in the same project; nothing is lost."""

import itertools
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.projects import chains, merge, merged, opened, said, settle_copies, start, work

SHARED_MEMORY = Path("/dev/shm")
PEOPLE = ("maryam", "ahmad", "gold")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a place: durability is tried elsewhere."""
    if not SHARED_MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=SHARED_MEMORY) as name:
        yield Path(name)


def laptops(folder: Path, rng: random.Random, *, settling: bool = False) -> list[Path]:
    """Three copies of one project, worked on apart, with a merge now and then, after which copies may be settled."""
    first = start(folder / "start.db")
    work(first, rng, 4)
    paths = [Path(shutil.copy(first, folder / f"{name}.db")) for name in "abc"]
    for _ in range(rng.randrange(3, 7)):
        here = rng.choice(paths)
        work(here, rng, rng.randrange(1, 7), rng.choice(PEOPLE))
        if rng.random() < 0.3:
            merge(here, rng.choice([path for path in paths if path != here]))
        if settling:
            here, other = rng.sample(paths, 2)
            for path in (here, other):
                work(path, rng, 2, rng.choice(PEOPLE[1:]), "d1")
            merge(here, other)
            settle_copies(here, rng)
    return paths


def undone(path: Path) -> None:
    """Every set can be taken back to its beginning and done again."""
    before = said(path)
    workspace = opened(path)
    sets = [(e.document_id, e.annotation_set.annotator) for e in workspace.entries() if e.annotation_set]
    for document, annotator in sets:
        workspace.use_annotator(annotator)
        workspace.open_document(document)
        steps, left = len(workspace.history.done), len(workspace.history.undone)
        while workspace.history.done:
            workspace.undo()
        if annotator.split(" ")[0] not in ("gold", "rules"):
            assert not workspace.state.spans and not workspace.state.relations
        for _ in range(steps):
            workspace.redo()
        assert (len(workspace.history.done), len(workspace.history.undone)) == (steps, left)
    workspace.close()
    after = said(path)
    spans = [{key: found[0] for key, found in told.items() if key[1]} for told in (before, after)]
    assert spans[0] == spans[1]


def holds(folder: Path, seed: int, *, settling: bool = False) -> int:
    rng = random.Random(seed)
    a, b, c = laptops(folder, rng, settling=settling)
    results = [
        merged(folder, "m1", a, [b], [c]),
        merged(folder, "m2", c, [b, a]),
        merged(folder, "m3", b, [c], [a], [c], [a, c]),
        merged(folder, "m4", a, [merged(folder, "bc", b, [c])]),
    ]
    results.append(merged(folder, "m5", results[1], [results[0], results[2]], [a]))
    told = [said(path) for path in results]
    for other in told[1:]:
        assert other == told[0]
    assert not merge(results[0], a, b, c).changes
    kept = chains(results[0])
    for (document, annotator), rows in itertools.chain.from_iterable(chains(path).items() for path in (a, b, c)):
        base = annotator.split(" (")[0]
        homes = [k for k, v in kept.items() if k[0] == document and k[1].split(" (")[0] == base and v[: len(rows)] == rows]
        assert homes, "a history was lost"
    undone(results[0])
    return sum(" (" in name for _, name in told[0])


@pytest.mark.parametrize("seed", range(8))
def test_any_order_any_repetition_the_same_project_and_nothing_lost(folder: Path, seed: int) -> None:
    holds(folder, seed)


@pytest.mark.parametrize("seed", range(100, 106))
def test_the_laws_hold_where_copies_have_been_settled_in_between(folder: Path, seed: int) -> None:
    holds(folder, seed, settling=True)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_the_laws_hold_for_many_histories(folder: Path) -> None:
    conflicts = 0
    for seed in range(1000, 1200):
        place = folder / str(seed)
        place.mkdir()
        conflicts += holds(place, seed)
        shutil.rmtree(place)
    assert conflicts > 30  # or nothing was tried
