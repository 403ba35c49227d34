"""Timing for the benchmarks: medians and tails of repeated runs, printed as rows."""

import time
from collections.abc import Callable


def repeated(act: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each run, sorted."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def row(name: str, taken: list[float], peer: str = "") -> None:
    """One line: median, 95th percentile, most; and what it is held against."""
    p95 = taken[min(len(taken) - 1, int(len(taken) * 0.95))]
    print(f"{name:58} {taken[len(taken) // 2]:9.2f} {p95:9.2f} {taken[-1]:9.2f} ms   {peer}")


def heading() -> None:
    print(f"{'':58} {'p50':>9} {'p95':>9} {'max':>9}")
