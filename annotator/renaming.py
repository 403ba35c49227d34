"""Labels under other ids in the project on the desk: do (`rename`, beside the work), take over (`finish`)."""

from collections.abc import Callable

from annotator.core.errors import AnnotatorError
from annotator.core.label_edits import to_toml
from annotator.core.label_renaming import Renaming
from annotator.core.labels import LabelSet
from annotator.store import renaming
from annotator.store.bulk import Cancelled
from annotator.workspace import Workspace

__all__ = ["Cancelled", "Renaming", "finish", "rename"]


def rename(
    workspace: Workspace,
    label_set: LabelSet,
    how: Renaming,
    progress: Callable[[int], None] = lambda done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Gives the project a label set, and everybody's annotations its new ids, as one act; how many sets were altered.

    A verified backup is made first. May run in a thread of its own, with `workspace.held` set. Raises `AnnotatorError`
    and `Cancelled`; then nothing was changed.
    """
    if workspace.read_only:
        raise AnnotatorError("{reason}", reason=workspace.read_only)
    workspace._project.back_up()
    return renaming.rename(workspace._repository, how, to_toml(label_set), workspace.annotator, progress, cancelled)


def finish(workspace: Workspace, label_set: LabelSet) -> None:
    """The desk goes on with what was renamed."""
    if workspace.document is not None:
        workspace._load(workspace.document)
    workspace.use_label_set(label_set)
