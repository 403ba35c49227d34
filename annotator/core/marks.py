"""Quotation marks paired by where they stand, whatever they look like.

Writers mix «» “ ” „ " and (( )), in either order; the place of a mark tells what it does, its form does not.
"""

from functools import lru_cache

import regex

from annotator.core.patterns import written
from annotator.core.text import Range, trimmed

_MARK = regex.compile(r"[\"“”„‟«»‹›‘’‚]|\(\(|\)\)|<<|>>|''|``|(?<![\p{L}\p{M}\p{N}'])'(?=\S)|(?<=\S)'(?![\p{L}\p{N}'])")
_CLITIC = written(r"(?<![\p{L}\p{M}])[وفبلك][وفبلك]?$")
_LONGEST_CLITIC = 6  # letters with their harakat and a tatweel
_FURTHEST = 5  # paragraphs that one quotation may go through
_SENTENCE_END = regex.compile(r"[.!؟?]*[\s\p{Cf}]*$|[.!؟?](?=\p{Cf}*\s)")


def mark_pairs(text: str) -> tuple[Range, ...]:
    """Every pair of marks, both marks inside the range, in reading order, outer before inner.

    A paragraph is paired for itself. A mark that is never closed reaches to the end of its paragraph's
    sentence; a closing mark without an opening one is left alone.
    """
    found: list[Range] = []
    for line in _lines(text):
        found += _pairs_of_line(text, *line)
    return tuple(sorted(found, key=lambda pair: (pair[0], -pair[1])))


@lru_cache(maxsize=4)
def pairs_of(text: str) -> tuple[Range, ...]:
    """The same for a whole article, found once; inner pairs and pieces of a text are for `mark_pairs`."""
    return mark_pairs(text)


def has_marks(piece: str) -> bool:
    """Whether any mark stands in a piece of text."""
    return _MARK.search(piece) is not None


def closes_alone(piece: str) -> bool:
    """Whether a piece ends with the only mark in it: its partner was forgotten."""
    marks = [mark.end() for mark in _MARK.finditer(piece)]
    return marks == [len(piece)]


def over_paragraphs(text: str, place: int) -> tuple[Range, ...]:
    """The pieces, one a paragraph, of a quotation around a place that is closed in a later paragraph than it is opened in.

    Empty where there is none. Each paragraph of it may begin with a mark of its own.
    """
    lines = _lines(text)
    here = next(n for n, (_, end) in enumerate(lines) if place <= end)
    earliest = max(0, here - _FURTHEST)
    opened = {n: at for n in range(earliest, here + 1) if (at := _unclosed(text, lines[n])) is not None}
    if not opened:
        return ()
    first = max(opened)
    for n in range(first - 1, earliest - 1, -1):  # «… and «… again, with or without an empty line between them
        if n in opened:
            first = n
        elif lines[n][0] < lines[n][1]:
            break
    begin = opened[first]
    for last in range(max(first + 1, here), min(len(lines), first + _FURTHEST)):
        end = _lone_close(text, lines[last]) or _opened_again(text, lines[last])
        if end is not None and begin <= place <= end:
            pieces = [(begin, lines[first][1]), *lines[first + 1 : last], (lines[last][0], end)]
            return tuple(piece for piece in (trimmed(text, *one) for one in pieces) if piece[0] < piece[1])
    return ()


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[Range, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def _unclosed(text: str, line: Range) -> int | None:
    """Where the last mark of a paragraph stands that is opened and not closed in it."""
    return next((a for a, b in reversed(_pairs_of_line(text, *line)) if not _MARK.search(text[b - 2 : b])), None)


def _lone_close(text: str, line: Range) -> int | None:
    """Where a mark ends that closes what this paragraph did not open."""
    pairs = _pairs_of_line(text, *line)
    for mark in _MARK.finditer(text, *line):
        if not any(mark.start() == a or mark.end() == b for a, b in pairs):
            return mark.end()
    return None


def _opened_again(text: str, line: Range) -> int | None:
    """Where the mark ends that closes a paragraph which is nothing but marked words: each paragraph opens, the last closes."""
    first, last = trimmed(text, *line)
    pairs = _pairs_of_line(text, *line)
    closed = (b for a, b in pairs if a == first and _MARK.search(text[b - 2 : b]) and not text[b:last].strip(" .،"))
    return next(closed, None)


def _pairs_of_line(text: str, start: int, end: int) -> list[Range]:
    pairs: list[Range] = []
    waiting: list[Range] = []
    for mark in _MARK.finditer(text, start, end):
        if _opens(text, mark.span(), start, end, is_open=bool(waiting)):
            waiting.append(mark.span())
        elif waiting:
            pairs.append((waiting.pop()[0], mark.end()))
    for opening in waiting:
        stop = _SENTENCE_END.search(text, opening[1], end)
        reach = stop.start() if stop else end
        if reach > opening[1] and not any(opening[0] < pair[0] for pair in pairs):
            pairs.append((opening[0], reach))
    return pairs


def _opens(text: str, mark: Range, start: int, end: int, *, is_open: bool) -> bool:
    """Whether a mark opens: space or a clitic before it and a word after it; in doubt it does what is due."""
    before, after = text[max(start, mark[0] - 1) : mark[0]], text[mark[1] : min(mark[1] + 1, end)]
    may_open = bool(after) and not after.isspace() and after not in "،؛,.!؟?):"
    may_open = may_open and (not before or before.isspace() or before in '(:«“"‘' or _follows_clitic(text, mark[0], start))
    may_close = bool(before) and not before.isspace()
    may_close = may_close and (not after or not (after.isalpha() or after.isdigit()))
    if may_open != may_close:
        return may_open
    return not is_open


def _follows_clitic(text: str, place: int, start: int) -> bool:
    return _CLITIC.search(text, max(start, place - _LONGEST_CLITIC), place) is not None
