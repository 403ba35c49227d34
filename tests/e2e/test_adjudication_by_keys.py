"""The story of a lead: two annotators' projects dropped on the window, compared, settled to gold by keys alone, exported.

Both annotators have annotated the seed and the test articles; each has made mistakes of her own, never both at one
place, so the gold that is settled must be the truth.
"""

import json
import random
from copy import deepcopy
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.questions import Question
from annotator.core.text import is_word, words
from annotator.ui.adjudication_dialog import AdjudicationDialog
from annotator.workspace import Workspace
from tests.e2e.test_seed_by_keys import comparable
from tests.e2e.typist import Typist
from tests.ui.conftest import session  # noqa: F401 the window as it starts
from tests.ui.test_merging import asked, drop

ARTICLES = Path(__file__).parents[1] / "data" / "articles" / "gold.jsonl"
NAMES = ("maryam", "omar")


class Pair:
    """An article as both have annotated it. `erring` tells who is wrong about a span, by its id."""

    def __init__(self, truth: dict, rng: random.Random) -> None:
        self.lines = {name: deepcopy(truth) | {"annotator": name, "kind": "human", "status": "done"} for name in NAMES}
        self.erring: dict[str, str] = {}
        self._rng, self._text = rng, truth["text"]
        spans = [span for span in truth["spans"] if not self._crowded(span, truth["spans"])]
        mistakes = [self._dropped, self._shorter, self._relabelled, self._nobody, self._unlinked, self._added]
        for number, span in enumerate(rng.sample(spans, min(12, len(spans)))):
            mistakes[number % len(mistakes)](span["id"], NAMES[number // 2 % 2])

    @staticmethod
    def _crowded(span: dict, spans: list[dict]) -> bool:
        """Whether another span of the layer shares text with it: two mistakes there could meet."""
        return any(s is not span and s["layer"] == span["layer"] and s["start"] < span["end"] and s["end"] > span["start"] for s in spans)

    def _of(self, span_id: str, name: str) -> dict | None:
        """Her span, if nothing was done to it or to what it is linked to."""
        near = {end for r in self.lines[name]["relations"] if span_id in (r["head"], r["child"]) for end in (r["head"], r["child"])}
        found = next((s for s in self.lines[name]["spans"] if s["id"] == span_id), None)
        return None if (near | {span_id}) & self.erring.keys() else found

    def _dropped(self, span_id: str, name: str) -> None:
        """Overlooked, and with a quotation its cue and speaker, if nothing else speaks of them."""
        line = self.lines[name]
        if self._of(span_id, name) is None or any(r["child"] == span_id for r in line["relations"]):
            return
        children = {r["child"] for r in line["relations"] if r["head"] == span_id}
        shared = {r["child"] for r in line["relations"] if r["head"] != span_id}
        gone = {span_id} | {s["id"] for s in line["spans"] if s["id"] in children - shared and s["layer"] in ("cue", "speaker")}
        line["relations"] = [r for r in line["relations"] if not {r["head"], r["child"]} & gone]
        line["spans"] = [s for s in line["spans"] if s["id"] not in gone]
        self.erring |= dict.fromkeys(gone | children, name)

    def _shorter(self, span_id: str, name: str) -> None:
        span = self._of(span_id, name)
        place = self._text.rfind(" ", span["start"], span["end"]) if span else -1
        if span is not None and place > span["start"] and "segments" not in span:
            span["end"] = place
            span.pop("text")
            self.erring[span_id] = name

    def _relabelled(self, span_id: str, name: str) -> None:
        others = {"quote": "reported", "speaker": "collective", "cue": "participle", "entity": "MISC"}
        if (span := self._of(span_id, name)) is not None and span["label"] != others[span["layer"]]:
            span["label"] = others[span["layer"]]
            self.erring[span_id] = name

    def _nobody(self, span_id: str, name: str) -> None:
        if (span := self._of(span_id, name)) is not None and span.pop("referent", None):
            self.erring[span_id] = name

    def _unlinked(self, span_id: str, name: str) -> None:
        line = self.lines[name]
        if self._of(span_id, name) is not None and any(r["head"] == span_id for r in line["relations"]):
            line["relations"] = [r for r in line["relations"] if r["head"] != span_id]
            self.erring[span_id] = name

    def _added(self, span_id: str, name: str) -> None:
        """An entity where there is none: a word that no span touches."""
        line = self.lines[name]
        free = [word for word in words(self._text) if is_word(self._text[slice(*word)]) and not any(
            s["start"] < word[1] and s["end"] > word[0] for s in line["spans"])]  # fmt: skip
        start, end = self._rng.choice(free)
        made = f"x{len(self.erring)}"
        line["spans"].append({"id": made, "layer": "entity", "label": "MISC", "start": start, "end": end})
        self.erring[made] = name

    def right(self, question: Question) -> str:
        """Who of the two is right in a question."""
        asked_of = {span.id for answer in question.answers for span in answer.spans}
        asked_of |= {link.child.id for answer in question.answers for link in answer.links} if not asked_of & self.erring.keys() else set()
        (wrong,) = {self.erring[span] for span in asked_of & self.erring.keys()}
        return NAMES[1 - NAMES.index(wrong)]


def own_referents(line: dict) -> dict:
    """The article with ids of its own for its people: “the ministry” of one article is not that of another."""
    for referent in line["referents"]:
        referent["id"] = f"{referent['id']}.{line['id']}"
    for span in line["spans"]:
        if "referent" in span:
            span["referent"] = f"{span['referent']}.{line['id']}"
    return line


def delivered(pairs: dict[str, Pair], folder: Path) -> list[Path]:
    """A project of each annotator with her articles."""
    paths = []
    for name in NAMES:
        file = folder / f"{name}.jsonl"
        file.write_text("".join(json.dumps(p.lines[name], ensure_ascii=False) + "\n" for p in pairs.values()), encoding="utf-8")
        workspace = Workspace.create(folder / f"{name}.db", annotator=name)
        assert workspace.import_files([file]).problems == ()
        workspace.close()
        paths.append(folder / f"{name}.db")
    return paths


def back_to(window) -> None:
    """The window has the keyboard again after a dialog: an offscreen screen does not see to that."""
    QApplication.processEvents()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def settle_everything(qtbot, desk, pairs: dict[str, Pair], hands: Typist) -> int:
    """The lead at work: a key for each question, Enter for the next article; the number of questions."""
    asked_in_all = 0
    while True:
        window = desk.window
        question, document = window.adjudicating.question, window.workspace.document.id
        if question is not None:
            asked_in_all += 1
            right = window.adjudicating.settling.names().index(pairs[document].right(question))
            hands.press(("Left", "Right")[right])
            assert window.adjudicating.question != question
            continue
        hands.press("Return")
        over = "لا خلاف مفتوح في مقال آخر."
        qtbot.waitUntil(lambda: window.workspace.document.id != document or window.hint_strip.message == over, timeout=20000)
        if window.workspace.document.id == document:
            return asked_in_all
        back_to(window)


def test_two_projects_are_merged_compared_and_settled_to_the_truth_by_keys(qtbot, session, seed_gold, tmp_path) -> None:  # noqa: F811
    rng, hands = random.Random(5), Typist()
    lines = [*seed_gold.read_text(encoding="utf-8").splitlines(), *ARTICLES.read_text(encoding="utf-8").splitlines()]
    truths = {line["id"]: own_referents(line) for line in map(json.loads, lines)}
    pairs = {name: Pair(truth, rng) for name, truth in truths.items()}
    drop(session.window, *delivered(pairs, tmp_path))
    asked(qtbot, session.window)
    hands.press("Return")
    qtbot.waitUntil(lambda: session.workspace.count() == len(truths), timeout=20000)

    back_to(session.window)
    hands.press("Ctrl+G")
    page = session.window.pages.page()
    qtbot.waitUntil(lambda: "maryam" in str(page.board._data), timeout=20000)
    for _ in range(4):
        if session.window.pages.page() is not None:
            hands.press("Esc")
    assert session.window.pages.page() is None

    before = session.window
    hands.press("Ctrl+J")
    dialog = session.window.findChild(AdjudicationDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.plan().annotators == NAMES
    hands.press("Return")
    qtbot.waitUntil(lambda: session.window is not before and session.window.isActiveWindow())
    qtbot.waitUntil(lambda: QApplication.focusWidget() is session.window.adjudicating.strip)
    presses = hands.presses
    asked_in_all = settle_everything(qtbot, session, pairs, hands)
    presses = hands.presses - presses

    session.workspace.export(tmp_path / "gold.jsonl", annotators=["gold"])
    settled = {line["id"]: line for line in map(json.loads, (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
    assert settled.keys() == truths.keys()
    for name, truth in truths.items():
        assert (settled[name]["kind"], settled[name]["status"]) == ("gold", "done")
        assert comparable(settled[name])[:2] == comparable(truth)[:2], name
        made = {d["id"]: d for d in settled[name]["decisions"]}
        assert all(span["adjudication"]["decision"] in made for span in settled[name]["spans"])
    mistakes = sum(len(pair.erring) for pair in pairs.values())
    assert asked_in_all >= len(truths)
    assert presses == asked_in_all + len(truths)  # one for each difference, one for each article
    print(f"\n{len(truths)} articles, {mistakes} spans in error, {asked_in_all} questions, {presses} key presses")
