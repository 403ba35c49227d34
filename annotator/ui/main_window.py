"""The window: the article in the middle, articles and facts on its sides, keys and questions below.

Puts the parts together and passes messages between them; what an act does is the desk's business.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from annotator.core.checks import Problem
from annotator.core.errors import AnnotatorError
from annotator.core.text import Range
from annotator.ui.actions import Actions
from annotator.ui.adjudicating import Adjudicating
from annotator.ui.background import Background
from annotator.ui.canvas import Canvas
from annotator.ui.centre import Centre
from annotator.ui.commands import Context
from annotator.ui.comparing import Comparing
from annotator.ui.copying import Copying
from annotator.ui.desk import Desk, Habits
from annotator.ui.dialogs import Dialogs
from annotator.ui.document_list import DocumentPanel
from annotator.ui.extractors import Extractors
from annotator.ui.hint_strip import HintStrip
from annotator.ui.hints import Pane, beside, hints, without_article
from annotator.ui.keycaps import legend_of
from annotator.ui.language import sentence, tr
from annotator.ui.look import Look
from annotator.ui.merging import Merging
from annotator.ui.message_bar import MessageBar
from annotator.ui.moving import Moving
from annotator.ui.naming import Naming
from annotator.ui.offers import Offer
from annotator.ui.pages import Pages
from annotator.ui.projects import Projects
from annotator.ui.quoting import Quoting
from annotator.ui.side_panel import SidePanel
from annotator.ui.status_line import StatusLine
from annotator.ui.transfer import Transfer
from annotator.ui.view import View
from annotator.ui.watch import Watch
from annotator.workspace import Notice, Workspace

if TYPE_CHECKING:
    from annotator.ui.application import Session


class MainWindow(QMainWindow):
    """One project on the desk. A change of language or theme builds another window over the same workspace."""

    canvas: Canvas
    desk: Desk
    naming: Naming
    quoting: Quoting
    moving: Moving
    projects: Projects
    transfer: Transfer
    merging: Merging
    copying: Copying
    extractors: Extractors
    dialogs: Dialogs
    view: View
    pages: Pages
    comparing: Comparing
    adjudicating: Adjudicating
    session: "Session"
    centre: Centre
    side: SidePanel

    def __init__(self, session: "Session", workspace: Workspace, look: Look) -> None:
        super().__init__()
        self.session, self.workspace, self.look = session, workspace, look
        settings = session.settings
        self.background = Background(self)
        self.watch = Watch(workspace, self.background, session.lexicon, self, suggesting=settings.suggestions)
        self.canvas = Canvas()
        habits = Habits(settings.assign_known, settings.classify_cues, settings.walk_on)
        self.desk = Desk(workspace, self.canvas, self.watch, session.lexicon, habits)
        self.naming = Naming(self.desk)
        self.quoting = Quoting(self.desk, self.naming)
        self.documents = DocumentPanel(workspace, look)
        self.moving = Moving(self.desk, lambda: self.documents.model.filter)
        self.projects, self.transfer, self.extractors = Projects(self), Transfer(self), Extractors(self)
        self.merging, self.copying, self.comparing = Merging(self), Copying(self), Comparing(self)
        self.dialogs, self.view = Dialogs(self), View(self)
        self.adjudicating = Adjudicating(self)
        places: dict[Context, QWidget] = {"article": self.canvas, "question": self.adjudicating.strip}
        self.actions_ = Actions(self, places, look, workspace.label_set, self.invoke)
        self._shown: str | None = None
        self._gone = False
        self._build()
        self._connect()
        self._refresh_all()

    # -- parts

    def _build(self) -> None:
        self.hint_strip = HintStrip(self.look, self.invoke)
        self.status = StatusLine(self.look)
        self.centre = Centre(self.look, self.canvas, self)
        self.side = SidePanel(self.look, self.desk, self.naming, self.moving, self.invoke)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        for part, share in ((self.documents, 0), (self.centre, 1), (self.side, 0)):
            self.panes.addWidget(part)
            self.panes.setStretchFactor(self.panes.count() - 1, share)
        self.panes.setSizes([250, 760, 290])
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.pages = Pages(self.panes, self.canvas)
        self.message = MessageBar(whole)
        self.message.room_wanted.connect(lambda room: lines.setContentsMargins(0, room, 0, 0))
        for line in (self.pages, self.hint_strip, self.status):
            lines.addWidget(line, 1 if line is self.pages else 0)
        self.setCentralWidget(whole)
        self.actions_.fill(self.menuBar(), self.projects.fill_recent)
        self.actions_.check_before_showing(self.view.is_on)
        self.setAcceptDrops(True)
        self.canvas.setAcceptDrops(False)
        self.canvas.setAccessibleName(tr("Article"))
        self.view.apply_look()
        self.view.show_panes()

    def _connect(self) -> None:
        self._unsubscribe = self.workspace.subscribe(self._noticed)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh)
        self.pages.currentChanged.connect(lambda _page: self.hints_changed())
        self.canvas.caret_moved.connect(self._caret_moved)
        self.canvas.span_clicked.connect(self.desk.select)
        self.watch.changed.connect(self._found)
        self.desk.said.connect(self.hint_strip.say)
        self.pages.currentChanged.connect(lambda _index: self.hint_strip.say(""))  # what was said of another page
        self.desk.offered.connect(self._offered)
        self.desk.focus_wanted.connect(self.canvas.setFocus)
        self.desk.refused.connect(self.refuse)
        self.desk.problem_shown.connect(self._say_problem)
        self.naming.editing.connect(self.side.edit_referent)
        self.naming.found.connect(self.centre.choose_places)
        self.documents.chosen.connect(lambda chosen: self._run(lambda: self.workspace.open_document(chosen)))
        self.background.failed.connect(self.session.failed)
        QApplication.instance().focusChanged.connect(self.hints_changed)  # type: ignore[union-attr]

    # -- commands

    def invoke(self, command: str) -> None:
        """Runs a command; a refusal is said, nothing else happens. A note half written is kept first."""
        self.side.inspector.keep_note()

        def act() -> None:
            self.view.make_way(command)
            if not self.adjudicating.takes(command):
                self.actions_.commands[command].run(self)

        self._run(act)

    def _run(self, act: Callable[[], object]) -> None:
        self.message.hide()
        try:
            act()
        except AnnotatorError as refusal:
            self.refuse(refusal)

    def refuse(self, refusal: AnnotatorError) -> None:
        """Says what could not be done and why."""
        self.message.say(sentence(refusal))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self.actions_.by_position(event)
        if command is None and event.key() == Qt.Key.Key_Escape and self.pages.page() is None:
            self.take_keyboard()  # from any pane
        elif command is None or (event.isAutoRepeat() and not command.repeats):
            super().keyPressEvent(event)
        else:
            self.invoke(command.id)

    def key_for_article(self, event: QKeyEvent) -> bool:
        """A key that a question has no use for, as the article would take it."""
        command = self.actions_.of_key(event)
        if command is None:
            return False
        if command.menu == "go":
            self.desk.settle_offer()
        self.invoke(command.id)
        return True

    # -- messages

    def _noticed(self, notice: Notice) -> None:
        self.comparing.noticed(notice)
        if notice.kind == "opened":
            self.pages.back()
            self._show_document()
        elif notice.kind == "changed":
            self.canvas.take_state(self.workspace.state)
            self.status.show_saved()
            self.watch.invalidate()
            self.adjudicating.changed(notice.change)
            self._later.start()
        elif notice.kind == "documents":
            self.documents.reload()
            self._later.start()
        else:
            self.session.rebuild()

    def _show_document(self) -> None:
        self.remember_place()
        self.desk.offer(None)
        self.centre.close_strips()
        self.desk.forget_quote()
        document = self.workspace.document
        self._shown = document.id if document else None
        if document is None:
            self.canvas.show_nothing()
        else:
            self.canvas.show_document(document, self.workspace.state, self.workspace.label_set)
            self.canvas.set_caret(int(self.workspace.recall(f"caret:{document.id}", 0) or 0))
        self.documents.mark_open()
        self.watch.invalidate()
        self._refresh()
        self.canvas.setFocus()
        self.desk.tried(self.adjudicating.opened)

    def take_keyboard(self) -> None:
        """The keyboard to the article, or to the question that is asked of it, or to what there is to do without one."""
        if self.workspace.document is None:
            self.centre.begin.setFocus()
            return
        (self.adjudicating.strip if self.adjudicating.active else self.canvas).setFocus()

    def open_first(self, document: str | None = None) -> None:
        """Opens the article that was asked for, else that of last time, else the first; raises if it is not there."""
        if document is not None:
            self.workspace.open_document(document)
        elif self.workspace.document is None:
            last = self.workspace.recall("document")
            if last is None or self.workspace.text(str(last)) is None:
                last = next((row.id for row in self.workspace.documents(limit=1)), None)
            if last is not None:
                self.workspace.open_document(str(last))

    def show_place(self, document: str, place: Range) -> None:
        """Opens an article with a place in it selected."""
        if self.workspace.document is None or self.workspace.document.id != document:
            self.workspace.open_document(document)
        self.pages.back()
        self.canvas.select_span(None)
        self.canvas.select(place[1], place[0])
        self.canvas.setFocus()

    def remember_place(self) -> None:
        """Keeps where the caret is, for the next time the article is opened."""
        if self._shown is not None:
            self.workspace.remember(f"caret:{self._shown}", self.canvas.caret)

    def _caret_moved(self) -> None:
        self.quoting.caret_moved()
        self._later.start()

    def _refresh_all(self) -> None:
        self.documents.reload()
        self.status.show_people(self.workspace.path.stem, self.workspace.annotator)
        if self.workspace.read_only:
            self.status.show_refused(tr("Read only"))
            self.message.say(sentence(self.workspace.read_only), stays=True)
        else:
            self.status.show_saved()
        self._show_document()

    def _refresh(self) -> None:
        """What depends on caret and annotations; after the article has been painted."""
        workspace, document = self.workspace, self.workspace.document
        span = self.desk.current() if document else None
        self.centre.refresh(document)
        self.side.refresh(span)
        self._show_hints()
        if document is not None:
            annotations = workspace.state.annotation_set
            self.status.show_place(self.canvas.caret, len(document.text))
            self.status.show_counts(len(annotations.spans), len(annotations.relations), len(self.watch.problems))
            self.documents.renew()
        self.setWindowTitle(f"{document.title or document.id} – Annotator" if document else "Annotator")

    def hints_changed(self) -> None:
        """Other keys count now: the strip is brought up to date when everything else is."""
        self._later.start()

    def _show_hints(self) -> None:
        page = self.pages.page()
        if self.workspace.document is None or page is not None:
            self.hint_strip.show_hints(page.hints() if page else without_article(self.actions_.key))
            return
        if (pane := self._pane()) is not None:
            self.hint_strip.show_hints(beside(pane, self.actions_.key))
            return
        if self.centre.lists_its_keys():
            self.hint_strip.show_hints([])
            return
        start, end = self.canvas.selection()
        found = self.adjudicating.hints() or hints(
            suggestion=self.quoting.suggestion_here() if self.canvas.selected_span is None else None,
            span=self.desk.current(), selecting=start != end, asking=self.desk.offer_open is not None,
            entity=self.actions_.first_label(),
        )  # fmt: skip
        keyed = [(self.actions_.key(command), words, command) for command, words in found]
        self.hint_strip.show_hints([hint for hint in keyed if hint[0]])

    def _pane(self) -> Pane | None:
        """The part beside the article that has the keyboard, if one has."""
        focused = self.focusWidget()
        if focused is self.centre.find_bar.input:
            return "found"
        if focused is None or not (self.documents.isAncestorOf(focused) or self.side.isAncestorOf(focused)):
            return None
        return "articles" if self.documents.isAncestorOf(focused) else self.side.pane(focused)

    def _found(self) -> None:
        suggestions = self.watch.suggestions
        quotes = [segment for s in suggestions if s.quote for segment in s.segments]
        self.canvas.set_suggestions(quotes, [segment for s in suggestions if not s.quote for segment in s.segments])
        self.canvas.set_problems(() if self.adjudicating.active else self.watch.places_to_underline())
        self.side.show_problems(self.watch.problems)
        self._later.start()

    def _offered(self, offer: Offer | None) -> None:
        self.centre.strip.show_offer(offer)
        self._later.start()

    def _say_problem(self, problem: Problem) -> None:
        said = sentence(AnnotatorError(problem.template, **problem.values))
        self.hint_strip.say(f"{said} [{legend_of(self.look, problem.fix)}]" if problem.fix else said)

    # -- Qt's events

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.view.zoom(1 if event.angleDelta().y() > 0 else -1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.transfer.take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        self.let_go()
        self.session.keep(width=self.width(), height=self.height())
        super().closeEvent(event)

    def let_go(self) -> None:
        """Ends everything that goes on in the background; the workspace stays open. A second time does nothing."""
        if self._gone:
            return
        self._gone = True
        self.remember_place()
        self._shown = None
        self._unsubscribe()
        QApplication.instance().focusChanged.disconnect(self.hints_changed)  # type: ignore[union-attr]
        self.comparing.close()
        self.background.close()
        self.workspace.held = ""  # a merge that was under way is over
