"""What every part of the window needs to draw itself: theme, language, keys; and one scale of spaces."""

import html
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
    QTransform,
    QWheelEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QComboBox, QLabel, QStyle, QWidget

from annotator.paths import resource
from annotator.ui import theme as themes
from annotator.ui.theme import Theme

XS, S, M, L, XL = 4, 8, 12, 16, 24
"""The spaces between things, in pixels; there are no others."""
_AT_END = Qt.TextElideMode.ElideRight
IN_THE_MIDDLE = Qt.TextElideMode.ElideMiddle
"""How names of annotators are shortened: what tells the copy of a set from the set stands at the end."""


@dataclass(frozen=True)
class Look:
    """How the window looks and which keys it has. A change of any of it builds the window anew."""

    theme: Theme
    language: str
    keymap: Mapping[str, tuple[str, ...]]

    def keys(self, command: str) -> tuple[str, ...]:
        return tuple(self.keymap.get(command, ()))

    def colour(self, name: str) -> QColor:
        return QColor(getattr(self.theme, name))

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """An icon of resources/icons in the theme's colour; empty if there is none of that name.

        A drawing that says data-rtl="mirror" points the other way in Arabic.
        """
        path = resource("icons", f"{name}.svg")
        if not path.is_file():
            return QIcon()
        drawing = path.read_text(encoding="utf-8").replace("currentColor", getattr(self.theme, colour))
        renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
        mirrored = self.language == "ar" and 'data-rtl="mirror"' in drawing
        icon = QIcon()
        for side in (16, 20, 32, 40):
            picture = QPixmap(QSize(side, side))
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            renderer.render(painter)
            painter.end()
            icon.addPixmap(picture.transformed(QTransform.fromScale(-1, 1)) if mirrored else picture)
        return icon


def stylesheet(theme: Theme) -> str:
    """The theme's sheet and what the window's own parts add to it."""
    return (
        themes.stylesheet(theme)
        + f"""
    QLabel[role="title"] {{ color: {theme.text}; font-size: 13pt; font-weight: 600; }}
    QLabel[role="faint"] {{ color: {theme.faint}; }}
    QLabel[role="section"] {{ color: {theme.faint}; font-weight: 600; }}
    QFrame[role="strip"] {{ margin: 0 {S}px {S}px {S}px; }}
    QFrame[role="message"] {{ background: {theme.problem}; border: none; }}
    QFrame[role="message"] QLabel {{ color: {theme.page}; }}
    QFrame[role="message"] QToolButton {{ color: {theme.page}; }}
    QFrame[role="overlay"] {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 12px; }}
    QFrame[role="page"] {{ background: {theme.page}; border: none; }}
    QLabel[role="differs"] {{ color: {theme.text}; font-weight: 600; }}
    QFrame[role="side"] {{ background: {theme.window}; border: none; }}
    QFrame[role="header"] {{ background: {theme.page}; border: none; border-bottom: 1px solid {theme.line}; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px; background: transparent; }}
    QToolButton:hover {{ background: {theme.selection}; }}
    QToolButton:focus {{ border-color: {theme.accent}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QTreeView::item {{ border-radius: 0; }}
    QTreeView::branch:selected {{ background: {theme.selection}; }}
    QTextBrowser {{ background: {theme.window}; border: none; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {theme.line}; border-radius: 4px; min-width: 32px; margin: 1px; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QTableCornerButton::section {{ background: transparent; border: none; }}
    QHeaderView {{ background: transparent; }}
    QHeaderView::section {{ background: transparent; color: {theme.faint}; border: none; padding: 2px; }}
    QComboBox::drop-down {{ border: none; width: 20px; }}
    QComboBox QAbstractItemView {{ background: {theme.raised}; border: 1px solid {theme.line};
        selection-background-color: {theme.selection}; selection-color: {theme.text}; }}
    QCheckBox {{ spacing: 8px; }}
    QCheckBox::indicator:unchecked, QListView::indicator:unchecked {{
        width: 12px; height: 12px; border: 1px solid {theme.faint}; border-radius: 3px;
        background: {theme.page}; }}
    QRadioButton {{ spacing: 8px; }}
    QRadioButton::indicator {{ width: 12px; height: 12px; border: 1px solid {theme.faint}; border-radius: 7px;
        background: {theme.page}; }}
    QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {theme.accent}; }}
    QRadioButton:focus {{ color: {theme.accent}; }}
    """
    )


class Choice(QComboBox):
    """A list to choose from that shortens long names instead of widening, and lets the wheel pass."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.5))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        middle = QPointF(14 if right else self.width() - 14, self.height() / 2)
        painter.drawPolyline([middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)])
        painter.end()


class OneLine(QLabel):
    """Words on one line, shortened at their own end where there is no room; the tooltip has them whole."""

    def __init__(self, role: str, *, of_article: bool = False) -> None:
        super().__init__()
        self._of_article = of_article
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.words = ""

    def show_words(self, words: str) -> None:
        self.words = words
        self.setAccessibleName(words)
        self.setToolTip(plain(words))
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        room = QFontMetricsF(self.font()).horizontalAdvance(self.words)
        return QSize(int(room) + S, int(QFontMetricsF(self.font()).height()) + XS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        draw_words(painter, QRectF(self.contentsRect()), self.words, right=right, of_article=self._of_article)
        painter.end()


def draw_words(
    painter: QPainter,
    place: QRectF,
    words: str,
    *,
    right: bool,
    end: bool = False,
    elide: Qt.TextElideMode = _AT_END,
    of_article: bool = False,
) -> None:
    """One line from the leading edge (`right`: of a right-to-left interface), shortened at its own end if need be.

    The words keep their own direction, so that an Arabic title is not torn in an English interface. Words `of_article`
    are Arabic as soon as they hold an Arabic letter: a title may begin with NATO.
    """
    metrics = QFontMetricsF(painter.font())
    arabic = has_arabic(words) if of_article else is_right_to_left(words)
    own = Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight
    aligned = Qt.AlignmentFlag.AlignRight if right != end else Qt.AlignmentFlag.AlignLeft
    sign = "\u200f" if own == Qt.LayoutDirection.RightToLeft else "\u200e"
    shown = metrics.elidedText(words, elide, place.width())
    painter.save()
    painter.setLayoutDirection(own)
    painter.drawText(place, aligned | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, sign + shown + sign)
    painter.restore()


def is_right_to_left(words: str) -> bool:
    """Whether the first letter that has a direction goes from right to left."""
    for character in words:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def has_arabic(words: str) -> bool:
    """Whether any letter goes from right to left."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in words)


def plain(text: str) -> str:
    """A tooltip that never reads its text as markup, whatever it contains."""
    return f"<p>{html.escape(text)}</p>" if "<" in text else text


class _Words(QLabel):
    """A label whose lines all begin at the edge: Qt pushes each Arabic line that it breaks in by the space at the break."""

    def paintEvent(self, event: QPaintEvent) -> None:
        selectable = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if not self.wordWrap() or selectable or self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            super().paintEvent(event)
            return
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment()) & Qt.AlignmentFlag.AlignHorizontal_Mask
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(self.layoutDirection() if has_arabic(self.text()) else Qt.LayoutDirection.LayoutDirectionAuto)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        place = QRectF(self.contentsRect())
        layout, height = laid_out(self.text(), self.font(), place.width(), option)
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            place.translate(0, max(0.0, (place.height() - height) / 2))
        layout.draw(painter, place.topLeft())
        painter.end()


def laid_out(text: str, font: QFont, width: float, option: QTextOption) -> tuple[QTextLayout, float]:
    """Words broken into lines of a width, one below the other, and their height together."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that never reads its text as markup."""
    result = _Words(text, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        result.setProperty("role", role)
    return result
