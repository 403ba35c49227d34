"""What counts as the same words: spelling, harakat, digits and clitics; and that places are exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.arabic import fold
from annotator.core.concordance import Query, places


def found(text: str, words: str, **asked: bool) -> list[str]:
    return [text[slice(*place)] for place in places(text, Query(words, **asked))]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("قالَ الوَزيرُ", "الوزير", ["الوَزيرُ"]),
        ("الـوزيـر", "الوزير", ["الـوزيـر"]),
        ("أحمد واحمد وإحمد", "احمد", ["أحمد", "احمد", "إحمد"]),
        ("مستشفى ومستشفي", "مستشفى", ["مستشفى", "مستشفي"]),
        ("وزارة ووزاره", "وزارة", ["وزارة", "وزاره"]),
        ("عام ٢٠٢٤ ثم 2024", "2024", ["٢٠٢٤", "2024"]),
        ("للصين وبالصين والصين", "الصين", ["لصين", "الصين", "الصين"]),
        ("بموسكو ولموسكو", "موسكو", ["موسكو", "موسكو"]),
        ("الوزير", "وزير", ["وزير"]),
        ("وزير الخارجية\nالروسي", "وزير الخارجية", ["وزير الخارجية"]),
        ("الوزراء", "الوزر", ["الوزر"]),
        ("كاتب", "تب", []),
        ("قال", "", []),
        ("نص «مقتبس» هنا", "مقتبس", ["مقتبس"]),
    ],
)
def test_the_same_word_is_found_however_it_is_written(text: str, words: str, wanted: list[str]) -> None:
    assert found(text, words) == wanted


def test_without_clitics_and_whole() -> None:
    assert found("والصين الصين الصينية", "الصين", clitics=False) == ["الصين", "الصين"]
    assert found("والصين الصين الصينية", "الصين", clitics=False, whole=True) == ["الصين"]


@given(st.text("اأإلوبفكسيصن ـَُ\n", max_size=40), st.text("اأإلوبفكسيصن", min_size=3, max_size=5))
def test_every_place_holds_the_words(text: str, words: str) -> None:
    for start, end in places(text, Query(words, clitics=False)):
        assert fold(text[start:end]) == fold(words)
