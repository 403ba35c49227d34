"""The articles of the project: a list that fetches what it shows, a filter, and how far the work is.

The model knows the number of rows and keeps the pages that were looked at; a project of 100,000
articles costs no more than one of ten.
"""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from annotator.core.annotation import STATUSES, Status
from annotator.core.change import State
from annotator.core.errors import Key
from annotator.ui.fonts import interface_font
from annotator.ui.language import number, tr
from annotator.ui.look import XS, Choice, L, Look, M, S, draw_words, label, plain
from annotator.workspace import DocumentFilter, DocumentRow, Workspace

_PAGE = 200
_ROW_HEIGHT = 50
Index = QModelIndex | QPersistentModelIndex


def status_name(status: Status) -> str:
    return {"new": tr("New"), "started": tr("Started"), "done": tr("Done")}[status]


class DocumentModel(QAbstractListModel):
    """The rows of the filtered list, fetched by the page."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.filter = DocumentFilter()
        self._count = 0
        self.edition = 0
        self._pages: dict[int, list[DocumentRow]] = {}

    def reload(self, filter: DocumentFilter | None = None) -> None:
        """Counts anew and forgets what was fetched."""
        self.beginResetModel()
        self.filter = filter or self.filter
        self._pages.clear()
        self.edition += 1
        self._count = self._workspace.count(self.filter)
        self.endResetModel()

    def renew(self, fresh: DocumentRow) -> None:
        """One document has another status or number of spans. No signal: a list would lay out all its rows anew."""
        for rows in self._pages.values():
            for place, row in enumerate(rows):
                if row.id == fresh.id:
                    rows[place] = fresh

    def row(self, at: int) -> DocumentRow | None:
        page, place = divmod(at, _PAGE)
        if page not in self._pages:
            self._pages[page] = self._workspace.documents(self.filter, offset=page * _PAGE, limit=_PAGE)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < self._count:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return row
        return plain(row.title or row.id) if role == Qt.ItemDataRole.ToolTipRole else row.title or row.id


class _RowDelegate(QStyledItemDelegate):
    """Draws an article: its title, a sign for its status, and how many spans it has."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.opened: str | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, DocumentRow):
            return
        look, box = self._look, QRectF(option.rect).adjusted(XS, 1, -XS, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.id == self.opened or chosen:
            painter.setPen(QPen(look.colour("accent"), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("selection") if row.id == self.opened else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        right = option.direction == Qt.LayoutDirection.RightToLeft
        sign = QRectF(box.right() - 24 if right else box.left() + 8, box.top() + 9, 14, 14)
        self._paint_sign(painter, sign, row)
        words = QRectF(box.left() + S, box.top(), box.width() - 32 - S, box.height())
        if not right:
            words.translate(24, 0)
        self._paint_words(painter, words, row, right=right)
        painter.restore()

    def _paint_sign(self, painter: QPainter, place: QRectF, row: DocumentRow) -> None:
        look = self._look
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = place.adjusted(1, 1, -1, -1)
        if row.status == "done":
            painter.setPen(QPen(look.colour("good"), 2.2))
            painter.drawPolyline(_tick(place))
            return
        painter.setPen(QPen(look.colour("accent" if row.status == "started" else "line"), 1.6))
        painter.drawEllipse(ring)
        if row.status == "started":
            painter.setBrush(look.colour("accent"))
            painter.drawPie(ring, 90 * 16, 180 * 16)

    def _paint_words(self, painter: QPainter, place: QRectF, row: DocumentRow, *, right: bool) -> None:
        look = self._look
        painter.setFont(interface_font(10))
        painter.setPen(look.colour("text"))
        draw_words(painter, place.adjusted(0, 4, 0, -place.height() / 2), row.title or row.id, right=right, of_article=True)
        parts = [status_name(row.status)]
        if row.spans:
            parts.append(tr("%n span(s)", row.spans))
        if row.has_note:
            parts.append(tr("Note"))
        painter.setFont(interface_font(8.5))
        painter.setPen(look.colour("faint"))
        draw_words(painter, place.adjusted(0, place.height() / 2 - 2, 0, -4), " · ".join(parts), right=right)


def _tick(place: QRectF) -> list[QPointF]:
    return [
        QPointF(place.left() + 1, place.center().y()),
        QPointF(place.left() + 5, place.bottom() - 2),
        QPointF(place.right() - 1, place.top() + 3),
    ]


class _List(QListView):
    """The list; Enter opens, and letters are typed into the filter: Qt would look through every article for them."""

    opened = Signal(QModelIndex)
    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, letters: str) -> None:
        self.typed.emit(letters)


class _Filter(QLineEdit):
    """What is looked for in the titles; Enter opens the first article found, Down goes to the list."""

    opened = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DocumentPanel(QFrame):
    """List, filter and progress. `chosen` is emitted with a document's id."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._workspace, self._look = workspace, look
        self.model = DocumentModel(workspace)
        self._delegate = _RowDelegate(look)
        self.view = _List()
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Articles"))
        self.view.clicked.connect(self._open)
        self.view.opened.connect(self._open)
        self.view.typed.connect(self._type)
        self._progress = _ProgressLine(look)
        self._known: State | None = None
        self._build()

    def _build(self) -> None:
        self.typed = _Filter()
        self.typed.opened.connect(self._open_first)
        self.typed.left.connect(lambda: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.typed.setPlaceholderText(tr("Filter by title"))
        self.typed.setClearButtonEnabled(True)
        self.typed.setAccessibleName(tr("Filter by title"))
        self._status = Choice()
        self._status.setAccessibleName(tr("Status"))
        self._status.addItem(tr("All"), None)
        for status in STATUSES:
            self._status.addItem(status_name(status), status)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self._filter)
        self.typed.textChanged.connect(lambda: self._pause.start())
        self._status.currentIndexChanged.connect(lambda: self._filter())
        self._summary = label("", "faint")
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self._summary, 1)
        row.addWidget(self._status)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(S, M, S, S)
        whole.setSpacing(S)
        whole.addWidget(self.typed)
        whole.addLayout(row)
        whole.addWidget(self._progress)
        whole.addWidget(self.view, 1)
        self._none = label(tr("No article matches."), "faint")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        self._none.setContentsMargins(L, L, L, L)
        whole.addWidget(self._none, 1)
        self.setMinimumWidth(190)

    def reload(self) -> None:
        """The list as it is now, with the open article marked."""
        self.model.reload()
        self._show_progress()
        self.mark_open()

    def mark_open(self) -> None:
        """Marks the open article and brings it into view."""
        document = self._workspace.document
        self._delegate.opened = document.id if document else None
        if document is not None and self.model.rowCount():
            at = min(self._workspace.position(document.id, self.model.filter), self.model.rowCount() - 1)
            self.view.setCurrentIndex(self.model.index(at))
        self.view.viewport().update()

    def renew(self) -> None:
        """The open article's line and the progress, if a change was made to it; costs nothing otherwise."""
        document, state = self._workspace.document, self._workspace.state
        if document is None or state is self._known:
            return
        row = self._workspace.row(document.id)
        if row is not None:
            self.model.renew(row)
            self.view.viewport().update()
        before, self._known = self._known, state
        if before is not None and before.annotation_set.document_id == document.id:
            if before.annotation_set.progress != state.annotation_set.progress:
                self._show_progress()

    def _filter(self) -> None:
        self.model.reload(DocumentFilter(self.typed.text().strip(), self._status.currentData()))
        self._show_progress()
        self.mark_open()

    def _show_progress(self) -> None:
        counts = self._workspace.progress()
        total, done = sum(counts.values()), counts.get("done", 0)
        self._summary.setText(tr("{done} of {total} done", done=number(done), total=number(total)) if total else "")
        self._progress.show_share(done / total if total else 0.0, counts.get("started", 0) / total if total else 0.0)
        empty = self.model.rowCount() == 0
        self.view.setVisible(not empty)
        self._none.setVisible(empty)
        empty_project = tr("No articles yet. Drop files here, or press {key}.", key=Key("import"))
        self._none.setText(tr("No article matches.") if total else empty_project)

    def _type(self, letters: str) -> None:
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.setText(letters)

    def _open_first(self) -> None:
        """The first article that matches what is typed, even if the list has not caught up with it."""
        self._pause.stop()
        self._filter()
        self._open(self.model.index(0))

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None:
            self.chosen.emit(row.id)


class _ProgressLine(QFrame):
    """How much is done and begun, as a thin line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._done, self._started = look, 0.0, 0.0
        self.setFixedHeight(5)

    def show_share(self, done: float, started: float) -> None:
        self._done, self._started = done, started
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for share, colour in ((1.0, "line"), (self._done + self._started, "accent"), (self._done, "good")):
            width = self.width() * min(1.0, share)
            painter.setBrush(self._look.colour(colour))
            if width > 0:
                painter.drawRoundedRect(QRectF(self.width() - width if right else 0, 0, width, 5), 2.5, 2.5)
        painter.end()
