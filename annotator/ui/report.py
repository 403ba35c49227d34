"""What was refused and why, line by line, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from annotator.ui.dialog_parts import button_row, lines_box
from annotator.ui.language import Refusal, said, tr
from annotator.ui.look import L, M, label

_SHOWN = 2000  # lines


class ReportDialog(QDialog):
    """A heading and what was refused."""

    def __init__(self, heading: str, refused: Sequence[Refusal], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What was refused"))
        words = label(heading, "title")
        words.setWordWrap(True)
        lines = "\n".join(said(one) for one in refused)
        text = lines_box([said(one) for one in refused[:_SHOWN]], tr("What was refused"))
        copy, close = QPushButton(tr("Copy")), QPushButton(tr("Close"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(lines))
        close.clicked.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addWidget(words)
        whole.addWidget(text)
        whole.addLayout(button_row(copy, close))
        close.setFocus()
        self.resize(min(720, parent.width() - L), min(420, parent.height() - L))
