"""`annotator extract`: an extractor over every document of a project; its annotation sets replace those of its last run."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotator.commands.projects import add_project, opened

if TYPE_CHECKING:
    from annotator.core.annotation import Entry
    from annotator.workspace import Workspace


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("extract", help="annotate every document by rule, as an extractor beside the people")
    add_project(parser)
    parser.add_argument("--rules", action="store_true", required=True, help="the rules that come with the program")
    parser.add_argument("--name", default="rules", metavar="NAME", help="the extractor's name (default: rules)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from annotator.terminal import Terminal

    terminal = Terminal()
    with opened(arguments.project) as workspace, terminal.progress("Extracting") as step:
        report = workspace.import_entries(_found(workspace, arguments.name), strict=True, progress=step)
    for problem in report.problems:
        terminal.complain(problem)
    terminal.say(f"{report.sets} annotation sets, {report.spans} spans; {report.unchanged} were there already")
    return 2 if report.problems else 0


def _found(workspace: "Workspace", name: str) -> "Iterator[Entry]":
    from annotator import lexicon_files
    from annotator.core import rules
    from annotator.core.annotation import Entry

    lexicon, label_set = lexicon_files.load(), workspace.label_set
    documents = {entry.document_id: entry.document for entry in workspace.entries() if entry.document}
    for document in documents.values():
        found, referents = rules.extract(document, lexicon, label_set, name)
        yield Entry(document.id, document, found, referents)
