"""The two languages of the interface: translations, direction, plurals and digits."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from annotator.core.errors import AnnotatorError
from annotator.paths import resource

CONTEXT = "annotator"
LANGUAGES = ("ar", "en")
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_installed: dict[str, list[QTranslator]] = {}
_state = {"language": "en", "digits": "latin"}


def tr(text: str, n: int | None = None, /, **values: object) -> str:
    """The text in the language of the interface; `n` chooses the plural form and fills %n; `values` fill {names}."""
    shown = QCoreApplication.translate(CONTEXT, text, "", -1 if n is None else n)
    if n is not None:
        shown = shown.replace("%n", number(n))
    return shown.format(**values) if values else shown


def sentence(refusal: AnnotatorError) -> str:
    """What an error says, in the language of the interface."""
    values = {key: tr(value) if isinstance(value, str) else value for key, value in refusal.values.items()}
    return tr(refusal.template).format(**values)


def number(n: int | str) -> str:
    """A number in the digits that were chosen."""
    return str(n).translate(_EASTERN) if _state["digits"] == "arabic" else str(n)


def language() -> str:
    return _state["language"]


def set_digits(digits: str) -> None:
    """`latin` (1 2 3) or `arabic` (١ ٢ ٣)."""
    _state["digits"] = digits


def system_language() -> str:
    """Arabic where the system speaks it, else English."""
    return "ar" if QLocale.system().language() == QLocale.Language.Arabic else "en"


def set_language(app: QApplication, chosen: str) -> None:
    """Switches the interface; widgets are told by Qt's LanguageChange event."""
    for translator in _installed.pop(_state["language"], []):
        app.removeTranslator(translator)
    _state["language"] = chosen
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in ((f"qtbase_{chosen}", folder), (f"annotator_{chosen}", str(resource("i18n")))):
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
            _installed.setdefault(chosen, []).append(translator)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if chosen == "ar" else Qt.LayoutDirection.LeftToRight)


def marked(text: str) -> str:
    """The text itself: marks a literal of a table for translation; `tr` translates it where it is shown."""
    return text
