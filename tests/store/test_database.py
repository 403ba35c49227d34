"""The project file: its schema, its settings, and what is refused at the door."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from annotator.paths import schema_sql
from annotator.store import models
from annotator.store.database import (
    APPLICATION_ID,
    VERSION,
    ProjectError,
    create,
    engine_for,
    transaction,
    verify,
)
from annotator.store.project import Project, migrate
from annotator.workspace import Workspace


@pytest.fixture
def project(tmp_path: Path) -> Path:
    create(tmp_path / "مشروع.db")
    return tmp_path / "مشروع.db"


def test_models_mirror_the_schema(project: Path) -> None:
    found = inspect(create_engine(f"sqlite:///{project}"))
    assert set(found.get_table_names()) == set(models.metadata.tables)
    for name, table in models.metadata.tables.items():
        columns = {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(name)}
        assert columns == {c.name: (str(c.type), c.nullable) for c in table.columns}, name
        assert found.get_pk_constraint(name)["constrained_columns"] == [c.name for c in table.primary_key.columns], name


def test_a_project_says_what_it_is_and_is_written_durably(project: Path) -> None:
    raw = sqlite3.connect(project)
    assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert raw.execute("PRAGMA user_version").fetchone()[0] == VERSION
    raw.close()
    engine = engine_for(project, write=True)
    with transaction(engine, project) as c:
        pragma = {name: c.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert pragma == {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1}


@pytest.mark.parametrize("name", ["a?mode=memory.db", "a#b.db", "100%25.db", "file:evil.db", "x%41.db", "أ ب.db"])
def test_an_awkward_file_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    create(tmp_path / name)
    verify(tmp_path / name)
    with transaction(engine_for(tmp_path / name, write=True), tmp_path / name) as c:
        c.exec_driver_sql("INSERT INTO project VALUES ('k', 'v')")
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith("-journal")] == [name]


def test_a_transaction_that_fails_leaves_nothing(project: Path) -> None:
    engine = engine_for(project, write=True)
    with pytest.raises(RuntimeError), transaction(engine, project) as c:
        c.exec_driver_sql("INSERT INTO project VALUES ('k', 'v')")
        raise RuntimeError
    with transaction(engine, project) as c:
        assert c.exec_driver_sql("SELECT count(*) FROM project").scalar() == 0


def _bytes(content: bytes):
    return lambda path: path.write_bytes(content)


def _statement(sql: str):
    def spoil(path: Path) -> None:
        create(path)
        raw = sqlite3.connect(path)
        raw.executescript(sql)
        raw.close()

    return spoil


def _truncated(path: Path) -> None:
    create(path)
    path.write_bytes(path.read_bytes()[:20000])


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_bytes(b""), "not a project of Annotator"),
        (_bytes(b"hello" * 100), "not a project of Annotator"),
        (_statement("PRAGMA application_id = 7"), "another program"),
        (_statement("PRAGMA user_version = 99"), "newer Annotator"),
        (_statement("CREATE TRIGGER evil AFTER INSERT ON span BEGIN DELETE FROM document; END"), "not Annotator's"),
        (_statement("CREATE VIEW endless AS SELECT 1"), "not Annotator's"),
        (_statement("DROP TRIGGER history_is_never_deleted"), "not Annotator's"),
        (_truncated, "damaged"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_with_a_sentence(tmp_path: Path, spoil, sentence: str) -> None:
    path = tmp_path / "p.db"
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(ProjectError, match=sentence):
        verify(path)
    assert path.read_bytes() == before


def test_making_a_project_never_overwrites_a_file(project: Path) -> None:
    with pytest.raises(ProjectError, match="already"):
        create(project)


def test_a_migration_happens_whole_or_not_at_all(project: Path) -> None:
    later = ("CREATE TABLE later (id INTEGER PRIMARY KEY)",)
    steps = {VERSION: later, VERSION + 1: later}
    with pytest.raises(ProjectError):
        migrate(project, VERSION, steps, target=VERSION + 2)  # the second step fails: the table is there already
    raw = sqlite3.connect(project)
    assert raw.execute("PRAGMA user_version").fetchone()[0] == VERSION
    assert raw.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").fetchone()[0] == 0
    raw.close()
    migrate(project, VERSION, steps, target=VERSION + 1)
    raw = sqlite3.connect(project)
    assert raw.execute("PRAGMA user_version").fetchone()[0] == VERSION + 1
    raw.close()


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_project_of_an_older_version_is_backed_up_and_opened_whole(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.db"
    raw = sqlite3.connect(path)
    raw.executescript((Path(__file__).parents[1] / "data" / f"project-v{version}.sql").read_text(encoding="utf-8"))
    raw.close()
    workspace = Workspace.open(path)
    before = [entry.annotation_set for entry in workspace.entries()]
    assert {len(work.spans) for work in before if work} == {1, 2}
    assert [run.annotator for run in workspace.runs().all()] == ["rules"]
    assert workspace.runs().before_last("rules") == {}
    workspace.open_document("d1")
    assert workspace.undo() is not None  # its history lasts
    workspace.close()
    verify(path)  # its tables are those of a new project
    raw = sqlite3.connect(tmp_path / f"old.v{version}.bak")
    assert raw.execute("PRAGMA user_version").fetchone()[0] == version
    raw.close()


def test_the_schema_forbids_what_the_program_must_never_do(project: Path) -> None:
    raw = sqlite3.connect(project)
    raw.execute("INSERT INTO document (uid, text, sha256, length) VALUES ('d', 'قال', ?, 3)", ("0" * 64,))
    raw.execute("INSERT INTO annotator (name, kind) VALUES ('maryam', 'human')")
    raw.execute("INSERT INTO annotation_set (document_id, annotator_id, kind) VALUES (1, 1, 'human')")
    span = "INSERT INTO span (set_id, uid, layer, label, start, \"end\") VALUES (1, 's1', 'cue', 'verb', ?, ?)"
    for start, end in ((0, 4), (-1, 2), (2, 2)):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(span, (start, end))
    raw.execute(span, (0, 3))
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        raw.execute("UPDATE document SET text = 'قيل'")
    with pytest.raises(sqlite3.IntegrityError, match="beyond its text"):
        raw.execute("UPDATE span SET \"end\" = 9")
    raw.close()
    assert "STRICT" in schema_sql()


def test_two_backups_of_one_moment_do_not_take_each_others_file(tmp_path: Path) -> None:
    project = Project.make(tmp_path / "project.db", tmp_path / "backups", "x")
    moment = datetime(2026, 1, 2, 3, 4, 5)
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: project.back_up(moment), range(8)))
    assert len(set(made)) == 1 and made[0].is_file()
    project.close()
