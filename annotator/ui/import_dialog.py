"""Asked before text files come in whose encoding is not certain: what each would say, and which is right."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.fonts import reading_font
from annotator.ui.language import tr
from annotator.ui.look import Choice, L, M, label
from annotator.workspace import Survey

_SHOWN = 1500  # code points of a preview


class ImportDialog(QDialog):
    """The uncertain files with a preview each. `done` gets the encodings and whether trailers are left out."""

    def __init__(self, survey: Survey, done: Callable[[Mapping[Path, str], bool], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import articles"))
        self._survey, self._done = survey, done
        self._chosen = {path: guesses[0].encoding for path, guesses in survey.uncertain}
        self._trailers = QCheckBox(tr("Leave out the scraper's last line (%n file(s))", survey.trailers))
        self._trailers.setVisible(survey.trailers > 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        if survey.uncertain:
            self._ask_encodings(whole)
        whole.addWidget(self._trailers)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Import"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        self.resize(760, 520) if survey.uncertain else None

    def _ask_encodings(self, whole: QVBoxLayout) -> None:
        count = len(self._survey.uncertain)
        words = label(tr("The encoding of %n file(s) is not certain. Does the text read as it should?", count))
        words.setWordWrap(True)
        whole.addWidget(words)
        self._files = QListWidget()
        self._files.addItems([path.name for path, _ in self._survey.uncertain])
        self._files.setMaximumWidth(220)
        self._encodings = Choice()
        self._encodings.setAccessibleName(tr("Encoding"))
        self._encodings.activated.connect(self._encoding_chosen)
        self._same = QCheckBox(tr("For all of them"))
        self._same.setChecked(count > 1)
        self._same.setVisible(count > 1)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFont(reading_font(13))
        self._text.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        choice = QHBoxLayout()
        choice.addWidget(self._encodings, 1)
        choice.addWidget(self._same)
        preview = QVBoxLayout()
        preview.addLayout(choice)
        preview.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(self._files)
        row.addLayout(preview, 1)
        whole.addLayout(row, 1)
        self._files.currentRowChanged.connect(self._show)
        self._files.setCurrentRow(0)

    def _show(self, at: int) -> None:
        path, guesses = self._survey.uncertain[at]
        self._encodings.clear()
        for guess in guesses:
            self._encodings.addItem(guess.encoding, guess.text)
        self._encodings.setCurrentIndex(max(0, self._encodings.findText(self._chosen[path])))
        self._preview()

    def _preview(self) -> None:
        self._text.setPlainText((self._encodings.currentData() or "")[:_SHOWN])

    def _encoding_chosen(self) -> None:
        here, encoding = self._files.currentRow(), self._encodings.currentText()
        for at, (path, guesses) in enumerate(self._survey.uncertain):
            if at == here or (self._same.isChecked() and any(g.encoding == encoding for g in guesses)):
                self._chosen[path] = encoding
        self._preview()

    def _accepted(self) -> None:
        self.accept()
        self._done(self._chosen, self._trailers.isChecked())
