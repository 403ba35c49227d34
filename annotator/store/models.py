"""The tables of schema.sql as SQLAlchemy knows them; a test holds the two equal."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()


def _key(name: str = "id") -> Column[int]:
    return Column(name, Integer, primary_key=True, nullable=False)


def _text(name: str, **options: object) -> Column[str]:
    return Column(name, Text, nullable=False, **options)  # type: ignore[arg-type]


def _number(name: str, *keys: ForeignKey) -> Column[int]:
    return Column(name, Integer, *keys, nullable=False)


project = Table("project", metadata, _text("key", primary_key=True), _text("value"))

document = Table(
    "document", metadata,
    _key(), _text("uid", unique=True), _text("title"), _text("text"), _text("sha256"), _number("length"),
    _text("meta"), _text("extra"),
)  # fmt: skip

annotator = Table("annotator", metadata, _key(), _text("name", unique=True), _text("kind"))

annotation_set = Table(
    "annotation_set", metadata,
    _key(), _number("document_id", ForeignKey("document.id", ondelete="CASCADE")),
    _number("annotator_id", ForeignKey("annotator.id")), _text("kind"), _text("status"), _text("note"),
    _number("seconds"), _text("head"), _text("extra"), UniqueConstraint("document_id", "annotator_id"),
)  # fmt: skip

referent = Table(
    "referent", metadata,
    _key(), _text("uid", unique=True), _text("name"), _text("kind"), _text("aliases"), _text("extra"),
)  # fmt: skip

span = Table(
    "span", metadata,
    _key(), _number("set_id", ForeignKey("annotation_set.id", ondelete="CASCADE")), _text("uid"),
    _text("layer"), _text("label"), _number("start"), _number("end"), Column("segments", Text),
    Column("referent_id", Integer, ForeignKey("referent.id")), _text("attributes"), _text("note"), _text("extra"),
    UniqueConstraint("set_id", "uid"),
)  # fmt: skip

relation = Table(
    "relation", metadata,
    _key(), _number("set_id"), _text("uid"), _text("label"), _text("head"), _text("child"),
    _text("attributes"), _text("extra"), UniqueConstraint("set_id", "uid"),
)  # fmt: skip

history = Table(
    "history", metadata,
    _key(), _text("uid", unique=True), _number("set_id", ForeignKey("annotation_set.id")), _text("parent"),
    _text("act"), _text("author"), _text("made_at"), _text("title"), _text("removed"), _text("added"),
    _text("nudge"), Column("undoes", Text), Column("redoes", Text),
)  # fmt: skip

rejection = Table(
    "rejection", metadata,
    Column("set_id", Integer, ForeignKey("annotation_set.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _text("key", primary_key=True),
)  # fmt: skip

run = Table(
    "run", metadata,
    _key(), _text("annotator"), _text("command"), _text("version"), _text("started_at"), _text("settings"),
    _text("outcome"),
)  # fmt: skip

earlier_set = Table(
    "earlier_set", metadata,
    Column("run_id", Integer, ForeignKey("run.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("document_id", Integer, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _text("annotations"),
)  # fmt: skip

decision = Table(
    "decision", metadata,
    Column("set_id", Integer, ForeignKey("annotation_set.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _text("key", primary_key=True), _text("choice"), _text("reason"), _text("proposed"), _text("decided_by"),
    _text("details"),
)  # fmt: skip
