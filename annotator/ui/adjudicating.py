"""Adjudication in the window: question by question in the article, one key for each.

It goes on as long as the gold annotator of the project's plan sits at the desk, also after a restart.
This knows which question is in hand and what each key does with it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer

from annotator.core import adjudication
from annotator.core.adjudication import NEITHER, Settlement
from annotator.core.annotation import Decision
from annotator.core.change import Change
from annotator.core.edits import EditError, set_status
from annotator.core.errors import AnnotatorError, Key
from annotator.core.merging import copied_from
from annotator.core.questions import Question
from annotator.settling import Plan, Settling, Taken
from annotator.ui.adjudication_dialog import AdjudicationDialog
from annotator.ui.hints import while_making, while_settling
from annotator.ui.language import marked, tr
from annotator.ui.long_work import Cancelled, LongWork, Progress
from annotator.ui.note_dialog import NoteDialog
from annotator.ui.question_display import QuestionDisplay
from annotator.ui.question_strip import QuestionStrip
from annotator.ui.questions_panel import QuestionsPanel

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

T = TypeVar("T")


class Adjudicating(QObject):
    """The question in hand of one window. What is decided goes through `Settling`, what is shown through `QuestionDisplay`."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.settling = Settling.going_on(window.workspace)
        self.strip = QuestionStrip(window.look, lambda number: window.desk.tried(lambda: self.answer(number)))
        self.strip.keyboard.connect(window.hints_changed)
        self.panel = QuestionsPanel(window.look, self.go)
        self._in_hand = ""
        self._by_hand = False
        self._deciding = False
        if self.settling:
            self._display = QuestionDisplay(window, self.settling, self.strip, self.panel)
            window.watch.set_suggesting(on=False)  # others have proposed enough here

    @property
    def active(self) -> bool:
        return self.settling is not None

    @property
    def question(self) -> Question | None:
        """The question in hand."""
        return next((q for q in self._going_on.differing() if q.key == self._in_hand), None) if self.settling else None

    @property
    def _going_on(self) -> Settling:
        if self.settling is None:
            raise AnnotatorError("Nothing is being settled here: choose “Adjudicate…” first.")
        return self.settling

    def _required(self) -> Question:
        if (found := self.question) is None:
            if self._going_on.open():
                raise EditError("There is no question in hand: {key} goes to the next open one.", key=Key("next_problem"))
            raise EditError(
                "Nothing is left to settle here: {key} goes to the next article with differences.", key=Key("settle_suggested")
            )
        return found

    # -- beginning and end

    def choose(self) -> None:
        """Asks whose work is to be settled; what was chosen last stands there already."""
        workspace = self._window.workspace
        known = workspace.annotators()
        people = tuple(name for name, kind in known if kind == "human" and copied_from(name) not in dict(known))
        kind = dict(known).get(workspace.annotator, "human")
        by = workspace.annotator if kind == "human" else ""
        gold = next((n for n, k in known if k == "gold" and copied_from(n) is None), "gold")
        plan = Plan.kept_in(workspace) or Plan(people, gold, by)
        AdjudicationDialog(known, plan, lambda chosen: self._window.desk.tried(lambda: self._begin(chosen)), self._window).open()

    def _begin(self, plan: Plan) -> None:
        Settling.begin(self._window.workspace, plan)

    def end(self) -> None:
        """The person who settled sits at the desk again."""
        self._going_on  # noqa: B018 refuses where nothing goes on
        Settling.end(self._window.workspace)

    # -- what happens in the window

    def opened(self) -> None:
        """Another article, or this one again: what all agree on is taken at first sight, then the first open question."""
        if self.settling is None:
            return
        if self.panel.parent() is None:
            self._window.side.add_page(self.panel, tr("Questions"))
        self.settling.forget()
        self._display.forget()
        self._take_in_hand(next((question.key for question in self.settling.open()), ""))
        taken = self.settling.take_agreed_at_first() if self._window.workspace.document else 0
        self._display.show(self.question, by_hand=self._by_hand)
        self.strip.setFocus()
        if taken:
            self._say_taken(taken)

    def changed(self, change: Change | None) -> None:
        """After every change: a decision that was taken back is the question in hand again. The keyboard stays where it was."""
        if self.settling is None or self._deciding:
            return
        touched = change.of(Decision)[0] if change else {}
        again = next((question.key for question in self.settling.differing() if question.key in touched), None)
        if again is not None:
            self._take_in_hand(again)
        if again is not None or self.strip.hasFocus():
            QTimer.singleShot(0, self.strip.setFocus)  # undo hands it to the article
        self._display.show(self.question, by_hand=self._by_hand)

    def takes(self, command: str) -> bool:
        """Enter in the article ends what is being made by hand."""
        if not self._by_hand or command != "accept" or self._window.desk.offer_open is not None:
            return False
        self._settle_by_hand()
        return True

    def hints(self) -> Sequence[tuple[str, str]]:
        """Which keys count while the question has the keyboard, or while an answer is made by hand."""
        if self.settling is None:
            return ()
        if self._by_hand:
            return while_making()
        return while_settling(open_question=self.question is not None) if self.strip.hasFocus() else ()

    # -- answers

    def answer(self, number: int) -> None:
        """Takes an answer by its place, from the left."""
        question = self._required()
        answers = self._going_on.answers(question)
        if number >= len(answers):
            raise EditError("There are only {count} answers here.", count=len(answers))
        self._settle(question, adjudication.take(*answers[number]))

    def both(self) -> None:
        question = self._required()
        self._settle(question, adjudication.both(question))

    def neither(self) -> None:
        self._settle(self._required(), NEITHER)

    def enter(self) -> None:
        """The marked answer; when everything is settled, the next article with differences."""
        question = self.question
        if question is None:
            self._done_and_next()
        else:
            suggested = adjudication.suggested(question)
            self._settle(question, adjudication.take(*next(a for a in self._going_on.answers(question) if suggested in a)))

    def _settle(self, question: Question, settlement: Settlement) -> None:
        self._decide(question, lambda: self._going_on.settle(question, settlement))

    def _decide(self, question: Question, act: Callable[[], None]) -> None:
        """Writes a decision and goes on to the next question; what is shown is brought up to date once."""
        self._deciding = True
        try:
            act()
        finally:
            self._deciding = False
        decision = self._window.workspace.state.annotation_set.decisions[question.key]
        self._in_hand, self._by_hand = question.key, False
        self.step(+1)
        self._window.hint_strip.say(tr("Settled, {outcome}", outcome=self._display.outcome(decision)))

    def by_hand(self) -> None:
        """Hands the article over: an answer of one's own is made there with the usual keys."""
        question, canvas = self._required(), self._window.canvas
        self._by_hand = True
        canvas.select_span(None)
        canvas.select(*question.place)
        canvas.setFocus()
        self._display.show(self.question, by_hand=self._by_hand)

    def _settle_by_hand(self) -> None:
        question = self._required()
        self._decide(question, lambda: self._going_on.settle_by_hand(question))

    def reason(self) -> None:
        """Why the question in hand, or else the one settled last, was settled so."""
        settling, gold = self._going_on, self._window.workspace.state.annotation_set
        last = max(gold.decisions.values(), key=lambda d: d.number * (d.choice != "agreed"), default=None)
        key = self._in_hand if self._in_hand in gold.decisions else last.id if last and last.choice != "agreed" else ""
        question = next((q for q in settling.differing() if q.key == key), None)
        if question is None:
            raise EditError("Settle the question first, then say why.")

        def keep(why: str) -> None:
            before = self._in_hand
            self._window.desk.tried(lambda: settling.give_reason(question, why))
            self.go(before)

        title = tr("Why: {question}", question=self._display.words().title(question))
        NoteDialog(title, gold.decisions[key].reason, keep, self._window).open()

    def take_agreed(self) -> None:
        """What all agree on in this article."""
        self._say_taken(self._going_on.take_agreed())

    def _say_taken(self, taken: int) -> None:
        said = tr("Taken as agreed: %n question(s). {key} takes it back.", taken, key=Key("undo"))
        self._window.hint_strip.say(said if taken else tr("There is nothing agreed left to take."))

    # -- from question to question, from article to article

    def step(self, step: int) -> None:
        """F8: on to the next open question; Shift+F8 back, also to settled ones. What was made by hand is kept."""
        if self._by_hand and self._made_by_hand():
            return
        self._by_hand = False
        settling = self._going_on
        found = settling.open() if step > 0 else settling.differing()
        places = {question.key: place for place, question in enumerate(settling.differing())}
        here = places.get(self._in_hand, -1 if step > 0 else len(places))
        ahead = [q for q in found if (places[q.key] - here) * step > 0]
        chosen = (ahead or found)[0 if step > 0 else -1] if found else None
        self.go(chosen.key if chosen else "")

    def _made_by_hand(self) -> bool:
        try:
            self._settle_by_hand()
        except EditError:
            return False
        return True

    def go(self, key: str) -> None:
        """Takes a question in hand, with the keyboard."""
        self._take_in_hand(key)
        self._display.show(self.question, by_hand=self._by_hand)
        self.strip.setFocus()

    def _take_in_hand(self, key: str) -> None:
        self._in_hand, self._by_hand = key, False
        if (question := self.question) is not None:
            canvas, (start, end) = self._window.canvas, question.place
            canvas.select_span(None)
            canvas.ensure_visible(end - 1)
            canvas.set_caret(start)

    def _done_and_next(self) -> None:
        workspace, desk = self._window.workspace, self._window.desk
        if self._going_on.differing() or self._going_on.questions():
            if self._going_on.untaken():
                self.take_agreed()
            desk.apply(set_status(workspace.state, "done"))
        self.next_document()

    def next_document(self) -> None:
        """Looks for the next article with differences, and opens it."""
        settling, document = self._going_on, self._window.workspace.document
        here = document.id if document else ""
        self._in_background(tr("Looking for differences…"), lambda p, c: settling.next_open(here, p, c), self._open_next)

    def _open_next(self, found: str | None) -> None:
        if found is None:
            self._window.hint_strip.say(tr("No other article has open differences."))
        else:
            self._window.workspace.open_document(found)

    def everywhere(self) -> None:
        """What all agree on in every article, as one act."""
        settling, workspace = self._going_on, self._window.workspace

        def take(progress: Progress, stop: Cancelled) -> Taken:
            try:
                return settling.take_everywhere(settling.agreed_everywhere(progress, stop), beside=True)
            finally:
                workspace.held = ""

        if workspace.read_only:
            raise AnnotatorError("{reason}", reason=workspace.read_only)
        workspace.held = marked("What all agree on is being taken; wait a moment.")
        self._in_background(tr("Taking what all agree on…"), take, self._taken_everywhere)

    def _taken_everywhere(self, taken: Taken) -> None:
        if not taken.documents:
            self._window.hint_strip.say(tr("There is nothing agreed left to take."))
            return
        self._window.workspace.refresh()
        said = tr("Taken as agreed in %n article(s); {done} of them are done.", taken.documents, done=taken.done)
        self._window.hint_strip.say(said)

    def _in_background(self, title: str, work: Callable[[Progress, Cancelled], T], done: Callable[[T], None]) -> None:
        window = self._window

        def arrived(result: T | Exception) -> None:
            window.activateWindow()  # its progress may have stood before it
            if isinstance(result, Exception):
                window.session.failed(result)
            else:
                window.desk.tried(lambda: done(result))

        LongWork(title, window.background, window).run(work, arrived)
