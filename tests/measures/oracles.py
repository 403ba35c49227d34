"""The published and independently computed cases of tests/data/oracles.json, by name."""

import json
from pathlib import Path
from typing import Any

CASES: dict[str, dict[str, Any]] = {
    case["name"]: case
    for case in json.loads((Path(__file__).parents[1] / "data" / "oracles.json").read_text(encoding="utf-8"))["cases"]
}


def named(prefix: str) -> list[str]:
    return [name for name in CASES if name.startswith(prefix)]
