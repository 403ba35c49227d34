"""A person at the keyboard: sends real key events to whatever has the keyboard, and counts them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_NAMED = {
    "Left": Qt.Key.Key_Left, "Right": Qt.Key.Key_Right, "Up": Qt.Key.Key_Up, "Down": Qt.Key.Key_Down, "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End, "Tab": Qt.Key.Key_Tab, "Esc": Qt.Key.Key_Escape, "Return": Qt.Key.Key_Return, "F2": Qt.Key.Key_F2,
    "F5": Qt.Key.Key_F5, "F6": Qt.Key.Key_F6, "F8": Qt.Key.Key_F8,
    "Del": Qt.Key.Key_Delete, "Backspace": Qt.Key.Key_Backspace, "F1": Qt.Key.Key_F1, "Space": Qt.Key.Key_Space,
}  # fmt: skip
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Typist:
    """`presses` counts every key pressed, a modifier with its key as one."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, *keys: str) -> None:
        """Keys such as `Q`, `1`, `Shift+Left`, one after the other."""
        for key in keys:
            *modifiers, name = key.split("+") if key != "+" else [key]
            held = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                held |= _MODIFIERS[modifier]
            QTest.keyClick(self._receiver(), _NAMED.get(name) or Qt.Key(ord(name)), held)
            self._settle()

    def type(self, text: str) -> None:
        """Letters as an Arabic keyboard sends them."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._receiver(), event)
            self._settle()

    def _settle(self) -> None:
        self.presses += 1
        QApplication.processEvents()

    @staticmethod
    def _receiver() -> QWidget:
        found = QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None, "nothing has the keyboard"
        return found
