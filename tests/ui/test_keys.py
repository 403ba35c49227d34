"""The two tables, commands and keys; and keys by their place under an Arabic-only layout on every platform."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.ui import keymap, physical_keys
from annotator.ui.commands import COMMANDS, MENUS
from annotator.ui.keymap import DEFAULT, KeymapError, conflicts, load

DESIGN = (
    "Left", "Right", "Up", "Down", "Shift+Left", "Alt+Left", "Tab", "Shift+Tab", "Q", "S", "C", "R", "A", "V", "T", "M", "W",
    "[", "]", "Return", "X", "Shift+Q", "Alt+Shift+Left", "Alt+Shift+Right", "G", "N", "F", "Del", "Ctrl+Z", "Ctrl+Y",
    "Ctrl+Shift+Z", "Ctrl+PgUp", "Ctrl+PgDown", "Ctrl+Return", "F8", "F6", "Ctrl+F", "Ctrl+K", "F1", "?",
)  # fmt: skip


def pressed(scan: int, virtual: int, key: int, text: str, modifiers=Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text)


ARABIC_Q = 0x636  # ض, what the key gives under an Arabic layout


@pytest.mark.parametrize(
    ("platform", "scan", "virtual"), [("linux", 24, 0x5D6), ("win32", 0x10, 0x51), ("darwin", 1, 12)]
)
def test_the_q_key_is_q_by_its_place_on_every_platform(platform: str, scan: int, virtual: int) -> None:
    event = pressed(scan, virtual, ARABIC_Q, "ض")
    assert physical_keys.us_character(event, platform) == "Q"
    assert physical_keys.sequences(event, platform)[0] == QKeySequence("Q")
    assert physical_keys.letter(event, platform) == "Q"
    held = pressed(scan, virtual, ARABIC_Q, "", Qt.KeyboardModifier.ControlModifier)
    assert physical_keys.sequences(held, platform)[0] == QKeySequence("Ctrl+Q")


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_every_key_of_the_main_block_has_a_place(platform: str) -> None:
    codes = physical_keys.MAC_CODES if platform == "darwin" else physical_keys.SCAN_CODES
    assert set(codes.values()) >= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890[];',./-=`\\")


def test_a_latin_layout_keeps_its_own_letters() -> None:
    french_a = pressed(24, 0x61, Qt.Key.Key_A, "a")  # on the place of the US Q
    assert physical_keys.sequences(french_a, "linux") == []
    assert physical_keys.letter(french_a, "linux") == "A"


def test_shifted_signs_are_found_by_place_too() -> None:
    question = pressed(61, 0, 0x61F, "؟", Qt.KeyboardModifier.ShiftModifier)
    assert QKeySequence("?") in physical_keys.sequences(question, "linux")


def test_arabic_legends_stand_beside_the_latin_ones() -> None:
    assert (physical_keys.arabic_cap("Q"), physical_keys.arabic_cap("s"), physical_keys.arabic_cap("1")) == ("ض", "س", "")


def test_every_key_of_the_design_has_a_command() -> None:
    bound = {keymap.normalised(key) for keys in DEFAULT.values() for key in keys}
    assert [key for key in DESIGN if keymap.normalised(key) not in bound] == []


def test_no_key_is_wanted_twice_and_every_key_and_command_exists() -> None:
    assert list(conflicts(DEFAULT)) == []
    known = {command.id for command in COMMANDS}
    assert len(known) == len(COMMANDS)
    assert DEFAULT.keys() <= known
    assert all(keymap.normalised(key) for keys in DEFAULT.values() for key in keys)
    assert {command.menu for command in COMMANDS} | {"entity"} == MENUS.keys()  # the labels fill that one


def test_a_users_keys_replace_the_defaults_and_a_faulty_file_is_refused_by_entry(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    assert load(path) == dict(DEFAULT)
    path.write_text('[keys]\nquote = "Ctrl+J"\nflag = []\n', encoding="utf-8")
    own = load(path)
    assert own["quote"] == ("Ctrl+J",) and own["flag"] == () and own["note"] == DEFAULT["note"]
    for text, reason in (('[keys]\nfly = "Q"', "no command “fly”"), ('[keys]\nquote = "ض"', "“ض”"), ("keys = 3", r"\[keys\]"), ("[", "cannot be read")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(KeymapError, match=reason):
            load(path)


def test_a_conflict_of_keys_is_found(tmp_path: Path) -> None:
    found = list(conflicts(dict(DEFAULT) | {"flag": ("Q",)}))
    assert [(c.key, {c.first, c.second}) for c in found] == [("Q", {"quote", "flag"})]
