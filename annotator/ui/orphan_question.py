"""Asked before a label set is kept that has no place for annotations of the project: how many, and which."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.core.label_edits import Orphan
from annotator.core.labels import LabelSet
from annotator.ui.language import number, tr
from annotator.ui.look import L, Look, M, S, label

_SHOWN = 200  # lines


class OrphanQuestion(QDialog):
    """Says what would be left without a label; Enter goes back to the editor, `use` takes the set all the same."""

    def __init__(self, orphans: Sequence[Orphan], before: LabelSet, look: Look, use: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Label set"))
        self._before, self._language = before, look.language
        self.heading = label(_heading(orphans), "title")
        kept = label(tr("They stay in the project as they are and are listed as problems until they get another label."))
        for part in (self.heading, kept):
            part.setWordWrap(True)
        lines = QPlainTextEdit("\n".join(self._line(one) for one in orphans[:_SHOWN]))
        lines.setReadOnly(True)
        option = lines.document().defaultTextOption()
        option.setTextDirection(self.layoutDirection())
        lines.document().setDefaultTextOption(option)
        lines.setTabChangesFocus(True)
        lines.setAccessibleName(tr("What would be left without a label"))
        back, go = QPushButton(tr("Go on editing")), QPushButton(tr("Use it all the same"))
        back.setDefault(True)
        back.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        self.accepted.connect(use)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addStretch(1)
        row.addWidget(go)
        row.addWidget(back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        for widget in (self.heading, kept, lines):
            whole.addWidget(widget)
        whole.addLayout(row)
        self.resize(460, 300)
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, one: Orphan) -> str:
        """One sort of annotations by the names it has now."""
        return f"{self._name(one)}:  \u2066{number(one.count)}\u2069"

    def _name(self, one: Orphan) -> str:
        before, language = self._before, self._language
        if one.kind == "relation":
            kind = before.relation(one.names[0])
            layers = (before.layer(name) for name in one.names[1:])
            ends = (" ← " if language == "ar" else " → ").join(layer.names.in_language(language) for layer in layers if layer)
            return f"{kind.names.in_language(language) if kind else one.names[0]} ({ends})"
        layer = before.layer(one.names[0])
        above = layer.names.in_language(language) if layer else one.names[0]
        if one.kind == "span":
            label_ = before.label(*one.names)
            return f"{above} · {label_.names.in_language(language) if label_ else one.names[1]} \u2066({one.names[1]})\u2069"
        return f"{above} · \u2066{one.names[1]} = {one.names[2]}\u2069"


def _heading(orphans: Sequence[Orphan]) -> str:
    spans = sum(one.count for one in orphans if one.kind == "span")
    others = sum(one.count for one in orphans if one.kind != "span")
    parts = [tr("%n span(s) would be left without a label.", spans)] if spans else []
    parts += [tr("%n relation(s) and attribute value(s) would not be known any more.", others)] if others else []
    return " ".join(parts)
