"""Asked before text files come in whose encoding is not certain: what each would say, and which is right."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.dialog_parts import ok_cancel
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
        likely = {path: guesses[0] for path, guesses in survey.uncertain}
        self._chosen = {p: g.encoding if g.score >= survey.LIKELY else survey.LEFT_OUT for p, g in likely.items()}
        self._trailers = QCheckBox(tr("Leave out the scraper's last line (%n file(s))", survey.trailers))
        self._trailers.setVisible(survey.trailers > 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        if survey.uncertain:
            self._ask_encodings(whole)
        whole.addWidget(self._trailers)
        buttons = ok_cancel(self, tr("Import"), self._accepted)
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
            self._encodings.addItem(guess.encoding, guess.encoding)
        self._encodings.addItem(tr("Leave this file out"), self._survey.LEFT_OUT)
        self._encodings.setCurrentIndex(max(0, self._encodings.findData(self._chosen[path])))
        self._preview()

    def _preview(self) -> None:
        path, guesses = self._survey.uncertain[self._files.currentRow()]
        chosen = next((guess for guess in guesses if guess.encoding == self._chosen[path]), guesses[0])
        self._text.setPlainText(chosen.text[:_SHOWN])
        self._text.setEnabled(self._chosen[path] != self._survey.LEFT_OUT)
        for at, (file, _) in enumerate(self._survey.uncertain):
            left_out = self._chosen[file] == self._survey.LEFT_OUT
            self._files.item(at).setText(tr("{file} – left out", file=file.name) if left_out else file.name)

    def _encoding_chosen(self) -> None:
        """Takes it for this file, and for all if so ticked; leaving out is for this one alone."""
        here, encoding = self._files.currentRow(), self._encodings.currentData()
        for at, (path, guesses) in enumerate(self._survey.uncertain):
            fits = self._chosen[path] != self._survey.LEFT_OUT and any(g.encoding == encoding for g in guesses)
            if at == here or (self._same.isChecked() and fits):
                self._chosen[path] = encoding
        self._preview()

    def _accepted(self) -> None:
        self.accept()
        self._done(self._chosen, self._trailers.isChecked())
