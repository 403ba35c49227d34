"""Bringing articles in and taking annotations out: files chosen or dropped, long work with progress."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from annotator.ui.import_dialog import ImportDialog
from annotator.ui.language import tr
from annotator.ui.long_work import LongWork
from annotator.ui.report import ReportDialog
from annotator.workspace import ImportReport, Survey

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Transfer:
    """Import, export and copies of one window's project."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._window, tr("Import articles"), "", tr("Articles and annotations (*.txt *.jsonl)")
        )
        self.take(names)

    def choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, tr("Import a folder"))
        self.take([name] if name else [])

    def take(self, names: Sequence[str]) -> None:
        """Imports files and folders; projects are merged. Asks only what is not certain."""
        paths = [Path(name) for name in names]
        projects = [path for path in paths if path.suffix == ".db"]
        if projects:
            self._window.merging.look(projects)
            if len(projects) < len(paths):
                self._window.hint_strip.say(tr("Only the projects are looked at; drop the articles once more by themselves."))
            return
        if paths:
            workspace = self._window.workspace
            work = LongWork(tr("Looking at the files…"), self._window.background, self._window)
            work.run(lambda _progress, stop: workspace.survey(paths, cancelled=stop), lambda found: self._asked(paths, found))

    def _asked(self, paths: Sequence[Path], survey: Survey | Exception) -> None:
        if isinstance(survey, Exception):
            self._window.session.failed(survey)
        elif survey.uncertain or survey.trailers:
            ImportDialog(survey, lambda chosen, drop: self._import(paths, chosen, drop_trailer=drop), self._window).open()
        else:
            self._import(paths, {}, drop_trailer=False)

    def _import(self, paths: Sequence[Path], encodings: Mapping[Path, str], *, drop_trailer: bool) -> None:
        workspace = self._window.workspace
        work = LongWork(tr("Importing…"), self._window.background, self._window)
        work.run(
            lambda progress, stop: workspace.import_files(
                paths, encoding=encodings, drop_trailer=drop_trailer, progress=progress, cancelled=stop
            ),
            self._imported,
        )

    def _imported(self, report: ImportReport | Exception) -> None:
        window = self._window
        if isinstance(report, Exception):
            self._window.session.failed(report)
            return
        window.workspace.refresh()
        window.open_first()
        window.hint_strip.say(summary(report))
        if report.problems:
            ReportDialog(summary(report), report.problems, window).open()

    def export(self) -> None:
        """Writes the whole project as JSONL to a file that is chosen."""
        start = str(self._window.workspace.path.with_suffix(".jsonl"))
        name, _ = QFileDialog.getSaveFileName(self._window, tr("Export"), start, "JSONL (*.jsonl)")
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        workspace = self._window.workspace
        work = LongWork(tr("Exporting…"), self._window.background, self._window)
        work.run(lambda progress, stop: workspace.export(path, progress=progress, cancelled=stop), self._exported)

    def _exported(self, lines: int | Exception) -> None:
        if isinstance(lines, Exception):
            self._window.session.failed(lines)
        elif lines < 0:
            self._window.hint_strip.say(tr("The export was stopped; no file was written."))
        else:
            self._window.hint_strip.say(tr("Exported %n line(s).", lines))

    def save_copy(self) -> None:
        """A verified copy of the project file."""
        path = self._window.workspace.path
        start = str(path.with_name(f"{path.stem} copy.db"))
        name, _ = QFileDialog.getSaveFileName(self._window, tr("Save a copy of the project"), start, tr("Projects (*.db)"))
        if name:
            self._window.workspace.save_copy(Path(name))
            self._window.hint_strip.say(tr("The copy is complete and was checked."))


def summary(report: ImportReport) -> str:
    """What an import did, in one sentence."""
    if report.cancelled:
        return tr("The import was stopped; nothing was taken in.")
    parts = [tr("%n new article(s)", report.documents)]
    if report.sets:
        parts.append(tr("%n annotation set(s)", report.sets))
    if report.unchanged:
        parts.append(tr("%n there already", report.unchanged))
    if report.problems:
        parts.append(tr("%n refused", len(report.problems)))
    return " · ".join(parts)
