"""The line above an agreement: whose work, of which articles, by name or blind; what can be taken away from it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from annotator.core.annotation import Kind
from annotator.core.merging import copied_from
from annotator.ui.language import blind_letter, isolated, tr
from annotator.ui.look import Choice, L, Look, M, S, label

_MOST_COPIES = 6
_AT_FIRST = 6  # annotators that are compared at once before anybody chooses


class AgreementBar(QWidget):
    """Signals: chosen – other annotators or articles are wanted; blinded – names are hidden or shown."""

    chosen = Signal()
    blinded = Signal()

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.title = label(title, "title")
        self.who = QToolButton()
        self.who.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.who.setIcon(look.icon("people"))
        self.who.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.who.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = _StayingMenu(self.who)
        self.who.setMenu(self._menu)
        self.articles = Choice()
        self.articles.setAccessibleName(tr("Articles"))
        self.articles.addItems([tr("All articles"), tr("Finished articles only")])
        self.articles.currentIndexChanged.connect(lambda _place: self.chosen.emit())
        self.blind = QCheckBox(tr("Hide the names"))
        self.blind.toggled.connect(lambda _on: self.blinded.emit())
        self._choices, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(L, S, M, S)
        for line in (self._choices, self._buttons, self._whole):
            line.setSpacing(M)
        for part in (self.title, self.who, self.articles, self.blind):
            self._choices.addWidget(part)
        self._choices.addStretch(1)
        self._whole.addLayout(self._choices, 1)
        self._whole.addLayout(self._buttons)

    def add_button(self, words: str, act: Callable[[], object]) -> QPushButton:
        """A button at the end of the line."""
        button = QPushButton(words)
        button.clicked.connect(lambda _checked=False: act())
        self._buttons.addWidget(button)
        return button

    def minimumSizeHint(self) -> QSize:
        """In a narrow window the buttons stand in a line of their own."""
        margins = self._whole.contentsMargins()
        widest = max(line.minimumSize().width() for line in (self._choices, self._buttons))
        return QSize(widest + margins.left() + margins.right(), self._whole.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button came or went
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        margins = self._whole.contentsMargins()
        room = self.width() - margins.left() - margins.right() - M
        fits = sum(line.sizeHint().width() for line in (self._choices, self._buttons)) <= room
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._whole.direction() != wanted:
            self._whole.setDirection(wanted)

    def offer(self, annotators: Sequence[tuple[str, Kind]], chosen: Sequence[str] = ()) -> None:
        """The annotators there are; two or more of those named are chosen, else the first ones that are human or gold.

        Many copies that a merge has made would bury them: they are left to the list of what is kept twice.
        """
        copies = {name for name, _ in annotators if copied_from(name) in dict(annotators)}
        own = [name for name, kind in annotators if kind != "extractor" and name not in copies]
        first = own if len(own) > 1 else [name for name, _kind in annotators]
        wanted = [name for name in chosen if name in dict(annotators)]
        wanted = wanted if len(wanted) > 1 or set(wanted) == set(chosen) != set() else first[:_AT_FIRST]
        self._menu.clear()
        for name, kind in annotators:
            if name in copies and name not in wanted and len(copies) > _MOST_COPIES:
                continue
            shown = isolated(name.replace("&", "&&"))  # no key of a menu
            action = QAction(f"{shown}  ({tr('gold')})" if kind == "gold" else shown, self._menu)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name in wanted)
            action.toggled.connect(self._toggled)
            self._menu.addAction(action)
        self._name()

    def choose_people(self) -> None:
        """Opens the list of people; the tool button's own way would not return before it is closed."""
        self._menu.popup(self.who.mapToGlobal(self.who.rect().bottomLeft()))

    def names(self) -> list[str]:
        """The chosen annotators, in the order of the project."""
        return [str(action.data()) for action in self._menu.actions() if action.isChecked()]

    @property
    def done_only(self) -> bool:
        return self.articles.currentIndex() == 1

    def shown_name(self, name: str) -> str:
        """How an annotator is called: by name, or by a letter where names are hidden."""
        chosen = self.names()
        return blind_letter(chosen.index(name)) if self.blind.isChecked() and name in chosen else name

    def _toggled(self) -> None:
        self._name()
        self.chosen.emit()

    def _name(self) -> None:
        self.who.setText(tr("%n annotator(s)", len(self.names())))


class _StayingMenu(QMenu):
    """A menu that stays open while things are ticked in it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and action is not None:
            action.toggle()
        else:
            super().keyPressEvent(event)
