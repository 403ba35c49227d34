"""Searching a project of 100,000 articles, beside what has no index."""

import random
import sqlite3
import tempfile
import time
from pathlib import Path

from annotator.core.annotation import AnnotationSet, Document, Entry, Span
from annotator.core.arabic import fold
from annotator.core.concordance import Query
from annotator.paths import seeds
from annotator.store.search import Concordance
from annotator.workspace import Workspace
from tests.benchmarks.timing import heading, repeated, row

DOCUMENTS = 100_000
TEXT = next(iter(seeds())).read_text(encoding="utf-8")


def entries():
    """Articles of about 2,000 letters: the paragraphs of the seed in another order, one word in some of them."""
    rng = random.Random(1)
    paragraphs = TEXT.split("\n")
    for number in range(DOCUMENTS):
        name = f"doc{number:06}"
        rng.shuffle(paragraphs)
        text = "\n".join(paragraphs) + ("\nوللقرنفل رائحة" if number % 5000 == 7 else "")
        spans = [Span(f"s{i}", "entity", ("PER", "GPE")[i % 2], ((i * 40, i * 40 + 6),)) for i in range(5)]
        yield Entry(name, Document(name, text, text[:40]), AnnotationSet.of(name, "maryam", spans=spans))


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "p.db"
        Workspace.create(path, annotator="maryam").import_entries(entries())
        concordance = Concordance(path, Path(place))
        before = time.perf_counter()
        concordance.index()
        print(f"index of {DOCUMENTS:,} articles: {time.perf_counter() - before:.1f} s, once, beside the work")
        heading()
        for title, query in (
            ("a word in every article", Query("الصين")),
            ("  with nothing before it", Query("الصين", clitics=False)),
            ("a word in 20 articles, behind وللـ", Query("القرنفل")),
            ("a phrase", Query("حوار بشأن الأمن")),
            ("a word that is nowhere", Query("قسطنطينية")),
            ("the beginning of a word", Query("ال")),
            ("all entities labelled GPE", Query(layer="entity", label="GPE")),
            ("a word within GPE", Query("الصين", layer="entity", label="GPE")),
        ):
            row(f"{title}: {len(concordance.find(query))} hits", repeated(lambda query=query: concordance.find(query), 20))
        raw = sqlite3.connect(path)
        row("  beside: LIKE over all texts, as written", repeated(lambda: raw.execute("SELECT count(*) FROM document WHERE text LIKE '%قسطنطينية%'").fetchone(), 3))
        texts = [fold(text) for (text,) in raw.execute("SELECT text FROM document")]
        row("  beside: in memory, folded before", repeated(lambda: sum("قسطنطينيه" in text for text in texts), 3))


if __name__ == "__main__":
    main()
