"""A project read and never written, beside whoever has it open: for the commands that only look."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.core.columns import SetColumns
from annotator.store.database import VERSION, ProjectError, verify, version_of
from annotator.store.repository import Repository

__all__ = ["Repository", "SetColumns", "reading"]


@contextmanager
def reading(path: Path) -> Iterator[Repository]:
    """The project for the time of a command, without its lock; raises `ProjectError` if it is not ours or damaged."""
    verify(path)
    if version_of(path) != VERSION:
        raise ProjectError("{path} is of an older version; open it once with the program, then try again.", path=path)
    repository = Repository(path, write=False)
    try:
        yield repository
    finally:
        repository.close()
