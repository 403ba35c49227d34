"""The house rules as tests: who may import whom, how long things may be, what must never stand in a file."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "annotator"
MODULES = sorted(PACKAGE.rglob("*.py"))
STANDARD = sys.stdlib_module_names


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def within(folder: str) -> list[Path]:
    return [path for path in MODULES if path.is_relative_to(PACKAGE / folder)]


@pytest.mark.parametrize("path", within("core"), ids=lambda p: p.stem)
def test_core_imports_the_standard_library_regex_and_itself(path: Path) -> None:
    for name in imports(path):
        assert name.split(".")[0] in STANDARD | {"regex"} or name.startswith("annotator.core"), name
    assert not imports(path) & {"os", "pathlib", "io", "time", "datetime", "random", "socket", "subprocess", "sqlite3"}


@pytest.mark.parametrize(
    ("library", "home"), [("PySide6", "ui"), ("sqlalchemy", "store"), ("numpy", "measures")]
)
def test_a_library_has_one_home(library: str, home: str) -> None:
    for path in MODULES:
        if not path.is_relative_to(PACKAGE / home):
            assert not any(name.split(".")[0] == library for name in imports(path)), path


def test_imports_point_down_only() -> None:
    archrule("core stands alone").match("annotator.core*").should_not_import(
        "annotator.ui*", "annotator.store*", "annotator.formats*", "annotator.workspace", "annotator.measures*"
    ).check("annotator")
    archrule("formats know core").match("annotator.formats*").should_not_import(
        "annotator.ui*", "annotator.store*", "annotator.workspace", "annotator.measures*"
    ).check("annotator")
    archrule("the store knows core").match("annotator.store*").should_not_import(
        "annotator.ui*", "annotator.formats*", "annotator.workspace", "annotator.measures*"
    ).check("annotator")


@pytest.mark.parametrize("path", within("ui"), ids=lambda p: p.stem)
def test_the_window_reaches_the_project_through_the_workspace_alone(path: Path) -> None:
    assert not [name for name in imports(path) if name.startswith(("annotator.store", "annotator.formats"))]


def test_nothing_unsafe_is_imported_or_called() -> None:
    for path in MODULES:
        assert not imports(path) & {"pickle", "marshal", "shelve", "socket", "urllib.request", "http.client", "requests"}, path
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|\bexec\(|shell=True|os\.system", text.replace(".exec(", "")), path


def test_texts_of_users_are_never_taken_for_html() -> None:
    for path in within("ui"):
        assert ".setHtml(" not in path.read_text(encoding="utf-8"), path


def test_files_and_functions_stay_short() -> None:
    long = []
    for path in [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "run.py"]:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 500:
            long.append(str(path))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 > 60:
                long.append(f"{path}:{node.lineno} {node.name}")
    assert long == []


def test_every_module_and_public_thing_says_what_it_is_for() -> None:
    silent = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(str(path))
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{path}:{node.name}")
    assert silent == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    bad = re.compile("/" + r"work/|/" + r"root/|py" + r"pi\.org|python" + r"hosted|registry\.np" + "mjs|deb\\.deb" + "ian")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".ttf", ".png", ".qm", ".db", ".ico"} or not path.is_file():
            continue
        assert not bad.search(path.read_text(encoding="utf-8")), name


def test_qt_does_not_lose_none() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None with every call that returns nothing (PYSIDE-3474)."""
    from PySide6.QtCore import QObject

    thing, before = QObject(), sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("x")
    assert before - sys.getrefcount(None) < 100
