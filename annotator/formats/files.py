"""Files and folders to entries, by their endings; and an export that is whole or not there at all."""

import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar

from annotator.core import trailer
from annotator.core.annotation import Entry, Kind
from annotator.core.errors import AnnotatorError
from annotator.core.labels import LabelSet
from annotator.formats import jsonl, plain
from annotator.formats.problem import FormatProblem

SUFFIXES = (".txt", ".jsonl")


def read(
    sources: Sequence[Path],
    *,
    text_of: Callable[[str], str | None],
    label_set: LabelSet,
    encoding: str | Mapping[Path, str] | None = None,
    drop_trailer: bool = False,
    annotator: str | None = None,
    kind: Kind | None = None,
) -> Iterator[Entry | FormatProblem]:
    """The entries of all files, in order, and a problem for each refusal. `-` is not a file: see `jsonl.read`.

    `encoding` is that of every text file, or of those it names.
    """
    for path, root in plain.files_in(sources, SUFFIXES):
        if path.suffix.lower() != ".jsonl":
            chosen = encoding.get(path) if isinstance(encoding, Mapping) else encoding
            if chosen != plain.LEFT_OUT:
                yield plain.read(path, root, encoding=chosen, drop_trailer=drop_trailer)
            continue
        try:
            with path.open("rb") as stream:
                yield from jsonl.read(
                    stream, os.fspath(path), text_of=text_of, label_set=label_set, annotator=annotator, kind=kind
                )
        except OSError as problem:
            yield FormatProblem(os.fspath(path), 0, "", "The file cannot be read: {reason}.", {"reason": problem.strerror})


def survey(sources: Sequence[Path], cancelled: Callable[[], bool] | None = None) -> "Survey":
    """What has to be asked before text files are taken in."""
    asked: list[tuple[Path, list[plain.Guess]]] = []
    count = trailers = 0
    for path, _root in plain.files_in(sources, SUFFIXES):
        if cancelled and cancelled():
            break
        count += 1
        try:
            if path.suffix.lower() == ".jsonl" or path.stat().st_size > plain.LARGEST:
                continue
            guesses = plain.recognise(path.read_bytes())
        except (OSError, AnnotatorError):
            continue  # the import itself will say why
        if not guesses[0].certain:
            asked.append((path, guesses))
        trailers += trailer.find(guesses[0].text) is not None
    return Survey(count, tuple(asked), trailers)


@dataclass(frozen=True, slots=True)
class Survey:
    """How many files there are, which need their encoding confirmed, how many end in a scraper's trailer.

    `LEFT_OUT` in the place of an encoding leaves a file out; `LIKELY` is the least score of a guess to be trusted.
    """

    LEFT_OUT: ClassVar[str] = plain.LEFT_OUT
    LIKELY: ClassVar[float] = plain.LIKELY

    files: int
    uncertain: tuple[tuple[Path, list[plain.Guess]], ...] = ()
    trailers: int = 0


def write(entries: Iterable[Entry], target: Path) -> int:
    """Writes JSONL; the target is the old file or the new, never half. Returns the number of lines.

    Raises `AnnotatorError` if the place cannot be written.
    """
    with _whole(target) as stream:
        return jsonl.write(entries, stream)


def write_text(text: str, target: Path) -> None:
    """Writes a text (a report, a drawing) in UTF-8, whole or not at all, as `write` does."""
    with _whole(target) as stream:
        stream.write(text.encode("utf-8"))


@contextmanager
def _whole(target: Path) -> Iterator[BinaryIO]:
    """A file beside the target that is synced and renamed when all went well, and gone when not."""
    if target.is_symlink():
        raise AnnotatorError("{path} is a link; name the file itself.", path=target)
    partial = target.with_name(f".{target.name}.{secrets.token_hex(6)}.partial")
    try:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)  # less the umask
    except OSError as problem:
        raise AnnotatorError("{path} cannot be written: {reason}.", path=target, reason=problem.strerror) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, target)
        _sync_folder(target.parent)
    except OSError as problem:
        raise AnnotatorError("{path} cannot be written: {reason}.", path=target, reason=problem.strerror) from None
    finally:
        partial.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
