"""Plots of the figures, one at a time: drawn as SVG, shown by Qt, saved as SVG or PNG."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotator.core.errors import AnnotatorError
from annotator.reports.svg import PALETTES, Style
from annotator.ui.language import language, tr
from annotator.ui.look import Choice, Look, M, S

_SCALE = 3  # pixels of a saved picture for each of the plot's


class PlotsPanel(QFrame):
    """A choice of plots above the chosen one. `plots` maps titles to what draws them in a style."""

    def __init__(self, look: Look, refuse: Callable[[AnnotatorError], None]) -> None:
        super().__init__()
        self._look, self._refuse = look, refuse
        self._plots: Mapping[str, Callable[[Style], str]] = {}
        self.choice = Choice()
        self.choice.setAccessibleName(tr("Plot"))
        self.choice.currentTextChanged.connect(lambda _title: self._draw())
        self.picture = _Picture()
        save = QPushButton(tr("Save the plot…"))
        save.clicked.connect(self._ask)
        top = QHBoxLayout()
        top.setSpacing(S)
        top.addWidget(self.choice, 1)
        top.addWidget(save)
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setWidget(self.picture)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(M, M, M, M)
        lines.setSpacing(S)
        lines.addLayout(top)
        lines.addWidget(around, 1)

    def show_plots(self, plots: Mapping[str, Callable[[Style], str]]) -> None:
        before = self.choice.currentText()
        self._plots = plots
        self.choice.clear()
        self.choice.addItems(list(plots))
        self.choice.setCurrentIndex(max(0, self.choice.findText(before)))
        self._draw()

    def svg(self, palette: str) -> str:
        """The plot that is chosen, in a palette of the reports."""
        draw = self._plots.get(self.choice.currentText())
        style = Style(PALETTES[palette], right_to_left=language() == "ar", font="Vazirmatn")
        return str(draw(style)) if draw else ""

    def _draw(self) -> None:
        self.picture.show_svg(self.svg(self._look.theme.id))

    def _ask(self) -> None:
        start = f"{self.choice.currentText()}.png".replace("/", "-").replace(":", "")
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the plot"), start, tr("Pictures (*.png *.svg)"))
        if name:
            try:
                self.save(Path(name))
            except AnnotatorError as refusal:
                self._refuse(refusal)

    def save(self, path: Path) -> None:
        """Writes the plot for paper: SVG if the name says so, else a PNG three times as large."""
        drawing = self.svg("print")
        if path.suffix.lower() == ".svg":
            try:
                path.write_text(drawing, encoding="utf-8")
            except OSError as problem:
                raise AnnotatorError("{path} cannot be written: {reason}.", path=path, reason=problem.strerror) from None
        elif not drawn(drawing, _SCALE).save(str(path)):
            raise AnnotatorError("{path} cannot be written: {reason}.", path=path, reason=tr("no such folder, or no room"))


def drawn(svg: str, scale: float) -> QImage:
    """An SVG as pixels on white."""
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    image = QImage(renderer.defaultSize() * scale, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


class _Picture(QWidget):
    """An SVG at the width there is, never larger than one and a half times its own."""

    def __init__(self) -> None:
        super().__init__()
        self._renderer = QSvgRenderer()

    def show_svg(self, svg: str) -> None:
        self._renderer.load(QByteArray(svg.encode("utf-8")))
        self.updateGeometry()
        self.update()

    def _scaled(self, width: int) -> QSize:
        own = self._renderer.defaultSize()
        scale = min(1.5, width / own.width()) if own.width() > 0 else 1.0
        return QSize(round(own.width() * scale), round(own.height() * scale))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._scaled(width).height()

    def sizeHint(self) -> QSize:
        return self._scaled(self.width() or 480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._renderer.isValid():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._scaled(self.width())
        left = self.width() - size.width() if language() == "ar" else 0
        self._renderer.render(painter, QRectF(left, 0, size.width(), size.height()))
        painter.end()
