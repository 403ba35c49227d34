"""Extractors in processes of their own: good ones, and ones that crash, hang, babble, or flood the pipe."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator import extraction
from annotator.core.annotation import Document, Entry
from annotator.core.errors import AnnotatorError
from annotator.extraction import Order
from annotator.workspace import Workspace

ROOT = Path(__file__).parents[2]
TEXT = "قال الوزير «سنجتمع غدا» وأضاف أن الأمر مهم."
READ = "import json, os, signal, sys, time\nask = lambda: json.loads(sys.stdin.readline())\n"
ANSWER = "say = lambda id, *spans: print(json.dumps({'id': id, 'spans': [{'start': a, 'end': b, 'label': c} for a, b, c in spans]}), flush=True)\n"
GOOD = READ + ANSWER + "for line in sys.stdin: say(json.loads(line)['id'], (0, 3, 'verb'))\n"
FIRST = READ + ANSWER + "say(ask()['id'], (0, 3, 'verb'))\n"


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "p.db", annotator="maryam")
    made.import_entries(Entry(f"d{n}", Document(f"d{n}", TEXT, f"عنوان {n}")) for n in range(1, 4))
    yield made
    made.close()


def order(tmp_path: Path, code: str, **options: object) -> Order:
    """An order for an extractor that is this Python code."""
    script = tmp_path / "my extractor.py"
    script.write_text(code, encoding="utf-8")
    return Order("mine", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}", **{"limit": 20.0} | options)


def delivered(workspace: Workspace) -> dict[str, int]:
    return {e.document_id: len(e.annotation_set.spans) for e in workspace.entries(["mine"]) if e.annotation_set}


def sentences(report: extraction.RunReport) -> str:
    return "\n".join(map(str, report.problems))


def test_a_good_extractor_answers_while_it_runs_and_a_second_run_replaces_the_first(workspace: Workspace, tmp_path: Path) -> None:
    steps: list[int] = []
    report = extraction.run(workspace, order(tmp_path, GOOD), progress=steps.append)
    assert (report.state, sentences(report), steps) == ("done", "", [1, 2, 3])
    assert delivered(workspace) == {"d1": 1, "d2": 1, "d3": 1}
    assert workspace.runs().before_last("mine")["d1"].spans == {}
    second = GOOD.replace("say(json.loads(line)['id'], (0, 3, 'verb'))", "id = json.loads(line)['id']; say(id, *[(0, 3, 'noun')] * (id != 'd2'))")
    extraction.run(workspace, order(tmp_path, second.replace("if False", "")))
    assert delivered(workspace) == {"d1": 1, "d2": 0, "d3": 1}
    earlier = workspace.runs().before_last("mine")
    assert {span.label for work in earlier.values() for span in work.spans.values()} == {"verb"}
    last, first = workspace.runs().all()
    assert last.version != first.version and "my extractor.py" in last.version
    assert last.outcome["state"] == "done" and last.outcome["answered"] == 3 and last.settings == {"limit": 20.0, "strict": False}
    again = extraction.run(workspace, order(tmp_path, second))
    assert again.taken.unchanged == 3 and workspace.runs().before_last("mine") == {}


def test_articles_that_fill_every_pipe_do_not_block_it(workspace: Workspace, tmp_path: Path) -> None:
    """It reads nothing before it has written more than a pipe holds, and writes nothing while it reads."""
    workspace.import_entries([Entry(f"long{n}", Document(f"long{n}", TEXT * 3000)) for n in range(4)])
    code = READ + ANSWER + (
        "sys.stderr.write('x' * 300000 + '\\n')\nprint(' ' * 200000)\n"
        "for line in sys.stdin.readlines(): say(json.loads(line)['id'], *[(0, 3, 'verb')] * 1000)\n"
    )  # fmt: skip
    report = extraction.run(workspace, order(tmp_path, code))
    assert report.state == "done" and report.answered == 7
    assert sum(delivered(workspace).values()) == 7 * 1000


BROKEN = {
    "crashes": (FIRST + "sys.exit('no model')", "failed", "code 1", "no model"),
    "is killed": (FIRST + "os.kill(os.getpid(), signal.SIGKILL)", "failed", "signal 9", "“d2”"),
    "hangs": (FIRST + "time.sleep(600)", "silent", "no answer for 1.5 seconds", "1 of 3"),
    "hangs with a child": (
        FIRST + "import subprocess; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])", "silent", "no answer", "“d2”",
    ),
    "closes its output and stays": (FIRST + "sys.stdout.flush(); os.close(1); time.sleep(600)", "failed", "did not end", "“d2”"),
    "prints garbage": (FIRST + "print('Loading…'); print('[1]'); os.write(1, b'\\xff\\n')", "done", "not JSON", "not UTF-8"),
    "prints garbage for ever": (FIRST + "while True: print('la' * 40)", "silent", "not JSON", "no answer"),
    "stops reading": (FIRST + "sys.stdin.close()", "done", "2 articles without an answer", "“d2”"),
    "prints a line without end": (FIRST + "while True: sys.stdout.write('x' * 100000)", "silent", "no answer", "1 of 3"),
}  # fmt: skip


STRICT = ("crashes", "is killed", "hangs", "prints garbage", "stops reading")
"""Those that are tried with all or nothing too: one for each way to end."""


@pytest.mark.parametrize(("fault", "strict"), [*((fault, False) for fault in BROKEN), *((fault, True) for fault in STRICT)])
def test_one_that_fails_leaves_what_it_had_rightly_delivered_or_nothing(workspace: Workspace, tmp_path: Path, fault: str, strict: bool) -> None:
    code, state, *said = BROKEN[fault]
    extraction.run(workspace, order(tmp_path, GOOD.replace("verb", "noun")))
    before = list(workspace.entries())
    report = extraction.run(workspace, order(tmp_path, code, limit=1.5, strict=strict))
    labels = {e.document_id: [s.label for s in e.annotation_set.spans.values()] for e in workspace.entries(["mine"]) if e.annotation_set}
    if strict:
        assert list(workspace.entries()) == before
        assert report.problems
        assert report.state in (state, "refused")
    else:
        assert labels == {"d1": ["verb"], "d2": ["noun"], "d3": ["noun"]}
        assert report.state == state
        assert all(words in sentences(report) for words in said), sentences(report)
        assert set(workspace.runs().before_last("mine")) == {"d1"}
    newest = workspace.runs().all()[0]
    assert newest.outcome["state"] == report.state and newest.outcome["problems"] >= len(report.problems)


def test_what_a_failed_extractor_started_ends_with_it(workspace: Workspace, tmp_path: Path) -> None:
    code = FIRST + "import subprocess\nchild = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\nprint(child.pid, file=sys.stderr, flush=True)\ntime.sleep(600)"
    heard: list[str] = []
    extraction.run(workspace, order(tmp_path, code, limit=1.0), heard=heard.append)
    for _ in range(100):  # the kernel takes a moment to clear it away
        state = Path(f"/proc/{heard[0]}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            break
        time.sleep(0.02)
    else:
        pytest.fail("the child lives on")


def test_a_line_of_300_mb_is_skipped_in_bounded_memory(workspace: Workspace, tmp_path: Path) -> None:
    code = FIRST + (
        "for _ in range(300): sys.stdout.write('x' * 2**20)\n"
        "print()\nsay(ask()['id'], (0, 3, 'verb'))\nsay(ask()['id'], (0, 3, 'verb'))\n"
    )  # fmt: skip
    made = order(tmp_path, code)
    workspace.close()
    probe = (
        "import re, sys; from annotator import cli\n"
        "code = cli.main(sys.argv[1:])\n"
        "print(int(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1]) // 1024); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, "extract", "--with", made.command, "--name", "mine", "--project", str(workspace.path)],
        capture_output=True, text=True, cwd=ROOT, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "mine:2: This line is longer than 16 MB; split it.\n"
    first, megabytes = done.stdout.splitlines()
    assert first.startswith("3 annotation sets, 3 spans")
    print("peak MB", megabytes)
    assert int(megabytes) < 150


def test_bad_spans_are_left_out_with_their_path_and_document_and_the_rest_of_the_line_goes_in(workspace: Workspace, tmp_path: Path) -> None:
    answer = {
        "id": "d1",
        "text": TEXT,
        "spans": [
            {"start": 0, "end": 3, "label": "verb"},
            {"start": 30, "end": 900, "label": "PER"},
            {"start": 5, "end": 5, "label": "PER"},
            {"id": "m", "start": 4, "end": 10, "label": "MINISTER"},
            {"id": "n", "start": 4, "end": 10, "label": "MINISTER"},
            {"start": 4, "label": "PER"},
        ],
        "relations": [{"label": "speaker", "head": "s1", "child": "s2"}, {"label": "speaker", "head": "s1", "child": "m"}],
    }
    lines = [answer, answer, {"id": "d2", "text": TEXT + "!", "spans": []}, {"id": "new", "text": "x", "spans": []}, {"id": "d3"}]
    code = "import sys\nsys.stdin.read()\nprint(" + repr("\n".join(json.dumps(line) for line in lines)) + ")"
    report = extraction.run(workspace, order(tmp_path, code))
    assert [str(problem).split(" ", 1)[0] + str(problem).split(":", 3)[2] for problem in report.faults] == [
        "mine:1 $.spans[1]", "mine:1 $.spans[2]", "mine:1 $.spans[3].label", "mine:1 $.spans[5].end", "mine:1 $.relations[0].child",
        "mine:2: $.id", "mine:3: $.text", "mine:4: $.id",
    ]  # fmt: skip
    assert str(report.faults[0]).startswith("mine:1 (d1): $.spans[1]: The end 900 is beyond the text")
    assert "left 1 articles without an answer; the first is “d2”" in sentences(report)
    assert delivered(workspace) == {"d1": 3, "d3": 0}
    entries = [e for e in workspace.entries(["mine"]) if e.document_id == "d1"]
    assert entries[0].annotation_set.spans["m"].layer == "entity" and len(entries[0].annotation_set.relations) == 1
    assert workspace.text("new") is None


def test_a_person_is_never_overwritten_and_a_missing_program_is_a_sentence(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_files([_line(tmp_path, {"id": "d1", "annotator": "maryam", "spans": []})])
    good = order(tmp_path, GOOD)
    with pytest.raises(AnnotatorError, match="is not an extractor"):
        extraction.run(workspace, Order("maryam", good.command))
    with pytest.raises(AnnotatorError, match="is not an extractor"):
        workspace.import_files([_line(tmp_path, {"id": "d1", "spans": []})], annotator="maryam", kind="extractor")
    for command, reason in (("no-such-program --fast", "cannot be started"), ("", "is empty"), ("'", "do not match")):
        with pytest.raises(AnnotatorError, match=reason):
            extraction.run(workspace, Order("mine", command or " "))
    assert workspace.runs().all() == []


def _line(folder: Path, *lines: dict) -> Path:
    path = folder / "predictions.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_stopping_leaves_the_project_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    answers: list[int] = []
    report = extraction.run(workspace, order(tmp_path, FIRST + "time.sleep(600)"), progress=answers.append, stopped=lambda: bool(answers))
    assert (report.state, delivered(workspace)) == ("stopped", {})


def test_the_program_killed_in_the_middle_leaves_the_project_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    made = order(tmp_path, FIRST + "print('half', file=sys.stderr, flush=True)\ntime.sleep(600)")
    workspace.close()
    command = [sys.executable, "-m", "annotator", "extract", "--with", made.command, "--project", str(workspace.path)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stderr.readline() == b"my extractor: half\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    again = Workspace.open(workspace.path)
    assert [e.annotation_set for e in again.entries()] == [None] * 3 and again.runs().all() == []
    again.close()


def test_ctrl_c_ends_the_extractor_and_leaves_the_project_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    made = order(tmp_path, FIRST + "print(os.getpid(), file=sys.stderr, flush=True)\ntime.sleep(600)")
    workspace.close()
    command = [sys.executable, "-m", "annotator", "extract", "--with", made.command, "--name", "mine", "--project", str(workspace.path)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT)
    number = int(process.stderr.readline().removeprefix(b"mine: "))
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    process.stderr.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    again = Workspace.open(workspace.path)
    assert [e.annotation_set for e in again.entries()] == [None] * 3
    assert [run.outcome["state"] for run in again.runs().all()] == ["stopped"]
    again.close()


def test_predictions_are_imported_as_a_run_and_again(workspace: Workspace, tmp_path: Path) -> None:
    predictions = _line(tmp_path, {"id": "d1", "spans": [{"start": 0, "end": 3, "label": "verb"}, {"start": 0, "end": 99, "label": "verb"}]})
    report = workspace.import_files([predictions], annotator="mine", kind="extractor")
    assert (report.sets, report.spans) == (1, 1)
    (problem,) = map(str, report.problems)
    assert problem == f"{predictions}:1 (d1): $.spans[1]: The end 99 is beyond the text, which has {len(TEXT)} characters."
    with pytest.raises(AnnotatorError, match="beyond the text"):
        workspace.import_files([predictions], annotator="theirs", kind="extractor", strict=True)
    _line(tmp_path, {"id": "d1", "spans": [{"start": 0, "end": 3, "label": "noun"}]})
    workspace.import_files([predictions], annotator="mine", kind="extractor")
    assert [span.label for span in workspace.runs().before_last("mine")["d1"].spans.values()] == ["verb"]
    assert [run.command for run in workspace.runs().all()] == ["import predictions.jsonl"] * 2
    assert delivered(workspace) == {"d1": 1}


def test_lines_without_text_come_in_by_the_thousand(workspace: Workspace, tmp_path: Path) -> None:
    """More than the database keeps in memory: the texts must not be asked from outside the transaction."""
    workspace.import_entries(Entry(f"e{n}", Document(f"e{n}", TEXT)) for n in range(1500))
    spans = [{"start": n, "end": n + 3, "label": "verb", "note": "x" * 100} for n in range(0, 30, 1)]
    path = _line(tmp_path, *({"id": f"e{n}", "spans": spans} for n in range(1500)))
    report = workspace.import_files([path], annotator="mine", kind="extractor")
    assert (report.sets, report.spans, report.problems) == (1500, 45000, ())


def test_the_example_extractor_runs_and_finds_the_marked_quotes(seed_gold: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "seed.db")
    workspace.import_files([seed_gold])
    script = ROOT / "resources" / "help" / "extractor.py"
    report = extraction.run(workspace, Order("marks", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"))
    assert (report.state, report.problems) == ("done", [])
    (entry,) = workspace.entries(["marks"])
    found = entry.annotation_set
    assert len(script.read_text(encoding="utf-8").splitlines()) <= 32
    assert {s.layer for s in found.spans.values()} == {"quote", "cue"} and found.relations
    workspace.close()
    assert os.environ["ANNOTATOR_DATA"]  # nothing was written elsewhere
