"""How the errors of an extractor are said: gold and prediction, the kinds of error, and what is new beside another."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.core.case_news import HERE, IN_BOTH, ONLY_HERE, ONLY_THERE
from annotator.ui.case_words import Sides
from annotator.ui.language import isolated, tr


@dataclass(frozen=True, slots=True)
class ErrorSides(Sides):
    """The gold on the left, a prediction on the right."""

    def kind(self, kind: str) -> str:
        return {
            "": tr("All errors"), "same": tr("Right"), "left_only": tr("Missed"), "right_only": tr("Spurious"),
            "boundary": tr("Wrong boundary"), "label": tr("Wrong label"), "both": tr("Wrong boundary and label"),
            "split": tr("Split"), "merged": tr("Merged"), "speaker": tr("Wrong speaker"), "relation": tr("Wrong relation"),
            "wrong": tr("Wrong boundary or label"), "right": tr("Right, whatever the relations"),
        }[kind]  # fmt: skip


def sides(extractor: str) -> ErrorSides:
    return ErrorSides(tr("Gold"), isolated(extractor))


def news_words(extractor: str, other: str, *, runs: bool) -> Mapping[str, str]:
    """What an error is beside the other list: the run before (`runs`), or another extractor."""
    if runs:
        said = tr("Errors of this run"), tr("Broken since the run before"), tr("In both runs"), tr("Fixed since the run before")
    else:
        said = (
            tr("Errors of {name}", name=extractor), tr("Only {name} errs", name=extractor), tr("Both err"),
            tr("Only {name} errs", name=other),
        )  # fmt: skip
    return dict(zip((HERE, ONLY_HERE, IN_BOTH, ONLY_THERE), said, strict=True))
