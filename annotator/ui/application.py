"""Starting the program: fonts, language, theme, the project, and the window; or a picture of the window.

A `Session` lives as long as the program; windows come and go with the language and the theme.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QStyleFactory

from annotator import __version__, crash, lexicon_files, restoring
from annotator.core.errors import AnnotatorError
from annotator.core.lexicon import Lexicon
from annotator.ui import fonts, keycaps, keymap, language, settings
from annotator.ui.language import tr
from annotator.ui.look import Look, stylesheet
from annotator.ui.main_window import MainWindow
from annotator.ui.restore_dialog import RestoreDialog
from annotator.ui.settings import Settings
from annotator.ui.theme import THEMES, palette
from annotator.workspace import Workspace, default_project

if TYPE_CHECKING:
    from annotator.commands.opening import OpenOptions

_INTERFACE_SIZE = 10.0  # points


def run(options: "OpenOptions") -> int:
    """Opens the window, or draws it into a file; returns the exit code."""
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = application()
    session = Session(app, options)
    if options.screenshot is not None:
        session.start()
        return session.picture(options.screenshot)
    session.start_somehow()
    crash.install(session.tell_crash, session.refuse)
    window = session.window
    window.show()
    QTimer.singleShot(0, session.after_start)
    code = app.exec()
    session.end()
    return code


def application() -> QApplication:
    """The Qt application with our fonts and style, made once."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        sys.setswitchinterval(0.001)  # the window waits a millisecond for a thread that computes, not five
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Annotator")
        app.setApplicationVersion(__version__)
        app.setStyle(QStyleFactory.create("Fusion"))
        fonts.load()
        app.setFont(fonts.interface_font(_INTERFACE_SIZE))
    return app


class Session(QObject):
    """The settings, the open project and the window that shows it."""

    window: MainWindow

    def __init__(self, app: QApplication, options: "OpenOptions") -> None:
        super().__init__()
        self._app, self._options = app, options
        self.settings = settings.load()
        width, height = options.size or (None, None)
        chosen = {"language": options.language, "theme": options.theme, "width": width, "height": height}
        self._for_now: dict[str, Any] = {name: value for name, value in chosen.items() if value}
        self.settings = replace(self.settings, **self._for_now)
        self.workspace: Workspace
        self._notice = ""

    # -- beginning and end

    def start(self) -> None:
        """Opens the project and builds the window; raises `AnnotatorError` if the project cannot be opened."""
        self.workspace = Workspace.open(self._options.project, annotator=self._options.annotator)
        self.settings = self.settings.with_recent(self.workspace.path)
        self._build()
        self.window.open_first(self._options.document)

    def start_somehow(self) -> None:
        """The same, but of a project that cannot be opened it is asked what to do: a backup of it, or another project."""
        while True:
            try:
                self.start()
            except AnnotatorError as refusal:
                if not self._rescued(refusal):
                    raise
            else:
                return

    def _rescued(self, refusal: AnnotatorError) -> bool:
        """Whether something was chosen that can be tried instead.

        What was named on the command line is answered there, unless a backup can help.
        """
        path = self._options.project or default_project()
        found = restoring.backups(path) if restoring.is_lost(path) else ()
        if self._options.project is not None and not found:
            return False
        self._dress()
        dialog = RestoreDialog(path, found, None, language.sentence(refusal))
        if not dialog.exec():
            return False
        try:
            if dialog.chosen is not None:
                restoring.put_back(dialog.chosen, path)
        except AnnotatorError as another:
            return self._rescued(another)
        self._options = replace(self._options, project=dialog.other or self._options.project)
        return True

    def after_start(self) -> None:
        """What waits until the window stands: files to import, the tour of a first start."""
        self.window.take_keyboard()
        if self._options.files:
            self.window.transfer.take([str(path) for path in self._options.files])
        elif not self.settings.tour_seen:
            self.window.dialogs.tour()

    def end(self) -> None:
        settings.save(self._lasting())
        self.window.let_go()
        self.workspace.close()

    def _lasting(self) -> Settings:
        """The settings without what only this start was told."""
        saved = settings.load()
        passing = {name for name, value in self._for_now.items() if getattr(self.settings, name) == value}
        return replace(self.settings, **{name: getattr(saved, name) for name in passing})

    def picture(self, path: Path) -> int:
        """Draws the window into a file."""
        window = self.window
        window.show()
        window.watch.settle()
        for _ in range(3):
            self._app.processEvents()
        if not window.grab().save(str(path)):
            raise AnnotatorError("{path} cannot be written: {reason}.", path=path, reason=tr("no such folder, or no room"))
        self.window.let_go()
        self.workspace.close()
        return 0

    # -- windows

    def _dress(self) -> Look:
        """The whole program in the language, the colours and the keys that are set."""
        chosen = self.settings.language or language.system_language()
        language.set_language(self._app, chosen)
        language.set_digits(self.settings.digits)
        theme = THEMES.get(self.settings.theme, THEMES["light"])
        self._app.setPalette(palette(theme))
        self._app.setStyleSheet(stylesheet(theme))
        keys = self._keymap()
        language.set_keys(keycaps.names(keys))
        return Look(theme, chosen, keys)

    def _build(self) -> None:
        self.window = MainWindow(self, self.workspace, self._dress())
        self.window.resize(self.settings.width, self.settings.height)
        if self._notice:
            self.window.message.say(self._notice, stays=True)

    def _keymap(self) -> dict[str, tuple[str, ...]]:
        try:
            self._notice = ""
            return keymap.load(settings.config_folder() / "keys.toml")
        except AnnotatorError as refusal:
            self._notice = language.sentence(refusal)
            return dict(keymap.DEFAULT)

    def rebuild(self) -> None:
        """Another window over the same workspace, at the same place."""
        QTimer.singleShot(0, self._rebuild)

    def _rebuild(self) -> None:
        old = self.window
        caret, selected = old.canvas.caret, old.canvas.selected_span
        scroll, place = old.canvas.verticalScrollBar().value(), old.geometry()
        shown, maximised = old.isVisible(), old.isMaximized()
        old.let_go()
        self._build()
        self.window.setGeometry(place)
        if self.workspace.document is not None:
            self.window.canvas.set_caret(caret)
            self.window.desk.select(selected)
        if shown:
            self.window.showMaximized() if maximised else self.window.show()
            self.window.canvas.verticalScrollBar().setValue(scroll)
            self.window.take_keyboard()
        old.hide()
        old.deleteLater()

    def open(self, path: Path, *, fresh: bool = False) -> None:
        """Another project in the place of this one; if it cannot be opened, this one stays and the reason is said."""
        try:
            if path.exists() and self.workspace.path.samefile(path):
                return
            other = Workspace.create(path) if fresh else Workspace.open(path)
        except AnnotatorError as refusal:
            if not self.window.projects.offer_backup(path, refusal):
                self.window.refuse(refusal)
            return
        self.window.let_go()
        self.workspace.close()
        self._sit_before(other)

    def restore(self, backup: Path) -> None:
        """A backup in the place of the open project; what it held is kept beside it."""
        path, annotator = self.workspace.path, self.workspace.annotator
        self.window.let_go()
        self.workspace.close()  # with a last backup of what was done since the one before
        problem = None
        try:
            kept = restoring.put_back(backup, path)
        except AnnotatorError as refusal:
            problem = refusal
        self._sit_before(Workspace.open(path, annotator=annotator))
        if problem is not None:
            self.refuse(problem)
        else:
            self.window.hint_strip.say(tr("The backup is open. What the project held before is kept in {path}.", path=str(kept)))

    def _sit_before(self, other: Workspace) -> None:
        """Another project's window in the place of this one, which was let go of."""
        before, self.workspace = self.window, other
        self.keep(recent=self.settings.with_recent(other.path).recent)
        self._build()
        self.window.setGeometry(before.geometry())
        self.window.open_first()
        self.window.show()
        before.hide()
        before.deleteLater()

    # -- settings

    def keep(self, **changed: Any) -> None:
        """Changes settings and keeps them on disk."""
        self.settings = replace(self.settings, **changed)
        settings.save(self._lasting())

    def use(self, **changed: Any) -> None:
        """Changes settings that make another window: language, theme."""
        self.take(replace(self.settings, **changed))

    def take(self, chosen: Settings) -> None:
        self.settings = chosen
        settings.save(self._lasting())
        self.rebuild()

    # -- what went wrong

    def failed(self, failure: BaseException) -> None:
        """What went wrong beside the window: a refusal is said; of what nobody expected a report is written. The work goes on."""
        if isinstance(failure, AnnotatorError):
            self.refuse(failure)
        else:
            self.tell_crash(crash.report(failure))

    def refuse(self, refusal: AnnotatorError) -> None:
        """Something that could not be done, said in whatever window there is now."""
        self.window.refuse(refusal)

    def tell_crash(self, report: Path) -> None:
        self.window.message.say(
            tr("Something unexpected happened. Your annotations are saved. A report is in {path}.", path=str(report)), stays=True
        )

    @property
    def lexicon(self) -> Callable[[], Lexicon]:
        return lexicon_files.load
