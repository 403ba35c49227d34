"""How far annotators agree, on what, and where not: figures, each of which opens its cases."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.core.annotation import Document
from annotator.core.cases import Case
from annotator.core.errors import AnnotatorError
from annotator.ui import agreement_figures as tables
from annotator.ui import comparison
from annotator.ui.agreement_bar import AgreementBar
from annotator.ui.agreement_board import AgreementBoard
from annotator.ui.agreement_figures import Data, Door, Pair
from annotator.ui.agreement_report import plots_of, renamed, report
from annotator.ui.busy_line import BusyLine
from annotator.ui.case_browser import CaseBrowser
from annotator.ui.case_view import CASE_SIZE
from annotator.ui.case_words import Opened, Sides
from annotator.ui.comparison import Compared
from annotator.ui.hint_strip import Hint
from annotator.ui.language import tr
from annotator.ui.long_work import LongWork
from annotator.ui.look import XL, label
from annotator.ui.pages import Page
from annotator.workspace import Cancelled

if TYPE_CHECKING:
    from annotator.ui.comparing import Comparing


class AgreementPage(Page):
    """Above, whose work is compared; below, the figures or the cases behind one of them.

    Enter or a click on a figure opens its cases, Enter on a case its place in the article; Esc goes back step by step.
    """

    def __init__(self, comparing: "Comparing") -> None:
        super().__init__()
        window = comparing.window
        self._comparing, self._workspace, self._look = comparing, comparing.workspace, window.look
        self.data: Data | None = None
        self.pair: Pair | None = None
        self._compared: Compared | None = None
        self._door: Door | None = None
        self._choosing = False
        self._stale, self._changed = True, set[str]()
        self.bar = AgreementBar(window.look, tr("Agreement"))
        self.board = AgreementBoard(window.look, self._workspace.label_set, window.refuse)
        self.browser = CaseBrowser(window.look, self._workspace.label_set, comparing.background, self._fetch)
        self.empty = label("", "faint")
        self._again = QPushButton(tr("The annotations have changed: compute again (F5)"))
        self._busy = BusyLine(self._stop)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._settle = self.bar.add_button(tr("Adjudicate…"), self.settle)
        self._copy = self.bar.add_button(tr("Copy the figures"), self.copy)
        self._report = self.bar.add_button(tr("Save a report…"), self._ask_report)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(XL, XL, XL, XL)
        for part in (self.empty, self.board, self.browser):
            self._stack.addWidget(part)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for line in (self.bar, self._again, self._busy, self._stack):
            lines.addWidget(line, 1 if line is self._stack else 0)

    def _connect(self) -> None:
        self.bar.chosen.connect(lambda: self.compute(choosing=True))
        self.board.gamma_wanted.connect(lambda: self.compute(gammas=True))
        self.bar.blinded.connect(self._show_names)
        self._again.clicked.connect(lambda _checked=False: self.compute())
        self.board.opened.connect(self.open_door)
        self.board.paired.connect(self._take_pair)
        self.browser.opened.connect(self._go)

    # -- the page among pages

    def shown(self) -> None:
        before = self.bar.names()
        with QSignalBlocker(self.bar):
            self.bar.offer(self._workspace.annotators(), before)
        if self.data is None or self.bar.names() != before:  # somebody has gone: a copy that was settled
            self.compute()
        else:
            self._look_again()
        self._focus()

    def compare(self, pair: Pair) -> None:
        """These two and nobody else."""
        with QSignalBlocker(self.bar):
            self.bar.offer(self._workspace.annotators(), pair)
        self.pair = pair
        self.compute()

    def changed(self, document_id: str | None) -> None:
        """A document was annotated; None: documents came or went."""
        self._stale = True
        if document_id is not None:
            self._changed.add(document_id)
        if self.isVisible() and self.data is not None:
            self._look_again()

    def step(self, step: int) -> None:
        """F8 walks the cases; among the figures it opens those at hand."""
        if self._stack.currentWidget() is self.browser:
            self.browser.step(step)
        elif self.pair is not None:
            self.open_door(Door())

    def stops(self) -> Sequence[QWidget]:
        shown = self._stack.currentWidget()
        inside = self.board.stops() if shown is self.board else self.browser.stops() if shown is self.browser else []
        return [*inside, self.bar.who, self.bar.articles]

    def zoomed(self, points: float) -> None:
        self.browser.view.set_size(points * CASE_SIZE)

    def back(self) -> bool:
        if self._stack.currentWidget() is self.browser:
            self._stack.setCurrentWidget(self.board)
            self._focus()
            return True
        self._stop()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5:
            self.compute()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.bar.who.hasFocus():
            self.bar.choose_people()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._stack.currentWidget() is self.board:
            self.open_door(Door())  # of the two at hand, as the hint below says, also where a choice has the keyboard
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.board.turn(1 if event.key() == Qt.Key.Key_Tab else -1)
        else:
            super().keyPressEvent(event)

    def _focus(self) -> None:
        shown = self._stack.currentWidget()
        part = {self.board: self.board.matrix, self.browser: self.browser.panel.list}.get(shown, self.bar.who)  # type: ignore[call-overload]
        part.setFocus()
        self._settle.setVisible(shown is self.browser)
        self._comparing.window.hints_changed()

    def hints(self) -> list[Hint]:
        if self._stack.currentWidget() is self.browser:
            return [("Enter", tr("opens the place"), ""), *self._comparing.walking(), ("Esc", tr("the figures"), "")]
        if self.data is None:
            return [("Esc", tr("the article"), "")]
        doors = ("Enter", tr("opens the cases"), "")
        tables = [("Ctrl+Tab", tr("other figures"), ""), ("Ctrl+C", tr("copies the table"), "")]
        return [doors, self._comparing.walking()[-1], *tables, ("Esc", tr("the article"), "")]

    # -- computing

    def compute(self, *, gammas: bool | None = None, choosing: bool = False) -> None:
        """The figures of those who are chosen, beside the window.

        `gammas`: with γ, however long it takes; `choosing`: the keyboard stays with the choices.
        """
        self._choosing = choosing
        self._comparing.stop()
        self._stale, self._compared, self._door = False, None, None
        self._changed.clear()
        self._again.hide()
        chosen, done = self.bar.names(), self.bar.done_only
        reason = tables.why_empty([name for name, _ in self._workspace.annotators()], chosen, None, done=done)
        if reason:
            self._show_empty(reason)
            return
        self._busy.begin()
        workspace = self._workspace
        work = partial(comparison.figures, workspace, chosen, done=done, gammas=gammas)
        self._comparing.run(lambda stop: work(stop=stop), self._show, self._failed)

    def _show(self, data: Data) -> None:
        self._busy.hide()
        reason = tables.why_empty(self.bar.names(), self.bar.names(), data, done=self.bar.done_only)
        if reason:
            self._show_empty(reason)
            return
        self.data = data
        if self.pair is None or not set(self.pair) <= set(data["annotators"]):
            self.pair = (data["annotators"][0], data["annotators"][1])
        self._set_enabled(on=True)
        self._stack.setCurrentWidget(self.board)
        self.board.show_data(data, self.bar.shown_name)
        self.board.show_pair(self.pair)
        if not self._choosing:
            self._focus()
        self._load_cases()

    def _stop(self) -> None:
        """What is being computed is not wanted; without figures that is said."""
        self._comparing.stop()
        self._busy.hide()
        if self.data is None and not self.empty.text():
            self._show_empty(tr("Stopped. F5 computes the figures."))

    def _failed(self) -> None:
        self._show_empty(tr("The figures could not be computed."))

    def _show_empty(self, reason: str) -> None:
        self.data = None
        self._busy.hide()
        self.empty.setText(reason)
        self._set_enabled(on=False)
        self._stack.setCurrentWidget(self.empty)
        self._focus()

    def _set_enabled(self, *, on: bool) -> None:
        self._copy.setEnabled(on)
        self._report.setEnabled(on)

    def _take_pair(self, pair: Pair) -> None:
        self.board.show_pair(pair)
        if pair != self.pair:
            self.pair, self._compared = pair, None
            self._load_cases()

    def _load_cases(self) -> None:
        pair, workspace, done = self.pair, self._workspace, self.bar.done_only
        if pair is None:
            return
        self._busy.begin()
        work = partial(comparison.pair_cases, workspace, pair, done=done, progress=self._busy.count)
        self._comparing.run(lambda stop: work(stop=stop), lambda found: self._take_cases(pair, found), self._failed)

    def _take_cases(self, pair: Pair, compared: Compared) -> None:
        if pair != self.pair:
            return
        self._busy.hide()
        self._compared = compared
        self._show_names()
        if self._door is not None:
            self.open_door(self._door)

    def _look_again(self) -> None:
        """After work in the article: its cases are those of now; the figures say that they are not."""
        if self._compared is None:
            self._load_cases()
        self._again.setVisible(self._stale)
        for document_id in self._changed:
            self._renew(document_id)
        self._changed.clear()

    def _renew(self, document_id: str) -> None:
        compared = self._compared or Compared()
        title = compared.titles.get(document_id)
        if self.pair is None or title is None:
            return
        left, right = (self._workspace.load_set(document_id, name) for name in self.pair)
        text = self._workspace.text(document_id)
        if left is not None and right is not None and text is not None:
            document, referents = Document(document_id, text, title), self._workspace.state.referents
            fresh = comparison.document_cases(document, left, right, referents, apart=compared.apart)
            self.browser.panel.replace_document(document_id, fresh)
            others = [row for row in compared.rows if row.case.document_id != document_id]
            rows = sorted([*others, *fresh], key=lambda row: row.case.document_id)
            self._compared = comparison.counted(rows, apart=compared.apart)

    # -- figures, and the cases behind them

    @property
    def sides(self) -> Sides:
        """The two annotators at hand, as they are called."""
        left, right = self.pair or ("", "")
        return Sides(self.bar.shown_name(left), self.bar.shown_name(right))

    def _show_names(self) -> None:
        """Everything that names annotators, anew."""
        if self.data is None:
            return
        name, compared, label_set = self.bar.shown_name, self._compared or Compared(), self._workspace.label_set
        self.board.show_data(self.data, name)
        self.board.plots.show_plots(plots_of(renamed(self.data, name), label_set, compared.titles))
        self.board.show_cases(compared, self.sides)
        if self.browser.panel.sides != self.sides:
            self.browser.show_cases(compared.rows, self.sides, self.browser.panel.wanted)

    def open_door(self, door: Door) -> None:
        """The cases behind a figure; they come as soon as they are computed."""
        if door.pair is not None:
            self._take_pair(door.pair)
        if self._compared is None:
            self._door = door
            return
        self._door = None
        self.browser.show_cases(self._compared.rows, self.sides, door.wanted)
        self._stack.setCurrentWidget(self.browser)
        self._focus()

    def _fetch(self, case: Case) -> Opened | None:
        compared = self._compared or Compared()
        title = compared.titles.get(case.document_id, case.document_id)
        return self._comparing.fetch(case, self.pair, title, apart=compared.apart) if self.pair else None

    def _go(self, case: Case) -> None:
        self._comparing.go(case, self.browser.panel.place)

    def settle(self) -> None:
        """Opens the article of the case at hand and asks whose work is to be settled there."""
        if (case := self.browser.panel.current()) is not None:
            self._go(case)
        self._comparing.window.invoke("adjudicate")

    # -- what is taken away

    def copy(self) -> None:
        """Every table as text, tab separated, on the clipboard."""
        parts = [f"{name}\n{table.figures.as_text()}" for name, table in self.board.tables()]
        QGuiApplication.clipboard().setText("\n\n".join(parts))
        self._comparing.window.hint_strip.say(tr("The figures are on the clipboard, as a table."))

    def _ask_report(self) -> None:
        start = str(self._workspace.path.with_name(f"{self._workspace.path.stem} agreement.html"))
        name, _ = QFileDialog.getSaveFileName(self, tr("Save a report"), start, tr("Reports (*.html)"))
        if name:
            self.save_report(Path(name))

    def save_report(self, path: Path) -> None:
        """Writes the report for the meeting: one file that needs nothing else."""
        data, done, name, workspace = self.data, self.bar.done_only, self.bar.shown_name, self._workspace
        today = date.today().isoformat()
        if data is None:
            return
        names = {one: name(one) for one in data["annotators"]}
        work = LongWork(tr("Writing the report…"), self._comparing.background, self._comparing.window)
        make = partial(report, workspace, data, names.__getitem__, done=done, date=today)
        work.run(lambda progress, stop: make(progress=progress, stop=stop), lambda written: self._write(path, written))

    def _write(self, path: Path, written: str | Exception) -> None:
        window = self._comparing.window
        if isinstance(written, str):
            try:
                path.write_text(written, encoding="utf-8")
            except OSError as problem:
                window.refuse(AnnotatorError("{path} cannot be written: {reason}.", path=path, reason=problem.strerror))
                return
            window.hint_strip.say(tr("The report is in {path}.", path=str(path)))
        elif not isinstance(written, Cancelled):
            window.session.failed(written)
