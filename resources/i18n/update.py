"""Collects every text of the interface and brings annotator_ar.ts up to date; compiles the catalogues.

    python resources/i18n/update.py            writes annotator_ar.ts and annotator_en.ts, then the .qm files

Collected are literals given to `tr` and `marked`, the templates of errors and problems, the titles of
changes. A text that is new stands unfinished until somebody translates it; a test fails as long as one does.
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
CONTEXT = "annotator"
FORMS = {"ar": 6, "en": 2}
_FIRST = {"tr", "marked", "AnnotatorError", "Change", "joined", "change"}
_SENTENCES = ("core/checks.py", "store/database.py")
"""Modules whose every sentence is shown, wherever it stands."""
_MADE = ("Link speaker", "Link via", "Link addressee", "Reject")
"""Titles that are put together."""


def texts(folder: Path = ROOT / "annotator") -> dict[str, bool]:
    """Every text to translate, and whether it counts something (%n)."""
    found: dict[str, bool] = dict.fromkeys(_MADE, False)
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.as_posix().endswith(_SENTENCES):
            found |= dict.fromkeys(_sentences(tree), False)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for text in _literals(node):
                    found[text] = "%n" in text
    return found


def _literals(call: ast.Call) -> list[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""
    place = 0
    if name == "FormatError" or name == "FormatProblem":
        place = {"FormatError": 1, "FormatProblem": 3}[name]
    elif name not in _FIRST and not name.endswith("Error") and name not in ("StaleChange", "_stale", "_altered"):
        return []
    chosen = call.args[place : place + 1]
    if name in ("FileNotFoundError", "ValueError", "ArgumentTypeError"):
        return []
    values = [*_strings(chosen)]
    return [text for text in values if name in ("tr", "marked") or " " in text or text[:1].isupper()]


def _sentences(tree: ast.AST) -> list[str]:
    """Every text that ends like a sentence, docstrings apart."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    texts = [node.value for node in constants if isinstance(node.value, str)]
    return [text for text in texts if " " in text and text[-1] in ".?"]


def _strings(nodes: list[ast.expr]) -> list[str]:
    found = []
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
        elif isinstance(node, ast.IfExp):
            found += _strings([node.body, node.orelse])
    return found


def read(path: Path) -> dict[str, list[str]]:
    """Translations of a .ts file: one text, or one for each plural form."""
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


def main() -> None:
    for language in FORMS:
        path = FOLDER / f"annotator_{language}.ts"
        write(path, language, read(path))
        tool = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run([str(tool), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True)


if __name__ == "__main__":
    main()
