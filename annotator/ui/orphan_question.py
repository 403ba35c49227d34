"""Asked before a label set is kept that has no place for annotations of the project: how many, and which."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from annotator.core.errors import Key
from annotator.core.label_edits import Orphan
from annotator.core.label_renaming import Renaming
from annotator.core.labels import LabelSet
from annotator.ui.dialog_parts import button_row, lines_box
from annotator.ui.language import number, tr
from annotator.ui.look import L, Look, M, label

_SHOWN = 200  # lines
_RENAME = 2  # the third way to end the question


class OrphanQuestion(QDialog):
    """Says what would be left without a label; `use` takes the set all the same, `rename` after renaming what it can.

    Enter does what is safe: it renames, where that leaves nothing without a label, else it goes back to the editor.
    """

    def __init__(
        self,
        orphans: Sequence[Orphan],
        how: Renaming,
        before: LabelSet,
        look: Look,
        use: Callable[[], None],
        rename: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Label set"))
        self._before, self._language, self._how = before, look.language, how
        self.heading = label(_heading(orphans), "title")
        kept = label(tr("They stay in the project as they are and are listed as problems until they get another label."))
        for part in (self.heading, kept):
            part.setWordWrap(True)
        lines = lines_box((self._line(one) for one in orphans[:_SHOWN]), tr("What would be left without a label"))
        back, go = QPushButton(tr("Go on editing")), QPushButton(tr("Use it all the same"))
        back.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        self.accepted.connect(use)
        answers = [go, back]
        if how:
            kept.setText(_what_renaming_does())
            renames = QPushButton(tr("Rename them"))
            renames.clicked.connect(lambda: self.done(_RENAME))
            self.finished.connect(lambda result: rename() if result == _RENAME else None)
            answers = [back, go, renames] if all(map(self._new_id, orphans)) else [go, renames, back]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        for widget in (self.heading, kept, lines):
            whole.addWidget(widget)
        whole.addLayout(button_row(*answers))
        self.resize(500, 340 if how else 300)
        answers[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, one: Orphan) -> str:
        """One sort of annotations by the names it has now."""
        return f"{self._name(one)}:  \u2066{number(one.count)}\u2069"

    def _ids(self, one: Orphan, old: str) -> str:
        """The id of a label or relation, and the new one if there is one, from left to right in either language."""
        new = self._new_id(one)
        return f"\u2066({old} → {new})\u2069" if new else f"\u2066({old})\u2069"

    def _new_id(self, one: Orphan) -> str | None:
        """The id that its label or relation has now, if it was renamed."""
        if one.kind == "span":
            return self._how.labels.get((one.names[0], one.names[1]))
        return self._how.relations.get(one.names[0]) if one.kind == "relation" else None

    def _name(self, one: Orphan) -> str:
        before, language = self._before, self._language
        if one.kind == "relation":
            kind = before.relation(one.names[0])
            layers = (before.layer(name) for name in one.names[1:])
            ends = (" ← " if language == "ar" else " → ").join(layer.names.in_language(language) for layer in layers if layer)
            ids = f" {self._ids(one, one.names[0])}" if self._new_id(one) else ""
            return f"{kind.names.in_language(language) if kind else one.names[0]} ({ends}){ids}"
        layer = before.layer(one.names[0])
        above = layer.names.in_language(language) if layer else one.names[0]
        if one.kind == "span":
            label_ = before.label(*one.names)
            return f"{above} · {label_.names.in_language(language) if label_ else one.names[1]} {self._ids(one, one.names[1])}"
        return f"{above} · \u2066{one.names[1]} = {one.names[2]}\u2069"


def _what_renaming_does() -> str:
    sentences = (
        tr("Their label has another id now. It can be renamed in the annotations of everybody in this project, as one act."),
        tr("A backup is made first, and {undo} takes it back in your own articles.", undo=Key("undo")),
        tr("Whoever goes on elsewhere with the old id is kept beside it by a merge: rename when all is merged."),
    )
    return " ".join(sentences)


def _heading(orphans: Sequence[Orphan]) -> str:
    spans = sum(one.count for one in orphans if one.kind == "span")
    others = sum(one.count for one in orphans if one.kind != "span")
    parts = [tr("%n span(s) would be left without a label.", spans)] if spans else []
    parts += [tr("%n relation(s) and attribute value(s) would not be known any more.", others)] if others else []
    return " ".join(parts)
