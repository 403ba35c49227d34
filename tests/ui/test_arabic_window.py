"""The Arabic window speaks Arabic: no English word is left in any of its parts and dialogs."""

import os
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from annotator.commands.opening import OpenOptions
from annotator.ui import settings
from annotator.ui.application import Session, application
from annotator.ui.import_dialog import ImportDialog

NAMES = (  # what has no Arabic name: quoted words, paths, options, keys, products, languages, formats
    r"«[^»]*»|\S*/\S*|--[a-z-]+|Annotator|English|Noto Naskh Arabic|Amiri|Vazirmatn|JSONL|Ctrl|Shift|Alt|Tab|Enter|Return|Esc|Del|Home|End|PgUp|PgDn|"
    r"F\d+|\b[A-Z]\b|\.db|\.txt|\.jsonl|\.toml|keys|maryam|gold|project|root|UTF-\d+|windows-1256|iso-8859-6"
)  # fmt: skip


@pytest.fixture
def session(qtbot, seed_gold, tmp_path) -> Iterator[Session]:
    settings.save(settings.Settings(language="ar", tour_seen=True))
    made = Session(application(), OpenOptions(size=(1400, 900), annotator="gold"))
    made.start()
    made.workspace.import_files([seed_gold], annotator="gold", kind="gold")
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.end()


def texts(part: QWidget) -> Iterator[str]:
    """Everything a part of the window shows, says in a tooltip or tells a screen reader."""
    for widget in [part, *part.findChildren(QWidget)]:
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.windowTitle() if widget.isWindow() else ""
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        if isinstance(widget, QTabWidget):
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(widget.model())
    for action in part.findChildren(QAction):
        yield action.text()


def cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(min(model.rowCount(QModelIndex()), 300)):
        for column in range(columns):
            shown = model.index(row, column).data(Qt.ItemDataRole.DisplayRole)
            yield shown if isinstance(shown, str) else ""


def english(shown: Iterator[str]) -> set[str]:
    """The texts that hold a Latin word without being a name."""
    return {text for text in shown if re.search("[A-Za-z]{2}", re.sub(NAMES, "", text, flags=re.IGNORECASE))}


def test_the_window_and_its_menus(session) -> None:
    window = session.window
    for caret in (300, 255, 0):
        window.canvas.set_caret(caret)
        window.watch.settle()
        QApplication.processEvents()
        assert english(texts(window)) == set()


@pytest.mark.parametrize("name", ["settings", "search", "document_note", "keys"])
def test_a_dialog(session, name) -> None:
    getattr(session.window.dialogs, name)()
    QApplication.processEvents()
    assert english(texts(QApplication.activeModalWidget() or session.window)) == set()


def test_the_list_of_commands(session) -> None:
    assert english(entry.title for entry in session.window.dialogs.entries()) == set()
    assert english(texts(session.window.dialogs.palette())) == set()


def test_the_tour(session) -> None:
    session.window.dialogs.tour()
    QApplication.processEvents()
    assert english(texts(session.window)) == set()


def test_the_preview_of_an_encoding(session, tmp_path) -> None:
    article = tmp_path / "a.txt"
    article.write_bytes("قال الوزير إن المفاوضات بدأت".encode("windows-1256"))
    survey = session.workspace.survey([article])
    assert survey.uncertain
    assert english(texts(ImportDialog(survey, lambda *_: None, session.window))) == set()


def test_a_project_that_can_only_be_read_says_so_in_arabic_wherever_it_refuses(qtbot, session, tmp_path, monkeypatch) -> None:
    path = tmp_path / "p.db"
    session.workspace.save_copy(path)
    real = os.access
    monkeypatch.setattr(os, "access", lambda file, mode, **more: False if file == path and mode & os.W_OK else real(file, mode, **more))
    settings.save(settings.Settings(language="ar", tour_seen=True))
    other = Session(application(), OpenOptions(project=path, size=(1280, 860), annotator="gold"))
    other.start()
    window = other.window
    try:
        window.show()
        qtbot.waitExposed(window)
        assert "للقراءة فقط" in window.message.sentence
        window.message.hide()
        window.desk.tried(lambda: other.workspace.reject("x"))
        assert "للقراءة فقط" in window.message.sentence
        assert english(iter([window.message.sentence.replace(str(path), "")])) == set()
    finally:
        window.close()
        other.end()
