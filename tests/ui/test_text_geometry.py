"""Rectangles and hit test in numbers, on real layouts of the bundled fonts; no window."""

import random

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor, QTextDocument, QTextOption

from annotator.paths import seeds
from annotator.ui import fonts
from annotator.ui.text_geometry import block_rects, caret_rect, hit, line_rects, runs

SEED = next(iter(seeds())).read_text(encoding="utf-8")
PIECES = ["قال", "موسكو", "للأمم", "لأنقرة", "NATO", "2024", "12.5%", "(", ")", '"', "«", "»", "،", "وَقالَتْ", "محـــمد"]
MIXED = st.lists(st.sampled_from(PIECES), min_size=3, max_size=25).map(" ".join)


def laid_out(text: str, width: float = 500, face: str = fonts.READING[0]) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(fonts.reading_font(17, face))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    document.setDefaultTextOption(option)
    document.setPlainText(text)
    document.setTextWidth(width)
    document.documentLayout().documentSize()
    return document


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    fonts.load()


def lines(document: QTextDocument):
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            yield block, layout, layout.lineAt(number)
        block = block.next()


@given(MIXED, st.randoms())
def test_the_boxes_of_a_range_lie_within_its_line_and_parts_add_up(qapp, text: str, rng: random.Random) -> None:
    document = laid_out(text)
    for _block, _layout, line in lines(document):
        whole = line_rects(line, line.textStart(), line.textStart() + line.textLength())
        cut = rng.randint(line.textStart(), line.textStart() + line.textLength())
        parts = line_rects(line, line.textStart(), cut) + line_rects(line, cut, line.textStart() + line.textLength())
        assert sum(r.width() for r in parts) == pytest.approx(sum(r.width() for r in whole), abs=0.01)
        for part in parts:
            assert any(r.left() - 0.01 <= part.left() and part.right() <= r.right() + 0.01 for r in whole)


@given(MIXED, st.integers(0, 60), st.integers(1, 20))
def test_a_span_inside_another_is_drawn_inside_it(qapp, text: str, start: int, length: int) -> None:
    document = laid_out(text)
    outer = (min(start, len(text) - 1), min(len(text), start + length + 6))
    inner = (min(outer[0] + 2, outer[1] - 1), max(outer[0] + 3, outer[1] - 2))
    block = document.begin()
    around = block_rects(block, *outer)
    for box in block_rects(block, *inner):
        covered = sum(max(0.0, min(box.right(), r.right()) - max(box.left(), r.left())) for r in around if abs(r.y() - box.y()) < 1)
        assert covered == pytest.approx(box.width(), abs=0.1)


@pytest.mark.parametrize("width", [320, 520, 900])
@pytest.mark.parametrize("face", fonts.READING)
def test_every_caret_place_of_the_seed_is_found_again_from_its_own_x(face: str, width: float) -> None:
    document = laid_out(SEED, width, face)
    corner = document.documentLayout().blockBoundingRect
    wrong = checked = 0
    for block, layout, line in lines(document):
        known = runs(line)
        for run in known:
            index = run.start
            while index < run.end:
                after = min(layout.nextCursorPosition(index), run.end)
                left, right = sorted((run.x(line, index), run.x(line, after)))
                if right - left > 0.5:  # the alef of some ligatures has no width
                    x = corner(block).x() + (left + right) / 2
                    y = corner(block).y() + line.y() + line.height() / 2
                    wrong += hit(document, QPointF(x, y)).letter != block.position() + index
                    checked += 1
                index = after
    assert checked > 2000
    assert wrong == 0


def test_runs_come_in_the_order_an_independent_bidi_algorithm_gives() -> None:
    for paragraph in [*SEED.split("\n"), "قال NATO وSCO إن 35% (من الدول) 2024", "NATO قال 12.5 ثم UN"]:
        if not paragraph:
            continue
        document = laid_out(paragraph, 10_000)
        (_, _, line), *_ = lines(document)
        seen = []
        for run in sorted(runs(line), key=lambda r: r.left):
            text = paragraph[run.start : run.end]
            seen.append(text[::-1] if run.right_to_left else text)
        oracle = get_display(paragraph, base_dir="R")
        letters = [c for c in "".join(seen) if c.isalnum()]
        assert letters == [c for c in oracle if c.isalnum()]


def test_the_caret_stands_at_the_right_of_the_first_letter_and_at_the_left_of_the_last() -> None:
    document = laid_out("قال", 400)
    assert caret_rect(document, 0).x() > caret_rect(document, 3).x()


def test_an_empty_line_is_no_trouble() -> None:
    document = laid_out("قال\n\nموسكو")
    assert hit(document, QPointF(100, document.documentLayout().blockBoundingRect(document.findBlockByNumber(1)).center().y())).caret == 4
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert caret_rect(document, cursor.position()).height() > 0
