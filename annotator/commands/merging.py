"""`annotator merge`: other projects into one, with what would happen shown first."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.commands.projects import opened

if TYPE_CHECKING:
    from annotator.merging import Plan

_COUNTED = {
    "document": "documents", "annotation_set": "annotation sets", "span": "spans", "relation": "relations",
    "decision": "decisions", "referent": "referents", "history": "acts",
}  # fmt: skip


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("merge", help="take other projects' documents and annotation sets into one")
    parser.add_argument("target", type=Path, metavar="TARGET.db", help="the project that takes them in")
    parser.add_argument("sources", type=Path, nargs="+", metavar="SOURCE.db", help="projects that are only read")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    parser.add_argument("--keep-labels", action="store_true", help="merge though the label sets differ; the target's stays")
    parser.add_argument("--allow-removals", action="store_true", help="merge though more than a tenth of a set's spans go")
    parser.add_argument("--json", action="store_true", help="the plan as one JSON object instead of lines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from annotator import merging
    from annotator.terminal import Terminal

    terminal = Terminal()
    with opened(arguments.target) as workspace:
        with terminal.progress("Looking") as step:
            plan = merging.plan(workspace, arguments.sources, step)
        if arguments.json:
            print(json.dumps(plan.as_json() | {"written": plan.changes and not arguments.dry_run}, ensure_ascii=False))
        else:
            for line in lines(plan):
                terminal.say(line)
        if arguments.dry_run or not plan.changes:
            return 0
        keep, allow = arguments.keep_labels, arguments.allow_removals
        with terminal.progress("Merging", len(arguments.sources)) as step:
            merged = merging.prepare(workspace, plan, keep_labels=keep, allow_removals=allow, progress=step)
            merging.finish(workspace, merged)
    if not arguments.json:
        terminal.say(f"merged into {arguments.target}")
        if plan.of("copied", "renamed"):
            terminal.say("what is kept twice is settled in the window: Compare, Settle what was kept twice")
    return 0


def lines(plan: "Plan") -> Iterator[str]:
    """A plan for people: what is taken in, what is kept twice, what has to be said first."""
    for outcome in plan.of("continued"):
        removed = f", {outcome.removed} of {outcome.of} spans go" if outcome.removed else ""
        yield f"{outcome.document}: {outcome.annotator} continues with {outcome.acts} acts{removed}"
    for outcome in plan.of("copied", "renamed"):
        held = "here" if outcome.action == "renamed" else "coming"
        which = f"{outcome.annotator} is the set {held}, {outcome.spans} spans"
        yield f"{outcome.document}: {outcome.base} went on in two ways; {which}"
    for outcome in plan.of("withdrawn"):
        yield f"{outcome.document}: {outcome.annotator} was settled elsewhere and is withdrawn here"
    for uid, name in plan.referents:
        yield f"referent {name} has an id of another here; it is taken in as {uid}"
    for path, found in plan.labels:
        yield f"{path}: label set differs: " + "; ".join(filter(None, (
            f"only in the target: {', '.join(found.only_ours)}" if found.only_ours else "",
            f"only there: {', '.join(found.only_theirs)}" if found.only_theirs else "",
            f"defined otherwise: {', '.join(found.otherwise)}" if found.otherwise else "",
            "" if found else "other names, colours or keys",
        )))  # fmt: skip
    if plan.twins:
        yield f"{plan.twins} documents have the text of another document under another id; both stay"
    added, continued = len(plan.of("added")), len(plan.of("continued"))
    twice = len({(outcome.document, outcome.base) for outcome in plan.of("copied", "renamed")})
    kept = f", {twice} kept twice" if twice else ""
    yield f"annotation sets: {added} added, {continued} continued{kept}, {plan.same} the same, {plan.behind} behind the target's"
    for table, name in _COUNTED.items():
        yield f"{name}: {plan.before[table]:,} -> {plan.after[table]:,}"
    if not plan.changes:
        yield "everything is in the target already"
