"""What a merge kept twice, settled: which copies, and what of them is wanted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.copies import Tally, Twin, Way
from annotator.ui.case_words import brief
from annotator.ui.language import isolated, tr
from annotator.ui.look import IN_THE_MIDDLE, L, M, S, label, plain

_WAYS: tuple[Way, ...] = ("both", "ours", "copy")


class CopiesDialog(QDialog):
    """Space ticks a copy. `settle` gets those that are ticked and the way; `compare` and `back` the one at hand."""

    def __init__(
        self,
        twins: Sequence[tuple[Twin, Tally]],
        settle: Callable[[list[Twin], Way], object],
        compare: Callable[[Twin], object],
        back: Callable[[Twin], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settle what was kept twice"))
        self._twins = [twin for twin, _ in twins]
        self._settle = settle
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Kept twice"))
        self.list.setTextElideMode(IN_THE_MIDDLE)
        height = 2 * self.list.fontMetrics().lineSpacing() + 2 * S
        for twin, found in twins:
            item = self._item(twin, found)
            item.setSizeHint(QSize(0, height))
            self.list.addItem(item)
        self.ways = QButtonGroup(self)
        self.settle_, self.compare = QPushButton(), QPushButton(tr("Compare the two"))
        self.back = QPushButton(tr("Bring the copy back"))
        self._lay_out()
        self.list.itemChanged.connect(lambda _item: self._allow())
        self.list.currentRowChanged.connect(lambda _row: self._allow())
        self.compare.clicked.connect(lambda: self._leave(compare))
        self.back.clicked.connect(lambda: self._leave(back))
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._allow()
        self.resize(640, 520)

    @staticmethod
    def _item(twin: Twin, found: Tally) -> QListWidgetItem:
        said = tr(
            "{annotator}: {ours} only here, {copy} only in the copy, {otherwise} not alike",
            annotator=brief(twin.annotator), ours=found.ours, copy=found.copy, otherwise=found.otherwise,
        )  # fmt: skip
        words = tr("{annotator}: settled", annotator=brief(twin.annotator)) if twin.settled else said
        item = QListWidgetItem(f"{isolated(twin.title)}\n{words}")
        item.setToolTip(plain(twin.copy))
        if not twin.settled:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        return item

    def _lay_out(self) -> None:
        told = label(
            tr(
                "An annotator went on with an article on two machines, so a merge kept both. Once that is settled the copy is "
                "not listed any more, even if the other project is merged again. Nothing is lost: its history stays."
            ),
            "faint",
        )
        told.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addWidget(told)
        whole.addWidget(self.list, 1)
        choices = QVBoxLayout()
        choices.setSpacing(S)
        for way, words in zip(
            _WAYS,
            (
                tr("Put both together: what only the copy has comes in; where they are not alike, what is here stays"),
                tr("Keep what is here, take nothing from the copy"),
                tr("Take the copy in the place of what is here"),
            ),
            strict=True,
        ):
            choice = QRadioButton(words)
            self.ways.addButton(choice, _WAYS.index(way))
            choices.addWidget(choice)
        self.ways.button(0).setChecked(True)
        whole.addLayout(choices)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.addButton(self.settle_, QDialogButtonBox.ButtonRole.AcceptRole)
        for other in (self.compare, self.back):
            buttons.addButton(other, QDialogButtonBox.ButtonRole.ActionRole)
            other.setAutoDefault(False)
        self.settle_.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)

    # -- what is chosen

    @property
    def way(self) -> Way:
        return _WAYS[self.ways.checkedId()]

    def chosen(self) -> list[Twin]:
        """The copies that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            twin
            for twin, item in zip(self._twins, items, strict=True)
            if not twin.settled and item.checkState() == Qt.CheckState.Checked
        ]

    def at_hand(self) -> Twin | None:
        row = self.list.currentRow()
        return self._twins[row] if row >= 0 else None

    def _allow(self) -> None:
        chosen, twin = self.chosen(), self.at_hand()
        self.settle_.setEnabled(bool(chosen))
        self.settle_.setText(tr("Settle {count}", count=len(chosen)))
        self.compare.setVisible(twin is not None and not twin.settled)
        self.back.setVisible(twin is not None and twin.settled)

    def _leave(self, act: Callable[[Twin], object]) -> None:
        twin = self.at_hand()
        self.reject()
        if twin is not None:
            act(twin)

    def accept(self) -> None:
        chosen, way = self.chosen(), self.way
        if not chosen:
            return
        super().accept()
        self._settle(chosen, way)
