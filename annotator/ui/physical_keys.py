"""Which character a US keyboard prints on the key that was pressed, whatever layout is active.

A shortcut is a Latin letter. Qt finds it under another layout if a Latin one is configured beside
it; with Arabic alone not even Ctrl+S would fire. This is the fallback: it reads the key's place.
"""

import sys

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_ROWS = ((0x02, "1234567890-="), (0x10, "QWERTYUIOP[]"), (0x1E, "ASDFGHJKL;'"), (0x2C, "ZXCVBNM,./"))
SCAN_CODES = {first + place: character for first, row in _ROWS for place, character in enumerate(row)} | {
    0x29: "`",
    0x2B: "\\",
}
"""Set-1 scan codes: Windows as they are; Linux (X11 and Wayland) key codes minus 8 are the same numbers."""

MAC_CODES = dict(
    zip(
        (*range(10), *range(11, 36), *range(37, 48), 50),
        "ASDFHGZXCVBQWERYT123465=97-80]OU[IPLJ'K;\\,/NM.`",
        strict=True,
    )
)
"""Virtual key codes of macOS, where the scan code is always 1."""

_SHIFTED = dict(zip("1234567890-=[];'`\\,./", '!@#$%^&*()_+{}:"~|<>?', strict=True))
_ARABIC = dict(zip("QWERTYUIOP[]ASDFGHJKL;'ZXCVNM,./`", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ", strict=True)) | {"B": "لا"}
_MODIFIERS = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_NONE = Qt.KeyboardModifier.NoModifier


def us_character(event: QKeyEvent, platform: str = sys.platform) -> str | None:
    """What a US keyboard prints on the pressed key, unshifted and in capitals; None for other keys."""
    if platform == "darwin":
        return MAC_CODES.get(event.nativeVirtualKey())
    code = event.nativeScanCode() - (8 if platform.startswith("linux") else 0)
    return SCAN_CODES.get(code & 0xFF) if code > 0 else None


def is_latin(event: QKeyEvent) -> bool:
    """Whether the layout gave a Latin letter or a digit itself: Latin layouts keep their own letters."""
    key = int(event.key())
    return key < 0x80 and chr(key).isalnum()


def sequences(event: QKeyEvent, platform: str = sys.platform) -> list[QKeySequence]:
    """The shortcuts a key press may stand for by its place, the likeliest first."""
    character = None if is_latin(event) else us_character(event, platform)
    if character is None:
        return []
    modifiers = event.modifiers() & _MODIFIERS
    found = [QKeySequence(QKeyCombination(modifiers, Qt.Key(ord(character))))]
    if modifiers & Qt.KeyboardModifier.ShiftModifier and character in _SHIFTED:
        plain = modifiers & ~Qt.KeyboardModifier.ShiftModifier
        found.append(QKeySequence(QKeyCombination(plain, Qt.Key(ord(_SHIFTED[character])))))
    return found


def letter(event: QKeyEvent, platform: str = sys.platform) -> str:
    """The Latin letter or digit that was meant, by the layout or by the key's place; empty for other keys."""
    if event.modifiers() & _MODIFIERS & ~Qt.KeyboardModifier.ShiftModifier:
        return ""
    return chr(int(event.key())) if is_latin(event) else us_character(event, platform) or ""


def arabic_cap(character: str) -> str:
    """What an Arabic keyboard (101) has printed on a US key; empty where it is the same."""
    return _ARABIC.get(character.upper(), "")
