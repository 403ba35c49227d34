"""The plots of reports and of the window, from plain values: heat map, bars with intervals, counts, profile.

A value that is None (0/0) is drawn as "–", never as nothing or as zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reports.markup import Markup
from annotator.reports.svg import Drawing, Style, blend, breadth, readable_on

WIDTH = 680.0
"""How wide plots are drawn; as SVG they may be shown at any size."""

NONE = "–"
_NAME, _FIGURES, _GAP = 168.0, 168.0, 10.0
_PLOT = WIDTH - _NAME - _FIGURES - 2 * _GAP
_BAR, _BETWEEN, _TOP, _AXIS = 13.0, 11.0, 12.0, 24.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its interval, and what it is based on (`note`: 12/20)."""

    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of bars: one figure for each system that is compared."""

    name: str
    figures: tuple[Figure, ...]


def number(value: float | None, digits: int = 2) -> str:
    """Latin digits; "–" for None. Nothing is rounded up to a perfect 1."""
    if value is None:
        return NONE
    shown = f"{value:.{digits}f}"
    if float(shown) == 1 and value < 1:
        return f"{1 - 10**-digits:.{digits}f}"
    return shown.replace("-", "−") if float(shown) else f"{0:.{digits}f}"


def interval(low: float | None, high: float | None, digits: int = 2) -> str:
    """[low–high], or nothing where there is none."""
    return "" if low is None or high is None else f"[{number(low, digits)}–{number(high, digits)}]"


# -- annotator by annotator


def matrix(names: Sequence[str], values: Sequence[Sequence[float | None]], style: Style, *, title: str = "") -> Markup:
    """A heat map with its numbers: row and column i are the same annotator, whose own cell is empty."""
    count, palette = len(names), style.palette
    cell = min(84.0, (WIDTH - _NAME) / max(1, count))
    height, top = min(40.0, max(22.0, cell * 0.5)), 26.0
    drawing = Drawing(_NAME + cell * count, top + height * count, style, title)
    numbered = cell < 60
    for i, words in enumerate(names):
        column = str(i + 1) if numbered else words
        drawing.name(_NAME + cell * (i + 0.5), top - 9, column, cell - 6, anchor="middle", size=11, colour=palette.faint)
        row = f"{i + 1}. {words}" if numbered else words
        drawing.name(_NAME - _GAP, top + height * (i + 0.5) + 4, row, _NAME - 2 * _GAP, anchor="end")
        for j, value in enumerate(values[i]):
            place = (_NAME + cell * j, top + height * i, cell, height)
            _cell(drawing, place, None if i == j else (value,), f"{words} × {names[j]}")
    return drawing.svg()


def _cell(drawing: Drawing, place: tuple[float, float, float, float], content: tuple[float | None] | None, pair: str) -> None:
    x, y, width, height = place
    palette = drawing.style.palette
    if content is None:
        drawing.line(x + width / 2 - 5, y + height / 2, x + width / 2 + 5, y + height / 2, palette.line, 1)
        return
    value = content[0]
    fill = palette.paper if value is None else blend(palette.low, palette.high, min(1.0, max(0.0, value)))
    edge = palette.line if value is None else None
    drawing.rect(x + 1, y + 1, width - 2, height - 2, fill, title=f"{pair}: {number(value, 3)}", radius=2, edge=edge)
    ink = palette.faint if value is None else readable_on(fill)
    drawing.text(x + width / 2, y + height / 2 + 4.5, number(value), anchor="middle", size=13 if width >= 48 else 11, colour=ink)


# -- bars


def bars(rows: Sequence[Row], style: Style, *, title: str = "", systems: Sequence[str] = ()) -> Markup:
    """Horizontal bars from 0 to 1 (from below 0 where a value is), with interval whiskers and the numbers beside them."""
    height = sum(_height(row) for row in rows)
    top = _TOP + (_legend_height if len(systems) > 1 else 0)
    drawing = Drawing(WIDTH, top + height + _AXIS, style, title)
    lowest = _lowest(rows)
    _legend(drawing, systems)
    _axis(drawing, lowest, top, top + height)
    y = top
    for row in rows:
        _row(drawing, row, y, lowest, systems)
        y += _height(row)
    return drawing.svg()


_legend_height = 22.0


def _height(row: Row) -> float:
    return _BAR * len(row.figures) + _BETWEEN


def _lowest(rows: Sequence[Row]) -> float:
    """Where the axis begins: at 0, or at the quarter below the smallest value, not under −1."""
    least = min((v for row in rows for f in row.figures for v in (f.value, f.low) if v is not None), default=0.0)
    return 0.0 if least >= 0 else max(-1.0, (least * 4 // 1) / 4)


def _across(value: float, lowest: float) -> float:
    """The place of a value from the leading edge; what lies outside the axis is put on its end."""
    return _NAME + _GAP + _PLOT * (min(1.0, max(lowest, value)) - lowest) / (1 - lowest)


def _axis(drawing: Drawing, lowest: float, top: float, bottom: float) -> None:
    palette = drawing.style.palette
    for quarter in range(round(lowest * 4), 5):
        x = _across(quarter / 4, lowest)
        drawing.line(x, top - 4, x, bottom, palette.faint if quarter == 0 else palette.line, 1)
        label = f"{quarter / 4:g}".replace("-", "−")
        drawing.text(x, bottom + 15, label, anchor="middle", size=10, colour=palette.faint)


def _legend(drawing: Drawing, systems: Sequence[str]) -> None:
    if len(systems) < 2:
        return
    x = _NAME + _GAP
    for words, colour in zip(systems, _colours(drawing.style), strict=False):
        drawing.rect(x, 4, 10, 10, colour, radius=2)
        drawing.name(x + 16, 13, words, 200, size=11)
        x += 40 + min(200.0, breadth(words, 11))


def _colours(style: Style) -> tuple[str, str]:
    return style.palette.first, style.palette.second


def _row(drawing: Drawing, row: Row, y: float, lowest: float, systems: Sequence[str]) -> None:
    middle = y + _height(row) / 2
    drawing.name(_NAME, middle + 4, row.name, _NAME - 4, anchor="end")
    for k, figure in enumerate(row.figures):
        center = y + _BETWEEN / 2 + _BAR * (k + 0.5)
        system = f" · {systems[k]}" if k < len(systems) else ""
        _bar(drawing, figure, center, lowest, _colours(drawing.style)[k % 2], f"{row.name}{system}")


def _bar(drawing: Drawing, figure: Figure, center: float, lowest: float, colour: str, title: str) -> None:
    palette, zero, after = drawing.style.palette, _across(0, lowest), WIDTH - _FIGURES
    range_shown = interval(figure.low, figure.high)
    if figure.value is None:
        drawing.text(zero + 5, center + 4, NONE, colour=palette.faint)
    else:
        end = _across(figure.value, lowest)
        said = " ".join(filter(None, (f"{title}: {number(figure.value, 3)}", range_shown, figure.note)))
        drawing.rect(min(zero, end), center - _BAR / 2 + 0.5, abs(end - zero), _BAR - 1, colour, title=said)
    if figure.low is not None and figure.high is not None:
        _whisker(drawing, _across(figure.low, lowest), _across(figure.high, lowest), center)
    drawing.text(after + 32, center + 4, number(figure.value), anchor="end", size=11)
    drawing.text(after + 40, center + 4, range_shown, size=10, colour=palette.faint)
    drawing.text(WIDTH - 2, center + 4, figure.note, anchor="end", size=10, colour=palette.faint)


def _whisker(drawing: Drawing, low: float, high: float, center: float) -> None:
    """Dark on a light rim, to be seen on the bar as beside it."""
    palette = drawing.style.palette
    for colour, width in ((palette.paper, 3.5), (palette.text, 1.3)):
        drawing.line(low, center, high, center, colour, width)
        for end in (low, high):
            drawing.line(end, center - 3.5, end, center + 3.5, colour, width)


# -- counts


def counts(rows: Sequence[tuple[str, Sequence[int]]], style: Style, *, title: str = "", systems: Sequence[str] = ()) -> Markup:
    """How many of each kind, with their share of the whole: error classes of one or two systems."""
    top = _TOP + (_legend_height if len(systems) > 1 else 0)
    heights = [_BAR * len(numbers) + _BETWEEN for _, numbers in rows]
    drawing = Drawing(WIDTH, top + sum(heights), style, title)
    _legend(drawing, systems)
    most = max((n for _, numbers in rows for n in numbers), default=0) or 1
    totals = [sum(column) or 1 for column in zip(*(numbers for _, numbers in rows), strict=True)]
    y = top
    for (words, numbers), height in zip(rows, heights, strict=True):
        drawing.name(_NAME, y + height / 2 + 4, words, _NAME - 4, anchor="end")
        for k, n in enumerate(numbers):
            center = y + _BETWEEN / 2 + _BAR * (k + 0.5)
            bar = (_NAME + _GAP, center - _BAR / 2 + 0.5, _PLOT * n / most, _BAR - 1)
            drawing.rect(*bar, _colours(style)[k % 2], title=f"{words}: {n}")
            drawing.text(WIDTH - _FIGURES + 32, center + 4, str(n), anchor="end", size=11)
            drawing.text(WIDTH - _FIGURES + 40, center + 4, f"{n / totals[k]:.0%}", size=10, colour=style.palette.faint)
        y += height
    drawing.line(_NAME + _GAP, top - 4, _NAME + _GAP, y, style.palette.faint)
    return drawing.svg()


# -- all documents


def profile(values: Sequence[float], style: Style, *, title: str = "") -> Markup:
    """All values from worst to best as one curve: how many documents are how bad, when there are too many for bars."""
    ordered, palette = sorted(values), style.palette
    left, right, top, bottom = 40.0, WIDTH - 16, 10.0, 130.0
    drawing = Drawing(WIDTH, bottom + 22, style, title)
    for quarter in range(5):
        y = bottom - (bottom - top) * quarter / 4
        drawing.line(left, y, right, y, palette.faint if quarter == 0 else palette.line)
        drawing.text(left - 6, y + 4, f"{quarter / 4:g}", anchor="end", size=10, colour=palette.faint)
    points = [
        (left + (right - left) * rank / max(1, len(ordered) - 1), bottom - (bottom - top) * min(1.0, max(0.0, value)))
        for rank, value in _thinned(ordered, 400)
    ]
    drawing.curve(points, palette.first, 2)
    for x, anchor, label in ((left, "start", "1"), (right, "end", str(len(ordered)))):
        drawing.text(x, bottom + 15, label, anchor=anchor, size=10, colour=palette.faint)  # type: ignore[arg-type]
    return drawing.svg()


def _thinned(values: Sequence[float], most: int) -> list[tuple[int, float]]:
    """At most about `most` points with their ranks, the first and the last among them."""
    step = max(1, len(values) // most)
    ranks = sorted({*range(0, len(values), step), len(values) - 1}) if values else []
    return [(rank, values[rank]) for rank in ranks]
