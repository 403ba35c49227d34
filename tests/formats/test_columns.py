"""The quick reader of columns: the same answers and the same refusals as the careful one."""

import io
import json
from collections.abc import Iterable
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.annotation import Entry
from annotator.core.columns import ManyColumns
from annotator.core.labels import parse
from annotator.formats import columns, jsonl
from annotator.formats.columns import ColumnLines, columns_of
from annotator.formats.problem import FormatProblem
from annotator.paths import resource

LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
TEXT = "قال «نعم» 👍🏽 ثُمَّ أضاف: «لا»"


def quick(data: bytes, text: str | None = TEXT) -> list[ColumnLines | FormatProblem]:
    return list(columns.read(io.BytesIO(data), "x", text_of=lambda _: text, label_set=LABELS, annotator="x"))


def one_by_one(found: Iterable[ColumnLines | FormatProblem]) -> list[object]:
    """What was read as plain data, a line each, whether it was read together with others or not."""
    result: list[object] = []
    for item in found:
        if isinstance(item, FormatProblem):
            result.append(item)
            continue
        many = item.columns
        ends = list(accumulate(many.counts, initial=0))
        assert list(item.documents) == list(many.documents)
        lines_of = zip(item.numbers, item.documents, item.annotators, item.texts, ends, ends[1:], strict=False)
        for number, document, annotator, text, first, last in lines_of:
            persons = many.referents[first:last] if many.referents and any(many.referents[first:last]) else None
            split = {place - first: many.split[place] for place in many.split or {} if first <= place < last}
            links = [(label, head - first, child - first) for label, head, child in many.relations if first <= head < last]
            spans = [list(column[first:last]) for column in (many.layers, many.labels, many.starts, many.ends)]
            result.append((number, document, annotator, text, spans, persons and list(persons), split, links))
    return result


def careful(data: bytes, text: str | None = TEXT) -> list[Entry | FormatProblem]:
    return list(jsonl.read(io.BytesIO(data), "x", text_of=lambda _: text, label_set=LABELS, unnamed="x", stored=False))


def the_same(data: bytes, text: str | None = TEXT) -> bool:
    """Holds that both readers say the same of one line; returns whether it was taken."""
    (one,), (other,) = quick(data, text), careful(data, text)
    if isinstance(other, FormatProblem):
        assert one == other
        return False
    expected = columns_of(other)
    assert isinstance(one, ColumnLines)
    assert list(one.annotators) == [other.annotation_set.annotator if other.annotation_set else None]
    assert list(one.texts) == [other.document.text if other.document else None]
    assert (list(one.numbers), list(one.documents)) == ([1], [other.document_id])
    if expected is None:
        assert one.columns.counts == [0]
        return True
    found = rows(one.columns)
    assert found[0] == rows(expected)[0]
    assert sorted(found[1]) == sorted(rows(expected)[1])
    return True


def rows(found: ManyColumns) -> tuple[list, list]:
    """Spans and relations without regard to the order in which they stand."""
    persons = found.referents or [None] * len(found.starts)
    spans = [
        (layer, label, start, end, person or "", (found.split or {}).get(row))
        for row, (layer, label, start, end, person) in enumerate(
            zip(found.layers, found.labels, found.starts, found.ends, persons, strict=True)
        )
    ]
    return sorted(spans, key=repr), [(label, spans[head], spans[child]) for label, head, child in found.relations]


offsets = st.integers(-1, len(TEXT) + 2)
strings = st.sampled_from(["direct", "PER", "start", "nobody", "", "لا"])
odd = st.sampled_from([None, True, 1.0, "5", [], {}, 10**30])


@st.composite
def lines(draw: st.DrawFn, names: st.SearchStrategy[str] = st.sampled_from(["d", "d", "d", ""])) -> bytes:  # noqa: B008
    """Lines that are mostly right, with a fault here and there."""
    found = []
    for n in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(TEXT) - 2))
        end = draw(st.integers(start + 1, len(TEXT)))
        span: dict = {"start": start, "end": end, "label": draw(strings)}
        if draw(st.booleans()):
            span["id"] = draw(st.sampled_from([f"s{n + 1}", f"s{9 - n}", f"x{n}"]))
        if draw(st.booleans()):
            span["layer"] = draw(st.sampled_from(["quote", "entity", None]))
        if draw(st.booleans()):
            span["text"] = TEXT[start:end] if draw(st.integers(0, 9)) else "لا"
        if draw(st.booleans()):
            span["referent"] = draw(st.sampled_from(["lavrov", None, ""]))
        if end - start > 3 and draw(st.integers(0, 3)) == 0:
            span["segments"] = [[start, start + 1], [draw(st.integers(start, start + 2)), end]]
        if draw(st.integers(0, 19)) == 0:
            span[draw(st.sampled_from(["start", "end", "label", "id", "segments", "text"]))] = draw(st.one_of(odd, offsets))
        found.append(span)
    line: dict = {"id": draw(names), "spans": found}
    if len(found) > 1 and draw(st.booleans()):
        names = [span.get("id", f"s{n + 1}") for n, span in enumerate(found)]
        line["relations"] = [{"label": "speaker", "head": names[0], "child": draw(st.sampled_from([names[-1], names[0], "none"]))}]
    if draw(st.booleans()):
        line["text"] = TEXT
    if draw(st.booleans()):
        line["annotator"] = draw(st.sampled_from(["maryam", "ahmad", "", None]))
    if draw(st.integers(0, 9)) == 0:
        line[draw(st.sampled_from(["format", "spans", "relations"]))] = draw(odd)
    return json.dumps(line, ensure_ascii=draw(st.booleans())).encode() + b"\n"


@settings(max_examples=400)
@given(lines())
def test_both_readers_say_the_same(line: bytes) -> None:
    the_same(line)


documents = st.sampled_from([f"d{n}" for n in range(99)] + ["d0", "d1", "d2"] * 20)
"""Some of which often stand in a file twice, by one annotator or by several."""
odd_lines = st.sampled_from([
    b"\n", b"[]\n", b'{"id":"d0"}\n', b'{"id":"d1","text":"abc"}\n', b'{"id":"d2","annotator":"m","spans":[],"text":"abc"}\n',
    b'{"id":"d2","spans":[{"start":0,"end":3,"label":"PER","score":0.5}]}\n',
    b'{"id":"d1","spans":[{"start":0,"start":2,"end":3,"label":"PER","score":0.5}]}\n',
])  # fmt: skip
files = st.lists(lines(documents) | odd_lines, max_size=8)


@settings(max_examples=300)
@given(files, st.dictionaries(documents, st.just(TEXT)))
def test_lines_read_together_are_what_they_are_alone(given_lines: list[bytes], texts: dict[str, str]) -> None:
    def found(size: int) -> list[object]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(columns, "_BLOCK", size)
            stream, known = io.BytesIO(b"".join(given_lines)), dict(texts)
            items = []
            for item in columns.read(stream, "x", text_of=known.get, label_set=LABELS, annotator="x"):
                items.append(item)
                if isinstance(item, ColumnLines):
                    known |= {document: text for document, text in zip(item.documents, item.texts, strict=True) if text is not None}
            return one_by_one(items)

    alone = found(1)
    assert found(10**6) == alone
    assert found(300) == alone


def test_good_lines_are_read_together() -> None:
    """Or else the quick way would be a slow one that nobody notices."""
    whole = {"format": "annotator/1", "text": TEXT, "meta": {"a": "\"b\""}, "annotator": "m", "kind": "human", "status": "done"}
    spans = [
        {"id": "a", "layer": "quote", "label": "direct", "start": 4, "end": 9, "text": TEXT[4:9], "note": "«\"»"},
        {"id": "b", "layer": "speaker", "label": "named", "start": 0, "end": 3, "referent": "x", "attributes": {"k": ["v"]}},
    ]
    relations = [{"id": "r", "label": "speaker", "head": "a", "child": "b"}]
    more = {"spans": spans, "relations": relations, "referents": [{"id": "x", "name": "س"}]}
    data = b"".join(json.dumps(whole | {"id": f"d{n}"} | more, ensure_ascii=n % 2 == 0).encode() + b"\n" for n in range(5))
    (found,) = quick(data + b'{"id":"untouched","source":"x"}\n')
    assert isinstance(found, ColumnLines)
    assert list(found.annotators) == ["m"] * 5 + [None]
    assert found.columns.relations == [("speaker", 2 * n, 2 * n + 1) for n in range(5)]
    assert list(found.columns.counts) == [2] * 5 + [0]


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":"d","spans":[{"start":0,"start":1,"end":3,"label":"PER"}]}',
        b'{"id":"d","spans":[{"start":0,"end":3,"label":"PER","label":"ORG"}]}',
        b'{"id":"d","spans":[],"spans":[{"start":0,"end":3,"label":"PER"}]}',
        b'{"id":"d","spans":[{"start":NaN,"end":3,"label":"PER"}]}',
        b'{"id":"d","spans":[{"start":0,"end":3,"label":"\xff"}]}',
        b'{"id":"d","spans":[{"start":0,"end":3,"label":"\\ud800"}]}',
        b'{"id":"d","text":"a\\u0000b","spans":[]}',
        b'{"id":"\\u0000","spans":[]}',
        b"[]",
        b'{"id":"d"',
        b'{"id":"d","spans":[{"start":0,"end":99,"label":"PER"}]}',
        b'{"id":"d","spans":[{"start":3,"end":3,"label":"PER"}]}',
        b'{"id":"d","spans":[{"end":3,"label":"PER"}]}',
        b'{"spans":[]}',
        b"[" * 100_000,
    ],
)
def test_what_the_careful_reader_refuses_the_quick_one_refuses_in_the_same_words(line: bytes) -> None:
    assert not the_same(line + b"\n")


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":"d","spans":[{"start":0,"end":3,"label":"start"}],"note":"\\"end\\": \\"label\\""}',
        b'{"id":"d","text":"\\ufeffa\\r\\nb","spans":[{"start":0,"end":3,"label":"PER"}]}',
        b'{"id":"d","text":"abc","meta":{}}',
        b'{"id":"d","relations":[]}',
        b'{"id":"d","spans":null}',
    ],
)
def test_what_looks_doubtful_and_is_right_is_taken(line: bytes) -> None:
    assert the_same(line + b"\n", None if b'"text"' in line else TEXT)


def test_a_line_needs_no_text_and_may_cut_a_letter_from_its_marks() -> None:
    line = json.dumps({"id": "d", "spans": [{"start": 15, "end": 16, "label": "PER"}, {"start": 5, "end": 10**6, "label": "PER"}]})
    (found,) = quick(line.encode(), text=None)
    assert isinstance(found, ColumnLines)
    assert list(found.columns.ends) == [16, 10**6]


def test_an_offset_is_no_farther_than_any_text() -> None:
    line = json.dumps({"id": "d", "spans": [{"start": 0, "end": 2**31, "label": "PER"}]}).encode()
    (found,), (other,) = quick(line, text=None), careful(line, text=None)
    assert found == other and isinstance(found, FormatProblem) and "beyond any text" in found.sentence


def test_spans_alike_but_for_their_referents_need_no_ids() -> None:
    spans = [{"start": 0, "end": 3, "label": "PER", "referent": name} for name in ("x", "y")]
    assert the_same(json.dumps({"id": "d", "spans": spans}).encode())


def test_a_document_by_one_annotator_may_stand_once_and_with_one_text() -> None:
    line = json.dumps({"id": "d", "spans": []}).encode() + b"\n"
    first, second = quick(line + line)
    assert isinstance(first, ColumnLines)
    assert (second.line, second.path) == (2, "$.id")
    (other,) = quick(json.dumps({"id": "d", "text": "غيره", "spans": []}).encode())
    assert (other.line, other.path) == (1, "$.text")
