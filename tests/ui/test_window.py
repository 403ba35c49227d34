"""The window as a user has it: real workspace, real canvas, keys as events."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.commands.opening import OpenOptions
from annotator.ui import settings
from annotator.ui.application import Session, application


@pytest.fixture
def session(qtbot, qapp):
    application()
    settings.save(settings.Settings(language="ar", tour_seen=True))
    made = Session(application(), OpenOptions(size=(1280, 860)))
    made.start()
    made.window.show()
    qtbot.waitExposed(made.window)
    made.after_start()
    made.window.activateWindow()
    assert QTest.qWaitForWindowActive(made.window)
    made.window.canvas.setFocus()
    qtbot.waitUntil(made.window.canvas.hasFocus)
    yield made
    made.window.close()
    made.end()


def press(widget, *keys):
    for key in keys:
        modifier = Qt.KeyboardModifier.NoModifier
        if isinstance(key, tuple):
            *modifiers, key = key
            for one in modifiers:
                modifier |= one
        QTest.keyClick(widget, key, modifier)


def test_a_seed_is_tagged_by_key_saved_undone_and_exported(session, tmp_path):
    window = session.window
    press(window.canvas, Qt.Key.Key_3)
    (span,) = window.workspace.state.spans.values()
    assert (span.layer, span.label, span.segments) == ("entity", "GPE", ((0, 4),))
    assert window.canvas.state is window.workspace.state
    window.workspace.export(tmp_path / "out.jsonl")
    line = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert line["spans"][0]["text"] == "بكين"
    press(window.canvas, (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Z))
    assert not window.workspace.state.spans
