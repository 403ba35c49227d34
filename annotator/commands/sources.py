"""Where annotations to be compared come from: FILE.jsonl, PROJECT.db:ANNOTATOR, or - for standard input.

`FILE.jsonl:ANNOTATOR` chooses one annotator of a file that holds the work of several.
"""

import argparse
import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.core.annotation import Entry
    from annotator.core.labels import LabelSet
    from annotator.formats.problem import FormatProblem
    from annotator.measures.units import Side, Vocabulary
    from annotator.reading import Repository

_BUFFER = 2**18  # bytes; lines of some 10 kB are put together from the usual 8 kB slowly
_TOGETHER = 50  # sets of a project that are taken in at once
HELP = "FILE.jsonl, PROJECT.db:ANNOTATOR, or - for JSONL on standard input"


def add_outputs(parser: argparse.ArgumentParser, *, report: str) -> None:
    """The options of a comparison for how its figures come out; `report` says what a report holds."""
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument("--report", type=Path, metavar="FILE.html", help=report)
    parser.add_argument("--language", choices=("ar", "en"), default="ar", help="language of the report (default: ar)")


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the columns, the lines that were refused, and how many were good.

    `name` is the file; `text` names this annotator's work in it, as on the command line.
    """

    name: str
    text: str
    side: "Side"
    good: int
    problems: list["FormatProblem"] = field(default_factory=list)


def side_of(text: str, names: "Vocabulary", progress: Callable[[int], None] = lambda _: None) -> Source:
    """Reads a source as columns over a vocabulary that others share; the texts found go into it.

    The first source to bring the text of a document settles it; a line with another text is refused. Raises
    `AnnotatorError` if there is no such file or annotator, or if it is not said whose work is meant.
    """
    path, annotator = _parted(text)
    if path is not None and path.suffix == ".db":
        return next(_from_project(path, [annotator], names))
    with _opened(path) as stream, uncollected():
        return _from_lines(stream, text if path is None else str(path), annotator, names, progress)


def sources_of(text: str, names: "Vocabulary", progress: Callable[[int], None] = lambda _: None) -> list[Source]:
    """The same, where a project without an annotator stands for all people who have annotated in it, gold included."""
    path, annotator = _parted(text)
    if path is None or path.suffix != ".db" or annotator:
        return [side_of(text, names, progress)]
    found = [source for source in _from_project(path, None, names) if source.good or source.problems]
    if not found:
        raise AnnotatorError("Nobody has annotated in {path}.", path=path)
    return found


def entries_of(text: str, text_of: Callable[[str], str | None] = lambda _: None) -> "Iterator[Entry]":
    """The entries of a source that hold annotations; refused lines are left out. Standard input cannot be read twice.

    `text_of` gives the texts that are known from elsewhere, for lines that do not repeat them.
    """
    from annotator.core.annotation import Entry
    from annotator.formats import jsonl
    from annotator.reading import reading

    path, annotator = _parted(text)
    if path is not None and path.suffix == ".db":
        with reading(path) as repository:
            found = repository.entries([_known(repository, path, annotator)])
            yield from (entry for entry in found if entry.annotation_set)
        return
    with _opened(path) as stream:
        unnamed = path.stem if path else "-"
        for item in jsonl.read(
            stream, text, text_of=text_of, label_set=default_label_set(), unnamed=unnamed, stored=False
        ):
            if isinstance(item, Entry) and (work := item.annotation_set) and annotator in ("", work.annotator):
                yield item


def label_set_of(text: str) -> "LabelSet | None":
    """The label set of a project; a file has none."""
    from annotator.core.labels import parse
    from annotator.reading import reading

    path, _ = _parted(text)
    if path is None or path.suffix != ".db":
        return None
    with reading(path) as repository:
        return parse(str(repository.setting("label_set")))


def _parted(text: str) -> tuple[Path | None, str]:
    """The file, None for standard input, and the annotator, empty where none is named."""
    if text == "-":
        return None, ""
    if not Path(text).exists() and ":" in text:
        file, _, annotator = text.rpartition(":")
        while not Path(file).exists() and ":" in file:  # the name of an annotator may hold a colon
            file, _, rest = file.rpartition(":")
            annotator = f"{rest}:{annotator}"
        if Path(file).exists():
            return Path(file), annotator
    if not Path(text).exists():
        raise AnnotatorError("There is no file {path}.", path=text)
    return Path(text), ""


@contextmanager
def _opened(path: Path | None) -> Iterator[BinaryIO]:
    if path is None:
        yield sys.stdin.buffer
        return
    try:
        stream = path.open("rb", buffering=_BUFFER)
    except OSError as problem:
        raise AnnotatorError("{path} cannot be read: {reason}.", path=path, reason=problem.strerror) from None
    with stream:
        yield stream


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles among values that form none, as those of a file: looking takes a tenth of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def one_thread() -> None:
    """Before numpy is loaded: its products are small here, more threads would only wait for each other."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@cache
def default_label_set() -> "LabelSet":
    from annotator.core.labels import parse
    from annotator.paths import resource

    return parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))


def _from_lines(
    stream: BinaryIO, name: str, annotator: str, names: "Vocabulary", progress: Callable[[int], None]
) -> Source:
    from annotator.core.columns import chosen
    from annotator.formats import columns
    from annotator.measures.units import NONE, Columns

    def text_of(document: str) -> str | None:
        return names.texts.get(names.documents.get(document, -1))

    default = Path(name).stem if name != "-" else name
    whose: Counter[str] = Counter()
    problems: list[FormatProblem] = []
    found = Columns(annotator or default, names)
    for item in columns.read(stream, name, text_of=text_of, label_set=default_label_set(), annotator=annotator or default):
        if not isinstance(item, columns.ColumnLines):
            problems.append(item)
            continue
        wanted = [who is not None and annotator in ("", who) for who in item.annotators]
        for document, text, mine in zip(item.documents, item.texts, wanted, strict=True):
            number = names.documents[document] if mine or text is not None else NONE  # numbered as they come
            if text is not None:
                names.texts.setdefault(number, text)
        whose.update(who for who, mine in zip(item.annotators, wanted, strict=True) if mine and who is not None)
        if len(whose) == 1:
            found.add_many(item.columns if all(wanted) else chosen(item.columns, wanted))
        progress(item.numbers[-1])
    if len(whose) > 1:
        raise AnnotatorError(
            "{path} holds the work of several annotators ({names}); name one: {path}:NAME.",
            path=name, names=", ".join(sorted(whose)),
        )  # fmt: skip
    if annotator and not whose:
        raise AnnotatorError("{path} holds nothing by “{name}”.", path=name, name=annotator)
    found.name = next(iter(whose), found.name)
    text = f"{name}:{annotator}" if annotator else name
    return Source(name, text, found.side(), sum(whose.values()), problems)


def _from_project(path: Path, annotators: Sequence[str] | None, names: "Vocabulary") -> Iterator[Source]:
    """The project is opened, and its texts read, once for all of them; None stands for all people."""
    from annotator.core.columns import joined
    from annotator.formats.columns import DIFFERENT_TEXT
    from annotator.formats.problem import FormatProblem
    from annotator.measures.units import Columns
    from annotator.reading import reading

    with reading(path) as repository:
        texts = dict(repository.texts())
        others = {document: names.texts.get(names.documents.get(document, -1)) for document in texts}
        people = [name for name, kind in repository.annotators() if kind != "extractor"]
        for annotator in people if annotators is None else annotators:
            found = Columns(_known(repository, path, annotator), names)
            count, problems, sets = 0, [], repository.columns(annotator)
            while page := list(islice(sets, _TOGETHER)):
                good = [one for one in page if others[one.document] in (None, texts[one.document])]
                bad = (one.document for one in page if others[one.document] not in (None, texts[one.document]))
                problems += [FormatProblem(str(path), 0, "", DIFFERENT_TEXT, {"id": document}) for document in bad]
                found.add_many(joined(good))
                for one in good:
                    names.texts.setdefault(names.documents[one.document], texts[one.document])
                count += len(good)
            yield Source(str(path), f"{path}:{annotator}", found.side(), count, problems)


def _known(repository: "Repository", path: Path, annotator: str) -> str:
    known = [name for name, _ in repository.annotators()]
    if annotator not in known:
        raise AnnotatorError(
            "{path} holds nothing by “{name}”; name one of its annotators ({names}): {path}:NAME.",
            path=path, name=annotator, names=", ".join(known),
        )  # fmt: skip
    return annotator
