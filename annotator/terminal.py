"""What the command line prints: progress on a terminal, nothing of it in a pipe, Arabic that can be read.

Most terminals order right-to-left text themselves; for those that do not, lines are shaped and put in
visual order (`--visual`, or ANNOTATOR_VISUAL=1). Only what is shown passes through here, never data.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_BIDI_TERMINALS = ("VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "TERM_PROGRAM")


def orders_text_itself() -> bool:
    """Whether the terminal is known to handle right-to-left text: GNOME's (VTE), Konsole, mlterm, Apple's, and the like."""
    chosen = os.environ.get("ANNOTATOR_VISUAL")
    if chosen in ("0", "1"):
        return chosen == "0"
    return not sys.stdout.isatty() or any(os.environ.get(name) for name in _BIDI_TERMINALS)


def visual(line: str) -> str:
    """A line as a terminal without bidi must be sent it: letters joined, in the order of the eye, left to right."""
    import regex

    if not regex.search(r"\p{Arabic}", line):
        return line
    from arabic_reshaper import ArabicReshaper
    from bidi.algorithm import get_display

    reshaper = ArabicReshaper({"delete_harakat": False})
    return str(get_display(reshaper.reshape(line), base_dir="R"))


class Terminal:
    """Lines for people on standard output and standard error."""

    def __init__(self, *, shape: bool | None = None) -> None:
        self._shape = not orders_text_itself() if shape is None else shape

    def line(self, text: str) -> str:
        """Text as this terminal needs it; control characters made harmless."""
        safe = "".join(c if c.isprintable() or c in "\t\n" else f"\\u{ord(c):04x}" for c in text)
        return "\n".join(map(visual, safe.split("\n"))) if self._shape else safe

    def say(self, text: str) -> None:
        print(self.line(text))

    def complain(self, text: str) -> None:
        print(self.line(text), file=sys.stderr)

    @contextmanager
    def progress(self, title: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """A bar on a terminal; call what it gives with the number done so far."""
        if not sys.stderr.isatty():
            yield lambda _done: None
            return
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(title, total=total)
            yield lambda done: bar.update(task, completed=done)


@contextmanager
def wish_to_stop() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed, for work that ends at a place of its own choice; a second press interrupts it at once."""
    pressed: list[int] = []

    def press(number: int, _frame: object) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
