#!/usr/bin/env python3
"""From a clone to a running program with one command; needs nothing but Python 3.11 or newer.

python3 run.py                  sets up what is missing and opens the program
python3 run.py ARGUMENTS        the same, with a command of the program (see README)
python3 run.py test             checks style and types and runs every test
python3 run.py test ARGUMENTS   only pytest, with these arguments
python3 run.py soak             the slow tests
python3 run.py bench [NAMES]    prints the benchmark tables
python3 run.py setup            sets up only
"""

from __future__ import annotations

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
STAMP = os.path.join(VENV, ".installed")
LOCK = os.path.join(ROOT, "requirements.lock")
PEERS = os.path.join(ROOT, "tests", "peers.lock")
PEERS_STAMP = os.path.join(VENV, ".peers")

QT_LIBRARIES = "libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0".split()
"""Debian packages without which Qt does not load at all."""
WINDOW_LIBRARIES = (
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libwayland-cursor0".split()
)
"""Those that only a window on a display needs; tests and pictures do without."""


def wanted(*locks: str) -> str:
    """What the environment must have been made from: this Python, this folder, these requirements."""
    parts = [sys.version, ROOT]
    for path in (os.path.join(ROOT, "pyproject.toml"), *locks):
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                parts.append(file.read())
    return "\n".join(parts)


def is_made(stamp: str, *locks: str) -> bool:
    """Whether nothing has to be done; compares whole texts, so that a warm start needs no imports."""
    try:
        with open(stamp, encoding="utf-8") as file:
            return file.read() == wanted(*locks) and os.path.exists(PYTHON)
    except OSError:
        return False


def mark(stamp: str, *locks: str) -> None:
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(wanted(*locks))


def set_up() -> None:
    """Makes .venv and installs the project into it."""
    say("setting up; this happens once and takes a minute or two…")
    make_environment()
    install()
    need("import PySide6.QtWidgets", QT_LIBRARIES, optional=False)
    need(
        "import ctypes, pathlib, PySide6 as p; "
        "f = pathlib.Path(p.__file__).with_name('Qt') / 'plugins/platforms/libqxcb.so'; "
        "ctypes.CDLL(str(f)) if f.exists() else None",
        WINDOW_LIBRARIES,
        optional=True,
    )
    mark(STAMP, LOCK)


def set_up_peers() -> None:
    """The libraries whose answers the tests compare ours with; a user of the program never needs them."""
    if is_made(PEERS_STAMP, LOCK, PEERS):
        return
    say("installing the libraries that the measures are compared with; this happens once…")
    locked(PEERS, ["-e", f"{ROOT}[peers]"])
    mark(PEERS_STAMP, LOCK, PEERS)


def make_environment() -> None:
    """A virtual environment of this very Python; one of another version or without pip is made anew."""
    import subprocess

    probe = "import sys, pip; sys.stdout.write(sys.version)"
    if os.path.exists(PYTHON):
        found = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True)
        if found.returncode == 0 and found.stdout == sys.version:
            return
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        apt_install(["python3-venv"], "the venv module of this Python is incomplete")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]):
        stop(f"no virtual environment could be made in {VENV} (see above)")


def install() -> None:
    """What the program and its tests run on, and the project itself."""
    locked(LOCK, ["-e", f"{ROOT}[test]"], then=["--no-build-isolation", "--no-deps", "-e", ROOT])


def locked(lock: str, ranges: list[str], then: list[str] | None = None) -> None:
    """The locked versions, checked by their hashes; the declared ranges where a pin has no file for this machine."""
    import subprocess

    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1")
    pip = [PYTHON, "-m", "pip", "install", "-q"]
    if os.path.exists(lock):
        exact = [*pip, "--require-hashes", "-r", lock]
        tried = subprocess.run(exact, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
        if tried.returncode == 0 and not (then and subprocess.call([*pip, *then], cwd=ROOT, env=environment)):
            return
        reason = ([line for line in tried.stderr.splitlines() if "ERROR" in line] or ["?"])[-1]
        say(f"the pinned versions do not install here ({reason}); trying the declared ranges")
    if subprocess.call([*pip, *ranges], cwd=ROOT, env=environment):
        stop("the packages could not be installed (see above); is there a network?")


def need(probe: str, packages: list[str], *, optional: bool) -> None:
    """Installs system libraries where a piece of Python fails for want of them."""
    if not sys.platform.startswith("linux"):
        return
    reason = failure(probe)
    if reason and apt_install(packages, reason, optional=optional):
        reason = failure(probe)
        if reason and not optional:
            stop(f"Qt does not start: {reason}")


def failure(probe: str) -> str:
    """Why a piece of Python fails in the environment; empty if it does not."""
    import subprocess

    result = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True)
    return (result.stderr.strip().splitlines() or ["?"])[-1] if result.returncode else ""


def apt_install(packages: list[str], reason: str, *, optional: bool = False) -> bool:
    """Installs Debian packages where we may; otherwise says the exact command, and stops if they are needed."""
    import shutil
    import subprocess

    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    advice = ""
    if not shutil.which("apt-get"):
        advice = f"{reason}. Install what provides these for your system: {' '.join(packages)}"
    elif os.geteuid() != 0:
        advice = f"{reason}. Run this, then try again:\n  sudo {' '.join(command)}"
    if advice and not optional:
        stop(advice)
    if advice:
        say(f"a window cannot be shown yet: {advice}")
        return False
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.call(["apt-get", "update"], stdout=subprocess.DEVNULL, env=environment)
    if subprocess.call(command, stdout=subprocess.DEVNULL, env=environment):
        stop(f"these could not be installed: {' '.join(packages)} (see above)")
    return True


def test(arguments: list[str]) -> int:
    """Style, types and tests, or pytest alone with arguments; 0 if all is well."""
    checks = [] if arguments else [["ruff", "check", "--quiet", "."], ["mypy"]]
    codes = [run(*check) for check in [*checks, ["pytest", "-q", "-m", "not soak", *arguments]]]
    return next(filter(None, codes), 0)


def run(module: str, *arguments: str) -> int:
    """A Python module in the environment, with no window unless one is asked for."""
    import subprocess

    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.call([PYTHON, "-m", module, *arguments], cwd=ROOT, env=environment)


def start(arguments: list[str]) -> int:
    """The program itself, in the place of this process where the system can do that."""
    command = [PYTHON, "-P", "-m", "annotator", *arguments]
    if os.name != "nt":
        os.execv(PYTHON, command)
    import subprocess

    return subprocess.call(command)


def say(message: str) -> None:
    print(f"run.py: {message}", file=sys.stderr, flush=True)


def stop(message: str) -> None:
    sys.exit(f"run.py: {message}")


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    if not is_made(STAMP, LOCK):
        set_up()
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command == "setup":
        return 0
    if command in ("test", "soak", "bench"):
        set_up_peers()
    if command == "test":
        return test(rest)
    if command == "soak":
        os.environ.setdefault("HYPOTHESIS_PROFILE", "deep")
        return run("pytest", "-q", "-m", "soak or hypothesis", *rest)
    if command == "bench":
        return run("tests.benchmarks", *rest)
    return start(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
