"""The questions of the open article as a list: which are open, which are settled and how."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from annotator.ui.language import tr
from annotator.ui.look import IN_THE_MIDDLE, Look, S, label, plain


@dataclass(frozen=True, slots=True)
class Line:
    """A question in the list: its key, what it is about, its words, and how it was settled if it was."""

    key: str
    title: str
    words: str
    settled: str = ""


class QuestionsPanel(QFrame):
    """Enter or a click goes to a question; `go` gets its key."""

    def __init__(self, look: Look, go: Callable[[str], None]) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._signs = look.icon("status-new", "faint"), look.icon("status-done", "good")
        self._count = label("", "faint")
        self.list = QListWidget()
        self.list.setTextElideMode(IN_THE_MIDDLE)  # boundaries differ at both ends
        self.list.setAccessibleName(tr("Questions"))
        self.list.setSpacing(1)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda item: go(self._lines[self.list.row(item)].key))
        self.list.itemClicked.connect(lambda item: go(self._lines[self.list.row(item)].key))
        self.setFocusProxy(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(S, S, S, S)
        whole.addWidget(self._count)
        whole.addWidget(self.list, 1)

    def show_lines(self, lines: Sequence[Line], in_hand: str, count: str) -> None:
        self._count.setText(count)
        before, self._lines = self._lines, lines
        if len(lines) != len(before):
            self.list.clear()
            for _ in lines:
                self.list.addItem(QListWidgetItem())
            before = ()
        for row, line in enumerate(lines):
            if not before or (line is not before[row] and line != before[row]):
                self._write(self.list.item(row), line)
        self._mark(in_hand)

    def _write(self, item: QListWidgetItem, line: Line) -> None:
        item.setIcon(self._signs[bool(line.settled)])
        item.setText(f"{line.title}\n«{line.words}»\n{line.settled}".rstrip("\n"))
        item.setToolTip(plain(item.text()))
        metrics = self.list.fontMetrics()  # a height that is known: hundreds of lines are not measured at every key
        item.setSizeHint(QSize(0, metrics.lineSpacing() * (3 if line.settled else 2) + 2 * S))

    def _mark(self, in_hand: str) -> None:
        row = next((n for n, line in enumerate(self._lines) if line.key == in_hand), -1)
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(row)
        if row >= 0:
            self.list.scrollToItem(self.list.item(row))
