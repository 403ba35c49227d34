"""The two languages of the interface: translations, direction, plurals and digits.

Texts are written in English where they are shown; `resources/i18n` holds the Arabic ones. A number is
shown in the digits that were chosen; a name inside a sentence of the other direction keeps its own.
"""

import re
from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from annotator.core.errors import Key
from annotator.paths import resource

CONTEXT = "annotator"
LANGUAGES = ("ar", "en")
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_OTHER = {"ar": re.compile("[A-Za-z]"), "en": re.compile("[\u0590-\u08ff\u200f\u202b\u202e\ufb1d-\ufefc]")}
_ARABIC_NAME = re.compile("[\u0590-\u08ff][^:()\\[\\]$/]*")
"""In a place that is read from the left (`file:line (document): path`): what would turn the rest round."""
_installed: list[QTranslator] = []
_state = {"language": "en", "digits": "latin"}
_keys: dict[str, str] = {}


def tr(text: str, n: int | None = None, /, **values: object) -> str:
    """The text in the language of the interface; `n` chooses the plural form and fills %n; `values` fill {names}."""
    shown = QCoreApplication.translate(CONTEXT, text, "", -1 if n is None else n) if text else ""
    if n is not None:
        shown = shown.replace(str(n), number(n))  # Qt has put Latin digits there
    return _filled(shown, values) if values else shown


@runtime_checkable
class Refusal(Protocol):
    """A sentence and its values, such as an error or a refused line of a file."""

    @property
    def template(self) -> str: ...

    @property
    def values(self) -> Mapping[str, object]: ...


def said(refusal: Refusal) -> str:
    """A sentence with the place it is about before it, if there is one (`path:line`)."""
    place = _ARABIC_NAME.sub(lambda name: f"\u2068{name[0]}\u2069", getattr(refusal, "place", ""))
    return f"\u2066{place}\u2069: {sentence(refusal)}" if place else sentence(refusal)


def sentence(refusal: Refusal) -> str:
    """What an error says, in the language of the interface."""
    values = {key: tr(value) if type(value) is str else value for key, value in refusal.values.items()}
    return _filled(tr(refusal.template), values)


def _filled(template: str, values: Mapping[str, object]) -> str:
    return template.format(**{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> object:
    if isinstance(value, Refusal):
        return said(value)
    if isinstance(value, Key):
        return _keys.get(value, value)
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    return value if isinstance(value, float) else isolated(str(value))


def isolated(words: str) -> str:
    """Words with letters of the other direction, so that they are not torn and tear nothing beside them; others as they are."""
    return f"\u2068{words}\u2069" if _OTHER[_state["language"]].search(words) else words


def set_keys(legends: Mapping[str, str]) -> None:
    """What to call the key of each command in a sentence, or the command where it has none."""
    _keys.clear()
    _keys.update(legends)


def blind_letter(place: int) -> str:
    """What an annotator is called who must not be known."""
    letters = tr("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return letters[place % len(letters)]


def number(n: int | str) -> str:
    """A number in the digits that were chosen."""
    return str(n).translate(_EASTERN) if _state["digits"] == "arabic" else str(n)


def language() -> str:
    """`ar` or `en`."""
    return _state["language"]


def set_digits(digits: str) -> None:
    """`latin` (1 2 3) or `arabic` (١ ٢ ٣); Qt's own fields and dates follow."""
    _state["digits"] = digits
    _set_locale()


def _set_locale() -> None:
    arabic = QLocale.Language.Arabic
    territories = {"arabic": QLocale.Country.Egypt, "latin": QLocale.Country.UnitedArabEmirates}
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    QLocale.setDefault(QLocale(arabic, territories[_state["digits"]]) if _state["language"] == "ar" else english)


def system_language() -> str:
    """Arabic where the system speaks it, else English."""
    return "ar" if QLocale.system().language() == QLocale.Language.Arabic else "en"


def set_language(app: QApplication, chosen: str) -> None:
    """Switches the interface to `ar` or `en`; widgets are told by Qt's LanguageChange event."""
    while _installed:
        app.removeTranslator(_installed.pop())
    _state["language"] = chosen
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in ((f"qtbase_{chosen}", folder), (f"annotator_{chosen}", str(resource("i18n")))):
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
            _installed.append(translator)
    _set_locale()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if chosen == "ar" else Qt.LayoutDirection.LeftToRight)


def marked(text: str) -> str:
    """The text itself: marks a literal of a table for translation; `tr` translates it where it is shown."""
    return text


def leading(words: str) -> str:
    """Words that begin at the leading edge of the interface, whatever their own direction, which they keep."""
    mark = "\u200f" if language() == "ar" else "\u200e"
    return f"{mark}\u2068{words}\u2069"


REASONS = (
    marked("No such file or directory"), marked("Permission denied"), marked("No space left on device"),
    marked("Is a directory"), marked("Not a directory"), marked("Read-only file system"), marked("File exists"),
    marked("File name too long"), marked("Input/output error"),
)  # fmt: skip
"""What systems say of files, so that a sentence holds no other language than its own."""
