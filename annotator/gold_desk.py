"""Acts on an annotator's sets, whoever sits at the desk and whatever article is open: for correcting the gold from outside.

Each goes the way of every act: written durably with its history, then shown. What was done here can be undone
and redone here, and undone by that annotator at her own desk.
"""

import uuid
from dataclasses import dataclass

from annotator.core.annotation import AnnotationSet, Kind
from annotator.core.change import Change, State, apply
from annotator.core.errors import AnnotatorError
from annotator.core.history import Row, fold
from annotator.workspace import Notice, Workspace


@dataclass(frozen=True, slots=True)
class Act:
    """Something done here: the row of the history that a further step must find at its end."""

    document_id: str
    row: str
    change: Change


class GoldDesk:
    """One annotator's sets of a project."""

    def __init__(self, workspace: Workspace, annotator: str) -> None:
        self._workspace, self.annotator = workspace, annotator
        self._kind: Kind = dict(workspace.annotators()).get(annotator, "gold")
        self._done: list[Act] = []
        self._undone: list[Act] = []

    def state(self, document_id: str) -> State:
        workspace = self._workspace
        if self.annotator == workspace.annotator:
            return workspace.state_of(document_id)
        found = workspace.load_set(document_id, self.annotator)
        return State(found or AnnotationSet(document_id, self.annotator, self._kind), workspace.state.referents)

    def apply(self, document_id: str, change: Change) -> None:
        """Makes a change to the set of a document; one that is false does nothing."""
        if change:
            row = self._write(document_id, Row(uuid.uuid4().hex, change, act=uuid.uuid4().hex))
            self._done.append(Act(document_id, row, change))
            self._undone.clear()

    def undo(self) -> Act | None:
        """Takes the last act done here back; refuses where something was done after it. None if there is none."""
        return self._repeat(self._done, self._undone, undoing=True)

    def redo(self) -> Act | None:
        """Does again what was taken back last."""
        return self._repeat(self._undone, self._done, undoing=False)

    def _repeat(self, source: list[Act], target: list[Act], *, undoing: bool) -> Act | None:
        if not source:
            return None
        act = source[-1]
        history = fold(self._workspace._repository.rows(act.document_id, self.annotator))
        steps = history.done if undoing else history.undone
        if not steps or act.row not in steps[-1].uids:
            raise AnnotatorError("“{id}” has been annotated since; open the article to go on from there.", id=act.document_id)
        names = {"undoes" if undoing else "redoes": steps[-1].uids}
        change = act.change.inverse() if undoing else act.change
        self._write(act.document_id, Row(uuid.uuid4().hex, change, act=uuid.uuid4().hex, **names))
        target.append(source.pop())
        return act

    def _write(self, document_id: str, row: Row) -> str:
        workspace = self._workspace
        workspace._refuse_if_not_writable()
        apply(self.state(document_id), row.change)  # refuses what is stale
        workspace._repository.write({document_id: row}, self.annotator, self._kind)
        workspace._wrote()
        document = workspace.document
        if document is not None and document.id == document_id and self.annotator == workspace.annotator:
            workspace._load(document)
            workspace._announce(Notice("changed", row.change))
        workspace._announce(Notice("documents"))
        return row.uid
