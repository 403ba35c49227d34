"""Each check finds its own fault, and the seed's gold has none but the scraper's trailer."""

from pathlib import Path

import pytest

from annotator.core.annotation import AnnotationSet, Document, Referent, Relation, Span
from annotator.core.checks import problems
from annotator.core.labels import parse
from annotator.formats import jsonl
from annotator.paths import resource

LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
TEXT = 'قال لَافروف "إن موسكو مستعدة لحوار طويل مع كل الأطراف المعنية" أمس. وأضاف "لا".'
WITHIN = (TEXT.index("موسكو"), TEXT.index("موسكو") + 5)
QUOTE = (TEXT.index('"'), TEXT.index('" أمس') + 1)


def rules(*spans: Span, relations: tuple[Relation, ...] = (), referents: tuple[Referent, ...] = ()) -> list[str]:
    work = AnnotationSet.of("d", "m", spans=spans, relations=relations)
    return [p.rule for p in problems(Document("d", TEXT), work, {r.id: r for r in referents}, LABELS)]


def quote(id: str = "q", segments=(QUOTE,), label: str = "direct", **more: object) -> Span:
    return Span(id, "quote", label, segments, **more)  # type: ignore[arg-type]


CUE, SPEAKER = Span("c", "cue", "cue", ((0, 3),)), Span("s", "speaker", "named", ((4, 11),))
LINKS = (Relation("r1", "cue", "q", "c"), Relation("r2", "speaker", "q", "s"))


def test_a_whole_quote_is_no_problem() -> None:
    assert rules(quote(), CUE, SPEAKER, relations=LINKS) == []


@pytest.mark.parametrize(
    ("expected", "spans", "relations"),
    [
        (["W4"], (), ()),
        (["E1"], (quote(), CUE, Span("s", "speaker", "named", ((4, 5),))), LINKS),
        (["W3"], (quote(), CUE, Span("s", "speaker", "named", ((3, 11),))), LINKS),
        (["E4"], (quote(), CUE), LINKS[:1]),
        (["W1"], (quote(),), ()),
        (["W1"], (quote(), CUE, SPEAKER, Span("c2", "cue", "verb", ((20, 25),))), LINKS),
        (["E5"], (quote(), CUE, Span("s", "speaker", "ghost", ((4, 11),))), LINKS),
        (["E5"], (quote(attributes={"medium": "smoke"}), CUE, SPEAKER), LINKS),
        (["E5"], (quote(), CUE, Span("s", "speaker", "named", ((4, 11),), "nobody")), LINKS),
        (["W2"], (quote(segments=((QUOTE[0], QUOTE[1] - 1),)), CUE, SPEAKER), LINKS),
        (["W2"], (quote(label="indirect"), CUE, SPEAKER), LINKS),
        (["W5"], (quote(), CUE, Span("s", "speaker", "named", (WITHIN,))), LINKS),
        (["E4"], (quote(attributes={"attribution": "unattributed"}), CUE, SPEAKER), LINKS),
    ],
)
def test_each_fault_is_found_by_its_rule(expected: list[str], spans: tuple[Span, ...], relations: tuple[Relation, ...]) -> None:
    assert rules(*spans, relations=relations) == expected


def test_an_implied_speaker_needs_a_verb_and_a_referent() -> None:
    implied = Span("s", "speaker", "implicit", ((0, 3),))
    assert rules(quote(), implied, relations=(LINKS[1],)) == ["E4", "E6"]


def test_a_short_marked_word_is_doubted_and_a_nested_direct_quote_inherits_its_speaker() -> None:
    inner = quote("q2", ((TEXT.index("موسكو"), TEXT.index("لحوار") + 5),))
    assert rules(quote(), inner, CUE, SPEAKER, relations=LINKS) == ["W2"]
    short = quote("q3", ((TEXT.index('"لا'), TEXT.index('"لا') + 4),))
    assert "W4" in rules(quote(), CUE, SPEAKER, short, relations=LINKS)


def test_one_name_for_two_people_is_doubted() -> None:
    spans = (Span("a", "entity", "PER", ((4, 11),), "x"), Span("b", "speaker", "named", ((4, 11),), "y"))
    assert "W7" in rules(*spans, referents=(Referent("x", "لافروف"), Referent("y", "شويغو")))


def test_the_gold_of_the_seed_is_sound(seed_gold: Path) -> None:
    with seed_gold.open("rb") as stream:
        (entry,) = jsonl.read(stream, "gold", text_of=lambda _: None, label_set=LABELS)
    found = problems(entry.document, entry.annotation_set, {r.id: r for r in entry.referents}, LABELS)
    assert [(p.rule, p.range) for p in found] == [("W3", (2118, 2159))]


def test_what_belongs_to_no_quote_is_mended_by_the_key_that_links_it_where_there_is_one() -> None:
    def fixes(*spans: Span) -> dict[str, str | None]:
        found = problems(Document("d", TEXT), AnnotationSet.of("d", "m", spans=spans), {}, LABELS)
        return {p.span_ids[0]: p.fix for p in found if p.rule == "W1"}

    assert fixes(CUE, SPEAKER) == {"c": None, "s": None}
    assert fixes(quote(), CUE, SPEAKER) == {"q": "relink", "c": "cue", "s": "speaker"}
