"""The figures of an agreement on one page: annotator by annotator, then by layer, label, kind of difference and article."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from annotator.core.errors import AnnotatorError
from annotator.core.labels import LabelSet
from annotator.reports.words import Words
from annotator.ui import agreement_figures as tables
from annotator.ui.agreement_figures import Data, Pair
from annotator.ui.case_words import Sides, layer_name
from annotator.ui.comparison import Compared
from annotator.ui.figure_table import FigureTable
from annotator.ui.language import language, tr
from annotator.ui.look import IN_THE_MIDDLE, XS, Choice, Look, M, S, label, plain
from annotator.ui.plots_panel import PlotsPanel

_LOW = 520  # pixels of height
_MEASURES = (*tables.OF_PAIRS, tables.SPEAKER)


class AgreementBoard(QFrame):
    """Signals: opened – the `Door` of a figure; paired – two annotators were chosen in the matrix.

    gamma_wanted – γ was asked for, and is not among the figures since it takes long.
    """

    opened = Signal(object)
    paired = Signal(object)
    gamma_wanted = Signal()

    def __init__(self, look: Look, label_set: LabelSet, refuse: Callable[[AnnotatorError], None]) -> None:
        super().__init__()
        self._label_set, self._words = label_set, Words(language(), label_set)
        self._data: Data = {"annotators": [], "layers": {}, "pairs": [], "documents": 0}
        self._name: Callable[[str], str] = str
        self.measure, self.layer = Choice(), Choice()
        self.matrix = FigureTable(look, tr("Annotator by annotator"), least=56, whole=True)
        self.kinds = FigureTable(look, tr("Differences"), least=44, row=28)
        self.layers = FigureTable(look, tr("Layers"), whole=True)
        self.labels = FigureTable(look, tr("Labels"))
        self.speakers = FigureTable(look, tr("Speakers"))
        self.relations = FigureTable(look, tr("Relations"))
        self.articles = FigureTable(look, tr("Articles"), row=30, titled=True)
        self.plots = PlotsPanel(look, refuse)
        self.tabs = QTabWidget()
        self._pair_words, self._explained, self._notes = label("", "section"), label(""), label("", "faint")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.matrix.horizontalHeader().setTextElideMode(IN_THE_MIDDLE)
        for name, choice in ((tr("Measure"), self.measure), (tr("Layer"), self.layer)):
            choice.setAccessibleName(name)
        self.measure.addItems([self._words(measure) for measure in _MEASURES])
        for words in (self._explained, self._notes, self._pair_words):
            words.setWordWrap(True)
        choices = QHBoxLayout()
        choices.setSpacing(S)
        choices.addWidget(self.measure, 3)
        choices.addWidget(self.layer, 2)
        of_two, of_all = QVBoxLayout(), QVBoxLayout()
        of_two.addLayout(choices)
        of_two.addWidget(self.matrix, 2)
        of_two.addWidget(self._pair_words)
        of_two.addWidget(self.kinds, 3)
        for table in self._tabbed():
            self.tabs.addTab(table, table.accessibleName())
        self.tabs.addTab(self.plots, tr("Plots"))
        self.tabs.setDocumentMode(True)
        of_all.addWidget(self.layers, 2)
        of_all.addWidget(self.tabs, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, S)
        whole.setSpacing(XS)
        whole.addWidget(_beside(of_two, of_all), 1)
        for words in (self._explained, self._notes):
            words.setContentsMargins(M, 0, M, 0)
            whole.addWidget(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the figures are worth more than the notes on them, which the explanation still tells to who asks."""
        super().resizeEvent(event)
        self._notes.setVisible(self.height() >= _LOW)

    def _connect(self) -> None:
        self.measure.currentIndexChanged.connect(lambda _place: self._show_matrix())
        self.layer.currentIndexChanged.connect(lambda _place: self._show_layer())
        for table in (self.matrix, self.kinds, self.layers, *self._tabbed()):
            table.opened.connect(self.opened)
        self.matrix.selectionModel().currentChanged.connect(lambda _index: self._pair())
        for table in (self.layers, *self._tabbed()):
            table.looked.connect(lambda measure: self._explain(measure or self._measure))

    def tables(self) -> Sequence[tuple[str, FigureTable]]:
        """Every table with its name, as they are copied."""
        shown = f"{self.measure.currentText()} · {self.layer.currentText()}"
        rest = (self.layers, self.kinds, *self._tabbed())
        return [(shown, self.matrix), *((table.accessibleName(), table) for table in rest)]

    def _tabbed(self) -> tuple[FigureTable, ...]:
        return self.labels, self.speakers, self.relations, self.articles

    def stops(self) -> list[QWidget]:
        return [self.matrix, self.kinds, self.layers, self.tabs.currentWidget(), self.measure, self.layer]

    def turn(self, step: int) -> None:
        """To the next or previous of the tables that share a place, with the keyboard."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.tabs.currentWidget().setFocus(Qt.FocusReason.TabFocusReason)

    # -- what is shown

    def show_data(self, data: Data, name: Callable[[str], str]) -> None:
        """Other figures; `name` is how an annotator is shown."""
        self._data, self._name = data, name
        before = self.layer.currentData()
        with QSignalBlocker(self.layer):
            self.layer.clear()
            for layer in tables.layers_of(data, self._label_set):
                self.layer.addItem(layer_name(self._label_set, layer), layer)
            self.layer.setCurrentIndex(max(0, self.layer.findData(before)))
        self._notes.setText(" ".join(tables.notes(data, name)))
        self._explained.setToolTip(plain(self._notes.text()))
        for table, made in ((self.layers, tables.layers), (self.speakers, tables.speakers), (self.relations, tables.relations)):
            table.show_figures(made(data, self._label_set))
        self._show_layer()

    def show_cases(self, compared: Compared, sides: Sides) -> None:
        """The counts of the two annotators at hand."""
        said = tr("Between {left} and {right}", left=sides.left, right=sides.right)
        self._pair_words.setText(said)
        self.kinds.show_figures(tables.kinds(compared.kinds, sides, self._label_set))
        self.articles.show_figures(tables.articles(self._data, compared.differences, compared.titles))

    def _show_layer(self) -> None:
        self.labels.show_figures(tables.labels(self._data, self._layer, self._label_set))
        self._show_matrix()

    def _show_matrix(self) -> None:
        if self._data["annotators"]:
            with QSignalBlocker(self):
                self.matrix.show_figures(tables.matrix(self._data, self._layer, self._measure, self._name))
        self._explain(self._measure)
        if self._measure == "gamma" and "gamma" in self._data.get("reasons", ()):
            self.gamma_wanted.emit()

    def _explain(self, measure: str) -> None:
        self._explained.setText(f"{self._words(measure)}: {tables.explanation(measure, self._words)}")

    @property
    def _measure(self) -> str:
        return _MEASURES[max(0, self.measure.currentIndex())]

    @property
    def _layer(self) -> str:
        return str(self.layer.currentData() or "")

    def show_pair(self, pair: Pair) -> None:
        """Puts two annotators at hand in the matrix."""
        row, column = (self._data["annotators"].index(name) for name in pair)
        with QSignalBlocker(self):
            self.matrix.setCurrentIndex(self.matrix.model().index(row, column))

    def _pair(self) -> None:
        index, who = self.matrix.currentIndex(), self._data["annotators"]
        if index.isValid() and index.row() != index.column() and index.row() < len(who):
            self.paired.emit((who[index.row()], who[index.column()]))


def _beside(first: QVBoxLayout, second: QVBoxLayout) -> QSplitter:
    """Two columns whose border can be moved."""
    columns = QSplitter(Qt.Orientation.Horizontal)
    for lines in (first, second):
        lines.setContentsMargins(M, S, M, 0)
        lines.setSpacing(S)
        part = QFrame()
        part.setLayout(lines)
        columns.addWidget(part)
    columns.setChildrenCollapsible(False)
    columns.setStretchFactor(0, 2)
    columns.setStretchFactor(1, 3)
    columns.setSizes([400, 600])
    return columns
