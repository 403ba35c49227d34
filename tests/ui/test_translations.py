"""The Arabic interface is complete: no text missing, stale or with other {places} than the English one."""

import re
import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt

from annotator.core.errors import AnnotatorError
from annotator.formats.problem import FormatProblem
from annotator.ui import language
from annotator.ui.language import number, said, sentence, set_digits, set_language, tr

FOLDER = Path(__file__).parents[2] / "resources" / "i18n"
UPDATE = runpy.run_path(str(FOLDER / "update.py"))
TEXTS: dict[str, bool] = UPDATE["texts"]()


@pytest.fixture
def arabic(qapp):
    set_language(qapp, "ar")
    yield qapp
    set_language(qapp, "en")
    set_digits("latin")


@pytest.mark.parametrize("name", ["ar", "en"])
def test_the_catalogue_holds_exactly_the_texts_of_the_program_all_translated(name: str) -> None:
    known = UPDATE["read"](FOLDER / f"annotator_{name}.ts")
    wanted = {text for text, counted in TEXTS.items() if name == "ar" or counted}
    assert sorted(wanted - known.keys()) == []
    assert sorted(known.keys() - wanted) == []
    assert [text for text, forms in known.items() if not all(forms)] == []
    assert [text for text, forms in known.items() if TEXTS[text] and len(forms) != UPDATE["FORMS"][name]] == []


@pytest.mark.parametrize("name", ["ar", "en"])
def test_the_compiled_catalogue_is_that_of_the_texts(name: str, tmp_path: Path) -> None:
    UPDATE["release"](FOLDER / f"annotator_{name}.ts", tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == (FOLDER / f"annotator_{name}.qm").read_bytes()


def test_every_translation_keeps_the_places_of_its_text() -> None:
    for text, forms in UPDATE["read"](FOLDER / "annotator_ar.ts").items():
        for number_, form in enumerate(forms):
            assert set(re.findall(r"\{(\w+)[^}]*\}", form)) == set(re.findall(r"\{(\w+)[^}]*\}", text)), text
            assert ("%n" in form) == (TEXTS[text] and number_ > 2), text  # none, one and two are words


def test_arabic_counts_in_its_six_forms(arabic) -> None:
    assert [tr("%n span(s)", n) for n in (0, 1, 2, 3, 11, 100)] == [
        "لا مقاطع", "مقطع واحد", "مقطعان", "3 مقاطع", "11 مقطعا", "100 مقطع",
    ]  # fmt: skip
    assert arabic.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_english_has_its_two_forms(qapp) -> None:
    set_language(qapp, "en")
    assert [tr("%n span(s)", n) for n in (1, 2)] == ["1 span", "2 spans"]
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_digits_are_a_choice(arabic) -> None:
    set_digits("arabic")
    assert number(1234567890) == "١٢٣٤٥٦٧٨٩٠"
    assert tr("%n span(s)", 5) == "٥ مقاطع"
    assert tr("{done} of {total} done", done=3, total=12) == "اكتمل ٣ من ١٢"
    assert QLocale().toString(15) == "١٥"
    set_digits("latin")
    assert QLocale().toString(15) == tr("{n}", n=15) == "15"


def test_an_error_is_said_in_the_language_of_the_interface(arabic) -> None:
    refusal = AnnotatorError("There is no file {path}.", path="خبر.txt")
    assert sentence(refusal) == "الملف \u2068خبر.txt\u2069 غير موجود."  # a Latin part keeps its own direction
    assert str(refusal) == "There is no file خبر.txt."
    assert language.language() == "ar"


def test_a_place_is_read_from_the_left_whatever_the_file_is_called(arabic) -> None:
    """Else the number of the line stands before an Arabic name, and the document between them."""
    problem = FormatProblem("مستخرج جديد", 4, "$.spans[1]", "This is not JSON: {problem}.", {"problem": "x"}, "05_مقال")
    assert said(problem).startswith("\u2066\u2068مستخرج جديد\u2069:4 (05_\u2068مقال\u2069): $.spans[1]\u2069: ")
    plain = FormatProblem("a/b.jsonl", 4, "", "This is not JSON: {problem}.", {"problem": "x"})
    assert said(plain).startswith("\u2066a/b.jsonl:4\u2069: ")
    assert tr("Its last words: {words}", words="؟").startswith("آخر")
