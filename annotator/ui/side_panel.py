"""The side of the window: the selected span above; referents, problems and guidelines below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from annotator.core.annotation import Span
from annotator.core.checks import Problem
from annotator.ui.desk import Desk
from annotator.ui.guidelines import Guidelines
from annotator.ui.hints import Pane
from annotator.ui.inspector import Inspector, NoteField
from annotator.ui.language import number, tr
from annotator.ui.look import Look
from annotator.ui.moving import Moving
from annotator.ui.naming import Naming
from annotator.ui.problems_panel import ProblemsPanel
from annotator.ui.referents_panel import ReferentsPanel


class SidePanel(QFrame):
    """Inspector and tabs."""

    def __init__(self, look: Look, desk: Desk, naming: Naming, moving: Moving, invoke: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._desk, self._moving, self._look = desk, moving, look
        self.inspector = Inspector(look, desk, invoke)
        self.inspector.go_to.connect(lambda span: moving.to(desk.state.spans[span]))
        self.referents = ReferentsPanel(look, desk, naming)
        self.problems = ProblemsPanel(look, desk, moving.show_problem)
        self._guide: Guidelines | None = None
        above = QScrollArea()
        above.setWidgetResizable(True)
        above.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        above.setWidget(self.inspector)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(self.referents, tr("Referents"))
        self.tabs.addTab(self.problems, tr("Problems"))
        self._guide_page = QWidget()
        self.tabs.addTab(self._guide_page, tr("Guidelines"))
        self.tabs.currentChanged.connect(self._load_guidelines)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(above)
        halves.addWidget(self.tabs)
        halves.setSizes([420, 320])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)
        self.setMinimumWidth(230)

    def refresh(self, span: Span | None) -> None:
        """After a move or a change; what is hidden is not drawn up."""
        if self.isVisible():
            self.inspector.refresh(span)
            self.referents.refresh(self._desk.state)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.problems.show_problems(problems)
        title = tr("Problems")
        self.tabs.setTabText(1, f"{title} {number(len(problems))}" if problems else title)

    def add_page(self, page: QWidget, title: str) -> None:
        """One more tab, shown at once; its focus proxy is where F6 halts."""
        self.tabs.setCurrentIndex(self.tabs.addTab(page, title))

    def edit_referent(self, referent: str) -> None:
        """Opens a referent for editing, whatever is shown."""
        self.show()
        self.tabs.setCurrentIndex(0)
        self.referents.edit(referent)

    def write_note(self) -> None:
        """The keyboard into the note of the selected span."""
        span = self._desk.required()
        self._desk.select(span.id)
        self.show()
        self.inspector.refresh(span)
        self.inspector.write_note()

    def show_guidelines(self) -> None:
        """The guidelines beside the text, at the label of the span at hand if there is one."""
        span = self._desk.current() if self._desk.workspace.document else None
        self.show()
        self.tabs.setCurrentIndex(2)
        guide = self._guidelines()
        if span is None or not guide.show_label(span.layer, span.label):
            guide.moveCursor(QTextCursor.MoveOperation.Start)
        guide.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def pane(self, focused: QWidget) -> Pane:
        """Which part of it has the keyboard."""
        if isinstance(focused, NoteField):
            return "note"
        known: dict[QWidget, Pane] = {self.referents.list: "referents", self.problems.list: "problems"}
        return known.get(focused, "span" if self.inspector.isAncestorOf(focused) else "text")

    def stops(self) -> Sequence[QWidget]:
        """Where F6 halts."""
        below: QWidget | None = {0: self.referents.list, 1: self.problems.list, 2: self._guide}.get(self.tabs.currentIndex())
        below = below or self.tabs.currentWidget().focusProxy()
        return [part for part in (self.inspector.first_field(), below) if part is not None]

    def _load_guidelines(self, index: int) -> None:
        if index == 2:
            self._guidelines()

    def _guidelines(self) -> Guidelines:
        """The guidelines, written when they are first asked for."""
        if self._guide is None:
            self._guide = Guidelines(self._look, self._desk.label_set, self._desk.canvas.setFocus)
            lines = QVBoxLayout(self._guide_page)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.addWidget(self._guide)
        return self._guide
