"""What fills the window: the article between its panels, or a page that takes their place for a while."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from annotator.ui.hint_strip import Hint


class Page(QFrame):
    """Something that stands before the article; it stays as it was left until the window goes."""

    def step(self, step: int) -> None:
        """F8 and Shift+F8: goes on (1) or back (-1) through what the page shows."""

    def shown(self) -> None:
        """The page has come before the article, for the first time or again."""

    def stops(self) -> Sequence[QWidget]:
        """The parts that F6 goes through."""
        return ()

    def hints(self) -> list[Hint]:
        """Which keys do what here, for the strip below."""
        return []

    def zoomed(self, points: float) -> None:
        """The text of articles is to be of this size."""

    def undo(self) -> bool:
        """Takes back what was done from the page; False: the page does nothing that could be undone."""
        return False

    def redo(self) -> bool:
        """Does it again; False: the page does nothing that could be."""
        return False

    def back(self) -> bool:
        """Esc: goes one step back inside the page; False: there is none, the article is wanted."""
        return False


class Pages(QStackedWidget):
    """The panes of the article, and pages over them. Esc goes back, at last to the article."""

    def __init__(self, article: QWidget, focus: QWidget) -> None:
        super().__init__()
        self._focus, self._points = focus, 15.0
        self.addWidget(article)

    def set_size(self, points: float) -> None:
        """The size of the text of articles, here and in the pages."""
        self._points = points
        if (page := self.page()) is not None:
            page.zoomed(points)

    def page(self) -> Page | None:
        """The page before the article, if one is there."""
        found = self.currentWidget()
        return found if isinstance(found, Page) else None

    def show_page(self, page: Page) -> None:
        """Brings a page before the article, with the keyboard in it."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        page.zoomed(self._points)
        page.setFocus()
        page.shown()

    def back(self) -> None:
        """The article again, with the keyboard in it."""
        if self.page() is not None:
            self.setCurrentIndex(0)
            self._focus.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.page()
        if event.key() != Qt.Key.Key_Escape or page is None:
            super().keyPressEvent(event)
        elif not page.back():
            self.back()
