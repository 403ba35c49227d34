"""Turns the hand-made markup of the articles into `gold.jsonl`: `python tests/data/articles/build.py [--check]`.

The markup is explained in README.md; offsets are code points of the text with the markup taken out.
"""

import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LAYERS = {"q": "quote", "s": "speaker", "v": "speaker", "a": "speaker", "c": "cue"}
RELATIONS = {"s": "speaker", "v": "via", "a": "addressee", "c": "cue"}
LABELS = {
    "quote": {"d": "direct", "i": "indirect", "m": "mixed", "f": "free_indirect", "r": "reported"},
    "speaker": {"n": "named", "t": "nominal", "p": "pronoun", "i": "implicit", "a": "anonymous", "c": "collective"},
    "cue": {"v": "verb", "p": "participle", "n": "noun", "r": "preposition"},
}
_HEAD = re.compile(r"([qsvac])(\d+(?:\+\d+)*)([a-z])(?:@(\w+))?")


@dataclass(eq=False)
class Mark:
    """One head of the markup: a span to be, and the quotes it belongs to."""

    kind: str
    numbers: tuple[int, ...]
    label: str
    referent: str | None
    segments: list[tuple[int, int]] = field(default_factory=list)

    @property
    def layer(self) -> str:
        return LAYERS[self.kind]


def entry(path: Path) -> dict[str, Any]:
    """The JSONL line of one markup file."""
    header, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    text, marks = parse(body.rstrip("\n"))
    ordered = sorted(marks, key=lambda m: (m.segments[0][0], -m.segments[-1][1], "qsvac".index(m.kind)))
    ids = {id(mark): f"s{number}" for number, mark in enumerate(ordered, 1)}
    quotes = {mark.numbers[0]: ids[id(mark)] for mark in ordered if mark.kind == "q"}
    pairs = [(RELATIONS[m.kind], quotes[n], ids[id(m)]) for m in ordered if m.kind != "q" for n in m.numbers]
    return {
        "format": "annotator/1",
        "id": path.stem,
        "title": text.partition("\n")[0],
        "text": text,
        "meta": {},
        "annotator": "gold",
        "kind": "gold",
        "status": "done",
        "spans": [span(mark, ids[id(mark)], text) for mark in ordered],
        "relations": [
            {"id": f"r{number}", "label": label, "head": head, "child": child}
            for number, (label, head, child) in enumerate(pairs, 1)
        ],
        "referents": [referent(line) for line in header.splitlines() if line.startswith("@")],
    }


def parse(body: str) -> tuple[str, list[Mark]]:
    """The text without markup and the marks in it; quotes that share a number are one."""
    pieces: list[str] = []
    length = 0
    open_marks: list[tuple[int, list[Mark]]] = []
    quotes: dict[int, Mark] = {}
    marks: list[Mark] = []
    for piece in re.split(r"(⟦[^|⟧]*\||⟧)", body):
        if piece.startswith("⟦"):
            heads = [head(word, quotes) for word in piece[1:-1].split()]
            marks += [mark for mark in heads if mark not in marks]
            open_marks.append((length, heads))
        elif piece == "⟧":
            start, heads = open_marks.pop()
            for mark in heads:
                mark.segments.append((start, length))
        else:
            pieces.append(piece)
            length += len(piece)
    if open_marks:
        raise ValueError(f"not closed: {open_marks!r}")
    return "".join(pieces), marks


def head(word: str, quotes: dict[int, Mark]) -> Mark:
    found = _HEAD.fullmatch(word)
    if not found:
        raise ValueError(f"not a head: {word!r}")
    kind, numbers, label, referent_id = found.groups()
    mark = Mark(kind, tuple(map(int, numbers.split("+"))), LABELS[LAYERS[kind]][label], referent_id)
    return quotes.setdefault(mark.numbers[0], mark) if kind == "q" else mark


def span(mark: Mark, name: str, text: str) -> dict[str, Any]:
    start, end = mark.segments[0][0], mark.segments[-1][1]
    result: dict[str, Any] = {"id": name, "layer": mark.layer, "label": mark.label, "start": start, "end": end}
    if len(mark.segments) > 1:
        result["segments"] = [list(segment) for segment in mark.segments]
    result["text"] = text[start:end]
    if mark.referent:
        result["referent"] = mark.referent
    return result


def referent(line: str) -> dict[str, Any]:
    name, kind, names = line[1:].split(" ", 2)
    first, *aliases = [part.strip() for part in names.split("|")]
    return {"id": name, "name": first, "kind": kind, "aliases": aliases}


def gold() -> str:
    """The whole file."""
    lines = [entry(path) for path in sorted(HERE.glob("*.markup"))]
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)


def figures() -> dict[str, int]:
    """How many spans of each layer and relations of each label the gold has."""
    counts: dict[str, int] = defaultdict(int)
    for line in map(json.loads, gold().splitlines()):
        for item in line["spans"]:
            counts[f"{item['layer']} {item['label']}"] += 1
            counts[item["layer"]] += 1
        for item in line["relations"]:
            counts[f"relation {item['label']}"] += 1
    return dict(sorted(counts.items()))


if __name__ == "__main__":
    target = HERE / "gold.jsonl"
    if "--check" in sys.argv:
        sys.exit(target.read_text(encoding="utf-8") != gold())
    target.write_text(gold(), encoding="utf-8")
    for name, count in figures().items():
        sys.stdout.write(f"{count:5} {name}\n")
