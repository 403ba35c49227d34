"""Agreement beside krippendorff, scikit-learn and nltk, each measurement in a process of its own, with its memory.

Seconds are the best of several runs where one takes less than a tenth of a second. "MB" is what the peak of the process
grew by while it measured. The end-to-end row is the command line on a project file, start of the process included.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

LABELS = 11


def codes(units: int, annotators: int, missing: float = 0.0) -> np.ndarray:
    rng = np.random.default_rng(11)
    true = rng.integers(0, LABELS, units)
    said = np.where(rng.random((annotators, units)) < 0.8, true, rng.integers(0, LABELS, (annotators, units)))
    return np.where(rng.random(said.shape) < missing, -1, said) if missing else said


def continuum(annotators: int, units: int) -> tuple[list[list[tuple[int, int, int]]], int]:
    """Units of several annotators over one document: shared places, some moved, some of another label, some missed."""
    rng = np.random.default_rng(5)
    places = [(90 * at + int(rng.integers(8, 30)), int(rng.integers(10, 45)), int(rng.integers(4))) for at in range(units)]
    found = []
    for _ in range(annotators):
        kept = [place for place in places if rng.random() > 0.12]
        moved = [(s + (m := int(rng.integers(-4, 5)) if rng.random() < 0.35 else 0), s + n + m, k if rng.random() > 0.12 else int(rng.integers(4))) for s, n, k in kept]
        found.append(moved)
    return found, 90 * units


def alpha(library: str, units: int, annotators: int, missing: float = 0.0) -> Callable[[], float | None]:
    said = codes(units, annotators, missing)
    if library == "krippendorff":
        import krippendorff

        floats = np.where(said < 0, np.nan, said).astype(float)
        return lambda: krippendorff.alpha(floats, level_of_measurement="nominal", value_domain=list(range(LABELS)))
    if library == "nltk":
        from nltk.metrics.agreement import AnnotationTask

        rows = [(str(a), str(u), str(v)) for a, row in enumerate(said.tolist()) for u, v in enumerate(row) if v >= 0]
        return lambda: AnnotationTask(rows).alpha()
    from annotator.measures.coefficients import coincidences, krippendorff_alpha

    return lambda: krippendorff_alpha(coincidences(said, LABELS))


def kappa(library: str, units: int) -> Callable[[], float | None]:
    left, right = codes(units, 2)
    if library == "scikit-learn":
        from sklearn.metrics import cohen_kappa_score

        return lambda: cohen_kappa_score(left, right)
    if library == "nltk":
        from nltk.metrics.agreement import AnnotationTask

        rows = [(str(a), str(u), str(v)) for a, row in enumerate((left.tolist(), right.tolist())) for u, v in enumerate(row)]
        return lambda: AnnotationTask(rows).kappa()
    from annotator.measures.coefficients import cohen_kappa, contingency

    return lambda: cohen_kappa(contingency(left, right, LABELS))


def fleiss(library: str, units: int, annotators: int) -> Callable[[], float | None]:
    said = codes(units, annotators)
    if library == "nltk":
        from nltk.metrics.agreement import AnnotationTask

        rows = [(str(a), str(u), str(v)) for a, row in enumerate(said.tolist()) for u, v in enumerate(row)]
        return lambda: AnnotationTask(rows).pi()
    from annotator.measures.coefficients import fleiss_kappa

    def counted() -> float | None:
        cells = (np.arange(units) * LABELS + said).ravel()
        return fleiss_kappa(np.bincount(cells, minlength=units * LABELS).reshape(units, LABELS))

    return counted


def u_alpha(library: str, annotators: int, units: int) -> Callable[[], float | None]:
    from annotator.measures import unitizing

    found, length = continuum(annotators, units)
    rows = [(who, 0, label, start, end) for who, own in enumerate(found) for start, end, label in own]
    segments = unitizing.Segments(*np.array(rows).T, np.arange(len(rows)))
    lengths, present = np.array([length]), np.ones((annotators, 1), bool)

    def family() -> float:
        outermost = segments.where(unitizing.depths(segments) == 0)
        table = unitizing.tables(outermost, lengths, present, 4).sum(0)
        for figure in (unitizing.bar_u_alpha, unitizing.cu_alpha, unitizing.cover, unitizing.k_u_alpha, unitizing.k_cover):
            figure(table)
        return float(unitizing.u_alpha(table))

    return family


def gamma(library: str, units: int) -> Callable[[], float | None]:
    from annotator.measures.gamma import Units
    from annotator.measures.gamma import gamma as of

    found, length = continuum(2, units)
    sides = []
    for own in found:
        start, end, label = np.array(own).T
        sides.append(Units(np.zeros(len(own), int), label, start, end))
    return lambda: of(sides[0], sides[1], np.array([length])).value


TASKS = {"alpha": alpha, "kappa": kappa, "fleiss": fleiss, "u_alpha": u_alpha, "gamma": gamma}
PLAN = (
    ("α, 10,000 units × 5 annotators, 10 % missing", "alpha", ("nltk", "krippendorff", "annotator"), (10_000, 5, 0.1)),
    ("α, 1 million × 3, 11 labels", "alpha", ("krippendorff", "annotator"), (1_000_000, 3)),
    ("α, 4 million × 3, 11 labels", "alpha", ("krippendorff", "annotator"), (4_000_000, 3)),
    ("Cohen's κ, 10,000 units", "kappa", ("nltk", "scikit-learn", "annotator"), (10_000,)),
    ("Cohen's κ, 1 million units", "kappa", ("scikit-learn", "annotator"), (1_000_000,)),
    ("Fleiss' κ, 10,000 × 5", "fleiss", ("nltk", "annotator"), (10_000, 5)),
    ("uα, |uα, cuα, (k)uα with cover, 3 × 30 units", "u_alpha", ("annotator",), (3, 30)),
    ("uα, |uα, cuα, (k)uα with cover, 3 × 200 units", "u_alpha", ("annotator",), (3, 200)),
    ("γ, 2 × 30 units, 300 samples", "gamma", ("annotator",), (30,)),
    ("γ, 2 × 200 units, 300 samples", "gamma", ("annotator",), (200,)),
)
NEEDED = {("krippendorff", 4_000_000): 14}
"""Gigabytes without which a peer is not run."""


def measure(task: str, library: str, *sizes: float) -> None:
    """In a process of its own: prints seconds, megabytes and the value."""
    act = TASKS[task](library, *sizes)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    best = float("inf")
    for _ in range(30):
        start = time.perf_counter()
        value = act()
        best = min(best, time.perf_counter() - start)
        if best > 0.1:
            break
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(json.dumps([best, grown, value]))


def apart(*arguments: object) -> list[float]:
    done = subprocess.run([sys.executable, __file__, *map(str, arguments)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    print(f"{'':48} {'':14} {'seconds':>10} {'MB':>8} {'value':>9}")
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    for title, task, libraries, sizes in PLAN:
        rows = {}
        for library in libraries:
            if free < NEEDED.get((library, int(sizes[0])), 0):
                print(f"{title:48} {library:14} {'not run: needs 11.5 GB':>29}")
                continue
            rows[library] = seconds, grown, value = apart(task, library, *sizes)
            times = "".join(f"  {other[0] / seconds:,.0f} × {name}" for name, other in rows.items() if library == "annotator" != name)
            print(f"{title:48} {library:14} {seconds:10.4f} {grown:8.0f} {value:9.6f}{times}", flush=True)
    end_to_end(5, 10_000, 30)


def end_to_end(annotators: int, documents: int, spans: int) -> None:
    from tests.benchmarks.agreement_data import project

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.db"
        os.environ["ANNOTATOR_DATA"] = folder
        project(path, annotators, documents, spans)
        with (Path(folder) / "out.json").open("wb") as target:
            start = time.perf_counter()
            command = subprocess.Popen([sys.executable, "-m", "annotator", "agreement", str(path), "--json"], stdout=target)
            _, code, used = os.wait4(command.pid, 0)
            seconds = time.perf_counter() - start
        command.returncode = os.waitstatus_to_exitcode(code)
        assert command.returncode == 0
        found = json.loads((Path(folder) / "out.json").read_bytes())
    marked = sum(layer["n"] for layer in found["layers"].values())
    print(f"\n`annotator agreement P.db --json`: {annotators} annotators, {documents:,} documents, {marked:,} spans, with intervals:")
    print(f"{seconds:.1f} s from start to end, {used.ru_utime + used.ru_stime:.1f} s of processor time, peak {used.ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], sys.argv[2], *(float(size) if "." in size else int(size) for size in sys.argv[3:]))
    else:
        main()
