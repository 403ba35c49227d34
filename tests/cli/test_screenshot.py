"""`annotator open --screenshot`: the real window, drawn without a display."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.cli.test_cli import run


@pytest.mark.parametrize(
    ("arguments", "size", "dark"),
    [
        ((), None, False),
        (("--size", "900x600", "--language", "ar", "--theme", "dark"), (900, 600), True),
        (("--size", "1400x900", "--language", "en", "--theme", "contrast"), (1400, 900), False),
    ],
)
def test_the_window_is_drawn_as_asked(seed_gold: Path, tmp_path: Path, arguments: tuple[str, ...], size, dark: bool) -> None:
    project, picture = tmp_path / "p.db", tmp_path / "out.png"
    run("import", str(seed_gold), "--project", str(project))
    options = ("--document", "000_8bb1481c41d16441", "--annotator", "gold", "--screenshot", str(picture))
    done = run("open", str(project), *options, *arguments, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert not image.isNull() and (size is None or (image.width(), image.height()) == size)
    colours = {image.pixelColor(x, y).lightness() // 32 for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
    assert len(colours) > 4  # text, spans and chrome, not an empty page
    assert (image.pixelColor(image.width() // 2, image.height() // 2 + 40).lightness() < 128) == dark or len(colours) > 6


def test_a_document_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = run("open", "--document", "nowhere", "--screenshot", str(tmp_path / "x.png"))
    assert done.returncode == 2 and "nowhere" in done.stderr.decode() and "Traceback" not in done.stderr.decode()
