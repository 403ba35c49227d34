"""Who said it: the fast comparison of children is the plain one, and the one the window's cases count."""

from hypothesis import given, settings

from annotator.core.cases import same_children
from annotator.measures.links import Links, _of_lists, compare
from annotator.measures.matching import match
from annotator.measures.units import Vocabulary
from tests.measures.sides import corpora, side


@settings(max_examples=150)
@given(corpora("a"), corpora("b"))
def test_the_fast_comparison_is_the_plain_one(ours: dict, theirs: dict) -> None:
    names = Vocabulary()
    left, right = side("a", names, ours), side("b", names, theirs)
    one, other = (Links.of(given, names.relations["speaker"]) for given in (left, right))
    found = match(left, right)
    seen = compare(one, other, found)
    for place, (a, b) in enumerate(zip(found.left.tolist(), found.right.tolist(), strict=True)):
        plain = _of_lists(one, other, a, b)
        assert (seen.comparable[place], seen.jaccard[place], *(flags[place] for flags in seen.same.values())) == plain


@settings(max_examples=150)
@given(corpora("a", ("d",)), corpora("b", ("d",)))
def test_the_same_speakers_are_those_of_the_cases(ours: dict, theirs: dict) -> None:
    """Duplicated spans apart, whose pairs cannot be told by their columns."""
    names = Vocabulary()
    left, right = side("a", names, ours), side("b", names, theirs)
    one, other = (Links.of(given, names.relations["speaker"]) for given in (left, right))
    found = match(left, right)
    seen = compare(one, other, found).same["same"]

    def spans(work, given, row: int) -> list:
        label, segments = names.labels.in_order[given.label[row]], given.segments(row)
        return [s for s in work.spans.values() if (s.label, s.segments) == (label, segments)]

    for place, (a, b) in enumerate(zip(found.left.tolist(), found.right.tolist(), strict=True)):
        heads = spans(ours["d"], left, a), spans(theirs["d"], right, b)
        if len(heads[0]) == len(heads[1]) == 1:
            children = [work["d"].children(head[0].id, "speaker") for work, head in ((ours, heads[0]), (theirs, heads[1]))]
            assert seen[place] == same_children(*children)
