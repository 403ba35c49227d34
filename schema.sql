-- A project of Annotator: one SQLite file. Run as it stands to make a new project.
-- Offsets are code points, half-open. JSON columns hold what has no column of its own.
-- store/models.py mirrors this file; a test holds them equal.

CREATE TABLE project (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE document (
  id      INTEGER PRIMARY KEY NOT NULL,
  uid     TEXT NOT NULL UNIQUE,
  title   TEXT NOT NULL DEFAULT '',
  text    TEXT NOT NULL,
  sha256  TEXT NOT NULL,
  length  INTEGER NOT NULL,
  meta    TEXT NOT NULL DEFAULT '{}',
  extra   TEXT NOT NULL DEFAULT '{}',
  CONSTRAINT document_length CHECK (length = length(text)),
  CONSTRAINT document_sha256 CHECK (length(sha256) = 64)
) STRICT;

CREATE TABLE annotator (
  id   INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  CONSTRAINT annotator_kind CHECK (kind IN ('human', 'gold', 'extractor'))
) STRICT;

-- One annotator's work on one document. `head` is the uid of the newest row of its history, so that
-- two copies of a set can be told to be one history or two.
CREATE TABLE annotation_set (
  id           INTEGER PRIMARY KEY NOT NULL,
  document_id  INTEGER NOT NULL,
  annotator_id INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  status       TEXT NOT NULL DEFAULT 'new',
  note         TEXT NOT NULL DEFAULT '',
  seconds      INTEGER NOT NULL DEFAULT 0,
  head         TEXT NOT NULL DEFAULT '',
  extra        TEXT NOT NULL DEFAULT '{}',
  UNIQUE (document_id, annotator_id),
  CONSTRAINT annotation_set_kind CHECK (kind IN ('human', 'gold', 'extractor')),
  CONSTRAINT annotation_set_status CHECK (status IN ('new', 'started', 'done')),
  CONSTRAINT annotation_set_seconds CHECK (seconds >= 0),
  FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE,
  FOREIGN KEY (annotator_id) REFERENCES annotator (id)
) STRICT;
CREATE INDEX annotation_set_annotator ON annotation_set (annotator_id, status);

CREATE TABLE referent (
  id      INTEGER PRIMARY KEY NOT NULL,
  uid     TEXT NOT NULL UNIQUE,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL DEFAULT '',
  aliases TEXT NOT NULL DEFAULT '[]',
  extra   TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- `segments` is NULL for a span in one piece, else a JSON list of [start, end].
CREATE TABLE span (
  id          INTEGER PRIMARY KEY NOT NULL,
  set_id      INTEGER NOT NULL,
  uid         TEXT NOT NULL,
  layer       TEXT NOT NULL,
  label       TEXT NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  segments    TEXT,
  referent_id INTEGER,
  attributes  TEXT NOT NULL DEFAULT '{}',
  note        TEXT NOT NULL DEFAULT '',
  extra       TEXT NOT NULL DEFAULT '{}',
  UNIQUE (set_id, uid),
  CONSTRAINT span_range CHECK (start >= 0 AND start < "end"),
  FOREIGN KEY (set_id) REFERENCES annotation_set (id) ON DELETE CASCADE,
  FOREIGN KEY (referent_id) REFERENCES referent (id)
) STRICT;
CREATE INDEX span_referent ON span (referent_id) WHERE referent_id IS NOT NULL;

CREATE TABLE relation (
  id         INTEGER PRIMARY KEY NOT NULL,
  set_id     INTEGER NOT NULL,
  uid        TEXT NOT NULL,
  label      TEXT NOT NULL,
  head       TEXT NOT NULL,
  child      TEXT NOT NULL,
  attributes TEXT NOT NULL DEFAULT '{}',
  extra      TEXT NOT NULL DEFAULT '{}',
  UNIQUE (set_id, uid),
  FOREIGN KEY (set_id, head) REFERENCES span (set_id, uid) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (set_id, child) REFERENCES span (set_id, uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX relation_child ON relation (set_id, child);

-- Every act, for ever: undo, audit and the unit of merge. `undoes` names the row whose act an undo took
-- back, `redoes` the row that a redo did again. `parent` is the uid of the row before, so that the rows of
-- a set are a chain. Rows of one act over several documents share `act`.
CREATE TABLE history (
  id      INTEGER PRIMARY KEY NOT NULL,
  uid     TEXT NOT NULL UNIQUE,
  set_id  INTEGER NOT NULL,
  parent  TEXT NOT NULL DEFAULT '',
  act     TEXT NOT NULL,
  author  TEXT NOT NULL,
  made_at TEXT NOT NULL,
  title   TEXT NOT NULL,
  removed TEXT NOT NULL,
  added   TEXT NOT NULL,
  nudge   TEXT NOT NULL DEFAULT '',
  undoes  TEXT,
  redoes  TEXT,
  FOREIGN KEY (set_id) REFERENCES annotation_set (id)
) STRICT;
CREATE INDEX history_set ON history (set_id, id);
CREATE INDEX history_act ON history (act);

-- Suggestions an annotator will not have; never exported.
CREATE TABLE rejection (
  set_id INTEGER NOT NULL,
  key    TEXT NOT NULL,
  PRIMARY KEY (set_id, key),
  FOREIGN KEY (set_id) REFERENCES annotation_set (id) ON DELETE CASCADE
) STRICT;

-- Each time an extractor was run, or its predictions were imported. `settings` and `outcome` are JSON.
CREATE TABLE run (
  id         INTEGER PRIMARY KEY NOT NULL,
  annotator  TEXT NOT NULL,
  command    TEXT NOT NULL,
  version    TEXT NOT NULL DEFAULT '',
  started_at TEXT NOT NULL,
  settings   TEXT NOT NULL DEFAULT '{}',
  outcome    TEXT NOT NULL DEFAULT ''
) STRICT;

-- What an extractor's sets said before its last run, so that what that run fixed and broke can be told; its
-- next run takes them away. A document that is not here was left by the run as it was; one whose `annotations`
-- (spans and relations as JSON) are none had nothing before.
CREATE TABLE earlier_set (
  run_id      INTEGER NOT NULL,
  document_id INTEGER NOT NULL,
  annotations TEXT NOT NULL,
  PRIMARY KEY (run_id, document_id),
  FOREIGN KEY (run_id) REFERENCES run (id) ON DELETE CASCADE,
  FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) STRICT;

-- How each difference between annotators was settled in a gold set.
CREATE TABLE decision (
  set_id     INTEGER NOT NULL,
  key        TEXT NOT NULL,
  choice     TEXT NOT NULL,
  reason     TEXT NOT NULL DEFAULT '',
  proposed   TEXT NOT NULL DEFAULT '',
  decided_by TEXT NOT NULL DEFAULT '',
  details    TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (set_id, key),
  FOREIGN KEY (set_id) REFERENCES annotation_set (id) ON DELETE CASCADE
) STRICT;

CREATE TRIGGER document_text_is_immutable BEFORE UPDATE OF uid, text, sha256, length ON document
BEGIN SELECT RAISE(ABORT, 'the text of a document never changes'); END;

CREATE TRIGGER span_ends_within_its_text BEFORE INSERT ON span
WHEN NEW."end" > (SELECT length FROM document JOIN annotation_set ON document.id = document_id WHERE annotation_set.id = NEW.set_id)
BEGIN SELECT RAISE(ABORT, 'a span ends beyond its text'); END;

CREATE TRIGGER altered_span_ends_within_its_text BEFORE UPDATE OF "end", set_id ON span
WHEN NEW."end" > (SELECT length FROM document JOIN annotation_set ON document.id = document_id WHERE annotation_set.id = NEW.set_id)
BEGIN SELECT RAISE(ABORT, 'a span ends beyond its text'); END;

CREATE TRIGGER history_is_never_altered BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END;

CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END;
