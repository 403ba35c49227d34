"""All that is known about the selected span, each thing to be changed from the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.annotation import Relation, Span
from annotator.core.labels import Attribute, Layer
from annotator.ui.desk import Desk
from annotator.ui.keycaps import legend_of
from annotator.ui.language import tr
from annotator.ui.look import XS, Choice, L, Look, M, S, label
from annotator.ui.naming import NAMED_LAYERS

_EXCERPT = 120  # code points of the span's text that are shown


class Inspector(QWidget):
    """The span at the caret. `go_to` is emitted with the id of a related span."""

    go_to = Signal(str)

    def __init__(self, look: Look, desk: Desk, invoke: Callable[[str], None]) -> None:
        super().__init__()
        self._look, self._desk, self._invoke = look, desk, invoke
        self._shown: tuple[Span | None, tuple[Relation, ...], object] | None = None
        self._form: _Form | None = None
        self._empty = label("", "faint")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(M, M, M, M)
        self._whole.setSpacing(S)
        self._whole.addWidget(self._empty)
        self._whole.addStretch(1)

    def refresh(self, span: Span | None) -> None:
        """Shows a span; does nothing if the very same is shown already."""
        state = self._desk.state
        relations = tuple(state.annotation_set.relations_of(span.id)) if span else ()
        shown = (span, relations, state.referents.get(span.referent or "") if span else None)
        if shown == self._shown:
            return
        self._shown = shown
        focused = self._form is not None and self._form.note.hasFocus()
        layer = self._desk.label_set.layer(span.layer) if span else None
        if self._form is not None and (span is None or self._form.layer != layer):
            self._form.setParent(None)
            self._form.deleteLater()
            self._form = None
        if span is not None and layer is not None and self._form is None:
            self._form = _Form(self._look, self._desk, layer, self._invoke, self.go_to.emit)
            self._whole.insertWidget(0, self._form)
        if span is not None and self._form is not None:
            self._form.show_span(span, relations, keep_note=focused)
        self._empty.setText(self._why_empty(span))
        self._empty.setVisible(self._form is None)

    def _why_empty(self, span: Span | None) -> str:
        if span is not None:
            return tr("The label set has no layer “{layer}”. This span stays as it is.", layer=span.layer)
        next_span = legend_of(self._look, "next_span")
        return tr("Nothing is selected. Move the caret into a span, or press {key} for the next one.", key=next_span)

    def write_note(self) -> None:
        """Puts the keyboard into the note of the span."""
        if self._form is not None:
            self._form.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._form.note.selectAll()

    def keep_note(self) -> None:
        """Saves a note that is being written."""
        if self._form is not None and self._form.note.hasFocus():
            self._form.note.keep()

    def first_field(self) -> QWidget | None:
        """Where the keyboard begins; None while no span is shown."""
        return self._form.labels if self._form is not None else None


class _Form(QFrame):
    """The fields for spans of one layer."""

    def __init__(self, look: Look, desk: Desk, layer: Layer, invoke: Callable[[str], None], go_to: Callable[[str], None]) -> None:
        super().__init__()
        self.layer = layer
        self._look, self._desk, self._invoke, self._go_to = look, desk, invoke, go_to
        self._span: Span | None = None
        self._attributes: dict[str, QComboBox] = {}
        self._build()

    def _build(self) -> None:
        self._text = label("")
        self._text.setWordWrap(True)
        self._text.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self._kind = label("", "section")
        fields = QFormLayout()
        fields.setHorizontalSpacing(M)
        fields.setVerticalSpacing(S)
        self.labels = self._label_choice()
        fields.addRow(label(tr("Label"), "faint"), self.labels)
        if self.layer.id in NAMED_LAYERS:
            self._referent = QPushButton()
            self._referent.setAutoDefault(True)
            self._referent.clicked.connect(lambda: self._invoke("referent"))
            fields.addRow(label(tr("Referent"), "faint"), self._referent)
        for attribute in self._desk.label_set.attributes_of(self.layer.id):
            choice = self._attribute_choice(attribute)
            fields.addRow(label(attribute.names.in_language(self._look.language), "faint"), choice)
        self._flag = QCheckBox(tr("Flag: look at it again"))
        self._flag.clicked.connect(lambda: self._invoke("flag"))
        self.note = NoteField(self._save_note, lambda: self._desk.canvas.setFocus())
        self.note.setPlaceholderText(tr("Note"))
        self.note.setAccessibleName(tr("Note"))
        self._relations = QVBoxLayout()
        self._relations.setSpacing(XS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(S)
        for part in (self._kind, self._text):
            whole.addWidget(part)
        whole.addLayout(fields)
        whole.addWidget(self._flag)
        whole.addWidget(self.note)
        whole.addLayout(self._relations)

    def _label_choice(self) -> QComboBox:
        choice = Choice()
        choice.setAccessibleName(tr("Label"))
        for name in self.layer.accepts:
            choice.addItem(self.layer.names.in_language(self._look.language), name)
        for known in self.layer.labels:
            choice.addItem(known.names.in_language(self._look.language), known.id)
        choice.activated.connect(lambda: self._set(lambda span: self._desk.set_label(span, choice.currentData())))
        return choice

    def _attribute_choice(self, attribute: Attribute) -> QComboBox:
        choice = Choice()
        choice.setAccessibleName(attribute.names.in_language(self._look.language))
        choice.addItem("–", None)
        for value in attribute.values:
            choice.addItem(value.names.in_language(self._look.language), value.id)
        choice.activated.connect(
            lambda: self._set(lambda span: self._desk.set_attribute(span, attribute.id, choice.currentData()))
        )
        self._attributes[attribute.id] = choice
        return choice

    def _set(self, act: Callable[[str], None]) -> None:
        if self._span is not None:
            span = self._span.id
            self._desk.tried(lambda: act(span))

    def _save_note(self, note: str) -> None:
        if self._span is not None and note != self._span.note and self._span.id in self._desk.state.spans:
            self._set(lambda span: self._desk.set_note(span, note))

    def show_span(self, span: Span, relations: tuple[Relation, ...], *, keep_note: bool) -> None:
        """Fills the fields. A note that is being written stays."""
        if not keep_note or self._span is None or self._span.id != span.id:
            self.note.show_note(span.note)
        self._span = span
        words = " ".join(span.text(self._desk.text).split())
        self._text.setText(words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…")
        self._kind.setText(self.layer.names.in_language(self._look.language))
        _choose(self.labels, span.label)
        for name, choice in self._attributes.items():
            _choose(choice, span.attributes.get(name))
        self._flag.setChecked(bool(span.attributes.get("flag")))
        if self.layer.id in NAMED_LAYERS:
            referent = self._desk.state.referents.get(span.referent or "")
            self._referent.setText(referent.name if referent else tr("Nobody yet"))
        self._show_relations(span, relations)

    def _show_relations(self, span: Span, relations: tuple[Relation, ...]) -> None:
        while (item := self._relations.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for relation in relations:
            self._relations.addWidget(self._relation(span, relation))

    def _relation(self, span: Span, relation: Relation) -> QWidget:
        other = self._desk.state.spans[relation.child if relation.head == span.id else relation.head]
        kind = self._desk.label_set.relation(relation.label)
        name = kind.names.in_language(self._look.language) if kind else relation.label
        sign = tr("{relation}: {words}") if relation.head == span.id else tr("{relation} of: {words}")
        words = " ".join(other.text(self._desk.text).split())
        line = QFrame()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(XS)
        go = _Shortened(sign.format(relation=name, words=words[:_EXCERPT]))
        go.setStyleSheet("text-align: right" if self._look.language == "ar" else "text-align: left")
        go.clicked.connect(lambda: self._go_to(other.id))
        drop = QToolButton()
        drop.setText("×")
        drop.setToolTip(tr("Remove this relation"))
        drop.setAccessibleName(tr("Remove this relation"))
        drop.clicked.connect(lambda: self._desk.tried(lambda: self._desk.unlink(relation.id)))
        row.addWidget(go, 1)
        row.addWidget(drop)
        return line


class _Shortened(QPushButton):
    """A button that shortens what it says at its end, never at its beginning."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setMinimumWidth(40)
        self.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - 2 * L))


class NoteField(QPlainTextEdit):
    """A note: kept when the keyboard leaves it or with Ctrl+Enter; Esc leaves too."""

    def __init__(self, save: Callable[[str], None], done: Callable[[], None]) -> None:
        super().__init__()
        self._save, self._done = save, done
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)

    def show_note(self, note: str) -> None:
        if note != self.toPlainText():
            self.setPlainText(note)

    def keep(self) -> None:
        """Saves what is written so far."""
        self._save(self.toPlainText().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_enter(event):
            event.accept()  # else Ctrl+Enter would be the window's, which goes on to the next article
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or _is_enter(event):
            self._done()
        else:
            super().keyPressEvent(event)


def _is_enter(event: QKeyEvent) -> bool:
    """Enter with or without Ctrl; with Shift it is a new line."""
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted


def _choose(choice: QComboBox, value: object) -> None:
    """Shows a value; one the label set does not have is shown as it is."""
    at = choice.findData(value)
    if at < 0:
        choice.addItem(str(value), value)
        at = choice.count() - 1
    choice.setCurrentIndex(at)
