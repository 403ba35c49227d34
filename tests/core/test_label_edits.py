"""Label sets as values: what is written is read back the same, edits keep a sound set sound, hostile files are refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import label_files
from annotator.core import label_edits
from annotator.core.errors import AnnotatorError
from annotator.core.label_edits import Orphan, knows, to_toml
from annotator.core.labels import (
    LAYERS,
    Attribute,
    Label,
    LabelSet,
    LabelSetError,
    Layer,
    Names,
    RelationKind,
    Value,
    example_parts,
    faults,
    parse,
)

ids = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,11}", fullmatch=True)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
words = st.text(st.characters(categories=["L", "M", "N", "P", "S"]), min_size=1, max_size=12)
names = st.builds(Names, words, words)
described = st.builds(Names, anything, anything)
colours = st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True)
keys = st.permutations("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789;'[]\\\"{}")
values = st.lists(st.builds(Value, ids, names), min_size=1, max_size=3, unique_by=lambda value: value.id).map(tuple)


@st.composite
def label_sets(draw) -> LabelSet:
    free = iter([*draw(keys), *[""] * 40])
    layers = []
    for layer in draw(st.lists(st.sampled_from(LAYERS), min_size=1, unique=True)):
        of = st.builds(Label, ids, names, colours, st.just(""), st.sampled_from(["", "person"]), described, st.tuples(anything))
        labels = draw(st.lists(of, min_size=1, max_size=3, unique_by=lambda label: label.id))
        keyed = tuple(label_edits.put(label, ("key",), next(free)) for label in labels)
        layers.append(Layer(layer, draw(names), draw(colours), keyed, draw(st.sampled_from([(), ("cue",)]))))
    some = st.lists(st.sampled_from([layer.id for layer in layers]), min_size=1, unique=True).map(tuple)
    relations = draw(st.lists(st.builds(RelationKind, ids, names, some, some), max_size=3, unique_by=lambda kind: kind.id))
    attributes = draw(st.lists(st.builds(Attribute, ids, names, some, values), max_size=2, unique_by=lambda one: one.id))
    return LabelSet(draw(ids), draw(names), tuple(layers), tuple(relations), tuple(attributes), draw(described))


@settings(max_examples=25)
@given(label_sets())
def test_what_is_written_is_read_back_the_same(label_set: LabelSet) -> None:
    assert list(faults(label_set)) == []
    assert parse(to_toml(label_set)) == label_set


@settings(max_examples=25)
@given(label_sets(), st.data())
def test_adding_moving_and_removing_keep_a_set_sound(label_set: LabelSet, data) -> None:
    number = data.draw(st.integers(0, len(label_set.layers) - 1))
    lists = [("layers",), ("layers", number, "labels"), ("relations",), ("attributes",)]
    where = data.draw(st.sampled_from(lists))
    added, path = label_edits.add(label_set, where)
    assert list(faults(added)) == []
    if path == where:
        assert where == ("layers",) and len(label_set.layers) == len(LAYERS)
        return
    assert label_edits.remove(added, path) == label_set
    moved, up = label_edits.move(added, path, -1)
    assert list(faults(moved)) == []
    assert label_edits.move(moved, up, 1)[0] == (added if up != path else label_edits.move(added, path, 1)[0])


@settings(max_examples=25)
@given(label_sets())
def test_a_removed_layer_is_named_nowhere(label_set: LabelSet) -> None:
    gone = label_set.layers[0].id
    after = label_edits.remove(label_set, ("layers", 0))
    assert gone not in {name for kind in after.relations for name in (*kind.heads, *kind.children)}
    assert gone not in {name for attribute in after.attributes for name in attribute.layers}
    assert {fault.path for fault in faults(after)} <= {("layers",)}


@settings(max_examples=25)
@given(label_sets(), st.data())
def test_an_edit_of_a_field_changes_that_field_alone(label_set: LabelSet, data) -> None:
    path = ("layers", data.draw(st.integers(0, len(label_set.layers) - 1)), "labels", 0, "names", "ar")
    before = label_edits.at(label_set, path)
    changed = label_edits.put(label_set, path, "غيره")
    assert label_edits.at(changed, path) == "غيره"
    assert label_edits.put(changed, path, before) == label_set


def test_every_fault_is_found_in_its_field() -> None:
    preset = label_files.presets()[0]
    entity = next(n for n, layer in enumerate(preset.layers) if layer.id == "entity")
    for path, value in (
        (("layers", entity, "labels", 0, "key"), "2"),
        (("layers", entity, "labels", 1, "id"), "PER"),
        (("layers", 0, "colour"), "blue"),
        (("layers", 0, "names", "ar"), "  "),
        (("relations", 0, "children"), ()),
        (("attributes", 0, "values", 1, "id"), "speech"),
        (("id",), "9"),
    ):
        found = [fault.path for fault in faults(label_edits.put(preset, path, value))]
        wanted = ("layers", entity, "labels", 1, "key") if path[-1] == "key" else path  # the later of two is at fault
        assert found == [wanted]


def test_a_key_of_a_command_is_not_free() -> None:
    preset = label_edits.put(label_files.presets()[-1], ("layers", 0, "labels", 0, "key"), "q")
    assert list(faults(preset)) == []
    [fault] = faults(preset, {"Q": "Take the quotation"})
    assert fault.path[-1] == "key" and "Take the quotation" in str(fault.reason)


@pytest.mark.parametrize("preset", label_files.presets(), ids=lambda preset: preset.id)
def test_every_label_of_a_preset_has_a_guideline_and_an_example_with_its_words_marked(preset: LabelSet) -> None:
    for layer in preset.layers:
        for label in layer.labels:
            assert label.description.ar and label.description.en, label.id
            assert label.examples, label.id
            for example in label.examples:
                text, ranges = example_parts(example)
                assert "[" not in text and text != example, example
                assert all(text[start:end] == text[start:end].strip() != "" for start, end in ranges), example


def test_an_example_without_brackets_is_the_span() -> None:
    assert example_parts("موسكو") == ("موسكو", ((0, 5),))
    assert example_parts("و[موسكو] و[بكين]") == ("وموسكو وبكين", ((1, 6), (8, 12)))
    assert example_parts("") == ("", ())


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("x = " + "[" * 100_000, "not valid TOML"),
        ("x" * 1_000_001, "at most 1000000 characters"),
        ('id = "a"\nar = "ا"\nen = "A"\nlayers = 3', "layers”: this must be a table"),
        ('id = "a"\nar = "ا"\nen = "A"\n[layers]\nentity = "x"', "Line 5 .*layers.entity”: this must be a table"),
        ('id = "a"\nar = "ا"\nen = 7', "Line 3 .*en”: “en” is missing"),
        ('id = "a"\nar = "ا"\nen = "A"\n[layers.entity]\nar = "ا"\nen = "E"\ncolour = "#000000"\nlabels.X = 1', "Line 8 "),
        (
            (
                'id = "a"\nar = "ا"\nen = "A"\n[layers.entity]\nar = "ا"\nen = "E"\ncolour = "#000000"\n'
                '[layers.entity.labels]\nX = { ar = "ا", en = "X", description = "no table" }'
            ),
            "Line 9 .*description",
        ),
        (
            (
                'id = "a"\nar = "ا"\nen = "A"\n[layers.entity]\nar = "ا"\nen = "E"\ncolour = "#000000"\n'
                '[layers.entity.labels]\nX = { ar = "ا", en = "X\\u202e\\n", key = "\\u0000" }'
            ),
            "Line 9 .*a name is one line",
        ),
    ],
)
def test_a_hostile_file_is_refused_with_line_and_reason(source: str, reason: str) -> None:
    with pytest.raises(LabelSetError, match=reason):
        parse(source)


def test_a_file_that_is_no_text_is_refused(tmp_path) -> None:
    (tmp_path / "x.toml").write_bytes(b'id = "\xe9"')
    with pytest.raises(AnnotatorError, match="byte 7"):
        label_files.load(tmp_path / "x.toml")
    with pytest.raises(AnnotatorError, match="cannot be read"):
        label_files.load(tmp_path / "nothing.toml")


def test_a_saved_file_is_loaded_the_same(tmp_path) -> None:
    for preset in label_files.presets():
        label_files.save(tmp_path / "set.toml", preset)
        assert label_files.load(tmp_path / "set.toml") == preset


def test_orphans_are_spans_relations_and_values_without_a_place() -> None:
    default, direct = label_files.presets()[:2]
    assert knows(direct, Orphan("span", ("quote", "direct"), 1))
    assert not knows(direct, Orphan("span", ("entity", "PER"), 1))
    assert knows(default, Orphan("relation", ("addressee", "quote", "entity"), 1))
    assert not knows(direct, Orphan("relation", ("addressee", "quote", "entity"), 1))
    assert knows(direct, Orphan("value", ("quote", "medium", "speech"), 1))
    assert not knows(direct, Orphan("value", ("quote", "medium", "song"), 1))


def test_a_changed_preset_gets_an_id_of_its_own() -> None:
    preset = label_files.presets()[0]
    assert label_edits.copied(preset, label_files.presets()).id == "quotations"
    changed = label_edits.put(preset, ("names", "ar"), "وسومي")
    assert label_edits.copied(changed, label_files.presets()).id == "quotations-own"
