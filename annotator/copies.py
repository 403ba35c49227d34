"""What a merge kept twice, settled: one act for all that is chosen, which can be taken back copy by copy."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.core import copies
from annotator.core.annotation import AnnotationSet, Kind
from annotator.core.change import State, apply
from annotator.core.copies import Tally, Way
from annotator.core.errors import AnnotatorError
from annotator.core.history import Row, fold
from annotator.store import copies as stored
from annotator.workspace import Workspace

__all__ = ["Tally", "Twin", "Way", "bring_back", "kept_twice", "settle", "tally"]


@dataclass(frozen=True, slots=True)
class Twin:
    """A set that was kept twice: whose it is, and what the copy is called. `settled`: the copy has been withdrawn."""

    document_id: str
    title: str
    annotator: str
    copy: str
    kind: Kind
    settled: bool


def kept_twice(workspace: Workspace) -> list[Twin]:
    """Every copy of the project, those that were settled too."""
    return [Twin(uid, title or uid, *rest) for uid, title, *rest in stored.kept_twice(workspace._repository)]  # type: ignore[arg-type]


def tally(workspace: Workspace, twin: Twin) -> Tally:
    """How the two differ."""
    return copies.tally(_set(workspace, twin, twin.annotator), _set(workspace, twin, twin.copy))


def settle(workspace: Workspace, twins: Iterable[Twin], way: Way, *, beside: bool = False) -> int:
    """Takes from each copy what is wanted and withdraws it, all or nothing; returns how many were settled.

    `beside`: in a thread while `held`; then `workspace.refresh` is the caller's.
    """
    if not beside:
        workspace._refuse_if_not_writable()
    act, rows, settled = uuid.uuid4().hex, list[tuple[str, str, Kind, Row]](), 0
    ours: dict[tuple[str, str], AnnotationSet] = {}
    for twin in twins:
        owner, copy = (twin.document_id, twin.annotator), _set(workspace, twin, twin.copy)
        mine = ours.get(owner) or _set(workspace, twin, twin.annotator)
        ours[owner] = mine  # there may be several copies of it
        change = copies.taken_over(mine, copy, way)
        if change:
            ours[owner] = apply(State(mine, workspace.state.referents), change).annotation_set
            rows.append((*owner, mine.kind, Row(uuid.uuid4().hex, change, act=act)))
        out = Row(uuid.uuid4().hex, copies.withdrawn(copy), act=act)
        rows.append((twin.document_id, twin.copy, copy.kind, out))
        settled += 1
    _write(workspace, rows, told=not beside)
    return settled


def bring_back(workspace: Workspace, twins: Sequence[Twin]) -> None:
    """Withdrawn copies say again what they said; what was taken from them stays, and is undone at its own desk."""
    workspace._refuse_if_not_writable()
    rows = []
    for twin in twins:
        history = fold(workspace._repository.rows(twin.document_id, twin.copy))
        if not twin.settled or not history.done:
            raise AnnotatorError("There is nothing to bring back in {name}.", name=twin.copy)
        step = history.done[-1]
        back = Row(uuid.uuid4().hex, step.change.inverse(), act=uuid.uuid4().hex, undoes=step.uids)
        apply(State(_set(workspace, twin, twin.copy), workspace.state.referents), back.change)
        rows.append((twin.document_id, twin.copy, twin.kind, back))
    _write(workspace, rows)


def _set(workspace: Workspace, twin: Twin, annotator: str) -> AnnotationSet:
    found = workspace.load_set(twin.document_id, annotator)
    return found or AnnotationSet(twin.document_id, annotator, twin.kind)


def _write(workspace: Workspace, rows: list[tuple[str, str, Kind, Row]], *, told: bool = True) -> None:
    if rows:
        stored.write(workspace._repository, rows)
        workspace._wrote()
        if told:
            workspace.refresh()
