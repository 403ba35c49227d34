"""What the windows over the window are built of: the row of buttons below, and a box of lines to be read."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QPushButton

from annotator.ui.language import tr
from annotator.ui.look import S


def ok_cancel(dialog: QDialog, words: str, accepted: Callable[[], None]) -> QDialogButtonBox:
    """The two answers of a dialog, in the order of the platform: `words` do it, the other leaves all as it was."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    box.button(QDialogButtonBox.StandardButton.Ok).setText(words)
    box.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
    box.accepted.connect(accepted)
    box.rejected.connect(dialog.reject)
    return box


def button_row(*buttons: QPushButton, leading: Sequence[QPushButton] = (), entered: bool = True) -> QHBoxLayout:
    """Buttons at the trailing edge, `leading` ones at the other; Enter means the last, if it is to be `entered`."""
    row = QHBoxLayout()
    row.setSpacing(S)
    for button in (*leading, *buttons):
        if button is buttons[0]:
            row.addStretch(1)
        button.setAutoDefault(False)
        row.addWidget(button)
    buttons[-1].setDefault(entered)
    return row


def lines_box(lines: Iterable[str], name: str) -> QPlainTextEdit:
    """Lines in the direction of the interface, to be read and copied; Tab leaves the box."""
    box = QPlainTextEdit("\n".join(lines))
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    option = box.document().defaultTextOption()
    option.setTextDirection(box.layoutDirection())
    if box.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)  # this kind of field does not follow its direction
    box.document().setDefaultTextOption(option)
    return box
