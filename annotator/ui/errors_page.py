"""The errors of an extractor: its scores, every case in its text with the gold above, and the gold corrected from here."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from annotator.core.adoption import adopt
from annotator.core.case_list import RIGHT, Listed, Wanted
from annotator.core.case_news import HERE, ONLY_THERE
from annotator.core.cases import Case
from annotator.gold_desk import GoldDesk
from annotator.ui import error_data, error_figures, error_words, physical_keys
from annotator.ui.case_browser import CaseBrowser
from annotator.ui.case_words import Opened, Sides
from annotator.ui.cases_panel import ERROR_FIELDS
from annotator.ui.error_data import BEFORE, Compared, Found, Question
from annotator.ui.figure_table import FigureTable
from annotator.ui.hint_strip import Hint
from annotator.ui.language import isolated, tr
from annotator.ui.look import XL, Choice, L, M, S, label
from annotator.ui.pages import Page

if TYPE_CHECKING:
    from annotator.ui.comparing import Comparing

_LOW, _TALL = 30, 38  # pixels of a row without and with a note below its figures
_LEAST, _FOR_CASES = 120, 440  # pixels: the table at least; the rest of the page, before the table is given more
_WIDEST = 260  # pixels of a choice
_ADOPT = "G"
"""The key that takes the prediction into the gold, by its place on the keyboard."""


class ErrorsPage(Page):
    """Gold, extractor and what it is compared with above; scores; the cases below. G corrects the gold, Ctrl+Z takes it back."""

    def __init__(self, comparing: "Comparing") -> None:
        super().__init__()
        window = comparing.window
        self._comparing, self._workspace, self._window = comparing, comparing.workspace, window
        self._stale, self._fresh, self._full = True, False, 0
        self._desk: GoldDesk | None = None
        self._asked = Question("", "")
        self._last: Compared | None = None
        self.title = label(tr("Errors of an extractor"), "title")
        self.gold, self.extractor, self.beside = Choice(), Choice(), Choice()
        self.summary = label("", "faint")
        self.empty = label("", "faint")
        self._busy = QProgressBar()
        self.table = FigureTable(window.look, tr("Scores"), least=64, whole=True)
        self.browser = _ErrorBrowser(
            window.look, self._workspace.label_set, comparing.background, self._fetch, self._advice, ERROR_FIELDS
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(L, S, M, S)
        top.setSpacing(M)
        top.addWidget(self.title)
        for words, choice in ((tr("Gold"), self.gold), (tr("Extractor"), self.extractor), (tr("Compared with"), self.beside)):
            choice.setAccessibleName(words)
            choice.setMinimumContentsLength(5)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choice.setMaximumWidth(_WIDEST)
            top.addWidget(label(words, "faint"))
            top.addWidget(choice, 2)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top.addWidget(self.summary, 1)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(4)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(XL, XL, XL, XL)
        found = QWidget()
        lines = QVBoxLayout(found)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        scores = QHBoxLayout()
        scores.setContentsMargins(M, 0, M, 0)
        scores.addWidget(self.table)
        lines.addLayout(scores)
        lines.addWidget(self.browser, 1)
        for page in (self.empty, found):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._busy)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for choice in (self.gold, self.extractor):
            choice.activated.connect(lambda _place: self._chosen())
        self.beside.activated.connect(lambda _place: self.compute())
        self.table.opened.connect(self._narrow)
        self.browser.opened.connect(lambda case: self._comparing.go(case, self.browser.panel.place))

    # -- the page among pages

    def shown(self) -> None:
        self._offer()
        if self._stale or self._question() != replace(self._asked, own_lists=frozenset()):
            self.compute()
        self._fresh = True
        self.browser.panel.list.setFocus()

    def changed(self, _document_id: str | None) -> None:
        """Something was annotated or extracted: the next time it is compared again."""
        self._stale = True

    def step(self, step: int) -> None:
        self.browser.step(step)

    def stops(self) -> Sequence[QWidget]:
        return [*self.browser.stops(), self.table, *(c for c in (self.gold, self.extractor, self.beside) if c.isVisible())]

    def hints(self) -> list[Hint]:
        adopts = (_ADOPT, tr("the prediction into the gold"), "")
        undo = (self._window.actions_.key("undo"), tr("takes it back"), "undo")
        return [("Enter", tr("opens the place"), ""), adopts, undo, *self._comparing.walking(), ("Esc", tr("the article"), "")]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and physical_keys.letter(event).upper() == _ADOPT:
            self._window.desk.tried(self.adopt)
        else:
            super().keyPressEvent(event)

    @property
    def is_ready(self) -> bool:
        """Whether what is shown answers what is asked."""
        return self._busy.isHidden()

    # -- what is asked

    def _offer(self) -> None:
        """The annotators there are: gold before people, extractors in the order of their coming."""
        known = self._workspace.annotators()
        golds = sorted((kind != "gold", place, name) for place, (name, kind) in enumerate(known) if kind != "extractor")
        _fill(self.gold, [(name, name) for _kind, _place, name in golds])
        newest = [run.annotator for run in self._workspace.runs().all()]
        extractors = [name for name, kind in known if kind == "extractor"]
        extractors.sort(key=lambda name: newest.index(name) if name in newest else len(newest))
        _fill(self.extractor, [(name, name) for name in extractors])
        self._offer_others()

    def _offer_others(self) -> None:
        extractor = str(self.extractor.currentData() or "")
        delivered = [r for r in self._workspace.runs().all() if r.annotator == extractor and "sets" in r.outcome]
        before = [(BEFORE, tr("its run before"))] if len(delivered) > 1 else []
        names = [self.extractor.itemData(place) for place in range(self.extractor.count())]
        _fill(self.beside, [("", tr("nothing")), *before, *((name, name) for name in names if name != extractor)])

    def _chosen(self) -> None:
        self._offer_others()
        self.compute()

    def _question(self) -> Question:
        gold, extractor, beside = (str(choice.currentData() or "") for choice in (self.gold, self.extractor, self.beside))
        return Question(gold, extractor, beside)

    def compute(self) -> None:
        """Cases and scores of what is chosen, beside the window; the place in the list stays if the question does."""
        self._comparing.stop()
        asked = self._question()
        same = replace(self._asked, own_lists=frozenset()) == asked
        if self._desk is None or self._desk.annotator != asked.gold:
            self._desk = GoldDesk(self._workspace, asked.gold) if asked.gold else None
        self._asked, self._last = asked, None
        if not asked.gold:
            self._show_empty(tr("There is no gold in this project yet: import it, or settle it from the annotators' work."))
            return
        if not asked.extractor:
            key = self._window.actions_.key("extract")
            self._show_empty(tr("No extractor has been run yet: {key} runs one, or import its predictions.", key=key))
            return
        self._stale = False
        self._busy.show()
        workspace, lexicon = self._workspace, self._window.desk.lexicon
        work = lambda stop: error_data.errors(workspace, asked, lexicon, stop)  # noqa: E731 one value for the thread
        self._comparing.run(work, lambda found: self._show(found, same=same), self._failed)

    def _show(self, found: Found, *, same: bool) -> None:
        self._busy.hide()
        if not found.documents:
            self._show_empty(tr("No article has gold by {name} yet.", name=self._asked.gold))
            return
        self.summary.setText(tr("%n article(s)", found.documents))
        self._asked, panel = found.asked, self.browser.panel
        asked = self._asked
        other = tr("its run before") if asked.beside == BEFORE else asked.beside
        self.table.verticalHeader().setDefaultSectionSize(_TALL if found.with_notes else _LOW)
        column = tr("F1 before") if asked.beside == BEFORE else tr("F1 of {name}", name=asked.beside)
        self.table.show_figures(error_figures.table(found.scores, self._workspace.label_set, column if asked.beside else ""))
        self._full = self.table.maximumHeight()
        self._share_height()
        panel.news = error_words.news_words(asked.extractor, other, runs=asked.beside == BEFORE) if asked.beside else {}
        self.browser.other = f"{isolated(asked.extractor)} ({other})" if asked.beside == BEFORE else isolated(other)
        if same:
            panel.replace_rows(found.rows)
        else:
            wanted = Wanted(news=HERE if asked.beside else "")
            self.browser.show_cases(found.rows, error_words.sides(asked.extractor), wanted)
        self._stack.setCurrentIndex(1)
        if self._fresh:
            self._fresh = False
            panel.list.setFocus()

    def _share_height(self) -> None:
        """The table as high as it is, but in a low window not at the cost of the list: then it scrolls."""
        if self._full:
            self.table.setFixedHeight(min(self._full, max(_LEAST, self.height() - _FOR_CASES)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _failed(self) -> None:
        self._show_empty(tr("The figures could not be computed."))

    def _show_empty(self, reason: str) -> None:
        self._busy.hide()
        self.summary.setText("")
        self.empty.setText(reason)
        self._stack.setCurrentIndex(0)

    def _narrow(self, wanted: Wanted) -> None:
        """What stands behind a figure, with the keyboard in the list."""
        news = HERE if self._asked.beside and wanted.kind not in ("same", RIGHT) else ""
        self.browser.panel.narrow(Wanted(kind=wanted.kind, layer=wanted.layer, news=news))
        self.browser.panel.list.setFocus()

    # -- one case

    def _row(self) -> Listed | None:
        rows, place = self.browser.panel.list.rows, self.browser.panel.place[0]
        return rows[place - 1] if place else None

    def _fetch(self, case: Case) -> Opened | None:
        """The case with its article and both sets as they are now; the other prediction if only that errs."""
        row = self._row()
        found = self._compared(case.document_id, row.title if row else "")
        if found is None:
            return None
        right = found.other if row is not None and ONLY_THERE in row.news and found.other is not None else found.predicted
        return Opened(case, found.document, found.gold, right, self._workspace.state.referents)

    def _compared(self, document_id: str, title: str) -> Compared | None:
        if self._last is None or self._last.document.id != document_id:
            self._last = error_data.of_document(self._workspace, self._asked, document_id, title)
        return self._last

    def _advice(self, opened: Opened) -> str:
        """What the key that corrects the gold would do here."""
        if not opened.case.differs:
            return ""
        if opened.case.kind == "left_only":
            return tr("If the gold is wrong here, G takes this span out of it.")
        return tr("If the gold is wrong here, G takes the prediction into it.")

    def adopt(self) -> None:
        """The prediction into the gold for the case at hand; then everything is counted again."""
        opened = self.browser.view.shown
        if opened is None or self._desk is None:
            return
        document = opened.document
        change = adopt(self._desk.state(document.id), opened.case, opened.right)
        if not change:
            self._window.hint_strip.say(tr("Gold and prediction say the same here."))
            return
        self._comparing.stop()
        self._desk.apply(document.id, change)
        self._again(document.id, document.title)
        undo = self._window.actions_.key("undo")
        self._window.hint_strip.say(tr("Taken into the gold; {key} takes it back.", key=undo))

    def undo(self) -> bool:
        return self._repeat(undoing=True)

    def redo(self) -> bool:
        return self._repeat(undoing=False)

    def _repeat(self, *, undoing: bool) -> bool:
        """Takes the last correction back, or does it again; there is nothing else to undo from here."""
        self._comparing.stop()
        act = (self._desk.undo() if undoing else self._desk.redo()) if self._desk else None
        if act is None:
            said = tr("There is nothing to undo.") if undoing else tr("There is nothing to redo.")
        else:
            title = tr(act.change.title)
            said = tr("Undone: {act}", act=title) if undoing else tr("Done again: {act}", act=title)
            self._again(act.document_id, "")
        self._window.hint_strip.say(said)
        return True

    def _again(self, document_id: str, title: str) -> None:
        """The cases of one article as they are now, at once; the figures follow."""
        self._last = None
        found = self._compared(document_id, title or self.browser.panel.title_of(document_id))
        if found is not None:
            self.browser.panel.replace_document(document_id, found.rows(self._workspace, self._window.desk.lexicon))
        self.compute()


class _ErrorBrowser(CaseBrowser):
    """Calls the right side of a case by what it comes from."""

    other = ""

    def sides_of(self, opened: Opened) -> Sides:
        row = self.panel.list.rows[self.panel.place[0] - 1]
        return error_words.ErrorSides(tr("Gold"), self.other) if ONLY_THERE in row.news else self.panel.sides


def _fill(choice: Choice, entries: Sequence[tuple[str, str]]) -> None:
    """Other entries, with what was chosen still chosen if it is there."""
    before = choice.currentData()
    choice.clear()
    for value, words in entries:
        choice.addItem(words, value)
    choice.setCurrentIndex(max(0, choice.findData(before)) if entries else -1)
