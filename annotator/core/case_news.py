"""What is new in a list of errors beside another: an extractor beside its run before, or beside another extractor.

Both lists have the same gold on the left. A span of gold that is not right, and a span that only the prediction
has, are the same error in both lists if they are at the same place.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from annotator.core.case_list import Listed
from annotator.core.cases import Case

HERE, ONLY_HERE, IN_BOTH, ONLY_THERE = "here", "only_here", "both", "only_there"
"""`HERE` is every error of this list; an error of the other list alone is `ONLY_THERE`."""


def with_news(here: Sequence[Listed], there: Sequence[Listed]) -> list[Listed]:
    """The cases of this list and those errors that only the other has, each with what is new in it, by document and place."""
    known, wrong = _errors(there), _errors(here)
    rows = [*_told(here, known), *_gone(there, wrong)]
    return sorted(rows, key=lambda row: (row.case.document_id, row.case.place, row.case.layer))


def _told(here: Iterable[Listed], known: Set[object]) -> Iterator[Listed]:
    for row in here:
        if row.case.differs:
            again = any(key in known for key in _keys(row.case))
            yield replace(row, news=(HERE, IN_BOTH if again else ONLY_HERE))
        else:
            yield row


def _gone(there: Iterable[Listed], wrong: Set[object]) -> Iterator[Listed]:
    for row in there:
        if row.case.differs and not any(key in wrong for key in _keys(row.case)):
            yield replace(row, news=(ONLY_THERE,))


def _errors(rows: Iterable[Listed]) -> Set[object]:
    return {key for row in rows if row.case.differs for key in _keys(row.case)}


def _keys(case: Case) -> Iterator[object]:
    """What an error is known by, whatever the prediction says there: each span of gold that is not right, else the place."""
    for span in case.left:
        yield case.document_id, span.id, case.relation
    if not case.left:
        for span in case.right:
            yield case.document_id, span.layer, span.label, span.segments
