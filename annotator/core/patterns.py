"""Patterns of Arabic words as they are written: with or without harakat, tatweel, hamza and direction marks."""

import regex

_MARKS = r"[\p{M}\u0640]*+"
_SAME = {"ا": "[اأإآٱ]", "أ": "[أاإآٱ]", "إ": "[إاأآٱ]", "آ": "[آاأإٱ]", "ى": "[ىي]", "ي": "[يى]", "ة": "[ةه]"}
_PIECE = regex.compile(
    r"(?P<escape>\\(?:p\{\w+\}|.))|(?P<letter>\[[\p{Arabic}]+\]|[\p{Arabic}--[،؛؟]])(?P<optional>\??)|\[[^\]]*\]|.",
    regex.V1 | regex.DOTALL,
)


def written(pattern: str) -> regex.Pattern[str]:
    """A pattern whose Arabic letters match whatever is written on them, and whose white space may hold direction marks.

    Letters stand by themselves or as a class of letters, each followed by ? at most.
    """
    return regex.compile("".join(_piece(found) for found in _PIECE.finditer(pattern)))


def _piece(found: regex.Match[str]) -> str:
    if found["escape"] == r"\s":
        return r"[\s\p{Cf}]"
    if found["letter"] is None:
        return found[0]
    letter = found["letter"]
    return f"(?:{_SAME.get(letter, letter)}{_MARKS}){found['optional']}"
