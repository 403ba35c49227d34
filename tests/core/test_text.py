"""Canonical text, the UTF-16 map, graphemes and words."""

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.text import (
    TextError,
    Utf16Map,
    canonical,
    grapheme_borders,
    grapheme_ceiling,
    grapheme_floor,
    snapped,
    word_at,
    words,
)

PIECES = [
    "قال", "وَقالَتْ", "محـــمد", " ", "\n", "👨‍👩‍👧", "🇷🇺",
    "\u0601", "\u0661", "\u0670", "«", "»", "\u200f", "é", "e\u0301", "NATO", "١٢٫٥", "12.5", "\u200c", "😀", "لأنقرة", "،",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS)
def test_every_code_point_offset_survives_utf16(text: str) -> None:
    units = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert units.to_units(offset) == len(text[:offset].encode("utf-16-le")) // 2
        assert units.to_code_points(units.to_units(offset)) == offset


@given(TEXTS)
def test_an_astral_character_begins_where_the_map_says(text: str) -> None:
    units = Utf16Map(text)
    for offset, character in enumerate(text):
        if character > "\uffff":
            assert units.to_code_points(units.to_units(offset)) == offset


@given(TEXTS)
def test_grapheme_snapping_by_line_equals_the_borders_of_the_whole_text(text: str) -> None:
    borders = grapheme_borders(text)
    for offset in range(len(text) + 1):
        assert grapheme_floor(text, offset) == borders.floor(offset)
        assert grapheme_ceiling(text, offset) == borders.ceiling(offset)


@given(TEXTS, st.integers(-3, 80), st.integers(-3, 80))
@example("\u0601 ", 0, 1)
@example("قال \u0670", 0, 4)
def test_a_snapped_range_lies_in_the_text_and_cuts_no_letter(text: str, start: int, end: int) -> None:
    first, last = snapped(text, start, end)
    assert 0 <= first <= last <= len(text)
    if first < last:
        borders = grapheme_borders(text)
        assert first in borders and last in borders
        assert not text[first].isspace() and not text[borders.floor(last - 1)].isspace()


@given(st.text())
def test_canonical_is_idempotent_and_changes_nothing_but_line_ends_and_a_leading_bom(raw: str) -> None:
    try:
        text = canonical(raw)
    except TextError:
        assert regex.search("[\x00\ufffe\ufdd0\ufdd1\ud800-\udfff]", raw.removeprefix("\ufeff"))
        return
    assert text == raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("kept", ["\u00a0", "\u0640", "\u064e", "\u200f", "\u200d", "\u2028", "ﷺ"])
def test_canonical_keeps_what_arabic_text_is_made_of(kept: str) -> None:
    assert canonical(f"قال{kept}الوزير") == f"قال{kept}الوزير"


@pytest.mark.parametrize("refused", ["\x00", "\ud800", "\ufffe", "\ufdd0", "\ufdd1"])
def test_canonical_refuses_what_cannot_be_kept_and_says_where(refused: str) -> None:
    with pytest.raises(TextError, match="at position 3"):
        canonical(f"قال{refused}")


def test_a_word_keeps_its_harakat_and_tatweel() -> None:
    text = "وَقالَتْ محـــمد"
    assert [text[a:b] for a, b in words(text)] == ["وَقالَتْ", "محـــمد"]


def test_a_decimal_number_is_one_word_and_marks_stand_alone() -> None:
    text = "«12.5٪» من NATO"
    assert [text[a:b] for a, b in words(text)] == ["«", "12.5", "٪", "»", "من", "NATO"]


def test_the_word_at_a_border_is_the_one_that_begins_there() -> None:
    text = "قال الوزير"
    assert word_at(text, 4) == (4, 10)
    assert word_at(text, 3) == (0, 3)
    assert word_at(text, len(text)) == (4, 10)
    assert word_at("  ", 1) is None
