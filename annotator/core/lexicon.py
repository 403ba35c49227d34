"""Words that report speech and nouns that name those who speak, with all their written forms.

A `Lexicon` is a value made from TOML (`resources/lexicon/`); forms are kept folded.
"""

import tomllib
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Everything the rules know about words; compared by identity, so that it can key a cache."""

    table: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def parse(cls, *sources: str) -> "Lexicon":
        """A lexicon from one or more TOML sources."""
        table: dict[str, Any] = {}
        for source in sources:
            table |= tomllib.loads(source)
        return cls(table)
