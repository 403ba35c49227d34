"""The fields of the label-set editor: a name, a key that is pressed, a colour with its contrast, a choice of layers.

Each tells what it holds by `changed`, after every stroke; the editor says below it what is wrong with that.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.ui import physical_keys
from annotator.ui.fonts import interface_font
from annotator.ui.keycaps import cap_width, paint_cap, plain_legend
from annotator.ui.language import tr
from annotator.ui.look import XS, Choice, Look, M, S
from annotator.ui.theme import THEMES, Theme

LEAST_CONTRAST = 3.0
"""What WCAG asks of lines and marks against what they stand on."""


def contrast(colour: str, theme: Theme) -> float:
    """How a label's colour, as a theme shows it, stands out from the page: 1 (not at all) to 21."""
    light, dark = sorted((_luminance(theme.label_colour(colour)), _luminance(QColor(theme.page))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


class TextField(QLineEdit):
    """One line in its own direction; `changed` gives the text."""

    changed = Signal(object)

    def __init__(self, text: str, direction: Qt.LayoutDirection) -> None:
        super().__init__(text)
        self.setLayoutDirection(direction)
        self.textEdited.connect(lambda text: self.changed.emit(text))


class WordsField(QPlainTextEdit):
    """Several lines. Tab leaves it."""

    changed = Signal(object)

    def __init__(self, text: str, direction: Qt.LayoutDirection) -> None:
        super().__init__(text)
        self.setLayoutDirection(direction)
        option = self.document().defaultTextOption()
        option.setTextDirection(direction)
        self.document().setDefaultTextOption(option)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 2 * S)
        self.textChanged.connect(lambda: self.changed.emit(self.toPlainText()))


class KeyField(QWidget):
    """Takes the key that is pressed, on any layout; Backspace takes it away."""

    changed = Signal(object)

    def __init__(self, key: str, look: Look) -> None:
        super().__init__()
        self.key, self._look = key, look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(34)

    def sizeHint(self) -> QSize:
        return QSize(200, 34)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _meant(self, event: QKeyEvent) -> str | None:
        """The key for the label; empty for none, None for keys that mean something else here."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return ""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        if letter := physical_keys.letter(event):
            return letter.upper()
        text = event.text()
        return text.upper() if len(text) == 1 and "!" <= text <= "~" else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._meant(event)
        if key is None:
            super().keyPressEvent(event)
        else:
            self.key = key
            self.changed.emit(key)
            self.setAccessibleDescription(plain_legend(key) if key else "")
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._look.colour("accent" if self.hasFocus() else "line"), 1))
        painter.setBrush(self._look.colour("page"))
        painter.drawRoundedRect(whole, 6, 6)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = whole.adjusted(S, 0, -S, 0)
        if self.key:
            width = cap_width(self.key)
            left = room.right() - width if right else room.left()
            paint_cap(painter, QRectF(left, room.center().y() - 11, width, 22), self.key, self._look)
            room = room.adjusted(0, 0, -width - S, 0) if right else room.adjusted(width + S, 0, 0, 0)
        painter.setFont(interface_font(9))
        painter.setPen(self._look.colour("faint"))
        words = tr("Press a key; Backspace for none") if self.hasFocus() else "" if self.key else tr("None")
        aligned = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, aligned | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, words)
        painter.end()


class ColourField(QWidget):
    """A colour by its number or from a table, and how it stands out on the page of each theme."""

    changed = Signal(object)

    def __init__(self, colour: str, look: Look) -> None:
        super().__init__()
        self.number = TextField(colour, Qt.LayoutDirection.LeftToRight)
        self.number.setMaxLength(7)
        self.number.setFixedWidth(96)
        self.number.changed.connect(self._typed)
        self.setFocusProxy(self.number)
        pick = QPushButton(tr("Choose…"))
        pick.setAutoDefault(False)
        pick.clicked.connect(self._pick)
        self._names = {"light": tr("Light"), "dark": tr("Dark"), "contrast": tr("High contrast")}
        self._pages = [_Page(theme, colour, look) for theme in THEMES.values()]
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(S)
        above.addWidget(self.number)
        above.addWidget(pick)
        above.addStretch(1)
        for page in self._pages:
            below.addWidget(page, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(XS)
        whole.addLayout(above)
        whole.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show(colour)

    def _typed(self, colour: str) -> None:
        self._show(colour)
        self.changed.emit(colour)

    def _pick(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.number.text()), self, tr("Colour"))
        if chosen.isValid():
            self.number.setText(chosen.name())
            self._typed(chosen.name())

    def _show(self, colour: str) -> None:
        for page in self._pages:
            page.colour = colour
            page.setToolTip(tr("{theme}: contrast {ratio} to 1", theme=self._names[page.theme.id], ratio=page.ratio()))
            page.update()
        described = (f"{self._names[page.theme.id]} {page.ratio()}" for page in self._pages)
        self.number.setAccessibleDescription(", ".join(described))

    def weak(self) -> list[str]:
        """The names of the themes on whose page the colour can hardly be seen."""
        colour = self.number.text()
        if not QColor.isValidColorName(colour):
            return []
        return [self._names[name] for name, theme in THEMES.items() if contrast(colour, theme) < LEAST_CONTRAST]


class _Page(QWidget):
    """A line and a word in the colour, on a theme's page, with the figure of its contrast."""

    def __init__(self, theme: Theme, colour: str, look: Look) -> None:
        super().__init__()
        self.theme, self.colour, self._look = theme, colour, look
        self.setMinimumWidth(64)
        self.setFixedHeight(30)

    def ratio(self) -> str:
        return f"{contrast(self.colour, self.theme):.1f}" if QColor.isValidColorName(self.colour) else "–"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.setBrush(QColor(self.theme.page))
        painter.drawRoundedRect(whole, 6, 6)
        if QColor.isValidColorName(self.colour):
            shade = self.theme.label_colour(self.colour)
            painter.fillRect(QRectF(whole.left() + S, whole.bottom() - 7, whole.width() - 2 * S, 2.4), shade)
            painter.setPen(shade)
            painter.setFont(interface_font(9, bold=True))
            words = whole.adjusted(S, 0, -S, -6)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | middle, "قال")
            weak = contrast(self.colour, self.theme) < LEAST_CONTRAST
            painter.setPen(QColor(self.theme.problem if weak else self.theme.faint))
            painter.setFont(interface_font(8.5))
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, self.ratio())
        painter.end()


class ChoiceField(Choice):
    """One of several; `changed` gives its value."""

    changed = Signal(object)

    def __init__(self, choices: Mapping[str, str], chosen: str) -> None:
        super().__init__()
        for value, name in choices.items():
            self.addItem(name, value)
        if self.findData(chosen) < 0:
            self.addItem(chosen, chosen)
        self.setCurrentIndex(self.findData(chosen))
        self.activated.connect(lambda: self.changed.emit(self.currentData()))


class LayersField(QWidget):
    """Which of the set's layers; `changed` gives their ids."""

    changed = Signal(object)

    def __init__(self, layers: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(M)
        self._boxes: dict[str, QCheckBox] = {}
        for layer, name in layers:
            box = self._boxes[layer] = QCheckBox(name)
            box.setChecked(layer in chosen)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.toggled.connect(lambda: self.changed.emit(self.chosen()))
            row.addWidget(box)
        row.addStretch(1)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def chosen(self) -> tuple[str, ...]:
        return tuple(layer for layer, box in self._boxes.items() if box.isChecked())
