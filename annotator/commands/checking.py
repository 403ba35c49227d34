"""`annotator check`: is the file whole, and are the annotations as the rules want them?"""

import argparse
import json
from typing import Any

from annotator.commands.projects import add_project, opened


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("check", help="integrity of the file, validity of the annotations")
    add_project(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from annotator.checking import check
    from annotator.terminal import Terminal

    with opened(arguments.project) as workspace:
        found = list(check(workspace))
    if arguments.json:
        print(json.dumps({"problems": [problem.as_json() for problem in found]}, ensure_ascii=False))
    else:
        terminal = Terminal()
        for problem in found:
            terminal.say(str(problem))
        terminal.say(f"{len(found)} problems")
    return 1 if found else 0
