"""One case whole: its text with both sides' marks, and below it what each side says, differences marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from annotator.core.labels import LabelSet
from annotator.ui.case_text import CaseText
from annotator.ui.case_words import Fact, Opened, Sides, case_kind, facts, side_colour
from annotator.ui.language import language, leading, tr
from annotator.ui.look import IN_THE_MIDDLE, XS, L, Look, M, S, draw_words, label, plain

CASE_SIZE = 0.88
"""The size of a case's text as a share of the article's: it stands beside a list."""

_LEAST = 120  # pixels of a side's name


class CaseView(QScrollArea):
    """Shows a case between two sides. `size` is that of the text in points; `advice` stands below the facts."""

    def __init__(self, look: Look, label_set: LabelSet) -> None:
        super().__init__()
        self._look, self._label_set = look, label_set
        self.shown: Opened | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = label("", "title")
        self.kind = label("", "faint")
        self.text = CaseText(look)
        self._keys = (_Key(look, 0), _Key(look, 1))
        self._facts = QGridLayout()
        self._empty = label("", "faint")
        self.advice = label("", "faint")
        self.setWidget(self._page())
        self.show_case(None, Sides("", ""))

    def _page(self) -> QWidget:
        page = QFrame()
        page.setProperty("role", "page")
        lines = QVBoxLayout(page)
        lines.setContentsMargins(L, M, L, L)
        lines.setSpacing(S)
        for words in (self.title, self.kind, self._empty, self.advice):
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        keys = QHBoxLayout()
        keys.setSpacing(L)
        for key in self._keys:
            keys.addWidget(key)
        keys.addStretch(1)
        self._facts.setHorizontalSpacing(L)
        self._facts.setVerticalSpacing(XS)
        self._facts.setColumnStretch(1, 1)
        self._facts.setColumnStretch(2, 1)
        for part in (self._empty, self.title, self.kind):
            lines.addWidget(part)
        lines.addLayout(keys)
        lines.addWidget(self.text)
        lines.addLayout(self._facts)
        lines.addWidget(self.advice)
        lines.addStretch(1)
        return page

    def show_case(self, opened: Opened | None, sides: Sides, advice: str = "", empty: str = "") -> None:
        """Another case; None shows `empty` instead."""
        self.shown = opened
        for part in (self.title, self.kind, self.text, *self._keys):
            part.setVisible(opened is not None)
        self._empty.setText(empty)
        self._empty.setVisible(opened is None and bool(empty))
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.text.show_case(opened, self._label_set)
        if opened is not None:
            self.title.setText(opened.document.title or opened.document.id)
            self.kind.setText(case_kind(opened.case, sides, self._label_set))
            for side, key in enumerate(self._keys):
                key.show_name(sides.name(side))
        self._show_facts(facts(opened, self._label_set) if opened else (), sides)
        self.verticalScrollBar().setValue(0)

    def set_size(self, points: float) -> None:
        """The size of the text in points."""
        self.text.points = points
        self.text.show_case(self.shown, self._label_set)

    def _show_facts(self, found: Sequence[Fact], sides: Sides) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not found:
            return
        for side in (0, 1):
            self._facts.addWidget(_Key(self._look, side, sides.name(side)), 0, side + 1)
        for row, fact in enumerate(found, 1):
            name = label(fact.name, "faint")
            name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self._facts.addWidget(name, row, 0)
            for column, said in ((1, fact.left), (2, fact.right)):
                words = label(leading(said or "–"))
                words.setWordWrap(True)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.setProperty("role", "differs" if fact.differs else "")
                words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
                self._facts.addWidget(words, row, column)


class _Key(QWidget):
    """The legend of a side: a bar above or below, and its name, shortened where there is no room."""

    def __init__(self, look: Look, side: int, name: str = "") -> None:
        super().__init__()
        self._look, self._side, self._name = look, side, name
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(plain(name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._name) + L + 2 * S, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), _LEAST), 22)  # a short name is never shortened for a long one

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = language() == "ar"
        left = self.width() - L if right else 0
        top, bottom = self.height() / 2 - 6, self.height() / 2 + 6
        y = bottom if self._side else top
        painter.setPen(QPen(side_colour(self._look.theme, self._side), 2.4))
        for x in (left + 1, left + L - 1):
            painter.drawLine(x, int(top), x, int(bottom))
        painter.drawLine(left, int(y), left + L, int(y))
        painter.setPen(self._look.colour("text"))
        room = self.width() - L - S
        place = QRectF(0 if right else L + S, 0, room, self.height())
        draw_words(painter, place, self._name, right=right, elide=IN_THE_MIDDLE)
        painter.end()


def guideline(opened: Opened, label_set: LabelSet) -> str:
    """What the label set says of the labels that a case is about, one line each."""
    found = []
    for span in opened.case.spans:
        known = label_set.label(span.layer, span.label)
        if known is not None and (words := known.description.in_language(language())):
            found.append(tr("{label}: {name}", label=known.names.in_language(language()), name=words))
    return "\n".join(dict.fromkeys(found))
