"""A program at work: texts go into its standard input while lines come out of its standard output.

It is started from a list of words, never through a shell. One thread writes, one reads lines, one reads what
it says on standard error; between them stand short queues, so that neither side waits for the other for ever
and no line, however long, fills the memory. When the conversation ends the program and its children end too.
"""

import contextlib
import os
import queue
import shlex
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from annotator.core.errors import AnnotatorError
from annotator.formats.lines import lines
from annotator.formats.problem import FormatError

LONGEST_ANSWER = 16 * 2**20  # bytes of one line
_LONGEST_REMARK = 2000  # bytes of a line on standard error
_REMARKS = 40  # lines of standard error that are kept
_PATIENCE = 0.05  # seconds between two looks at the clock
_NEW_GROUP = 0x200  # CREATE_NEW_PROCESS_GROUP of Windows
_FAREWELL = 10.0  # seconds for a program to end after its last line


class Silence(Exception):
    """The time limit passed without an answer."""


class Stopped(Exception):
    """The user wants no more of it."""


def words_of(command: str) -> list[str]:
    """A command line as the words it is started from."""
    try:
        words = shlex.split(command, posix=os.name != "nt")
    except ValueError:
        raise AnnotatorError("The quotation marks in the command do not match: {command}", command=command) from None
    if not words:
        raise AnnotatorError("The command is empty; name a program that reads and writes JSONL.")
    return [word[1:-1] if len(word) > 1 and word[0] == word[-1] == '"' else word for word in words]


class Conversation:
    """One run of a program over texts, used as a context: leaving it ends the program, however it stands.

    `limit` is how many seconds may pass without `answered` being told. `heard` gets each line of standard
    error, in a thread of its own; the last ones are in `remarks`.
    """

    def __init__(
        self,
        words: Sequence[str],
        texts: Iterable[bytes],
        *,
        limit: float,
        folder: Path | None = None,
        heard: Callable[[str], None] = lambda _line: None,
    ) -> None:
        self._texts, self._limit, self._heard = texts, limit, heard
        self._lines: queue.Queue[tuple[int, bytes | FormatError] | None] = queue.Queue(4)
        self._failure: BaseException | None = None
        self.remarks: deque[str] = deque(maxlen=_REMARKS)
        self._process = _started(words, folder)
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._write, self._read, self._listen)]
        self.answered()

    def __enter__(self) -> "Conversation":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None) -> None:
        _end(self._process)
        farewell = time.monotonic() + _FAREWELL
        while self._threads[1].is_alive() and time.monotonic() < farewell:
            with contextlib.suppress(queue.Empty):
                self._lines.get(timeout=_PATIENCE)  # the reader may be waiting for room

    def answered(self) -> None:
        """The program has done what it should: the time limit begins again."""
        self._deadline = time.monotonic() + self._limit

    def lines(self, stopped: Callable[[], bool]) -> Iterator[tuple[int, bytes | FormatError]]:
        """Its lines as they come. Raises `Silence`, `Stopped`, and whatever kept the texts from being read."""
        while True:
            try:
                found = self._lines.get(timeout=_PATIENCE)
            except queue.Empty:
                found = (0, b"")
            if stopped():
                raise Stopped
            if time.monotonic() > self._deadline:
                raise Silence
            if found is None:
                break
            if found[0]:
                yield found
        if self._failure is not None:
            raise self._failure

    def exit_code(self) -> int | None:
        """What it returned, a signal as a negative number; None if it does not end though it has closed its output."""
        try:
            code = self._process.wait(min(self._limit, _FAREWELL))
        except subprocess.TimeoutExpired:
            return None
        self._threads[2].join(_FAREWELL)  # the last words are often the reason
        return code

    def _write(self) -> None:
        """Texts into it, until there are no more or it wants no more."""
        stream = _pipe(self._process.stdin)
        try:
            for text in self._texts:
                stream.write(text)
                stream.flush()
        except OSError:
            pass  # it has gone, or reads no further: its exit code and its answers say what that means
        except Exception as failure:
            self._failure = failure
        finally:
            with contextlib.suppress(OSError):
                stream.close()

    def _read(self) -> None:
        with _pipe(self._process.stdout) as stream:
            for numbered in lines(stream, LONGEST_ANSWER):
                self._lines.put(numbered)
        self._lines.put(None)

    def _listen(self) -> None:
        with _pipe(self._process.stderr) as stream:
            while line := stream.readline(_LONGEST_REMARK):
                self.remarks.append(said := line.decode("utf-8", "replace").rstrip())
                self._heard(said)


def _pipe(stream: object) -> BinaryIO:
    assert stream is not None
    return stream  # type: ignore[return-value]


def _started(words: Sequence[str], folder: Path | None) -> subprocess.Popen[bytes]:
    """Started in a group of its own, so that what it starts itself can be ended with it."""
    try:
        return subprocess.Popen(
            list(words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"}, start_new_session=os.name != "nt",
            creationflags=_NEW_GROUP if os.name == "nt" else 0,
        )  # fmt: skip
    except OSError as problem:
        raise AnnotatorError("“{command}” cannot be started: {reason}.", command=words[0], reason=problem.strerror) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program that still runs, and what it has started."""
    if process.returncode is not None:
        return
    if os.name != "nt":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
