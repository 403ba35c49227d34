"""Project files and who annotates in them: opening, making, changing the annotator."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from annotator import restoring
from annotator.core.annotation import Kind
from annotator.core.errors import AnnotatorError
from annotator.ui.annotator_dialog import AnnotatorDialog
from annotator.ui.language import sentence, tr
from annotator.ui.restore_dialog import RestoreDialog, ask

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Projects:
    """The project of one window, and the way to others."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def choose(self) -> None:
        start = str(self._window.workspace.path.parent)
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Open a project"), start, tr("Projects (*.db)"))
        if name:
            self._window.session.open(Path(name))

    def create(self) -> None:
        start = str(Path.home() / tr("articles.db"))
        name, _ = QFileDialog.getSaveFileName(self._window, tr("New project"), start, tr("Projects (*.db)"))
        if name:
            self._window.session.open(Path(name).with_suffix(".db"), fresh=True)

    def go_back(self) -> None:
        """A backup in the place of the project, as the annotator chooses."""
        path = self._window.workspace.path
        ask(RestoreDialog(path, restoring.backups(path), self._window), self._window.session.restore)

    def offer_backup(self, path: Path, refusal: AnnotatorError) -> bool:
        """Another project could not be opened: if it is lost and has backups, one of them is offered."""
        found = restoring.backups(path) if restoring.is_lost(path) else ()
        if found:
            ask(RestoreDialog(path, found, self._window, sentence(refusal)), lambda backup: self._bring_back(path, backup))
        return bool(found)

    def _bring_back(self, path: Path, backup: Path) -> None:
        try:
            restoring.put_back(backup, path)
        except AnnotatorError as refusal:
            self._window.refuse(refusal)
            return
        self._window.session.open(path)

    def choose_annotator(self) -> None:
        """Who annotates: one of those in the project, or a new name."""
        workspace = self._window.workspace
        AnnotatorDialog(workspace.annotators(), workspace.annotator, self._use, self._window).open()

    def _use(self, name: str, kind: Kind) -> None:
        self._window.workspace.use_annotator(name, kind)

    def _open(self, path: Path, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 Qt's signature
        self._window.session.open(path)

    def fill_recent(self, menu: QMenu) -> None:
        """The projects of late, as a menu."""
        menu.clear()
        for name in self._window.session.settings.recent:
            path = Path(name)
            if path.exists():
                action = menu.addAction(f"{path.stem}  –  {path.parent}")
                action.triggered.connect(partial(self._open, path))
        menu.setEnabled(not menu.isEmpty())
