"""The command line: `annotator COMMAND …`, and the window where no command is named.

Imports no Qt and no database until a command needs them. Exit codes: 0 done, 1 something found
(`check`), 2 bad input or use, with one line on standard error.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from annotator import __version__
from annotator.core.errors import AnnotatorError

COMMANDS = {
    "open": "opening", "import": "importing", "export": "exporting", "merge": "merging", "extract": "extracting",
    "agreement": "agreeing", "evaluate": "evaluating", "check": "checking", "restore": "restoring",
}  # fmt: skip
"""The commands in the order of the help, and their modules in `annotator.commands`."""


def parser(only: str = "") -> argparse.ArgumentParser:
    """The whole command line; or what one command needs of it, for a quick start."""
    result = argparse.ArgumentParser(
        prog="annotator", description="Annotate quotations, speakers and entities in Arabic news articles."
    )
    result.add_argument("--version", action="version", version=f"annotator {__version__}")
    subparsers = result.add_subparsers(dest="command", metavar="COMMAND")
    for name in [only] if only in COMMANDS else COMMANDS:
        importlib.import_module(f"annotator.commands.{COMMANDS[name]}").register(subparsers)
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line; returns the exit code and lets no traceback out."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        wanted = _with_command(given)
        chosen = parser(wanted[0] if wanted else "").parse_args(wanted)
        return int(chosen.run(chosen))
    except AnnotatorError as refusal:
        print(f"annotator: {refusal}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
        return 0
    except Exception as surprise:
        from annotator.crash import report

        print(f"annotator: something unexpected happened; a report is in {report(surprise)}", file=sys.stderr)
        return 2


def _with_command(arguments: list[str]) -> list[str]:
    """The same, with `open` put first where no command is named."""
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version")):
        return arguments
    if arguments and not arguments[0].startswith("-") and not Path(arguments[0]).exists() and "." not in arguments[0]:
        return arguments  # a misspelt command: argparse names the right ones
    return ["open", *arguments]
