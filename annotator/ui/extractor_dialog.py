"""Asked before an extractor is run, or its predictions come in: which, under what name; what a program may do is agreed to."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.core.errors import AnnotatorError
from annotator.extraction import LIMIT, Order, name_of
from annotator.ui.dialog_parts import ok_cancel
from annotator.ui.extractors import state_words
from annotator.ui.language import isolated, number, tr
from annotator.ui.look import Choice, L, M, S, label, plain
from annotator.workspace import Run

_ROW = 30  # pixels
_LONGEST = 24 * 3600  # seconds


class ExtractorDialog(QDialog):
    """The rules, a command that has to be trusted first, or a file; earlier runs below, one of which fills the fields.

    `trusted` says whether a command was agreed to before; `start` gets the order, or the order and the file of predictions.
    """

    def __init__(
        self, runs: Sequence[Run], trusted: Callable[[str], bool], start: Callable[[Order, Path | None], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Run an extractor"))
        self._runs, self._trusted, self._start = runs, trusted, start
        self._named = False
        self.what, self.command, self.name, self.limit = Choice(), QLineEdit(), QLineEdit(), QSpinBox()
        self.file, self.choose = QLineEdit(), QPushButton(tr("Choose…"))
        self.strict = QCheckBox(tr("Take nothing in if anything is wrong"))
        self.agreed = QCheckBox(tr("I know this program and trust it"))
        self.warning = label("", "faint")
        self.earlier = QListWidget()
        self._buttons = ok_cancel(self, tr("Run"), self._accepted)
        self._build()
        self._connect()
        last = next((run for run in runs if _runnable(run)), None)
        self._fill(last) if last else self._changed()

    def _build(self) -> None:
        self.what.addItem(tr("The rules of this program"), "rules")
        self.what.addItem(tr("A program that reads and writes JSONL"), "command")
        self.what.addItem(tr("Predictions in a file"), "file")
        for path in (self.command, self.file):
            path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.command.setPlaceholderText("python3 extractor.py")
        self.limit.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.limit.setRange(1, _LONGEST)
        self.limit.lineEdit().setTextMargins(S, 0, S, 0)
        self.limit.setValue(int(LIMIT))
        self._fields = QFormLayout()
        self._fields.setHorizontalSpacing(L)
        self._fields.setVerticalSpacing(M)
        for words, field in (
            (tr("What"), self.what), (tr("Command"), self.command), (tr("Name"), self.name),
            (tr("Seconds without an answer"), self.limit),
        ):  # fmt: skip
            field.setAccessibleName(words)
            self._fields.addRow(label(words, "faint"), field)
        self._from = QHBoxLayout()
        self._from.setSpacing(S)
        self._from.addWidget(self.file, 1)
        self._from.addWidget(self.choose)
        self.file.setAccessibleName(tr("File"))
        self._fields.insertRow(1, label(tr("File"), "faint"), self._from)
        self.warning.setWordWrap(True)
        self.earlier.setAccessibleName(tr("Earlier runs"))
        self.earlier.addItems([_sentence(run) for run in self._runs])
        for row, run in enumerate(self._runs):
            self.earlier.item(row).setSizeHint(QSize(0, _ROW))
            self.earlier.item(row).setToolTip(plain(f"{run.command}\n{run.version}".strip()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addLayout(self._fields)
        for part in (self.strict, self.warning, self.agreed):
            whole.addWidget(part)
        if self._runs:
            whole.addSpacing(S)
            whole.addWidget(label(tr("Earlier runs"), "section"))
            whole.addWidget(self.earlier, 1)
        else:
            whole.addStretch(1)
        whole.addWidget(self._buttons)
        self.resize(620, 520 if self._runs else 320)

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(lambda _place: self._other())
        for path in (self.command, self.file):
            path.textChanged.connect(lambda _text: self._changed())
        self.choose.clicked.connect(self._choose)
        self.name.textEdited.connect(self._name_edited)
        self.agreed.toggled.connect(lambda _on: self._allow())
        self.earlier.currentRowChanged.connect(lambda row: self._fill(self._runs[row]) if row >= 0 else None)

    # -- what is chosen

    @property
    def chosen(self) -> str:
        """`rules`, `command` or `file`."""
        return str(self.what.currentData())

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Predictions in a file"), "", "JSONL (*.jsonl)")
        if name:
            self.file.setText(name)

    def _fill(self, run: Run) -> None:
        """The fields as they were in an earlier run; whether it is trusted is asked of this computer, not of the file."""
        if not _runnable(run):
            return
        self.what.setCurrentIndex(int(run.command != "rules"))
        self._named = True
        self.command.setText(run.command if run.command != "rules" else "")
        self.name.setText(run.annotator)
        limit = run.settings.get("limit")
        self.limit.setValue(int(limit) if isinstance(limit, int | float) else int(LIMIT))
        self.strict.setChecked(bool(run.settings.get("strict")))
        self._changed()

    def _other(self) -> None:
        """Something else is to be run: not under the name of what was there before."""
        self._named = False
        self._changed()

    def _name_edited(self, name: str) -> None:
        self._named = bool(name)
        self._allow()

    def _changed(self) -> None:
        command, by_command = self.command.text().strip(), self.chosen == "command"
        for field in (self.command, self.limit):
            self._fields.setRowVisible(field, by_command)
        self._fields.setRowVisible(self._from, self.chosen == "file")
        self.agreed.setChecked(by_command and self._trusted(command))
        self.warning.setText(_told(self.chosen))
        self.agreed.setVisible(by_command)
        self.strict.setVisible(self.chosen != "rules")
        words = tr("Import") if self.chosen == "file" else tr("Run")
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(words)
        if not self._named:
            self.name.setText(self._proposed(command))
        self._allow()

    def _proposed(self, command: str) -> str:
        if self.chosen != "command":
            return Path(self.file.text().strip()).stem if self.chosen == "file" else "rules"
        try:
            return name_of(command)
        except AnnotatorError:  # not a command yet
            return ""

    def _allow(self) -> None:
        known = {
            "rules": True, "command": bool(self.command.text().strip()) and self.agreed.isChecked(),
            "file": bool(self.file.text().strip()),
        }  # fmt: skip
        ready = bool(self.name.text().strip()) and known[self.chosen]
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)

    def _accepted(self) -> None:
        command = self.command.text().strip() if self.chosen == "command" else ""
        strict = self.chosen != "rules" and self.strict.isChecked()
        order = Order(" ".join(self.name.text().split()), command, float(self.limit.value()), strict)
        file = Path(self.file.text().strip()) if self.chosen == "file" else None
        self.accept()
        self._start(order, file)


def _told(what: str) -> str:
    """What will happen, before it is begun."""
    return {
        "rules": tr(
            "The rules annotate every article. What they find is kept under this name beside the annotators' work, in the place "
            "of what an earlier run of the same name found."
        ),
        "command": tr(
            "The program gets every article of this project. It runs with your rights, in the project's folder, "
            "and could read and change your files. Run only what you know."
        ),
        "file": tr(
            "Each line belongs to the article with its id. What fits goes in under this name, in the place of what was there; "
            "what does not fit is listed."
        ),
    }[what]  # fmt: skip


def _runnable(run: Run) -> bool:
    """Not an import, which only stands in the list."""
    return "limit" in run.settings or run.command == "rules"


def _sentence(run: Run) -> str:
    """When, who, how it ended and what came of it."""
    outcome = run.outcome
    began = QDateTime.fromString(run.started_at, Qt.DateFormat.ISODate).toLocalTime()
    when = QLocale().toString(began, QLocale.FormatType.ShortFormat)
    said = [when, isolated(run.annotator), state_words(str(outcome.get("state", "")))]
    if "asked" in outcome:
        said.append(tr("{answered} of {asked} articles", answered=outcome.get("answered", 0), asked=outcome["asked"]))
    if outcome.get("sets") or not outcome.get("unchanged", 1):
        said.append(tr("%n span(s)", int(outcome.get("spans", 0))))
    if outcome.get("unchanged"):
        said.append(tr("%n there already", int(outcome["unchanged"])))
    if outcome.get("problems"):
        said.append(tr("%n problem(s)", int(outcome["problems"])))
    if "seconds" in outcome:
        said.append(tr("{seconds} s", seconds=number(str(outcome["seconds"]))))
    return " · ".join(filter(None, said))

