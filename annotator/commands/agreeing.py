"""`annotator agreement`: how far two or more annotators agree; needs no project of its own."""

import argparse
import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.commands.sources import HELP, add_outputs, one_thread, uncollected
from annotator.core.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.commands.sources import Source
    from annotator.measures.units import Side, Vocabulary
    from annotator.terminal import Terminal


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("agreement", help="how far two or more annotators agree, and on what")
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=f"{HELP}; PROJECT.db alone means all who annotated in it")
    add_outputs(parser, report="write a report with plots and every difference")
    parser.add_argument("--gamma", action="store_true", help="compute gamma however many spans there are")
    parser.set_defaults(run=run)


@uncollected()
def run(arguments: argparse.Namespace) -> int:
    one_thread()
    from annotator.measures.agreement import agree
    from annotator.measures.units import Vocabulary
    from annotator.terminal import Terminal

    terminal, names = Terminal(), Vocabulary()
    sources = [source for text in arguments.sources for source in _read(text, names, terminal)]
    sides = _named_apart(sources)
    if len(sides) < 2:
        raise AnnotatorError("Agreement needs two annotators or more; {names} is one. Name another source.", names=sides[0].name)
    found = agree(sides, gammas=arguments.gamma or None).as_json()
    if not found["documents"]:
        raise AnnotatorError("The annotators have no document in common, so there is nothing to compare.")
    if arguments.report:
        from annotator.commands.reporting import Report

        Report(arguments.report, [source.text for source in sources], names, arguments.language).of_agreement(found)
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        from annotator.commands.agreement_table import table

        for line in table(found):
            terminal.say(line)
    return 2 if any(source.problems for source in sources) else 0


def _read(text: str, names: "Vocabulary", terminal: "Terminal") -> "list[Source]":
    from annotator.commands.sources import sources_of

    with terminal.progress(f"Reading {text}") as step:
        sources = sources_of(text, names, step)
    for source in sources:
        for problem in source.problems:
            terminal.complain(str(problem))
        if source.problems:
            terminal.complain(f"{source.text}: {len(source.problems)} lines refused, {source.good} good lines compared")
    return sources


def _named_apart(sources: "list[Source]") -> "list[Side]":
    """The sides; two of one name are called by their sources."""
    counts = Counter(source.side.name for source in sources)
    return [
        replace(source.side, name=source.text) if counts[source.side.name] > 1 else source.side for source in sources
    ]
