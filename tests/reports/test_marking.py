"""Spans marked in HTML: every letter once, under exactly the spans that cover it, in any nest and overlap."""

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.annotation import Span, merged_segments
from annotator.core.text import grapheme_borders
from annotator.reports.marking import excerpt, marked, pieces, shown
from annotator.reports.markup import escaped, tag

LETTERS = "وقالَ «مُوسكو» <b>&\"' \u200f\u202e\u0651\n.؟ـ7٣x😀"
texts = st.text(st.sampled_from(LETTERS), min_size=1, max_size=60)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(texts)
    offset = st.integers(0, len(text))
    segments = st.lists(st.tuples(offset, offset).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=3)
    found = [merged_segments(each) for each in draw(st.lists(segments, max_size=5))]
    return text, [Span(f"s{k}", "quote", "direct", each) for k, each in enumerate(found) if each]


def parsed(markup: str) -> ET.Element:
    return ET.fromstring(f"<p>{markup}</p>")


@given(articles(), st.data())
def test_pieces_are_the_place_cut_at_every_border(article: tuple[str, list[Span]], data: st.DataObject) -> None:
    text, spans = article
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    found = pieces((first, last), spans)
    assert [offset for piece in found for offset in range(piece.start, piece.end)] == list(range(first, last))
    for piece in found:
        for offset in range(piece.start, piece.end):
            assert set(piece.covering) == {span for span in spans if span.covers(offset)}
            assert piece.bridged == any(s.start <= offset < s.end and not s.covers(offset) for s in spans)


@given(articles())
def test_the_text_stays_what_it_was(article: tuple[str, list[Span]]) -> None:
    text, spans = article
    for markup in (marked(text, (0, len(text)), spans, "left"), marked(text, (0, len(text)), spans[:1], "left", spans[1:])):
        assert "".join(parsed(markup).itertext()) == text


@given(articles())
def test_a_letter_is_marked_where_a_span_covers_it(article: tuple[str, list[Span]]) -> None:
    text, spans = article
    offset = 0
    root = parsed(marked(text, (0, len(text)), spans, "left"))
    for words, is_mark in _runs(root):
        for k in range(offset, offset + len(words)):
            assert is_mark == any(span.covers(k) for span in spans)
        offset += len(words)


def _runs(root: ET.Element) -> list[tuple[str, bool]]:
    runs = [(root.text or "", False)]
    for child in root:
        runs += [(child.text or "", child.tag == "mark"), (child.tail or "", False)]
    return runs


def test_edges_stand_at_the_borders_of_each_segment_also_inside_a_word() -> None:
    text = "وأضافموسكو بالمستشفيات اليوم"
    inner, outer = Span("a", "quote", "direct", ((5, 10), (13, 16))), Span("b", "quote", "direct", ((0, 10),))
    found = [(m.text, m.get("class")) for m in parsed(marked(text, (0, len(text)), [inner, outer], "left")).iter("mark")]
    assert found == [("وأضاف", "left opens"), ("موسكو", "left deep opens closes"), ("لمس", "left opens closes")]
    assert [(m.text, m.get("class")) for m in parsed(marked(text, (0, len(text)), [inner], "left")).iter("span")] == [(" با", "bridge")]


def test_a_speaker_inside_a_quote_does_not_divide_its_edges() -> None:
    quote, speaker = Span("q", "quote", "direct", ((0, 10),)), Span("s", "speaker", "named", ((3, 5),))
    found = [m.get("class") for m in parsed(marked("0123456789", (0, 10), [quote], "right", [speaker])).iter("mark")]
    assert found == ["right opens", "right child", "right closes"]


@given(texts.map(lambda text: text * 40), st.data())
def test_an_excerpt_holds_its_place_and_cuts_no_letter_from_its_marks(text: str, data: st.DataObject) -> None:
    borders = grapheme_borders(text)
    start = borders.floor(data.draw(st.integers(0, len(text) - 1)))
    end = borders.ceiling(data.draw(st.integers(start + 1, min(len(text), start + 900))))
    (first, last), = excerpt(text, (start, end)).parts
    assert 0 <= first <= start < end <= last <= len(text)
    assert first in borders and last in borders


def test_an_excerpt_is_the_sentence() -> None:
    text = "جملة أولى. قال د. سمير إن الأمر جيد. ثم مضى.\nفقرة"
    start = text.index("الأمر")
    (first, last), = excerpt(text, (start, start + 5)).parts
    assert text[first:last] == "قال د. سمير إن الأمر جيد."


def test_of_a_very_long_place_its_ends_are_shown() -> None:
    text = "كلمة " * 1000
    found = excerpt(text, (500, 4000))
    assert len(found.parts) == 2 and found.cut_before and found.cut_after
    span = Span("s", "quote", "direct", ((500, 4000),))
    markup = shown(text, (500, 4000), [span], "left")
    assert len(markup) < 2500 and markup.count("omitted") == 1


@given(st.text(max_size=40))
def test_what_is_escaped_comes_back_but_for_what_xml_cannot_hold(text: str) -> None:
    came = "".join(parsed(escaped(text)).itertext())
    assert len(came) == len(text)
    assert all(a == b or b == "\ufffd" for a, b in zip(text, came, strict=True))
    assert ET.fromstring(tag("p", title=text.replace("\n", " ").replace("\t", " "))).get("title") is not None
