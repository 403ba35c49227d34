"""Merging other projects into the open one: files chosen or dropped, looked at, asked about, merged beside the work."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from annotator import merging
from annotator.core.errors import AnnotatorError, Key
from annotator.merging import Cancelled, Plan
from annotator.ui.language import marked, tr
from annotator.ui.long_work import LongWork
from annotator.ui.merge_dialog import MergeDialog
from annotator.ui.merge_words import conflicts, summary

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Merging:
    """The merges of one window's project."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def choose(self) -> None:
        start = str(self._window.workspace.path.parent)
        names, _ = QFileDialog.getOpenFileNames(self._window, tr("Merge another project"), start, tr("Projects (*.db)"))
        if names:
            self.look([Path(name) for name in names])

    def look(self, sources: Sequence[Path]) -> None:
        """Reads the projects and shows what merging them would do."""
        workspace = self._window.workspace
        workspace.held = marked("The projects are being merged; wait a moment.")
        work = LongWork(tr("Looking at the projects…"), self._window.background, self._window)
        work.run(lambda progress, stop: merging.plan(workspace, sources, progress, stop), self._seen)

    def _seen(self, plan: Plan | Exception) -> None:
        self._window.workspace.held = ""
        if isinstance(plan, Exception):
            self._failed(plan)
            return
        session, first = self._window.session, plan.sources[0]
        MergeDialog(plan, partial(self._merge, plan), partial(session.open, first), self._window).open()

    def _merge(self, plan: Plan, keep_labels: bool, allow_removals: bool) -> None:  # noqa: FBT001 the dialog's answers
        workspace = self._window.workspace
        workspace.held = marked("The projects are being merged; wait a moment.")
        work = LongWork(tr("Merging…"), self._window.background, self._window)
        work.run(
            lambda progress, stop: merging.prepare(
                workspace, plan, keep_labels=keep_labels, allow_removals=allow_removals, progress=progress, cancelled=stop
            ),
            partial(self._prepared, plan),
        )

    def _prepared(self, plan: Plan, merged: Path | Exception) -> None:
        window = self._window
        window.workspace.held = ""
        if isinstance(merged, Exception):
            self._failed(merged)
            return
        try:
            merging.finish(window.workspace, merged)
        except AnnotatorError as refusal:
            window.refuse(refusal)
            return
        window.open_first()
        for (_, name), kept in conflicts(plan).items():
            twins = [outcome.annotator for outcome in kept if outcome.annotator != name]
            if twins:  # what is kept twice is shown side by side
                window.comparing.agreement((name, twins[0]))
                break
        further = tr("{key} settles it", key=Key("kept_twice")) if conflicts(plan) else ""
        window.hint_strip.say(" · ".join(filter(None, (summary(plan), further))))

    def _failed(self, failure: Exception) -> None:
        if isinstance(failure, Cancelled):
            self._window.hint_strip.say(tr("The merge was stopped; nothing was changed."))
        else:
            self._window.session.failed(failure)
