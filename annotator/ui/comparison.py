"""What is computed for a comparison, beside the window: the figures of several annotators and the cases of two."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.core import case_list
from annotator.core.annotation import AnnotationSet, Document, Referent
from annotator.core.case_list import Listed
from annotator.core.linking import links, renamed, share_a_list
from annotator.works import by_document, watched
from annotator.workspace import Cancelled, Workspace

Progress = Callable[[int], None]
Stop = Callable[[], bool]
Pair = tuple[str, str]


def figures(workspace: Workspace, annotators: Sequence[str], *, done: bool, gammas: bool | None, stop: Stop) -> dict[str, Any]:
    """What `agreement --json` prints, of annotators of the project; `done`: only of articles that each has finished.

    `gammas`: whether γ, which takes long, is computed whatever the number of spans.
    """
    from annotator.measures.agreement import agree
    from annotator.measures.units import Columns, Vocabulary

    names = Vocabulary()
    worked: Counter[str] = Counter()
    sides = []
    for annotator in annotators:
        columns, statuses = Columns(annotator, names), workspace.statuses(annotator)
        for one in workspace.one_by_one().columns(annotator):
            if stop():
                raise Cancelled
            status = statuses.get(one.document)
            if status == "done" or (not done and (status or one.starts)):
                worked[one.document] += 1
                columns.add_columns(
                    one.document, one.layers, one.labels, one.starts, one.ends, one.referents, one.split, one.relations
                )
        sides.append(columns.side())
    common = {names.documents[document] for document, count in worked.items() if count > 1}
    if not common:
        return {"documents": 0, "annotators": list(annotators), "layers": {}, "pairs": []}
    for document, text in workspace.one_by_one().texts():
        if document in names.documents:
            names.texts[names.documents[document]] = text
    result: dict[str, Any] = agree(sides, gammas=gammas).as_json()
    return result | {"without_spans": [side.name for side in sides if common.isdisjoint(side.document.tolist())]}


@dataclass(frozen=True, slots=True)
class Compared:
    """The cases of two annotators, and how many there are: `kinds` by layer, `differences` by article.

    `apart`: each has a list of referents of her own, so that these were linked. `titles` are those of the articles.
    """

    rows: Sequence[Listed] = ()
    apart: bool = False
    kinds: Mapping[str, Counter[str]] = field(default_factory=dict)
    differences: Mapping[str, int] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)


def pair_cases(workspace: Workspace, pair: Pair, *, done: bool, progress: Progress, stop: Stop) -> Compared:
    """Every case of two annotators, over the articles that both have begun, or finished."""
    both = []
    for document, sets in by_document(watched(workspace.one_by_one().entries(pair, pair[0]), progress, stop)):
        left, right = (sets.get(name) for name in pair)
        if left is not None and right is not None and (not done or finished(left, right)):
            both.append((document, left, right))
    apart = not share_a_list([left for _, left, _ in both], [right for _, _, right in both])
    rows: list[Listed] = []
    for document, left, right in both:
        if stop():
            raise Cancelled
        rows += document_cases(document, left, right, workspace.state.referents, apart=apart)
    return counted(rows, apart=apart)


def counted(rows: Sequence[Listed], *, apart: bool) -> Compared:
    """The cases with their counts."""
    kinds: dict[str, Counter[str]] = {}
    differences: Counter[str] = Counter()
    titles = {}
    for row in rows:
        case = row.case
        kinds.setdefault(case.layer, Counter())[case.kind] += 1
        titles[case.document_id] = row.title
        differences[case.document_id] += case.differs
    return Compared(rows, apart, kinds, differences, titles)


def document_cases(
    document: Document, left: AnnotationSet, right: AnnotationSet, referents: Mapping[str, Referent], *, apart: bool
) -> list[Listed]:
    """The cases of one article."""
    return case_list.listed(document, left, linked(left, right) if apart else right, referents)


def linked(left: AnnotationSet, right: AnnotationSet) -> AnnotationSet:
    """The right side with the left one's referents in place of those that are the same."""
    return renamed(right, links(left, right))


def finished(*sets: AnnotationSet) -> bool:
    """Whether each of these sets is done."""
    return all(work.progress.status == "done" for work in sets)
