"""One program at a time for a project: a small file beside it that says who has it open.

A file of its own, because anything that opens and closes the database file in this process would
drop the database's own locks (POSIX). The operating system lets go of it when a program dies.
"""

import getpass
import json
import os
import platform
import sys
from pathlib import Path
from types import TracebackType

from annotator.store.database import ProjectError


class ProjectLock:
    """Held from opening a project for writing until closing it."""

    def __init__(self, project: Path) -> None:
        self.path = project.with_name(project.name + ".lock")
        try:
            self._file = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o644)
        except OSError as problem:
            raise ProjectError(
                "{path} cannot be locked for writing: {reason}.", path=project, reason=problem.strerror
            ) from None
        try:
            _take(self._file)
            if os.fstat(self._file).st_ino != os.stat(self.path).st_ino:  # its last holder removed it just now
                raise OSError
        except OSError:
            holder = self.path.read_text(encoding="utf-8", errors="replace")
            os.close(self._file)
            raise ProjectError(
                "{path} is open in another program ({holder}). Close it there and try again.",
                path=project,
                holder=_holder(holder),
            ) from None
        os.ftruncate(self._file, 0)
        owner = {"user": getpass.getuser(), "host": platform.node(), "process": os.getpid()}
        os.write(self._file, json.dumps(owner).encode("utf-8"))

    def release(self) -> None:
        if self._file >= 0:
            self.path.unlink(missing_ok=True)
            os.close(self._file)
            self._file = -1

    def __enter__(self) -> "ProjectLock":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


def _holder(text: str) -> str:
    try:
        owner = json.loads(text)
        return f"{owner['user']}@{owner['host']}, {owner['process']}"
    except (ValueError, KeyError, TypeError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        os.lseek(file, 1 << 20, os.SEEK_SET)  # beyond the text, which others must be able to read
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
