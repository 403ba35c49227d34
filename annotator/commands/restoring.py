"""`annotator restore`: the backups of a project, or one of them in its place."""

import argparse
from pathlib import Path
from typing import Any

from annotator.commands.projects import add_project
from annotator.core.errors import AnnotatorError

_NEWEST = "newest"


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("restore", help="list the backups of a project, or put one in its place")
    asked = "the backup to go back to; without one they are listed"
    parser.add_argument("backup", nargs="?", metavar="BACKUP.db | newest", help=asked)
    add_project(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from annotator import restoring
    from annotator.terminal import Terminal
    from annotator.workspace import default_project

    terminal, project = Terminal(), arguments.project or default_project()
    found = restoring.backups(project)
    if arguments.backup is None:
        for one in found:
            terminal.say(f"{one.made:%Y-%m-%d %H:%M:%S}  {_held(one.path)}  {one.path}")
        terminal.say(f"{len(found)} backups of {project}")
        return 0
    if arguments.backup == _NEWEST and not found:
        raise AnnotatorError("There is no backup of {path}.", path=project)
    backup = found[0].path if arguments.backup == _NEWEST else Path(arguments.backup)
    kept = restoring.put_back(backup, project)
    terminal.say(f"{project} is the backup {backup}" + (f"; what stood there is kept as {kept}" if kept else ""))
    return 0


def _held(backup: Path) -> str:
    from annotator import restoring

    try:
        held = restoring.contents(backup)
    except AnnotatorError:
        return "damaged"
    return f"{held.documents:,} documents, {held.sets:,} annotation sets, {held.spans:,} spans"
