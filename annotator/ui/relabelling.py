"""Another label set for the project of one window, with the ids in its annotations renamed if that is wanted."""

from typing import TYPE_CHECKING

from annotator import renaming
from annotator.core.label_edits import to_toml
from annotator.core.label_renaming import Renaming
from annotator.core.labels import LabelSet
from annotator.renaming import Cancelled
from annotator.ui.language import marked, tr
from annotator.ui.long_work import LongWork

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Relabelling:
    """Takes what the label editor made."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def keep(self, made: LabelSet, how: Renaming) -> None:
        """Uses a label set; what is to be renamed is renamed first, beside the window, all of it or nothing."""
        window, workspace = self._window, self._window.workspace
        if not how:
            window.desk.tried(lambda: workspace.set_label_set(to_toml(made)))
            return

        def done(sets: int | Exception) -> None:
            workspace.held = ""
            if isinstance(sets, Exception):
                self._failed(sets)
            else:
                renaming.finish(workspace, made)

        workspace.held = marked("Labels are being renamed; wait a moment.")
        work = LongWork(tr("Renaming labels…"), window.background, window)
        work.run(lambda progress, stop: renaming.rename(workspace, made, how, progress, stop), done)

    def _failed(self, failure: Exception) -> None:
        if isinstance(failure, Cancelled):
            self._window.hint_strip.say(tr("Nothing was renamed; the label set is as it was."))
        else:
            self._window.session.failed(failure)
