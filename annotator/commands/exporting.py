"""`annotator export`: a project as JSONL."""

import argparse
import sys
from pathlib import Path
from typing import Any

from annotator.commands.projects import add_project, opened


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("export", help="write a project as JSONL")
    add_project(parser)
    parser.add_argument("--annotator", action="append", metavar="NAME", help="only this annotator's sets (may be repeated)")
    parser.add_argument("--format", choices=("jsonl",), default="jsonl")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="where to (default -, standard output)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from annotator.formats import jsonl
    from annotator.terminal import Terminal

    terminal = Terminal()
    with opened(arguments.project) as workspace:
        if arguments.output == "-":
            jsonl.write(workspace.entries(arguments.annotator), sys.stdout.buffer)
            return 0
        with terminal.progress("Exporting") as step:
            count = workspace.export(Path(arguments.output), annotators=arguments.annotator, progress=step)
    terminal.say(f"{count} lines in {arguments.output}")
    return 0
