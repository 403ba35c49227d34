"""Plain text files to documents: whose encoding is recognised, never silently guessed.

Certain are a byte order mark, an encoding the user names, and strict UTF-8. Anything else is a guess
that the caller must show: Windows-1256 and ISO-8859-6 are told apart by which of them gives Arabic.
"""

import codecs
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from annotator.core import trailer
from annotator.core.annotation import Document, Entry
from annotator.core.errors import AnnotatorError
from annotator.core.text import canonical
from annotator.formats.problem import FormatProblem

LARGEST = 16 * 2**20  # bytes; an article is some kilobytes
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_NO_TEXT = (
    (b"PK\x03\x04", "This is a Word document or an archive. Save it as plain text (.txt, UTF-8) and import that."),
    (b"\xd0\xcf\x11\xe0", "This is a Word document. Save it as plain text (.txt, UTF-8) and import that."),
    (b"{\\rtf", "This is a formatted document. Save it as plain text (.txt, UTF-8) and import that."),
    (b"%PDF", "This is a PDF. Copy its text into a plain file (.txt, UTF-8) and import that."),
    (b"<!doctype html", "This is a web page. Save its text as a plain file (.txt, UTF-8) and import that."),
    (b"<html", "This is a web page. Save its text as a plain file (.txt, UTF-8) and import that."),
)  # fmt: skip
"""How files begin that hold more than their text, and what to do about them."""
LIKELY = 0.3
"""The least score of a guess that a reader would take for Arabic prose."""
LEFT_OUT = "-"
"""In the place of an encoding: the file is not to be imported."""
_SINGLE_BYTE = ("windows-1256", "iso-8859-6")
_COMMON = regex.compile(r"\b(?:ال\p{L}{2,}|في|من|على|إلى|الى|أن|ان|عن|مع|هذا|قال|و\p{L}{3,})\b")
_ODD = regex.compile(r"[\x80-\x9fƒˆŠŒ‡†‰ژڑگچپ€¤×÷¬±µ¶·¸¹»¼½¾]|[\u064b-\u0652]{2,}|(?<!\p{L})[\u064b-\u0652ءىة]")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding a file may be in. `certain` ones need no asking; `score` says how Arabic the result looks, 0 to 1."""

    encoding: str
    text: str
    score: float = 1.0
    certain: bool = True


def recognise(data: bytes, encoding: str | None = None) -> list[Guess]:
    """What the bytes may say, best first; never empty.

    Raises `AnnotatorError` if a named encoding does not fit, for what is no text, and for UTF-8 that was damaged.
    """
    for beginning, sentence in _NO_TEXT:
        if data[:64].lstrip().lower().startswith(beginning.lower()):
            raise AnnotatorError(sentence)
    if encoding:
        return [Guess(encoding, _decoded(data, encoding))]
    for mark, name in _MARKS:
        if data.startswith(mark):
            return [Guess(name, _decoded(data, name))]
    try:
        return [Guess("utf-8", data.decode("utf-8"))]
    except UnicodeDecodeError as problem:
        if _is_damaged(data):
            raise AnnotatorError(
                "The file is UTF-8 with broken bytes, the first at byte {place}. Repair it, or name its encoding.",
                place=problem.start + 1,
            ) from None
        guesses = [Guess(name, text, _score(text), certain=False) for name in _candidates(data) if (text := _tried(data, name))]
        return sorted(guesses, key=lambda guess: -guess.score) or [Guess("latin-1", data.decode("latin-1"), 0.0, certain=False)]


def _is_damaged(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for some: other encodings of Arabic hardly ever make its letters by chance."""
    letters = data.decode("utf-8", "replace")
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    return arabic > 4 * letters.count("\ufffd")


def _candidates(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 2**16]).best()
    known = {codecs.lookup(name).name for name in _SINGLE_BYTE}
    further = (best.encoding,) if best and codecs.lookup(best.encoding).name not in known else ()
    return [*_SINGLE_BYTE, *further]


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise AnnotatorError("There is no encoding “{encoding}”; try windows-1256 or utf-8.", encoding=encoding) from None
    except UnicodeDecodeError as problem:
        raise AnnotatorError(
            "Byte {place} is not {encoding}; choose another encoding.", place=problem.start + 1, encoding=encoding
        ) from None


def _score(text: str) -> float:
    """How much a text looks like Arabic prose: its share of Arabic letters and common words, less odd characters."""
    letters = sum("\u0621" <= c <= "\u064a" for c in text)
    solid = sum(not c.isspace() for c in text) or 1
    words = len(text.split()) or 1
    common = len(_COMMON.findall(text)) / words
    return max(0.0, min(1.0, 0.5 * letters / solid + common - 3 * len(_ODD.findall(text)) / solid))


def files_in(sources: Sequence[Path], suffixes: Sequence[str]) -> Iterator[tuple[Path, Path]]:
    """Every file with one of the suffixes, with the folder its id is counted from; folders are walked in order."""
    for source in sources:
        if source.is_dir():
            for path in sorted(source.rglob("*")):
                if path.suffix.lower() in suffixes and path.is_file() and not path.is_symlink():
                    yield path, source
        else:
            yield source, source.parent


def document_id(path: Path, root: Path) -> str:
    """The name of a file without its ending; with its folders, where it lies below the chosen one."""
    relative = path.relative_to(root).with_suffix("") if path.is_relative_to(root) else Path(path.stem)
    return "/".join(relative.parts)


def read(
    path: Path, root: Path, *, encoding: str | None = None, drop_trailer: bool = False, guessing: bool = True
) -> Entry | FormatProblem:
    """One file as a document: its id from its name, its title from its first line.

    `guessing` False refuses a file whose encoding is not certain.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        if not data and path.stat().st_size:
            raise AnnotatorError("The file is larger than {limit} MB; that is no article.", limit=LARGEST // 2**20)
        guess = recognise(data, encoding)[0]
        if not guess.certain and (not guessing or guess.score < LIKELY):
            raise AnnotatorError(
                "The encoding is not certain ({encoding}?). Name it with --encoding.", encoding=guess.encoding
            )
        text = canonical(guess.text)
    except OSError as problem:
        return FormatProblem(os.fspath(path), 0, "", "The file cannot be read: {reason}.", {"reason": problem.strerror})
    except AnnotatorError as refusal:
        return FormatProblem(os.fspath(path), 0, "", refusal.template, refusal.values)
    text = trailer.dropped(text) if drop_trailer else text
    if not text.strip():
        return FormatProblem(os.fspath(path), 0, "", "The file is empty.")
    meta = {} if guess.encoding.startswith("utf-8") else {"encoding": guess.encoding}
    return Entry(name := document_id(path, root), Document(name, text, title(text), meta))


def title(text: str) -> str:
    """The first line that says something, at most 200 characters of it."""
    return next((line.strip()[:200] for line in text.split("\n") if line.strip()), "")
