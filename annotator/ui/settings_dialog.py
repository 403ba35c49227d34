"""The settings: language, look, reading, digits, and what may happen without being asked each time."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDoubleSpinBox, QFormLayout, QVBoxLayout, QWidget

from annotator.ui.dialog_parts import ok_cancel
from annotator.ui.fonts import READING
from annotator.ui.language import tr
from annotator.ui.look import Choice, L, M, label
from annotator.ui.settings import Settings


class SettingsDialog(QDialog):
    """Shows the settings; `keep` gets the changed ones."""

    def __init__(self, settings: Settings, keep: Callable[[Settings], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings"))
        self._settings, self._keep = settings, keep
        fields = QFormLayout()
        fields.setHorizontalSpacing(L)
        fields.setVerticalSpacing(M)
        self.language = _choice([("", tr("As the system")), ("ar", "العربية"), ("en", "English")], settings.language)
        self.theme = _choice([("light", tr("Light")), ("dark", tr("Dark")), ("contrast", tr("High contrast"))], settings.theme)
        self.digits = _choice([("latin", "1 2 3"), ("arabic", "١ ٢ ٣")], settings.digits)
        self.face = _choice([(face, face) for face in READING], settings.face)
        self.points = QDoubleSpinBox()
        self.points.setRange(9, 48)
        self.points.setSingleStep(1)
        self.points.setDecimals(1)
        self.points.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.points.setValue(settings.size)
        for words, field in (
            (tr("Language of the interface"), self.language), (tr("Colours"), self.theme), (tr("Digits"), self.digits),
            (tr("Typeface of the article"), self.face), (tr("Size of the article's text"), self.points),
        ):  # fmt: skip
            field.setAccessibleName(words)
            fields.addRow(label(words, "faint"), field)
        self.suggestions = _tick(tr("Show suggestions"), settings.suggestions)
        self.walk_on = _tick(tr("After accepting or rejecting a suggestion, go to the next one"), settings.walk_on)
        known = tr("Give a tagged name its referent when the project knows just one of that name")
        self.assign_known = _tick(known, settings.assign_known)
        self.classify_cues = _tick(tr("Give a new cue its kind: verb, participle, noun or preposition"), settings.classify_cues)
        buttons = ok_cancel(self, tr("Keep"), self._accepted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addLayout(fields)
        for box in (self.suggestions, self.walk_on, self.assign_known, self.classify_cues):
            whole.addWidget(box)
        whole.addStretch(1)
        whole.addWidget(buttons)
        self.setMinimumWidth(460)

    def _accepted(self) -> None:
        chosen = replace(
            self._settings,
            language=self.language.currentData(),
            theme=self.theme.currentData(),
            digits=self.digits.currentData(),
            face=self.face.currentData(),
            size=self.points.value(),
            suggestions=self.suggestions.isChecked(),
            walk_on=self.walk_on.isChecked(),
            assign_known=self.assign_known.isChecked(),
            classify_cues=self.classify_cues.isChecked(),
        )
        self.accept()
        self._keep(chosen)


def _choice(values: list[tuple[str, str]], chosen: str) -> Choice:
    field = Choice()
    for value, words in values:
        field.addItem(words, value)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    return field


def _tick(words: str, on: object) -> QCheckBox:
    field = QCheckBox(words)
    field.setChecked(bool(on))
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return field
