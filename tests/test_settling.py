"""The desk of whoever settles: on disk, over restarts and kills, in many documents, out and in again."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.adjudication import NEITHER, both, take
from annotator.core.annotation import AnnotationSet, Document, Entry, Progress, Relation, Span
from annotator.core.errors import AnnotatorError
from annotator.settling import Plan, Settling, Taken
from annotator.workspace import Workspace

TEXT = "قال وزير الخارجية الروسي سيرغي لافروف إن موسكو مستعدة للحوار. " * 12
PLAN = Plan(("maryam", "omar"), "gold", "lina")
DONE = Progress("done")


def work(name: str, shift: int, *, differing: int = 6, document: str = "d1") -> Entry:
    """Ten quotations with their speakers; `differing` of them end `shift` further on."""
    spans, relations = [], []
    for n in range(10):
        start = n * 60
        end = start + 50 + (shift if n < differing else 0)
        spans += [Span(f"{name[0]}q{n}", "quote", "direct", ((start + 10, end),)), Span(f"{name[0]}s{n}", "speaker", "named", ((start, start + 3),))]
        relations.append(Relation(f"r{n}", "speaker", f"{name[0]}q{n}", f"{name[0]}s{n}"))
    made = AnnotationSet.of(document, name, spans=spans, relations=relations, progress=DONE)
    return Entry(document, Document(document, TEXT, "عنوان"), made)


def project(path: Path, **documents: int) -> Workspace:
    """A project of two annotators in which each document has so many differences."""
    workspace = Workspace.create(path, annotator="lina")
    for name, differing in (documents or {"d1": 6}).items():
        workspace.import_entries([work("maryam", 0, document=name), work("omar", 2, differing=differing, document=name)])
    workspace.open_document(next(iter(documents or {"d1": 6})))
    Settling.begin(workspace, PLAN)
    return workspace


def going_on(workspace: Workspace) -> Settling:
    found = Settling.going_on(workspace)
    assert found is not None
    return found


def test_agreement_is_taken_once_as_one_change(tmp_path: Path) -> None:
    workspace = project(tmp_path / "p.db")
    settling = going_on(workspace)
    assert (len(settling.open()), len(settling.untaken())) == (6, 14)
    assert settling.take_agreed_at_first() == 14
    assert len(workspace.history.done) == 1
    workspace.undo()
    assert workspace.state.spans == {} and not workspace.state.annotation_set.decisions
    assert settling.take_agreed_at_first() == 0, "what was undone is not done again by itself"
    assert settling.take_agreed() == 14
    workspace.close()


def test_half_settled_work_goes_on_after_a_restart_and_undo_reaches_back(tmp_path: Path) -> None:
    workspace = project(tmp_path / "p.db")
    settling = going_on(workspace)
    settling.take_agreed_at_first()
    first, second, third, *rest = settling.open()
    settling.settle(first, take("maryam"))
    settling.settle(second, both(second))
    settling.settle(third, NEITHER)
    settling.give_reason(third, "لا قائل")
    before = workspace.state
    workspace.close()
    again = Workspace.open(tmp_path / "p.db")
    again.open_document("d1")
    settling = going_on(again)
    assert again.state == before
    assert settling.plan == PLAN
    assert settling.open() == rest
    assert settling.take_agreed_at_first() == 0
    for left in (rest, rest, [third, *rest], [second, third, *rest]):
        assert settling.open() == left
        again.undo()
    assert settling.open() == [first, second, third, *rest]
    again.close()


def test_only_the_questions_whose_answers_changed_come_up_again(tmp_path: Path) -> None:
    workspace = project(tmp_path / "p.db")
    settling = going_on(workspace)
    settling.take_agreed_at_first()
    for question in settling.open():
        settling.settle(question, take("omar"))
    workspace.use_annotator("omar")
    workspace.apply(edits.resize(workspace.state, TEXT, "oq2", "end", 120 + 55))
    Settling.begin(workspace, PLAN)
    settling = going_on(workspace)
    (question,) = settling.open()
    assert [span.id for span in question.answer("omar").spans] == ["oq2"]
    workspace.close()


def test_what_all_agree_on_in_all_documents_is_one_act(tmp_path: Path) -> None:
    workspace = project(tmp_path / "p.db", d1=3, d2=0, d3=1)
    settling = going_on(workspace)
    assert settling.take_everywhere(settling.agreed_everywhere()) == Taken(3, 17 + 20 + 19, 1)
    assert [row.status for row in workspace.documents()] == ["started", "done", "started"]
    assert settling.next_open("d1") == "d3"
    workspace.undo()
    assert [row.spans for row in workspace.documents()] == [0, 0, 0]
    assert settling.agreed_everywhere(cancelled=lambda: True) == {}
    workspace.close()


def test_the_next_document_is_the_next_one_with_something_open(tmp_path: Path) -> None:
    workspace = project(tmp_path / "p.db", d1=1, d2=1, d3=1)
    settling = going_on(workspace)
    workspace.open_document("d2")
    settling.take_agreed()
    for question in settling.open():
        settling.settle(question, take("omar"))
    assert settling.next_open("d1") == "d3"
    assert settling.next_open("d3") == "d1"
    workspace.close()


def test_an_article_of_one_annotator_has_nothing_to_settle(tmp_path: Path) -> None:
    workspace = project(tmp_path / "p.db")
    workspace.import_entries([work("maryam", 0, document="d2"), Entry("d3", Document("d3", TEXT))])
    for name in ("d2", "d3"):
        workspace.open_document(name)
        assert going_on(workspace).questions() == ()
    workspace.close()


def test_gold_stays_gold_though_nothing_was_written_before_the_restart(tmp_path: Path) -> None:
    project(tmp_path / "p.db").close()
    workspace = Workspace.open(tmp_path / "p.db")
    workspace.open_document("d1")
    going_on(workspace).take_agreed()
    assert (workspace.state.annotation_set.kind, dict(workspace.annotators())["gold"]) == ("gold", "gold")
    workspace.close()


def test_blind_order_is_mixed_and_the_same_each_time() -> None:
    blind = replace(PLAN, blind=True)
    orders = [blind.order(f"d{n}") for n in range(40)]
    assert set(orders) == {("maryam", "omar"), ("omar", "maryam")}
    assert orders == [replace(blind, annotators=("omar", "maryam")).order(f"d{n}") for n in range(40)]
    assert PLAN.order("d1") == PLAN.annotators


def test_a_plan_that_cannot_be_carried_out_is_refused(tmp_path: Path) -> None:
    workspace = project(tmp_path / "p.db")
    for plan in (Plan(("maryam",), "gold"), Plan(("maryam", "omar"), ""), Plan(("maryam", "omar"), "omar"), Plan(("maryam", "gold"), "omar")):
        with pytest.raises(AnnotatorError):
            Settling.begin(workspace, plan)
    Settling.end(workspace)
    assert workspace.annotator == "lina"
    assert Settling.going_on(workspace) is None
    workspace.close()


def test_provenance_comes_back_from_the_file_and_is_written_the_same_twice(tmp_path: Path) -> None:
    workspace = project(tmp_path / "p.db")
    settling = going_on(workspace)
    settling.take_agreed_at_first()
    first, second, *rest = settling.open()
    settling.settle(first, NEITHER)
    settling.settle(second, take("omar"))
    settling.give_reason(second, "العلامة داخل الاقتباس")
    gold = workspace.state.annotation_set
    workspace.export(tmp_path / "out.jsonl")
    workspace.close()
    other = Workspace.create(tmp_path / "other.db", annotator="lina")
    assert other.import_files([tmp_path / "out.jsonl"]).problems == ()
    assert other.load_set("d1", "gold") == gold
    assert {(d.choice, d.by, d.reason) for d in gold.decisions.values()} >= {("neither", "lina", ""), ("one", "lina", "العلامة داخل الاقتباس")}
    other.export(tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()
    other.open_document("d1")
    Settling.begin(other, PLAN)
    assert going_on(other).open() == rest, "a file brings the decisions along: nothing is asked again"
    other.close()


SETTLER = """
import sys
from pathlib import Path
from annotator.core.adjudication import take
from annotator.settling import Settling
from annotator.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
workspace.open_document("d1")
settling = Settling.going_on(workspace)
while True:
    for question in settling.open():
        settling.settle(question, take("omar"))
        print("+" + question.key, flush=True)  # acknowledged: it must never be lost
    while workspace.history.done:
        workspace.undo()
        print("-", flush=True)
"""


def test_kill_9_while_settling_loses_nothing_acknowledged(tmp_path: Path) -> None:
    rng, acknowledged = random.Random(11), 0
    for number in range(4):
        path = tmp_path / f"p{number}.db"
        project(path).close()
        child = subprocess.Popen([sys.executable, "-c", SETTLER, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(rng.random() * 0.15)  # the moment of death is what is tried
        child.send_signal(signal.SIGKILL)
        told = (first + child.stdout.read()).split("\n")[:-1]
        child.wait()
        child.stdout.close()
        assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        kept: list[str] = []
        for line in told:
            kept = kept[:-1] if line == "-" else [*kept, line[1:]]
        workspace = Workspace.open(path)
        workspace.open_document("d1")
        stored = list(workspace.state.annotation_set.decisions)
        # one act more may have been written than was told
        assert stored in (kept, kept[:-1]) or stored[:-1] == kept, (kept, stored)
        assert len(workspace.history.done) == len(stored) == len(workspace.state.spans) / 2
        acknowledged += len(told)
        workspace.close()
    print(f"kill -9: 4 runs, {acknowledged} decisions and undoings acknowledged, 0 lost")
