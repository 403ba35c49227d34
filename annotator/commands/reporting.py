"""`--report FILE.html` of `agreement` and `evaluate`: the sources are read a second time, for the cases behind the figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.commands import sources
from annotator.core.annotation import Document
from annotator.core.errors import AnnotatorError
from annotator.reports.differences import Comparison, compare

if TYPE_CHECKING:
    from annotator.core.annotation import Entry
    from annotator.core.labels import LabelSet
    from annotator.measures.units import Vocabulary


@dataclass
class Report:
    """A report to be written: where to, from which sources, in which language. `names` knows the texts."""

    target: Path
    given: Sequence[str]
    names: "Vocabulary"
    language: str
    documents: dict[str, Document] = field(default_factory=dict)

    def of_agreement(self, found: Mapping[str, Any]) -> None:
        """Writes the report on annotators: `found` is what `agreement --json` prints, for the sources in their order."""
        from annotator.reports import agreement

        pairs = combinations(zip(found["annotators"], self._entries, strict=True), 2)
        comparisons = [self._compared(*pair, everywhere=False) for pair in pairs]
        self._write(agreement.page(found, comparisons, self.documents, self.language, **self._more))

    def of_evaluation(self, found: Mapping[str, Any]) -> None:
        """Writes the report on extractors: `found` is what `evaluate --json` prints; the gold is the first source."""
        from annotator.reports import evaluation

        gold, *others = zip((found["gold"], *found["predictions"]), self._entries, strict=True)
        comparisons = [self._compared(gold, other, everywhere=True) for other in others]
        self._write(evaluation.page(found, comparisons, self.documents, self.language, **self._more))

    @cached_property
    def _entries(self) -> list[list["Entry"]]:
        if "-" in self.given:
            raise AnnotatorError("A report reads its sources twice, which standard input cannot be; save it to a file first.")
        return [list(sources.entries_of(text, self._text)) for text in self.given]

    def _text(self, document: str) -> str | None:
        return self.names.texts.get(self.names.documents.get(document, -1))

    def _compared(self, left: tuple[str, list["Entry"]], right: tuple[str, list["Entry"]], *, everywhere: bool) -> Comparison:
        found, documents = compare(left[0], right[0], left[1], right[1], everywhere=everywhere)
        self.documents |= documents
        return found

    @property
    def _more(self) -> dict[str, Any]:
        return {"label_set": self._label_set(), "date": date.today().isoformat()}

    def _label_set(self) -> "LabelSet":
        """That of the first project among the sources, else the default one."""
        return next((found for text in self.given if (found := sources.label_set_of(text))), sources.default_label_set())

    def _write(self, page: str) -> None:
        from annotator.formats import files

        files.write_text(page, self.target)
