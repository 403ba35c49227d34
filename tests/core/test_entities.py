"""Entities as proposals: where they begin and end, which referent they mean, and what is not proposed."""

import pytest

from annotator import lexicon_files
from annotator.core.annotation import Referent
from annotator.core.entities import entity_candidates
from annotator.core.labels import parse
from annotator.paths import resource

LEXICON = lexicon_files.load()
LABELS = parse(resource("labels", "quotations.toml").read_text(encoding="utf-8"))
PEOPLE = {
    r.id: r
    for r in (
        Referent("lavrov", "سيرغي لافروف", "person", ("وزير الخارجية الروسي",)),
        Referent("china", "الصين", "country", ("بكين",)),
        Referent("media", "وسائل إعلام روسية", "organization"),
    )
}


def proposed(text: str, people: dict[str, Referent] | None = None) -> list[tuple[str, str, str | None]]:
    found = entity_candidates(text, PEOPLE if people is None else people, LEXICON, LABELS)
    return [(one.label, text[slice(*one.range)], one.referent_id) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سافر إلى بكين وموسكو ثم لأوكرانيا", [("GPE", "بكين", "china"), ("GPE", "موسكو", None), ("GPE", "أوكرانيا", None)]),
        ("عاد للصين", [("GPE", "لصين", "china")]),
        ("في منطقة الشرق الأوسط", [("LOC", "الشرق الأوسط", None)]),
        ("مع جمهورية الصين الشعبية أمس", [("GPE", "جمهورية الصين الشعبية", "china")]),
        ("وصل يوم الثلاثاء الماضي", [("DATE", "يوم الثلاثاء الماضي", None)]),
        ("وصل الثُّلاثاء", [("DATE", "الثُّلاثاء", None)]),
        ("التقى الرئيس فلاديمير بوتين في", [("PER", "فلاديمير بوتين", None)]),
        ("شكر لافروف الصين", [("PER", "لافروف", "lavrov"), ("GPE", "الصين", "china")]),
        ("نشرته صحيفة «الضفة الأخرى» المحلية", [("ORG", "الضفة الأخرى", None)]),
        ("بحسب وكالة ريا نوفوستي الروسية", [("ORG", "وكالة ريا نوفوستي", None)]),
        ("على قناة تليغرام", [("ORG", "تليغرام", None)]),
    ],
)
def test_an_entity_is_proposed_without_its_clitic_and_with_all_its_words(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert proposed(text) == found


@pytest.mark.parametrize("text", ["قال وزير الخارجية الروسي", "ذكرت وسائل إعلام روسية", "رئيس نقله التلفزيون", ""])
def test_a_title_a_crowd_and_a_verb_are_no_names(text: str) -> None:
    assert [one for one in proposed(text) if one[0] != "GPE"] == []


def test_a_name_that_two_people_share_means_neither() -> None:
    people = {uid: Referent(uid, f"{uid} الخطيب", "person") for uid in ("سامي", "رنا")}
    assert proposed("قال الخطيب", people) == []


def test_only_labels_of_the_label_set_are_proposed() -> None:
    wojood = parse(resource("labels", "wojood.toml").read_text(encoding="utf-8"))
    found = entity_candidates("في أوراسيا ومصر الثلاثاء", {}, LEXICON, wojood)
    assert all(wojood.label("entity", one.label) for one in found)


def test_a_set_with_another_label_for_persons_gets_the_rules_persons() -> None:
    wojood = parse(resource("labels", "wojood.toml").read_text(encoding="utf-8"))
    text = "قال وزير الخارجية الروسي سيرغي لافروف في موسكو"
    found = {text[slice(*one.range)]: one.label for one in entity_candidates(text, {}, LEXICON, wojood)}
    assert found["سيرغي لافروف"] == "PERS" and found["موسكو"] == "GPE"
