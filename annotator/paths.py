"""Where schema.sql, resources/ and seeds/ are, in a checkout, an installed wheel or a frozen program; and the user's data."""

import os
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """The folder that holds schema.sql: the checkout if there is one, else what the wheel carries.

    The checkout comes first because an editable install also leaves a copy in site-packages.
    """
    for folder in (_PACKAGE.parent, _PACKAGE / "_data"):
        if (folder / "schema.sql").is_file() and (folder / "resources").is_dir():
            return folder
    raise FileNotFoundError("annotator: schema.sql is missing; the installation is broken, install it again")


def schema_sql() -> str:
    return (data_root() / "schema.sql").read_text(encoding="utf-8")


def resource(*parts: str) -> Path:
    """A file or folder below resources/."""
    return data_root().joinpath("resources", *parts)


def seeds() -> Iterator[Path]:
    """The articles a new project begins with."""
    yield from sorted((data_root() / "seeds").glob("*.txt"))


def data_folder() -> Path:
    """Where the default project, backups and crash reports lie; ANNOTATOR_DATA overrides it."""
    import platformdirs

    override = os.environ.get("ANNOTATOR_DATA")
    return Path(override) if override else Path(platformdirs.user_data_dir("annotator", appauthor=False))


def default_project() -> Path:
    return data_folder() / "project.db"
