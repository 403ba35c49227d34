"""Label sets: the presets are sound, and a faulty file is refused with its line."""

import pytest

from annotator.core.labels import LabelSetError, parse
from annotator.paths import resource

SOURCE = resource("labels", "quotations.toml").read_text(encoding="utf-8")


def test_the_default_label_set_holds_the_layers_of_the_design() -> None:
    labels = parse(SOURCE)
    assert [layer.id for layer in labels.layers] == ["quote", "speaker", "cue", "entity"]
    assert labels.allows("addressee", "quote", "entity")
    assert not labels.allows("speaker", "quote", "cue")
    assert labels.accepts("cue", "cue")
    assert labels.layer_of_label("PER") == "entity" and labels.layer_of_label("direct") == "quote"
    assert labels.layer_of_label("WHATEVER") == "entity"


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('key = "1"', 'key = "12"', "PER", "one character"),
        ('key = "2"', 'key = "1"', "ORG", "belongs to “PER”"),
        ('colour = "#15803d"', 'colour = "green"', "speaker", "not “green”"),
        ('children = ["cue"]', 'children = ["verb"]', "cue", "no layer “verb”"),
        ('id = "quotations"', 'id = "my set"', "id", "made of Latin letters"),
        ('en = "Addressee"', 'en = ""', "addressee", "a name is one line"),
    ],
)
def test_a_faulty_label_set_is_refused_with_its_line(old: str, new: str, line: str, reason: str) -> None:
    with pytest.raises(LabelSetError, match=reason) as caught:
        parse(SOURCE.replace(old, new, 1))
    assert "Line " in str(caught.value)


def test_rubbish_is_not_valid_toml() -> None:
    with pytest.raises(LabelSetError, match="not valid TOML"):
        parse("layers = [")


@pytest.mark.parametrize("preset", ["quotations", "direct", "wojood", "empty"])
def test_every_preset_is_sound_and_named_after_its_file(preset: str) -> None:
    assert parse(resource("labels", f"{preset}.toml").read_text(encoding="utf-8")).id == preset


def test_wojood_has_its_21_types_each_with_a_key_of_its_own() -> None:
    layer = parse(resource("labels", "wojood.toml").read_text(encoding="utf-8")).layers[0]
    assert len(layer.labels) == 21
    assert len({label.key for label in layer.labels}) == 21
