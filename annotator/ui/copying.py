"""Copies that a merge has made: looked at beside the window, asked about, settled, brought back."""

from typing import TYPE_CHECKING

from annotator import copies
from annotator.copies import Tally, Twin, Way
from annotator.ui.copies_dialog import CopiesDialog
from annotator.ui.language import marked, tr
from annotator.ui.long_work import Cancelled, LongWork, Progress
from annotator.workspace import Cancelled as Stopped

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_Found = list[tuple[Twin, Tally]]


class Copying:
    """What is kept twice in one window's project."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def ask(self) -> None:
        """Looks how the two of each pair differ, open ones first, and asks what becomes of them."""
        workspace = self._window.workspace
        twins = sorted(copies.kept_twice(workspace), key=lambda twin: twin.settled)
        if not twins:
            self._window.hint_strip.say(tr("Nothing is kept twice in this project."))
            return

        def look(progress: Progress, stop: Cancelled) -> _Found:
            found: _Found = []
            for place, twin in enumerate(twins, 1):
                if stop():
                    raise Stopped
                found.append((twin, Tally() if twin.settled else copies.tally(workspace, twin)))
                progress(place)
            return found

        work = LongWork(tr("Looking at what is kept twice…"), self._window.background, self._window, total=len(twins))
        work.run(look, self._show)

    def _show(self, found: _Found | Exception) -> None:
        if isinstance(found, Exception):
            self._failed(found)
            return
        window = self._window
        dialog = CopiesDialog(
            found, self._settle, lambda twin: window.comparing.agreement((twin.annotator, twin.copy)), self._back, window
        )
        dialog.open()

    def _settle(self, twins: list[Twin], way: Way) -> None:
        window, workspace = self._window, self._window.workspace
        if workspace.read_only:
            window.refuse(workspace.read_only)
            return
        workspace.held = marked("What was kept twice is being settled; wait a moment.")
        work = LongWork(tr("Settling what was kept twice…"), window.background, window)
        work.run(lambda _progress, _stop: copies.settle(workspace, twins, way, beside=True), self._settled)

    def _settled(self, settled: int | Exception) -> None:
        window = self._window
        window.workspace.held = ""
        if isinstance(settled, Exception):
            self._failed(settled)
            return
        window.workspace.refresh()
        window.hint_strip.say(tr("%n copy(ies) settled.", settled))

    def _back(self, twin: Twin) -> None:
        window = self._window

        def bring() -> None:
            copies.bring_back(window.workspace, [twin])
            window.hint_strip.say(tr("The copy {name} is back.", name=twin.copy))

        window.desk.tried(bring)

    def _failed(self, failure: Exception) -> None:
        if not isinstance(failure, Stopped):
            self._window.session.failed(failure)
