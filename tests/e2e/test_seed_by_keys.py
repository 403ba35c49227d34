"""The whole gold of the seed article, made by key presses alone in the real window, closed, opened and exported."""

import json
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import cli
from annotator.core.annotation import reading_order
from annotator.ui.main_window import MainWindow
from tests.e2e.typist import Typist

MOST_PRESSES = 270  # two for each of the 134 spans and relations


class Hands(Typist):
    """What an annotator does with her hands: she looks at the caret and at the article, and presses keys."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window, self.canvas = window, window.canvas

    @property
    def spans(self):
        return self.window.workspace.state.spans

    def to_article(self) -> None:
        for _ in range(4):
            if self.canvas.hasFocus() and self.canvas.selected_span is None and self.canvas.selection() == (self.canvas.caret,) * 2:
                return
            self.press("Esc")

    def go(self, offset: int) -> None:
        """To a place: by words as long as that does not lead beyond it, then by letters."""
        self.to_article()
        canvas = self.canvas
        while canvas.caret != offset:
            before, forward = canvas.caret, canvas.caret < offset
            self.press("Left" if forward else "Right")
            if (canvas.caret > offset) if forward else (canvas.caret < offset):
                for _ in range(40):
                    if canvas.caret == offset:
                        return
                    self.press("Alt+Right" if canvas.caret > offset else "Alt+Left")
            assert canvas.caret != before, (before, offset)

    def select(self, start: int, end: int) -> None:
        self.go(start)
        while self.canvas.caret < end:
            self.press("Shift+Left")
        while self.canvas.caret > end:
            self.press("Ctrl+Shift+Right")
        assert self.canvas.selection() == (start, end)

    def selected(self):
        return self.spans[self.canvas.selected_span]

    def name(self, referent: dict) -> None:
        """Gives the selected span its referent, if the window has not done so, by typing the name."""
        known = self.window.workspace.state.referents
        if self.selected().referent and known[self.selected().referent].name == referent["name"]:
            return
        self.press("E")
        self.type(referent["name"])
        self.press("Return")
        assert known is not None
        given = self.window.workspace.state.referents[self.selected().referent]
        assert given.name == referent["name"], (given, referent)

    def entity(self, span: dict, key: str, referent: dict | None) -> None:
        self.select(span["start"], span["end"])
        self.press(key)
        assert (self.selected().label, self.selected().segments) == (span["label"], ((span["start"], span["end"]),))
        if referent:
            self.name(referent)
        elif self.selected().referent:
            raise AssertionError(span)

    def relabel(self, wanted: str) -> None:
        for _ in range(8):
            if self.selected().label == wanted:
                return
            self.press("T")
        raise AssertionError(wanted)

    def walk_to(self, span_id: str) -> None:
        """To a span, from span to span."""
        order = sorted(self.spans.values(), key=reading_order)
        wanted = order.index(self.spans[span_id])
        for _ in range(2 * len(order)):
            if self.canvas.selected_span == span_id:
                return
            chosen = self.spans.get(self.canvas.selected_span or "")
            behind = order.index(chosen) < wanted if chosen else self.canvas.caret <= self.spans[span_id].start
            self.press("]" if behind else "[")
        raise AssertionError(f"cannot walk to {span_id}")

    def correct_referent(self, span_id: str, referent: dict) -> None:
        """Kind and names as they should be, in the editor of the referent."""
        known = self.window.workspace.state.referents
        has = known[self.spans[span_id].referent]
        kinds, names = has.kind != referent.get("kind", ""), set(has.aliases) != set(referent.get("aliases", ()))
        if not (kinds or names):
            return
        self.walk_to(span_id)
        self.press("F2", "Tab")
        editor = self.window.side.referents.editor
        while editor.kind.currentData() != referent.get("kind", ""):
            self.press("Down" if editor.kind.currentIndex() < editor.kind.findData(referent["kind"]) else "Up")
        self.press("Tab", "Ctrl+A")
        self.type("،".join(referent.get("aliases", ())) or " ")
        self.press("Return")


def annotate(hands: Hands, gold: dict) -> None:
    """All of the gold, as a hurried expert: Tab to what is proposed, Enter where it is right, other keys where it is not."""
    wanted = Wanted(gold)
    hands.press("Tab")
    while True:
        proposed = hands.window.quoting.in_hand
        missing = wanted.passed_over(hands, proposed)
        if missing is not None:
            hands.entity(missing, wanted.keys(hands)[missing["label"]], wanted.referents.get(missing.get("referent")))
            hands.press("Tab")
        elif any(s.first < (proposed.first if proposed else len(hands.canvas.text)) for s in hands.window.watch.suggestions):
            hands.press("Shift+Tab")  # what came up behind us
        elif proposed is None:
            break
        elif proposed.quote is not None:
            settle_quote(hands, wanted, proposed)
        else:
            settle_entity(hands, wanted, proposed)
    made = {span.referent: span.id for span in hands.spans.values() if span.referent}
    names = {hands.window.workspace.state.referents[uid].name: span_id for uid, span_id in made.items()}
    for referent in wanted.referents.values():
        hands.correct_referent(names[referent["name"]], referent)
    hands.press("Ctrl+Return")


class Wanted:
    """The gold, asked by place."""

    def __init__(self, gold: dict) -> None:
        self.referents = {referent["id"]: referent for referent in gold["referents"]}
        self.spans = {span["id"]: span for span in gold["spans"]}
        self.at = {(span["layer"], span["start"], span["end"]): span for span in gold["spans"]}
        self.relations = gold["relations"]

    def name(self, span: dict | None) -> str:
        return self.referents[span["referent"]]["name"] if span and span.get("referent") else ""

    def children(self, quote: dict, relation: str) -> list[dict]:
        return [self.spans[r["child"]] for r in self.relations if (r["head"], r["label"]) == (quote["id"], relation)]

    @staticmethod
    def keys(hands: Hands) -> dict[str, str]:
        return {label.id: label.key for label in hands.window.workspace.label_set.layer("entity").labels}

    def passed_over(self, hands: Hands, proposed) -> dict | None:
        """An entity of the gold before the place in hand that nothing proposes."""
        reach = proposed.first if proposed else len(hands.canvas.text)
        there = {(s.layer, s.start, s.end) for s in hands.spans.values()}
        offered = {(s.layer, s.start, s.end) for s in hands.window.watch.suggestions}
        for place, span in self.at.items():
            if place[0] == "entity" and place[2] <= reach and place not in there and place not in offered:
                return span
        return None


def settle_entity(hands: Hands, wanted: Wanted, proposed) -> None:
    span = wanted.at.get((proposed.layer, proposed.start, proposed.end))
    if span is None or span["label"] != proposed.label:
        hands.press("X")
        return
    known = hands.window.workspace.state.referents
    shown = known[proposed.referent_id].name if proposed.referent_id else proposed.entity.name
    if shown == wanted.name(span):
        hands.press("Return")
        return
    hands.press(wanted.keys(hands)[span["label"]])
    hands.name(wanted.referents[span["referent"]])
    hands.press("Tab")


def settle_quote(hands: Hands, wanted: Wanted, proposed) -> None:
    span = wanted.at.get(("quote", proposed.start, proposed.end))
    if span is None:
        by_hand(hands, wanted, next(s for (layer, start, _), s in wanted.at.items() if layer == "quote" and start == proposed.start))
        return
    assert span["label"] == proposed.label
    for relation, found in (("via", proposed.relays), ("addressee", proposed.addressees)):
        assert [c.range for c in found] == [(s["start"], s["end"]) for s in wanted.children(span, relation)]
    speakers = wanted.children(span, "speaker")
    if [described(c) for c in proposed.speakers] == [(s["label"], s["start"], s["end"], wanted.name(s)) for s in speakers]:
        hands.press("Return")
        return
    (speaker,) = speakers
    rows = hands.window.centre.strip.rows
    hands.press(next(r.key for r in rows if described(r.value) == (speaker["label"], speaker["start"], speaker["end"], wanted.name(speaker))))


def described(candidate) -> tuple[str, int, int, str]:
    return candidate.label, *(candidate.range or (0, 0)), candidate.name


def by_hand(hands: Hands, wanted: Wanted, span: dict) -> None:
    """A quote whose end was proposed wrong: taken, made longer word by word, its label and its people set."""
    hands.press("Q")
    taken = hands.spans[max(hands.spans, key=lambda uid: (hands.spans[uid].layer == "quote", hands.spans[uid].start))].id
    while hands.spans[taken].end < span["end"]:
        hands.press(".")
    hands.press("1")
    hands.relabel(span["label"])
    for _ in wanted.children(span, "addressee"):
        hands.press("A", "1")
    hands.press("Esc", "Tab")


def comparable(line: dict) -> tuple[list, list, list]:
    """Spans, relations and referents without their ids: a referent is its name."""
    names = {referent["id"]: referent["name"] for referent in line["referents"]}
    spans = {
        span["id"]: (span["layer"], span["label"], tuple(map(tuple, span.get("segments", [[span["start"], span["end"]]]))), names.get(span.get("referent")))
        for span in line["spans"]
    }
    relations = sorted((r["label"], spans[r["head"]], spans[r["child"]]) for r in line["relations"])
    people = sorted((r["name"], r.get("kind", ""), sorted(r.get("aliases", []))) for r in line["referents"])
    return sorted(spans.values(), key=str), relations, people


def test_the_gold_of_the_seed_is_made_by_keys_alone(qapp, seed_gold: Path, tmp_path: Path) -> None:
    gold = json.loads(seed_gold.read_text(encoding="utf-8"))
    outcome: dict[str, object] = {}

    def work() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        try:
            window.activateWindow()
            assert QTest.qWaitForWindowActive(window)
            if QApplication.focusWidget() is not window.canvas:
                Typist().press("Esc")  # the tour of the first start
            assert QApplication.focusWidget() is window.canvas
            hands = Hands(window)
            annotate(hands, gold)
            outcome["presses"] = hands.presses
        except BaseException as failure:
            outcome["failure"] = failure
        finally:
            window.close()  # ends the program: it is the last one

    QTimer.singleShot(300, work)
    assert cli.main(["open", "--annotator", "maryam", "--language", "ar", "--size", "1200x800"]) == 0
    if "failure" in outcome:
        raise outcome["failure"]  # type: ignore[misc]
    assert cli.main(["export", "-o", str(tmp_path / "out.jsonl"), "--annotator", "maryam"]) == 0
    made = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert made["status"] == "done"
    for found, wanted in zip(comparable(made), comparable(gold), strict=True):
        assert [one for one in wanted if one not in found] == [one for one in found if one not in wanted] == []
        assert found == wanted
    assert outcome["presses"] <= MOST_PRESSES  # type: ignore[operator]
    print(f"\n{len(made['spans'])} spans, {len(made['relations'])} relations, {outcome['presses']} key presses")
