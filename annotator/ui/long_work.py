"""Work that takes a while: done in a thread, with a count that moves and a way to stop it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from annotator.ui.background import Background
from annotator.ui.language import number, tr
from annotator.ui.look import L, M, label

T = TypeVar("T")
Progress = Callable[[int], None]
Cancelled = Callable[[], bool]
_PATIENCE = 250  # milliseconds before the progress is shown at all


class LongWork(QDialog):
    """Shows the progress of one piece of work over its window, which waits but answers; Esc or Cancel stops it.

    `total` is what it counts up to, where that is known; `said` may be emitted from the work with a line to show.
    """

    said = Signal(str)
    _counted = Signal(int)

    def __init__(self, title: str, background: Background, parent: QWidget, *, total: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._background, self._stopped = background, False
        self._words = label(title)
        self._count = label("", "faint")
        bar = QProgressBar()
        bar.setRange(0, total)
        bar.setTextVisible(False)
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(L, L, L, L)
        lines.setSpacing(M)
        self._remark = label("", "faint")
        self._remark.hide()
        for part in (self._words, bar, self._count, self._remark):
            lines.addWidget(part)
        lines.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setMinimumWidth(380)
        self._counted.connect(lambda n: self._count.setText(number(n)))
        if total:
            self._counted.connect(bar.setValue)
        self.said.connect(self._show_remark)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self.open)

    def _show_remark(self, line: str) -> None:
        """What the work itself says meanwhile, on one line."""
        self._remark.setVisible(True)
        self._remark.setText(self._remark.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.minimumWidth()))

    def run(self, work: Callable[[Progress, Cancelled], T], done: Callable[[T | Exception], None]) -> None:
        """Starts; `done` gets the result, or the exception if it failed."""

        def guarded() -> T | Exception:
            try:
                return work(self._counted.emit, lambda: self._stopped or self._background.closed)
            except Exception as failure:
                return failure

        def finish(result: T | Exception) -> None:
            self._patience.stop()
            self.close()
            self.deleteLater()
            done(result)

        self._patience.start()
        self._background.run(guarded, finish)

    def reject(self) -> None:
        """Asks the work to stop; it closes the dialog itself when it has."""
        self._stopped = True
        self._cancel.setEnabled(False)
        self._words.setText(tr("Stopping…"))
