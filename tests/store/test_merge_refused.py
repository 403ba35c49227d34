"""What a merge refuses, each with a sentence and with the target left byte for byte as it was."""

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import merging
from annotator.core import edits
from annotator.core.annotation import Document, Entry
from annotator.core.errors import AnnotatorError
from annotator.merging import Plan
from annotator.paths import resource
from annotator.workspace import Workspace
from tests.core.test_change import TEXT
from tests.store.projects import merge, opened, pair, said, spans, tag

__all__ = ["pair"]  # a fixture


def planned(target: Path, *sources: Path) -> Plan:
    workspace = opened(target)
    try:
        return merging.plan(workspace, sources)
    finally:
        workspace.close()


def refused(match: str, target: Path, *sources: Path, **allowed: bool) -> None:
    """The merge is refused with a sentence, and the target is as it was, byte for byte."""
    before = target.read_bytes()
    with pytest.raises(AnnotatorError, match=match):
        merge(target, *sources, **allowed)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir() if "merging" in path.name or "partial" in path.name] == []


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
        ("INSERT INTO document VALUES (99, 'd9', '', CAST(x'ff' AS TEXT), '" + "0" * 64 + "', 1, '{}', '{}')", "d9|UTF-8|damaged"),
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


FULL_DISK = """
import resource, sys
from annotator.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
sys.exit(main(["merge", *sys.argv[1:]]))
"""


def test_a_full_disk_is_said_and_leaves_the_target_as_it_was(pair: tuple[Path, Path]) -> None:
    first, second = pair
    tag(second, 5, 9)
    before = first.read_bytes()
    assert len(before) > 100_000
    done = subprocess.run([sys.executable, "-c", FULL_DISK, first, second], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "annotator:" in done.stderr
    assert first.read_bytes() == before
    assert [path.name for path in first.parent.iterdir() if path.name.startswith(".")] == []


def test_a_history_that_takes_back_what_is_not_there_does_no_harm(pair: tuple[Path, Path]) -> None:
    first, second = pair
    raw = sqlite3.connect(second)
    ((head, key),) = raw.execute("SELECT head, id FROM annotation_set WHERE head <> ''").fetchall()
    for name, parent in (("u", head), ("v", "u")):
        raw.execute("INSERT INTO history VALUES (NULL, ?, ?, ?, ?, 'maryam', '', 'Undo', '[]', '[]', '', 'nothing', NULL)", (name, key, parent, name))
    raw.execute("UPDATE annotation_set SET head = 'v' WHERE id = ?", (key,))
    raw.commit()
    raw.close()
    merge(first, second)
    workspace = opened(first, document="d1")
    assert len(workspace.state.spans) == 1
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
