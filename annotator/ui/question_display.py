"""What is shown of the questions of an article: bars in the text, the question in hand below it, the list beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.core import adjudication
from annotator.core.annotation import Decision
from annotator.core.errors import Key
from annotator.core.questions import Question
from annotator.settling import Settling
from annotator.ui.case_words import brief
from annotator.ui.language import blind_letter, tr
from annotator.ui.proposals import Proposal
from annotator.ui.question_strip import QuestionStrip, Shown
from annotator.ui.question_words import Words, outcome
from annotator.ui.questions_panel import Line, QuestionsPanel

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

ANSWER_COMMANDS = ("settle_first", "settle_second", "settle_third", "settle_fourth", "settle_fifth", "settle_sixth")


class QuestionDisplay:
    """Brings canvas, strip and list up to date with what `Settling` says."""

    def __init__(self, window: "MainWindow", settling: Settling, strip: QuestionStrip, panel: QuestionsPanel) -> None:
        self._window, self._settling, self._strip, self._panel = window, settling, strip, panel
        self._open: dict[str, Line] = {}  # what never changes of the questions of this article: an open one's line
        self._drawn: dict[str, Sequence[Proposal]] = {}  # and its bars while it is not in hand

    def forget(self) -> None:
        """Another article, or its questions may be others."""
        self._open.clear()
        self._drawn.clear()

    def words(self) -> Words:
        workspace = self._window.workspace
        return Words(self._window.canvas.text, workspace.label_set, workspace.state.referents)

    def outcome(self, decision: Decision) -> str:
        """How a question was settled, in a few words."""
        return outcome(decision, self._name)

    def _name(self, name: str) -> str:
        """A letter for somebody who must not be known."""
        names = self._settling.names()
        return blind_letter(names.index(name)) if self._settling.plan.blind and name in names else name

    def show(self, question: Question | None, *, by_hand: bool) -> None:
        """Everything, with a question in hand or none."""
        settling, words = self._settling, self.words()
        waiting = {q.key for q in settling.open()}
        drawn = [q for q in settling.differing() if q.key in waiting and q is not question]
        shown = [proposal for q in drawn for proposal in self._bars(q, words)]
        if question is not None:
            shown += words.proposals(question, self._speakers(question), in_hand=True)
        self._window.canvas.set_proposals(shown)
        self._strip.show_question(self._shown(question, words, len(waiting), by_hand=by_hand))
        lines = [self._line(q, words) for q in settling.differing()]
        in_hand = question.key if question else ""
        self._panel.show_lines(lines, in_hand, self._count(len(lines) - len(waiting), len(lines)))
        self._window.hints_changed()

    def _speakers(self, question: Question) -> list[str]:
        """One annotator for each answer, in the order of the answers."""
        return [names[0] for names in self._settling.answers(question)]

    def _bars(self, question: Question, words: Words) -> Sequence[Proposal]:
        found = self._drawn.get(question.key)
        if found is None:
            found = tuple(words.proposals(question, self._speakers(question), in_hand=False))
            self._drawn[question.key] = found
        return found

    def _line(self, question: Question, words: Words) -> Line:
        """The very same object as long as the line says the same: most of many lines need no second look."""
        found = self._open.get(question.key)
        if found is None:
            found = Line(question.key, words.title(question), words.excerpt(question.place))
            self._open[question.key] = found
        decision = self._decision(question)
        return replace(found, settled=self.outcome(decision)) if decision else found

    def _decision(self, question: Question) -> Decision | None:
        return self._window.workspace.state.annotation_set.decisions.get(question.key)

    def _count(self, settled: int, total: int) -> str:
        agreed = len(self._settling.questions()) - total
        return tr("{done} of {total} settled; {agreed} agreed", done=settled, total=total, agreed=agreed)

    def _shown(self, question: Question | None, words: Words, waiting: int, *, by_hand: bool) -> Shown:
        total = len(self._settling.differing())
        if question is None:
            return Shown(self._message(waiting), self._untaken(), total - waiting, total)
        decision, answers = self._decision(question), self._settling.answers(question)
        names = tuple(self._together(said_by) for said_by in answers)
        suggested = adjudication.suggested(question)
        marked = -1 if decision else next(n for n, said_by in enumerate(answers) if suggested in said_by)
        note = self._making() if by_hand else self._settled(decision) if decision else self._untaken()
        sayings = tuple(words.sayings(question, self._speakers(question)))
        return Shown(words.title(question), note, total - waiting, total, names, self._keys(len(answers)), sayings, marked)

    def _together(self, names: Sequence[str]) -> str:
        """Those who give one answer; of several, each is shortened rather than the last ones left out."""
        shown = [self._name(name) for name in names]
        return tr(", ").join(map(brief, shown)) if len(shown) > 1 else shown[0]

    def _keys(self, answers: int) -> Sequence[tuple[str, ...]]:
        """The keys of each answer: arrow and digit of two, digits alone of more."""
        keys = [self._window.look.keys(command) for command in ANSWER_COMMANDS[:answers]]
        return tuple(some if answers == 2 else some[-1:] for some in keys) + ((),) * (answers - len(keys))

    def _making(self) -> str:
        keys = {"accept": Key("accept"), "next": Key("next_problem")}
        return tr("Make it in the article with the usual keys, then press {accept} or {next}.", **keys)

    def _settled(self, decision: Decision) -> str:
        by = tr(" by {name}", name=decision.by) if decision.by else ""
        why = f": {decision.reason}" if decision.reason else ""
        return tr("Settled, {outcome}", outcome=self.outcome(decision)) + by + why

    def _message(self, waiting: int) -> str:
        if not self._settling.questions():
            return tr(
                "Fewer than two of them have worked on this article. {key} goes to the next one with differences.",
                key=Key("settle_suggested"),
            )
        if waiting:
            return tr("%n question(s) are open; {key} goes to the next.", waiting, key=Key("next_problem"))
        return tr("Everything is settled here. {key}: done, and the next article with differences.", key=Key("settle_suggested"))

    def _untaken(self) -> str:
        count = len(self._settling.untaken())
        return tr("%n agreed question(s) are not taken yet: {key} takes them.", count, key=Key("settle_agreed")) if count else ""
