"""A note of several lines on an article."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.ui.dialog_parts import ok_cancel
from annotator.ui.language import tr
from annotator.ui.look import L, M, label


class NoteDialog(QDialog):
    """`keep` gets what was written; Ctrl+Enter keeps it. Esc does not, but asks for a second one first."""

    def __init__(self, title: str, note: str, keep: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._keep, self._before = keep, note
        self.text = QPlainTextEdit(note)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        buttons = ok_cancel(self, tr("Keep"), self._accepted)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._accepted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        self._unkept = label("", "problem")
        self._unkept.setWordWrap(True)
        self._unkept.hide()
        whole.addWidget(self.text, 1)
        whole.addWidget(self._unkept)
        whole.addWidget(buttons)
        self.resize(460, 260)
        self.text.setFocus()

    def _accepted(self) -> None:
        self.accept()
        self._keep(self.text.toPlainText().strip())

    def reject(self) -> None:
        if self.text.toPlainText() != self._before and self._unkept.isHidden():
            self._unkept.setText(tr("What you wrote is not kept yet. Esc once more throws it away; Ctrl+Enter keeps it."))
            self._unkept.show()
            return
        super().reject()
