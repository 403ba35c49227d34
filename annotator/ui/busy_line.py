"""A line that says something is being computed, how far it is, and stops it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from annotator.ui.language import number, tr
from annotator.ui.look import L, M, label


class BusyLine(QFrame):
    """Hidden until `begin`. `count` may be called from any thread."""

    _counted = Signal(int)

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self._bar, self._said = QProgressBar(), label("", "faint")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        button = QPushButton(tr("Stop"))
        button.clicked.connect(lambda _checked=False: stop())
        row = QHBoxLayout(self)
        row.setContentsMargins(L, 0, M, 0)
        row.setSpacing(M)
        row.addWidget(self._bar, 1)
        row.addWidget(self._said)
        row.addWidget(button)
        self._counted.connect(lambda n: self._said.setText(number(n)))
        self.hide()

    def begin(self) -> None:
        self._said.setText("")
        self.show()

    def count(self, n: int) -> None:
        """So many are done."""
        self._counted.emit(n)
