"""A display of its own with a keyboard layout of our choice, and real key events on it.

`-noreset` is essential: without it the server forgets the layout as soon as setxkbmap, its only
client, exits, and every test of an Arabic layout passes falsely. Keys go through XTEST by their
place: xdotool would force the first layout group.
"""

import ctypes
import ctypes.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from annotator.ui.physical_keys import SCAN_CODES

_KEYS = {character: code + 8 for code, character in SCAN_CODES.items()} | {
    "Ctrl": 37, "Shift": 50, "Alt": 64, "Left": 113, "Right": 114, "Enter": 36, "Tab": 23, "Esc": 9, "Del": 119, "PgDown": 117,
}  # fmt: skip
_CORE_KEYBOARD = 0x100
_VIEWABLE, _TO_PARENT, _NOW = 2, 2, 0


def missing() -> str:
    """What a real window cannot be tested without here; empty if all is there."""
    programs = [name for name in ("Xvfb", "setxkbmap") if not shutil.which(name)]
    libraries = [name for name in ("X11", "Xtst") if not ctypes.util.find_library(name)]
    return ", ".join(programs + [f"lib{name}" for name in libraries])


class _Attributes(ctypes.Structure):
    _fields_ = (
        [(name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")]
        + [("visual", ctypes.c_void_p), ("root", ctypes.c_ulong)]
        + [(name, ctypes.c_int) for name in ("window_class", "bit_gravity", "win_gravity", "backing_store")]
        + [(name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")]
        + [("save_under", ctypes.c_int), ("colormap", ctypes.c_ulong)]
        + [(name, ctypes.c_int) for name in ("map_installed", "map_state")]
        + [("rest", ctypes.c_long * 8)]
    )


class Display:
    """A running X server, seen from its keyboard."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
        self._xtst = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._connection = ctypes.c_void_p(self._x11.XOpenDisplay(name.encode()))
        assert self._connection, f"no X server answers on {name}"

    def close(self) -> None:
        self._x11.XCloseDisplay(self._connection)

    def use_layout(self, layouts: str, group: int = 0) -> None:
        """The keyboard's layouts, as in `us,ara`, and which of them is active."""
        subprocess.run(["setxkbmap", "-display", self.name, "-layout", layouts], check=True)
        self._x11.XkbLockGroup(self._connection, _CORE_KEYBOARD, group)
        self._x11.XSync(self._connection, 0)

    def window(self) -> int:
        """The largest window that can be seen; 0 if there is none yet."""
        seen = [(a.width * a.height, w) for w in self._windows() if (a := self._attributes(w)).map_state == _VIEWABLE]
        area, found = max(seen, default=(0, 0))
        return found if area > 300 * 300 else 0

    def focus(self, window: int) -> None:
        """Gives the keyboard to a window; there is no window manager to do it."""
        self._x11.XSetInputFocus(self._connection, ctypes.c_ulong(window), _TO_PARENT, _NOW)
        self._x11.XSync(self._connection, 0)

    def press(self, *chords: str) -> None:
        """Key presses by place on a US keyboard: `Q`, `Ctrl+Z`, `Alt+Shift+Left`."""
        for chord in chords:
            keys = [_KEYS[key] for key in chord.split("+")]
            for key in keys:
                self._xtst.XTestFakeKeyEvent(self._connection, key, 1, 0)
            for key in reversed(keys):
                self._xtst.XTestFakeKeyEvent(self._connection, key, 0, 0)
            self._x11.XSync(self._connection, 0)

    def _windows(self) -> list[int]:
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self._x11.XQueryTree(
            self._connection, ctypes.c_ulong(self._x11.XDefaultRootWindow(self._connection)),
            ctypes.byref(root), ctypes.byref(parent), ctypes.byref(children), ctypes.byref(count),
        )  # fmt: skip
        found = [children[place] for place in range(count.value)]
        if found:
            self._x11.XFree(children)
        return found

    def _attributes(self, window: int) -> _Attributes:
        result = _Attributes()
        self._x11.XGetWindowAttributes(self._connection, ctypes.c_ulong(window), ctypes.byref(result))
        return result


@contextmanager
def display() -> Iterator[Display]:
    """A server on the first free number, ended afterwards."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-ac", "-noreset", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        shown = Display(f":{number}")
        yield shown
        shown.close()
    finally:
        server.terminate()
        server.wait()
