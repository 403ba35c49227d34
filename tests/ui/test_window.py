"""The window as a user has it: real workspace, real canvas, keys as events."""

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


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
