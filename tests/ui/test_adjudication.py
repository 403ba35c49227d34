"""Adjudication in the real window: one key for each difference, by letter and by place, in either language."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.commands.opening import OpenOptions
from annotator.settling import Plan, Settling
from annotator.ui import settings
from annotator.ui.adjudication_dialog import AdjudicationDialog
from annotator.ui.application import Session, application
from annotator.ui.case_words import side_colour
from annotator.ui.note_dialog import NoteDialog
from annotator.ui.question_words import Words
from tests.e2e.typist import Typist
from tests.test_settling import PLAN, project, work
from tests.ui.test_arabic_window import english, texts


@pytest.fixture
def started(qtbot, tmp_path):
    """Opens the window on a project in which gold sits at the desk; further documents by their number of differences."""
    sessions = []

    def start(*, language: str = "ar", plan: Plan = PLAN, third: str = "", **documents: int) -> Session:
        workspace = project(tmp_path / "p.db", **documents)
        if third:
            workspace.import_entries([work(third, 0)])
        Settling.begin(workspace, plan)
        workspace.close()
        application()
        settings.save(settings.Settings(language=language, tour_seen=True))
        session = Session(application(), OpenOptions(project=tmp_path / "p.db", size=(1280, 860), language=language))
        sessions.append(session)
        session.start()
        shown(qtbot, session)
        return session

    yield start
    for session in sessions:
        session.window.close()
        session.end()


def shown(qtbot, session: Session) -> None:
    session.window.show()
    qtbot.waitExposed(session.window)
    session.window.activateWindow()
    assert QTest.qWaitForWindowActive(session.window)
    session.window.adjudicating.strip.setFocus()


def settled(session: Session) -> list[str]:
    """How the differences were settled, in order."""
    decisions = session.workspace.state.annotation_set.decisions.values()
    return [" ".join((d.choice, *d.taken)) for d in decisions if d.choice != "agreed"]


def quotes(session: Session) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in session.workspace.state.annotation_set.layer("quote")]


def test_the_first_sight_takes_what_all_agree_on_and_asks_the_first_question(started) -> None:
    session = started()
    shown_now = session.window.adjudicating.strip.shown
    assert len(session.workspace.state.annotation_set.decisions) == 14
    assert (shown_now.title, shown_now.settled, shown_now.total) == ("قول: الحدود", 0, 6)
    assert shown_now.names == ("maryam", "omar")
    assert {saying.name: saying.differs for saying in shown_now.sayings} == {"قول": False, "النص": True, "القائل": False}
    assert QApplication.focusWidget() is session.window.adjudicating.strip


def test_one_key_settles_and_goes_on(started) -> None:
    session, hands = started(), Typist()
    hands.press("Left", "Right", "1", "2", "0", "Return")
    assert settled(session) == ["one maryam", "one omar", "one maryam", "one omar", "neither", "one omar"]
    assert quotes(session)[:4] == [(10, 50), (70, 112), (130, 170), (190, 232)]
    assert session.window.adjudicating.question is None
    assert session.window.adjudicating.strip.shown.settled == 6


def test_a_key_does_not_draw_the_other_questions_anew(started, monkeypatch) -> None:
    """With hundreds of questions that took longer than everything else."""
    _session, hands, asked = started(), Typist(), []
    before = Words.proposals

    def counted(self, question, names, *, in_hand):
        asked.append((question.key, in_hand))
        return before(self, question, names, in_hand=in_hand)

    monkeypatch.setattr(Words, "proposals", counted)
    hands.press("Left", "Left", "Left", "U")
    assert len([key for key, in_hand in asked if not in_hand]) <= 4  # those that were in hand, once each, when they are not any more


def test_undo_brings_the_question_back_and_a_settled_one_can_be_settled_anew(started) -> None:
    session, hands = started(), Typist()
    first = session.window.adjudicating.question
    hands.press("Left")
    second = session.window.adjudicating.question
    assert second != first
    hands.press("U")
    assert (settled(session), session.window.adjudicating.question) == ([], first)
    hands.press("Left", "Shift+Tab")
    assert session.window.adjudicating.question == first
    hands.press("Right")
    assert settled(session) == ["one omar"]
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert settled(session) == []


def test_tab_passes_questions_over_and_comes_round_again(started) -> None:
    session, hands = started(d1=2), Typist()
    first = session.window.adjudicating.question
    hands.press("Tab")
    second = session.window.adjudicating.question
    hands.press("Tab")
    assert (first != second, session.window.adjudicating.question) == (True, first)


def test_an_answer_of_ones_own_is_made_with_the_usual_keys(started) -> None:
    session, hands = started(d1=1), Typist()
    key = session.window.adjudicating.question.key
    hands.press("M")
    assert QApplication.focusWidget() is session.window.canvas
    hands.press("Return")
    assert session.window.message.isVisible(), "there is nothing yet that could be the answer"
    hands.press("Q", "Esc", "Return")
    decision = session.workspace.state.annotation_set.decisions[key]
    assert (decision.choice, decision.by) == ("new", "lina")
    (made,) = [span for span in session.workspace.state.spans.values() if span.extra.get("adjudication", {}).get("decision") == key]
    assert made.extra["adjudication"]["proposed"] == {"maryam": ["mq0"], "omar": ["oq0"]}


def test_f8_ends_what_is_made_by_hand_and_leaves_it_open_where_nothing_was_made(started) -> None:
    session, hands = started(d1=2), Typist()
    hands.press("M", "F8")
    assert settled(session) == []
    assert QApplication.focusWidget() is session.window.adjudicating.strip
    hands.press("M", "Q", "Esc", "F8")
    assert settled(session) == ["new"]


def test_a_reason_is_kept(started, qtbot) -> None:
    session, hands = started(), Typist()
    hands.press("Left", "R")
    dialog = session.window.findChild(NoteDialog)
    qtbot.waitUntil(lambda: dialog.text.hasFocus())
    hands.type("العلامة داخل الاقتباس")
    hands.press("Ctrl+Return")
    (decision,) = [d for d in session.workspace.state.annotation_set.decisions.values() if d.choice == "one"]
    assert decision.reason == "العلامة داخل الاقتباس"


def test_keys_count_by_their_place_under_an_arabic_layout(started) -> None:
    session = started()
    strip = session.window.adjudicating.strip
    for scan, key, text in ((57, 0x649, "ى"), (56, 0x644, "لا"), (10, 0x661, "١")):  # N, B and 1 of a Linux keyboard
        QApplication.sendEvent(strip, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, scan, 0, 0, text))
    assert settled(session) == ["neither", "both maryam omar", "one maryam"]


def test_a_click_takes_an_answer_and_a_row_of_the_list_a_question(started, qtbot) -> None:
    session = started()
    adjudicating = session.window.adjudicating
    panel = adjudicating.panel
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=panel.list.visualItemRect(panel.list.item(3)).center())
    wanted = adjudicating.question
    assert wanted == adjudicating.settling.differing()[3]
    columns = adjudicating.strip.answers
    qtbot.waitUntil(lambda: columns.width() > 640)
    qtbot.mouseClick(columns, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert session.workspace.state.annotation_set.decisions[wanted.key].taken == ("maryam",), "the left answer stands on the left"


def test_who_says_the_same_stands_in_one_column(started) -> None:
    session, hands = started(plan=Plan(("maryam", "omar", "huda"), "gold", "lina"), third="huda"), Typist()
    assert session.window.adjudicating.strip.shown.names == ("maryam، huda", "omar")
    hands.press("1")
    assert settled(session) == ["one maryam huda"]


def test_blind_shows_letters_and_keeps_the_names(started) -> None:
    session, hands = started(language="en", plan=Plan(PLAN.annotators, "gold", "lina", blind=True)), Typist()
    strip, panel = session.window.adjudicating.strip, session.window.adjudicating.panel
    assert strip.shown.names == ("A", "B")
    left, right = session.window.adjudicating.settling.names()
    hands.press("Left", "Right", "Up")
    assert settled(session) == [f"one {left}", f"one {right}"]
    told = strip.shown.note + "".join(panel.list.item(n).text() for n in range(panel.list.count()))
    assert "taken: A" in told and "maryam" not in told and "omar" not in told


def test_after_the_last_question_enter_goes_to_the_next_article_with_differences(started, qtbot) -> None:
    session, hands = started(d1=1, d2=0, d3=2), Typist()
    session.window.adjudicating.everywhere()
    qtbot.waitUntil(lambda: "المتفق عليه في" in session.window.hint_strip.message, timeout=20000)  # it is back in the window
    assert all(row.spans for row in session.workspace.documents())
    session.window.activateWindow()
    session.window.adjudicating.strip.setFocus()
    qtbot.waitUntil(session.window.adjudicating.strip.hasFocus, timeout=20000)
    hands.press("Left", "Return")
    qtbot.waitUntil(lambda: session.workspace.document.id == "d3", timeout=20000)
    assert [row.status for row in session.workspace.documents()] == ["done", "done", "started"]
    assert QApplication.focusWidget() is session.window.adjudicating.strip
    QApplication.processEvents()  # the progress goes, which an offscreen screen takes for the last window
    session.window.activateWindow()
    assert QTest.qWaitForWindowActive(session.window)
    hands.press("Left", "Left", "Return")
    qtbot.waitUntil(lambda: session.window.hint_strip.message == "لا خلاف مفتوح في مقال آخر.", timeout=20000)
    assert [row.status for row in session.workspace.documents()] == ["done", "done", "done"]


def test_the_plan_is_asked_once_and_begins_by_enter(qtbot, tmp_path) -> None:
    workspace = project(tmp_path / "p.db")
    Settling.end(workspace)
    copy = work("gold (a1b2c3)", 1)
    workspace.import_entries([replace(copy, annotation_set=replace(copy.annotation_set, kind="gold"))])
    workspace.remember("adjudication", None)
    workspace.close()
    settings.save(settings.Settings(language="ar", tour_seen=True))
    session = Session(application(), OpenOptions(project=tmp_path / "p.db", size=(1280, 860)))
    session.start()
    shown(qtbot, session)
    session.window.canvas.setFocus()
    assert not session.window.adjudicating.active
    hands, before = Typist(), session.window
    hands.press("Ctrl+J")
    dialog = session.window.findChild(AdjudicationDialog)
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    assert dialog.plan() == PLAN
    assert [dialog.people.item(row).data(Qt.ItemDataRole.UserRole) for row in range(dialog.people.count())] == ["maryam", "omar", "gold (a1b2c3)"]
    hands.press("Return")
    qtbot.waitUntil(lambda: session.window is not before)
    qtbot.waitUntil(lambda: session.window.isActiveWindow())
    assert session.window.adjudicating.strip.shown.title == "قول: الحدود"
    assert session.workspace.annotator == "gold"
    session.window.invoke("end_adjudication")
    qtbot.waitUntil(lambda: session.window.workspace.annotator == "lina" and not session.window.adjudicating.active)
    session.window.close()
    session.end()


def test_the_arabic_questions_speak_arabic(started) -> None:
    session, hands = started(), Typist()
    hands.press("Left", "Tab")
    adjudicating = session.window.adjudicating
    for part in (adjudicating.strip, adjudicating.panel):
        assert english(re.sub("omar|lina|d1", "", text) for text in texts(part)) == set()
    session.window.invoke("adjudicate")
    dialog = session.window.findChild(AdjudicationDialog)
    assert english(re.sub("omar|lina", "", text) for text in texts(dialog)) == set()
    dialog.close()


def test_what_is_proposed_is_drawn_above_and_below_its_words(started) -> None:
    session = started(d1=1)
    canvas = session.window.canvas
    shown_now = [p for p in canvas._proposals if p.in_hand]
    assert [(p.side, p.segments) for p in shown_now] == [(0, ((10, 50),)), (1, ((10, 52),))]
    picture = canvas.viewport().grab().toImage()
    theme = session.window.look.theme
    (box, *_rest) = canvas.rects(10, 20)
    x = int(box.center().x())
    column = [picture.pixelColor(x, y).name() for y in range(int(box.top()) - 4, int(box.bottom()) + 30)]
    above, below = (side_colour(theme, side).name() for side in (0, 1))
    assert column.index(above) < column.index(below)
