"""`annotator evaluate`: an extractor, or two, against the gold; needs no project."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from annotator.commands.sources import HELP, add_outputs, one_thread, uncollected

if TYPE_CHECKING:
    from annotator.commands.sources import Source
    from annotator.measures.units import Vocabulary
    from annotator.terminal import Terminal


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("evaluate", help="score one extractor, or two, against the gold")
    parser.add_argument("gold", metavar="GOLD", help=HELP)
    parser.add_argument("predictions", metavar="PREDICTIONS", help="the same, by an extractor")
    parser.add_argument("second", metavar="PREDICTIONS2", nargs="?", help="another extractor, to be compared with the first")
    add_outputs(parser, report="write a report with plots and every error")
    parser.set_defaults(run=run)


@uncollected()
def run(arguments: argparse.Namespace) -> int:
    one_thread()
    from annotator.measures.scoring import evaluate
    from annotator.measures.units import Vocabulary
    from annotator.terminal import Terminal

    terminal, names = Terminal(), Vocabulary()
    given = [text for text in (arguments.gold, arguments.predictions, arguments.second) if text is not None]
    sources = [_read(text, names, terminal) for text in given]
    scores = evaluate(*(source.side for source in sources))
    if not arguments.report:
        names.texts.clear()  # most of the memory; the resamples need only the counts
    found = scores.as_json(per_document=arguments.json or arguments.report is not None)
    if arguments.report:
        from annotator.commands.reporting import Report

        Report(arguments.report, given, names, arguments.language).of_evaluation(found)
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        from annotator.commands.score_table import table

        for line in table(found):
            terminal.say(line)
    return 2 if any(source.problems for source in sources) else 0


def _read(text: str, names: "Vocabulary", terminal: "Terminal") -> "Source":
    from annotator.commands.sources import side_of

    with terminal.progress(f"Reading {text}") as step:
        source = side_of(text, names, step)
    for problem in source.problems:
        terminal.complain(str(problem))
    if source.problems:
        terminal.complain(f"{source.name}: {len(source.problems)} lines refused, {source.good} good lines scored")
    return source
