"""What is computed for the errors of an extractor, beside the window: its cases against the gold, and its scores."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from annotator.core import case_list
from annotator.core.annotation import AnnotationSet, Document, Entry
from annotator.core.case_list import Listed
from annotator.core.case_news import with_news
from annotator.core.lexicon import Lexicon
from annotator.core.linking import links, renamed
from annotator.workspace import Cancelled, Workspace

BEFORE = "\0before"
"""In place of the name of another extractor: the run before of the same one."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which gold, which extractor, and beside which other (empty: none).

    `own_lists` names the annotators whose referents are others than the gold's, so that they have to be linked.
    """

    gold: str
    extractor: str
    beside: str = ""
    own_lists: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        """The annotators whose sets are read."""
        return list(dict.fromkeys(name for name in (self.gold, self.extractor, self.beside) if name and name != BEFORE))


@dataclass(frozen=True, slots=True)
class Found:
    """The cases, and the scores in the shape of `evaluate --json`; `documents` have gold."""

    asked: Question
    rows: list[Listed]
    scores: dict[str, Any]
    documents: int

    @property
    def with_notes(self) -> bool:
        """Whether intervals or chances stand below the figures."""
        return bool(self.asked.beside) or not self.scores["interval"]["reason"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One document with its gold and what was predicted; `other` is that of the run before or the other extractor."""

    document: Document
    gold: AnnotationSet
    predicted: AnnotationSet
    other: AnnotationSet | None = None

    def rows(self, workspace: Workspace, lexicon: Lexicon) -> list[Listed]:
        """Its cases; beside the other, those that only the other has too."""
        here, *there = (
            case_list.listed(self.document, self.gold, one, workspace.state.referents, lexicon)
            for one in (self.predicted, self.other)
            if one is not None
        )
        return with_news(here, there[0]) if there else here


def compared(workspace: Workspace, asked: Question, entries: Iterable[Entry]) -> Iterator[Compared]:
    """Every document that has gold, with what was predicted there; a document without prediction counts as one with none."""
    earlier = workspace.runs().before_last(asked.extractor) if asked.beside == BEFORE else {}
    for document_id, group in groupby(entries, key=lambda entry: entry.document_id):
        found = list(group)
        document = found[0].document
        sets = {entry.annotation_set.annotator: entry.annotation_set for entry in found if entry.annotation_set}
        gold = sets.get(asked.gold)
        if document is None or gold is None or not begun(gold):
            continue
        predicted = sets.get(asked.extractor) or AnnotationSet(document_id, asked.extractor, "extractor")
        other = earlier.get(document_id, predicted) if asked.beside == BEFORE else sets.get(asked.beside)
        if asked.beside and other is None:
            other = AnnotationSet(document_id, asked.beside, "extractor")
        yield Compared(document, gold, *(_linked(gold, work, asked) for work in (predicted, other)))


def _linked(gold: AnnotationSet, work: AnnotationSet | None, asked: Question) -> Any:
    return renamed(work, links(gold, work)) if work is not None and work.annotator in asked.own_lists else work


def with_own_lists(workspace: Workspace, asked: Question) -> Question:
    """The question with the annotators whose referents have to be linked with those of the gold."""
    project = workspace.one_by_one()
    used = {name: {one for work in project.columns(name) for one in work.referents or () if one} for name in asked.names}
    ours = used[asked.gold]
    return replace(asked, own_lists=frozenset(name for name, theirs in used.items() if ours and theirs and not ours & theirs))


def begun(gold: AnnotationSet) -> bool:
    return bool(gold.spans) or gold.progress.status != "new"


def of_document(workspace: Workspace, asked: Question, document_id: str, title: str) -> Compared | None:
    """The same for one document, as it is now."""
    text = workspace.text(document_id)
    if text is None:
        return None
    document = Document(document_id, text, title)
    entries = [Entry(document_id, document, work) for name in asked.names if (work := workspace.load_set(document_id, name))]
    return next(compared(workspace, asked, entries), None)


def errors(workspace: Workspace, asked: Question, lexicon: Lexicon, stop: Callable[[], bool]) -> Found:
    """Everything about one question; raises `Cancelled` when it is asked to stop."""
    from annotator.measures.scoring import evaluate
    from annotator.measures.units import Columns, Vocabulary

    asked = with_own_lists(workspace, asked)
    names, rows, count = Vocabulary(), list[Listed](), 0
    columns = [Columns(name, names) for name in ("gold", "predicted", *(["other"] if asked.beside else []))]
    for one in compared(workspace, asked, workspace.one_by_one().entries(asked.names, asked.gold)):
        if stop():
            raise Cancelled
        rows += one.rows(workspace, lexicon)
        for column, work in zip(columns, filter(None, (one.gold, one.predicted, one.other)), strict=True):
            column.add(Entry(one.document.id, one.document, work))
        count += 1
    scores = evaluate(*(column.side() for column in columns)).as_json(per_document=False) if count else {}
    return Found(asked, rows, scores, count)

