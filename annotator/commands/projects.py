"""The project a command works on: `--project`, opened and closed around it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.workspace import Workspace


def add_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--project", type=Path, metavar="P.db", help="the project (default: your own, in your data folder)")


@contextmanager
def opened(path: Path | None, *, create: bool = False) -> "Iterator[Workspace]":
    """The project, for the time of a command; made if it is missing and `create` allows it."""
    from annotator.workspace import Workspace

    make = create and path is not None and not path.exists()
    workspace = Workspace.create(path) if make and path else Workspace.open(path)
    try:
        yield workspace
    finally:
        workspace.close()
