"""A file that the disk has altered: refused or read with a sentence, never with a traceback, and no text is ever another."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.annotation import Span
from annotator.core.change import Change
from annotator.core.errors import AnnotatorError
from annotator.store.codec import DamagedValue, decision_of, items_of, segments_of, value_of
from annotator.workspace import Workspace

PAGE = 8192


@pytest.fixture
def project(tmp_path: Path, seed_gold: Path) -> Path:
    """The seed article with its gold and some history."""
    workspace = Workspace.create(tmp_path / "p.db", annotator="maryam")
    workspace.import_files([seed_gold])
    workspace.open_document(workspace.documents()[0].id)
    for number in range(8):
        workspace.apply(Change("Add", added=(Span(f"n{number}", "entity", "LOC", ((number, number + 4),)),)))
    workspace.undo()
    workspace.close()
    return tmp_path / "p.db"


def damages(good: bytes, rng: random.Random) -> Iterator[bytes]:
    """Single bits turned over, stretches of zeroes, a page in the place of another, an end cut off."""
    while True:
        made, at = bytearray(good), rng.randrange(len(good))
        match rng.randrange(4):
            case 0:
                for _ in range(rng.choice((1, 1, 2, 8))):
                    made[rng.randrange(len(good))] ^= 1 << rng.randrange(8)
            case 1:
                length = min(rng.choice((1, 16, 512)), len(good) - at)
                made[at : at + length] = bytes(length)
            case 2:
                first, second = at // PAGE * PAGE, rng.randrange(len(good)) // PAGE * PAGE
                made[first : first + PAGE] = good[second : second + PAGE]
            case _:
                made = made[:at]
        yield bytes(made)


def use(path: Path, texts: dict[str, str]) -> str:
    """A day's work with a project; how far it went before it was refused."""
    step = "open"
    try:
        workspace = Workspace.open(path, annotator="maryam")
        try:
            step = "read"
            for row in workspace.documents():
                workspace.open_document(row.id)
                assert workspace.document.text == texts.get(row.id, workspace.document.text)
            step = "write"
            workspace.apply(Change("Add", added=(Span("new", "entity", "PER", ((0, 3),)),)))
            workspace.undo()
            workspace.undo()
            step = "export"
            workspace.export(path.with_suffix(".jsonl"))
        finally:
            workspace.close()
    except AnnotatorError as refusal:
        assert str(refusal).endswith((".", "”")) and "Traceback" not in str(refusal)
        return step
    return "done"


def try_damages(project: Path, seed: int, count: int) -> set[str]:
    reached, found = set[str](), damages(project.read_bytes(), random.Random(seed))
    workspace = Workspace.open(project, annotator="maryam")
    texts = {row.id: workspace.text(row.id) or "" for row in workspace.documents()}
    workspace.close()
    for number in range(count):
        broken = project.with_name(f"broken{number}.db")
        broken.write_bytes(next(found))
        reached.add(use(broken, texts))
    return reached


def test_a_damaged_project_is_refused_with_a_sentence(project: Path) -> None:
    assert {"open", "done"} <= try_damages(project, 1, 40)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_thousands_of_damages(project: Path) -> None:
    assert {"open", "read", "done"} <= try_damages(project, 2, 3000)


@pytest.mark.parametrize("read", [
    lambda: value_of("{]"), lambda: value_of(""), lambda: items_of('[{"tipe":"Span"}]'), lambda: items_of('[{"type":"Spam"}]'),
    lambda: items_of('[{"type":"Span","idd":"x"}]'), lambda: items_of("[3]"), lambda: segments_of(0, 1, "[[1]]"),
    lambda: segments_of(0, 1, "7"), lambda: decision_of({"place": 3}),
])  # fmt: skip
def test_a_value_that_cannot_be_read_is_a_sentence(read) -> None:
    with pytest.raises(DamagedValue, match="restore the newest backup"):
        read()
