"""The middle of the window: the article below its title, and below it whatever is being asked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.core.annotation import Document
from annotator.ui.article_header import ArticleHeader
from annotator.ui.canvas import Canvas
from annotator.ui.find_bar import FindBar
from annotator.ui.language import tr
from annotator.ui.look import XL, L, Look, M, S, label
from annotator.ui.naming import Occurrences
from annotator.ui.places_strip import PlacesStrip
from annotator.ui.speaker_strip import SpeakerStrip

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Centre(QFrame):
    """Header, article or what stands for it, and the strips."""

    find_bar: FindBar
    begin: QPushButton

    def __init__(self, look: Look, canvas: Canvas, window: "MainWindow") -> None:
        super().__init__()
        self._window, self._canvas = window, canvas
        self.header = ArticleHeader(look, window.invoke)
        self.strip = SpeakerStrip(look, window.desk.settle_offer, window.key_for_article)
        self.places = PlacesStrip(look, canvas)
        self.find_bar = FindBar(canvas)
        self._header_shows: tuple[str, int] | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(canvas)
        self._pages.addWidget(self._welcome())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self._pages, 1)
        for strip in (window.adjudicating.strip, self.strip, self.places, self.find_bar):
            whole.addWidget(strip)
        self.setMinimumWidth(376)

    def close_strips(self) -> None:
        """Another article: what was found in the one before does not count."""
        self.places.dismiss()
        self.find_bar.dismiss()

    def lists_its_keys(self) -> bool:
        """Whether the strip of places has the keyboard, which says itself which keys count."""
        return self.places.hasFocus()

    def choose_places(self, found: Occurrences) -> None:
        self.places.choose(found)

    def refresh(self, document: Document | None) -> None:
        """Title, place in the list and status of the open article; a welcome where there is none."""
        workspace, model = self._window.workspace, self._window.documents.model
        self._pages.setCurrentIndex(0 if document else 1)
        if document is None:
            self.header.show_document(None, 0, 0)
            self._header_shows = None
            return
        if self._header_shows != (document.id, model.edition):  # counting takes long in a large project
            place = min(workspace.position(document.id, model.filter), max(0, model.rowCount() - 1))
            self.header.show_document(document, place, model.rowCount())
            self._header_shows = document.id, model.edition
        self.header.show_progress(workspace.state.annotation_set.progress)

    def _welcome(self) -> QWidget:
        """What there is to do in a project without articles."""
        page = QWidget()
        page.setAutoFillBackground(True)
        lines = QVBoxLayout(page)
        lines.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.setSpacing(M)
        title = label(tr("No article is open"), "title")
        drop = tr("Drop articles here (.txt or .jsonl, files or a whole folder), or choose them. They stay on this computer.")
        words = label(drop, "faint")
        words.setWordWrap(True)
        words.setMaximumWidth(420)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        for command, name in (("import", tr("Import articles…")), ("open_project", tr("Open a project…"))):
            button = QPushButton(name)
            button.clicked.connect(lambda _checked=False, command=command: self._window.invoke(command))
            button.setAutoDefault(True)  # Enter presses it
            buttons.addWidget(button)
            if command == "import":
                self.begin = button
        for part in (title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addSpacing(L)
        lines.addLayout(buttons)
        lines.setContentsMargins(XL, XL, XL, XL)
        return page
