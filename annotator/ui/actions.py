"""The command table as Qt actions: shortcuts, menus, and the fallback for keyboards without Latin letters."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.core.labels import LabelSet
from annotator.ui import physical_keys
from annotator.ui.commands import COMMANDS, MENUS, SEPARATED, Command, Context, Menu, label_commands
from annotator.ui.keycaps import legend
from annotator.ui.language import tr
from annotator.ui.look import Look

_PLACE = Qt.ShortcutContext.WidgetShortcut
_WINDOW = Qt.ShortcutContext.WindowShortcut
_FIXED = Qt.KeyboardModifier.KeypadModifier


class Actions:
    """Every command of a window as an action, by id. `keys` are those that count, the label set's included."""

    def __init__(
        self, window: QWidget, places: Mapping[Context, QWidget], look: Look, label_set: LabelSet, invoke: Callable[[str], None]
    ) -> None:
        self._window, self._places = window, places
        self._menus: list[QMenu] = []
        labels = list(label_commands(label_set, look.language))
        self.commands: dict[str, Command] = {c.id: c for c in (*COMMANDS, *(c for c, _ in labels))}
        self.keys: dict[str, tuple[str, ...]] = dict(look.keymap) | {c.id: (key,) for c, key in labels}
        rivals = {name for name, command in self.commands.items() if command.context != "question"}
        taken = {key.upper() for name, keys in look.keymap.items() if name in rivals for key in keys}
        self._shared = {c.id for c, key in labels if key.upper() in taken}
        self._actions = {name: self._action(command, invoke) for name, command in self.commands.items()}

    def _action(self, command: Command, invoke: Callable[[str], None]) -> QAction:
        home = self._places.get(command.context, self._window)
        keys = self.keys.get(command.id, ())
        title = self.title(command)
        action = QAction(f"{title}\t{legend(keys[0])}" if keys else title, home)
        if command.id not in self._shared:  # two owners of a shortcut would both be silent: the command keeps it
            action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(_WINDOW if home is self._window else _PLACE)
        action.setAutoRepeat(command.repeats)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda: invoke(command.id))
        home.addAction(action)
        return action

    @staticmethod
    def title(command: Command) -> str:
        """The command's name in the language of the interface; labels are named by their label set."""
        return command.title if command.id.startswith("label:") or command.id in ("arabic", "english") else tr(command.title)

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def first_label(self) -> tuple[str, str]:
        """The first command that tags with a label, and what to call all of them: by their keys if these are 1 to 9."""
        labels = [name for name in self.commands if name.startswith("label:")]
        digits = {self.key(name) for name in labels} == set("123456789")
        first = next(iter(labels), "")
        title = tr("Entity: 1 to 9") if digits else f"{self.commands[first].title}…" if first else ""
        return first, title

    def key(self, command: str) -> str:
        """The first key of a command, or nothing."""
        return next(iter(self.keys.get(command, ())), "")

    def fill(self, bar: QMenuBar, fill_recent: Callable[[QMenu], None]) -> None:
        """The menus, in the order of the table; the recent projects are listed when the menu opens."""
        for menu, title in MENUS.items():
            shown = bar.addMenu(tr(title))
            self._menus.append(shown)
            self._fill(shown, menu)
            if menu == "file":
                recent = QMenu(tr("Recent projects"), shown)
                shown.insertMenu(self._actions["new_project"], recent)
                shown.aboutToShow.connect(partial(fill_recent, recent))

    def check_before_showing(self, is_on: Callable[[str], bool | None]) -> None:
        """Ticks what is on, each time a menu opens."""
        for name, action in self._actions.items():
            if is_on(name) is not None:
                action.setCheckable(True)
        for menu in self._menus:
            menu.aboutToShow.connect(lambda: self._check(is_on))

    def _check(self, is_on: Callable[[str], bool | None]) -> None:
        for name, action in self._actions.items():
            if action.isCheckable():
                action.setChecked(bool(is_on(name)))

    def _fill(self, menu: QMenu, name: Menu) -> None:
        menu.setToolTipsVisible(False)
        for key, command in self.commands.items():
            if command.menu == name:
                if key in SEPARATED:
                    menu.addSeparator()
                menu.addAction(self._actions[key])

    def by_position(self, event: QKeyEvent) -> Command | None:
        """The command of a key by its place on the keyboard, where the layout gives no Latin letter."""
        here: Context = next((context for context, widget in self._places.items() if widget.hasFocus()), "window")
        return self._of(physical_keys.sequences(event), here)

    def of_key(self, event: QKeyEvent) -> Command | None:
        """The command a key press means to the article, by its letter or its place."""
        pressed = QKeyCombination(event.modifiers() & ~_FIXED, Qt.Key(event.key()))
        return self._of([QKeySequence(pressed), *physical_keys.sequences(event)], "article")

    def _of(self, sequences: Sequence[QKeySequence], here: Context) -> Command | None:
        for sequence in sequences:
            for name, action in self._reachable(here):
                if action.isEnabled() and sequence in action.shortcuts():
                    return self.commands[name]
        return None

    def _reachable(self, here: Context) -> Iterable[tuple[str, QAction]]:
        return ((n, action) for n, action in self._actions.items() if self.commands[n].context in (here, "window"))
