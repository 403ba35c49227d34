"""Which backup to go back to: when each was made, what it holds, and what becomes of the project as it is now."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QPushButton, QVBoxLayout, QWidget

from annotator.core.errors import AnnotatorError
from annotator.restoring import Backup, Contents, contents
from annotator.ui.background import Background
from annotator.ui.dialog_parts import button_row
from annotator.ui.language import sentence, tr
from annotator.ui.look import L, M, label

_ROW = 30  # pixels


class RestoreDialog(QDialog):
    """The backups of a project. `chosen` is the one to go back to once the dialog is accepted, or `other` another project.

    With a `reason` the project cannot be opened: then other projects are offered too, and nothing of it is open.
    """

    def __init__(self, project: Path, found: Sequence[Backup], parent: QWidget | None, reason: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Go back to a backup") if found else tr("The project cannot be opened"))
        self.chosen: Path | None = None
        self.other: Path | None = None
        self._project, self._found = project, found
        self._background = Background(self)
        self._known: dict[int, Contents | AnnotatorError] = {}
        self.heading = label(reason or tr("Go back to a backup of {name}", name=project.stem), "title")
        self.list, self.held = QListWidget(), label("", "faint")
        self.note = label("", "faint")
        self.back, self.file = QPushButton(tr("Go back to it")), QPushButton(tr("Another file…"))
        self.elsewhere, self.leave = QPushButton(tr("Open another project…")), QPushButton(tr("Close"))
        self._build(rescuing=bool(reason))
        self._connect()
        self._look_into_all()
        self.list.setCurrentRow(0)
        (self.list if found else self.elsewhere).setFocus()

    def _build(self, *, rescuing: bool) -> None:
        self.list.setAccessibleName(tr("Backups"))
        for one in self._found:
            self.list.addItem(_moment(QDateTime.fromSecsSinceEpoch(int(one.made.timestamp()))))
            self.list.item(self.list.count() - 1).setSizeHint(QSize(0, _ROW))
        kept = tr("What the project holds now is kept beside it, under another name.")
        self.note.setText(kept if self._found else tr("There is no backup of a project of this name at this place."))
        for words in (self.heading, self.held, self.note):
            words.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addWidget(self.heading)
        whole.addWidget(self.list, 1)
        for words in (self.held, self.note):
            whole.addWidget(words)
        for part in (self.list, self.held, self.back):
            part.setVisible(bool(self._found))
        self.elsewhere.setVisible(rescuing)
        asked = [self.leave, self.back] if self._found else [self.leave]
        whole.addLayout(button_row(*asked, leading=[self.file, self.elsewhere]))
        self.resize(560, 420 if self._found else 180)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.list.itemDoubleClicked.connect(lambda _item: self._take())
        self.back.clicked.connect(self._take)
        self.leave.clicked.connect(self.reject)
        self.file.clicked.connect(self._ask_file)
        self.elsewhere.clicked.connect(self._ask_project)

    def _look_into_all(self) -> None:
        """What each backup holds comes beside the window, the newest first; large ones take a moment."""
        for row, one in enumerate(self._found):
            self._background.run(partial(_looked_into, one.path), partial(self._take_contents, row))

    def _take_contents(self, row: int, result: Contents | AnnotatorError) -> None:
        self._known[row] = result
        spans = tr("%n span(s)", result.spans) if isinstance(result, Contents) else tr("damaged")
        self.list.item(row).setText(f"{self.list.item(row).text()} · {spans}")
        self._show(self.list.currentRow())

    def _show(self, row: int) -> None:
        """What the marked backup holds; one that is damaged cannot be gone back to."""
        result = self._known.get(row)
        self.back.setEnabled(isinstance(result, Contents))
        if result is None:
            self.held.setText(tr("Looking into it…"))
        else:
            self.held.setText(_contents(result) if isinstance(result, Contents) else sentence(result))

    def _take(self) -> None:
        row = self.list.currentRow()
        if self.back.isEnabled() and 0 <= row < len(self._found):
            self.chosen = self._found[row].path
            self.accept()

    def _ask_file(self) -> None:
        start = str(self._found[0].path.parent if self._found else self._project.parent)
        name, _ = QFileDialog.getOpenFileName(self, tr("Go back to a backup"), start, tr("Projects (*.db)"))
        if name:
            self.chosen = Path(name)
            self.accept()

    def _ask_project(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Open a project"), str(self._project.parent), tr("Projects (*.db)"))
        if name:
            self.other = Path(name)
            self.accept()

    def done(self, code: int) -> None:
        self._background.close()
        super().done(code)


def ask(dialog: RestoreDialog, take: Callable[[Path], None]) -> None:
    """Opens the dialog over its window; `take` gets the backup that was chosen."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: take(dialog.chosen) if dialog.chosen else None)
    dialog.open()


def _moment(when: QDateTime) -> str:
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)


def _looked_into(path: Path) -> Contents | AnnotatorError:
    try:
        return contents(path)
    except AnnotatorError as refusal:
        return refusal


def _contents(held: Contents) -> str:
    """What a backup holds, in one line."""
    said = [tr("%n article(s)", held.documents), tr("%n annotation set(s)", held.sets), tr("%n span(s)", held.spans)]
    if held.last_act:
        when = QDateTime.fromString(held.last_act, Qt.DateFormat.ISODate).toLocalTime()
        said.append(tr("last annotated: {when}", when=_moment(when)))
    return " · ".join(said)
