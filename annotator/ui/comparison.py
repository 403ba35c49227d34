"""What is computed for a comparison, beside the window: the figures of several annotators and the cases of two."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from annotator.core import case_list
from annotator.core.annotation import AnnotationSet
from annotator.core.case_list import Listed
from annotator.workspace import Cancelled, Workspace

Progress = Callable[[int], None]
Stop = Callable[[], bool]


def figures(workspace: Workspace, annotators: Sequence[str], *, done: bool, stop: Stop) -> dict[str, Any]:
    """What `agreement --json` prints, of annotators of the project; `done`: only of articles that each has finished."""
    from annotator.measures.agreement import agree
    from annotator.measures.units import Columns, Vocabulary

    names = Vocabulary()
    worked: Counter[str] = Counter()
    sides = []
    for annotator in annotators:
        columns, statuses = Columns(annotator, names), workspace.statuses(annotator)
        for one in workspace.columns(annotator):
            if stop():
                raise Cancelled
            status = statuses.get(one.document)
            if status == "done" or (not done and (status or one.starts)):
                worked[one.document] += 1
                columns.add_columns(
                    one.document, one.layers, one.labels, one.starts, one.ends, one.referents, one.split, one.relations
                )
        sides.append(columns.side())
    if not any(count > 1 for count in worked.values()):
        return {"documents": 0, "annotators": list(annotators), "layers": {}, "pairs": []}
    for document, text in workspace.texts():
        if document in names.documents:
            names.texts[names.documents[document]] = text
    result: dict[str, Any] = agree(sides).as_json()
    return result


def pair_cases(workspace: Workspace, pair: tuple[str, str], *, done: bool, progress: Progress, stop: Stop) -> list[Listed]:
    """Every case of two annotators, over the articles that both have begun, or finished."""
    referents = workspace.state.referents
    rows: list[Listed] = []
    for document, sets in workspace.works(pair, progress=progress, cancelled=stop):
        left, right = (sets.get(name) for name in pair)
        if left is not None and right is not None and (not done or finished(left, right)):
            rows += case_list.listed(document, left, right, referents)
    return rows


def finished(*sets: AnnotationSet) -> bool:
    """Whether each of these sets is done."""
    return all(work.progress.status == "done" for work in sets)
