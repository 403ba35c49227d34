"""The command line as a user meets it: in a process of its own, by its output and exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "annotator", *arguments],
        input=stdin, capture_output=True, env={**os.environ, **environment}, timeout=60, cwd=Path(__file__).parents[2],
    )  # fmt: skip


def test_import_then_export_gives_the_same_data(seed_gold: Path, tmp_path: Path) -> None:
    project = str(tmp_path / "p.db")
    done = run("import", str(seed_gold), "--project", project)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1 documents, 1 annotation sets, 97 spans" in done.stdout
    first, second = run("export", "--project", project), run("export", "--project", project, "-o", str(tmp_path / "out.jsonl"))
    assert second.returncode == 0
    assert first.stdout == (tmp_path / "out.jsonl").read_bytes()
    assert len(json.loads(first.stdout)["spans"]) == 97
    narrowed = run("export", "--project", project, "--annotator", "nobody")
    assert narrowed.stdout == b""


def test_the_rules_run_as_an_extractor_and_again_without_change(seed_gold: Path, tmp_path: Path) -> None:
    project = str(tmp_path / "p.db")
    run("import", str(seed_gold), "--project", project)
    first, second = (run("extract", "--rules", "--project", project) for _ in range(2))
    assert (first.returncode, second.returncode, first.stderr) == (0, 0, b"")
    assert b"1 were there already" in second.stdout
    line = json.loads(run("export", "--project", project, "--annotator", "rules").stdout)
    assert line["kind"] == "extractor" and {span["layer"] for span in line["spans"]} == {"quote", "cue", "speaker", "entity"}


def test_bad_lines_are_listed_the_good_ones_go_in_and_the_exit_code_is_2(seed_gold: Path, tmp_path: Path) -> None:
    project = str(tmp_path / "p.db")
    done = run("import", "-", "--project", project, stdin=b'{"id":\n' + seed_gold.read_bytes())
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1 and ":1: This is not JSON" in done.stderr.decode()
    assert b"97 spans" in done.stdout


def test_strict_takes_all_or_nothing(seed_gold: Path, tmp_path: Path) -> None:
    project = str(tmp_path / "p.db")
    done = run("import", "-", "--strict", "--project", project, stdin=seed_gold.read_bytes() + b'{"id":\n')
    assert done.returncode == 2 and done.stderr.decode().count("\n") == 1
    assert run("export", "--project", project).stdout == b""


def test_text_in_windows_1256_comes_in_whole_and_the_trailer_can_be_dropped(tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_bytes("عنوان الخبر\nقال الوزير إن الحكومة ستجتمع اليوم في المدينة.\naXA6IDUyLjE0LjE3Ni4xMTEg".encode("cp1256"))
    project = str(tmp_path / "p.db")
    assert run("import", str(tmp_path / "خبر.txt"), "--drop-trailer", "--project", project).returncode == 0
    line = json.loads(run("export", "--project", project).stdout)
    assert line["id"] == "خبر" and line["text"].endswith("المدينة.") and line["meta"] == {"encoding": "windows-1256"}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("export", "--project", "missing.db"), "There is no project"),
        (("import", "missing.txt", "--project", "{tmp}/p.db"), "cannot be read"),
        (("export", "--project", "{tmp}/rubbish.db"), "not a project"),
        (("export", "--project", "{tmp}/good.db", "-o", "{tmp}/no/folder.jsonl"), "cannot be written"),
        (("open", "missing.txt"), "There is no file"),
        (("open",), "--screenshot"),
    ],
)
def test_bad_use_is_one_sentence_and_exit_code_2(arguments: tuple[str, ...], reason: str, tmp_path: Path) -> None:
    (tmp_path / "rubbish.db").write_bytes(b"rubbish" * 50)
    run("import", "-", "--project", str(tmp_path / "good.db"), stdin=b'{"id":"d","text":"x"}')
    done = run(*(a.format(tmp=tmp_path) for a in arguments), DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert reason in done.stderr.decode() and done.stderr.decode().count("\n") == 1


def test_no_command_line_loads_qt_before_it_opens_the_window() -> None:
    code = "import sys, annotator.cli as c; c.parser(); print([m for m in sys.modules if 'PySide6' in m or 'sqlalchemy' in m])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_an_unexpected_failure_writes_a_report_and_shows_no_traceback(tmp_path: Path) -> None:
    code = (
        "import annotator.cli as c, annotator.commands.exporting as e\n"
        "def bad(a): raise ZeroDivisionError('surprise')\n"
        "e.run = bad\n"
        "raise SystemExit(c.main(['export']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    (report,) = (tmp_path / "data" / "crashes").glob("*.txt")
    assert "ZeroDivisionError: surprise" in report.read_text(encoding="utf-8")


def test_restore_lists_the_backups_and_puts_one_back(seed_gold: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.db"
    none = run("restore", "newest", "--project", str(project))
    assert none.returncode == 2 and b"There is no backup" in none.stderr
    run("import", str(seed_gold), "--project", str(project))
    project.write_bytes(b"nothing")
    listed = run("restore", "--project", str(project))
    assert listed.returncode == 0 and b"1 documents, 1 annotation sets, 97 spans" in listed.stdout
    back = run("restore", "newest", "--project", str(project))
    assert back.returncode == 0 and b"is kept as" in back.stdout
    assert len(json.loads(run("export", "--project", str(project)).stdout)["spans"]) == 97
    (kept,) = tmp_path.glob("p 2*.db")
    assert kept.read_bytes() == b"nothing"
    assert run("restore", str(kept), "--project", str(project)).returncode == 2
