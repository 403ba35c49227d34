"""Sentences of every build that the rules must get right: each quote, and who says it, with which word, to whom, through whom."""

import random
from pathlib import Path

import pytest

from annotator import lexicon_files
from annotator.core import rules, suggest
from annotator.core.annotation import Document
from annotator.core.change import State
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


def test_whatever_is_written_the_rules_answer_with_places_in_it() -> None:
    rng = random.Random(11)
    pieces = [word for block in BLOCKS for word in parse(block.values[0])[0].split()]
    signs = list("«»\"“”‘()':.،؟\nـ\u200f\u064e😀ﷺ")
    pieces += [*signs, "((", "))", "«»", "قال:", "كل من", "نقلا عن", "وفقا ل", "مع", "١٢"] * 12
    for _ in range(1500):
        text = "".join(rng.choice(pieces) + rng.choice(["", " ", " "]) for _ in range(rng.randrange(1, 30)))
        for found in suggest.suggestions(text, State.empty(), frozenset(), LEXICON, LABELS):
            people = (*found.speakers, *found.relays, *found.addressees)
            places = [*found.segments, *filter(None, (found.cue, *(one.range for one in people)))]
            assert all(0 <= start < end <= len(text) for start, end in places), text
        rules.extract(Document("d", text, ""), LEXICON, LABELS)
