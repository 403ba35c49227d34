"""`annotator open`: the window, or a picture of it."""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.core.errors import AnnotatorError


@dataclass(frozen=True, slots=True)
class OpenOptions:
    """What the window is to show. `size` is in pixels; `screenshot` asks for a picture instead of a window."""

    project: Path | None = None
    files: tuple[Path, ...] = ()
    document: str | None = None
    annotator: str | None = None
    language: str | None = None
    theme: str | None = None
    size: tuple[int, int] | None = None
    screenshot: Path | None = None


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("open", help="open the window (what happens without a command)")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PROJECT.db | FILES", help="a project, or articles to import")
    parser.add_argument("--document", metavar="ID", help="the document to show")
    parser.add_argument("--annotator", metavar="NAME", help="whose annotations")
    parser.add_argument("--language", choices=("ar", "en"), help="language of the interface")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"))
    parser.add_argument("--size", type=size, metavar="WxH", help="size of the window in pixels")
    parser.add_argument("--screenshot", type=Path, metavar="FILE.png", help="draw the window into a file; needs no display")
    parser.set_defaults(run=run)


def size(text: str) -> tuple[int, int]:
    """`WxH` as two numbers."""
    width, _, height = text.lower().partition("x")
    try:
        result = int(width), int(height)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a size is like 1200x800, not {text!r}") from None
    if not all(200 <= side <= 8000 for side in result):
        raise argparse.ArgumentTypeError("a side is between 200 and 8000 pixels")
    return result


def run(arguments: argparse.Namespace) -> int:
    projects = [path for path in arguments.paths if path.suffix == ".db"]
    files = tuple(path for path in arguments.paths if path.suffix != ".db")
    if len(projects) > 1:
        raise AnnotatorError("One project at a time can be open; {count} were named.", count=len(projects))
    if missing := [path for path in files if not path.exists()]:
        raise AnnotatorError("There is no file {path}.", path=missing[0])
    if not arguments.screenshot and not has_display():
        raise AnnotatorError("There is no display to open a window on; --screenshot FILE.png draws it without one.")
    from annotator.ui.application import run as open_window

    return open_window(
        OpenOptions(
            projects[0] if projects else None, files, arguments.document, arguments.annotator,
            arguments.language, arguments.theme, arguments.size, arguments.screenshot,
        )
    )  # fmt: skip


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS; elsewhere if a display server is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
