"""The last line of the window: saved or not, where the caret is, how many spans, who annotates."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from annotator.ui.language import number, tr
from annotator.ui.look import XS, L, Look, label


class StatusLine(QFrame):
    """Small facts that never need an answer."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._look = look
        self.saved = label("")
        self._place, self._spans, self._problems = label("", "faint"), label("", "faint"), label("", "faint")
        self._annotator, self._project = label("", "faint"), label("", "faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(L, XS, L, XS)
        row.setSpacing(L)
        for part in (self.saved, self._place, self._spans, self._problems):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._project)
        row.addWidget(self._annotator)
        for part in (self.saved, self._place, self._spans, self._problems, self._project, self._annotator):
            part.setStyleSheet("font-size: 8.5pt")

    def show_saved(self) -> None:
        """Everything is on disk."""
        self._state(tr("Saved"), "good", "✓ ")

    def show_refused(self, reason: str) -> None:
        """Something could not be written."""
        self._state(reason, "problem", "! ")

    def _state(self, words: str, colour: str, sign: str) -> None:
        self.saved.setText(sign + words)
        self.saved.setStyleSheet(f"font-size: 8.5pt; color: {getattr(self._look.theme, colour)}")

    def show_place(self, offset: int, length: int) -> None:
        share = round(100 * offset / length) if length else 0
        self._place.setText(tr("{share}% of the article", share=number(share)))

    def show_counts(self, spans: int, relations: int, problems: int) -> None:
        self._spans.setText(" · ".join((tr("%n span(s)", spans), tr("%n relation(s)", relations))))
        self._problems.setText(tr("%n problem(s)", problems) if problems else "")

    def show_people(self, project: str, annotator: str) -> None:
        self._project.setText(project)
        self._annotator.setText(tr("Annotator: {name}", name=annotator))
