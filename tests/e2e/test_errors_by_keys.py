"""The story of a gold and an extractor: predictions imported, errors walked by keys, one gold error corrected, re-scored."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from annotator import cli
from annotator.core.case_list import Wanted
from annotator.core.case_news import HERE, ONLY_HERE, ONLY_THERE
from annotator.ui.errors_page import ErrorsPage
from annotator.ui.main_window import MainWindow
from tests.e2e.test_suggestions import in_window
from tests.e2e.typist import Typist


def predictions(gold: Path, target: Path, **altered: Callable[[dict], dict | None]) -> Path:
    """The gold as an extractor would deliver it, some spans by id altered, or left out where None comes back."""
    line = json.loads(gold.read_text(encoding="utf-8"))
    spans = [altered.get(span["id"], lambda span: span)(span) for span in line["spans"]]
    kept = {span["id"] for span in spans if span}
    relations = [r for r in line["relations"] if {r["head"], r["child"]} <= kept]
    made = {"id": line["id"], "spans": [s for s in spans if s], "relations": relations, "referents": line["referents"]}
    target.write_text(json.dumps(made, ensure_ascii=False) + "\n", encoding="utf-8")
    return target


def _bare(span: dict) -> dict:
    return {key: value for key, value in span.items() if key not in ("text", "segments")}


def shortened(span: dict) -> dict:
    return _bare(span) | {"end": span["end"] - 2}


def relabelled(label: str) -> Callable[[dict], dict]:
    return lambda span: _bare(span) | {"label": label}


def until(true: Callable[[], object], milliseconds: int) -> bool:
    """Lets the window work until something is true."""
    clock, loop = QElapsedTimer(), QEventLoop()
    clock.start()
    while not true() and clock.elapsed() < milliseconds:
        QTimer.singleShot(5, loop.quit)
        loop.exec()
    return bool(true())


def found(window: MainWindow) -> ErrorsPage:
    """The page with its list, once it is computed."""
    page = window.pages.page()
    assert isinstance(page, ErrorsPage)
    assert until(lambda: page.is_ready and bool(page.browser.panel.list.rows), 20000)
    return page


def kinds(page: ErrorsPage) -> list[str]:
    return [row.case.kind for row in page.browser.panel.list.rows]


def figure(page: ErrorsPage, row: str, column: str) -> str:
    table = page.table.figures
    return table.cells[table.rows.index(row)][table.columns.index(column)].words.strip("\u2066\u2069")


def test_errors_are_walked_one_gold_error_is_corrected_and_everything_is_scored_again(qapp, seed_gold: Path, tmp_path: Path, capsys) -> None:
    line = json.loads(seed_gold.read_text(encoding="utf-8"))
    quotes = [span for span in line["spans"] if span["layer"] == "quote" and "segments" not in span]
    entities = [span for span in line["spans"] if span["layer"] == "entity"]
    altered = {quotes[0]["id"]: shortened, entities[0]["id"]: relabelled("DATE"), entities[3]["id"]: lambda _span: None}
    made = predictions(seed_gold, tmp_path / "model.jsonl", **altered)
    assert cli.main(["import", "--annotator", "gold", "--kind", "gold", "--project", str(_default()), str(seed_gold)]) == 0
    assert cli.main(["import", "--annotator", "model", "--kind", "extractor", "--project", str(_default()), str(made)]) == 0

    def act(window: MainWindow, hands: Typist) -> None:
        hands.press("Ctrl+Shift+R")
        page = found(window)
        assert sorted(kinds(page)) == ["boundary", "label", "left_only"]
        assert (figure(page, "Entity", "Missed"), figure(page, "Entity", "Wrong")) == ("1", "1")
        before = figure(page, "Entity", "F1")
        seen = []
        for _ in range(3):  # F8 walks, around the end
            seen.append(page.browser.panel.current())
            hands.press("F8")
        assert len(set(seen)) == 3 and page.browser.panel.current() == seen[0]
        while page.browser.panel.current().kind != "label":
            hands.press("F8")
        case = page.browser.panel.current()
        hands.press("Return")  # the place in its article
        assert window.pages.page() is None and window.canvas.selection() == case.place
        hands.press("Ctrl+Shift+R")  # and back to where we were
        assert found(window).browser.panel.current() == case
        hands.press("G")  # the gold was wrong: DATE it is
        assert until(lambda: page.is_ready and figure(page, "Entity", "Wrong") == "0", 20000)
        assert sorted(kinds(page)) == ["boundary", "left_only"] and figure(page, "Entity", "F1") > before
        (span,) = (s for s in window.workspace.load_set(case.document_id, "gold").spans.values() if s.id == case.left[0].id)
        assert span.label == "DATE" and not window.workspace.state.spans  # maryam's own work is untouched
        hands.press("Ctrl+Z")
        assert until(lambda: page.is_ready and figure(page, "Entity", "Wrong") == "1", 20000)
        assert window.workspace.load_set(case.document_id, "gold").spans[span.id].label == case.left[0].label
        hands.press("Ctrl+Y")
        assert until(lambda: page.is_ready and figure(page, "Entity", "Wrong") == "0", 20000)
        page.table.setFocus()  # a figure opens its cases
        page.table.setCurrentIndex(page.table.model().index(0, 1))
        hands.press("Return")
        assert until(lambda: kinds(page) == ["boundary"], 20000) and QApplication.focusWidget() is page.browser.panel.list
        hands.press("Esc")
        assert window.pages.page() is None

    in_window(qapp, act)
    capsys.readouterr()
    assert cli.main(["evaluate", f"{_default()}:gold", f"{_default()}:model", "--json"]) == 0
    scored = json.loads(capsys.readouterr().out)["layers"]["entity"]["strict"]
    assert (scored["incorrect"], scored["missed"]) == (0, 1)


def test_what_a_run_fixed_and_broke_is_told(qapp, seed_gold: Path, tmp_path: Path) -> None:
    line = json.loads(seed_gold.read_text(encoding="utf-8"))
    first, second, third = [span["id"] for span in line["spans"] if span["layer"] == "entity"][:3]
    assert cli.main(["import", "--annotator", "gold", "--kind", "gold", "--project", str(_default()), str(seed_gold)]) == 0
    for wrong in ({first: relabelled("DATE"), second: relabelled("DATE")}, {second: relabelled("DATE"), third: lambda _span: None}):
        made = predictions(seed_gold, tmp_path / "model.jsonl", **wrong)
        assert cli.main(["import", "--annotator", "model", "--kind", "extractor", "--project", str(_default()), str(made)]) == 0

    def act(window: MainWindow, _hands: Typist) -> None:
        window.invoke("errors")
        page = found(window)
        page.beside.setCurrentIndex(1)
        page.beside.activated.emit(1)
        assert until(lambda: page.is_ready and bool(page.browser.panel.news), 20000)
        told = {}
        for news in (HERE, ONLY_HERE, ONLY_THERE):
            page.browser.panel.narrow(Wanted(news=news))
            rows = page.browser.panel.list
            assert until(lambda: bool(rows.rows) and all(news in row.news for row in rows.rows), 20000)  # noqa: B023
            told[news] = [row.case.left[0].id for row in page.browser.panel.list.rows]
        assert told == {HERE: sorted([second, third], key=told[HERE].index), ONLY_HERE: [third], ONLY_THERE: [first]}
        assert page.browser.view.shown.right.spans[first].label == "DATE"  # what the run before said
        assert figure(page, "Entity", "Difference") == "0.01"  # one span less was predicted, as many are right

    in_window(qapp, act)


def _default() -> Path:
    from annotator.paths import default_project

    return default_project()
