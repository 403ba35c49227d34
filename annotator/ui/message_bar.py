"""A sentence across the top of the window for what went wrong; nothing stops for it, and nothing moves."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from annotator.ui.language import tr
from annotator.ui.look import L, S, label

_SHOWN_FOR = 12000  # milliseconds


class MessageBar(QFrame):
    """Says one sentence over the upper edge of its parent; goes away by itself, by its button, or with the next act.

    Signal: room_wanted – pixels the parent should leave free above; not 0 only for a sentence that stays.
    """

    room_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("role", "message")
        self._sentence = label("")
        self._sentence.setWordWrap(True)
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.hide)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(L, S, S, S)
        row.addWidget(self._sentence, 1)
        row.addWidget(close)
        self._stays = False
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        return "" if self.isHidden() else self._sentence.text()

    def say(self, sentence: str, *, stays: bool = False) -> None:
        self._sentence.setText(sentence)
        self._stays = stays
        self._place()
        self.show()
        self.raise_()
        if stays:
            self._timer.stop()
        else:
            self._timer.start()

    def _place(self) -> None:
        width = self._over.width()
        self.setGeometry(0, 0, width, self._row.totalHeightForWidth(width))
        self.room_wanted.emit(self.height() if self._stays else 0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.room_wanted.emit(0)
