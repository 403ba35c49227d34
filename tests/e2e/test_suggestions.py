"""Suggestions in the real window: walked, taken, rejected for good, switched off; never stored, never exported."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import cli
from annotator.ui.main_window import MainWindow
from tests.e2e.typist import Typist


def in_window(qapp, act: Callable[[MainWindow, Typist], None]) -> None:
    """Opens the program, lets `act` press keys, closes it."""
    outcome: list[BaseException] = []

    def work() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        try:
            window.activateWindow()
            assert QTest.qWaitForWindowActive(window)
            if QApplication.focusWidget() is not window.canvas:
                Typist().press("Esc")
            act(window, Typist())
        except BaseException as failure:
            outcome.append(failure)
        finally:
            window.close()  # ends the program: it is the last one

    QTimer.singleShot(300, work)
    assert cli.main(["open", "--annotator", "maryam", "--language", "en", "--size", "1200x800"]) == 0
    if outcome:
        raise outcome[0]


def test_a_rejected_suggestion_does_not_come_back_and_none_is_exported(qapp, tmp_path: Path) -> None:
    seen: list[tuple[str, ...]] = []

    def reject(window: MainWindow, hands: Typist) -> None:
        hands.press("Tab")
        first = window.quoting.in_hand
        assert first is not None
        hands.press("X")
        assert window.quoting.in_hand is not None and window.quoting.in_hand.key != first.key
        seen.append((first.key,))

    def look(window: MainWindow, hands: Typist) -> None:
        hands.press("Tab")
        seen.append(tuple(s.key for s in window.watch.suggestions))
        assert not window.workspace.state.spans

    in_window(qapp, reject)
    in_window(qapp, look)
    assert seen[1] and seen[0][0] not in seen[1]
    assert cli.main(["export", "-o", str(tmp_path / "out.jsonl")]) == 0
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert not any(line.get("spans") for line in lines)


def test_enter_takes_all_that_is_shown_as_one_act(qapp) -> None:
    def act(window: MainWindow, hands: Typist) -> None:
        while window.quoting.in_hand is None or window.quoting.in_hand.quote is None:
            hands.press("Tab")
        hands.press("Return")
        state = window.workspace.state
        assert {span.layer for span in state.spans.values()} == {"quote", "cue", "speaker"}
        assert {relation.label for relation in state.annotation_set.relations.values()} == {"cue", "speaker"}
        hands.press("Esc", "Ctrl+Z")
        assert not window.workspace.state.spans

    in_window(qapp, act)


def test_another_speaker_is_one_digit_and_a_name_is_typed(qapp) -> None:
    def act(window: MainWindow, hands: Typist) -> None:
        while window.quoting.in_hand is None or window.quoting.in_hand.quote is None:
            hands.press("Tab")
        hands.type("ماريا")
        hands.press("Return")
        (speaker,) = window.workspace.state.annotation_set.layer("speaker")
        assert speaker.label == "implicit" and window.workspace.state.referents[speaker.referent].name == "ماريا"

    in_window(qapp, act)


def test_switched_off_there_are_none(qapp) -> None:
    def act(window: MainWindow, hands: Typist) -> None:
        window.view.toggle_suggestions()
        hands.press("Tab")
        assert window.quoting.in_hand is None and not window.watch.suggestions
        window.view.toggle_suggestions()

    in_window(qapp, act)


def test_a_place_with_a_proposal_is_not_underlined_as_a_problem_too(qapp) -> None:
    seen: list[int] = []

    def look(window: MainWindow, hands: Typist) -> None:
        window.watch.settle()
        assert any(problem.fix == "quote" for problem in window.watch.problems)
        seen.append(len(window.watch.places_to_underline()))
        window.watch.set_suggesting(on=False)
        window.watch.settle()
        seen.append(len(window.watch.places_to_underline()))

    in_window(qapp, look)
    assert seen[0] < seen[1]


def test_switched_off_they_stay_off_in_the_next_window(qapp) -> None:
    seen: list[int] = []

    def look(window: MainWindow, hands: Typist) -> None:
        window.watch.settle()
        seen.append(len(window.watch.suggestions))
        window.invoke("suggestions")

    in_window(qapp, look)
    in_window(qapp, look)
    assert seen[0] > 0 == seen[1]
