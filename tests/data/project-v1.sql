BEGIN TRANSACTION;
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
INSERT INTO "annotation_set" VALUES(1,1,1,'extractor','new','',0,'','{}');
INSERT INTO "annotation_set" VALUES(2,1,2,'human','started','',0,'8449bc9b748f47638e099b2bd557e104','{}');
CREATE TABLE annotator (
  id   INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  CONSTRAINT annotator_kind CHECK (kind IN ('human', 'gold', 'extractor'))
) STRICT;
INSERT INTO "annotator" VALUES(1,'rules','extractor');
INSERT INTO "annotator" VALUES(2,'maryam','human');
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
INSERT INTO "document" VALUES(1,'d1','عنوان','قال الوزير إن «الاجتماع» غدا.','f9e50efc44839bdcc90e7cb1eb5c3525be4d98b98f3942c1bd9416e116ce535c',29,'{}','{}');
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
INSERT INTO "history" VALUES(1,'8449bc9b748f47638e099b2bd557e104',2,'','3b590c9d9ff5459c830b9b54c930ef8b','maryam','2026-11-25T15:18:42+00:00','Tag','[{"type":"Progress","status":"new"}]','[{"type":"Span","id":"s1","layer":"cue","label":"verb","segments":[[0,3]]},{"type":"Progress","status":"started"}]','',NULL,NULL);
CREATE TABLE project (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
INSERT INTO "project" VALUES('project_id','"245958e5ce95452483488d892bdffd93"');
INSERT INTO "project" VALUES('label_set','"# The default label set: quotations, who said them and with which verb, and named entities.\n# The guidelines shown beside the text are in resources/help/.\nid = \"quotations\"\nar = \"الأقوال والكيانات\"\nen = \"Quotations and entities\"\n\n[layers.quote]\nar = \"قول\"\nen = \"Quote\"\ncolour = \"#2563eb\"\n\n[layers.quote.labels]\ndirect = { ar = \"مباشر\", en = \"Direct\", colour = \"#2563eb\" }\nindirect = { ar = \"غير مباشر\", en = \"Indirect\", colour = \"#7c3aed\" }\nmixed = { ar = \"مختلط\", en = \"Mixed\", colour = \"#0e7490\" }\nfree_indirect = { ar = \"غير مباشر حر\", en = \"Free indirect\", colour = \"#a21caf\" }\nreported = { ar = \"منقول بالمعنى\", en = \"Reported\", colour = \"#64748b\" }\n\n[layers.speaker]\nar = \"قائل\"\nen = \"Speaker\"\ncolour = \"#15803d\"\n\n[layers.speaker.labels]\nnamed = { ar = \"باسمه\", en = \"Named\", kind = \"person\" }\nnominal = { ar = \"بوصفه\", en = \"Nominal\", kind = \"person\" }\npronoun = { ar = \"ضمير ظاهر\", en = \"Pronoun\" }\nimplicit = { ar = \"ضمير مستتر\", en = \"Implicit\" }\nanonymous = { ar = \"مجهول\", en = \"Anonymous\", kind = \"organization\" }\ncollective = { ar = \"جماعي\", en = \"Collective\", kind = \"organization\" }\n\n[layers.cue]\nar = \"فعل القول\"\nen = \"Cue\"\ncolour = \"#b45309\"\naccepts = [\"cue\"]\n\n[layers.cue.labels]\nverb = { ar = \"فعل\", en = \"Verb\" }\nparticiple = { ar = \"اسم فاعل\", en = \"Participle\" }\nnoun = { ar = \"اسم\", en = \"Noun\" }\npreposition = { ar = \"حرف أو ظرف\", en = \"Preposition\" }\n\n[layers.entity]\nar = \"كيان\"\nen = \"Entity\"\ncolour = \"#be123c\"\n\n[layers.entity.labels]\nPER = { ar = \"شخص\", en = \"Person\", key = \"1\", kind = \"person\", colour = \"#be123c\" }\nORG = { ar = \"منظمة\", en = \"Organization\", key = \"2\", kind = \"organization\", colour = \"#c2410c\" }\nGPE = { ar = \"كيان سياسي\", en = \"Geopolitical\", key = \"3\", kind = \"country\", colour = \"#4d7c0f\" }\nLOC = { ar = \"موقع\", en = \"Location\", key = \"4\", kind = \"place\", colour = \"#0f766e\" }\nFAC = { ar = \"منشأة\", en = \"Facility\", key = \"5\", kind = \"place\", colour = \"#0369a1\" }\nNORP = { ar = \"قومية أو انتماء\", en = \"Nationality, religion, party\", key = \"6\", kind = \"group\", colour = \"#6d28d9\" }\nEVENT = { ar = \"حدث\", en = \"Event\", key = \"7\", kind = \"event\", colour = \"#a16207\" }\nDATE = { ar = \"تاريخ\", en = \"Date\", key = \"8\", colour = \"#475569\" }\nMISC = { ar = \"غير ذلك\", en = \"Miscellaneous\", key = \"9\", colour = \"#78716c\" }\n\n[relations]\nspeaker = { ar = \"القائل\", en = \"Speaker\", heads = [\"quote\"], children = [\"speaker\"] }\ncue = { ar = \"فعل القول\", en = \"Cue\", heads = [\"quote\"], children = [\"cue\"] }\naddressee = { ar = \"المخاطَب\", en = \"Addressee\", heads = [\"quote\"], children = [\"speaker\", \"entity\"] }\nvia = { ar = \"نقلا عن\", en = \"Via\", heads = [\"quote\"], children = [\"speaker\"] }\n\n[attributes.medium]\nar = \"الوسيلة\"\nen = \"Medium\"\nlayers = [\"quote\"]\n[attributes.medium.values]\nspeech = { ar = \"كلام\", en = \"Speech\" }\nwriting = { ar = \"كتابة\", en = \"Writing\" }\nthought = { ar = \"فكرة\", en = \"Thought\" }\n\n[attributes.polarity]\nar = \"الإثبات\"\nen = \"Polarity\"\nlayers = [\"quote\"]\n[attributes.polarity.values]\nasserted = { ar = \"مثبت\", en = \"Asserted\" }\nnegated = { ar = \"منفي\", en = \"Negated\" }\nhypothetical = { ar = \"مفترض\", en = \"Hypothetical\" }\nquestion = { ar = \"سؤال\", en = \"Question\" }\n\n[attributes.certainty]\nar = \"الثقة في الوسم\"\nen = \"Certainty\"\nlayers = [\"quote\"]\n[attributes.certainty.values]\nsure = { ar = \"أكيد\", en = \"Sure\" }\nunsure = { ar = \"غير أكيد\", en = \"Unsure\" }\n"');
INSERT INTO "project" VALUES('annotator','"maryam"');
INSERT INTO "project" VALUES('document','"d1"');
CREATE TABLE referent (
  id      INTEGER PRIMARY KEY NOT NULL,
  uid     TEXT NOT NULL UNIQUE,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL DEFAULT '',
  aliases TEXT NOT NULL DEFAULT '[]',
  extra   TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT INTO "referent" VALUES(1,'minister','الوزير','','[]','{}');
CREATE TABLE rejection (
  set_id INTEGER NOT NULL,
  key    TEXT NOT NULL,
  PRIMARY KEY (set_id, key),
  FOREIGN KEY (set_id) REFERENCES annotation_set (id) ON DELETE CASCADE
) STRICT;
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
INSERT INTO "relation" VALUES(1,1,'r1','speaker','s1','s2','{}','{}');
CREATE TABLE run (
  id         INTEGER PRIMARY KEY NOT NULL,
  annotator  TEXT NOT NULL,
  command    TEXT NOT NULL,
  version    TEXT NOT NULL DEFAULT '',
  started_at TEXT NOT NULL,
  settings   TEXT NOT NULL DEFAULT '{}',
  outcome    TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "run" VALUES(1,'rules','--rules','0.1.0','2026-01-01T00:00:00+00:00','{}','');
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
INSERT INTO "span" VALUES(1,1,'s1','quote','indirect',11,28,NULL,NULL,'{}','','{}');
INSERT INTO "span" VALUES(2,1,'s2','speaker','nominal',4,10,NULL,1,'{}','','{}');
INSERT INTO "span" VALUES(3,2,'s1','cue','verb',0,3,NULL,NULL,'{}','','{}');
CREATE INDEX annotation_set_annotator ON annotation_set (annotator_id, status);
CREATE INDEX span_referent ON span (referent_id) WHERE referent_id IS NOT NULL;
CREATE INDEX relation_child ON relation (set_id, child);
CREATE INDEX history_set ON history (set_id, id);
CREATE INDEX history_act ON history (act);
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
COMMIT;
PRAGMA application_id = 1097756271;
PRAGMA user_version = 1;
