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

    def quote(self, span: dict) -> None:
        self.select(span["start"], span["end"])
        self.press("Q", "Esc")  # what it offers as speaker comes later
        taken = self.selected()
        assert taken.segments == ((span["start"], span["end"]),), (taken, span)
        self.relabel(span["label"])
        for relation in list(self.window.workspace.state.annotation_set.relations_of(taken.id)):
            child = self.spans[relation.child]
            if not any((c["start"], c["end"]) == (child.start, child.end) for c in self.cues):
                self.delete(child.id)  # the program took a wrong cue
                self.walk_to(taken.id)

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

    def delete(self, span_id: str) -> None:
        self.walk_to(span_id)
        self.press("Del")

    def child(self, span: dict, relation: str, referent: dict | None) -> None:
        """A speaker, addressee, relay or cue of the quote taken last."""
        self.select(span["start"], span["end"])
        self.press({"speaker": "S", "addressee": "A", "via": "V", "cue": "C"}[relation])
        assert self.selected().segments == ((span["start"], span["end"]),)
        if relation != "cue":
            self.relabel(span["label"])
        if referent:
            self.name(referent)

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
    """All of the gold: the quotes with what belongs to them, then the entities, then the names."""
    referents = {referent["id"]: referent for referent in gold["referents"]}
    spans = {span["id"]: span for span in gold["spans"]}
    keys = {label.id: label.key for label in hands.window.workspace.label_set.layer("entity").labels}
    hands.cues = [span for span in gold["spans"] if span["layer"] == "cue"]
    for span in gold["spans"]:
        if span["layer"] == "entity":
            hands.entity(span, keys[span["label"]], referents.get(span.get("referent")))
    for quote in (span for span in gold["spans"] if span["layer"] == "quote"):
        hands.quote(quote)
        linked = [relation for relation in gold["relations"] if relation["head"] == quote["id"]]
        for relation in sorted(linked, key=lambda r: r["label"] != "cue"):
            child = spans[relation["child"]]
            there = [
                s for s in hands.spans.values() if s.layer == child["layer"] and (s.start, s.end) == (child["start"], child["end"])
            ]
            if relation["label"] == "cue" and there:
                continue
            hands.child(child, relation["label"], referents.get(child.get("referent")))
    made = {span.referent: span.id for span in hands.spans.values() if span.referent}
    names = {hands.window.workspace.state.referents[uid].name: span_id for uid, span_id in made.items()}
    for referent in referents.values():
        hands.correct_referent(names[referent["name"]], referent)
    hands.press("Ctrl+Return")


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
            window.close()
            qapp.quit()

    QTimer.singleShot(300, work)
    assert cli.main(["open", "--annotator", "maryam", "--language", "ar", "--size", "1200x800"]) == 0
    if "failure" in outcome:
        raise outcome["failure"]  # type: ignore[misc]
    assert cli.main(["export", "-o", str(tmp_path / "out.jsonl"), "--annotator", "maryam"]) == 0
    made = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert made["status"] == "done"
    for found, wanted in zip(comparable(made), comparable(gold), strict=True):
        assert found == wanted
    print(f"\n{len(made['spans'])} spans, {len(made['relations'])} relations, {outcome['presses']} key presses")
