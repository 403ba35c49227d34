"""`annotator extract`: an extractor over every document of a project; its annotation sets replace those of its last run."""

import argparse
from typing import Any

from annotator.commands.projects import add_project, opened


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "extract",
        help="annotate every document by a program or by rule, as an extractor beside the people",
        description="The program gets one document a line on its standard input, as JSON with id, title and text, and writes "
        "one line for each to its standard output: {\"id\":…,\"spans\":[{\"start\":…,\"end\":…,\"label\":…}]}. "
        "It runs with your rights and without a shell.",
    )
    add_project(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--with", dest="command_line", metavar="COMMAND", help="the program and its arguments, as one word")
    what.add_argument("--rules", action="store_true", help="the rules that come with this program")
    parser.add_argument("--name", metavar="NAME", help="the extractor's name (default: rules, or that of the script)")
    parser.add_argument("--timeout", type=_seconds, metavar="S", help="end it when no answer comes for S seconds (default: 300)")
    parser.add_argument("--strict", action="store_true", help="take nothing if anything is wrong")
    parser.set_defaults(run=run)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"a time is a number of seconds above 0, not {text!r}")
    return seconds


def run(arguments: argparse.Namespace) -> int:
    from annotator import extraction
    from annotator.terminal import Terminal, wish_to_stop

    terminal = Terminal()
    command = arguments.command_line or ""
    name = arguments.name or ("rules" if arguments.rules else extraction.name_of(command))
    order = extraction.Order(name, command, arguments.timeout or extraction.LIMIT, arguments.strict)
    heard = lambda line: terminal.complain(f"{name}: {line}")  # noqa: E731 one value for the thread
    with opened(arguments.project) as workspace, wish_to_stop() as stopped, terminal.progress(
        "Extracting", workspace.count()
    ) as step:
        report = extraction.run(workspace, order, progress=step, stopped=stopped, heard=heard)
    if report.state == "stopped":
        return 130
    for problem in report.problems:
        terminal.complain(str(problem))
    if report.unlisted:
        terminal.complain(f"and {report.unlisted} more problems")
    taken = report.taken
    terminal.say(f"{taken.sets} annotation sets, {taken.spans} spans; {taken.unchanged} were there already")
    return 2 if report.problems else 0
