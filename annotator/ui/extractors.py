"""Extractors of one window's project: asked about, run beside the window, their outcome said."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.ui.language import Refusal, isolated, tr
from annotator.ui.long_work import LongWork
from annotator.ui.report import ReportDialog
from annotator.ui.transfer import summary as import_summary
from annotator.workspace import ImportReport

if TYPE_CHECKING:
    from annotator.extraction import Order, RunReport
    from annotator.ui.main_window import MainWindow

_TRUSTED = 100  # commands that are remembered


class Extractors:
    """Runs them; a command is run only after it was agreed to on this computer, for this project."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def ask(self) -> None:
        """What is to be run."""
        from annotator.ui.extractor_dialog import ExtractorDialog

        runs = self._window.workspace.runs().all()
        ExtractorDialog(runs, self.is_trusted, self.start, self._window).open()

    def is_trusted(self, command: str) -> bool:
        return self._key(command) in self._window.session.settings.trusted

    def _key(self, command: str) -> str:
        """What an agreement is remembered by: never in the project, which may come from somebody else."""
        return hashlib.sha256(f"{self._window.workspace.path.absolute()}\n{command}".encode()).hexdigest()[:32]

    def start(self, order: "Order", file: Path | None = None) -> None:
        """Runs what was asked for and agreed to, or takes in what it has predicted elsewhere."""
        from annotator import extraction

        if file is not None:
            self._take(order, file)
            return
        window = self._window
        if order.command:
            key, known = self._key(order.command), window.session.settings.trusted
            window.session.keep(trusted=(key, *(one for one in known if one != key))[:_TRUSTED])
        workspace = window.workspace
        placed = replace(order, folder=workspace.path.parent)
        work = LongWork(tr("Running {name}…", name=order.name), window.background, window, total=workspace.count())
        work.run(
            lambda progress, stop: extraction.run(workspace, placed, progress=progress, stopped=stop, heard=work.said.emit),
            self._ended,
        )

    def _take(self, order: "Order", file: Path) -> None:
        workspace = self._window.workspace
        work = LongWork(tr("Importing…"), self._window.background, self._window)
        work.run(
            lambda progress, stop: workspace.import_files(
                [file], annotator=order.name, kind="extractor", strict=order.strict, progress=progress, cancelled=stop
            ),
            self._taken,
        )

    def _taken(self, report: ImportReport | Exception) -> None:
        if isinstance(report, Exception):
            self._window.session.failed(report)
        else:
            self._said(import_summary(report), report.problems)

    def _ended(self, report: "RunReport | Exception") -> None:
        if isinstance(report, Exception):
            self._window.session.failed(report)
        else:
            self._said(summary(report), report.problems)

    def _said(self, words: str, problems: Sequence[Refusal]) -> None:
        """What came of it, and how to see the errors."""
        window = self._window
        window.workspace.refresh()
        key = window.actions_.key("errors")
        window.hint_strip.say(f"{words} · " + tr("{key} shows the errors", key=key))
        if problems:
            ReportDialog(words, problems, window).open()


def state_words(state: str) -> str:
    """How a run ended, in a word or two."""
    return {
        "done": tr("Done"), "failed": tr("Ended with an error"), "silent": tr("Gave no answer"), "stopped": tr("Stopped"),
        "refused": tr("Refused"),
    }.get(state, "")  # fmt: skip


def summary(report: "RunReport") -> str:
    """How a run ended and what it brought, in a line."""
    parts = [isolated(report.run.annotator), state_words(report.state)]
    parts.append(tr("{answered} of {asked} articles", answered=report.answered, asked=report.asked))
    if report.taken.sets:
        parts += [tr("%n annotation set(s)", report.taken.sets), tr("%n span(s)", report.taken.spans)]
    if report.taken.unchanged:
        parts.append(tr("%n there already", report.taken.unchanged))
    if report.state not in ("done",) and not report.taken.sets:
        parts.append(tr("the project is as it was"))
    if report.unlisted:
        parts.append(tr("%n more problem(s)", report.unlisted))
    return " · ".join(parts)
