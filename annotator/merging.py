"""Merging other projects into the one on the desk: look (`plan`), do (`prepare`, beside the work), take over (`finish`)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.core.errors import AnnotatorError
from annotator.core.label_differences import LabelDifferences
from annotator.store import merge
from annotator.store.bulk import Cancelled
from annotator.store.merge_plan import Outcome, Plan
from annotator.workspace import Workspace

__all__ = ["Cancelled", "LabelDifferences", "Outcome", "Plan", "finish", "plan", "prepare"]

Progress = Callable[[int], None]


def plan(
    workspace: Workspace, sources: Sequence[Path], progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> Plan:
    """What merging these projects would do; nothing is written. May run in a thread of its own.

    Raises `AnnotatorError` where it must not be done, and `Cancelled` when asked to stop.
    """
    if missing := next((path for path in sources if not path.is_file()), None):
        raise AnnotatorError("There is no project {path}.", path=missing)
    return merge.plan(workspace.path, sources, progress, cancelled)


def prepare(
    workspace: Workspace,
    wanted: Plan,
    *,
    keep_labels: bool = False,
    allow_removals: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """The merged project, finished and checked, as a file for `finish`; a verified backup is made first.

    Raises as `plan` does, and if the plan must not be carried out without `keep_labels` or `allow_removals`. May run in
    a thread of its own, with `workspace.held` set: what was written meanwhile would be lost.
    """
    if workspace.read_only:
        raise AnnotatorError("{reason}", reason=workspace.read_only)
    wanted.refuse(keep_labels=keep_labels, allow_removals=allow_removals)
    workspace._project.back_up()
    return merge.merged(wanted, progress, cancelled)


def finish(workspace: Workspace, merged: Path) -> None:
    """The merged file becomes the project: the target is the old file or the new one, whenever the program dies."""
    try:
        workspace._project.exchange(merged)
    finally:
        workspace._repository = workspace._project.repository
    workspace.state = replace(workspace.state, referents=workspace._repository.referents())
    workspace.refresh()
