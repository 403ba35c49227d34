"""Scoring beside other libraries on the same spans: from arrays, nested, one document, and end to end from JSONL.

CPU time (user and system), because other work on the machine moves the clock more than it moves this; the clock
stands beside it end to end. Goals: 5 µs a document of 30 spans, 100 times nervaluate, 200 times spaCy, 450 times
seqeval's report; 20 µs for nested data; end to end 5 times the script; 100,000 documents within 1 GB.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np

from annotator.measures.counting import SCHEMES, Groups, by_layer, score, tallied
from annotator.measures.scoring import evaluate
from tests.measures import synthetic

warnings.filterwarnings("ignore")
DOCUMENTS, SPANS = 2_000, 30
WORDS = "قال وزير الخارجية الروسي «إن بلاده» ستواصل العمل مع شركائها، في المنطقة من أجل".split()

PEER = """
import json, sys
from nervaluate import Evaluator
def load(path):
    with open(path, encoding="utf-8") as file:
        lines = map(json.loads, file)
        return {x["id"]: [{"label": s["label"], "start": s["start"], "end": s["end"] - 1} for s in x["spans"]] for x in lines}
gold, found = load(sys.argv[1]), load(sys.argv[2])
tags = sorted({s["label"] for spans in gold.values() for s in spans})
print(Evaluator([*gold.values()], [found.get(i, []) for i in gold], tags=tags, loader="dict").evaluate()["overall"]["strict"].f1)
"""


def best(act: Callable[[], object], times: int = 1) -> float:
    """Seconds of CPU, the least of some runs."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        act()
        taken.append(time.process_time() - start)
    return min(taken)


def row(name: str, seconds: float, documents: int, ours: float = 0) -> None:
    ratio = f"{seconds / documents / ours:8.0f} times ours" if ours else ""
    print(f"{name:64} {seconds / documents * 1e6:10.1f} µs a document {ratio}")


def counted(sides: list, documents: int, groups: Groups) -> np.ndarray:
    """Pairs and counts per document and label, off which all schemes are read."""
    return tallied(*sides, np.arange(documents), groups)


def everything(sides: list, documents: int) -> dict:
    """All schemes per document and label, from the arrays of two sides: what the peers give, and the documents."""
    groups = Groups.of_labels(sides)
    counts = counted(sides, documents, groups)
    totals = by_layer(counts, groups).sum(0)
    return {scheme: (score(totals, scheme), score(counts.sum(0), scheme)) for scheme in SCHEMES}


def sides_of(rows: tuple, documents: int) -> list:
    names = synthetic.vocabulary(documents)
    return [synthetic.side(name, names, given) for name, given in zip(("gold", "x"), rows, strict=False)]


def from_arrays() -> None:
    rows = synthetic.corpus(DOCUMENTS, SPANS)
    sides = sides_of(rows, DOCUMENTS)
    found = evaluate(*sides).as_json()["micro"]["strict"]
    print(f"{DOCUMENTS:,} documents x {SPANS} spans, flat; strict P {found['precision']:.6f} R {found['recall']:.6f} F1 {found['f1']:.6f}")
    ours = best(lambda: everything(sides, DOCUMENTS), 20) / DOCUMENTS
    row("ours, from arrays: five schemes, per label and document", ours * DOCUMENTS, DOCUMENTS)
    row("ours, everything `evaluate` counts, 1,000 resamples", best(lambda: evaluate(*sides).as_json(), 5), DOCUMENTS)
    large = sides_of(synthetic.corpus(10_000, SPANS), 10_000)
    row("ours, from arrays, 10,000 documents", best(lambda: everything(large, 10_000), 10), 10_000)
    peers(rows, ours)
    inside = sides_of(synthetic.nested(DOCUMENTS, SPANS), DOCUMENTS)
    row("ours, from arrays, nested: 34 spans", best(lambda: everything(inside, DOCUMENTS), 10), DOCUMENTS)
    single = sides_of(synthetic.corpus(1, SPANS), 1)
    groups = Groups.of_labels(single)
    row("ours, one document alone, its counts", best(lambda: [counted(single, 1, groups) for _ in range(200)], 5) / 200, 1)


def peers(rows: tuple, ours: float) -> None:
    from nervaluate import Evaluator
    from seqeval.metrics import classification_report

    gold, predicted = (synthetic.by_document(given, DOCUMENTS) for given in rows[:2])
    listed = [
        [[{"label": label, "start": a, "end": b - 1} for a, b, label in spans] for spans in side] for side in (gold, predicted)
    ]
    row("nervaluate", best(lambda: Evaluator(*listed, tags=synthetic.LABELS, loader="dict").evaluate()), DOCUMENTS, ours)
    row("spaCy, Scorer.score_spans (Docs not counted)", spacy_seconds(gold, predicted, rows[2].tolist()), DOCUMENTS, ours)
    tags = [synthetic.tags(given, rows[2]) for given in rows[:2]]
    row("seqeval, classification_report", best(lambda: classification_report(*tags)), DOCUMENTS, ours)


def spacy_seconds(gold: list, predicted: list, sizes: list[int]) -> float:
    import spacy
    from spacy.scorer import Scorer
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    vocabulary = spacy.blank("xx").vocab

    def document(size: int, spans: list) -> Doc:
        made = Doc(vocabulary, ["w"] * size)
        made.ents = [Span(made, start, end, label) for start, end, label in spans]
        return made

    rows = zip(predicted, gold, sizes, strict=True)
    examples = [Example(document(size, found), document(size, wanted)) for found, wanted, size in rows]
    return best(lambda: Scorer.score_spans(examples, "ents"))


def files(folder: Path, documents: int) -> list[str]:
    """The gold with texts and all keys, as the program writes it; the prediction as the smallest lines."""
    gold, predicted, sizes = synthetic.corpus(documents, SPANS)
    words = [WORDS[n % len(WORDS)] for n in range(int(sizes.max()) + 2)]
    place = np.cumsum([0, *(len(word) + 1 for word in words)]).tolist()
    sides = (synthetic.by_document(given, documents) for given in (gold, predicted))
    with (folder / "gold.jsonl").open("w") as one, (folder / "x.jsonl").open("w") as other:
        for number, (wanted, found, size) in enumerate(zip(*sides, sizes.tolist(), strict=True)):
            text, name = " ".join(words[: size + 1]), f"doc{number:06}"
            whole = [
                {"id": f"s{n}", "layer": "entity", "label": label, "start": place[a], "end": place[b] - 1, "text": text[place[a] : place[b] - 1]}
                for n, (a, b, label) in enumerate(wanted)
            ]
            line = {"format": "annotator/1", "id": name, "text": text, "annotator": "gold", "kind": "gold", "spans": whole}
            one.write(json.dumps(line, ensure_ascii=False) + "\n")
            least = [{"start": place[a], "end": place[b] - 1, "label": label} for a, b, label in found]
            other.write(json.dumps({"id": name, "spans": least}) + "\n")
    return [str(folder / "gold.jsonl"), str(folder / "x.jsonl")]


def process(*command: str) -> tuple[float, float, float]:
    """CPU and clock seconds of a process from its start, and its peak memory in MB."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    probe = "import resource, subprocess, sys; c = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL); "
    probe += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(c)"
    shown = subprocess.run([sys.executable, "-S", "-c", probe, *command], capture_output=True, text=True, check=True)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock, int(shown.stdout) / 1024


def end_to_end(documents: int = 10_000, many: int = 100_000) -> None:
    evaluating = [sys.executable, "-m", "annotator", "evaluate"]
    with tempfile.TemporaryDirectory() as name:
        os.environ["ANNOTATOR_DATA"] = name
        sources = files(Path(name), documents)
        size = sum(Path(source).stat().st_size for source in sources) / 1e6
        print(f"\nend to end: two JSONL files of {documents:,} documents x {SPANS} spans, {size:.0f} MB, process start included")
        runs = [(process(*evaluating, *sources), process(sys.executable, "-c", PEER, *sources)) for _ in range(3)]
        mine, theirs = (min(run[side] for run in runs) for side in (0, 1))
        print(f"{'annotator evaluate, with intervals':64} {mine[0]:6.2f} s CPU {mine[1]:6.2f} s clock {mine[2]:6.0f} MB")
        print(f"{'json and nervaluate':64} {theirs[0]:6.2f} s CPU {theirs[1]:6.2f} s clock {theirs[2]:6.0f} MB")
        clock = sorted(their[1] / our[1] for our, their in runs)[1]
        print(f"{'ratio':64} {theirs[0] / mine[0]:6.1f} x CPU {clock:6.1f} x clock (median of three)")
        sources = files(Path(name), many)
        cpu, clock, memory = process(*evaluating, *sources)
        print(f"{f'annotator evaluate, {many:,} documents':64} {cpu:6.2f} s CPU {clock:6.2f} s clock {memory:6.0f} MB")


if __name__ == "__main__":
    from_arrays()
    end_to_end()
