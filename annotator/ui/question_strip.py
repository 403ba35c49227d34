"""The question in hand below the article: what each annotator says, beside each other as their keys lie.

The left answer stands on the left in either language, because the left arrow takes it. Keys are commands of
their own context; this only shows them, and takes clicks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui.case_words import side_colour
from annotator.ui.keycaps import KeyCap
from annotator.ui.language import language, tr
from annotator.ui.look import IN_THE_MIDDLE, XS, L, Look, M, S, draw_words, is_right_to_left, label
from annotator.ui.question_words import Saying

_ROOMY = 260  # pixels for an answer: then its keys and its annotator stand in one line


@dataclass(frozen=True, slots=True)
class Shown:
    """What the strip shows. `names` and `keys` belong to the answers; `marked` is the one that Enter takes.

    Without names it is a message: `title`, and `note` below it.
    """

    title: str
    note: str = ""
    settled: int = 0
    total: int = 0
    names: tuple[str, ...] = ()
    keys: Sequence[tuple[str, ...]] = ()
    sayings: tuple[Saying, ...] = ()
    marked: int = -1


class QuestionStrip(QFrame):
    """Shows one `Shown` at a time. `take` gets the number of an answer that is clicked. Signal: keyboard – it came or went."""

    keyboard = Signal()

    def __init__(self, look: Look, take: Callable[[int], object]) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look, self._take = look, take
        self.shown: Shown | None = None
        self._title, self._count, self._note = label("", "section"), label("", "faint"), label("", "faint")
        self._note.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 6)
        top = QHBoxLayout()
        top.setSpacing(M)
        top.addWidget(self._title, 1)
        top.addWidget(self._count)
        top.addWidget(self._bar)
        self._answers = QWidget()
        self._lines = QVBoxLayout(self._answers)
        self._lines.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(M, S, M, S)
        whole.setSpacing(XS)
        whole.addLayout(top)
        whole.addWidget(self._answers)
        whole.addWidget(self._note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_question(self, shown: Shown | None) -> None:
        """Another question, a message, or nothing."""
        if shown == self.shown:
            return
        self.shown = shown
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._title.setText(shown.title)
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        self._count.setText(tr("{done} of {total}", done=shown.settled, total=shown.total))
        for part in (self._count, self._bar):
            part.setVisible(shown.total > 0)
        self._bar.setMaximum(max(1, shown.total))
        self._bar.setValue(shown.settled)
        self._show_answers(shown)
        self.setAccessibleName(f"{shown.title} {shown.note}".strip())
        self.setAccessibleDescription("\n".join(f"{row.name}: {' | '.join(row.said)}" for row in shown.sayings))

    @property
    def answers(self) -> QWidget | None:
        """The columns of answers as they are shown now."""
        shown = self._lines.itemAt(0)
        return shown.widget() if shown else None

    def _show_answers(self, shown: Shown) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._answers.setVisible(bool(shown.names))
        if shown.names:
            self._lines.addWidget(_Answers(self._look, shown, self._take, roomy=self.width() >= _ROOMY * len(shown.names)))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            self.keyboard.emit()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.contentsRect()).adjusted(0, 0, -1, -1), 8, 8)
        painter.end()


class _Answers(QWidget):
    """The answers as columns from the left, the names of the rows where reading begins; what all say stands there once."""

    def __init__(self, look: Look, shown: Shown, take: Callable[[int], object], *, roomy: bool) -> None:
        super().__init__()
        self._look, self._shown, self._take, self._roomy = look, shown, take, roomy
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._right = language() == "ar"
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(L)
        grid.setVerticalSpacing(XS)
        self._first = 0 if self._right else 1
        for number, name in enumerate(shown.names):
            grid.addWidget(self._head(number, name), 0, self._first + number)
            grid.setColumnStretch(self._first + number, 1)
        for line, row in enumerate(shown.sayings, 1):
            grid.addWidget(self._words(row.name, "faint", wraps=False), line, len(shown.names) if self._right else 0)
            if row.differs:
                for number, said in enumerate(row.said):
                    grid.addWidget(self._words(said or "–", "differs"), line, self._first + number)
            else:
                grid.addWidget(self._words(row.said[0]), line, self._first, 1, len(row.said))
        self._grid = grid

    def _head(self, number: int, name: str) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        keys = [KeyCap(key, self._look) for key in self._shown.keys[number][:2]]
        marked = [KeyCap("Return", self._look)] if number == self._shown.marked else []
        parts = [_Side(self._look, number), *keys, *marked, *([_Name(self._look, name)] if self._roomy else [QWidget()])]
        for part in reversed(parts) if self._right else parts:
            line.addWidget(part, 1 if part is parts[-1] else 0)
        return head if self._roomy else self._with_name_below(head, name)

    def _with_name_below(self, head: QWidget, name: str) -> QWidget:
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for part in (head, _Name(self._look, name)):
            lines.addWidget(part)
        return whole

    def _words(self, words: str, role: str = "", *, wraps: bool = True) -> QWidget:
        result = label(words, role)
        result.setWordWrap(wraps)
        right = is_right_to_left(words)
        result.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        edge = Qt.AlignmentFlag.AlignRight if self._right else Qt.AlignmentFlag.AlignLeft
        result.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        return result

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a column takes its answer."""
        for number in range(len(self._shown.names)):
            cell = self._grid.cellRect(0, self._first + number)
            if cell.left() <= event.position().x() <= cell.right():
                self._take(number)
                return


class _Name(QWidget):
    """An annotator's name, shortened where there is no room for it."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(24, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._look.colour("text"))
        draw_words(painter, QRectF(self.rect()), self._name, right=language() == "ar", elide=IN_THE_MIDDLE)
        painter.end()


class _Side(QWidget):
    """A piece of text with the annotator's bar above or below it, as the article shows it."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look, self._number = look, number
        self.setFixedSize(L + S, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(side_colour(self._look.theme, self._number), 2.6))
        y = 4 if self._number == 0 else 16
        painter.drawLine(2, y, self.width() - 2, y)
        for x in (2, self.width() - 2):
            painter.drawLine(x, y, x, 10)
        painter.end()
