"""`annotator evaluate`: two files are enough; faults are named, good lines scored, nothing dropped in silence."""

import contextlib
import io
import json
from pathlib import Path
from typing import NamedTuple

import pytest

from annotator.cli import main
from tests.cli.test_cli import run as run_apart

TEXT = "قال «نعم» ثم قال «لا» وأضاف: أجل"


class Done(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments: str) -> Done:
    """The command line in this process: quicker, and the same."""
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = main(arguments)
    return Done(code, out.getvalue().encode(), err.getvalue().encode())


def lines(path: Path, *entries: dict | str) -> str:
    path.write_text("".join((e if isinstance(e, str) else json.dumps(e, ensure_ascii=False)) + "\n" for e in entries), "utf-8")
    return str(path)


def spans(*found: tuple[int, int, str]) -> list[dict]:
    return [{"start": start, "end": end, "label": label} for start, end, label in found]


@pytest.fixture
def gold(tmp_path: Path) -> str:
    entry = {"id": "d1", "text": TEXT, "annotator": "gold", "kind": "gold", "spans": spans((4, 9, "direct"), (17, 21, "direct"))}
    return lines(tmp_path / "gold.jsonl", entry)


def scored(*arguments: str, **more) -> dict:
    done = (run_apart if more else run)("evaluate", *arguments, "--json", **more)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    return json.loads(done.stdout)


def test_two_files_are_enough_and_the_smallest_line_will_do(gold: str, tmp_path: Path) -> None:
    predicted = lines(tmp_path / "x.jsonl", {"id": "d1", "spans": spans((5, 8, "direct"), (29, 32, "PER"))})
    found = scored(gold, predicted)
    assert (found["documents"], found["gold"], found["predictions"]) == (1, "gold", ["x"])
    quote = found["layers"]["quote"]
    assert [quote["strict"][k] for k in ("correct", "incorrect", "partial", "missed", "spurious")] == [0, 1, 0, 1, 0]
    assert quote["ignoring_marks"]["strict"]["correct"] == 1
    assert found["layers"]["entity"]["strict"] | {"spurious": 1, "precision": 0, "recall": None, "f1": 0} == found["layers"]["entity"]["strict"]
    assert found["layers"]["quote"]["strict"]["low"] is None
    assert found["interval"]["reason"] == "fewer than 10 documents"


def test_the_shape_is_the_documented_one(gold: str) -> None:
    found = scored(gold, gold)
    assert {"documents", "layers", "labels", "attribution", "relations", "per_document"} <= found.keys()
    score = {"correct", "incorrect", "partial", "missed", "spurious", "precision", "recall", "f1", "low", "high"}
    layer = found["layers"]["quote"]
    assert all(score <= layer[scheme].keys() for scheme in ("strict", "exact", "partial", "type", "overlap"))
    assert layer["ignoring_marks"].keys() == {"strict", "exact", "partial", "type", "overlap"}
    assert layer["iou"] == 1
    assert score <= found["labels"]["quote"]["direct"]["strict"].keys()
    assert score <= found["attribution"]["exact"].keys()
    assert all({"n", "correct", "value", "low", "high"} <= found["attribution"]["accuracy"][k].keys() for k in ("referent", "mention", "overlapping"))


def test_a_project_is_a_source_too(seed_gold: Path, tmp_path: Path) -> None:
    project = str(tmp_path / "p.db")
    run("import", str(seed_gold), "--project", project)
    run("extract", "--rules", "--project", project)
    name = json.loads(seed_gold.read_text("utf-8"))["annotator"]
    found = scored(f"{project}:{name}", f"{project}:rules")
    assert found["layers"] == scored(str(seed_gold), f"{project}:rules")["layers"]
    assert found["attribution"]["accuracy"]["mention"]["n"] > 0
    missing = run("evaluate", str(seed_gold), f"{project}:nobody")
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert "nobody" in missing.stderr.decode() and "rules" in missing.stderr.decode()


def test_faults_are_named_with_their_place_and_the_good_lines_scored(gold: str, tmp_path: Path) -> None:
    more = [{"id": f"d{n}", "text": TEXT, "annotator": "gold", "spans": spans((4, 9, "direct"))} for n in range(2, 8)]
    Path(gold).write_text(Path(gold).read_text("utf-8") + "".join(json.dumps(entry) + "\n" for entry in more), "utf-8")
    predicted = lines(
        tmp_path / "x.jsonl",
        {"id": "d1", "spans": spans((4, 9, "direct"))},
        {"id": "d2", "spans": spans((4, 999, "direct"))},
        "{broken",
        {"id": "d3", "text": TEXT + "!", "spans": []},
        {"id": "d4", "spans": [{"start": 4, "end": 9, "label": "direct", "text": "«كلا»"}]},
        {"id": "d1", "spans": []},
        '{"id": "d5", "spans": [{"start": 4, "start": 5, "end": 9, "label": "direct"}]}',
        '{"id": "d6", "spans": [{"start": NaN, "end": 9, "label": "direct"}]}',
        {"id": "d7", "spans": spans((4, 9, "direct"))},
    )
    done = run("evaluate", gold, predicted, "--json")
    errors = done.stderr.decode().splitlines()
    assert done.returncode == 2
    places = ["2: $.spans[0]:", "3: ", "4: $.text", "5: $.spans[0].text", "6: $.id", "7: $..start", "8: "]
    assert all(f"{predicted}:{place}" in line for place, line in zip(places, errors, strict=False)), errors
    assert errors[-1] == f"{predicted}: 7 lines refused, 2 good lines scored"
    found = json.loads(done.stdout)
    assert found["documents"] == 7
    assert found["layers"]["quote"]["strict"]["correct"] == 2
    assert found["missing"]["predictions"] == [["d2", "d3", "d4", "d5", "d6"]]


def test_documents_that_one_side_lacks_are_counted_and_named(gold: str, tmp_path: Path) -> None:
    predicted = lines(tmp_path / "x.jsonl", {"id": "elsewhere", "spans": spans((0, 3, "direct"))})
    strict = scored(gold, predicted)["layers"]["quote"]["strict"]
    assert (strict["missed"], strict["spurious"]) == (2, 1)
    shown = run("evaluate", gold, predicted).stdout.decode()
    assert "1 documents are not in x; what is in them counts as missed: d1" in shown
    assert "1 documents are not in gold; what is in them counts as spurious: elsewhere" in shown


def test_the_table_prints_counts_and_dashes_for_what_is_undefined(gold: str, tmp_path: Path) -> None:
    shown = run("evaluate", gold, lines(tmp_path / "x.jsonl", {"id": "d1", "spans": []})).stdout.decode()
    row = next(line for line in shown.splitlines() if line.strip().startswith("strict:"))
    assert row.split()[-8:] == ["0", "0", "0", "2", "0", "–", "0.000", "0.000"]
    assert "No intervals: fewer than 10 documents." in shown


def test_two_extractors_with_their_difference(tmp_path: Path) -> None:
    def corpus(name: str, count: int, end: int) -> str:
        return lines(tmp_path / f"{name}.jsonl", *({"id": f"d{n}", "spans": spans((0, 9 if n < end else 8, "PER"))} for n in range(count)))

    gold, first, second = corpus("gold", 40, 40), corpus("first", 40, 10), corpus("second", 40, 30)
    found = scored(gold, first, second)
    strict = found["difference"]["layers"]["entity"]["strict"]
    assert found["layers"]["entity"]["strict"]["f1"] == 0.25
    assert found["second"]["layers"]["entity"]["strict"]["f1"] == 0.75
    assert strict["value"] == 0.5
    assert 0.3 < strict["low"] < 0.5 < strict["high"] < 0.7
    assert strict["p"] < 0.001
    assert found["difference"]["layers"]["entity"]["overlap"] == {"value": 0, "low": 0, "high": 0, "p": 1}
    assert "second minus first" in run("evaluate", gold, first, second).stdout.decode()


def test_standard_input_is_a_source(gold: str) -> None:
    found = scored(gold, "-", stdin=Path(gold).read_bytes())
    assert found["layers"]["quote"]["strict"]["f1"] == 1


def test_a_file_of_several_annotators_needs_a_name(gold: str, tmp_path: Path) -> None:
    both = lines(tmp_path / "both.jsonl", *({"id": "d1", "annotator": name, "spans": spans((4, 9, "direct"))} for name in ("مريم", "b:c")))
    done = run("evaluate", gold, both)
    assert done.returncode == 2
    assert "several annotators" in done.stderr.decode()
    assert scored(gold, f"{both}:مريم")["predictions"] == ["مريم"]
    assert scored(gold, f"{both}:b:c")["predictions"] == ["b:c"]


def test_what_is_not_there_is_said_in_one_line(gold: str) -> None:
    done = run("evaluate", gold, "nothing.jsonl")
    assert (done.returncode, done.stderr) == (2, b"annotator: There is no file nothing.jsonl.\n")
