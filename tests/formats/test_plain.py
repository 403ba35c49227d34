"""Text files: their encoding is recognised or asked for, their ids come from their names."""

from pathlib import Path

import pytest

from annotator.core import trailer
from annotator.core.annotation import Entry
from annotator.core.errors import AnnotatorError
from annotator.formats import files, plain
from annotator.formats.problem import FormatProblem
from annotator.paths import seeds

ARTICLE = next(iter(seeds())).read_text(encoding="utf-8")


@pytest.mark.parametrize("length", [40, 120, 600, 2118])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso-8859-6"])
def test_the_encodings_of_arabic_news_are_recognised(encoding: str, length: int) -> None:
    text = ARTICLE[:length]
    best = plain.recognise(text.encode(encoding))[0]
    assert best.text.removeprefix("\ufeff") == text
    assert best.certain == encoding.startswith("utf")


def test_what_is_only_a_guess_is_offered_with_its_alternatives() -> None:
    guesses = plain.recognise(ARTICLE.encode("windows-1256"))
    assert [guess.certain for guess in guesses] == [False] * len(guesses)
    assert guesses[0].encoding == "windows-1256"


def test_a_named_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(AnnotatorError, match="is not utf-8"):
        plain.recognise(b"\xc7\xe1", "utf-8")
    with pytest.raises(AnnotatorError, match="no encoding"):
        plain.recognise(b"x", "klingon")


def read(path: Path, **options: object) -> Entry | FormatProblem:
    return plain.read(path, path.parent, **options)  # type: ignore[arg-type]


def test_rubbish_is_refused_rather_than_guessed(tmp_path: Path) -> None:
    for name, data in {"noise.txt": bytes(range(128, 256)) * 20, "empty.txt": b"", "nul.txt": "قال\x00".encode()}.items():
        (tmp_path / name).write_bytes(data)
        assert isinstance(read(tmp_path / name), FormatProblem)
    assert isinstance(read(tmp_path / "none.txt"), FormatProblem)


def test_ids_come_from_names_and_folders_keep_namesakes_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "خبر.txt").write_text("عنوان\nقال الوزير", encoding="utf-8")
    found = list(files.read([tmp_path], text_of=lambda _: None, label_set=None))  # type: ignore[arg-type]
    assert [entry.document_id for entry in found] == ["one/خبر", "two/خبر"]
    assert found[0].document.title == "عنوان"


def test_the_scrapers_trailer_is_found_and_can_be_left_out() -> None:
    found = trailer.find(ARTICLE)
    assert found and ARTICLE[found[0] :].startswith("aXA6")
    assert trailer.dropped(ARTICLE).endswith('عصرا جديدا".')
    assert trailer.find("قال\nلا شيء هنا aXA6") is None
    assert trailer.dropped("قال الوزير") == "قال الوزير"


def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")

    def failing():
        raise OSError(28, "No space left on device")
        yield

    with pytest.raises(AnnotatorError, match="No space left"):
        files.write(failing(), target)
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]


def test_an_export_does_not_write_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AnnotatorError, match="is a link"):
        files.write([], tmp_path / "link")


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"PK\x03\x04\x14\x00", "Word"), (b"%PDF-1.7 ...", "PDF"), ("\n<!DOCTYPE html><p>قال".encode(), "web page"), (rb"{\rtf1 x", "formatted")],
)
def test_what_is_more_than_text_is_refused_with_what_to_do(tmp_path: Path, data: bytes, word: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    refused = read(tmp_path / "a.txt")
    assert isinstance(refused, FormatProblem) and word in str(refused) and "UTF-8" in str(refused)


def test_damaged_utf8_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    damaged = ARTICLE[:200].encode() + b"\xff\xfe" + ARTICLE[200:400].encode()
    with pytest.raises(AnnotatorError, match="broken bytes"):
        plain.recognise(damaged)
    assert plain.recognise(damaged, "windows-1256")  # unless it is named
    (tmp_path / "a.txt").write_bytes(damaged)
    assert files.survey([tmp_path]).uncertain == ()


def test_a_file_can_be_left_out(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(ARTICLE[:300].encode("windows-1256"))
    chosen = {tmp_path / "one.txt": "windows-1256", tmp_path / "two.txt": files.Survey.LEFT_OUT}
    found = list(files.read([tmp_path], text_of=lambda _: None, label_set=None, encoding=chosen))  # type: ignore[arg-type]
    assert [entry.document_id for entry in found] == ["one"]
