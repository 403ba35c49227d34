"""What an importer refuses: where it stands and why, as a value; the lines beside it still go in."""

from dataclasses import dataclass, field

from annotator.core.errors import AnnotatorError


class FormatError(AnnotatorError):
    """A value of a file that cannot be taken; `path` says where in its line."""

    def __init__(self, path: str, template: str, /, **values: object) -> None:
        super().__init__(template, **values)
        self.path = path


class UnknownLabel(FormatError):
    """A label the label set does not have; its span stays. Said once for each."""


@dataclass(frozen=True)
class FormatProblem:
    """A refused line (or file): `line` counts from 1, 0 where there are no lines; `path` is like $.spans[0].start.

    `document` is named where the rest of its line went in.
    """

    source: str
    line: int
    path: str
    template: str
    values: dict[str, object] = field(default_factory=dict)
    document: str = ""

    @property
    def sentence(self) -> str:
        return self.template.format(**self.values)

    @property
    def place(self) -> str:
        """Source, line, document and path, as far as there are any."""
        place = f"{self.source}:{self.line}" if self.line else self.source
        place += f" ({self.document})" if self.document else ""
        return f"{place}: {self.path}" if self.path else place

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


Problem = FormatProblem | AnnotatorError
"""What is told of an import: a refused place of a file, or what could not be taken as it was."""
