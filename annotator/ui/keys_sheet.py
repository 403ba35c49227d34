"""All keys as they are set now, by menu, with both legends."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.ui.command_palette import Entry
from annotator.ui.keycaps import KeyCap
from annotator.ui.keymap import Conflict
from annotator.ui.language import tr
from annotator.ui.look import XL, XS, L, Look, S, label

_COLUMNS = 3


class KeysSheet(QDialog):
    """Commands with keys, in columns. Any key the user set in the file of keys is shown as it is."""

    def __init__(
        self,
        look: Look,
        entries: Sequence[Entry],
        all_keys: Mapping[str, tuple[str, ...]],
        conflicts: Sequence[Conflict],
        file: Path,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        self._look, self._keys = look, all_keys
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setSpacing(XL)
        columns.setContentsMargins(L, L, L, L)
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.key:
                groups.setdefault(entry.menu, []).append(entry)
        for column in _balanced(groups):
            lines = QVBoxLayout()
            lines.setSpacing(L)
            for title, group in column:
                lines.addLayout(self._group(title, group))
            lines.addStretch(1)
            columns.addLayout(lines, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, L)
        whole.addWidget(area, 1)
        titles = {entry.command: entry.title for entry in entries}
        named = [(c.key, titles.get(c.first, c.first), titles.get(c.second, c.second)) for c in conflicts]
        for words in self._footnotes(named, file):
            whole.addWidget(words)
        self.resize(min(1180, parent.width() - 40), min(760, parent.height() - 40))

    def _footnotes(self, conflicts: Sequence[tuple[str, str, str]], file: Path) -> list[QWidget]:
        notes = [label(tr("Keys can be changed in {file}.", file=str(file)), "faint")]
        notes += [
            label(tr("{key} belongs to two commands: {first}, {second}.", key=key, first=first, second=second), "problem")
            for key, first, second in conflicts
        ]
        for note in notes:
            note.setContentsMargins(L, 0, L, 0)
            note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return list(notes)

    def _group(self, title: str, entries: Sequence[Entry]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(XS)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(title, "section"), 0, 0, 1, 2)
        for row, entry in enumerate(entries, 1):
            words = label(entry.title)
            words.setWordWrap(True)
            caps = QHBoxLayout()
            caps.setSpacing(XS)
            caps.addStretch(1)
            for key in _distinct(self._keys.get(entry.command, ())):
                caps.addWidget(KeyCap(key, self._look))
            grid.addWidget(words, row, 0)
            grid.addLayout(caps, row, 1)
        return grid


def _distinct(keys: Sequence[str]) -> list[str]:
    """At most two keys, Return and Enter counted as one."""
    return [key for key in keys if key != "Enter" and key != "Ctrl+Enter"][:2]


def _balanced(groups: Mapping[str, list[Entry]]) -> list[list[tuple[str, list[Entry]]]]:
    """The groups in their order, in columns of about the same length."""
    total = sum(len(group) + 2 for group in groups.values())
    columns: list[list[tuple[str, list[Entry]]]] = [[] for _ in range(_COLUMNS)]
    filled, column = 0, 0
    for title, group in groups.items():
        if filled + len(group) / 2 > total / _COLUMNS * (column + 1) and column < _COLUMNS - 1:
            column += 1
        columns[column].append((title, group))
        filled += len(group) + 2
    return columns
