"""From the command to the first painted article, in a new process each time, and the memory it then takes.

Beside it a QPlainTextEdit with the same text: what Python and Qt alone cost.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from annotator.paths import seeds
from annotator.workspace import Workspace
from tests.benchmarks.bench_store import entries
from tests.benchmarks.timing import heading, row

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "data" / "seed_gold.jsonl"


def started(kind: str, what: Path, times: int = 5) -> tuple[list[float], float]:
    """Milliseconds to the first painted article, sorted, and the most megabytes."""
    results = []
    for _ in range(times + 1):
        command = [sys.executable, str(Path(__file__).with_name("first_paint.py")), kind, str(what), repr(time.time())]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        results.append([float(word) for word in output.split()])
    warm = results[1:]  # the first start compiles the modules
    return sorted(taken for taken, _ in warm), max(memory for _, memory in warm)


def program(command: list[str]) -> list[float]:
    """Milliseconds that a command takes which does nothing but start."""
    taken = []
    for _ in range(7):
        begin = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        taken.append((time.perf_counter() - begin) * 1000)
    return sorted(taken)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"ANNOTATOR_DATA": name, "ANNOTATOR_CONFIG": name, "PYTHONPYCACHEPREFIX": name}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        (folder / "settings.json").write_text(json.dumps({"tour_seen": True}), encoding="utf-8")
        gold, large = folder / "gold.db", folder / "large.db"
        with_gold = Workspace.create(gold, annotator="gold")
        with_gold.import_files([GOLD])
        with_gold.close()
        many = Workspace.create(large, annotator="maryam")
        many.import_entries(entries(20_000, 30))
        many.close()
        heading()
        for title, kind, what in (
            ("the seed with its gold, first painted", "annotator", gold),
            ("a project of 20,000 documents and 600,000 spans", "annotator", large),
            ("  the limit: QPlainTextEdit, the seed alone", "plain", next(iter(seeds()))),
        ):
            taken, memory = started(kind, what)
            row(title, taken, f"{memory:.0f} MB")
        row("annotator --version, by itself", program([sys.executable, "-P", "-m", "annotator", "--version"]))
        row("  by python3 run.py", program([sys._base_executable, str(ROOT / "run.py"), "--version"]))


if __name__ == "__main__":
    main()
