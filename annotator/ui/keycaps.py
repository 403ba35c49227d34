"""Keys as they are printed on the keyboard, with the Arabic legend beside the Latin one (Q / ض)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from annotator.ui.commands import COMMANDS
from annotator.ui.fonts import interface_font
from annotator.ui.language import tr
from annotator.ui.look import Look
from annotator.ui.physical_keys import arabic_cap

_SIGNS = {
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "Esc": "Esc", "Del": "Del",
    "PgUp": "PgUp", "PgDown": "PgDn", "Backspace": "⌫",
}  # fmt: skip
_UNSHIFTED = dict(zip('{}<>?:"', "[],./;'", strict=True))
_SIZE = 8.5  # points


def legend(key: str) -> str:
    """One key in words: `Q / ض`, `Ctrl+Z / ئ`, `Shift+←`. The Latin legend always comes first."""
    *modifiers, last = key.replace("++", "+Plus").split("+") if key != "+" else ["Plus"]
    last = "+" if last == "Plus" else last
    if last in _UNSHIFTED and not modifiers:
        shown, cap = f"Shift+{_UNSHIFTED[last]}", arabic_cap(_UNSHIFTED[last])
    else:
        shown, cap = "+".join([*modifiers, _SIGNS.get(last, last)]), arabic_cap(last) if len(last) == 1 else ""
    return f"\u2066{shown}\u2069 / \u2067{cap}\u2069" if cap else f"\u2066{shown}\u2069"


def names(keymap: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What a sentence calls the key of each command: its legends, or the command's title where it has no key."""
    keys = {command.id: keymap.get(command.id, ()) for command in COMMANDS}
    titles = {command.id: tr("“{title}”", title=tr(command.title)) for command in COMMANDS}
    return {name: legend(found[0]) if found else titles[name] for name, found in keys.items()}


def legend_of(look: Look, command: str) -> str:
    """The first key of a command with both its legends, for a sentence; a dash if it has none."""
    keys = look.keys(command)
    return legend(keys[0]) if keys else "–"


def plain_legend(key: str) -> str:
    """The same without marks of direction, for places that are Latin anyway."""
    return legend(key).translate({0x2066: None, 0x2067: None, 0x2069: None})


def cap_width(key: str) -> float:
    """Pixels a key takes when it is drawn."""
    return QFontMetricsF(interface_font(_SIZE)).horizontalAdvance(plain_legend(key)) + 12


def paint_cap(painter: QPainter, place: QRectF, key: str, look: Look) -> None:
    """A key: its legends on a small raised plate."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plate = place.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(look.colour("line"), 1))
    painter.setBrush(QColor(look.theme.page))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setFont(interface_font(_SIZE))
    painter.setPen(look.colour("text"))
    painter.save()
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, legend(key))
    painter.restore()


class KeyCap(QWidget):
    """One key as a widget."""

    def __init__(self, key: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._look = key, look
        self.setFixedSize(int(cap_width(key)) + 1, 22)
        self.setAccessibleName(plain_legend(key))

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        paint_cap(painter, QRectF(self.rect()).adjusted(0, 1, 0, -1), self._key, self._look)
        painter.end()
