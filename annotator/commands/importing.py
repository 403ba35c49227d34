"""`annotator import`: articles and annotations into a project."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from annotator.commands.projects import add_project, opened


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("import", help="take articles (.txt, folders) and annotations (.jsonl, -) into a project")
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, a folder, or - for JSONL on standard input")
    add_project(parser)
    parser.add_argument("--annotator", metavar="NAME", help="whose annotations these are, whatever the lines say")
    parser.add_argument("--kind", choices=("human", "gold", "extractor"), help="what the annotator is")
    parser.add_argument("--encoding", metavar="E", help="encoding of text files, e.g. windows-1256")
    parser.add_argument("--drop-trailer", action="store_true", help="leave out the scraper's trailer on the last line")
    parser.add_argument("--strict", action="store_true", help="all or nothing")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from annotator.terminal import Terminal

    terminal = Terminal()
    with tempfile.TemporaryDirectory() as folder, opened(arguments.project, create=True) as workspace:
        sources = [_source(name, Path(folder)) for name in arguments.sources]
        with terminal.progress("Importing") as step:
            report = workspace.import_files(
                sources,
                encoding=arguments.encoding,
                drop_trailer=arguments.drop_trailer,
                annotator=arguments.annotator,
                kind=arguments.kind,
                strict=arguments.strict,
                progress=step,
            )
    for problem in report.problems:
        terminal.complain(str(problem).replace(folder, "-"))
    counts = f"{report.documents} documents, {report.sets} annotation sets, {report.spans} spans"
    terminal.say(f"{counts}; {report.unchanged} were there already")
    return 2 if report.problems else 0


def _source(name: str, folder: Path) -> Path:
    """A path; standard input is spooled to a file of its own first."""
    if name != "-":
        return Path(name)
    spool = folder / "stdin.jsonl"
    with spool.open("wb") as target:
        while block := sys.stdin.buffer.read(2**20):
            target.write(block)
    return spool
