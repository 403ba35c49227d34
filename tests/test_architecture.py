"""The house rules as tests: who may import whom, how long things may be, what must never stand in a file."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "annotator"
MODULES = sorted(PACKAGE.rglob("*.py"))
OURS = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "resources").rglob("*.py")), ROOT / "run.py"]
STANDARD = sys.stdlib_module_names


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def libraries(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)} - STANDARD - {"annotator"}


def within(folder: str) -> list[Path]:
    return [path for path in MODULES if path.is_relative_to(PACKAGE / folder)]


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file with the last part of what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else "", node


# -- who imports whom


def test_core_is_pure() -> None:
    touching = {"os", "pathlib", "io", "time", "datetime", "random", "socket", "subprocess", "sqlite3", "logging", "threading"}
    for path in within("core"):
        assert libraries(path) <= {"regex"}, path
        assert not imports(path) & touching, path
        assert not {name for name, _ in calls(path)} & {"open", "print", "input"}, path


@pytest.mark.parametrize(
    ("library", "home"), [("PySide6", "ui"), ("sqlalchemy", "store"), ("numpy", "measures"), ("msgspec", "formats")]
)
def test_a_library_has_one_home(library: str, home: str) -> None:
    beside = {"msgspec": {PACKAGE / "store" / "codec.py"}}.get(library, set())
    guests = [p for p in MODULES if library in libraries(p) and not p.is_relative_to(PACKAGE / home) and p not in beside]
    assert guests == []


def test_reports_are_plain_python_over_core() -> None:
    for path in within("reports"):
        assert not libraries(path), path
        assert {name.split(".")[1] for name in imports(path) if name.startswith("annotator.")} <= {"core", "reports"}, path
        assert not {name for name, _ in calls(path)} & {"open", "print", "input", "today", "now"}, path


def test_imports_point_down_only() -> None:
    above = {
        "annotator.core*": ("ui", "store", "formats", "workspace", "measures", "reports", "commands", "cli"),
        "annotator.formats*": ("ui", "store", "workspace", "measures", "reports", "commands", "cli"),
        "annotator.store*": ("ui", "formats", "workspace", "measures", "reports", "commands", "cli"),
        "annotator.measures*": ("ui", "store", "workspace", "reports", "commands", "cli"),
        "annotator.workspace": ("ui", "commands", "cli"),
    }
    for lower, upper in above.items():
        forbidden = [f"annotator.{name}{'*' if name != 'cli' else ''}" for name in upper]
        if lower == "annotator.measures*" and not within("measures"):
            continue
        archrule(f"{lower} knows nothing above").match(lower).should_not_import(*forbidden).check("annotator")


def test_the_window_reaches_the_project_through_the_workspace_alone() -> None:
    for path in within("ui"):
        reached = {name for name in imports(path) if name.startswith(("annotator.store", "annotator.formats", "sqlite3"))}
        assert not reached, path


def test_the_command_line_loads_neither_qt_nor_the_database_nor_numpy() -> None:
    probe = "import sys, annotator.cli as cli; cli.parser(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
    assert not {"PySide6", "sqlalchemy", "numpy", "rich"} & set(loaded)


def test_run_py_needs_nothing_but_python() -> None:
    assert libraries(ROOT / "run.py") == set()


# -- what must not be done


def test_nothing_unsafe_is_imported_or_called() -> None:
    unsafe = {"pickle", "marshal", "shelve", "socket", "urllib.request", "http.client", "requests", "ftplib", "smtplib"}
    for path in MODULES:
        assert not imports(path) & unsafe, path
        for name, call in calls(path):
            built_in = isinstance(call.func, ast.Name)
            assert not (built_in and name in {"eval", "exec", "compile", "__import__"}), path
            assert ast.unparse(call.func) not in {"os.system", "os.popen"}, path
            assert not any(k.arg == "shell" for k in call.keywords), path


def test_texts_of_users_are_never_taken_for_html() -> None:
    """Qt guesses that a label, a tooltip or a message is HTML; `look.label` and `look.plain` do not let it."""
    for path in within("ui"):
        for name, call in calls(path):
            place = f"{path.name}:{call.lineno}"
            assert name not in {"setHtml", "insertHtml", "appendHtml", "QMessageBox", "showText"}, place
            assert name != "QLabel" or path.name == "look.py", place
            assert name != "setMarkdown" or path.name == "guidelines.py", f"{place}: our own guidelines only"
            if name in {"setToolTip", "setWhatsThis"}:
                given = call.args[0]
                made = given.func.id if isinstance(given, ast.Call) and isinstance(given.func, ast.Name) else ""
                assert isinstance(given, ast.Constant) or made in {"tr", "plain"}, place


# -- how long, how said


def test_files_and_functions_stay_short() -> None:
    long = []
    for path in OURS:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 500:
            long.append(f"{path}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 > 60:
                long.append(f"{path}:{node.lineno} {node.name}")
    assert long == []


def test_functions_are_mostly_short() -> None:
    functions = [n for path in MODULES for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef)]
    lengths = sorted(n.end_lineno - n.lineno + 1 for n in functions)
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[len(lengths) * 9 // 10] <= 30


def test_every_module_and_public_class_says_what_it_is_for() -> None:
    silent = []
    for path in MODULES:
        module = tree(path)
        if not ast.get_docstring(module):
            silent.append(str(path))
        for node in module.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{path}:{node.name}")
    assert silent == []


def test_modules_are_named_for_what_they_hold() -> None:
    empty_words = {"util", "utils", "helper", "helpers", "common", "manager", "misc", "mixed", "base"}
    assert [path for path in MODULES if set(path.stem.split("_")) & empty_words] == []


# -- what a file must never say


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_file_names_a_machine_or_a_registry() -> None:
    words = ["/" + "work/", "/" + "root/", "/" + "farm/", "py" + r"pi\.org", "python" + "hosted", r"registry\.np" + "mjs", r"deb\.deb" + "ian"]
    bad = re.compile("|".join(words))
    for path in tracked():
        if path.suffix not in {".ttf", ".png", ".qm", ".db", ".ico", ".icns"}:
            found = bad.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path}: {found and found[0]}"


def pins(lock: Path) -> dict[str, set[str]]:
    """The versions that a lock allows for each name; every one has hashes, and no host is named."""
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links", text)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    found: dict[str, set[str]] = {}
    for entry in entries:
        name, version = entry.split()[0].split("==")
        found.setdefault(name.lower().replace("_", "-"), set()).add(version)
    return found


def test_every_locked_version_has_hashes_and_every_requirement_is_locked() -> None:
    ours, peers = pins(ROOT / "requirements.lock"), pins(ROOT / "tests" / "peers.lock")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[<>=\[ ;]", name)[0].lower() for name in requirements}

    assert names([*project["dependencies"], *extras["test"]]) <= ours.keys()
    assert names(extras["peers"]) <= peers.keys()
    assert {name: peers[name] for name in peers.keys() & ours.keys()} == {name: ours[name] for name in peers.keys() & ours.keys()}
    assert "krippendorff" not in ours, "its licence is the GPL: for development only"


def test_every_icon_the_window_asks_for_is_there_and_takes_the_colour_of_the_theme() -> None:
    folder = ROOT / "resources" / "icons"
    asked = {
        call.args[0].value
        for path in within("ui")
        for name, call in calls(path)
        if name in {"icon", "_icon"} and call.args and isinstance(call.args[0], ast.Constant)
    }
    assert sorted(name for name in asked if not (folder / f"{name}.svg").is_file()) == []
    for path in folder.glob("*.svg"):
        assert path.stem == "app" or "currentColor" in path.read_text(encoding="utf-8"), path


def test_qt_does_not_lose_none() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None with every call that returns nothing (PYSIDE-3474)."""
    from PySide6.QtCore import QObject

    thing, before = QObject(), sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("x")
    assert before - sys.getrefcount(None) < 100
