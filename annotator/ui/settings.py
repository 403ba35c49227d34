"""What the user has chosen about the program itself, kept in a small file of the configuration folder.

What belongs to a project (the last article, the place in it) is kept in the project instead.
"""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args, get_origin

import platformdirs

_MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of the user; `language` empty: as the system speaks. `size` is in points. `trusted`: extractors agreed to."""

    language: str = ""
    theme: str = "light"
    face: str = "Noto Naskh Arabic"
    size: float = 17.0
    digits: str = "latin"
    suggestions: bool = True
    assign_known: bool = True
    classify_cues: bool = False
    walk_on: bool = True
    tour_seen: bool = False
    documents_shown: bool = True
    side_shown: bool = True
    width: int = 1280
    height: int = 820
    recent: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()

    def with_recent(self, project: Path) -> "Settings":
        """The project first among the recent ones."""
        name = str(project.absolute())
        return replace(self, recent=(name, *(other for other in self.recent if other != name))[:_MOST_RECENT])


def config_folder() -> Path:
    """Where settings and the user's keys lie; ANNOTATOR_CONFIG overrides it."""
    override = os.environ.get("ANNOTATOR_CONFIG")
    return Path(override) if override else Path(platformdirs.user_config_dir("annotator", appauthor=False))


def load() -> Settings:
    """The settings of last time; what is missing, broken or of another type is as at the first start."""
    try:
        found = json.loads((config_folder() / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    return Settings(**{f.name: _read(found[f.name], f.type) for f in fields(Settings) if _fits(found.get(f.name), f.type)})


def save(settings: Settings) -> None:
    """Keeps the settings; a folder that cannot be written is no reason to stop working."""
    path = config_folder() / "settings.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(path)
    except OSError:
        return


def _fits(value: Any, kind: Any) -> bool:
    if get_origin(kind) is tuple:
        return isinstance(value, list) and all(isinstance(item, get_args(kind)[0]) for item in value)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and 6 <= value <= 72
    return type(value) is kind


def _read(value: Any, kind: Any) -> Any:
    return tuple(value) if get_origin(kind) is tuple else value
