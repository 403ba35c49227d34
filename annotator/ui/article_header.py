"""The line above the article: its title, its status, and the way to the next one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from annotator.core.annotation import Document, Progress
from annotator.ui.document_list import status_name
from annotator.ui.keycaps import plain_legend
from annotator.ui.language import number, tr
from annotator.ui.look import XS, L, Look, OneLine, S, label, plain


class ArticleHeader(QFrame):
    """Title, position in the list, previous and next, done."""

    def __init__(self, look: Look, invoke: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self._look = look
        self._title = OneLine("title", of_article=True)
        self._place = label("", "faint")
        self._status = label("", "faint")
        previous, following = ("chevron-right", "chevron-left") if look.language == "ar" else ("chevron-left", "chevron-right")
        self._previous = self._button(previous, tr("Previous article"), "previous_document", invoke, "‹")
        self._next = self._button(following, tr("Next article"), "next_document", invoke, "›")
        self._done = QPushButton(tr("Done, next"))
        self._done.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._done.setToolTip(plain(plain_legend(next(iter(look.keys("done_next")), ""))))
        self._done.clicked.connect(lambda: invoke("done_next"))
        row = QHBoxLayout(self)
        row.setContentsMargins(L, S, S, S)
        row.setSpacing(S)
        row.addWidget(self._title, 1)
        row.addWidget(self._status)
        row.addSpacing(XS)
        row.addWidget(self._previous)
        row.addWidget(self._place)
        row.addWidget(self._next)
        row.addWidget(self._done)

    def _button(self, icon: str, words: str, command: str, invoke: Callable[[str], None], sign: str) -> QToolButton:
        button = QToolButton()
        found = self._look.icon(icon, "faint")
        if found.isNull():
            button.setText(sign)
        else:
            button.setIcon(found)
        keys = self._look.keys(command)
        button.setToolTip(plain(f"{words} ({plain_legend(keys[0])})" if keys else words))
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: invoke(command))
        return button

    def show_document(self, document: Document | None, place: int, count: int) -> None:
        """The title, and where in the list it is: 17/200."""
        self._title.show_words((document.title or document.id) if document else "")
        self._place.setText(f"\u2066{number(place + 1)}/{number(count)}\u2069" if document else "")
        self.setVisible(document is not None)

    def show_progress(self, progress: Progress) -> None:
        self._status.setText(status_name(progress.status))
        self._done.setEnabled(True)
