"""Tokens of many texts at once are the words that the core finds in each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text import words
from annotator.measures import tokens
from annotator.measures.tokens import Tokens
from annotator.paths import seeds

letters = st.text(st.sampled_from("وقال ابنَّ3٤.,٫٬ـ\n_«»👩🏽‍💻©️ab\u200f\u200c\u00a0㊗\u0345Ⅷ"), max_size=30)


def found(texts: list[str | None]) -> list[list[tuple[int, int]]]:
    line = Tokens.of(texts)
    places = [
        [(a - at * line.step, b - at * line.step) for a, b in zip(line.start[first : first + n].tolist(), line.end[first : first + n].tolist(), strict=True)]
        for at, (first, n) in enumerate(zip(line.first.tolist(), line.counts.tolist(), strict=True))
    ]
    assert sum(map(len, places)) == len(line.start)
    return places


@given(st.lists(st.one_of(letters, st.text(max_size=12), st.none()), max_size=5), st.sampled_from((1, 20, 2**22)))
def test_they_are_the_words_of_the_core(texts: list[str | None], block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_BLOCK", block)
        assert found(texts) == [words(text) if text else [] for text in texts]


def test_of_real_articles_too() -> None:
    texts = [path.read_text(encoding="utf-8") for path in seeds()]
    assert found([*texts, "في 1.5.2كم,3 و2,000.", "", *texts]) == [words(text) for text in (*texts, "في 1.5.2كم,3 و2,000.", "", *texts)]
