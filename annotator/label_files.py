"""Label sets as files: the presets that come with the program, and those of users."""

from functools import cache
from pathlib import Path

from annotator.core.errors import AnnotatorError
from annotator.core.label_edits import to_toml
from annotator.core.labels import LabelSet, parse
from annotator.paths import resource

_PRESETS = ("quotations", "direct", "wojood", "empty")


@cache
def presets() -> tuple[LabelSet, ...]:
    """The label sets that come with the program, the default one first."""
    return tuple(parse(resource("labels", f"{name}.toml").read_text(encoding="utf-8")) for name in _PRESETS)


def load(path: Path) -> LabelSet:
    """A label set from a user's file; raises `AnnotatorError` that says what is wrong and in which line."""
    try:
        return parse(path.read_bytes().decode("utf-8-sig"))
    except OSError as problem:
        raise AnnotatorError("{path} cannot be read: {reason}.", path=path, reason=problem.strerror or "") from None
    except UnicodeDecodeError as problem:
        raise AnnotatorError("{path} is not UTF-8: byte {place} cannot be read.", path=path, place=problem.start + 1) from None


def save(path: Path, label_set: LabelSet) -> None:
    """Writes a label set as TOML, whole or not at all."""
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.write_text(to_toml(label_set), encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as problem:
        raise AnnotatorError("{path} cannot be written: {reason}.", path=path, reason=problem.strerror or "") from None
