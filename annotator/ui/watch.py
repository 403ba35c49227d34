"""Suggestions and problems of the open article, computed in the background after every change.

Neither is an annotation: they are made anew from the state and live nowhere else. `settle` computes
at once what a key press needs now.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core import checks, suggest
from annotator.core.annotation import Document
from annotator.core.change import State
from annotator.core.checks import Problem
from annotator.core.labels import LabelSet
from annotator.core.lexicon import Lexicon
from annotator.core.suggest import Suggestion
from annotator.core.text import Range
from annotator.ui.background import Background
from annotator.workspace import Workspace

Found = tuple[tuple[Suggestion, ...], tuple[Problem, ...]]
_PAUSE = 40  # milliseconds without a change before anything is computed


class Watch(QObject):
    """What could be annotated and what is wrong. `changed` is emitted when either was computed anew."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, background: Background, lexicon: Callable[[], Lexicon], parent: QObject | None = None,
        *, suggesting: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._workspace, self._background, self._lexicon = workspace, background, lexicon
        self._suggesting = suggesting
        self._fresh = True
        self._found: Found = ((), ())
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._start)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        return self._found[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._found[1]

    def places_to_underline(self) -> list[Range]:
        """The places of the problems; not of marks left out for which a quote is proposed: one sign at a place is enough."""
        quotes = [suggestion for suggestion in self.suggestions if suggestion.quote]
        return [
            problem.range
            for problem in self.problems
            if problem.fix != "quote" or not any(q.start < problem.range[1] and problem.range[0] < q.end for q in quotes)
        ]

    def set_suggesting(self, *, on: bool) -> None:
        self._suggesting = on
        self.invalidate()

    def invalidate(self) -> None:
        """The state is another one: what was found no longer counts."""
        self._fresh = False
        self._timer.start()

    def settle(self) -> None:
        """Computes now if what is known is stale."""
        if not self._fresh:
            self._timer.stop()
            self._take(self._key(), self._work()())

    def _key(self) -> tuple[object, ...]:
        workspace = self._workspace
        return workspace.document, workspace.state, workspace.rejected, workspace.label_set, self._suggesting

    def _start(self) -> None:
        key, work = self._key(), self._work()
        self._background.run(work, lambda found: self._take(key, found))

    def _work(self) -> Callable[[], Found]:
        workspace, lexicon = self._workspace, self._lexicon
        document, state, label_set = workspace.document, workspace.state, workspace.label_set
        rejected, suggesting = workspace.rejected, self._suggesting
        return lambda: _find(document, state, label_set, rejected, lexicon, suggesting=suggesting)

    def _take(self, key: tuple[object, ...], found: Found) -> None:
        if all(old is new or old == new for old, new in zip(key[2:], self._key()[2:], strict=True)) and (
            key[0] is self._workspace.document and key[1] is self._workspace.state
        ):
            self._fresh, self._found = True, found
            self.changed.emit()


def _find(
    document: Document | None,
    state: State,
    label_set: LabelSet,
    rejected: frozenset[str],
    lexicon: Callable[[], Lexicon],
    *,
    suggesting: bool,
) -> Found:
    if document is None:
        return (), ()
    found = suggest.suggestions(document.text, state, rejected, lexicon(), label_set) if suggesting else ()
    problems = checks.problems(document, state.annotation_set, state.referents, label_set)
    return found, tuple(problems)
