"""The lexicon that comes with the program, read once."""

from functools import cache

from annotator.core.lexicon import Lexicon
from annotator.paths import resource


@cache
def load() -> Lexicon:
    """The lexicon of `resources/lexicon/`."""
    files = sorted(resource("lexicon").glob("*.toml"))
    return Lexicon.parse(*(path.read_text(encoding="utf-8") for path in files))
