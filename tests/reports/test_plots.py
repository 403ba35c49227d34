"""Plots in numbers: what lies where, mirrored or not, and that both browsers' and Qt's readers take them."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from annotator.reports import plots
from annotator.reports.plots import Figure, Row, bars, counts, interval, matrix, number, profile
from annotator.reports.svg import PALETTES, Style, blend, breadth, fitted, readable_on

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ['</text><script>alert("x")</script>', "a & b < c", "\u202eعكس\u2069", "نص\x00\x07", "مريم 2 (Mary)", "]]>", "", "عبد الرحمن بن عبد العزيز بن محمد"]
names = st.sampled_from(HOSTILE) | st.text(max_size=30)
shares = st.floats(0, 1) | st.none()


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    value = draw(st.floats(-0.9, 1) | st.none())
    ends = sorted(draw(st.tuples(st.floats(-0.9, 1), st.floats(-0.9, 1))))
    return Figure(value, *(ends if value is not None and draw(st.booleans()) else (None, None)), note=draw(names))


rows = st.integers(1, 2).flatmap(
    lambda systems: st.lists(st.builds(Row, names, st.tuples(*[figures()] * systems)), min_size=1, max_size=6)
)


def elements(svg: str, kind: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(SVG + kind))


def box(element: ET.Element) -> tuple[float, ...]:
    return tuple(float(element.get(key, "nan")) for key in ("x", "y", "width", "height"))


def size(svg: str) -> tuple[float, float]:
    root = ET.fromstring(svg)
    return float(root.get("width", "nan")), float(root.get("height", "nan"))


def draw_by_qt(svg: str) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


@given(rows)
def test_bars_and_intervals_lie_on_the_axis_in_their_order(given_rows: list[Row]) -> None:
    svg = bars(given_rows, Style(), systems=["a", "b"][: len(given_rows[0].figures)])
    width, height = size(svg)
    grid = sorted({float(line.get("x1", 0)) for line in elements(svg, "line") if line.get("x1") == line.get("x2")})
    lowest, highest = plots._across(plots._lowest(given_rows), plots._lowest(given_rows)), plots._NAME + plots._GAP + plots._PLOT
    assert grid[0] == pytest.approx(lowest, abs=0.06)
    assert grid[-1] == pytest.approx(highest, abs=0.06)
    for x, y, wide, high in map(box, elements(svg, "rect")):
        assert x >= lowest - 0.1 and x + wide <= width and y >= 0 and y + high <= height and wide >= 0
    for line in elements(svg, "line"):
        if line.get("y1") == line.get("y2"):
            assert lowest - 0.1 <= float(line.get("x1", 0)) <= float(line.get("x2", 0)) <= highest + 0.1


@given(st.lists(st.floats(0, 1), min_size=2, max_size=8))
def test_a_greater_value_is_a_longer_bar(values: list[float]) -> None:
    svg = bars([Row(str(k), (Figure(value),)) for k, value in enumerate(sorted(values))], Style())
    lengths = [box(rect)[2] for rect in elements(svg, "rect")]
    assert lengths == sorted(lengths)
    assert lengths[-1] == pytest.approx(max(values) * plots._PLOT, abs=0.06)


@given(rows)
def test_the_arabic_plot_is_the_mirror_image(given_rows: list[Row]) -> None:
    pairs = [(bars(given_rows, Style(right_to_left=mirrored))) for mirrored in (False, True)]
    _assert_mirrored(*pairs)


@given(st.lists(st.tuples(names, st.tuples(st.integers(0, 99), st.integers(0, 99))), min_size=1, max_size=5))
def test_counts_and_matrix_and_profile_are_mirrored_too(given_rows: list[tuple[str, tuple[int, int]]]) -> None:
    who = [words for words, _ in given_rows]
    values = [[a / 99 for _ in who] for _, (a, _) in given_rows]
    one, other = (Style(right_to_left=mirrored) for mirrored in (False, True))
    _assert_mirrored(counts(given_rows, one, systems=("a", "b")), counts(given_rows, other, systems=("a", "b")))
    _assert_mirrored(matrix(who, values, one), matrix(who, values, other))
    _assert_mirrored(profile(values[0], one), profile(values[0], other))


def _assert_mirrored(left: str, right: str) -> None:
    width = size(left)[0]
    assert size(right)[0] == width
    for one, other in zip(elements(left, "rect"), elements(right, "rect"), strict=True):
        assert box(other)[0] == pytest.approx(width - box(one)[0] - box(one)[2], abs=0.2)
    anchors = {"start": "end", "middle": "middle", "end": "start"}
    for one, other in zip(elements(left, "text"), elements(right, "text"), strict=True):
        assert float(other.get("x", 0)) == pytest.approx(width - float(one.get("x", 0)), abs=0.2)
        assert other.get("text-anchor") == anchors[one.get("text-anchor", "")]
        assert (one.text, one.get("y")) == (other.text, other.get("y"))
    for one, other in zip(elements(left, "line"), elements(right, "line"), strict=True):
        assert [float(other.get(key, 0)) for key in ("x1", "x2")] == pytest.approx([width - float(one.get(key, 0)) for key in ("x1", "x2")], abs=0.2)


@given(st.lists(names, min_size=1, max_size=9), st.data())
def test_a_matrix_has_a_number_in_every_cell_but_the_annotators_own(who: list[str], data: st.DataObject) -> None:
    values = [[data.draw(shares) for _ in who] for _ in who]
    svg = matrix(who, values, Style())
    cells = elements(svg, "rect")
    assert len(cells) == len(who) * (len(who) - 1)
    shown = [text.text.strip("\u2068\u2069") for text in elements(svg, "text")]
    wanted = [number(value) for i, line in enumerate(values) for j, value in enumerate(line) if i != j]
    assert [text for text in shown if re.fullmatch(r"–|[01]\.\d\d", text)][-len(wanted) :] == wanted if wanted else True


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_numbers_can_be_read_on_every_shade(palette) -> None:
    for step in range(101):
        shade = blend(palette.low, palette.high, step / 100)
        assert _contrast(shade, readable_on(shade)) >= 4.5
    for ink in (palette.text, palette.faint):
        assert _contrast(palette.paper, ink) >= 4.5
    assert _contrast(palette.first, palette.second) >= 1.8, "two systems differ in lightness"


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_scale_of_the_heat_map_goes_one_way(palette) -> None:
    lightness = [_luminance(blend(palette.low, palette.high, step / 20)) for step in range(21)]
    signs = {later > earlier for earlier, later in pairwise(lightness)}
    assert len(signs) == 1


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@given(names, st.floats(20, 200))
def test_a_long_name_is_shortened_to_its_place(words: str, width: float) -> None:
    shown = fitted(words, width)
    assert breadth(shown) <= width
    assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]))


def test_the_whole_of_a_long_name_stays_at_hand() -> None:
    long = "عبد الرحمن بن عبد العزيز بن محمد آل سعود (Abdurrahman 2)"
    svg = bars([Row(long, (Figure(0.5),))], Style(right_to_left=True))
    assert long in [title.text for title in elements(svg, "title")]
    shown = [text.text or "" for text in elements(svg, "text")]
    assert any(text.startswith("\u2068عبد الرحمن") and text.endswith("…\u2069") for text in shown)


def test_numbers() -> None:
    assert [number(v) for v in (None, 0.0, -0.001, 0.5, 0.996, 1.0, -0.25)] == ["–", "0.00", "0.00", "0.50", "0.99", "1.00", "−0.25"]
    assert interval(0.1, 0.234) == "[0.10–0.23]"
    assert interval(None, 0.2) == ""


def test_undefined_is_drawn_as_a_dash_and_has_no_bar() -> None:
    svg = bars([Row("–", (Figure(None),))], Style())
    assert not elements(svg, "rect")
    assert [text.text for text in elements(svg, "text")].count("\u2068–\u2069") == 3, "name, plot and value"


def test_qt_draws_the_cells_where_a_browser_does_and_in_their_colours(qapp) -> None:
    for mirrored in (False, True):
        style = Style(PALETTES["dark"], mirrored)
        svg = matrix(["مريم", "خالد", "Mary"], [[None, 0.2, 0.9], [0.2, None, None], [0.9, None, None]], style)
        image = draw_by_qt(svg)
        for rect in elements(svg, "rect"):
            x, y, _, height = box(rect)
            assert image.pixelColor(round(x) + 4, round(y + height) - 4).name() == rect.get("fill")


def test_qt_writes_names_at_their_anchors_in_both_directions(qapp) -> None:
    for mirrored in (False, True):
        svg = bars([Row("مريم 2 (Mary)", (Figure(None),))], Style(right_to_left=mirrored))
        image = draw_by_qt(svg)
        name = next(text for text in elements(svg, "text") if "Mary" in (text.text or ""))
        x, y = float(name.get("x", 0)), round(float(name.get("y", 0)))
        column = range(round(x) - 3, image.width()) if mirrored else range(round(x) + 3)
        inked = [px for px in column if any(image.pixelColor(px, py).lightness() < 120 for py in range(y - 9, y + 3))]
        assert abs((min(inked) if mirrored else max(inked)) - x) <= 4


@given(rows)
def test_qt_reads_every_plot(given_rows: list[Row]) -> None:
    svg = bars(given_rows, Style())
    assert QSvgRenderer(QByteArray(svg.encode("utf-8"))).isValid()


def test_a_curve_of_many_documents_stays_small() -> None:
    svg = profile([k / 100_000 for k in range(100_000)], Style())
    assert len(svg) < 20_000
    points = elements(svg, "polyline")[0].get("points", "").split()
    assert points[0].startswith("40,") and points[-1] == "664,10"
