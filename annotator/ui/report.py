"""What was refused and why, line by line, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.language import tr
from annotator.ui.look import L, M, label


class ReportDialog(QDialog):
    """A heading and lines of text."""

    def __init__(self, heading: str, lines: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What was refused"))
        words = label(heading, "title")
        words.setWordWrap(True)
        text = QPlainTextEdit("\n".join(lines))
        text.setReadOnly(True)
        copy = QPushButton(tr("Copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(lines)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        for part in (words, text, buttons):
            whole.addWidget(part)
        text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.resize(640, 360)
