"""`annotator agreement`: from files and projects, by name or all of them; tables, JSON, and sentences where it cannot be."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_cli import run as run_apart
from tests.cli.test_evaluate import lines, run, spans

TEXT = "قال «نعم» ثم قال «لا» وأضاف: أجل"
MARYAM = {"id": "d1", "text": TEXT, "annotator": "مريم", "spans": spans((4, 9, "direct"), (17, 21, "direct"))}
OMAR = {"id": "d1", "text": TEXT, "annotator": "عمر", "spans": spans((5, 8, "direct"), (17, 21, "indirect"))}
HUDA = {"id": "d1", "text": TEXT, "annotator": "هدى", "kind": "gold", "spans": spans((4, 9, "direct"), (17, 21, "direct"))}
RULES = {"id": "d1", "text": TEXT, "annotator": "rules", "kind": "extractor", "spans": spans((4, 9, "direct"))}


@pytest.fixture
def project(tmp_path: Path) -> str:
    path = tmp_path / "p.db"
    done = run("import", lines(tmp_path / "in.jsonl", MARYAM, OMAR, HUDA, RULES), "--project", str(path))
    assert done.returncode == 0, done.stderr.decode()
    return str(path)


def agreed(*sources: str) -> dict[str, Any]:
    done = run("agreement", *sources, "--json")
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    return json.loads(done.stdout)


def test_two_files(tmp_path: Path) -> None:
    found = agreed(lines(tmp_path / "a.jsonl", MARYAM), lines(tmp_path / "b.jsonl", OMAR))
    assert (found["documents"], found["annotators"]) == (1, ["مريم", "عمر"])
    quote = found["layers"]["quote"]
    assert (quote["f1_exact"], quote["f1_overlap"], quote["iou"]) == (0, 0.5, pytest.approx((3 / 5 + 1) / 2))
    assert quote["ignoring_marks"]["f1_exact"] == 0.5
    assert {"u_alpha", "u_alpha_binary", "cu_alpha", "cover", "alpha_token", "low", "high"} <= quote.keys()
    [pair] = found["pairs"]
    assert {"f1_exact", "f1_overlap", "iou", "kappa_token", "gamma"} <= pair["layers"]["quote"].keys()
    assert pair["speaker"]["n"] == 0
    assert [entry["id"] for entry in found["per_document"]] == ["d1"]


def test_a_project_alone_is_all_its_people_and_a_name_chooses_anyone(project: str) -> None:
    everyone = agreed(project)
    assert everyone["annotators"] == ["مريم", "عمر", "هدى"]
    assert len(everyone["pairs"]) == 3
    assert agreed(f"{project}:مريم", f"{project}:rules")["layers"]["quote"]["f1_exact"] == pytest.approx(2 / 3)
    mixed = agreed(f"{project}:هدى", f"{project}:مريم")
    assert mixed["layers"]["quote"]["f1_exact"] == 1


def test_two_of_one_name_are_told_apart_by_their_sources(tmp_path: Path) -> None:
    first, second = lines(tmp_path / "a.jsonl", MARYAM), lines(tmp_path / "b.jsonl", {**OMAR, "annotator": "مريم"})
    assert agreed(first, second)["annotators"] == [first, second]


def test_the_table_says_each_figure_and_what_is_missing(project: str) -> None:
    done = run_apart("agreement", project)
    said = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    for words in ("1 documents by 3 annotators: مريم, عمر, هدى", "quote: 6 spans", "same span, same label (F1)", "uα", "± 0.4",
                  "No intervals: fewer than 10 documents", "γ computed with 300 random samples", "مريم × هدى"):  # fmt: skip
        assert words in said, words
    visual = run_apart("agreement", project, ANNOTATOR_VISUAL="1").stdout.decode()
    assert "مريم" not in visual and "ﻢﻳﺮﻣ" in visual  # joined letters in the order of the eye
    assert "\x1b" not in said


def test_a_refused_line_is_named_and_the_others_compared(tmp_path: Path) -> None:
    first = lines(tmp_path / "a.jsonl", MARYAM, {**MARYAM, "id": "d2"})
    second = lines(tmp_path / "b.jsonl", OMAR, {**OMAR, "id": "d2", "text": "نص آخر", "spans": []})
    done = run("agreement", first, second, "--json")
    assert done.returncode == 2
    assert "b.jsonl:2: $.text: The text of “d2” differs" in done.stderr.decode() and "1 lines refused" in done.stderr.decode()
    assert json.loads(done.stdout)["left_out"] == {"documents_of_one_annotator": 1, "documents_without_text": 0}


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (["{project}:مريم"], "two annotators or more; مريم is one"),
        (["{project}:مريم", "{project}:nobody"], "holds nothing by “nobody”"),
        (["{project}:مريم", "{other}"], "no document in common"),
        (["{project}:مريم", "missing.jsonl"], "There is no file missing.jsonl"),
        (["{empty}"], "Nobody has annotated in"),
    ],
)
def test_what_cannot_be_compared_is_a_sentence(sources: list[str], said: str, project: str, tmp_path: Path) -> None:
    other = lines(tmp_path / "o.jsonl", {**OMAR, "id": "elsewhere"})
    empty = str(tmp_path / "empty.db")
    (tmp_path / "t.txt").write_text("نص", "utf-8")
    run("import", str(tmp_path / "t.txt"), "--project", empty)
    done = run("agreement", *(source.format(project=project, other=other, empty=empty) for source in sources))
    assert done.returncode == 2
    assert done.stderr.decode().startswith("annotator: ") and said in done.stderr.decode()
    assert done.stdout == b""


def test_a_report_is_one_file_in_the_language_asked_for(project: str, tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    for language, word in (("ar", "مريم"), ("en", "Agreement")):
        done = run("agreement", project, "--report", str(target), "--language", language)
        assert done.returncode == 0, done.stderr.decode()
        page = target.read_text("utf-8")
        assert word in page and f'lang="{language}"' in page and "src=" not in page and "url(" not in page
