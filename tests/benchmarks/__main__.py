"""Runs the benchmarks and prints their tables: `python3 run.py bench [NAMES]`, e.g. `bench start edit`.

Every `bench_*.py` runs in a process of its own, so that none sees the memory or the imports of another.
"""

import os
import platform
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main(names: list[str]) -> int:
    known = {path.stem.removeprefix("bench_"): path for path in sorted(FOLDER.glob("bench_*.py"))}
    if unknown := [name for name in names if name not in known]:
        print(f"There is no benchmark {unknown[0]!r}; there are: {', '.join(known)}.", file=sys.stderr)
        return 2
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(FOLDER.parents[1])}
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores", flush=True)
    codes = []
    for name in names or known:
        print(f"\n== {name}", flush=True)
        codes.append(subprocess.call([sys.executable, str(known[name])], env=environment))
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
