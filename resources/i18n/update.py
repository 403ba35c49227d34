"""Collects every text of the interface and brings the catalogues up to date.

    python resources/i18n/update.py            writes annotator_ar.ts and annotator_en.ts, then the .qm files

Collected are literals given to `tr` and `marked`, the templates of errors and problems, the titles of
changes, and every sentence that stands below the window, whoever raises it. A text that is new stands
unfinished until somebody translates it; a test fails as long as one does.
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
CONTEXT = "annotator"
FORMS = {"ar": 6, "en": 2}
_PLACES = {
    "tr": 0, "marked": 0,
    "Change": 0, "joined": 0, "change": 0, "_altered": 0,  # titles of acts
    "StaleChange": 0, "DamagedValue": 0, "FormatError": 1, "FormatProblem": 3, "error": 1, "_complain": 0,  # refusals
    "SpeakerCandidate": 4, "_mentioned": 4, "replace": 9,  # why somebody may have said it
}  # fmt: skip
"""Which argument of a call is shown to the user; any other …Error shows its first."""
_KEYWORDS = {"reason", "template"}
_INTERNAL = {"FileNotFoundError", "ValueError", "ArgumentTypeError", "TypeError", "KeyError", "RuntimeError"}
_MADE = ("Link speaker", "Link via", "Link addressee", "Reject")
"""Titles that are put together."""


def texts(folder: Path = ROOT / "annotator") -> dict[str, bool]:
    """Every text to translate, and whether it counts something (%n)."""
    found = set(_MADE)
    for path in sorted(folder.rglob("*.py")):
        tree, parts = ast.parse(path.read_text(encoding="utf-8")), set(path.relative_to(folder).parts)
        if "reports" in parts:  # their texts are in both languages already: reports/words.py
            continue
        if not {"ui", "commands", "measures"} & parts and path.name not in ("cli.py", "terminal.py"):
            found |= set(_sentences(tree))
        found |= {text for node in ast.walk(tree) if isinstance(node, ast.Call) for text in _literals(node)}
    return {text: "%n" in text for text in found}


def _literals(call: ast.Call) -> Iterator[str]:
    """The texts a call shows."""
    name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""
    place = _PLACES.get(name, 0 if name.endswith("Error") and name not in _INTERNAL else None)
    if place is not None:
        yield from _strings(call.args[place : place + 1])
        yield from _strings([keyword.value for keyword in call.keywords if keyword.arg in _KEYWORDS])


def _sentences(tree: ast.AST) -> Iterator[str]:
    """Every text that ends like a sentence, docstrings apart."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            query = node.value.startswith(("SELECT ", "INSERT ", "UPDATE ", "DELETE ", " ")) or "(?" in node.value  # SQL, or a regular expression
            if " " in node.value and node.value[-1] in ".?" and "\n" not in node.value and not query:
                yield node.value


def _strings(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from _strings([node.body, node.orelse])


def read(path: Path) -> dict[str, list[str]]:
    """Translations of a .ts file: one text, or one for each plural form; empty where unfinished."""
    if not path.exists():
        return {}
    result = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.iter("numerusform")]
        result[message.findtext("source")] = forms or [translation.text or ""]
    return result


def write(path: Path, language: str, known: dict[str, list[str]]) -> None:
    """The catalogue of a language: what is collected now, translated as far as known."""
    root = ET.Element("TS", version="2.1", language=language)
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, counted in sorted(texts().items()):
        if language == "en" and not counted:
            continue
        message = ET.SubElement(context, "message", **({"numerus": "yes"} if counted else {}))
        ET.SubElement(message, "source").text = text
        forms = known.get(text, [])
        wanted = FORMS[language] if counted else 1
        done = len(forms) == wanted and all(forms)
        translation = ET.SubElement(message, "translation", **({} if done else {"type": "unfinished"}))
        if counted:
            for index in range(wanted):
                ET.SubElement(translation, "numerusform").text = forms[index] if done else ""
        else:
            translation.text = forms[0] if done else ""
    ET.indent(root, "  ")
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8"
    )


def release(path: Path, target: Path) -> None:
    """The compiled catalogue, as Qt reads it."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(path), "-qm", str(target)], check=True)


def main() -> None:
    for language in FORMS:
        path = FOLDER / f"annotator_{language}.ts"
        write(path, language, read(path))
        release(path, path.with_suffix(".qm"))


if __name__ == "__main__":
    main()
