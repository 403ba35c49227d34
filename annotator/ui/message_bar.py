"""A sentence across the top of the window for what went wrong; nothing stops for it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from annotator.ui.language import tr
from annotator.ui.look import L, Look, S, label

_SHOWN_FOR = 12000  # milliseconds


class MessageBar(QFrame):
    """Says one sentence; goes away by itself, by its button, or with the next act."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self._sentence = label("")
        self._sentence.setWordWrap(True)
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, S, S, S)
        row.addWidget(self._sentence, 1)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def sentence(self) -> str:
        return "" if self.isHidden() else self._sentence.text()

    def say(self, sentence: str, *, stays: bool = False) -> None:
        self._sentence.setText(sentence)
        self.show()
        if stays:
            self._timer.stop()
        else:
            self._timer.start()
