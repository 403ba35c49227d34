"""The desk of whoever settles: a project's annotators, questions article by article, one gold set.

The plan (whose work, into which gold, blind or not) is kept in the project; that it goes on after a restart
is told by the gold annotator sitting at the desk. Every settlement goes through `Workspace.apply`, so it is
on disk before it is shown, and undo takes the decision back. No Qt.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from annotator.core import adjudication
from annotator.core.adjudication import Settlement
from annotator.core.annotation import AnnotationSet, Decision, Progress
from annotator.core.change import Change, State
from annotator.core.errors import AnnotatorError
from annotator.core.questions import Question, Sheet, questions
from annotator.core.text import digest
from annotator.workspace import Workspace

_PLAN = "adjudication"


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose sets are settled into which gold set, and by whom; `blind`: they are shown as A, B, … in mixed order."""

    annotators: tuple[str, ...]
    gold: str
    by: str = ""
    blind: bool = False

    @classmethod
    def kept_in(cls, workspace: Workspace) -> "Plan | None":
        """The plan of last time, if the project has one."""
        found = workspace.recall(_PLAN)
        return cls(**{**found, "annotators": tuple(found["annotators"])}) if isinstance(found, dict) else None

    def order(self, document_id: str) -> tuple[str, ...]:
        """The annotators as they stand beside each other: as chosen, or mixed the same way each time for a document."""
        if not self.blind:
            return self.annotators
        return tuple(sorted(self.annotators, key=lambda name: digest(f"{document_id}\n{name}")))


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking all agreed did: in how many documents, how many questions, how many documents are done by it."""

    documents: int = 0
    questions: int = 0
    done: int = 0


class Settling:
    """One plan being carried out on a workspace whose annotator is the gold one."""

    def __init__(self, workspace: Workspace, plan: Plan) -> None:
        self._workspace, self.plan = workspace, plan
        self._sheet: tuple[str, Sheet] | None = None

    @classmethod
    def going_on(cls, workspace: Workspace) -> "Settling | None":
        """What goes on at this desk: the plan of the project, if its gold annotator sits there."""
        plan = Plan.kept_in(workspace)
        return cls(workspace, plan) if plan and plan.gold == workspace.annotator else None

    @staticmethod
    def begin(workspace: Workspace, plan: Plan) -> None:
        """Keeps the plan and sits gold at the desk; refuses a plan that cannot be carried out."""
        kinds = dict(workspace.annotators())
        if len(set(plan.annotators)) < 2:
            raise AnnotatorError("Choose two or more annotators to be compared.")
        if not plan.gold or plan.gold in plan.annotators or kinds.get(plan.gold, "gold") != "gold":
            raise AnnotatorError("“{name}” is somebody's own work; give the gold another name.", name=plan.gold)
        workspace.remember(_PLAN, asdict(plan))
        workspace.use_annotator(plan.gold, "gold")

    @staticmethod
    def end(workspace: Workspace) -> None:
        """Sits the person back at the desk who was there before; what is settled stays, and so does the plan."""
        plan = Plan.kept_in(workspace)
        name = plan.by if plan and plan.by else next((n for n, kind in workspace.annotators() if kind == "human"), "")
        if name:
            workspace.use_annotator(name)

    # -- the open document

    def forget(self) -> None:
        """Sets may have changed: the questions are made anew when they are asked for."""
        self._sheet = None

    def questions(self) -> Sheet:
        """All questions of the open document; none where fewer than two have annotated it."""
        document = self._workspace.document
        if document is None:
            return Sheet()
        if self._sheet is None or self._sheet[0] != document.id:
            self._sheet = document.id, self._questions(document.id)
        return self._sheet[1]

    def open(self) -> list[Question]:
        """The questions of the open document that wait for an answer."""
        return adjudication.unsettled(self.questions(), self._gold)

    def untaken(self) -> list[Question]:
        """What all agree on and gold has not taken."""
        return adjudication.untaken(self.questions(), self._gold)

    def differing(self) -> list[Question]:
        """Every question of the open document on which answers differ, settled or not."""
        return list(self.questions().differing)

    def names(self) -> tuple[str, ...]:
        """Those whose answers stand beside each other in the open document, in their order."""
        document, found = self._workspace.document, self.questions()
        answering = {answer.annotator for question in found[:1] for answer in question.answers}
        return tuple(name for name in self.plan.order(document.id) if name in answering) if document else ()

    def answers(self, question: Question) -> list[tuple[str, ...]]:
        """The answers to a question from left to right, each with those who give it."""
        return adjudication.answers(question, self.names())

    @property
    def _gold(self) -> AnnotationSet:
        return self._workspace.state.annotation_set

    # -- settling

    def settle(self, question: Question, settlement: Settlement) -> None:
        self._apply(adjudication.settle(self._workspace.state, self.questions(), question, settlement, by=self.plan.by))

    def settle_by_hand(self, question: Question) -> None:
        """The question is answered by what was made in gold with the usual keys."""
        self._apply(adjudication.settle_by_hand(self._workspace.state, self.questions(), question, by=self.plan.by))

    def give_reason(self, question: Question, reason: str) -> None:
        self._apply(adjudication.give_reason(self._workspace.state, question.key, reason))

    def take_agreed(self) -> int:
        """Takes all that everybody says the same in the open document; returns how much that was."""
        agreed = len(self.untaken())
        self._apply(adjudication.take_agreed(self._workspace.state, self.questions(), by=self.plan.by))
        return agreed

    def take_agreed_at_first(self) -> int:
        """The same, but only where nothing was ever done: an undone taking is not done again."""
        history, gold = self._workspace.history, self._gold
        untouched = not (history.done or history.undone or gold.spans or gold.decisions)
        return self.take_agreed() if untouched and self.untaken() and not self._workspace.read_only else 0

    def _apply(self, change: Change) -> None:
        self._workspace.apply(change)

    # -- other documents

    def next_open(
        self, document_id: str, progress: Callable[[int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> str | None:
        """The next document that has an open question, or something agreed to take; from the start again after the last."""
        for number, other in enumerate(self._others(document_id), 1):
            if cancelled and cancelled():
                return None
            gold = self._workspace.load_set(other, self.plan.gold) or AnnotationSet(other, self.plan.gold, "gold")
            if any(question.key not in gold.decisions for question in self._questions(other)):
                return other
            if progress:
                progress(number)
        return None

    def _others(self, document_id: str) -> Iterator[str]:
        """The documents after this one, then those before it."""
        following = self._workspace.neighbour(document_id, +1)
        while following is not None:
            yield following
            following = self._workspace.neighbour(following, +1)
        first = next((row.id for row in self._workspace.documents(limit=1)), None)
        while first is not None and first < document_id:
            yield first
            first = self._workspace.neighbour(first, +1)

    def agreed_everywhere(
        self, progress: Callable[[int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> dict[str, Change]:
        """For every document the change that takes what all agree on; may be made in a thread."""
        result: dict[str, Change] = {}
        first = next((row.id for row in self._workspace.documents(limit=1)), None)
        while first is not None and not (cancelled and cancelled()):
            gold = self._workspace.load_set(first, self.plan.gold) or AnnotationSet(first, self.plan.gold, "gold")
            if change := adjudication.take_agreed(State(gold), self._questions(first), by=self.plan.by):
                result[first] = change
            if progress:
                progress(len(result))
            first = self._workspace.neighbour(first, +1)
        return {} if cancelled and cancelled() else result

    def take_everywhere(self, changes: dict[str, Change], *, beside: bool = False) -> Taken:
        """Makes these changes as one act; undo takes all of it back. `beside`: see `Workspace.apply_all`."""
        self._workspace.apply_all(changes, beside=beside)
        items = [item for change in changes.values() for item in change.added]
        done = sum(isinstance(item, Progress) and item.status == "done" for item in items)
        return Taken(len(changes), sum(isinstance(item, Decision) for item in items), done)

    def _questions(self, document_id: str) -> Sheet:
        found = (self._workspace.load_set(document_id, name) for name in self.plan.annotators)
        sets = [work for work in found if work is not None and (work.spans or work.progress.status != "new")]
        return questions(sets) if len(sets) > 1 else Sheet()
