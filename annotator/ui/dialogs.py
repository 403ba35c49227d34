"""The windows over the window: palette, keys, settings, search, notes, tour."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from annotator import __version__
from annotator.ui import keymap, settings
from annotator.ui.command_palette import CommandPalette, Entry
from annotator.ui.commands import MENUS, Command
from annotator.ui.keys_sheet import KeysSheet
from annotator.ui.label_editor import LabelEditor
from annotator.ui.language import tr
from annotator.ui.note_dialog import NoteDialog
from annotator.ui.relabelling import Relabelling
from annotator.ui.search_dialog import SearchDialog
from annotator.ui.settings_dialog import SettingsDialog
from annotator.ui.tour import Tour

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Dialogs(QObject):
    """Opens each of them over its window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._tour: Tour | None = None

    def entries(self) -> list[Entry]:
        """Every command as it is listed."""
        actions = self._window.actions_
        menus = list(MENUS)
        ordered = sorted(actions.commands.items(), key=lambda item: menus.index(item[1].menu))
        return [
            Entry(name, actions.title(command), tr(MENUS[command.menu]), self._other_name(command), actions.key(name))
            for name, command in ordered
        ]

    def _other_name(self, command: Command) -> str:
        """The name in the other language too, so that either finds it."""
        if not command.id.startswith("label:"):
            return command.title
        _, layer, label = command.id.split(":")
        found = self._window.workspace.label_set.label(layer, label)
        return f"{label} {found.names.en} {found.names.ar}" if found else label

    def palette(self) -> CommandPalette:
        palette = CommandPalette(self._window.look, self.entries(), self._window.invoke, self._window)
        palette.show()
        palette.input.setFocus()
        return palette

    def keys(self) -> None:
        window = self._window
        found = list(keymap.conflicts(window.actions_.keys, window.actions_.commands.values()))
        file = settings.config_folder() / "keys.toml"
        self._open(KeysSheet(window.look, self.entries(), window.actions_.keys, found, file, window))

    def settings(self) -> None:
        session = self._window.session
        self._open(SettingsDialog(session.settings, session.take, self._window))

    def label_set(self) -> None:
        """The project's label set, to be chosen or edited; what is kept is used at once."""
        window = self._window
        actions, workspace, settings_ = window.actions_, window.workspace, window.session.settings
        taken = {
            key: actions.title(command)
            for name, command in actions.commands.items()
            for key in actions.keys.get(name, ())
            if len(key) == 1 and not name.startswith("label:") and command.context != "question"
        }
        keep = Relabelling(window).keep
        face = settings_.face
        self._open(LabelEditor(window.look, workspace.label_set, taken, workspace.orphans, keep, window, face=face))

    def search(self) -> None:
        self._open(SearchDialog(self._window.look, self._window.desk, self._window.naming, self._window.show_place, self._window))

    def everywhere(self) -> None:
        """The words of the span at hand in all articles, to be tagged as it is."""
        window = self._window
        span = window.desk.required()
        self._open(SearchDialog(window.look, window.desk, window.naming, window.show_place, window, like=span))

    def document_note(self) -> None:
        desk = self._window.desk
        note = desk.state.annotation_set.progress.note
        title = tr("Note on the article")
        self._open(NoteDialog(title, note, lambda words: desk.tried(lambda: desk.set_document_note(words)), self._window))

    def tour(self) -> None:
        if self._tour is not None:
            self._tour.end()
        self._tour = Tour(self._window)

    def tour_ended(self) -> None:
        self._tour = None

    def about(self) -> None:
        words = tr("Version {version}. Everything stays on this computer.", version=__version__)
        self._window.hint_strip.say(f"Annotator – {words}")

    def _open(self, dialog: QDialog) -> None:
        dialog.open()
