"""Learning from the gold: one's own finished articles beside it, difference by difference, with what the label means."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.core.case_list import Wanted
from annotator.core.cases import Case
from annotator.ui import comparison
from annotator.ui.busy_line import BusyLine
from annotator.ui.case_browser import CaseBrowser
from annotator.ui.case_view import CASE_SIZE, guideline
from annotator.ui.case_words import Opened, Sides
from annotator.ui.comparison import Compared
from annotator.ui.hint_strip import Hint
from annotator.ui.keycaps import legend_of
from annotator.ui.language import tr
from annotator.ui.look import XL, Choice, L, M, S, label
from annotator.ui.pages import Page

if TYPE_CHECKING:
    from annotator.ui.comparing import Comparing


class TrainingPage(Page):
    """The present annotator's set against a gold one, over the articles that are finished in both."""

    def __init__(self, comparing: "Comparing") -> None:
        super().__init__()
        window = comparing.window
        self._comparing, self._workspace = comparing, comparing.workspace
        self._stale = True
        self._compared = Compared()
        self.title = label(tr("My work against the gold"), "title")
        self.gold = Choice()
        self.gold.setAccessibleName(tr("Gold"))
        self.summary = label("")
        self.empty = label("", "faint")
        self._busy = BusyLine(self._stop)
        self.browser = CaseBrowser(window.look, self._workspace.label_set, comparing.background, self._fetch, self._advice)
        self._stack = QStackedWidget()
        self._build()
        self.gold.activated.connect(lambda _place: self.compute())
        self.browser.opened.connect(lambda case: comparing.go(case, self.browser.panel.place))

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(L, S, M, S)
        top.setSpacing(M)
        for part in (self.title, self.gold):
            top.addWidget(part)
        top.addWidget(self.summary, 1)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(XL, XL, XL, XL)
        for page in (self.empty, self.browser):
            self._stack.addWidget(page)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(top)
        for line in (self._busy, self._stack):
            lines.addWidget(line, 1 if line is self._stack else 0)

    # -- the page among pages

    def shown(self) -> None:
        me = self._workspace.annotator
        before = self.gold.currentText()
        known = [name for name, kind in self._workspace.annotators() if kind == "gold" and name != me]
        self.gold.clear()
        self.gold.addItems(known)
        self.gold.setCurrentIndex(max(0, self.gold.findText(before)))
        self.gold.setVisible(len(known) > 1)
        if self._stale:
            self.compute()
        self.browser.panel.list.setFocus()

    def changed(self, _document_id: str | None) -> None:
        """Something was annotated: the next time it is compared again."""
        self._stale = True
        if self.isVisible():
            self.compute()

    def step(self, step: int) -> None:
        self.browser.step(step)

    def stops(self) -> Sequence[QWidget]:
        return [*self.browser.stops(), *([self.gold] if self.gold.isVisible() else [])]

    def hints(self) -> list[Hint]:
        return [("Enter", tr("opens the place"), ""), *self._comparing.walking(), ("Esc", tr("the article"), "")]

    # -- comparing

    @property
    def pair(self) -> tuple[str, str]:
        """The gold and the annotator at the desk."""
        return self.gold.currentText(), self._workspace.annotator

    def compute(self) -> None:
        """The cases of the articles that are finished in both, beside the window."""
        self._comparing.stop()
        pair, workspace = self.pair, self._workspace
        if not pair[0]:
            self._show_empty(
                tr("There is no gold in this project yet. Once an article has gold, your work is compared with it here.")
            )
            return
        self._stale = False
        self._busy.begin()
        work = partial(comparison.pair_cases, workspace, pair, done=True, progress=self._busy.count)
        self._comparing.run(lambda stop: work(stop=stop), self._show, self._failed)

    def _show(self, compared: Compared) -> None:
        self._busy.hide()
        self._compared, rows = compared, compared.rows
        articles = {row.case.document_id for row in rows}
        if not articles:
            self._show_empty(
                tr(
                    "Nothing to compare yet: finish an article ({key}). When its gold is finished too, it is shown here.",
                    key=legend_of(self._comparing.window.look, "done_next"),
                )
            )
            return
        same = sum(not row.case.differs for row in rows)
        said = tr("{same} of {count} as in the gold", same=same, count=len(rows))
        self.summary.setText(f"{tr('%n article(s)', len(articles))} · {said}")
        sides = Sides(tr("Gold"), tr("My answer"), (tr("I missed it"), tr("Not in the gold")))
        self.browser.show_cases(rows, sides, self.browser.panel.wanted)
        self._stack.setCurrentWidget(self.browser)

    def zoomed(self, points: float) -> None:
        self.browser.view.set_size(points * CASE_SIZE)

    def back(self) -> bool:
        self._stop()
        return False

    def _stop(self) -> None:
        if not self._busy.isHidden():
            self._comparing.stop()
            self._busy.hide()
            self._stale = True

    def _failed(self) -> None:
        self._show_empty(tr("The figures could not be computed."))

    def _show_empty(self, reason: str) -> None:
        self._busy.hide()
        self._compared = Compared()
        self.summary.setText("")
        self.empty.setText(reason)
        self._stack.setCurrentWidget(self.empty)
        self.browser.show_cases((), Sides("", ""), Wanted())

    def _fetch(self, case: Case) -> Opened | None:
        title = self._compared.titles.get(case.document_id, case.document_id)
        return self._comparing.fetch(case, self.pair, title, apart=self._compared.apart)

    def _advice(self, opened: Opened) -> str:
        return guideline(opened, self._workspace.label_set)
