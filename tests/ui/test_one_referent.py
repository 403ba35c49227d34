"""Two referents that are one after all: by their name in the panel, in all articles, undone from any of them."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator.core import edits, referents
from annotator.core.annotation import Document, Entry
from annotator.ui.keycaps import legend
from tests.e2e.typist import Typist

PATIENCE = 10_000
TEXT = "قال سيرغي لافروف إن لافروف هنا."


@pytest.fixture
def twice(session, qtbot):
    """Lavrov as two referents, the shorter one in both articles."""
    workspace = session.workspace
    workspace.import_entries([Entry(name, Document(name, TEXT, name)) for name in ("one", "two")])
    for name in ("one", "two"):
        workspace.open_document(name)
        for words in ("سيرغي لافروف", "لافروف هنا"):
            start = TEXT.index(words)
            end = start + len(words.removesuffix(" هنا"))
            workspace.apply(edits.tag(workspace.state, TEXT, "entity", "PER", [(start, end)]))
            span = next(s for s in workspace.state.spans.values() if s.start == start)
            shown = TEXT[start:end]
            known = next((r.id for r in workspace.state.referents.values() if r.name == shown), None)
            if known is None:
                workspace.apply(referents.create_referent(workspace.state, shown))
                known = next(r.id for r in workspace.state.referents.values() if r.name == shown)
            workspace.apply(referents.assign_referent(workspace.state, span.id, known))
    session.window.canvas.setFocus()
    return session


def named(session) -> dict[str, set[str]]:
    """Which names the spans of each article have."""
    workspace = session.workspace
    return {
        name: {workspace.state.referents[s.referent].name for s in workspace.state_of(name).spans.values() if s.referent}
        for name in ("one", "two")
    }


def test_a_name_that_is_there_already_makes_two_referents_one(twice, qtbot) -> None:
    session, typist, workspace = twice, Typist(), twice.workspace
    both = {"سيرغي لافروف", "لافروف"}
    assert named(session) == {"one": both, "two": both} and len(workspace.state.referents) == 2
    session.window.canvas.set_caret(TEXT.index("لافروف هنا") + 1)
    typist.press("F2")
    editor = session.window.side.referents.editor
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor.name, timeout=PATIENCE)
    typist.type("سيرغي لافروف")
    typist.press("Return")
    assert editor.isVisible() and "سيرغي لافروف" in editor._question.text() and len(workspace.state.referents) == 2
    typist.press("Return")
    assert named(session) == {"one": {"سيرغي لافروف"}, "two": {"سيرغي لافروف"}}
    (kept,) = workspace.state.referents.values()
    assert kept.aliases == ("لافروف",) and session.window.canvas.hasFocus()
    workspace.open_document("one")  # not the article in which it was done
    typist.press("Ctrl+Z")
    assert named(session) == {"one": both, "two": both} and len(workspace.state.referents) == 2
    typist.press("Ctrl+Y")
    assert named(session) == {"one": {"سيرغي لافروف"}, "two": {"سيرغي لافروف"}}


def test_what_others_said_stays(twice, qtbot) -> None:
    session, workspace = twice, twice.workspace
    gone = next(r.id for r in workspace.state.referents.values() if r.name == "لافروف")
    keep = next(one for one in workspace.state.referents if one != gone)
    mine, before = workspace.annotator, session.window
    workspace.use_annotator("omar")
    qtbot.waitUntil(lambda: session.window is not before, timeout=PATIENCE)
    workspace.apply(edits.tag(workspace.state, TEXT, "entity", "PER", [(4, 16)], referent=gone))
    before = session.window
    workspace.use_annotator(mine)
    qtbot.waitUntil(lambda: session.window is not before, timeout=PATIENCE)
    session.window.naming.merge(keep, gone)
    assert named(session) == {"one": {"سيرغي لافروف"}, "two": {"سيرغي لافروف"}} and gone in workspace.state.referents
    assert [s.referent for s in workspace.load_set("two", "omar").spans.values()] == [gone]


def test_esc_leaves_both(twice, qtbot) -> None:
    session, typist = twice, Typist()
    session.window.canvas.set_caret(TEXT.index("لافروف هنا") + 1)
    typist.press("F2")
    editor = session.window.side.referents.editor
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor.name, timeout=PATIENCE)
    typist.type("سيرغى لافروف")
    typist.press("Return", "Esc")
    assert len(session.workspace.state.referents) == 2 and not editor.isVisible()


def test_a_verb_is_nobodys_name(session) -> None:
    workspace, typist = session.workspace, Typist()
    text = workspace.document.text
    start = text.index("قال")
    workspace.apply(referents.create_referent(workspace.state, "سيرغي لافروف"))
    workspace.apply(edits.tag(workspace.state, text, "speaker", "implicit", [(start, start + 3)]))
    session.window.canvas.set_caret(start + 1)
    typist.press("E")
    assert [row.name for row in session.window.centre.strip.rows] == ["سيرغي لافروف"]
    typist.press("Esc", "Shift+E")
    assert legend("E") in session.window.message.sentence and len(workspace.state.referents) == 1
