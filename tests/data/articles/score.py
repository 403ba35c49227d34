"""Prints how far the rules find what stands in the hand-made gold: `python -m tests.data.articles.score`.

Exact: same boundaries. Overlap: a shared character, each span paired once, in reading order.
Labels are left aside; a speaker link counts where its quote overlaps and its mention overlaps.
With numbers of articles (`… score 03 04`) it is for these alone.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from annotator import lexicon_files
from annotator.core import rules
from annotator.core.annotation import AnnotationSet, Document
from annotator.core.labels import LabelSet, parse
from annotator.core.text import Range
from annotator.paths import resource

GOLD = Path(__file__).with_name("gold.jsonl")
Counts = tuple[int, int, int]  # in both, in the gold, in the rules


def measured(label_set: LabelSet, only: Sequence[str] = ()) -> dict[str, Counts]:
    """The counts of each line of the table, summed over the articles."""
    sums: dict[str, Counts] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if only and not any(number in row["id"] for number in only):
            continue
        found, _ = rules.extract(Document(row["id"], row["text"], row["title"]), lexicon_files.load(), label_set)
        gold = {s["id"]: (s["layer"], s["start"], s["end"]) for s in row["spans"]}
        links = [(gold[r["head"]][1:], gold[r["child"]][1:]) for r in row["relations"] if r["label"] == "speaker"]
        for layer in ("quote", "cue", "speaker"):
            ours = [(span.start, span.end) for span in found.layer(layer)]
            theirs = [(start, end) for kind, start, end in gold.values() if kind == layer]
            _add(sums, f"{layer} exact", (len(set(ours) & set(theirs)), len(theirs), len(ours)))
            _add(sums, f"{layer} overlap", (_paired(theirs, ours), len(theirs), len(ours)))
        ours_linked = _links(found)
        both = sum(any(_meet(q, g) and _meet(s, h) for g, h in links) for q, s in ours_linked)
        _add(sums, "quote with its speaker", (both, len(links), len(ours_linked)))
    return sums


def _links(found: AnnotationSet) -> list[tuple[Range, Range]]:
    spans = found.spans
    return [
        ((spans[r.head].start, spans[r.head].end), (spans[r.child].start, spans[r.child].end))
        for r in found.relations.values()
        if r.label == "speaker"
    ]


def _meet(one: Iterable[int], other: Iterable[int]) -> bool:
    (a, b), (c, d) = one, other
    return a < d and c < b


def _paired(theirs: list[Range], ours: list[Range]) -> int:
    left = sorted(ours)
    count = 0
    for place in sorted(theirs):
        partner = next((piece for piece in left if _meet(place, piece)), None)
        if partner is not None:
            left.remove(partner)
            count += 1
    return count


def _add(sums: dict[str, Counts], name: str, counts: Counts) -> None:
    before = sums.get(name, (0, 0, 0))
    sums[name] = (before[0] + counts[0], before[1] + counts[1], before[2] + counts[2])


def table(sums: dict[str, Counts]) -> str:
    lines = [f"{'':24}{'P':>7}{'R':>7}{'F1':>7}   both/rules/gold"]
    for name, (both, gold, ours) in sums.items():
        lines.append(
            f"{name:24}{both / max(1, ours):7.3f}{both / max(1, gold):7.3f}{2 * both / max(1, gold + ours):7.3f}   {both}/{ours}/{gold}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measured(parse(resource("labels", "quotations.toml").read_text(encoding="utf-8")), sys.argv[1:])))
