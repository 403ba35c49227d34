"""The program as it starts, with its window shown and active: what the tests of the window begin with."""

import pytest
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
