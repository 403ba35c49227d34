"""A list of cases, as long as it may be, narrowed by kind, label, article, speaker and more; each row says what differs where."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from annotator.core.case_list import GROUPS, LENGTHS, Listed, Tally, Wanted, narrowed
from annotator.core.cases import KINDS, Case
from annotator.core.labels import LabelSet
from annotator.ui.background import Background
from annotator.ui.case_rows import CaseList
from annotator.ui.case_words import Sides, label_name, layer_name, relation_name
from annotator.ui.language import isolated, number, tr
from annotator.ui.look import Choice, Look, S, label

_Entry = tuple[object, str, int | None]
_ANY = Wanted()
FIELDS = ("kind", "label", "document", "person")
ERROR_FIELDS = ("news", *FIELDS, "verb", "length")
"""What the errors of an extractor can be narrowed by."""
_MOST = 300  # names in one choice; the most frequent ones


class CasesPanel(QFrame):
    """The cases between two sides. Signals: changed – another one is at hand (or none); opened – Enter on it.

    `narrow` chooses as the user would; what is chosen is applied in the background, and `settled` says when.
    """

    changed = Signal(object)
    opened = Signal(object)
    settled = Signal()

    def __init__(self, look: Look, label_set: LabelSet, background: Background, fields: Sequence[str] = FIELDS) -> None:
        super().__init__()
        self.news: Mapping[str, str] = {}
        """What is new beside another list, by key, and how it is said; nothing: there is no other list."""
        self._label_set, self._background, self._turn = label_set, background, 0
        self._rows: Sequence[Listed] = ()
        self.wanted = Wanted()
        self.sides = Sides("", "")
        self.list = CaseList(look, label_set)
        self.list.selectionModel().currentChanged.connect(lambda: self.changed.emit(self.current()))
        self.list.opened.connect(self._open)
        self._count = label("", "faint")
        names = {
            "news": tr("Beside the other"), "kind": tr("Kind"), "label": tr("Label"), "document": tr("Article"),
            "person": tr("Speaker"), "verb": tr("Verb"), "length": tr("Length"),
        }  # fmt: skip
        self.facets = {field: _Facet(names[field], partial(self._chosen, field)) for field in fields}
        self.kinds, self.labels, self.documents, self.people = (self.facets[field] for field in FIELDS)
        self._build()

    def _build(self) -> None:
        choices = QGridLayout()
        choices.setSpacing(S)
        for place, choice in enumerate(self.facets[field] for field in self.facets if field != "news"):
            choices.addWidget(choice, place // 2, place % 2)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(S, S, S, S)
        lines.setSpacing(S)
        if "news" in self.facets:
            lines.addWidget(self.facets["news"])
        lines.addLayout(choices)
        lines.addWidget(self._count)
        lines.addWidget(self.list, 1)
        self.setMinimumWidth(300)

    # -- what is listed

    def show_cases(self, rows: Sequence[Listed], sides: Sides, wanted: Wanted = _ANY) -> None:
        """Another list between other sides."""
        self._rows, self.sides = rows, sides
        self.narrow(wanted)

    def replace_rows(self, rows: Sequence[Listed]) -> None:
        """The same list as it is now: what is wanted and the place in it stay."""
        self._rows = rows
        self.narrow(self.wanted, self.list.currentIndex().row())

    def title_of(self, document_id: str) -> str:
        return next((row.title for row in self._rows if row.case.document_id == document_id), document_id)

    def replace_document(self, document_id: str, rows: Iterable[Listed]) -> None:
        """The cases of one article are others now; the rest stays, and so does the place in the list."""
        before = [row for row in self._rows if row.case.document_id < document_id]
        after = [row for row in self._rows if row.case.document_id > document_id]
        self._rows = [*before, *rows, *after]
        self.narrow(self.wanted, self.list.currentIndex().row())

    def narrow(self, wanted: Wanted, at: int = 0) -> None:
        """Shows what is wanted with the row `at` at hand."""
        self.wanted = wanted
        self._turn += 1
        turn, rows = self._turn, self._rows
        self._background.run(lambda: narrowed(rows, wanted), lambda found: self._show(turn, at, *found))

    def _show(self, turn: int, at: int, rows: Sequence[Listed], tally: Tally) -> None:
        if turn != self._turn:
            return
        self.list.show_rows(rows, self.sides)
        self._offer(tally)
        self._count.setText(tr("%n case(s)", len(rows)))
        if rows:
            self.list.setCurrentIndex(self.list.model().index(min(max(0, at), len(rows) - 1), 0))
        else:
            self.changed.emit(None)
        self.settled.emit()

    def _offer(self, tally: Tally) -> None:
        """What there is to choose, with its count."""
        wanted = self.wanted
        self.kinds.offer(list(self._kinds(tally)), _kind_key(wanted.kind, wanted.relation))
        self.labels.offer(list(self._labels(tally)), (wanted.layer, wanted.label))
        articles = [(uid, tally.titles.get(uid, uid), n) for uid, n in _most(tally.documents, wanted.document)]
        self.documents.offer([("", tr("All articles"), tally.documents.total()), *articles], wanted.document)
        people = [(name, name, n) for name, n in _most(tally.people, wanted.person)]
        self.people.offer([("", tr("All speakers"), None), *people], wanted.person)
        self._offer_more(tally)

    def _offer_more(self, tally: Tally) -> None:
        wanted, facets = self.wanted, self.facets
        if "verb" in facets:
            verbs = [(verb, verb, n) for verb, n in _most(tally.verbs, wanted.verb)]
            facets["verb"].offer([("", tr("All verbs"), None), *verbs], wanted.verb)
        if "length" in facets:
            lengths = [(one, length_words(one), tally.lengths[one]) for one in LENGTHS]
            facets["length"].offer([("", tr("All lengths"), tally.lengths.total()), *lengths], wanted.length)
        if "news" in facets:
            facets["news"].offer([(key, words, tally.news[key]) for key, words in self.news.items()], wanted.news)
            facets["news"].setVisible(bool(self.news))

    def _kinds(self, tally: Tally) -> Iterator[_Entry]:
        """Each kind of difference, and below other relations which."""
        counts, wanted = tally.kinds, self.wanted
        yield "", self.sides.kind(""), counts.total() - counts["same"]
        if wanted.kind in GROUPS:
            yield wanted.kind, self.sides.kind(wanted.kind), len(self.list.rows)
        for kind in KINDS:
            if counts[kind] or kind == wanted.kind:
                yield kind, self.sides.kind(kind), counts[kind]
            if kind == "relation":
                for relation in sorted({*tally.relations, *filter(None, [wanted.relation])}):
                    name = "    " + relation_name(self._label_set, relation)
                    yield _kind_key(kind, relation), name, tally.relations[relation]

    def _labels(self, tally: Tally) -> Iterator[_Entry]:
        """Each layer, and its labels below it."""
        wanted, known = self.wanted, [layer.id for layer in self._label_set.layers]
        yield ("", ""), tr("All labels"), tally.layers.total()
        layers = {*tally.layers, *filter(None, [wanted.layer])}
        for layer in sorted(layers, key=lambda name: (known.index(name) if name in known else len(known), name)):
            yield (layer, ""), layer_name(self._label_set, layer), tally.layers[layer]
            labels = {*tally.labels, (wanted.layer, wanted.label)}
            for one in sorted(one for some, one in labels if some == layer and one):
                yield (layer, one), "    " + label_name(self._label_set, layer, one), tally.labels[layer, one]

    def _chosen(self, field: str, value: object) -> None:
        if isinstance(value, tuple):
            self.narrow(replace(self.wanted, layer=value[0], label=value[1]))
        elif field == "kind":
            kind, _, relation = str(value).partition("/")
            self.narrow(replace(self.wanted, kind=kind, relation=relation))
        else:
            self.narrow(replace(self.wanted, **{field: str(value)}))

    # -- walking

    def current(self) -> Case | None:
        index = self.list.currentIndex()
        return self.list.rows[index.row()].case if index.isValid() else None

    @property
    def place(self) -> tuple[int, int]:
        """Which of how many is at hand, counted from one; (0, 0) in an empty list."""
        return self.list.currentIndex().row() + 1, len(self.list.rows)

    def step(self, step: int) -> None:
        """To the next or previous case, around the end."""
        count = len(self.list.rows)
        if count:
            self.list.setCurrentIndex(self.list.model().index((self.list.currentIndex().row() + step) % count, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the case at hand, also where one of the choices has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if (case := self.current()) is not None:
            self.opened.emit(case)


def _kind_key(kind: str, relation: str) -> str:
    return f"{kind}/{relation}" if relation else kind


def _most(counts: Counter[str], chosen: str) -> list[tuple[str, int]]:
    """The most frequent names, and the chosen one whatever its count."""
    found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    return found if not chosen or any(name == chosen for name, _ in found) else [*found, (chosen, counts[chosen])]


def length_words(length: str) -> str:
    """One of `LENGTHS` in words of the interface."""
    return tr("1 word") if length == "1" else tr("{count} words", count=number(f"\u2066{length.replace('-', '–')}\u2069"))


class _Facet(Choice):
    """A choice whose entries carry their counts; `take` gets the value that a user chose."""

    def __init__(self, name: str, take: Callable[[object], None]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(20)
        self.activated.connect(lambda place: take(self._values[place]))
        self._values: list[object] = []

    def offer(self, entries: Sequence[_Entry], chosen: object) -> None:
        self._values = [value for value, _name, _count in entries]
        self.clear()
        self.addItems([f"{isolated(name)}  ({number(count)})" if count is not None else name for _value, name, count in entries])
        self.setCurrentIndex(self._values.index(chosen) if chosen in self._values else 0)
