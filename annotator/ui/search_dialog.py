"""Searching all articles: a concordance, right to left, narrowed by what is annotated; hits can be tagged where they stand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.core import acts
from annotator.core.annotation import Span
from annotator.core.concordance import Hit, Query
from annotator.core.errors import Key
from annotator.core.text import Range
from annotator.ui import physical_keys
from annotator.ui.background import Background
from annotator.ui.desk import Desk
from annotator.ui.hit_list import HitList
from annotator.ui.language import language, tr
from annotator.ui.look import Choice, L, Look, M, S, label
from annotator.ui.naming import Naming

_MOST = 500  # hits; who has more narrows the words


class SearchDialog(QDialog):
    """A field and filters above a list of hits. `go` gets the document and the place.

    In the list Enter opens the place, Space ticks, A ticks all or none, a label's key tags what is ticked
    (or the hit itself), and G tags it like the span `like`.
    """

    def __init__(
        self, look: Look, desk: Desk, naming: Naming, go: Callable[[str, Range], None], parent: QWidget,
        *, like: Span | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Search all articles"))
        self._desk, self._naming, self._go, self._like = desk, naming, go, like
        self._concordance = desk.workspace.concordance()
        self._background = Background(self)
        self._background.failed.connect(desk.refused)
        self._turn, self._closed, self._hurried = 0, False, False
        self.input = _Input(self)
        self.input.setPlaceholderText(tr("Words in any article"))
        self.input.setAccessibleName(tr("Words in any article"))
        self._count = label("", "faint")
        self._hint = label(self._hint_words(), "faint")
        self.hits = HitList(look, self.key)
        self.hits.doubleClicked.connect(lambda _index: self.open_hit())
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self._search)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(L, L, L, L)
        lines.setSpacing(M)
        lines.addWidget(self.input)
        lines.addLayout(self._filters())
        for part in (self._count, self.hits, self._hint):
            lines.addWidget(part)
        self.setTabOrder(self.input, self.hits)
        self.resize(min(980, parent.width() - 60), min(680, parent.height() - 60))
        self.input.textChanged.connect(lambda: self._pause.start())
        if like is not None:
            self.input.setText(acts.mention(like, desk.text))
        self.input.setFocus()
        self._index()

    def _filters(self) -> QHBoxLayout:
        desk = self._desk
        self._clitics = QCheckBox(tr("also with و ف ب ل ك and ال before it"))
        self._clitics.setChecked(True)
        self._labels, self._referents, self._annotators = Choice(), Choice(), Choice()
        self.labels = [("", "")]
        self._labels.addItem(tr("Text, annotated or not"))
        for layer in desk.label_set.layers:
            self.labels += [(layer.id, ""), *((layer.id, one.id) for one in layer.labels)]
            self._labels.addItem(layer.names.in_language(language()))
            self._labels.addItems([f"    {one.names.in_language(language())}" for one in layer.labels])
        self._referents.addItem(tr("Any referent"), "")
        for referent in sorted(desk.state.referents.values(), key=lambda r: r.name):
            self._referents.addItem(referent.name, referent.id)
        self._annotators.addItem(tr("Any annotator"), "")
        for name, _kind in desk.workspace.annotators():
            self._annotators.addItem(name, name)
        row = QHBoxLayout()
        row.setSpacing(S)
        for choice, name in (
            (self._labels, tr("Label")), (self._referents, tr("Referent")), (self._annotators, tr("Annotator"))
        ):  # fmt: skip
            choice.setAccessibleName(name)
            choice.setMinimumContentsLength(12)
            choice.currentIndexChanged.connect(lambda: self._pause.start())
            row.addWidget(choice, 1)
        self._clitics.toggled.connect(lambda: self._pause.start())
        row.addWidget(self._clitics)
        return row

    def _hint_words(self) -> str:
        words = tr("Tab to the hits · Enter opens · Space ticks · A all or none · a label's key tags them")
        if self._like is None:
            return words
        name = self._desk.label_name(self._like.layer, self._like.label)
        return f"{words} · " + tr("G tags them as “{label}”", label=name)

    @property
    def query(self) -> Query:
        layer, one = self.labels[self._labels.currentIndex()]
        return Query(
            self.input.text(), clitics=self._clitics.isChecked(), layer=layer, label=one,
            referent=self._referents.currentData(), annotator=self._annotators.currentData(),
        )  # fmt: skip

    # -- searching

    def _index(self) -> None:
        """Brings the index up to date beside the typing; what is searched meanwhile is what it knows so far."""
        concordance = self._concordance
        self._background.run(
            lambda: concordance.index(lambda: self._closed, lambda _last: None), lambda _none: self._search()
        )

    def _search(self) -> None:
        self._turn += 1
        turn, query, concordance = self._turn, self.query, self._concordance
        find = lambda: concordance.find(query, _MOST, lambda: turn != self._turn)  # noqa: E731 one value for the thread
        self._background.run(find, lambda hits: self._show(turn, hits))

    def _show(self, turn: int, hits: Sequence[Hit]) -> None:
        if turn != self._turn:
            return
        self.hits.show_hits(hits)
        asked = self.query
        words = tr("%n place(s)", len(hits)) if asked.words.strip() or asked.annotated else ""
        if self._hurried:
            self._hurried = False
            self.open_hit()
            return
        self._count.setText(words if len(hits) < _MOST else tr("The first {count} places; more words narrow them", count=_MOST))

    # -- acting on hits

    def open_hit(self) -> None:
        """Opens the place at hand; whoever presses Enter before the answer is there gets it opened then."""
        hit = self.hits.current()
        if self._pause.isActive():
            self._pause.stop()
            self._hurried = True
            self._search()
        elif hit is not None:
            self.close()
            self._go(hit.document, hit.place)

    def key(self, event: QKeyEvent) -> bool:
        """What a key does while the list has the keyboard; False: nothing."""
        letter = physical_keys.letter(event).upper()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_hit()
            case Qt.Key.Key_Space:
                self.hits.toggle()
            case _ if letter == "A":
                self.hits.toggle_all()
            case _ if letter == "G" and self._like is not None:
                self._tag(self._like.layer, self._like.label, self._like.referent)
            case _ if letter and (found := self._label_of(letter)) is not None:
                self._tag(*found, None)
            case _:
                return False
        return True

    def _label_of(self, key: str) -> tuple[str, str] | None:
        labels = ((layer.id, one) for layer in self._desk.label_set.layers for one in layer.labels)
        return next(((layer, one.id) for layer, one in labels if one.key.upper() == key), None)

    def _tag(self, layer: str, one: str, referent: str | None) -> None:
        chosen = self.hits.chosen()
        if not chosen:
            return

        def act() -> None:
            count = self._naming.tag_places(chosen, layer, one, referent)
            self.hits.mark_done(chosen)
            name = self._desk.label_name(layer, one)
            done = tr("%n place(s)", count)
            said = tr(
                "{label}: {places}; {undo} in one of the articles takes them back", label=name, places=done, undo=Key("undo")
            )
            self._count.setText(said)

        self._desk.tried(act)

    def done(self, result: int) -> None:
        self._turn += 1
        self._closed = True
        self._background.close()
        super().done(result)


class _Input(QLineEdit):
    def __init__(self, dialog: SearchDialog) -> None:
        super().__init__()
        self._dialog = dialog

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._dialog.open_hit()
                    return True
                case Qt.Key.Key_Down:
                    self._dialog.hits.setFocus()
                    return True
        return super().event(event)
