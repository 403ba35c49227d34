"""The bundled typefaces: one for reading, one for the interface; they suffice on a system without any."""

from PySide6.QtGui import QFont, QFontDatabase

from annotator.paths import resource

READING = ("Noto Naskh Arabic", "Amiri", "Vazirmatn")
"""Faces an article may be read in; the first is the default."""
_FILES = ("NotoNaskhArabic-Regular", "Vazirmatn-Regular", "Vazirmatn-SemiBold", "Amiri-Regular")


def load() -> None:
    """Makes the bundled faces known to Qt; needs a QApplication."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf"))) < 0:
            raise FileNotFoundError(f"the font {name} cannot be loaded; the installation is broken")


def reading_font(size: float, face: str = READING[0]) -> QFont:
    """The face of the article in points. Vazirmatn stands behind it for what a system copy of the face may lack."""
    font = QFont()
    font.setFamilies([face, "Vazirmatn"])
    font.setPointSizeF(size)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def interface_font(size: float, *, bold: bool = False) -> QFont:
    """The face of menus, panels and chips in points."""
    font = QFont()
    font.setFamilies(["Vazirmatn"])
    font.setPointSizeF(size)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
