"""What the checks found in the open article: a list to go through, each with the key that mends it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from annotator.core.checks import Problem
from annotator.core.errors import AnnotatorError
from annotator.ui.desk import Desk
from annotator.ui.keycaps import plain_legend
from annotator.ui.language import sentence, tr
from annotator.ui.look import Look, S, label, plain


class ProblemsPanel(QFrame):
    """The problems in reading order. Enter goes to one."""

    def __init__(self, look: Look, desk: Desk, go: Callable[[int], None]) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._shown: Sequence[Problem] = ()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("Problems"))
        self.list.setSpacing(1)
        self.list.itemActivated.connect(lambda item: go(self.list.row(item)))
        self.list.itemClicked.connect(lambda item: go(self.list.row(item)))
        self._empty = label(tr("No problems were found in this article."), "faint")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(S, S, S, S)
        whole.addWidget(self._empty)
        whole.addWidget(self.list, 1)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        if problems == self._shown:
            return
        self._shown = problems
        self.list.clear()
        for problem in problems:
            item = QListWidgetItem(self._sign(problem), self._words(problem))
            item.setToolTip(plain(problem.rule))
            self.list.addItem(item)
        self.list.setVisible(bool(problems))
        self._empty.setVisible(not problems)

    def _words(self, problem: Problem) -> str:
        said = sentence(AnnotatorError(problem.template, **problem.values))
        words = " ".join(self._desk.text[slice(*problem.range)].split())
        excerpt = words if len(words) <= 48 else words[:47] + "…"
        keys = self._look.keys(problem.fix) if problem.fix else ()
        fix = f" [{plain_legend(keys[0])}]" if keys else ""
        return f"{said}{fix}\n«{excerpt}»"

    def _sign(self, problem: Problem) -> QIcon:
        picture = QPixmap(20, 20)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.theme.problem if problem.is_error else self._look.theme.faint))
        painter.drawEllipse(6, 6, 8, 8)
        painter.end()
        return QIcon(picture)
