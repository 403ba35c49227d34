"""The Arabic interface is complete: no text missing, stale or with other {places} than the English one."""

import re
import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.core.errors import AnnotatorError
from annotator.ui import language
from annotator.ui.language import number, sentence, set_digits, set_language, tr

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


def test_every_translation_keeps_the_places_of_its_text() -> None:
    for text, forms in UPDATE["read"](FOLDER / "annotator_ar.ts").items():
        for form in forms:
            assert set(re.findall(r"\{(\w+)[^}]*\}", form)) == set(re.findall(r"\{(\w+)[^}]*\}", text)), text


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


def test_an_error_is_said_in_the_language_of_the_interface(arabic) -> None:
    refusal = AnnotatorError("There is no file {path}.", path="خبر.txt")
    assert sentence(refusal) == "لا ملف خبر.txt."
    assert str(refusal) == "There is no file خبر.txt."
    assert language.language() == "ar"
