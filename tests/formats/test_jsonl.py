"""Native JSONL: nothing is lost, and what is refused is named by line and field."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.annotation import AnnotationSet, Document, Entry, Progress, Referent, Relation, Span
from annotator.core.labels import parse
from annotator.formats import jsonl
from annotator.formats.lines import lines
from annotator.formats.problem import FormatError, FormatProblem
from annotator.paths import resource

LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
TEXT = "قال لَافروف 😀 إن موسكو مستعدة"


def read(data: bytes) -> list[Entry | FormatProblem]:
    stored = {"stored": TEXT}
    return list(jsonl.read(io.BytesIO(data), "f.jsonl", text_of=stored.get, label_set=LABELS))


def written(entries: list[Entry]) -> bytes:
    stream = io.BytesIO()
    jsonl.write(entries, stream)
    return stream.getvalue()


def line(**changes: object) -> bytes:
    whole = {"id": "d", "text": TEXT, "annotator": "maryam", "spans": [{"start": 0, "end": 3, "label": "verb"}]} | changes
    return json.dumps({key: value for key, value in whole.items() if value is not ...}, ensure_ascii=False).encode()


def test_the_seed_gold_comes_back_as_the_same_data_and_the_same_bytes_twice(seed_gold: Path) -> None:
    raw = seed_gold.read_bytes()
    entries = read(raw)
    once = written(entries)
    assert once == written(entries) == written(read(once))

    def bare(value):
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items() if item not in ({}, [], "")}
        return [bare(item) for item in value] if isinstance(value, list) else value

    assert bare(json.loads(once)) == bare(json.loads(raw))
    assert len(entries[0].annotation_set.spans) == 97 and len(entries[0].annotation_set.relations) == 37


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text("اب\u064e😀x", max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("kقz", min_size=1, max_size=3), inner, max_size=3),
    max_leaves=6,
)
EXTRA = st.dictionaries(st.sampled_from(["x_one", "ملاحظة", "zz"]), JSON, max_size=2)


@st.composite
def entries(draw) -> Entry:
    borders = [0, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 22]
    spans = {}
    for number in range(draw(st.integers(0, 4))):
        places = sorted(draw(st.lists(st.sampled_from(borders), min_size=2, max_size=4, unique=True)))[: 2 if draw(st.booleans()) else 4]
        pairs = tuple(zip(places[::2], places[1::2], strict=False))
        segments = tuple(pair for i, pair in enumerate(pairs) if i == 0 or pair[0] > pairs[i - 1][1]) or ((0, 3),)
        layer = draw(st.sampled_from(["quote", "entity"]))
        spans[f"s{number}"] = Span(
            f"s{number}", layer, draw(st.sampled_from(["direct", "PER", "غريب"])), segments,
            draw(st.sampled_from([None, "لافروف"])), draw(EXTRA), draw(st.sampled_from(["", "راجع"])), draw(EXTRA),
        )  # fmt: skip
    relations = {}
    if len(spans) > 1:
        relations = {"r": Relation("r", "speaker", "s0", "s1", draw(EXTRA), draw(EXTRA))}
    people = (Referent("لافروف", "سيرغي لافروف", "person", ("الوزير",), draw(EXTRA)),)
    work = AnnotationSet("d", "مريم", "human", Progress("done", draw(st.sampled_from(["", "تم"]))), spans, relations)
    return Entry("d", Document("d", TEXT, "عنوان", draw(EXTRA), draw(EXTRA)), work, people)


@given(entries())
def test_whatever_is_written_comes_back_whole(entry: Entry) -> None:
    (again,) = read(written([entry]))
    assert again == entry


REFUSALS = [
    (b"{", "", "not JSON"),
    (b"[1]", "$", "JSON object"),
    (b'{"id": "\xed\xa0\x80"}', "", "not UTF-8"),
    (b'{"id": NaN}', "", "not a number"),
    (b'{"id": "d", "text": "x", "meta": {"n": 1e999}}', "", "not a number"),
    (b'{"id": "d", "text": "x", "meta": {"n": %d}}' % 2**70, "", "not a number"),
    (b'{"id": "d", "id": "e"}', "$..id", "twice"),
    (b'{"id": "d", "text": "a\\ud800"}', "$.text", "U+D800 at position 1"),
    (b'{"id": "d", "text": "a\\u0000"}', "$.text", "U+0000"),
    (b'{"id": "d\\ud800", "text": "a"}', "$.id", "half a surrogate"),
    (b'{"id": "d", "text": "a", "meta": {"x": ["\\u0000"]}}', "$.meta.x[0]", "NUL"),
    (b"[" * 100_000, "", "nested too deeply"),
    (b'{"text": "a"}', "$.id", "missing"),
    (b'{"id": "unknown", "spans": [], "annotator": "a"}', "$.text", "no text here"),
    (line(format="annotator/9"), "$.format", "annotator/9"),
    (line(annotator=...), "$.annotator", "Whose"),
    (line(kind="robot"), "$.kind", "none of human, gold, extractor"),
    (line(spans={}), "$.spans", "a list"),
    (line(spans=[3]), "$.spans[0]", "JSON object"),
    (line(spans=[{"start": 0, "end": 3}]), "$.spans[0].label", "missing"),
    (line(spans=[{"start": "0", "end": 3, "label": "x"}]), "$.spans[0].start", "whole number"),
    (line(spans=[{"start": 0, "end": 2.5, "label": "x"}]), "$.spans[0].end", "whole number"),
    (line(spans=[{"start": 3, "end": 3, "label": "x"}]), "$.spans[0]", "empty or backwards"),
    (line(spans=[{"start": 0, "end": 99, "label": "x"}]), "$.spans[0]", "beyond the text"),
    (line(spans=[{"start": 0, "end": 5, "label": "x"}]), "$.spans[0]", "cuts a letter from its marks"),
    (line(spans=[{"start": 0, "end": 3, "label": "x", "text": "قيل"}]), "$.spans[0].text", "not “قيل”"),
    (line(spans=[{"start": 15, "end": 17, "label": "x", "text": "إن"}]), "$.spans[0].text", "UTF-16 units"),
    (line(spans=[{"id": "a", "start": 0, "end": 3, "label": "x"}] * 2), "$.spans[1].id", "another span's"),
    (line(spans=[{"start": 0, "end": 9, "segments": [[0, 3]], "label": "x"}]), "$.spans[0].segments", "from start to end"),
    (line(spans=[{"start": 0, "end": 7, "segments": [[0, 3], [3, 7]], "label": "x"}]), "$.spans[0].segments", "touch"),
    (line(relations=[{"label": "cue", "head": "s1", "child": "s9"}]), "$.relations[0].child", "no span “s9”"),
    (line(relations=[{"label": "cue", "head": "s1", "child": "s1"}]), "$.relations[0].child", "to itself"),
    (line(referents=[{"id": "a", "name": 3}]), "$.referents[0].name", "text"),
]


@pytest.mark.parametrize(("data", "path", "reason"), REFUSALS, ids=range(len(REFUSALS)))
def test_a_bad_line_is_refused_by_name_and_the_good_ones_beside_it_are_read(data: bytes, path: str, reason: str) -> None:
    found = read(line(id="before") + b"\n" + data + b"\n" + line(id="after") + b"\n")
    problems = [item for item in found if isinstance(item, FormatProblem)]
    assert len(problems) == 1, found
    assert (problems[0].line, problems[0].path) == (2, path)
    assert reason in problems[0].sentence and str(problems[0]).startswith("f.jsonl:2: ")
    assert [item.document_id for item in found if isinstance(item, Entry)] == ["before", "after"]


def test_the_smallest_line_of_an_extractor_is_enough() -> None:
    (entry,) = read(b'{"id":"stored","annotator":"x","spans":[{"start":0,"end":3,"label":"verb"},{"start":4,"end":11,"label":"??"}]}')
    assert isinstance(entry, Entry) and entry.document is None
    assert [(s.id, s.layer, s.label) for s in entry.annotation_set.spans.values()] == [("s1", "cue", "verb"), ("s2", "entity", "??")]


def test_a_utf_16_file_is_called_by_its_name() -> None:
    (problem,) = read("{}\n{}".encode("utf-16"))
    assert "is UTF-16" in problem.sentence


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert isinstance(read(b"\xef\xbb\xbf" + line())[0], Entry)


def test_line_separators_inside_a_text_do_not_cut_the_line() -> None:
    text = "قال\u2028الوزير\u0085أمس"
    (entry,) = read(json.dumps({"id": "d", "text": text}, ensure_ascii=False).encode())
    assert entry.document.text == text


def test_an_endless_line_is_skipped_and_the_next_one_read() -> None:
    data = b'{"id": "' + b"x" * 5_000_000 + b'"}\n' + line()
    (first, refusal), second = lines(io.BytesIO(data), longest=1000)
    assert first == 1 and isinstance(refusal, FormatError) and "longer" in refusal.template
    assert second == (2, line())


def test_the_same_document_by_the_same_annotator_twice_is_refused_once() -> None:
    found = read(line() + b"\n" + line() + b"\n" + line(annotator="ahmad"))
    assert [type(item) for item in found] == [Entry, FormatProblem, Entry]
    assert "stands in line 1" in found[1].sentence


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_rubbish_gives_problems_and_never_an_exception(data: bytes) -> None:
    assert all(isinstance(item, Entry | FormatProblem) for item in read(data))


@given(st.integers(0, 400), st.binary(min_size=1, max_size=3))
def test_a_damaged_line_gives_an_entry_or_a_problem(place: int, damage: bytes) -> None:
    data = line(relations=[], referents=[{"id": "a", "name": "ب", "aliases": ["ج"]}])
    assert all(isinstance(item, Entry | FormatProblem) for item in read(data[:place] + damage + data[place + len(damage) :]))
