"""What the strip below the article asks: a question, its numbered answers, and what each key does.

A row is an answer that can be taken; an offer is the question with its rows. No widgets here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One answer. `key` is the digit that takes it; `detail` says why it is offered; `value` is what is taken.

    `colour` (#rrggbb) is that of the referent it names, if there is one.
    """

    name: str
    detail: str
    value: object
    key: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Offer:
    """A question. `find` gives the rows for typed letters; the other functions are keys, None where they mean nothing.

    `again`: Q, other boundaries. `leave`: U, nobody. `reject`: X. `walk`: Tab, the next or previous place.
    """

    question: str
    rows: Sequence[Row]
    take: Callable[[Row], None]
    find: Callable[[str], Sequence[Row]]
    again: Callable[[], None] | None = None
    leave: Callable[[], None] | None = None
    reject: Callable[[], None] | None = None
    walk: Callable[[int], None] | None = None
    accept: Callable[[], None] | None = None
    summary: Sequence[str] = field(default=())

    def through(self, tried: Callable[[Callable[[], object]], object]) -> "Offer":
        """The same offer, each of whose acts is done by `tried`, which knows what becomes of a refusal."""

        def wrapped(act: Callable[..., None] | None) -> Any:
            return None if act is None else lambda *given: tried(lambda: act(*given))

        acts = ("take", "again", "leave", "reject", "walk", "accept")
        return replace(self, **{name: wrapped(getattr(self, name)) for name in acts})


def numbered(rows: Sequence[Row], implied: Callable[[Row], bool] = lambda row: False) -> tuple[Row, ...]:
    """The rows with their digits: 0 for the first implied one, 1 to 9 for the others, none beyond."""
    result, digit, zero = [], 0, False
    for row in rows:
        if implied(row) and not zero:
            key, zero = "0", True
        elif digit < 9:
            digit += 1
            key = str(digit)
        else:
            key = ""
        result.append(replace(row, key=key))
    return tuple(result)
