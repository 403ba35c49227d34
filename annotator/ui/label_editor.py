"""The label set of the project: chosen, copied, edited and exported. It is a value until it is kept.

Left is everything in it, right are the fields of what is chosen, below them how a span would look.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator import label_files
from annotator.core import label_edits
from annotator.core.errors import AnnotatorError
from annotator.core.label_edits import Orphan
from annotator.core.label_renaming import Renaming, renaming
from annotator.core.labels import LAYERS, LabelSet, Path, faults
from annotator.ui.dialog_parts import button_row
from annotator.ui.label_form import LabelForm
from annotator.ui.label_outline import LabelOutline
from annotator.ui.label_sample import LabelSample
from annotator.ui.language import sentence, tr
from annotator.ui.look import XS, L, Look, M, S, label, plain
from annotator.ui.orphan_question import OrphanQuestion

_INNER = {"layers": "labels", "attributes": "values"}
"""What a layer and an attribute hold; relations hold nothing."""


class LabelEditor(QDialog):
    """Edits a label set. `taken`: keys of commands and their names; `keep` gets what was made and what is to be renamed."""

    def __init__(
        self,
        look: Look,
        label_set: LabelSet,
        taken: Mapping[str, str],
        orphans: Callable[[LabelSet], Sequence[Orphan]],
        keep: Callable[[LabelSet, Renaming], None],
        parent: QWidget,
        *,
        face: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Label set"))
        self._look, self._taken, self._orphans, self._keep = look, taken, orphans, keep
        self.value = self._before = label_set
        self._warned = False
        self.form: LabelForm | None = None
        self.outline = LabelOutline(look, self.act)
        self.outline.currentItemChanged.connect(lambda: self._show_form())
        self.sample = LabelSample(look, face)
        self.problem = label("", "problem")
        self.problem.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self._replace(label_set)
        self.outline.choose(("layers", 0, "labels", 0))
        self.outline.setFocus()
        self.resize(min(980, parent.width() - 24), min(760, parent.height() - 24))

    # -- parts

    def _build(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        for part, share in ((self._left(), 0), (self._right(), 1)):
            halves.addWidget(part)
            halves.setStretchFactor(halves.count() - 1, share)
        halves.setSizes([280, 700])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addWidget(halves, 1)
        whole.addWidget(self.problem)
        whole.addLayout(self._buttons())
        QShortcut(QKeySequence("Ctrl+Return"), self, self.keep)
        QShortcut(QKeySequence("F6"), self, self._other_side)

    def _left(self) -> QWidget:
        side = QWidget()
        row = QHBoxLayout()
        row.setSpacing(XS)
        self._add = self._tool("add", tr("Add one beside it (Insert); the arrow offers all kinds"), partial(self.act, "add"))
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self._add)
        menu.aboutToShow.connect(lambda: self._fill_add(menu))
        self._add.setMenu(menu)
        tools = (
            self._add,
            self._tool("remove", tr("Remove (Delete)"), partial(self.act, "remove")),
            self._tool("up", tr("Up (Alt+↑)"), partial(self.act, "up")),
            self._tool("down", tr("Down (Alt+↓)"), partial(self.act, "down")),
        )
        for tool in tools:
            row.addWidget(tool)
        row.addStretch(1)
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(S)
        lines.addWidget(self.outline, 1)
        lines.addLayout(row)
        return side

    def _tool(self, name: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        signs = {"up": "↑", "down": "↓"}
        if name in signs:
            button.setText(signs[name])
        else:
            button.setIcon(self._look.icon(name))
        button.setMinimumWidth(32)
        button.setToolTip(plain(words))
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(act)
        return button

    def _right(self) -> QWidget:
        side = QWidget()
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(S)
        lines.addWidget(self._area, 1)
        lines.addWidget(self.sample)
        return side

    def _buttons(self) -> QHBoxLayout:
        other = QPushButton(tr("Begin with…"))
        menu = QMenu(other)
        for preset in label_files.presets():
            menu.addAction(preset.names.in_language(self._look.language)).triggered.connect(partial(self._begin, preset))
        menu.addSeparator()
        menu.addAction(tr("From a file…")).triggered.connect(self._choose_file)
        other.setMenu(menu)
        export = QPushButton(tr("Export…"))
        export.clicked.connect(self._choose_target)
        self.keep_button, cancel = QPushButton(tr("Keep")), QPushButton(tr("Cancel"))
        self.keep_button.clicked.connect(self.keep)
        cancel.clicked.connect(self.reject)
        return button_row(cancel, self.keep_button, leading=(other, export), entered=False)

    # -- the value

    def _replace(self, label_set: LabelSet, path: Path | None = None) -> None:
        """Another value with other things in it; the outline is drawn anew."""
        self.value = label_set
        self._warned = False
        self.outline.show_set(label_set)
        if path is not None:
            self.outline.choose(path)
        self._show_form()

    def _edit(self, path: Path, value: Any) -> None:
        """Another value of one field."""
        self.value = label_edits.put(self.value, path, value)
        self._warned = False
        self._refresh()

    def _show_form(self) -> None:
        self.form = LabelForm(self._look, self.value, self.outline.path(), self._edit)
        self._area.setWidget(self.form)
        self._refresh()

    def _refresh(self) -> None:
        found = list(faults(self.value, self._taken))
        self.outline.refresh(self.value, partial(label_edits.at, self.value), found)
        if self.form is not None:
            self.form.show_faults(found)
        said = tr("%n fault(s): what is red in the list cannot be kept.", len(found)) if found else ""
        self.problem.setText(f"{said} ({sentence(found[0].reason)})" if found else "")
        self.problem.setVisible(bool(found))
        self.keep_button.setEnabled(not found)
        self._show_sample()

    def _show_sample(self) -> None:
        path = self.outline.path()
        if path[:1] != ("layers",):
            self.sample.hide()
            return
        layer = label_edits.at(self.value, path[:2])
        chosen = label_edits.at(self.value, path) if len(path) == 4 else next(iter(layer.labels), None)
        self.sample.setVisible(chosen is not None)
        if chosen is not None:
            self.sample.show_label(self.value, layer, chosen)

    # -- acts

    def act(self, name: str) -> None:
        """Adds, removes, moves what is chosen in the outline, or goes to its fields."""
        path = self.outline.path()
        if name == "fields" and self.form is not None:
            self.form.focus_first()
        elif name == "add":
            self.add_to(_list_beside(path))
        elif path and isinstance(path[-1], int):
            if name == "remove":
                number = path[-1]
                self._replace(label_edits.remove(self.value, path), (*path[:-1], max(0, number - 1)))
            elif name in ("up", "down"):
                self._replace(*label_edits.move(self.value, path, -1 if name == "up" else 1))

    def add_to(self, where: Path) -> None:
        """Something new at the end of a list, its name ready to be written."""
        added, path = label_edits.add(self.value, where)
        self._replace(added, path)
        if self.form is not None:
            self.form.focus_first()
            if (field := self.focusWidget()) is not None and hasattr(field, "selectAll"):
                field.selectAll()

    def _fill_add(self, menu: QMenu) -> None:
        menu.clear()
        path = self.outline.path()
        layer = path[1] if path[:1] == ("layers",) else 0
        attribute = path[1] if path[:1] == ("attributes",) and len(path) > 1 else None
        places: list[tuple[str, Path | None]] = [
            (tr("Label"), ("layers", layer, "labels") if self.value.layers else None),
            (tr("Layer"), ("layers",) if len(self.value.layers) < len(LAYERS) else None),
            (tr("Relation"), ("relations",)),
            (tr("Attribute"), ("attributes",)),
            (tr("Value of the attribute"), ("attributes", attribute, "values") if attribute is not None else None),
        ]
        for name, place in places:
            action = menu.addAction(name)
            action.setEnabled(place is not None)
            action.triggered.connect(partial(self.add_to, place or ()))

    def _other_side(self) -> None:
        """The keyboard from the list to the fields and back."""
        if self.outline.hasFocus():
            self.act("fields")
        else:
            self.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- files

    def _begin(self, label_set: LabelSet, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 Qt's signature
        self._replace(label_set, ("layers", 0, "labels", 0))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Label set"), "", tr("Label sets (*.toml)"))
        if name:
            self.load(FilePath(name))

    def load(self, path: FilePath) -> None:
        """A label set from a file; what is wrong with it is said, and nothing else happens."""
        try:
            self._begin(label_files.load(path))
        except AnnotatorError as refusal:
            self._say(sentence(refusal))

    def _choose_target(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Export"), f"{self.value.id}.toml", tr("Label sets (*.toml)"))
        if name:
            self.export(FilePath(name))

    def export(self, path: FilePath) -> None:
        """Writes the set as it stands here; one with faults could not be read again and is not written."""
        if any(faults(self.value)):
            self._say(tr("A label set with faults cannot be exported."))
            return
        try:
            label_files.save(path, self.value)
        except AnnotatorError as refusal:
            self._say(sentence(refusal))

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    # -- the end

    def keep(self) -> None:
        """Gives the set to the project; asks first if annotations would have no label any more."""
        if not self.keep_button.isEnabled():
            return
        made = label_edits.copied(self.value, label_files.presets())
        if found := self._orphans(made):
            how = renaming(self._before, made)
            use, rename = partial(self._kept, made), partial(self._kept, made, how)
            question = OrphanQuestion(found, how, self._before, self._look, use, rename, self)
            question.rejected.connect(self.activateWindow)
            question.open()
        else:
            self._kept(made)

    def _kept(self, made: LabelSet, how: Renaming | None = None) -> None:
        changed = made != self._before
        self.accept()
        if changed:
            self._keep(made, how or Renaming())

    def reject(self) -> None:
        if self.value != self._before and not self._warned:
            self._warned = True
            self._say(tr("Your changes are not kept yet. Esc once more throws them away; Ctrl+Enter keeps them."))
            return
        super().reject()


def _list_beside(path: Path) -> Path:
    """The list into which something new would go: the chosen thing's own, or that of its kind."""
    if not path:
        return ("layers",)
    if len(path) == 2 and path[0] in _INNER:
        return (*path, _INNER[str(path[0])])
    return path[:-1] if isinstance(path[-1], int) else path
