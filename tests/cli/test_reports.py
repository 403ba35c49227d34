"""`--report` from the command line to the file: on the test articles, the seed and the rules, from files and from projects."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.cli.test_cli import run as run_apart
from tests.cli.test_evaluate import lines, run, spans

ARTICLES = Path(__file__).parents[1] / "data" / "articles" / "gold.jsonl"
SEED = Path(__file__).parents[1] / "data" / "seed_gold.jsonl"


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the articles and the seed with their gold, and the predictions of the rules."""
    folder = tmp_path_factory.mktemp("rules")
    project = folder / "p.db"
    for arguments in (("import", str(ARTICLES), str(SEED)), ("extract", "--rules")):
        done = run_apart(*arguments, "--project", str(project))
        assert done.returncode == 0, done.stderr.decode()
    return project


def parsed(path: Path) -> ET.Element:
    return ET.fromstring(path.read_text(encoding="utf-8").split("\n", 1)[1])


def words_of(element: ET.Element) -> str:
    return re.sub(r"\s+", " ", re.sub("[\u2066-\u2069]", "", " ".join(element.itertext())))


def test_every_error_of_the_rules_stands_in_the_report(rules: Path, tmp_path: Path) -> None:
    predicted, target = tmp_path / "rules.jsonl", tmp_path / "report.html"
    assert run("export", "--project", str(rules), "--annotator", "rules", "-o", str(predicted)).returncode == 0
    gold = _one_file(tmp_path)
    done = run("evaluate", gold, str(predicted), "--json", "--report", str(target), "--language", "en")
    assert done.returncode == 0, done.stderr.decode()
    found, root = json.loads(done.stdout), parsed(target)
    strict = found["layers"]["quote"]["strict"]
    said = words_of(root)
    assert f"{strict['f1']:.2f}" in said and "وزير الموارد المائية" in said
    kinds = [case.get("class", "").split()[1] for case in root.iter("article")]
    missed = sum(scores["strict"]["missed"] for scores in found["layers"].values())
    spurious = sum(scores["strict"]["spurious"] for scores in found["layers"].values())
    assert 0 < kinds.count("left_only") <= missed
    assert 0 < kinds.count("right_only") <= spurious
    errors = re.search(r"Errors: (\d+)\. Right: (\d+)", said)
    assert errors and len(kinds) == min(400, int(errors[1]))
    marks = [mark.text for mark in root.iter("mark")]
    assert all(marks) and len(marks) >= len(kinds)


def _one_file(folder: Path) -> str:
    gold = folder / "gold.jsonl"
    done = run("import", str(ARTICLES), str(SEED), "--project", str(folder / "g.db"), "--annotator", "gold")
    assert done.returncode == 0, done.stderr.decode()
    assert run("export", "--project", str(folder / "g.db"), "--annotator", "gold", "-o", str(gold)).returncode == 0
    return str(gold)


def test_a_report_from_a_project_uses_its_label_set(tmp_path: Path) -> None:
    project, target = tmp_path / "p.db", tmp_path / "r.html"
    entry = {"id": "d", "text": "قال «نعم» أمس", "kind": "gold", "annotator": "gold", "spans": spans((4, 9, "direct"))}
    other = {**entry, "annotator": "x", "kind": "extractor", "spans": spans((5, 8, "indirect"))}
    assert run("import", lines(tmp_path / "in.jsonl", entry, other), "--project", str(project)).returncode == 0
    done = run("evaluate", f"{project}:gold", f"{project}:x", "--report", str(target))
    assert done.returncode == 0, done.stderr.decode()
    root = parsed(target)
    assert root.get("dir") == "rtl" and "غير مباشر" in words_of(root)
    assert [mark.text for mark in root.iter("mark")] == ["«نعم»", "نعم"]


def test_annotators_of_a_project_and_of_a_file_meet_in_one_report(tmp_path: Path) -> None:
    project, target = tmp_path / "p.db", tmp_path / "r.html"
    text = "قال «نعم» أمس. ثم قال «لا» اليوم."
    maryam = {"id": "d", "title": "خبر", "text": text, "annotator": "مريم", "spans": spans((4, 9, "direct"), (22, 26, "direct"))}
    khalid = {**maryam, "annotator": "خالد", "spans": spans((5, 8, "direct"), (22, 26, "mixed"))}
    mary = {"id": "d", "annotator": "Mary", "spans": spans((4, 9, "direct"))}
    assert run("import", lines(tmp_path / "in.jsonl", maryam, khalid), "--project", str(project)).returncode == 0
    other = lines(tmp_path / "mary.jsonl", mary)
    done = run("agreement", str(project), other, "--json", "--report", str(target))
    assert done.returncode == 0, done.stderr.decode()
    found, root = json.loads(done.stdout), parsed(target)
    assert len(list(root.find(".//svg").iter("rect"))) == 6, "a matrix of three"
    headings = [words_of(h) for h in root.iter("h2") if "الاختلافات" in words_of(h)]
    assert len(headings) == len(found["pairs"]) == 3
    counted = [tuple(map(int, re.findall(r"\d+", words_of(p)))) for p in root.iter("p") if words_of(p).strip().startswith("الاختلافات:")]
    assert sorted(counted) == [(1, 1), (2, 0), (2, 0)]
    assert f"{found['layers']['quote']['f1_exact']:.2f}" in words_of(root)


def test_nothing_annotated_is_no_fault(tmp_path: Path) -> None:
    gold = lines(tmp_path / "g.jsonl", {"id": "d", "text": "نعم", "annotator": "gold", "spans": []})
    other = lines(tmp_path / "p.jsonl", {"id": "d", "spans": []})
    for command in (("evaluate", gold, other, other), ("agreement", gold, other)):
        target = tmp_path / f"{command[0]}.html"
        done = run(*command, "--report", str(target), "--language", "en")
        assert done.returncode == 0, done.stderr.decode()
        assert not list(parsed(target).iter("article")) and "undefined" in words_of(parsed(target))


def test_standard_input_cannot_be_read_twice(tmp_path: Path) -> None:
    gold = lines(tmp_path / "g.jsonl", {"id": "d", "text": "نعم", "annotator": "gold", "spans": spans((0, 3, "direct"))})
    done = run_apart("evaluate", gold, "-", "--report", str(tmp_path / "r.html"), stdin=b'{"id":"d","spans":[]}\n')
    assert done.returncode == 2
    assert "save it to a file first" in done.stderr.decode()
    assert not (tmp_path / "r.html").exists()


def test_a_report_that_cannot_be_written_says_so_and_leaves_the_old_one(tmp_path: Path) -> None:
    gold = lines(tmp_path / "g.jsonl", {"id": "d", "text": "نعم", "annotator": "gold", "spans": spans((0, 3, "direct"))})
    done = run("evaluate", gold, gold, "--report", str(tmp_path / "nowhere" / "r.html"))
    assert done.returncode == 2 and "cannot be written" in done.stderr.decode()
    old = tmp_path / "old.html"
    old.write_text("old", encoding="utf-8")
    (tmp_path / "link.html").symlink_to(old)
    done = run("evaluate", gold, gold, "--report", str(tmp_path / "link.html"))
    assert done.returncode == 2 and old.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir() if "partial" in path.name) == []


def test_others_may_read_a_report_as_any_file(tmp_path: Path) -> None:
    gold = lines(tmp_path / "g.jsonl", {"id": "d", "text": "نعم", "annotator": "gold", "spans": spans((0, 3, "direct"))})
    assert run("evaluate", gold, gold, "--report", str(tmp_path / "r.html")).returncode == 0
    assert (tmp_path / "r.html").stat().st_mode == Path(gold).stat().st_mode


def test_documents_of_one_side_and_without_a_text_are_listed_too(tmp_path: Path) -> None:
    gold = lines(
        tmp_path / "g.jsonl",
        {"id": "a", "text": "قال «نعم» أمس", "annotator": "gold", "spans": spans((4, 9, "direct"))},
        {"id": "b", "annotator": "gold", "spans": spans((4, 9, "direct"))},
    )
    predicted = lines(tmp_path / "x.jsonl", {"id": "b", "spans": spans((5, 9, "direct"))})
    target = tmp_path / "r.html"
    done = run("evaluate", gold, predicted, "--report", str(target), "--language", "en")
    assert done.returncode == 0, done.stderr.decode()
    kinds = [case.get("class", "").split()[1] for case in parsed(target).iter("article")]
    assert sorted(kinds) == ["boundary", "left_only"]
    assert "4–9" in words_of(parsed(target)) and "5–9" in words_of(parsed(target))
