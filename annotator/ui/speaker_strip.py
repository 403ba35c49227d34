"""The strip below the article that asks who: numbered answers, typing filters them, Enter takes the first.

While nothing is typed, digits, Q, U, X and Tab are keys; any other letter begins a filter. Keys
that mean nothing here are handed on, so that moving and resizing go on working while it asks.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui import physical_keys
from annotator.ui.fonts import interface_font
from annotator.ui.keycaps import cap_width, paint_cap
from annotator.ui.language import tr
from annotator.ui.look import XS, Look, M, OneLine, S, draw_words
from annotator.ui.offers import Offer, Row

_ROW = 44.0  # pixels: a name above its reason
_WIDEST = 280.0
_MOST_LINES, _MOST_LINES_NARROW, _NARROW = 3, 5, 480.0


class SpeakerStrip(QFrame):
    """Shows one offer at a time. `handed_on` gets the key events that mean nothing here."""

    def __init__(self, look: Look, close: Callable[[], None], handed_on: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._offer: Offer | None = None
        self._close = close
        self._question = OneLine("section")
        self._again, self._reject = _letter(look, "quote", "Q"), _letter(look, "reject", "X")
        self._input = _Filter(self, handed_on)
        self._answers = _Answers(look, self.take)
        top = QHBoxLayout()
        top.setSpacing(S)
        top.addWidget(self._question, 1)
        top.addWidget(self._input)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(M, S, M, S)
        whole.setSpacing(XS)
        whole.addLayout(top)
        whole.addWidget(self._answers)
        self.hide()

    @property
    def rows(self) -> Sequence[Row]:
        """The answers as they are shown now."""
        return self._answers.rows

    def show_offer(self, offer: Offer | None) -> None:
        """Asks, or falls silent."""
        self._offer = offer
        self.setVisible(offer is not None)
        if offer is None:
            return
        with QSignalBlocker(self._input):
            self._input.clear()
        self._question.show_words(offer.question)
        self._input.setPlaceholderText(tr("type a name"))
        self._answers.show_rows(offer.rows, self._hints(offer))
        self._input.setFocus(Qt.FocusReason.OtherFocusReason)

    def filter(self, typed: str) -> None:
        """The answers for typed letters; all of them for none."""
        if self._offer is not None:
            rows = self._offer.find(typed) if typed.strip() else self._offer.rows
            self._answers.show_rows(rows, () if typed else self._hints(self._offer))

    def _hints(self, offer: Offer) -> Sequence[tuple[str, str]]:
        hints = [("Return", tr("the marked one") if offer.accept is None else tr("all of it"))]
        if offer.leave is not None:
            hints.append(("U", tr("nobody")))
        if offer.again is not None:
            hints.append((self._again, tr("other boundaries")))
        if offer.reject is not None:
            hints.append((self._reject, tr("reject")))
        hints.append(("Esc", tr("later")))
        return hints

    def take(self, row: Row) -> None:
        if self._offer is not None:
            self._offer.take(row)

    def choose(self, step: int) -> None:
        self._answers.mark(step)

    def enter(self) -> None:
        """Takes the marked answer; of a suggestion that was not touched, all that it shows."""
        offer = self._offer
        if offer is None:
            return
        if offer.accept is not None and not self._input.text() and self._answers.marked == 0:
            offer.accept()
        elif self._answers.rows:
            self.take(self._answers.rows[self._answers.marked])

    def key(self, letter: str) -> bool:
        """What a letter or digit does while nothing is typed; False: it begins a filter."""
        offer = self._offer
        if offer is None:
            return False
        if letter.isdigit():
            found = next((row for row in self._answers.rows if row.key == letter), None)
            if found is not None:
                offer.take(found)
            return True
        act = {"U": offer.leave, self._reject: offer.reject, self._again: offer.again}.get(letter.upper())
        if act is not None:
            act()
        return act is not None

    def walk(self, step: int) -> bool:
        if self._offer is None or self._offer.walk is None:
            return False
        self._offer.walk(step)
        return True

    def leave(self) -> None:
        """Asks no more; what was taken stays."""
        if self._input.text():
            self._input.clear()
        else:
            self._close()


class _Filter(QLineEdit):
    """Where a name is typed; most keys belong to the strip while it is empty."""

    def __init__(self, strip: SpeakerStrip, handed_on: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._strip, self._handed_on = strip, handed_on
        self.setFixedWidth(180)
        self.setClearButtonEnabled(False)
        self.setAccessibleName(tr("type a name"))
        self.textChanged.connect(strip.filter)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self.text():
            event.ignore()  # undo and the like belong to the article while nothing is typed
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().event(event)

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not event.isAutoRepeat():
                    self._strip.enter()
            case Qt.Key.Key_Escape:
                self._strip.leave()
            case Qt.Key.Key_Up:
                self._strip.choose(-1)
            case Qt.Key.Key_Down:
                self._strip.choose(+1)
            case Qt.Key.Key_Tab:
                return self._strip.walk(+1) or self._handed_on(event)  # never to another field
            case Qt.Key.Key_Backtab:
                return self._strip.walk(-1) or self._handed_on(event)
            case _:
                return self._other(event)
        return True

    def _other(self, event: QKeyEvent) -> bool:
        if self.text():
            return False
        letter = physical_keys.letter(event)
        if letter and self._strip.key(letter):
            return True
        typed = event.text()
        if typed and (typed[0].isalnum() or typed == " ") and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        return self._handed_on(event)


class _Answers(QWidget):
    """The rows, flowing from the leading edge over up to three lines."""

    def __init__(self, look: Look, take: Callable[[Row], None]) -> None:
        super().__init__()
        self._look, self._take = look, take
        self.rows: Sequence[Row] = ()
        self._offered: Sequence[Row] = ()
        self.marked = 0
        self._hints: Sequence[tuple[str, str]] = ()
        self._places: list[tuple[QRectF, Row]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Row], hints: Sequence[tuple[str, str]]) -> None:
        self._offered, self._hints, self.marked = rows, hints, 0
        self._arrange()

    def mark(self, step: int) -> None:
        if self.rows:
            self.marked = (self.marked + step) % len(self.rows)
            self.update()

    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _arrange(self) -> None:
        """Puts the rows in lines and takes the height they need; of too many the last are left out, 0 never."""
        rows, room = list(self._offered), float(max(self.width(), 200))
        lowest = (_MOST_LINES if room > _NARROW else _MOST_LINES_NARROW) * (_ROW + XS)
        places = self._in_lines(rows, room)
        while places and places[-1].bottom() > lowest:
            rows.pop(next((n for n in reversed(range(len(rows))) if rows[n].key != "0"), -1))
            places = self._in_lines(rows, room)
        self.rows, self._places = rows, list(zip(places, rows, strict=True))
        self.marked = min(self.marked, max(0, len(rows) - 1))
        self.setFixedHeight(int((places[-1].bottom() if places else 0) + 26 + XS))
        self.update()

    def _in_lines(self, rows: Sequence[Row], room: float) -> list[QRectF]:
        found, x, y = [], 0.0, 0.0
        for row in rows:
            width = min(self._width(row), room)
            if x and x + width > room:
                x, y = 0.0, y + _ROW + XS
            found.append(QRectF(x, y, width, _ROW))
            x += width + S
        return found

    def _width(self, row: Row) -> float:
        name = QFontMetricsF(interface_font(10.5)).horizontalAdvance(row.name)
        detail = QFontMetricsF(interface_font(8.5)).horizontalAdvance(row.detail)
        return min(_WIDEST, max(name, detail) + cap_width(row.key or " ") + 3 * S + 10)

    def _mirrored(self, place: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - place.right(), place.y(), place.width(), place.height())
        return place

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (place, row) in enumerate(self._places):
            self._paint_row(painter, place, row, strong=number == self.marked)
        self._paint_hints(painter)
        painter.end()

    def _paint_row(self, painter: QPainter, place: QRectF, row: Row, *, strong: bool) -> None:
        look = self._look
        painter.setPen(QPen(look.colour("accent" if strong else "line"), 1.5 if strong else 1))
        painter.setBrush(look.colour("selection") if strong else QColor(look.theme.page))
        painter.drawRoundedRect(self._mirrored(place).adjusted(1, 1, -1, -1), 7, 7)
        x = place.x() + S
        if row.key or strong:
            key = row.key or "Return"
            cap = QRectF(x, place.y() + 11, cap_width(key), 21)
            paint_cap(painter, self._mirrored(cap), key, look)
            x = cap.right() + S
        if row.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.theme.dot_colour(row.colour))
            painter.drawEllipse(self._mirrored(QRectF(x, place.y() + 12, 7, 7)))
        self._paint_words(painter, QRectF(x + 11, place.y(), place.right() - x - 11 - XS, _ROW), row)

    def _paint_words(self, painter: QPainter, place: QRectF, row: Row) -> None:
        for words, size, colour, top in (
            (row.name, 10.5, "text", 3 if row.detail else 11), (row.detail, 8.5, "faint", 23)
        ):  # fmt: skip
            font = interface_font(size)
            painter.setFont(font)
            painter.setPen(self._look.colour(colour))
            line = QRectF(place.x(), place.y() + top, place.width(), QFontMetricsF(font).height())
            right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            draw_words(painter, self._mirrored(line), words, right=right, of_article=words == row.name)

    def _paint_hints(self, painter: QPainter) -> None:
        font = interface_font(8.5)
        metrics = QFontMetricsF(font)
        x, y = 0.0, self.height() - 22.0
        for key, words in self._hints:
            cap = QRectF(x, y, cap_width(key), 20)
            paint_cap(painter, self._mirrored(cap), key, self._look)
            painter.setFont(font)
            painter.setPen(self._look.colour("faint"))
            room = QRectF(cap.right() + XS + 2, y, metrics.horizontalAdvance(words) + 4, 20)
            painter.drawText(self._mirrored(room), _leading(self) | Qt.AlignmentFlag.AlignVCenter, words)
            x = room.right() + M

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = QPointF(event.position())
        for place, row in self._places:
            if self._mirrored(place).contains(point):
                self._take(row)
                return


def _letter(look: Look, command: str, usual: str) -> str:
    """The letter a command has in the article, so that it is the same one while something is asked."""
    return next((key for key in look.keys(command) if len(key) == 1), usual)


def _leading(widget: QWidget) -> Qt.AlignmentFlag:
    right = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
