"""A merge that is killed: the target is the old file or the new one, never between, and can be merged again."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.core.annotation import AnnotationSet, Document, Entry, Span
from annotator.workspace import Workspace
from tests.store.projects import merge, said
from tests.store.test_merge_laws import folder

__all__ = ["folder"]  # a fixture

TEXT = "قال وزير الخارجية الروسي سيرغي لافروف إن موسكو مستعدة للحوار. " * 10

MERGER = """
import os, signal, sys, time
from pathlib import Path
from annotator import merging
from annotator.workspace import Workspace

def merge(target, source):
    workspace = Workspace.open(target)
    plan = merging.plan(workspace, [source])
    merging.finish(workspace, merging.prepare(workspace, plan))
    workspace.close()

for line in sys.stdin:  # a target, a source, and how long the merge may live
    target, source, life = line.split()
    start = time.perf_counter()
    child = os.fork()
    if not child:
        merge(Path(target), Path(source))
        os._exit(0)
    time.sleep(float(life))  # the moment of death is what is tried
    os.kill(child, signal.SIGKILL) if float(life) else None
    os.waitpid(child, 0)
    print(time.perf_counter() - start, flush=True)
"""


def entries(annotator: str, count: int):
    for number in range(count):
        spans = [Span(f"s{i}", "entity", "PER", ((i, i + 5),)) for i in range(20)]
        yield Entry(f"d{number}", Document(f"d{number}", TEXT), AnnotationSet.of(f"d{number}", annotator, spans=spans))


def projects(folder: Path, documents: int) -> tuple[bytes, Path, Path]:
    """What the target is at first, its path, and a source."""
    paths = folder / "target.db", folder / "source.db"
    for path, annotator in zip(paths, ("maryam", "ahmad"), strict=True):
        workspace = Workspace.create(path, annotator=annotator)
        workspace.import_entries(entries(annotator, documents))
        workspace.close()
    return paths[0].read_bytes(), *paths


def killed(folder: Path, kills: int, documents: int) -> tuple[int, int]:
    """Kills that many merges, each at a moment of its own; returns how often the old and the new file was there."""
    old, target, source = projects(folder, documents)
    told = said(target)
    merger = subprocess.Popen([sys.executable, "-c", MERGER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def merged(life: float) -> float:
        target.write_bytes(old)
        print(target, source, life, file=merger.stdin, flush=True)
        return float(merger.stdout.readline())

    whole = max(merged(0) for _ in range(3))
    new, rng, found = target.read_bytes(), random.Random(5), []
    assert len(said(target)) == len(told) + documents
    for _ in range(kills):
        merged(rng.random() * whole)
        found.append(target.read_bytes())  # before anything could repair it
        assert found[-1] in (old, new)
        journal = target.with_name("target.db-journal")
        assert not journal.exists() or not journal.stat().st_size
    merger.stdin.close()
    merger.wait()
    merger.stdout.close()
    merge(target, source)
    assert target.read_bytes() == new
    assert [path.name for path in folder.iterdir() if path.name.startswith(".") and "merging" in path.name] == []
    return found.count(old), found.count(new)


def test_kill_9_at_50_moments_leaves_the_old_or_the_new_file(folder: Path) -> None:
    old, new = killed(folder, 50, 20)
    print(f"kill -9: 50 merges, {old} old, {new} new, 0 between")
    assert old + new == 50 and old >= 10 and new >= 1


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_kill_9_at_500_moments_of_a_larger_merge_on_the_disk(tmp_path: Path) -> None:
    old, new = killed(tmp_path, 500, 500)
    assert old >= 100 and new >= 1
