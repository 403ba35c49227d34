"""A short walk through the window at the first start: one sentence beside one thing at a time, to be skipped at will."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.ui.keycaps import legend
from annotator.ui.language import number, tr
from annotator.ui.look import L, Look, M, S, label

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_KEYS = (
    "quote", "label", "referent", "everywhere", "next_place", "accept", "reject", "next_pane", "guidelines", "keys", "palette",
    "search",
)  # fmt: skip
Step = tuple[str, str, Callable[[], QWidget]]


class Tour(QObject):
    """Shows its steps one after the other; Enter goes on, Esc ends it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._at = window, 0
        self._steps = _steps(window)
        self._frame = _Outline(window.look, window)
        self._card = _Card(window.look, self.go_on, self.end, window)
        window.installEventFilter(self)
        self._show()

    def go_on(self) -> None:
        self._at += 1
        if self._at == len(self._steps):
            self.end()
        else:
            self._show()

    def end(self) -> None:
        """Takes the tour off the window and remembers that it was seen."""
        self._window.removeEventFilter(self)
        for part in (self._frame, self._card):
            part.hide()
            part.deleteLater()
        self._window.session.keep(tour_seen=True)
        self._window.dialogs.tour_ended()
        self._window.canvas.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._show()
        return False

    def _show(self) -> None:
        title, words, target = self._steps[self._at]
        widget = target()
        corner = widget.mapTo(self._window, QPoint(0, 0))
        place = QRect(corner, widget.size()).intersected(self._window.rect())
        self._frame.show_around(place)
        self._card.show_step(title, words, self._at + 1, len(self._steps))
        self._card.move(self._beside(place))

    def _beside(self, place: QRect) -> QPoint:
        """Next to the thing where there is room, else inside it, always within the window."""
        card, window = self._card.sizeHint(), self._window.rect()
        if place.height() < 120:
            y = place.top() - card.height() - M if place.top() > card.height() + M else place.bottom() + M
            x = place.center().x() - card.width() // 2
        else:
            y = place.center().y() - card.height() // 2
            left, right = place.left() - card.width() - M, place.right() + M
            inside = place.center().x() - card.width() // 2
            x = left if left > 0 else right if right + card.width() < window.width() else inside
        return QPoint(max(M, min(x, window.width() - card.width() - M)), max(M, min(y, window.height() - card.height() - M)))


def _steps(window: "MainWindow") -> list[Step]:
    """What is shown, with the keys as they are set now, by both their legends."""
    first = window.actions_.first_label()[0]
    found = {name: window.actions_.key(first if name == "label" else name) for name in _KEYS}
    key = {name: legend(key) if key else "–" for name, key in found.items()}

    def side() -> QWidget:
        return window.side if window.side.isVisible() else window.canvas

    return [
        (
            tr("Read with both hands on the keys"),
            tr("The arrows go from word to word, as the eye sees it. Shift selects, Alt goes by letters."),
            lambda: window.canvas,
        ),
        (
            tr("Take the quotation"),
            tr("{quote} takes the quotation at the caret with its verb and asks who says it: a digit answers.", **key)
            + " "
            + tr("Once more: other boundaries."),
            lambda: window.canvas,
        ),
        (
            tr("Names: a key for each label"),
            tr("{label} and so on tag the word at the caret. {referent} says who it is; {everywhere} finds it again.", **key),
            lambda: window.canvas,
        ),
        (
            tr("Suggestions wait, dotted"),
            tr("{next_place} goes to the next one, {accept} takes all it shows, {reject} rejects it for good.", **key)
            + " "
            + tr("Nothing is annotated by itself."),
            lambda: window.canvas,
        ),
        (
            tr("Everything about the span"),
            tr("Label, referent, attributes, note and relations of the span at the caret.")
            + " "
            + tr("{next_pane} brings the keyboard here and back.", **key)
            + " "
            + tr("{guidelines} says what its label means.", **key),
            side,
        ),
        (
            tr("Which keys do what here"),
            tr("This line always says. {keys} shows all keys, {palette} every command, {search} searches all articles.", **key)
            + " "
            + tr("Every act is saved at once and can be undone."),
            lambda: window.hint_strip,
        ),
    ]


class _Outline(QWidget):
    """A frame around the thing that is spoken of; lets everything through."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._place = look, QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_around(self, place: QRect) -> None:
        self.setGeometry(place)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), 3))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 8, 8)
        painter.end()


class _Card(QFrame):
    """The words and the two ways on."""

    def __init__(self, look: Look, go_on: Callable[[], None], end: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "overlay")
        self._go_on, self._end = go_on, end
        self._title, self._words, self._count = label("", "title"), label(""), label("", "faint")
        for part in (self._title, self._words):
            part.setWordWrap(True)
        self._next, skip = QPushButton(tr("Next")), QPushButton(tr("Skip"))
        self._next.setDefault(True)
        self._next.clicked.connect(go_on)
        skip.clicked.connect(end)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self._count, 1)
        row.addWidget(skip)
        row.addWidget(self._next)
        whole = self._lines = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        for part in (self._title, self._words):
            whole.addWidget(part)
        whole.addLayout(row)
        self.setFixedWidth(360)
        self.setAutoFillBackground(True)

    def show_step(self, title: str, words: str, at: int, count: int) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._count.setText(f"\u2066{number(at)}/{number(count)}\u2069")
        self._next.setText(tr("Next") if at < count else tr("Begin"))
        self.setFixedHeight(self._lines.heightForWidth(360))
        self.show()
        self.raise_()
        self._next.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)
