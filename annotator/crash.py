"""A report of an unexpected failure, written to the user's own data folder and nowhere else."""

import faulthandler
import os
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from annotator import __version__
from annotator.core.errors import AnnotatorError


def folder() -> Path:
    from annotator.workspace import data_folder

    return data_folder() / "crashes"


def report(error: BaseException) -> Path:
    """Writes what happened; returns the file. Holds no text of any document, only the program's own lines."""
    now = datetime.now()
    path = folder() / f"{now:%Y-%m-%d_%H-%M-%S-%f}.txt"
    head = f"Annotator {__version__}, Python {platform.python_version()}, {platform.platform()}\n{now.isoformat()}\n\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        frames = traceback.format_exception(error)
        path.write_text(head + "".join(frames), encoding="utf-8", errors="backslashreplace")
    except OSError:
        sys.stderr.write(head + "".join(traceback.format_exception(error)))
    return path


def install(tell: Callable[[Path], None], refused: Callable[[AnnotatorError], None]) -> None:
    """Catches what nothing else does: `tell` is called with the report's path, in any thread.

    A refusal that nobody has said yet is no failure: `refused` is called with it, and no report is written.
    """

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, AnnotatorError):
            refused(error)
        else:
            tell(report(error))

    def on_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            tell(report(arguments.exc_value))

    sys.excepthook = on_exception
    threading.excepthook = on_thread
    try:
        folder().mkdir(parents=True, exist_ok=True)
        # a bare descriptor: the interpreter writes to it while it dies, no file object may be collected before
        faulthandler.enable(os.open(folder() / "fault.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    except OSError:
        faulthandler.enable()
