"""The article on its page: selecting with real mouse events, moving, and never a moved letter."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QTextEdit

from annotator.core.annotation import AnnotationSet, Document, Span
from annotator.core.change import State
from annotator.core.labels import parse
from annotator.core.text import is_word, words
from annotator.formats import jsonl
from annotator.paths import resource, seeds
from annotator.ui import fonts, span_painter
from annotator.ui.canvas import Canvas
from annotator.ui.lanes import depths, lanes
from annotator.ui.margin import notes
from annotator.ui.theme import CONTRAST, DARK, LIGHT, THEMES

SEED = next(iter(seeds())).read_text(encoding="utf-8")
LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))


@pytest.fixture
def canvas(qtbot) -> Canvas:
    fonts.load()
    view = Canvas()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.set_look(LIGHT, "ar", 17, fonts.READING[0])
    view.show()
    return view


def shown(canvas: Canvas, text: str, *spans: Span) -> None:
    canvas.show_document(Document("d", text), State(AnnotationSet.of("d", "maryam", spans=spans)), LABELS)
    QApplication.processEvents()


def drag(canvas: Canvas, start: QPointF, end: QPointF, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, point, button, buttons in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, (start + end) / 2, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        event = QMouseEvent(kind, point, canvas.viewport().mapToGlobal(point), button, buttons, modifiers)
        QApplication.sendEvent(canvas.viewport(), event)


@pytest.mark.parametrize("width", [420, 760, 1400])
def test_every_word_of_the_seed_can_be_dragged_exactly(canvas: Canvas, width: int) -> None:
    canvas.resize(width, 700)
    shown(canvas, SEED)
    wrong = []
    pieces = [(a, b) for a, b in words(SEED) if is_word(SEED[a:b])]
    for start, end in pieces:
        canvas.ensure_visible(start)
        boxes = canvas.rects(start, end)
        first, last = canvas.rects(start, start + 1)[0], canvas.rects(end - 1, end)[-1]
        assert boxes
        drag(canvas, first.center(), last.center())
        if canvas.selection() != (start, end):
            wrong.append((SEED[start:end], SEED[slice(*canvas.selection())]))
    assert len(pieces) > 300
    assert wrong == []


def test_dragging_with_alt_selects_letters(canvas: Canvas) -> None:
    shown(canvas, "بموسكو اليوم")
    box = canvas.rects(1, 6)[0]
    drag(canvas, QPointF(box.right() - 1, box.center().y()), QPointF(box.left() + 1, box.center().y()), Qt.KeyboardModifier.AltModifier)
    assert canvas.selection() == (1, 6)


def test_a_click_on_a_span_names_the_innermost(canvas: Canvas, qtbot) -> None:
    shown(canvas, "قال وزير الخارجية", Span("s1", "speaker", "nominal", ((4, 17),)), Span("s2", "entity", "PER", ((4, 8),)))
    clicked = []
    canvas.span_clicked.connect(clicked.append)
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.rects(5, 6)[0].center().toPoint())
    assert clicked == ["s2"]


WORDS = ["بموسكو", "للأمم", "لأنقرة", "بِمُوسْكُو", "لِلْأُمَمِ", "لِأَنْقَرَةَ", "الله", "لله"]


def ink(canvas: Canvas) -> QImage:
    """The text alone, as Qt paints it, without our marks."""
    image = QImage(canvas.viewport().size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    canvas.document().drawContents(painter)
    painter.end()
    return image


@pytest.mark.parametrize("face", fonts.READING)
@pytest.mark.parametrize("word", WORDS)
def test_a_border_between_two_joined_letters_moves_no_pixel_of_the_text(canvas: Canvas, face: str, word: str) -> None:
    canvas.set_look(LIGHT, "ar", 24, face)
    text = f"قال {word} أمس"
    shown(canvas, text)
    bare, places = ink(canvas), [canvas.rects(0, n) for n in range(1, len(text))]
    for cut in range(5, 4 + len(word)):
        if not "\u064b" <= text[cut] <= "\u0652":
            canvas.take_state(State(AnnotationSet.of("d", "m", spans=[Span("s1", "entity", "GPE", ((cut, 4 + len(word)),))])))
            canvas.select_span("s1")
            QApplication.processEvents()
            assert ink(canvas) == bare
            assert [canvas.rects(0, n) for n in range(1, len(text))] == places
            box = canvas.rects(cut, 4 + len(word))
            whole = canvas.rects(4, 4 + len(word))[0]
            assert all(whole.left() - 0.5 <= b.left() and b.right() <= whole.right() + 0.5 for b in box)


def test_adding_a_span_moves_no_line(canvas: Canvas) -> None:
    shown(canvas, SEED)
    before = [canvas.rects(n, n + 1) for n in range(0, 500, 7)]
    spans = [Span(f"s{n}", "entity", "PER", ((n * 3, n * 3 + 10),)) for n in range(60)]
    canvas.take_state(State(AnnotationSet.of("d", "m", spans=spans)))
    QApplication.processEvents()
    assert [canvas.rects(n, n + 1) for n in range(0, 500, 7)] == before


def test_offsets_are_right_behind_emoji_and_keep_a_letter_with_its_marks(canvas: Canvas) -> None:
    text = "👨‍👩‍👧 😀 وَقال NATO"
    shown(canvas, text)
    start = text.index("وَقال")
    canvas.set_caret(start)
    canvas.move_caret("letter", 1)
    assert canvas.caret == start + 2
    canvas.select(start, start + 5)
    assert text[slice(*canvas.selection())] == "وَقال"


def test_left_is_the_next_word_and_shift_selects_it_without_its_space(canvas: Canvas) -> None:
    shown(canvas, "قال الوزير أمس.\nثم سكت")
    canvas.move_caret("word", 1)
    assert canvas.caret == 4
    canvas.move_caret("word", 1, extend=True)
    assert canvas.selection() == (4, 10)
    canvas.move_caret("word", -1)
    assert canvas.caret == 4
    canvas.move_caret("document", 1)
    assert canvas.caret == len(canvas.text)


def test_down_and_up_come_back_to_the_same_place(canvas: Canvas) -> None:
    canvas.resize(500, 700)
    shown(canvas, SEED)
    canvas.set_caret(70)
    canvas.move_caret("line", 1)
    below = canvas.caret
    assert below > 90
    canvas.move_caret("line", -1)
    assert abs(canvas.caret - 70) <= 1


def test_the_place_in_view_stays_when_the_text_grows(canvas: Canvas) -> None:
    shown(canvas, SEED)
    canvas.ensure_visible(1500)
    first = canvas._first_visible()
    canvas.set_look(LIGHT, "ar", 26, fonts.READING[0])
    assert abs(canvas._first_visible() - first) < 60


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize("size", [QPoint(300, 200), QPoint(1800, 1100)])
def test_the_annotated_seed_is_painted_in_every_theme_and_size(canvas: Canvas, seed_gold: Path, theme, size: QPoint) -> None:
    with seed_gold.open("rb") as stream:
        (entry,) = jsonl.read(stream, "gold", text_of=lambda _: None, label_set=LABELS)
    canvas.resize(size.x(), size.y())
    canvas.set_look(theme, "en", 17, fonts.READING[0])
    canvas.show_document(entry.document, State(entry.annotation_set, {r.id: r for r in entry.referents}), LABELS)
    canvas.set_suggestions([(10, 20)], [(30, 40)])
    canvas.set_problems([(30, 50)])
    canvas.set_hits([(60, 66)])
    canvas.select_span("s27")
    image = canvas.grab().toImage()
    assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 5)}) > 5


def test_label_colours_can_be_read_in_every_theme() -> None:
    def luminance(colour) -> float:
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (colour.redF(), colour.greenF(), colour.blueF())]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    from PySide6.QtGui import QColor

    for theme in (LIGHT, DARK, CONTRAST):
        page = luminance(QColor(theme.page))
        for layer in LABELS.layers:
            for label in layer.labels:
                shade = luminance(theme.label_colour(label.colour))
                contrast = (max(page, shade) + 0.05) / (min(page, shade) + 0.05)
                assert contrast >= 4.4, (theme.id, label.id, contrast)


def test_the_margin_says_who_speaks_and_what_is_missing(seed_gold: Path) -> None:
    with seed_gold.open("rb") as stream:
        (entry,) = jsonl.read(stream, "gold", text_of=lambda _: None, label_set=LABELS)
    state = State(entry.annotation_set, {r.id: r for r in entry.referents})
    found = notes(state, LABELS, entry.document.text, "en")
    assert len(found) == 13
    assert found[0].name == "سيرغي لافروف" and found[0].lines[0] == "Named"
    assert any("وكالة ريا نوفوستي" in line for note in found for line in note.lines)
    alone = State(AnnotationSet.of("d", "m", spans=[Span("s1", "quote", "direct", ((0, 4),))]))
    assert notes(alone, LABELS, "قال!", "en")[0].missing


def test_lanes_keep_overlapping_spans_apart_and_the_short_ones_near() -> None:
    assert lanes([(0, 10), (2, 4), (3, 8), (20, 30)]) == [2, 0, 1, 0]
    assert depths([(0, 10), (2, 4), (3, 4), (20, 30)]) == [0, 1, 2, 0]


def test_an_unsafe_text_stays_text(canvas: Canvas) -> None:
    shown(canvas, "<img src=x onerror=1><b>قال</b>")
    assert isinstance(canvas, QTextEdit)
    assert canvas.document().toPlainText() == "<img src=x onerror=1><b>قال</b>"


@pytest.mark.parametrize("text", ["", "ن", "قال 😀", "سطر\n", "\n\n", "بِ\u200f"])
@pytest.mark.parametrize("by", ["letter", "word", "line", "paragraph", "page", "document"])
def test_no_movement_leaves_the_article(canvas: Canvas, text: str, by: str) -> None:
    shown(canvas, text)
    for step, edge in ((+1, len(text)), (-1, 0)):
        for extend in (False, True):
            for _ in range(8):
                canvas.move_caret(by, step, extend=extend)
                assert 0 <= canvas.caret <= len(text)
            assert canvas.caret == edge or by == "line"
            canvas.line_edge(step)


def test_problems_over_one_another_are_one_wave_and_none_is_drawn_out_of_sight(canvas: Canvas, monkeypatch) -> None:
    shown(canvas, SEED * 3)
    drawn: list[QRectF] = []
    monkeypatch.setattr(span_painter, "paint_wave", lambda _painter, boxes, _colour: drawn.extend(boxes))
    canvas.set_problems([(start, len(canvas.text) - start) for start in range(400)])
    canvas.grab()
    lines = canvas.viewport().height() / drawn[0].height() + 2
    assert 2 <= len(drawn) <= lines
    drawn.clear()
    canvas.set_problems([(0, 4), (6, 9)])
    canvas.grab()
    assert len(drawn) == 2
