"""Asked before a merge: what would come in, go on and be kept twice, and what must be said first."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.merging import Plan
from annotator.ui.language import marked, number, tr
from annotator.ui.look import XL, XS, L, M, label
from annotator.ui.merge_words import counts, sections

_SHOWN = 200  # lines of a section


class MergeDialog(QDialog):
    """A plan, with Merge and Cancel. `done` gets whether the labels are kept and removals allowed; `other` opens instead."""

    def __init__(self, plan: Plan, done: Callable[[bool, bool], None], other: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Merge projects"))
        self._plan, self._done, self._other = plan, done, other
        self.merge, self.instead = QPushButton(tr("Merge")), QPushButton(tr("Open it instead"))
        self.keep_labels = self._condition(tr("Keep this project's label set"), wanted=plan.changes and plan.differing_labels)
        self.allow_removals = self._condition(tr("Remove them all the same"), wanted=bool(plan.removals))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        heading = label(self._heading(), "title")
        heading.setWordWrap(True)
        whole.addWidget(heading)
        if plan.changes:
            whole.addLayout(self._counts())
        self.lines = self._lines()
        if self.lines.toPlainText():
            whole.addWidget(self.lines, 1)
        for box in (self.keep_labels, self.allow_removals):
            whole.addWidget(box)
        whole.addWidget(self._buttons())
        self.resize(680, 540 if plan.changes else 240)
        self._check()
        (self._unsaid() or [self.merge if plan.changes else self.close_])[0].setFocus()

    def _heading(self) -> str:
        sources = self._plan.sources
        if len(sources) > 1:
            nothing = tr("All that these projects hold is here already.")
            return tr("Merge %n project(s) into this one?", len(sources)) if self._plan.changes else nothing
        merge, nothing = marked("Merge {name} into this project?"), marked("All that {name} holds is here already.")
        return tr(merge if self._plan.changes else nothing, name=sources[0].stem)

    def _condition(self, words: str, *, wanted: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setVisible(wanted)
        box.toggled.connect(self._check)
        return box

    def _counts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(XL)
        grid.setVerticalSpacing(XS)
        for column, words in enumerate((tr("Now"), tr("After the merge")), 1):
            grid.addWidget(label(words, "faint"), 0, column)
        for row, (name, before, after) in enumerate(counts(self._plan), 1):
            for column, words in enumerate((name, number(before), number(after))):
                grid.addWidget(label(words, "" if column == 2 else "faint"), row, column)
        grid.setColumnStretch(3, 1)
        return grid

    def _lines(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(tr("What the merge does"))
        option = text.document().defaultTextOption()
        option.setTextDirection(self.layoutDirection())  # a line that begins with a Latin name is no exception
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        text.document().setDefaultTextOption(option)
        usual, bold = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        writing = text.textCursor()
        for place, (title, lines) in enumerate(sections(self._plan)):
            writing.insertText(("\n\n" if place else "") + title, bold)
            rest = [tr("and %n more", len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
            writing.insertText("".join(f"\n{line}" for line in (*lines[:_SHOWN], *rest)), usual)
        text.moveCursor(QTextCursor.MoveOperation.Start)
        return text

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.close_ = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.close_.setText(tr("Cancel") if self._plan.changes else tr("Close"))
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.instead, QDialogButtonBox.ButtonRole.ActionRole)
        self.merge.setVisible(self._plan.changes)
        self.instead.setVisible(len(self._plan.sources) == 1)
        self.instead.setAutoDefault(False)
        (self.merge if self._plan.changes else self.close_).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.instead.clicked.connect(self._open_instead)
        return buttons

    def _check(self) -> None:
        """Merging is possible once everything is said that must be."""
        self.merge.setEnabled(not self._unsaid())

    def _unsaid(self) -> list[QWidget]:
        return [box for box in (self.keep_labels, self.allow_removals) if not box.isHidden() and not box.isChecked()]

    def accept(self) -> None:
        super().accept()
        self._done(self.keep_labels.isChecked(), self.allow_removals.isChecked())

    def _open_instead(self) -> None:
        self.reject()
        self._other()
