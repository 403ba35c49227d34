"""Elements as text: everything given is escaped, unless an element made it. Well-formed as XML and as HTML."""

import html
import re
from typing import Any

_VOID = frozenset({"br", "hr", "meta", "col"})
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Markup(str):
    """Text that is markup already; any other string is escaped where it is put in."""

    __slots__ = ()


def escaped(value: object) -> Markup:
    """Text as the content of an element; characters that XML cannot hold become U+FFFD, one for one."""
    return value if isinstance(value, Markup) else Markup(html.escape(_UNFIT.sub("\ufffd", str(value))))


def joined(*parts: object) -> Markup:
    """Parts one after the other; None is nothing."""
    return Markup("".join(escaped(part) for part in parts if part is not None))


def tag(name: str, /, *children: object, **attributes: Any) -> Markup:
    """An element. Attributes are written `class_`, `text_anchor`; those that are None are left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"' for key, value in attributes.items() if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{given} />")
    return Markup(f"<{name}{given}>{joined(*children)}</{name}>")


def tame(name: str) -> str:
    """A name without the controls by which it could turn the text around it; joiners and direction marks stay."""
    return _BIDI_CONTROLS.sub("", name).replace("\n", " ")


def name(words: str) -> Markup:
    """A name that keeps its own direction, whatever stands around it."""
    return tag("bdi", tame(words))


def ltr(words: str) -> Markup:
    """Numbers and intervals, read from left to right also in an Arabic line."""
    return tag("bdi", words, dir="ltr")
