"""Searching a project: the index follows imports, a broken or foreign one is made anew, filters narrow."""

from pathlib import Path

import pytest

from annotator.core.annotation import AnnotationSet, Document, Entry, Referent, Span
from annotator.core.concordance import Query
from annotator.store.database import ProjectError
from annotator.store.search import Concordance
from annotator.workspace import Workspace

TEXTS = {"a": "زار الوزير بكين", "b": "عاد من بكين وبكين بعيدة", "c": "لا شيء"}


def entry(uid: str, text: str) -> Entry:
    spans = [Span("s1", "entity", "GPE", ((text.index("بكين"), text.index("بكين") + 4),), referent="china")] if "بكين" in text else []
    people = (Referent("china", "الصين", "country"),) if spans else ()
    return Entry(uid, Document(uid, text, f"عنوان {uid}"), AnnotationSet.of(uid, "maryam", spans=spans), people)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    desk = Workspace.create(tmp_path / "p.db", annotator="maryam")
    desk.import_entries(entry(uid, text) for uid, text in TEXTS.items())
    desk.close()
    return tmp_path / "p.db"


def test_hits_come_in_order_with_their_places(project: Path, tmp_path: Path) -> None:
    concordance = Concordance(project, tmp_path / "index")
    concordance.index()
    assert concordance.indexed() == (3, 3)
    hits = concordance.find(Query("بكين"))
    assert [(hit.document, hit.text[slice(*hit.place)]) for hit in hits] == [("a", "بكين"), ("b", "بكين"), ("b", "بكين")]
    assert concordance.find(Query("بكين"), most=1) == hits[:1]
    assert concordance.find(Query("")) == concordance.find(Query("«»")) == concordance.find(Query('" OR *')) == []


def test_what_was_imported_since_is_found_after_the_next_step(project: Path, tmp_path: Path) -> None:
    concordance = Concordance(project, tmp_path / "index")
    concordance.index()
    desk = Workspace.open(project)
    desk.import_entries([entry("d", "بكين أيضا")])
    desk.close()
    assert concordance.indexed() == (3, 4)
    concordance.index()
    assert [hit.document for hit in concordance.find(Query("أيضا"))] == ["d"]


def test_a_broken_index_and_one_of_another_project_are_made_anew(project: Path, tmp_path: Path) -> None:
    concordance = Concordance(project, tmp_path / "index")
    concordance.index()
    (file,) = (tmp_path / "index").iterdir()
    file.write_bytes(b"rubbish" * 1000)
    concordance.index()
    assert len(concordance.find(Query("بكين"))) == 3
    project.unlink()
    desk = Workspace.create(project, annotator="maryam")
    desk.import_entries([entry("z", "مكان آخر")])
    desk.close()
    assert concordance.find(Query("بكين")) == []
    concordance.index()
    assert [hit.document for hit in concordance.find(Query("مكان"))] == ["z"]


def test_annotations_are_narrowed_by_what_they_are(project: Path, tmp_path: Path) -> None:
    concordance = Concordance(project, tmp_path / "index")
    concordance.index()
    for query in (Query(layer="entity"), Query(label="GPE", annotator="maryam"), Query(referent="china"), Query("بكين", label="GPE")):
        assert [(hit.document, hit.label, hit.annotator) for hit in concordance.find(query)] == [
            ("a", "GPE", "maryam"),
            ("b", "GPE", "maryam"),
        ]
    assert concordance.find(Query(label="PER")) == concordance.find(Query("الوزير", label="GPE")) == []


def test_a_missing_project_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="cannot be searched"):
        Concordance(tmp_path / "none.db", tmp_path / "index").find(Query("x"))
