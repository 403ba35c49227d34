"""The comparisons of one window: pages that stay as they were left, and what is computed for them beside the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from annotator.core.annotation import AnnotationSet, Document
from annotator.core.cases import Case
from annotator.ui.background import Background
from annotator.ui.case_words import Opened
from annotator.ui.comparison import linked
from annotator.ui.hint_strip import Hint
from annotator.ui.keycaps import legend_of
from annotator.ui.language import tr
from annotator.workspace import Cancelled, Notice

if TYPE_CHECKING:
    from annotator.ui.agreement_page import AgreementPage
    from annotator.ui.errors_page import ErrorsPage
    from annotator.ui.main_window import MainWindow
    from annotator.ui.training_page import TrainingPage

T = TypeVar("T")


class Comparing(QObject):
    """Brings up the agreement of annotators, one's own work and extractors against the gold; a change makes all look again."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self.workspace = window.workspace
        self._background: Background | None = None
        self._agreement: AgreementPage | None = None
        self._training: TrainingPage | None = None
        self._errors: ErrorsPage | None = None
        self._stopped = 0
        self._at_hand: tuple[tuple[str, tuple[str, str]], tuple[str, AnnotationSet, AnnotationSet]] | None = None

    def agreement(self, pair: tuple[str, str] | None = None) -> None:
        """The agreement page, as it was left; of two annotators if they are named."""
        from annotator.ui.agreement_page import AgreementPage

        if self._agreement is None:
            self._agreement = AgreementPage(self)
        self.window.pages.show_page(self._agreement)
        if pair is not None:
            self._agreement.compare(pair)

    def training(self) -> None:
        """The present annotator's finished articles against the gold."""
        from annotator.ui.training_page import TrainingPage

        if self._training is None:
            self._training = TrainingPage(self)
        self.window.pages.show_page(self._training)

    def errors(self) -> None:
        """An extractor against the gold."""
        from annotator.ui.errors_page import ErrorsPage

        if self._errors is None:
            self._errors = ErrorsPage(self)
        self.window.pages.show_page(self._errors)

    def noticed(self, notice: Notice) -> None:
        """Something was changed: pages that showed it know, and look again when they are brought up."""
        self._at_hand = None
        if notice.kind in ("changed", "documents"):
            document = self.workspace.document
            for page in (self._agreement, self._training, self._errors):
                if page is not None:
                    page.changed(document.id if document and notice.kind == "changed" else None)

    @property
    def background(self) -> Background:
        """A thread of its own: the window's goes on looking for suggestions meanwhile."""
        if self._background is None:
            self._background = Background(self)
            self._background.failed.connect(self.window.session.failed)
        return self._background

    def run(
        self, work: Callable[[Callable[[], bool]], T], done: Callable[[T], None], failed: Callable[[], None] = lambda: None
    ) -> None:
        """Computes something; `stop` ends it and whatever else was begun, and then nothing is handed over."""
        turn = self._stopped

        def guarded() -> T | Exception:
            try:
                return work(lambda: turn != self._stopped)
            except Exception as failure:
                return failure

        def finish(result: T | Exception) -> None:
            if turn != self._stopped or isinstance(result, Cancelled):
                return
            if isinstance(result, Exception):
                failed()
                self.window.session.failed(result)
            else:
                done(result)

        self.background.run(guarded, finish)

    def stop(self) -> None:
        """Whatever is being computed is not wanted any more."""
        self._stopped += 1

    def fetch(self, case: Case, pair: tuple[str, str], title: str, *, apart: bool) -> Opened | None:
        """A case with its article and both sets as they are now; None if one is gone."""
        found = self._loaded(case.document_id, pair)
        if found is None:
            return None
        text, left, right = found
        other = linked(left, right) if apart else right
        return Opened(case, Document(case.document_id, text, title), left, other, self.workspace.state.referents)

    def _loaded(self, document_id: str, pair: tuple[str, str]) -> tuple[str, AnnotationSet, AnnotationSet] | None:
        """An article with both sets; the one at hand is not read again for each of its cases."""
        key = document_id, pair
        if self._at_hand is not None and self._at_hand[0] == key:
            return self._at_hand[1]
        text = self.workspace.text(document_id)
        left, right = (self.workspace.load_set(document_id, name) for name in pair)
        if text is None or left is None or right is None:
            return None
        self._at_hand = key, (text, left, right)
        return self._at_hand[1]

    def go(self, case: Case, place: tuple[int, int]) -> None:
        """The case's place in its article; says how to come back."""
        window, page = self.window, self.window.pages.page()
        command = "agreement" if page is self._agreement else "training" if page is self._training else "errors"
        window.show_place(case.document_id, case.place)
        index, count = place
        key = legend_of(window.look, command)
        window.hint_strip.say(tr("Case {index} of {count}. {key} goes back to the cases.", index=index, count=count, key=key))

    def walking(self) -> list[Hint]:
        """The keys that go from case to case and from part to part."""
        key = self.window.actions_.key
        return [
            (key("next_problem"), tr("next case"), "next_problem"),
            (key("previous_problem"), tr("previous case"), "previous_problem"),
            (key("next_pane"), tr("next part"), "next_pane"),
        ]

    def close(self) -> None:
        """Ends what is being computed."""
        self.stop()
        if self._background is not None:
            self._background.close()
