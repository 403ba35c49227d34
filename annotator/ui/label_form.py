"""The fields for one thing of a label set: the set itself, a layer, a label, a relation, an attribute or a value."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout, QWidget

from annotator.core.label_edits import at
from annotator.core.labels import Attribute, Fault, Label, LabelSet, Layer, Path, RelationKind
from annotator.ui.label_fields import ChoiceField, ColourField, KeyField, LayersField, TextField, WordsField
from annotator.ui.language import sentence, tr
from annotator.ui.look import XS, L, Look, M, label
from annotator.ui.referent_rows import KINDS

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


class LabelForm(QFrame):
    """Fields over one thing; `edit` gets the path of a field and its new value at every stroke."""

    def __init__(self, look: Look, label_set: LabelSet, path: Path, edit: Callable[[Path, Any], None]) -> None:
        super().__init__()
        self._look, self._set, self._path, self._edit = look, label_set, path, edit
        self.fields: dict[Path, QWidget] = {}
        self._notes: dict[Path, QWidget] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, M, L, M)
        self._rows = QFormLayout()
        whole.addLayout(self._rows)
        whole.addStretch(1)
        self._rows.setHorizontalSpacing(L)
        self._rows.setVerticalSpacing(XS)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._build(at(label_set, path))

    def _build(self, thing: Any) -> None:
        if isinstance(thing, tuple):
            self._rows.addRow(label(tr("Nothing is chosen here. Insert adds something to this list."), "faint"))
            return
        self._text(tr("Name in Arabic"), ("names", "ar"), RTL)
        self._text(tr("Name in English"), ("names", "en"), LTR)
        if not isinstance(thing, Layer):
            self._text(tr("Id in files"), ("id",), LTR)
        if isinstance(thing, Label):
            self._add(tr("Key"), ("key",), KeyField(thing.key, self._look))
        if isinstance(thing, Label | Layer):
            self._add(tr("Colour"), ("colour",), ColourField(thing.colour, self._look))
        if isinstance(thing, Label):
            kinds = {"": tr("Not said")} | {kind: tr(name) for kind, name in KINDS.items()}
            self._add(tr("Makes a referent of kind"), ("kind",), ChoiceField(kinds, thing.kind))
        if isinstance(thing, Label | LabelSet):
            self._words(tr("Guideline in Arabic"), ("description", "ar"), thing.description.ar, RTL)
            self._words(tr("Guideline in English"), ("description", "en"), thing.description.en, LTR)
        if isinstance(thing, Label):
            self._examples(thing)
        if isinstance(thing, RelationKind):
            self._layers(tr("From"), ("heads",), thing.heads)
            self._layers(tr("To"), ("children",), thing.children)
        if isinstance(thing, Attribute):
            self._layers(tr("Of spans of"), ("layers",), thing.layers)

    def _text(self, name: str, field: Path, direction: Qt.LayoutDirection) -> None:
        self._add(name, field, TextField(at(self._set, (*self._path, *field)), direction))

    def _words(self, name: str, field: Path, text: str, direction: Qt.LayoutDirection) -> None:
        self._add(name, field, WordsField(text, direction))

    def _layers(self, name: str, field: Path, chosen: Sequence[str]) -> None:
        language = self._look.language
        layers = [(layer.id, layer.names.in_language(language)) for layer in self._set.layers]
        self._add(name, field, LayersField(layers, chosen))

    def _examples(self, thing: Label) -> None:
        field = WordsField("\n".join(thing.examples), RTL)
        field.setPlaceholderText(tr("One a line, the words of the span in [ ]"))
        self._add(tr("Examples"), ("examples",), field, lambda text: tuple(line for line in text.split("\n") if line.strip()))

    def _add(self, name: str, field: Path, widget: Any, made: Callable[[Any], Any] = lambda value: value) -> None:
        path = (*self._path, *field)
        widget.setAccessibleName(name)
        words = label(name, "faint")
        words.setBuddy(widget)
        note = label("", "problem")
        note.setWordWrap(True)
        note.hide()
        self._rows.addRow(words, widget)
        self._rows.addRow("", note)
        self.fields[path], self._notes[path] = widget, note
        widget.changed.connect(lambda value: self._edit(path, made(value)))

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """What is wrong, below the field it is wrong in; a weak colour too, which is allowed."""
        said: dict[Path, str] = {}
        for fault in faults:
            said.setdefault(fault.path, sentence(fault.reason))
        for path, note in self._notes.items():
            words = said.get(path, "")
            field = self.fields[path]
            if not words and isinstance(field, ColourField) and (weak := field.weak()):
                words = tr("Hardly to be seen in these colours: {themes}", themes=tr(", ").join(weak))
            note.setText(words)  # type: ignore[attr-defined]
            note.setVisible(bool(words))
            if not isinstance(field, ColourField):
                field.setAccessibleDescription(words)

    def focus_first(self) -> None:
        if self.fields:
            next(iter(self.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)
