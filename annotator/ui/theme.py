"""Colours of the three themes, and how the colours of labels are brought into them."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. Colours are #rrggbb; `fill` is how strongly quotes tint the page, 0 to 1."""

    id: str
    page: str
    window: str
    raised: str
    line: str
    text: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    problem: str
    good: str
    fill: float
    dark: bool

    def label_colour(self, colour: str) -> QColor:
        """A label's colour, lightened on dark pages and darkened in high contrast so that it can be read."""
        shade = QColor(colour)
        hue, saturation, lightness = shade.hslHueF(), shade.hslSaturationF(), shade.lightnessF()
        if self.id == "contrast":
            return QColor.fromHslF(max(hue, 0.0), min(1.0, saturation * 1.2), min(lightness, 0.24))
        if self.dark:
            return QColor.fromHslF(max(hue, 0.0), min(saturation, 0.75), max(lightness, 0.68))
        return shade

    def dot_colour(self, colour: str) -> QColor:
        """A referent's colour for a dot: never so dark that it is lost on a dark page, and as far from others as it was."""
        shade = QColor(colour)
        if not self.dark:
            return shade
        hue, saturation, lightness = shade.hslHueF(), shade.hslSaturationF(), shade.lightnessF()
        return QColor.fromHslF(max(hue, 0.0), saturation, 0.28 + 0.62 * lightness)


LIGHT = Theme(
    "light", "#fffdf8", "#f4f1ea", "#fbf9f4", "#ddd6c8", "#22201c", "#756f63", "#1f5f8b", "#ffffff", "#cfe3f1",
    "#b3261e", "#2e7d32", 0.11, dark=False,
)  # fmt: skip
DARK = Theme(
    "dark", "#1d1f23", "#16181b", "#24272c", "#3a3e45", "#e8e4da", "#9a958a", "#7fb8dd", "#10222f", "#2f4a5e",
    "#ff8a80", "#81c784", 0.20, dark=True,
)  # fmt: skip
CONTRAST = Theme(
    "contrast", "#ffffff", "#ffffff", "#ffffff", "#000000", "#000000", "#303030", "#00338d", "#ffffff", "#ffe066",
    "#a30000", "#005a00", 0.16, dark=False,
)  # fmt: skip
THEMES = {theme.id: theme for theme in (LIGHT, DARK, CONTRAST)}


def palette(theme: Theme) -> QPalette:
    """The theme for Qt's own widgets."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window, role.WindowText: theme.text, role.Base: theme.page, role.AlternateBase: theme.raised,
        role.Text: theme.text, role.Button: theme.raised, role.ButtonText: theme.text, role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text, role.Highlight: theme.selection, role.HighlightedText: theme.text,
        role.PlaceholderText: theme.faint, role.Link: theme.accent, role.Mid: theme.line, role.Dark: theme.line,
        role.Light: theme.raised, role.Midlight: theme.raised, role.BrightText: theme.problem, role.Accent: theme.accent,
    }  # fmt: skip
    result = QPalette()
    for name, colour in colours.items():
        result.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.faint))
    return result


def stylesheet(theme: Theme) -> str:
    """What the palette cannot say: quiet borders, one scale of spaces (4, 8, 12 pixels)."""
    return f"""
    QMainWindow, QDialog {{ background: {theme.window}; }}
    QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.line}; padding: 4px; }}
    QMenuBar {{ background: {theme.window}; padding: 2px 4px; }}
    QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; }}
    QMenuBar::item:selected, QMenu::item:selected {{ background: {theme.selection}; color: {theme.text}; }}
    QMenu {{ background: {theme.raised}; border: 1px solid {theme.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px; border-radius: 4px; }}
    QMenu::item:disabled {{ color: {theme.faint}; }}
    QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
    QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {theme.page}; border: 1px solid {theme.line};
        border-radius: 6px; padding: 4px 8px; selection-background-color: {theme.selection}; selection-color: {theme.text}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 1px solid {theme.accent}; }}
    QListView, QTreeView, QTableView {{ background: {theme.window}; border: none; outline: none; }}
    QListView::item, QTreeView::item {{ padding: 4px 8px; border-radius: 4px; }}
    QListView::item:selected, QTreeView::item:selected {{ background: {theme.selection}; color: {theme.text}; }}
    QPushButton {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 6px; padding: 5px 14px; }}
    QPushButton:hover, QPushButton:focus {{ border-color: {theme.accent}; }}
    QPushButton:default {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent}; }}
    QPushButton:disabled, QPushButton:default:disabled {{ background: {theme.window}; color: {theme.faint};
        border-color: {theme.line}; }}
    QSplitter::handle {{ background: {theme.line}; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {theme.line}; border-radius: 4px; min-height: 32px; margin: 1px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QTabWidget::pane {{ border: none; }}
    QTabBar::tab {{ background: transparent; color: {theme.faint}; padding: 6px 10px; border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {theme.text}; border-bottom: 2px solid {theme.accent}; }}
    QLabel[role="heading"] {{ color: {theme.faint}; }}
    QLabel[role="problem"] {{ color: {theme.problem}; }}
    QFrame[role="bar"] {{ background: {theme.raised}; border-top: 1px solid {theme.line}; }}
    QFrame[role="strip"] {{ background: {theme.raised}; border: 1px solid {theme.accent}; border-radius: 8px; }}
    QFrame[role="panel"] {{ background: {theme.window}; }}
    QProgressBar {{ background: {theme.line}; border: none; border-radius: 3px; height: 6px; }}
    QProgressBar::chunk {{ background: {theme.good}; border-radius: 3px; }}
    """
