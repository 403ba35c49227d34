"""The problems of a whole project: every annotation set, document by document."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.core.annotation import AnnotationSet
from annotator.core.checks import Problem, problems
from annotator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and where it stands."""

    document: str
    annotator: str
    problem: Problem

    def __str__(self) -> str:
        start, end = self.problem.range
        whose = f" ({self.annotator})" if self.annotator else ""
        return f"{self.document}{whose} {start}-{end}: {self.problem.rule} {self.problem.sentence}"

    def as_json(self) -> dict[str, object]:
        """The stable shape of `annotator check --json`."""
        start, end = self.problem.range
        return {
            "document": self.document, "annotator": self.annotator, "rule": self.problem.rule, "start": start, "end": end,
            "spans": list(self.problem.span_ids), "sentence": self.problem.sentence,
        }  # fmt: skip


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every problem of every annotation set; of a document without one, those of its text."""
    for entry in workspace.entries():
        if entry.document is None:
            continue
        work = entry.annotation_set or AnnotationSet(entry.document_id, "")
        referents = {referent.id: referent for referent in entry.referents}
        for problem in problems(entry.document, work, referents, workspace.label_set):
            yield Finding(entry.document_id, work.annotator, problem)
