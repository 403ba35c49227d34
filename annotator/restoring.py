"""Going back to a backup: which there are of a project, what they hold, and putting one in the project's place."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from annotator.paths import data_folder
from annotator.store import restore
from annotator.store.backup import folder_for
from annotator.store.restore import Backup, Contents, contents, is_lost

__all__ = ["Backup", "Contents", "backups", "contents", "is_lost", "put_back"]


def backups(project: Path) -> Sequence[Backup]:
    """The backups that were made of a project at this place, the newest first."""
    return restore.backups(folder_for(data_folder() / "backups", project))


def put_back(backup: Path, project: Path) -> Path | None:
    """Puts a backup in a project's place; returns where what stood there is kept, None if nothing did.

    Raises `AnnotatorError` if the backup is damaged, the project is open anywhere, or there is no room; then nothing was
    altered.
    """
    return restore.put_back(backup, project, datetime.now())
