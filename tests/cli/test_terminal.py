"""Arabic on terminals that do not order it themselves, against an independent oracle."""

import unicodedata

from bidi.algorithm import get_display

from annotator.terminal import Terminal, visual


def test_letters_are_joined_and_ordered_for_the_eye() -> None:
    line = "قال (الوزير) 12 NATO"
    shown = visual(line)
    assert unicodedata.normalize("NFKC", shown) == get_display(line, base_dir="R")
    assert any("\ufe70" <= c <= "\ufeff" for c in shown)


def test_harakat_are_kept_and_latin_lines_are_left_alone() -> None:
    assert "\u064e" in visual("وَقال")
    assert visual("3 documents") == "3 documents"


def test_control_characters_of_a_name_cannot_play_with_the_terminal() -> None:
    assert Terminal(shape=False).line("a\x1b[2Jb\u202ec") == "a\\u001b[2Jb\\u202ec"
