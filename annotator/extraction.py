"""Running an extractor over a project: the rules, or any program that reads and writes JSONL.

What it says is checked line by line and laid aside while it works; only when it has ended does everything go
into the project, in one transaction. So a run that fails leaves what it had rightly delivered, or nothing
with `strict`, and a program killed at any moment leaves the project as it was. Every run is kept.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from annotator import __version__, lexicon_files
from annotator.conversation import Conversation, Silence, Stopped, words_of
from annotator.core import rules
from annotator.core.annotation import Entry
from annotator.core.errors import AnnotatorError
from annotator.formats import jsonl
from annotator.formats.problem import FormatError, Problem
from annotator.workspace import ImportReport, Run, Workspace

LIMIT = 300.0  # seconds
_MOST = 200  # problems that are listed; more are counted
_LARGEST = 64 * 2**20  # bytes of a file that is told from others by its digest
_IN_MEMORY = 32 * 2**20  # bytes of answers before they go to a temporary file


@dataclass(frozen=True, slots=True)
class Order:
    """What to run: a command, or the rules where there is none.

    `limit` is how many seconds may pass without an answer, the loading of a model included. `strict`: the first
    fault ends the run and nothing is kept. `folder` is where the command is run.
    """

    name: str
    command: str = ""
    limit: float = LIMIT
    strict: bool = False
    folder: Path | None = None


@dataclass
class RunReport:
    """What came of a run; `state` is done, failed, silent, stopped or refused (strict).

    `ending` says how it went as a whole, `faults` what was wrong line by line; of many, `unlisted` are only counted.
    """

    run: Run
    state: str = "done"
    asked: int = 0
    answered: int = 0
    ending: list[AnnotatorError] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    unlisted: int = 0
    taken: ImportReport = field(default_factory=ImportReport)

    @property
    def problems(self) -> list[Problem]:
        """All that is listed, the whole before the lines."""
        return [*self.ending, *self.faults]

    def complain(self, fault: Problem) -> None:
        if len(self.faults) < _MOST:
            self.faults.append(fault)
        else:
            self.unlisted += 1


def name_of(command: str) -> str:
    """The name an extractor goes by if it is given none: that of its script, else of its program."""
    program, *rest = words_of(command)
    return Path(next((word for word in rest if Path(word).is_file()), program)).stem


def run(
    workspace: Workspace,
    order: Order,
    *,
    progress: Callable[[int], None] = lambda _done: None,
    stopped: Callable[[], bool] = lambda: False,
    heard: Callable[[str], None] = lambda _line: None,
) -> RunReport:
    """Runs an extractor over every document; its sets replace those of its run before, in one transaction.

    Raises `AnnotatorError` for an order that cannot be begun. `progress` gets the number of answers, `heard`
    what a command says on standard error (in a thread of its own).
    """
    if workspace.read_only:
        raise AnnotatorError("{reason}", reason=workspace.read_only)
    if dict(workspace.annotators()).get(order.name, "extractor") != "extractor":
        raise AnnotatorError("“{name}” is not an extractor in this project; give the extractor another name.", name=order.name)
    return _Running(workspace, order, progress, stopped, heard).run()


class _Running:
    """One run while it lasts."""

    def __init__(
        self, workspace: Workspace, order: Order, progress: Callable[[int], None], stopped: Callable[[], bool],
        heard: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._workspace, self._order = workspace, order
        self._progress, self._stopped, self._heard = progress, stopped, heard
        began = datetime.now(UTC)
        settings: dict[str, Any] = {"limit": order.limit, "strict": order.strict} if order.command else {}
        version = _versions(order) if order.command else __version__
        command = order.command or "rules"
        self._began = began
        self.report = RunReport(Run(order.name, command, version, began.isoformat(timespec="seconds"), settings))
        self.report.asked = workspace.count()
        self._remarks: list[str] = []
        self._ids: set[str] = set()

    def run(self) -> RunReport:
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
            (self._converse if self._order.command else self._apply_rules)(spool)  # type: ignore[arg-type]
            if self._order.strict and self.report.problems and self.report.state == "done":
                self.report.state = "refused"
            wanted = self.report.state == "done" or (self.report.state in ("failed", "silent") and not self._order.strict)
            spool.seek(0)
            self._keep(spool if wanted and self.report.answered else None)  # type: ignore[arg-type]
        return self.report

    # -- asking

    def _apply_rules(self, spool: BinaryIO) -> None:
        lexicon, label_set = lexicon_files.load(), self._workspace.label_set
        for document in self._workspace.one_by_one().documents():
            if self._stopped():
                self.report.state = "stopped"
                return
            found, referents = rules.extract(document, lexicon, label_set, self._order.name)
            self._lay_aside(Entry(document.id, None, found, referents), spool)

    def _converse(self, spool: BinaryIO) -> None:
        """Asks a program about every document and lays aside what it rightly says."""
        order = self._order
        texts = (jsonl.encoded(Entry(document.id, document)) for document in self._workspace.one_by_one().documents())
        with Conversation(words_of(order.command), texts, limit=order.limit, folder=order.folder, heard=self._heard) as talk:
            try:
                self._listen(talk, spool)
                if not (order.strict and self.report.problems):
                    self._judge(talk.exit_code())
            except Silence:
                self.report.state = "silent"
                self._complain("The extractor gave no answer for {limit} seconds and was ended.", limit=f"{order.limit:g}")
            except Stopped:
                self.report.state = "stopped"
            if self.report.state in ("failed", "silent"):
                self._complain_of_last(talk)
        if self.report.state == "done" and self.report.answered < self.report.asked:
            self._complain(
                "The extractor left {count} articles without an answer; the first is “{id}”.",
                count=self.report.asked - self.report.answered, id=self._first_unanswered(),
            )  # fmt: skip

    def _listen(self, talk: Conversation, spool: BinaryIO) -> None:
        name = self._order.name
        for item in jsonl.entries(
            talk.lines(self._stopped), name, text_of=self._text, label_set=self._workspace.label_set,
            annotator=name, kind="extractor",
        ):  # fmt: skip
            if isinstance(item, Entry):
                talk.answered()
                self._ids.add(item.document_id)
                self._lay_aside(replace(item, document=None), spool)
                continue
            self.report.complain(item)
            if self._order.strict:
                return

    def _text(self, document_id: str) -> str:
        text = self._workspace.text(document_id)
        if text is None:
            raise FormatError("$.id", "No article “{id}” was asked about.", id=document_id)
        return text

    def _lay_aside(self, entry: Entry, spool: BinaryIO) -> None:
        jsonl.write([entry], spool)
        self.report.answered += 1
        self._progress(self.report.answered)

    # -- judging

    def _judge(self, code: int | None) -> None:
        if code == 0:
            return
        self.report.state = "failed"
        if code is None:
            self._complain("The extractor closed its output but did not end; it was ended.")
        elif code < 0:
            self._complain("The extractor was killed (signal {signal}).", signal=-code)
        else:
            self._complain("The extractor ended with an error (code {code}).", code=code)

    def _complain_of_last(self, talk: Conversation) -> None:
        self._complain(
            "It had answered {answered} of {asked} articles; the first without an answer is “{id}”.",
            answered=self.report.answered, asked=self.report.asked, id=self._first_unanswered(),
        )  # fmt: skip
        self._remarks = [line for line in talk.remarks if line]
        if self._remarks:
            self._complain("Its last words: {words}", words=self._remarks[-1])

    def _first_unanswered(self) -> str:
        return next((document.id for document in self._workspace.one_by_one().documents() if document.id not in self._ids), "")

    def _complain(self, template: str, **values: object) -> None:
        self.report.ending.append(AnnotatorError(template, **values))

    # -- keeping

    def _keep(self, spool: BinaryIO | None) -> None:
        """What was laid aside into the project, with the run; or the run alone."""
        report = self.report
        outcome: dict[str, Any] = {
            "state": report.state, "asked": report.asked, "answered": report.answered,
            "problems": len(report.problems) + report.unlisted,
            "seconds": round((datetime.now(UTC) - self._began).total_seconds(), 1),
        }  # fmt: skip
        if self._remarks:
            outcome["remarks"] = self._remarks
        report.run = replace(report.run, outcome=outcome)
        if spool is None:
            self._workspace.runs().record(report.run)
        else:
            report.taken = self._workspace.take_in(lambda text_of: self._laid_aside(spool, text_of), run=report.run)
            report.faults += report.taken.problems

    def _laid_aside(self, spool: BinaryIO, text_of: Callable[[str], str | None]) -> Iterator[Entry]:
        for item in jsonl.read(spool, self._order.name, text_of=text_of, label_set=self._workspace.label_set):
            assert isinstance(item, Entry), item  # it was read once already
            yield item


def _versions(order: Order) -> str:
    """The beginnings of the digests of the files a command names: what tells two states of a script apart."""
    found = []
    for word in words_of(order.command):
        path = (order.folder or Path()) / word
        if path.is_file() and path.stat().st_size <= _LARGEST:
            with path.open("rb") as file:
                found.append(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()[:12]}")
    return ", ".join(found)
