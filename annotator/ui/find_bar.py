"""Finding words in the open article while they are typed: spelling, harakat and clitics aside."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from annotator.core import arabic
from annotator.core.text import Range
from annotator.ui.canvas import Canvas
from annotator.ui.language import number, tr
from annotator.ui.look import M, S, label


class FindBar(QFrame):
    """A line to type in. Enter stays at what was found, with it selected; Esc goes back to where one was."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._canvas = canvas
        self._home = 0
        self._found: Sequence[Range] = ()
        self._index = 0
        self.input = _Input(self)
        self.input.setPlaceholderText(tr("Find in this article"))
        self.input.setAccessibleName(tr("Find in this article"))
        self.input.textChanged.connect(self._search)
        self._count = label("", "faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(M, S, M, S)
        row.addWidget(self.input, 1)
        row.addWidget(self._count)
        self.hide()

    def open(self) -> None:
        """Begins at the caret."""
        self._home = self._canvas.caret
        self.input.clear()
        self._count.clear()
        self.show()
        self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go(self, step: int) -> None:
        """To the next or previous place that was found, around the end."""
        if self._found:
            self._index = (self._index + step) % len(self._found)
            self._show()

    def close_here(self) -> None:
        """Leaves the place that was found selected."""
        self._leave()

    def close_back(self) -> None:
        """Back to where it began."""
        self._canvas.set_caret(self._home)
        self._leave()

    def dismiss(self) -> None:
        """Forgets what was found: it was in an article that is no longer open."""
        self._found = ()
        self.hide()

    def _leave(self) -> None:
        self.hide()
        self._canvas.set_hits(())
        self._canvas.setFocus()

    def _search(self, typed: str) -> None:
        words = typed.strip()
        self._found = _places(self._canvas.text, words) if words else ()
        after = (n for n, place in enumerate(self._found) if place[0] >= self._home)
        self._index = next(after, 0)
        self._canvas.set_hits(self._found)
        if self._found:
            self._show()
        else:
            self._canvas.set_caret(self._home)
            self._count.setText(tr("Not found") if words else "")

    def _show(self) -> None:
        start, end = self._found[self._index]
        self._canvas.select_span(None)
        self._canvas.select(end, start)
        self._count.setText(f"\u2066{number(self._index + 1)}/{number(len(self._found))}\u2069")


def _places(text: str, words: str) -> list[Range]:
    """Where the words stand, anywhere in other words too."""
    folded, wanted = arabic.folded(text), arabic.fold(words)
    places, at = [], folded.text.find(wanted) if wanted else -1
    while at >= 0:
        places.append(folded.range(at, at + len(wanted)))
        at = folded.text.find(wanted, at + len(wanted))
    return places


class _Input(QLineEdit):
    """Keys of the bar while it is typed in."""

    def __init__(self, bar: FindBar) -> None:
        super().__init__()
        self._bar = bar

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._bar.close_here()
                    return True
                case Qt.Key.Key_Escape:
                    self._bar.close_back()
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Tab | Qt.Key.Key_F3:
                    self._bar.go(+1)
                    return True
                case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                    self._bar.go(-1)
                    return True
        return super().event(event)
