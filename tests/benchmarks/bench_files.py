"""Import and export of 1,000 annotated articles (the seed's gold: 97 spans each), end to end and by part."""

import io
import json
import os
import tempfile
import time
from pathlib import Path

from annotator.core.labels import parse
from annotator.formats import jsonl
from annotator.paths import resource
from annotator.workspace import Workspace

GOLD = Path(__file__).parents[1] / "data" / "seed_gold.jsonl"
LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))


def copies(count: int) -> bytes:
    line = json.loads(GOLD.read_text(encoding="utf-8"))
    return b"".join(json.dumps(line | {"id": f"doc{n:05}"}, ensure_ascii=False).encode() + b"\n" for n in range(count))


def timed(name: str, act, peer: str = "") -> None:
    start = time.perf_counter()
    act()
    print(f"{name:58} {time.perf_counter() - start:7.2f} s   {peer}")


def main(count: int = 1000) -> None:
    data = copies(count)
    print(f"{count} articles, {count * 97:,} spans, {len(data) / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as name:
        os.environ["ANNOTATOR_DATA"] = name
        source = Path(name) / "in.jsonl"
        source.write_bytes(data)
        timed("the limit: json.loads of every line", lambda: [json.loads(line) for line in data.splitlines()])
        timed("reading with every check", lambda: list(jsonl.read(io.BytesIO(data), "x", text_of=lambda _: None, label_set=LABELS)))
        workspace = Workspace.create(Path(name) / "p.db", annotator="maryam")
        timed("import into a project, durable", lambda: workspace.import_files([source]))
        timed("export of the project, synced", lambda: workspace.export(Path(name) / "out.jsonl"))
        workspace.close()


if __name__ == "__main__":
    main()
