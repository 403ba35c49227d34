"""How much of the window is shown, how large the text is, where the keyboard is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from annotator.core.edits import EditError
from annotator.ui.language import tr

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_ON_ARTICLE = frozenset({"done_next", "not_done", "document_note"})
_BESIDE_ARTICLE = frozenset({"show_documents", "show_side", "guidelines", "tour"})
_USUAL, _SMALLEST, _LARGEST, _STEP = 17.0, 9.0, 48.0, 1.5  # points


class View:
    """What the View menu does to one window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def apply_look(self) -> None:
        """Theme, size and face of the article as they are set."""
        window, settings = self._window, self._window.session.settings
        window.canvas.set_look(window.look.theme, window.look.language, settings.size, settings.face)
        window.pages.set_size(settings.size)

    def zoom(self, step: int) -> None:
        """The text of the article larger (1), smaller (-1) or as usual (0); the interface stays."""
        session = self._window.session
        size = session.settings.size + step * _STEP if step else _USUAL
        session.keep(size=max(_SMALLEST, min(_LARGEST, size)))
        self.apply_look()

    def show_panes(self) -> None:
        settings = self._window.session.settings
        self._window.documents.setVisible(settings.documents_shown)
        self._window.side.setVisible(settings.side_shown)

    def toggle_pane(self, name: str) -> None:
        """Shows or hides the articles or the side panel."""
        session, shown = self._window.session, f"{name}_shown"
        session.keep(**{shown: not getattr(session.settings, shown)})
        self.show_panes()
        self._window.canvas.setFocus()

    def toggle_suggestions(self) -> None:
        window = self._window
        on = not window.session.settings.suggestions
        window.session.keep(suggestions=on)
        window.watch.set_suggesting(on=on)
        window.hint_strip.say(tr("Suggestions are shown.") if on else tr("Suggestions are hidden."))

    def next_pane(self, step: int) -> None:
        """The keyboard to the next part of the window."""
        window = self._window
        page = window.pages.page()
        own = (window.canvas, window.adjudicating.strip, *window.side.stops(), window.documents.view)
        parts = page.stops() if page else own
        stops = [part for part in parts if part.isVisible()]
        if not stops:
            return
        focused = window.focusWidget()
        here = next((n for n, stop in enumerate(stops) if stop is focused or (focused and stop.isAncestorOf(focused))), 0)
        stops[(here + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    def walk(self, step: int) -> None:
        """To the next or previous case of the page before the article, else to a problem of the article."""
        window, page = self._window, self._window.pages.page()
        if page is not None:
            page.step(step)
        elif window.adjudicating.active:
            window.adjudicating.step(step)
        else:
            window.moving.to_problem(step)

    def undo(self) -> None:
        """Takes back what was done last: from the page before the article, else in the article."""
        page = self._window.pages.page()
        if page is None:
            self._window.desk.undo()
        elif not page.undo():  # what was done in the article is not in view
            self._window.hint_strip.say(tr("There is nothing to undo here; Esc goes back to the article."))

    def redo(self) -> None:
        page = self._window.pages.page()
        if page is None:
            self._window.desk.redo()
        elif not page.redo():
            self._window.hint_strip.say(tr("There is nothing to redo here; Esc goes back to the article."))

    def make_way(self, command: str) -> None:
        """A page leaves for what shows something beside the article; refuses what would act on an article out of view."""
        if self._window.pages.page() is None:
            return
        if command in _ON_ARTICLE:
            raise EditError("That would be done to the article, which is not in view: Esc goes back to it.")
        if command in _BESIDE_ARTICLE:
            self._window.pages.back()

    def is_on(self, command: str) -> bool | None:
        """Whether something that can be on or off is on; None for other commands."""
        look, chosen = self._window.look, self._window.session.settings
        return {
            "show_documents": chosen.documents_shown,
            "show_side": chosen.side_shown,
            "suggestions": chosen.suggestions,
            "light": look.theme.id == "light",
            "dark": look.theme.id == "dark",
            "contrast": look.theme.id == "contrast",
            "arabic": look.language == "ar",
            "english": look.language == "en",
        }.get(command)
