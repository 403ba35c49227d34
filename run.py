#!/usr/bin/env python3
"""From a clone to a running program with one command; needs nothing but Python 3.11 or newer.

python3 run.py                  sets up what is missing and opens the program
python3 run.py ARGUMENTS        the same, with a command of the program (see README)
python3 run.py test [ARGUMENTS] checks style and types and runs every test (arguments go to pytest)
python3 run.py bench [NAMES]    prints the benchmark tables
python3 run.py soak             the slow tests
python3 run.py setup            sets up only
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / ".installed"
LOCK = ROOT / "requirements.lock"
QT_LIBRARIES = tuple(
    "libgl1 libegl1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 "
    "libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libwayland-cursor0".split()
)


def stop(message: str) -> NoReturn:
    sys.exit(f"run.py: {message}")


def wanted() -> str:
    """What the environment must have been made from."""
    sources = [path.read_bytes() for path in (ROOT / "pyproject.toml", LOCK) if path.exists()]
    return hashlib.sha256(b"".join([sys.version.encode(), *sources])).hexdigest()


def set_up() -> None:
    """Makes .venv and installs the project into it, where that is not done yet."""
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted():
        return
    print("run.py: setting up (once; a minute or two)…", flush=True)
    if not PYTHON.exists():
        make_environment()
    install()
    check_qt()
    STAMP.write_text(wanted(), encoding="utf-8")


def make_environment() -> None:
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        apt_install(["python3-venv"], "the venv module of Python is incomplete")
    subprocess.check_call([sys.executable, "-m", "venv", str(VENV)])


def install() -> None:
    """The locked versions, checked by their hashes; the declared ranges where a pin has no file for this machine."""
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1")
    pip = [str(PYTHON), "-m", "pip", "install", "-q"]
    if LOCK.exists():
        exact = [*pip, "--require-hashes", "-r", str(LOCK)]
        locked = subprocess.run(exact, cwd=ROOT, env=environment, capture_output=True, text=True)
        if locked.returncode:
            reason = (locked.stderr.strip().splitlines() or ["?"])[-1]
            print(f"run.py: the pinned versions do not install here ({reason}); using the declared ranges", file=sys.stderr)
    subprocess.check_call([*pip, "-e", f"{ROOT}[test]"], cwd=ROOT, env=environment)


def check_qt() -> None:
    """Qt needs a few system libraries on Linux."""
    if not sys.platform.startswith("linux"):
        return
    reason = qt_problem()
    if reason:
        apt_install(QT_LIBRARIES, reason)
        reason = qt_problem()
    if reason:
        stop(f"Qt does not start: {reason}")


def qt_problem() -> str:
    """Why Qt's widgets or its X11 plug-in cannot be loaded; empty if they can."""
    probe = (
        "import ctypes, pathlib, PySide6.QtWidgets as w; "
        "p = pathlib.Path(w.__file__).parent / 'Qt/plugins/platforms/libqxcb.so'; "
        "ctypes.CDLL(str(p)) if p.exists() else None"
    )
    result = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, text=True)
    return (result.stderr.strip().splitlines() or ["?"])[-1] if result.returncode else ""


def apt_install(packages: Sequence[str], reason: str) -> None:
    """Installs Debian packages where we may; otherwise says the exact command and stops."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        stop(f"{reason}. Install what provides these for your system: {' '.join(packages)}")
    if os.geteuid() != 0:
        stop(f"{reason}. Run this, then try again:\n  sudo {' '.join(command)}")
    quiet = {"stdout": subprocess.DEVNULL, "env": dict(os.environ, DEBIAN_FRONTEND="noninteractive")}
    subprocess.call(["apt-get", "update"], **quiet)
    subprocess.check_call(command, **quiet)


def run_tests(arguments: list[str]) -> int:
    """Style, types, tests; the first that fails decides."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    checks = [["ruff", "check", "."], ["mypy"]] if not arguments else []
    for check in checks:
        if code := subprocess.call([str(PYTHON), "-m", *check], cwd=ROOT, env=environment):
            return code
    return subprocess.call([str(PYTHON), "-m", "pytest", "-q", "-m", "not soak", *arguments], cwd=ROOT, env=environment)


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    set_up()
    command = arguments[0] if arguments else "open"
    if command == "setup":
        return 0
    if command == "test":
        return run_tests(arguments[1:])
    if command == "soak":
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
        return subprocess.call([str(PYTHON), "-m", "pytest", "-q", "-m", "soak", *arguments[1:]], cwd=ROOT, env=environment)
    if command == "bench":
        return subprocess.call([str(PYTHON), str(ROOT / "tests" / "benchmarks" / "run.py"), *arguments[1:]], cwd=ROOT)
    program = [str(PYTHON), "-m", "annotator", *arguments]
    if os.name == "nt":
        return subprocess.call(program)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    os.execv(str(PYTHON), program)
    return 1  # never reached


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
