"""A quotation that goes on in the next paragraphs: its pieces, whatever its marks look like, and when there is none."""

import pytest

from annotator import lexicon_files
from annotator.core import quotations
from annotator.core.marks import over_paragraphs

LEXICON = lexicon_files.load()


@pytest.mark.parametrize(
    ("text", "at", "pieces"),
    [
        ('وقال: "بدأنا العمل.\nوسنكمله غدا".', "بدأنا", ['"بدأنا العمل.', 'وسنكمله غدا"']),
        ('وقال: "بدأنا العمل.\nوسنكمله غدا".', "وسنكمله", ['"بدأنا العمل.', 'وسنكمله غدا"']),
        ("وقال: «بدأنا.\n\n«ثم مضينا.\nولن نعود».\nانتهى.", "مضينا", ["«بدأنا.", "«ثم مضينا.", "ولن نعود»"]),
        ('وقال: "بدأنا" ومضى.\nوعاد.', "بدأنا", []),
        ('وقال: "بدأنا.\nوعاد.\nومضى.', "بدأنا", []),
        ('وقال: "بدأنا.\nوعاد".\nومضى.', "ومضى", []),
        ('ومضى.\nوقال: "بدأنا.\nوعاد".', "ومضى", []),
        ("", "", []),
    ],
)
def test_a_quotation_over_paragraphs_has_a_piece_in_each(text: str, at: str, pieces: list[str]) -> None:
    assert [text[a:b] for a, b in over_paragraphs(text, text.index(at))] == pieces


def test_it_is_offered_first_where_it_begins_and_last_where_something_else_is_nearer() -> None:
    text = 'وقال الوزير: "بدأنا العمل.\nوسنكمل "المشروع" غدا".'
    first, *others = quotations.candidates(text, text.index("بدأنا"), text.index("بدأنا"), LEXICON)
    assert len(first.segments) == 2 and first.label == "direct" and text[slice(*first.cue)] == "قال"
    assert others and all(len(one.segments) == 1 for one in others)
    inside = quotations.candidates(text, text.index("المشروع"), text.index("المشروع"), LEXICON)
    assert text[slice(*inside[0].segments[0])] == '"المشروع"' and len(inside[-1].segments) == 2
