"""Runs the benchmarks and prints their tables: `python3 run.py bench [store|files|window|start]`."""

import os
import platform
import runpy
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main(names: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(FOLDER.parents[1]))
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    for path in sorted(FOLDER.glob("bench_*.py")):
        if not names or path.stem.removeprefix("bench_") in names:
            print(f"\n== {path.stem.removeprefix('bench_')}")
            runpy.run_path(str(path), run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])
