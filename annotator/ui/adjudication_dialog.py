"""Whose work is settled into which gold set: asked once, remembered in the project."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.annotation import Kind
from annotator.settling import Plan
from annotator.ui.language import isolated, tr
from annotator.ui.look import IN_THE_MIDDLE, Choice, L, M, label, plain

_NAME = Qt.ItemDataRole.UserRole


class AdjudicationDialog(QDialog):
    """`begin` gets the plan. Space ticks an annotator; the first ticked one stands on the left."""

    def __init__(
        self, known: Sequence[tuple[str, Kind]], plan: Plan, begin: Callable[[Plan], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Adjudicate"))
        self._begin = begin
        self.people, self.missing = QListWidget(), label("", "faint")
        self.people.setAccessibleName(tr("Annotators"))
        others = [name for name, _ in known if name not in (*plan.annotators, plan.gold)]  # a copy of a gold set may be one too
        for name in (*plan.annotators, *others):
            item = QListWidgetItem(isolated(name))
            item.setData(_NAME, name)
            item.setToolTip(plain(name))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in plan.annotators else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, 28))
            self.people.addItem(item)
        self.people.setCurrentRow(0)
        self.people.setSpacing(1)
        self.people.setTextElideMode(IN_THE_MIDDLE)
        self.people.itemChanged.connect(lambda _item: self._allow())
        self.people.setMaximumHeight(140)
        self.gold = Choice()
        self.gold.setEditable(True)
        self.gold.addItems(list(dict.fromkeys((plan.gold, *(name for name, kind in known if kind == "gold")))))
        self.by = QLineEdit(plan.by)
        self.blind = QCheckBox(tr("Blind: A and B instead of names, in mixed order"))
        self.blind.setChecked(plan.blind)
        self._lay_out()
        self.setMinimumWidth(420)

    def _lay_out(self) -> None:
        told = tr("Differences are settled article by article into a gold set; the work of the annotators stays as it is.")
        words = label(told, "faint")
        words.setWordWrap(True)
        self.missing.setWordWrap(True)
        fields = QFormLayout()
        fields.setHorizontalSpacing(L)
        fields.setVerticalSpacing(M)
        named = ((tr("Annotators"), self.people), (tr("Gold set"), self.gold), (tr("Settled by"), self.by))
        for name, field in named:
            field.setAccessibleName(name)
            fields.addRow(label(name, "faint"), field)
        fields.addRow("", self.blind)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(tr("Adjudicate"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addWidget(words)
        whole.addLayout(fields)
        whole.addWidget(self.missing)
        whole.addWidget(buttons)
        self.people.setFocus()
        self._allow()

    def _allow(self) -> None:
        """It takes two to differ."""
        enough = len(self.plan().annotators) > 1
        self._ok.setEnabled(enough)
        more = tr("Tick two or more annotators (Space).")
        few = tr("This project does not have the work of two annotators yet: merge a colleague's project first (menu File).")
        self.missing.setText("" if enough else more if self.people.count() > 1 else few)
        self.missing.setVisible(not enough)

    def plan(self) -> Plan:
        """The plan as it is filled in now."""
        items = [self.people.item(row) for row in range(self.people.count())]
        chosen = tuple(str(item.data(_NAME)) for item in items if item.checkState() == Qt.CheckState.Checked)
        gold, by = (" ".join(words.split()) for words in (self.gold.currentText(), self.by.text()))
        return Plan(chosen, gold, by, self.blind.isChecked())

    def _accepted(self) -> None:
        plan = self.plan()
        self.accept()
        self._begin(plan)
