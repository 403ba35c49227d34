"""Sentences of every build that the rules must get right: each quote, and who says it, with which word, to whom, through whom."""

from pathlib import Path

import pytest

from annotator import lexicon_files
from annotator.core import rules
from annotator.core.annotation import Document
from annotator.core.labels import parse as label_set
from annotator.paths import resource
from tests.data.articles.build import RELATIONS, parse

FOLDER = Path(__file__).parents[1] / "data" / "sentences"
LEXICON = lexicon_files.load()
LABELS = label_set(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
BLOCKS = [
    pytest.param(block.strip("\n"), id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.markup"))
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n"), 1)
]


@pytest.mark.parametrize("block", BLOCKS)
def test_the_rules_see_what_the_markup_says(block: str) -> None:
    text, marks = parse(block)

    def words(segments: list[tuple[int, int]]) -> str:
        return " | ".join(text[start:end] for start, end in segments)

    quotes = {mark.numbers[0]: mark for mark in marks if mark.kind == "q"}
    links = {
        (RELATIONS[mark.kind], words(quotes[number].segments), *mark.segments[0])
        for mark in marks
        for number in mark.numbers
        if mark.kind != "q"
    }
    found, _ = rules.extract(Document("d", text, ""), LEXICON, LABELS)
    spans = found.spans
    assert [(quote.label, words(list(quote.segments))) for quote in found.layer("quote")] == sorted(
        ((mark.label, words(mark.segments)) for mark in quotes.values()), key=lambda quote: text.index(quote[1].split(" | ")[0])
    )
    assert {
        (relation.label, words(list(spans[relation.head].segments)), spans[relation.child].start, spans[relation.child].end)
        for relation in found.relations.values()
    } == links
