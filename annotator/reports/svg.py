"""A drawing as SVG text that browsers and QtSvg (SVG Tiny 1.2) draw alike.

Places are counted from the leading edge, left in English and right in Arabic: the drawing mirrors itself. Text has
physical anchors under `direction="ltr"`, and its own direction by an isolate, since QtSvg knows neither `direction`
nor style sheets. Colours are attributes of each shape.
"""

import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from annotator.core.text import grapheme_floor
from annotator.reports.markup import Markup, tag, tame

NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
Anchor = Literal["start", "middle", "end"]
_MIRRORED: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a drawing, #rrggbb. `first` and `second` are two systems.

    Lightness tells them apart, also without colour vision. `low` to `high` is the scale of a heat map.
    """

    paper: str
    text: str
    faint: str
    line: str
    first: str
    second: str
    low: str
    high: str


PALETTES = {
    "light": Palette("#fffdf8", "#22201c", "#6b6559", "#ddd6c8", "#1f5f8b", "#e0a13a", "#f2eee3", "#134b73"),
    "dark": Palette("#1d1f23", "#e8e4da", "#a39d91", "#3a3e45", "#5fa3d0", "#f0cf8a", "#2a2e34", "#9fd0ee"),
    "contrast": Palette("#ffffff", "#000000", "#303030", "#808080", "#00338d", "#ffa800", "#ffffff", "#001d52"),
    "print": Palette("#ffffff", "#1a1a1a", "#5c5c5c", "#d0d0d0", "#1f5f8b", "#e6ac4c", "#f3f3f0", "#134b73"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How plots look. `font` is one family (QtSvg reads no lists); empty: that of the page or window."""

    palette: Palette = PALETTES["print"]
    right_to_left: bool = False
    font: str = ""


@dataclass(slots=True)
class Drawing:
    """A drawing in the making: shapes are added, `svg()` gives the text."""

    width: float
    height: float
    style: Style
    title: str = ""
    shapes: list[Markup] = field(default_factory=list)

    def _left(self, x: float, width: float = 0) -> float:
        return self.width - x - width if self.style.right_to_left else x

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        *,
        title: str = "",
        radius: float = 0,
        edge: str | None = None,
    ) -> None:
        shape = tag(
            "rect", x=_n(self._left(x, width)), y=_n(y), width=_n(width), height=_n(height), rx=_n(radius) if radius else None,
            fill=fill, stroke=edge,
        )  # fmt: skip
        self._add(shape, title)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1) -> None:
        ends = {"x1": _n(self._left(x1)), "y1": _n(y1), "x2": _n(self._left(x2)), "y2": _n(y2)}
        self._add(tag("line", **ends, stroke=colour, stroke_width=_n(width)))

    def curve(self, points: list[tuple[float, float]], colour: str, width: float = 1.5) -> None:
        placed = " ".join(f"{_n(self._left(x))},{_n(y)}" for x, y in points)
        self._add(tag("polyline", points=placed, fill="none", stroke=colour, stroke_width=_n(width)))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        anchor: Anchor = "start",
        size: float = 12,
        colour: str = "",
        title: str = "",
        bold: bool = False,
    ) -> None:
        if not words:
            return
        placed = _MIRRORED[anchor] if self.style.right_to_left else anchor
        shape = tag(
            "text", f"\u2068{tame(words)}\u2069", x=_n(self._left(x)), y=_n(y), text_anchor=placed, font_size=_n(size),
            font_weight="bold" if bold else None, fill=colour or self.style.palette.text,
        )  # fmt: skip
        self._add(shape, title)

    def name(self, x: float, y: float, words: str, width: float, **more: object) -> None:
        """Text shortened to a width; the whole of it stays at hand as the title."""
        shown = fitted(words, width, float(str(more.get("size", 12))))
        self.text(x, y, shown, title=words if shown != words else "", **more)  # type: ignore[arg-type]

    def _add(self, shape: Markup, title: str = "") -> None:
        self.shapes.append(tag("g", tag("title", tame(title)), shape) if title else shape)

    def svg(self) -> Markup:
        """The whole file. See `inline` for its use in a page."""
        head = tag("title", tame(self.title)) if self.title else None
        size = (_n(self.width), _n(self.height))
        drawn = tag(
            "svg", head, *self.shapes, width=size[0], height=size[1], viewBox=f"0 0 {size[0]} {size[1]}",
            direction="ltr", font_family=self.style.font or None, role="img",
        )  # fmt: skip
        return Markup(drawn.replace("<svg", f"<svg{NAMESPACE}", 1))


def inline(drawing: Markup) -> Markup:
    """An SVG file as a part of a page, where it needs no namespace."""
    return Markup(drawing.replace(NAMESPACE, "", 1))


def blend(low: str, high: str, share: float) -> str:
    """The colour at a share of the way from one to the other."""
    ends = [[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in (low, high)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(*ends, strict=True))


def readable_on(colour: str) -> str:
    """Black or white, whichever has the greater contrast on a colour (WCAG luminance)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#ffffff"


def breadth(words: str, size: float = 12) -> float:
    """About how wide a text is drawn: there are no fonts to measure here, so rather too wide than too narrow."""
    return size * sum(map(_em, words))


def fitted(words: str, width: float, size: float = 12) -> str:
    """The text, or as many of its letters as fit before an ellipsis."""
    if breadth(words, size) <= width:
        return words
    room, end = width - size, 0
    while end < len(words) and (room := room - size * _em(words[end])) >= 0:
        end += 1
    return words[: grapheme_floor(words, end)].rstrip() + "…"


def _em(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.2
    return 0.3 if character in " .,:;،؛'|ilj" else 0.72 if character.isupper() else 0.56


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
