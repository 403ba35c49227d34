"""The line below the article that says which keys do what here, and what was just done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.fonts import interface_font
from annotator.ui.keycaps import cap_width, paint_cap
from annotator.ui.look import L, Look, M, S

Hint = tuple[str, str, str]
"""A key, what it does, and the command it invokes when clicked, if any."""
_SHOWN_FOR = 7000  # milliseconds


class HintStrip(QWidget):
    """Keys from the leading edge; a sentence on the last act takes their place for a while."""

    def __init__(self, look: Look, invoke: Callable[[str], None]) -> None:
        super().__init__()
        self._look, self._invoke = look, invoke
        self._hints: Sequence[Hint] = ()
        self.message = ""
        self._places: list[tuple[QRectF, str]] = []
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(lambda: self.say(""))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(34)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        if hints != self._hints:
            self._hints = hints
            self.update()

    def say(self, sentence: str) -> None:
        """What was just done, before the keys, until the next act or some seconds have passed."""
        self.message = sentence
        self.setAccessibleDescription(sentence)
        if sentence:
            self._timer.start()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._look.colour("raised"))
        painter.setPen(self._look.colour("line"))
        painter.drawLine(0, 0, self.width(), 0)
        x = self._paint_message(painter, float(L))
        self._places = []
        for hint in self._fitting(self.width() - x):
            self._paint_hint(painter, x, hint)
            x += self._hint_width(hint) + L
        painter.end()

    def _fitting(self, room: float) -> list[Hint]:
        """The hints there is room for: the last one, which leads back or further, stays as long as any does."""
        shown = list(self._hints)
        while shown and sum(self._hint_width(hint) + L for hint in shown) > room:
            del shown[-2 if len(shown) > 1 else -1]
        return shown

    def _paint_message(self, painter: QPainter, x: float) -> float:
        if not self.message:
            return x
        font = interface_font(9.5, bold=True)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(self.message, Qt.TextElideMode.ElideRight, self.width() * 0.6)
        place = QRectF(x, 0, metrics.horizontalAdvance(shown) + 2, self.height())
        painter.setFont(font)
        painter.setPen(self._look.colour("accent"))
        painter.drawText(self._mirrored(place), Qt.AlignmentFlag.AlignCenter, shown)
        return place.right() + 2 * M

    def _hint_width(self, hint: Hint) -> float:
        return cap_width(hint[0]) + S + QFontMetricsF(interface_font(9)).horizontalAdvance(hint[1])

    def _paint_hint(self, painter: QPainter, x: float, hint: Hint) -> None:
        key, words, command = hint
        cap = QRectF(x, 7, cap_width(key), 21)
        paint_cap(painter, self._mirrored(cap), key, self._look)
        painter.setFont(interface_font(9))
        painter.setPen(self._look.colour("faint"))
        place = QRectF(cap.right() + S, 0, self._hint_width(hint), self.height())
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        aligned = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = aligned | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(place), flags, words)
        self._places.append((QRectF(x, 0, self._hint_width(hint), self.height()), command))

    def _mirrored(self, place: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - place.right(), place.y(), place.width(), place.height())
        return place

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, command in self._places:
            if self._mirrored(place).contains(event.position()):
                if command:
                    self._invoke(command)
                return
