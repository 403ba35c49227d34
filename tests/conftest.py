"""Every test has folders of its own for data and settings, and no screen."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ANY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "database": None}
settings.register_profile("same", max_examples=60, derandomize=True, **_ANY)  # the same examples each time
settings.register_profile("deep", max_examples=2000, **_ANY)  # others each time: for the soak
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ANNOTATOR_CONFIG", str(tmp_path / "config"))


@pytest.fixture(autouse=True)
def _no_window_stays() -> Iterator[None]:
    """A window left open would keep the keyboard from the next test's, and be styled anew at its every start."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if app is not None:
        for window in app.topLevelWidgets():
            window.hide()
            if window.parent() is None:
                window.deleteLater()
        app.processEvents()
        app.sendPostedEvents(None, sys.modules["PySide6.QtCore"].QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def seed_gold() -> Path:
    """The seed article annotated by the guidelines: 97 spans, 37 relations, 9 referents."""
    return DATA / "seed_gold.jsonl"
