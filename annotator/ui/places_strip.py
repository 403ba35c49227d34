"""Other places where the words of a span stand, in context, to be taken one by one or all."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from annotator.core.text import Range
from annotator.ui.canvas import Canvas
from annotator.ui.kwic import around, paint_context
from annotator.ui.language import tr
from annotator.ui.look import XS, L, Look, M, S, label
from annotator.ui.naming import Occurrences

_ROW = 30.0
_MOST = 6  # rows in view at once
_TICK = (QPointF(-3.5, 0), QPointF(-1, 3), QPointF(4, -3))


class PlacesStrip(QFrame):
    """Rows with a tick each. Enter takes the ticked ones, Space ticks, A ticks all or none, Esc takes none."""

    def __init__(self, look: Look, canvas: Canvas) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._canvas = canvas
        self._question = label("", "section")
        self._rows = _Rows(look, canvas)
        self._hint = label(tr("Enter takes the ticked ones · Space ticks · A all or none · Esc none"), "faint")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(M, S, M, S)
        whole.setSpacing(XS)
        for part in (self._question, self._rows, self._hint):
            whole.addWidget(part)
        self._found: Occurrences | None = None
        self.hide()

    def choose(self, found: Occurrences) -> None:
        """Shows the places, all of them ticked."""
        self._found = found
        self._question.setText(tr("“{words}” stands in %n other place(s)", len(found.places), words=found.words))
        self._rows.show_places(found.places)
        self._canvas.set_hits(found.places)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rows.go(0)

    def dismiss(self) -> None:
        """Forgets the places: they are those of an article that is no longer open."""
        self._found = None
        self.hide()

    def _leave(self) -> None:
        self.dismiss()
        self._canvas.set_hits(())
        self._canvas.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                found, chosen = self._found, self._rows.chosen()
                self._leave()
                if found is not None and chosen:
                    found.take(chosen)
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_Space | Qt.Key.Key_X:
                self._rows.toggle()
            case Qt.Key.Key_A | 0x634:  # the same key of an Arabic keyboard
                self._rows.toggle_all()
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._rows.go(+1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._rows.go(-1)

    def focusNextPrevChild(self, _following: bool) -> bool:  # noqa: FBT001 Qt's signature
        return False


class _Rows(QWidget):
    """The places in context, right to left, with the words in the middle."""

    def __init__(self, look: Look, canvas: Canvas) -> None:
        super().__init__()
        self._look, self._canvas = look, canvas
        self._places: tuple[Range, ...] = ()
        self._ticked: list[bool] = []
        self._marked = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_places(self, places: tuple[Range, ...]) -> None:
        self._places, self._ticked, self._marked = places, [True] * len(places), 0
        self.setFixedHeight(int(min(len(places), _MOST) * _ROW))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def chosen(self) -> list[Range]:
        return [place for place, ticked in zip(self._places, self._ticked, strict=True) if ticked]

    def toggle(self) -> None:
        self._ticked[self._marked] = not self._ticked[self._marked]
        self.update()

    def toggle_all(self) -> None:
        self._ticked = [not all(self._ticked)] * len(self._ticked)
        self.update()

    def go(self, step: int) -> None:
        self._marked = max(0, min(len(self._places) - 1, self._marked + step))
        self._canvas.ensure_visible(self._places[self._marked][0])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = max(0, min(self._marked - _MOST + 1, len(self._places) - _MOST))
        for line, index in enumerate(range(first, min(len(self._places), first + _MOST))):
            self._paint_row(painter, QRectF(0, line * _ROW, self.width(), _ROW), index)
        painter.end()

    def _paint_row(self, painter: QPainter, place: QRectF, index: int) -> None:
        look = self._look
        if index == self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("selection"))
            painter.drawRoundedRect(place, 5, 5)
        box = QRectF(place.right() - 22, place.center().y() - 7, 14, 14)
        painter.setPen(QPen(look.colour("accent"), 1.5))
        painter.setBrush(look.colour("accent") if self._ticked[index] else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if self._ticked[index]:
            painter.setPen(QPen(look.colour("on_accent"), 1.8))
            middle = box.center()
            painter.drawPolyline([middle + p for p in _TICK])
        pieces = around(self._canvas.text, self._places[index])
        paint_context(painter, place.adjusted(S, 0, -L - M, 0), pieces, look)
