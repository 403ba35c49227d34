"""Going through cases: the list beside the case at hand, between two sides; Enter opens the place in the article."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.core.case_list import Listed, Wanted
from annotator.core.cases import Case
from annotator.core.labels import LabelSet
from annotator.ui.background import Background
from annotator.ui.case_view import CaseView
from annotator.ui.case_words import Opened, Sides
from annotator.ui.cases_panel import FIELDS, CasesPanel
from annotator.ui.language import tr
from annotator.ui.look import Look

Fetch = Callable[[Case], Opened | None]
Advice = Callable[[Opened], str]
_ANY = Wanted()


class CaseBrowser(QSplitter):
    """A `CasesPanel` and a `CaseView`. Signal: opened – the case whose place is wanted in its article.

    `fetch` brings a case's document and sets when it is shown; `advice` says something more of it.
    """

    opened = Signal(object)

    def __init__(
        self, look: Look, label_set: LabelSet, background: Background, fetch: Fetch, advice: Advice = lambda _opened: "",
        fields: Sequence[str] = FIELDS,
    ) -> None:  # fmt: skip
        super().__init__(Qt.Orientation.Horizontal)
        self._fetch, self._advice = fetch, advice
        self.panel = CasesPanel(look, label_set, background, fields)
        self.view = CaseView(look, label_set)
        self.empty = tr("No case is like this.")
        self.addWidget(self.panel)
        self.addWidget(self.view)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setSizes([400, 700])
        self.panel.changed.connect(self._show)
        self.panel.opened.connect(self.opened)

    def show_cases(self, rows: Sequence[Listed], sides: Sides, wanted: Wanted = _ANY) -> None:
        self.panel.show_cases(rows, sides, wanted)

    def step(self, step: int) -> None:
        """To the next or previous case, around the end."""
        self.panel.step(step)

    def stops(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        panel = self.panel
        return [panel.list, *(facet for facet in panel.facets.values() if facet.isVisible())]

    def _show(self, case: Case | None) -> None:
        opened = self._fetch(case) if case is not None else None
        sides = self.sides_of(opened) if opened else self.panel.sides
        self.view.show_case(opened, sides, self._advice(opened) if opened else "", self.empty)

    def sides_of(self, _opened: Opened) -> Sides:
        """What the sides of a case are called where it is shown whole."""
        return self.panel.sides
