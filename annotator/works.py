"""Entries gone through one by one: counted, stoppable, accepted or refused, and gathered by document."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from annotator.core.annotation import AnnotationSet, Document, Entry
from annotator.core.errors import AnnotatorError
from annotator.formats.problem import FormatProblem, Problem
from annotator.store.bulk import Cancelled


def watched(
    entries: Iterable[Entry], progress: Callable[[int], None] | None, cancelled: Callable[[], bool] | None
) -> Iterator[Entry]:
    """The entries as they come; `progress` hears of every hundredth, `cancelled` may end it with `Cancelled`."""
    for number, entry in enumerate(entries, 1):
        if cancelled and cancelled():
            raise Cancelled
        yield entry
        if progress and number % 100 == 0:
            progress(number)


def accepted_of(found: Iterable[Entry | FormatProblem], refused: list[Problem], *, strict: bool) -> Iterator[Entry]:
    """The entries of a reading; what was refused is listed, or raised as `AnnotatorError` where all or nothing goes."""
    for item in found:
        if isinstance(item, Entry):
            yield item
        elif strict:
            raise AnnotatorError("{problem}", problem=item)
        else:
            refused.append(item)


def by_document(entries: Iterable[Entry]) -> Iterator[tuple[Document, dict[str, AnnotationSet]]]:
    """Every document with the sets that were begun on it, by annotator; one without any is left out."""
    for _, group in groupby(entries, lambda entry: entry.document_id):
        found = [(e.document, e.annotation_set) for e in group if e.document is not None and e.annotation_set is not None]
        begun = {work.annotator: work for _, work in found if work.spans or work.progress.status != "new"}
        if begun:
            yield found[0][0], begun
