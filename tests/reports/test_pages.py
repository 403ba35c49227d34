"""Whole reports: what stands in them, in both languages; nothing loaded, nothing taken for markup."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.annotation import AnnotationSet, Document, Entry, Referent, Relation, Span
from annotator.core.labels import parse
from annotator.paths import resource
from annotator.reports import agreement, evaluation
from annotator.reports.differences import Comparison, compare
from annotator.reports.words import TEXTS, Words

LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
TEXT = "قال وزير الخارجية سيرغي لافروف إن «العلاقات جيدة». وأضاف أن بلاده مستعدة للحوار. وفي موسكو هطل المطر."
HOSTILE = '"><script src="http://evil.example/x.js">alert(1)</script><img src=x onerror=alert(2)> & \u202e\u2066'
ALLOWED = {"src", "href", "action", "background", "xlink:href"}


def span(identity: str, layer: str, label: str, words: str, referent: str | None = None) -> Span:
    start = TEXT.index(words)
    return Span(identity, layer, label, ((start, start + len(words)),), referent)


def entry(annotator: str, spans: list[Span], *, speaker: str, name: str) -> Entry:
    relations = [Relation("r1", "speaker", "q1", speaker)]
    referents = (Referent("x1" if annotator == "خالد" else "lavrov", name, "person"),)
    found = AnnotationSet.of("d1", annotator, spans=spans, relations=relations)
    return Entry("d1", Document("d1", TEXT, "لقاء «موسكو» 2"), found, referents)


def both(name: str = "سيرغي لافروف", other: str = "الخارجية", *, shared: bool = True) -> tuple[Comparison, dict[str, Document]]:
    """Two annotators (with one list of referents where `shared`): one agreement, one difference each of boundary, label, speaker, and one span only the first has."""
    mine = [
        span("q1", "quote", "direct", "«العلاقات جيدة»"), span("q2", "quote", "indirect", "بلاده مستعدة للحوار"),
        span("s1", "speaker", "named", "سيرغي لافروف", "lavrov"), span("e1", "entity", "GPE", "موسكو"), span("c1", "cue", "verb", "قال"),
    ]  # fmt: skip
    theirs = [
        span("q1", "quote", "direct", "«العلاقات جيدة»"), span("q2", "quote", "indirect", "أن بلاده مستعدة للحوار"),
        span("s1", "speaker", "nominal", "سيرغي لافروف", "x1"), span("c1", "cue", "verb", "قال", "lavrov" if shared else None),
    ]  # fmt: skip
    return compare("مريم", "خالد", [entry("مريم", mine, speaker="s1", name=name)], [entry("خالد", theirs, speaker="s1", name=other)])


def agreement_data(names: tuple[str, ...] = ("مريم", "خالد"), documents: int = 1) -> dict[str, Any]:
    layer = {"f1_exact": 0.5, "f1_overlap": 1.0, "iou": 0.934, "u_alpha": 0.81, "u_alpha_binary": 0.9, "cu_alpha": None, "cover": 0.3, "n": 14}
    pairs = [
        {"a": a, "b": b, "layers": {"quote": {"f1_exact": 0.25, "gamma": 0.71}}, "speaker": {"n": 2, "value": 0.5}}
        for k, a in enumerate(names)
        for b in names[k + 1 :]
    ]
    return {
        "documents": documents, "annotators": list(names), "layers": {"quote": {**layer, "low": None, "high": None}}, "pairs": pairs,
        "labels": {"quote": {"direct": {"f1_exact": 1.0, "low": None, "high": None, "n": 2}}}, "per_document": [{"id": "d1", "value": 0.5}],
    }  # fmt: skip


def score(correct: int, missed: int, spurious: int, **more: Any) -> dict[str, Any]:
    return {
        "correct": correct, "incorrect": 0, "partial": 0, "missed": missed, "spurious": spurious, "precision": correct / (correct + spurious),
        "recall": correct / (correct + missed), "f1": 2 * correct / (2 * correct + missed + spurious), "low": None, "high": None, **more,
    }  # fmt: skip


def evaluation_data(documents: int = 1) -> dict[str, Any]:
    schemes = {scheme: score(3, 1, 2) for scheme in evaluation.SCHEMES}
    accuracy = {strength: {"n": 4, "correct": 3, "value": 0.75, "cover": 0.8} for strength in ("referent", "mention", "overlapping")}
    return {
        "documents": documents,
        "layers": {"quote": {**schemes, "ignoring_marks": {scheme: score(4, 0, 1) for scheme in schemes}, "iou": 0.91}},
        "labels": {"quote": {"direct": {"strict": score(3, 1, 2, low=0.41, high=0.83)}}},
        "attribution": {"exact": score(1, 2, 1), "overlap": score(2, 1, 1), "accuracy": accuracy},
        "relations": {"cue": {"exact": score(1, 1, 1), "overlap": score(2, 1, 1)}},
        "per_document": [{"id": "d1", "value": 0.67}],
    }


def parsed(page: str) -> ET.Element:
    """Reports are well-formed XML too, which no browser's leniency can hide."""
    first, rest = page.split("\n", 1)
    assert first == "<!DOCTYPE html>"
    return ET.fromstring(rest)


def words_of(element: ET.Element) -> str:
    """What is read there, the isolates of names left out."""
    return re.sub(r"\s+", " ", re.sub("[\u2066-\u2069]", "", " ".join(element.itertext()))).strip()


def pages(comparison: Comparison, texts: dict[str, Document], names: tuple[str, str] = ("مريم", "خالد")) -> Iterator[str]:
    for language in ("ar", "en"):
        yield agreement.page(agreement_data(names), [comparison], texts, language, label_set=LABELS)
        yield evaluation.page(evaluation_data(), [comparison], texts, language, label_set=LABELS)


# -- safe and whole


def assert_safe(page: str) -> None:
    root = parsed(page)
    known = set("html head meta title style body header h1 dl dt dd main section h2 h3 h4 p table thead tbody tr th td b bdi small figure "
                "figcaption svg g rect line polyline text div article footer span strong mark".split())  # fmt: skip
    assert {element.tag for element in root.iter()} <= known
    for element in root.iter():
        assert not set(element.attrib) & ALLOWED and not any(key.startswith("on") for key in element.attrib)
        if "style" in element.attrib or element.tag == "style":
            assert not re.search(r"url\(|@import|https?:|expression", element.get("style", "") + (element.text or ""))


@settings(max_examples=25)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30), st.text(max_size=20))
def test_whatever_names_titles_and_labels_hold_is_text(title: str, left: str, right: str, referent: str) -> None:
    comparison, texts = both(name=referent or "x", other=HOSTILE)
    texts = {key: replace(document, title=title) for key, document in texts.items()}
    for page in pages(replace(comparison, left=left, right=right), texts, (left, right)):
        assert_safe(page)


def test_hostile_input_is_shown_as_it_is_written() -> None:
    text = HOSTILE + " " + HOSTILE
    document = Document("<d>&\"'", text, HOSTILE)
    labelled = Span("1", "<layer>", "<label>", ((0, 9),), "<r>"), Span("2", "<layer>", "<other>", ((2, 12),), "<r>")
    sides = [Entry(document.id, document, AnnotationSet.of(document.id, HOSTILE, spans=[each])) for each in labelled]
    comparison, texts = compare(HOSTILE, "<b>", sides[:1], sides[1:])
    for page in pages(comparison, texts, (HOSTILE, "<b>")):
        assert_safe(page)
        assert "<script" not in page and "<img" not in page
        case = parsed(page).find(".//article")
        assert case is not None
        shown = "".join(next(p for p in case.iter("p") if p.get("class", "").startswith("text")).itertext())
        assert shown == text


def test_a_name_cannot_turn_the_line_around_it() -> None:
    comparison, texts = both()
    for page in pages(replace(comparison, left="a\u202eb\u2069c"), texts, ("a\u202eb\u2069c", "x")):
        assert "abc" in page and "\u202e" not in page
        assert page.count("\u2066") + page.count("\u2068") == page.count("\u2069"), "what opens is closed"


def test_a_report_forbids_the_browser_to_load_anything() -> None:
    for page in pages(*both()):
        policy = [meta for meta in parsed(page).iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
        assert policy[0].get("content") == "default-src 'none'; style-src 'unsafe-inline'"
        assert not re.search(r"https?:", page)


def test_the_same_data_give_the_same_bytes() -> None:
    assert list(pages(*both())) == list(pages(*both()))


# -- contents


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_direction_and_language(language: str, direction: str) -> None:
    comparison, texts = both()
    root = parsed(agreement.page(agreement_data(), [comparison], texts, language, label_set=LABELS))
    assert (root.get("lang"), root.get("dir")) == (language, direction)


def test_agreement_in_arabic() -> None:
    comparison, texts = both()
    root = parsed(agreement.page(agreement_data(), [comparison], texts, "ar", label_set=LABELS, date="2026-11-25"))
    said = words_of(root)
    assert [words_of(h) for h in root.iter("h2")] == [
        "النتائج", "بحسب الوسم", "المقالات من الأسوأ إلى الأفضل", "الاختلافات للبتّ فيها",
    ]  # fmt: skip
    assert "الواسمون مريم ، خالد المقالات 1 التاريخ 2026-11-25" in said
    assert "لا مجال ثقة: المقالات قليلة (1)، ولا يُوثق بالمجال إن قلّت عن 10." in said
    rows = [[words_of(cell) for cell in tr.iter("td")] for tr in root.find(".//table").iter("tr")][1:]
    assert [row[1] for row in rows] == ["0.50", "1.00", "0.93", "0.81", "0.90", "0.30", "0.71", "14"]
    assert rows[0][0].startswith("المقطع نفسه بالوسم نفسه (F1) من كل ما وسمه الواسمان")


def test_agreement_in_english() -> None:
    comparison, texts = both()
    root = parsed(agreement.page(agreement_data(documents=1), [comparison], texts, "en", label_set=LABELS))
    said = words_of(root)
    for sentence in (
        "Of all that both annotators marked, this share was marked by both with exactly the same beginning, end and label.",
        "0 means: no better than scattering the same marks at random.",
        "Beware: long spans weigh heavily: nine missed short quotes hardly lower it.",
        "No intervals: too few articles (1); under 10 an interval cannot be trusted.",
    ):
        assert sentence in said, sentence


def test_every_difference_is_listed_once_with_both_sides_and_room_to_decide() -> None:
    comparison, texts = both()
    root = parsed(agreement.page(agreement_data(), [comparison], texts, "en", label_set=LABELS))
    cases = list(root.iter("article"))
    kinds = [case.get("class", "").split()[1] for case in cases]
    assert kinds == [case.kind for case in comparison.cases] == ["label", "speaker", "boundary", "left_only"]
    assert [words_of(next(s for s in case.iter("span") if s.get("class") == "no")) for case in cases] == ["1", "2", "3", "4"]
    boundary = cases[2]
    marks = [(mark.get("class"), mark.text) for mark in boundary.iter("mark")]
    assert marks == [("left opens closes", "بلاده مستعدة للحوار"), ("right opens closes", "أن بلاده مستعدة للحوار")]
    sentences = ["".join(p.itertext()) for p in boundary.iter("p")]
    assert sentences == ["وأضاف أن بلاده مستعدة للحوار."] * 2
    assert words_of(boundary.find("footer")) == "Decision مريم خالد both neither other Reason"
    assert words_of(cases[3].find("footer")) == "Decision keep drop other Reason"
    assert "Only مريم" in words_of(cases[3]) and "Geopolitical" in words_of(cases[3])


def test_another_speaker_is_named_on_both_sides() -> None:
    comparison, texts = both()
    root = parsed(agreement.page(agreement_data(), [comparison], texts, "en", label_set=LABELS))
    speaker = next(case for case in root.iter("article") if "speaker" in case.get("class", ""))
    said = [words_of(p) for p in speaker.iter("p") if p.get("class") == "child-line"]
    assert said == ["Speaker: سيرغي لافروف “ سيرغي لافروف ” (Named)", "Speaker: الخارجية “ سيرغي لافروف ” (Nominal)"]


def test_lists_of_referents_of_their_own_are_linked_by_what_they_name() -> None:
    """The measures count by the same rule; ids that mean the same person must not fill the list with differences."""
    comparison, _ = both(shared=False)
    assert "speaker" not in {case.kind for case in comparison.cases}
    assert comparison.right_names == {("d1", "lavrov"): "الخارجية"}, "his name for him is still shown"


def test_three_annotators_get_a_matrix_and_a_list_for_each_pair() -> None:
    comparison, texts = both()
    data = agreement_data(("مريم", "خالد", "Mary"))
    root = parsed(agreement.page(data, [comparison, replace(comparison, right="Mary")], texts, "ar", label_set=LABELS))
    assert agreement.grid(data, "quote", "f1_exact") == [[None, 0.25, 0.25], [0.25, None, 0.25], [0.25, 0.25, None]]
    assert sum("الاختلافات للبتّ فيها: مريم و" in words_of(h) for h in root.iter("h2")) == 2
    assert len(list(root.find(".//svg").iter("rect"))) == 6


def test_evaluation_holds_counts_scores_and_errors() -> None:
    comparison, texts = both()
    root = parsed(evaluation.page(evaluation_data(), [replace(comparison, left="gold", right="rules")], texts, "en", label_set=LABELS))
    rows = [[words_of(cell) for cell in tr.iter("td")] for tr in root.iter("tr")]
    assert ["Quote", "0.60", "0.75", "0.67", "0.67", "0.91"] in rows
    assert ["Strict", "3", "0", "0", "1", "2", "0.60", "0.75", "0.67", "0.89"] in rows
    assert ["Same referent", "0.75", "3/4", "0.80"] in rows
    assert ["Cue · Boundaries", "1", "0", "0", "1", "1", "0.50", "0.50", "0.50"] in rows
    assert "[0.41–0.83]" in words_of(root) and "3/4" in words_of(root)
    errors = [words_of(next(s for s in case.iter("span") if s.get("class") == "kind")) for case in root.iter("article")]
    assert errors == ["Other label", "Other speaker", "Other boundaries", "Missed"]
    assert not list(root.iter("footer")), "nothing is to be decided here"


def test_two_extractors_stand_beside_each_other() -> None:
    comparison, texts = both()
    difference = {"layers": {"quote": {"strict": {"value": 0.031, "low": -0.012, "high": 0.07, "p": 0.1234}}}}
    data = {**evaluation_data(12), "second": evaluation_data(12), "difference": difference}
    two = [replace(comparison, left="gold", right=name) for name in ("rules", "قواعد 2")]
    root = parsed(evaluation.page(data, two, texts, "en", label_set=LABELS))
    rows = [[words_of(cell) for cell in tr.iter("td")] for tr in root.iter("tr")]
    assert ["Quote · Strict", "0.031 [−0.012–0.070]", "0.1234"] in rows
    assert {"Quote · rules", "Quote · قواعد 2"} <= {words_of(h) for h in root.iter("h3")}
    assert {"Articles from worst to best · rules", "Articles from worst to best · قواعد 2"} <= {words_of(h) for h in root.iter("h2")}


def test_intervals_are_explained_when_there_are_any() -> None:
    comparison, texts = both()
    data = agreement_data(documents=14)
    data["layers"]["quote"] |= {"low": 0.41, "high": 0.58}
    said = words_of(parsed(agreement.page(data, [comparison], texts, "en", label_set=LABELS)))
    assert "[0.41–0.58]" in said and "based on 14 articles" in said


def test_only_so_many_differences_are_printed_and_the_report_says_so() -> None:
    comparison, texts = both()
    root = parsed(agreement.page(agreement_data(), [comparison], texts, "en", limit=2))
    assert len(list(root.iter("article"))) == 2
    assert "The first 2 are printed" in words_of(root) and "Differences: 4." in words_of(root)


def test_nothing_to_settle() -> None:
    comparison, texts = both()
    agreed = replace(comparison, cases=[])
    assert "No differences." in words_of(parsed(agreement.page(agreement_data(), [agreed], texts, "en")))
    assert "No errors." in words_of(parsed(evaluation.page(evaluation_data(), [agreed], texts, "en")))


def test_worst_documents_come_first_and_many_become_a_curve() -> None:
    comparison, texts = both()
    data = agreement_data()
    data["per_document"] = [{"id": f"x{k}", "value": k / 40} for k in range(40)] + [{"id": "none", "value": None}]
    root = parsed(agreement.page(data, [comparison], texts, "en"))
    section = next(s for s in root.iter("section") if words_of(s).startswith("Articles from worst"))
    assert len(list(section.iter("polyline"))) == 1
    assert list(dict.fromkeys(re.findall(r"\bx\d+\b", words_of(section))))[:3] == ["x0", "x1", "x2"]
    assert "The worst 30 of 41 articles" in words_of(section)


def test_names_of_a_label_set_are_used_and_unknown_ones_stay_ids() -> None:
    assert Words("ar", LABELS).label("quote", "free_indirect") == "غير مباشر حر"
    assert Words("en", LABELS).label("quote", "ironic") == Words("en").label("quote", "ironic") == "ironic"


def test_every_text_has_both_languages_with_the_same_places_and_is_used() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in resource("..").glob("annotator/reports/*.py") if path.name != "words.py")
    patterns = re.findall(r'f"([a-z_.]*)\{', sources)
    for key, (arabic, english) in TEXTS.items():
        assert arabic and english
        assert sorted(re.findall(r"\{\w+\}", arabic)) == sorted(re.findall(r"\{\w+\}", english)), key
        assert f'"{key}"' in sources or any(key.startswith(p) for p in patterns if p) or key.endswith((".says", ".one", ".zero", ".trap")), key
