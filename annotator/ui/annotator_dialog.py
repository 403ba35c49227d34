"""Who annotates: a name from the project or a new one, and whether the work is a person's or gold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from annotator.core.annotation import Kind
from annotator.ui.dialog_parts import ok_cancel
from annotator.ui.language import tr
from annotator.ui.look import Choice, L, M, label


class AnnotatorDialog(QDialog):
    """`use` gets the name and kind; a name that exists keeps its kind."""

    def __init__(
        self, known: Sequence[tuple[str, Kind]], present: str, use: Callable[[str, Kind], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Annotator"))
        self._known, self._use = dict(known), use
        self.name = Choice()
        self.name.setEditable(True)
        names = [name for name, _ in known]
        self.name.addItems(names if present in names else [present, *names])
        self.name.setCurrentText(present)
        self.kind = Choice()
        for kind, name in (("human", tr("A person's work")), ("gold", tr("Gold: settled"))):
            self.kind.addItem(name, kind)
        self.name.currentTextChanged.connect(self._show_kind)
        self._show_kind(present)
        words = label(tr("Each annotator's work is kept apart, in the same project."), "faint")
        words.setWordWrap(True)
        fields = QFormLayout()
        fields.setHorizontalSpacing(L)
        fields.setVerticalSpacing(M)
        fields.addRow(label(tr("Name"), "faint"), self.name)
        fields.addRow(label(tr("Kind"), "faint"), self.kind)
        buttons = ok_cancel(self, tr("Annotate"), self._accepted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addWidget(words)
        whole.addLayout(fields)
        whole.addWidget(buttons)
        self.setMinimumWidth(380)

    def _show_kind(self, name: str) -> None:
        kind = self._known.get(name.strip())
        self.kind.setEnabled(kind is None)
        if kind is not None:
            self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))

    def _accepted(self) -> None:
        name = " ".join(self.name.currentText().split())
        if name:
            self.accept()
            self._use(name, self.kind.currentData())
