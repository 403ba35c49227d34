"""A note of several lines on an article."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.ui.language import tr
from annotator.ui.look import L, M


class NoteDialog(QDialog):
    """`keep` gets what was written; Ctrl+Enter keeps it, Esc does not."""

    def __init__(self, title: str, note: str, keep: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._keep = keep
        self.text = QPlainTextEdit(note)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Keep"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._accepted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addWidget(self.text, 1)
        whole.addWidget(buttons)
        self.resize(460, 260)
        self.text.setFocus()

    def _accepted(self) -> None:
        self.accept()
        self._keep(self.text.toPlainText().strip())
