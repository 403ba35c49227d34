"""The referents of the article: who and what it speaks of, how often; name, kind and names edited in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from annotator.core.annotation import Referent
from annotator.core.change import State
from annotator.ui.desk import Desk
from annotator.ui.dialog_parts import button_row
from annotator.ui.keycaps import legend_of
from annotator.ui.language import number, tr
from annotator.ui.look import Choice, Look, M, S, label, plain
from annotator.ui.naming import Naming
from annotator.ui.referent_colours import article_colours
from annotator.ui.referent_rows import KINDS, mentions

_SEPARATORS = "،,;؛\n"


class ReferentsPanel(QFrame):
    """List and editor. Enter on a referent goes to its next mention; F2 edits it."""

    def __init__(self, look: Look, desk: Desk, naming: Naming) -> None:
        super().__init__()
        self._look, self._desk, self._naming = look, desk, naming
        self._shown: object = None
        self.list = _Referents(self)
        self.list.setAccessibleName(tr("Referents"))
        self.list.itemActivated.connect(lambda item: self.go(item.data(Qt.ItemDataRole.UserRole)))
        self.list.itemClicked.connect(lambda item: self.go(item.data(Qt.ItemDataRole.UserRole)))
        self._empty = label("", "faint")
        self._empty.setText(
            tr(
                "Nobody is named yet. With a speaker or an entity selected, {key} says who it is.",
                key=legend_of(look, "referent"),
            )
        )
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.editor = ReferentEditor(look, self._save, self._close)
        self.editor.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(S, S, S, S)
        whole.setSpacing(S)
        whole.addWidget(self.editor)
        whole.addWidget(self._empty, 1)
        whole.addWidget(self.list, 1)

    def refresh(self, state: State) -> None:
        """The referents in the order of their first mention."""
        found = mentions(state)
        if found == self._shown:
            return
        self._shown = found
        chosen = self.chosen()
        self.list.clear()
        colours = article_colours(state)
        for referent, count in found:
            item = QListWidgetItem(self._dot(colours[referent.id]), f"{referent.name}  {number(count)}")
            item.setData(Qt.ItemDataRole.UserRole, referent.id)
            item.setToolTip(plain(tr(", ").join((referent.name, *referent.aliases))))
            self.list.addItem(item)
            if referent.id == chosen:
                self.list.setCurrentItem(item)
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)

    def chosen(self) -> str | None:
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def go(self, referent: str) -> None:
        """To the next mention after the caret, around the end."""
        desk = self._desk
        spans = sorted((s for s in desk.state.spans.values() if s.referent == referent), key=lambda s: s.start)
        if spans:
            following = next((s for s in spans if s.start > desk.canvas.caret), spans[0])
            desk.canvas.set_caret(following.start)
            desk.select(following.id)

    def edit(self, referent_id: str) -> None:
        """Opens the editor on a referent."""
        referent = self._desk.state.referents.get(referent_id)
        if referent is not None:
            self.editor.show_referent(referent)

    def _save(self, referent: str, name: str, kind: str, aliases: list[str]) -> None:
        same = self._naming.namesake(referent, name)
        if same is not None and self.editor.asked != same.id:
            self.editor.ask(same)
        elif same is not None:
            if self._desk.tried(lambda: self._naming.merge(same.id, referent)):
                self._close()
        elif self._desk.tried(lambda: self._naming.save(referent, name, kind, aliases)):
            self._close()

    def _close(self) -> None:
        self.editor.hide()
        self._desk.canvas.setFocus()

    def _dot(self, colour: str) -> QIcon:
        picture = QPixmap(20, 20)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.theme.dot_colour(colour)))
        painter.drawEllipse(5, 5, 10, 10)
        painter.end()
        return QIcon(picture)


class _Referents(QListWidget):
    """The list; F2 edits."""

    def __init__(self, panel: ReferentsPanel) -> None:
        super().__init__()
        self._panel = panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self._panel.chosen()
        if event.key() == Qt.Key.Key_F2 and chosen:
            self._panel.edit(chosen)
        else:
            super().keyPressEvent(event)


class ReferentEditor(QFrame):
    """Name, kind, other names. Enter keeps them, Esc leaves everything as it was."""

    finished = Signal()

    def __init__(self, look: Look, save: object, close: object) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._look, self._save, self._close = look, save, close
        self._referent = self.asked = ""
        self.name, self.aliases, self.kind = QLineEdit(), QLineEdit(), Choice()
        self.kind.addItem("–", "")
        for kind, title in KINDS.items():
            self.kind.addItem(tr(title), kind)
        self.aliases.setPlaceholderText(tr("separated by commas"))
        for field, words in ((self.name, tr("Name")), (self.kind, tr("Kind")), (self.aliases, tr("Other names"))):
            field.setAccessibleName(words)
        fields = QFormLayout(self)
        fields.setContentsMargins(M, M, M, M)
        fields.setHorizontalSpacing(M)
        fields.setVerticalSpacing(S)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        fields.addRow(label(tr("Name"), "faint"), self.name)
        fields.addRow(label(tr("Kind"), "faint"), self.kind)
        fields.addRow(label(tr("Other names"), "faint"), self.aliases)
        keep, leave = QPushButton(tr("Keep")), QPushButton(tr("Cancel"))
        keep.clicked.connect(self._keep)
        leave.clicked.connect(lambda: self._close())  # type: ignore[operator]
        self._question = label("", "problem")
        self._question.setWordWrap(True)
        fields.addRow(self._question)
        fields.addRow(button_row(leave, keep))

    def show_referent(self, referent: Referent) -> None:
        """Shows a referent with its name selected, so that typing replaces it."""
        self._referent, self.asked = referent.id, ""
        self._question.hide()
        self.name.setText(referent.name)
        self.aliases.setText("، ".join(referent.aliases))
        if self.kind.findData(referent.kind) < 0:
            self.kind.addItem(referent.kind, referent.kind)
        self.kind.setCurrentIndex(self.kind.findData(referent.kind))
        self.show()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def ask(self, same: Referent) -> None:
        """Says that there is one of this name already; keeping it once more makes the two one."""
        self.asked = same.id
        self._question.setText(
            tr("“{name}” is there already: Enter again makes them one, Esc does not.", name=same.name)
        )
        self._question.setMinimumHeight(self._question.heightForWidth(max(120, self.width() - 4 * M)))
        self._question.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()  # type: ignore[operator]
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        typed = self.aliases.text()
        for sign in _SEPARATORS:
            typed = typed.replace(sign, "\n")
        aliases = [alias.strip() for alias in typed.split("\n") if alias.strip()]
        self._save(self._referent, self.name.text(), self.kind.currentData(), aliases)  # type: ignore[operator]
