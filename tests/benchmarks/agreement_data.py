"""A project of several annotators over many articles, made at once: quotes, speakers, cues and entities that mostly agree."""

import sqlite3
from pathlib import Path

import numpy as np

from annotator.core.text import digest
from annotator.paths import seeds
from annotator.workspace import Workspace

KINDS = (("quote", ("direct", "indirect")), ("speaker", ("named", "nominal")), ("cue", ("verb", "noun")), ("entity", ("PER", "ORG")))
WORDS_OF = (10, 2, 1, 2)
LETTERS = 5
"""Of every word, the space behind it counted: so spans begin and end with words whatever is drawn."""


def places(documents: int, per_document: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Kind, label and first word of what all annotators saw; each of the shape (documents, spans)."""
    rng = np.random.default_rng(7)
    kind = np.tile(np.arange(per_document) % 5 % 4, (documents, 1))
    first = np.arange(per_document) * 16 + rng.integers(1, 4, (documents, per_document))
    return kind, rng.integers(0, 2, kind.shape), first


def texts(documents: int, per_document: int) -> list[str]:
    """Words of the seed articles, 16 for each span; what is quoted directly stands in guillemets."""
    found = {word for path in seeds() for word in path.read_text(encoding="utf-8").split() if len(word) == LETTERS - 1}
    rng, vocabulary = np.random.default_rng(1), np.array(sorted(word for word in found if word.isalpha()))
    kind, label, first = places(documents, per_document)
    result = []
    for row in range(documents):
        words = vocabulary[rng.integers(0, len(vocabulary), 16 * per_document)].tolist()
        for at in first[row][(kind[row] == 0) & (label[row] == 0)].tolist():
            words[at], words[at + WORDS_OF[0] - 1] = "«" + words[at][1:], words[at + WORDS_OF[0] - 1][:-1] + "»"
        result.append(" ".join(words))
    return result


def spans(documents: int, per_document: int, seed: int) -> list[list[tuple[str, str, int, int]]]:
    """What one annotator marked of it: about 70 % exactly, 12 % with other edges, 9 % with another label, 9 % not."""
    rng = np.random.default_rng(100 + seed)
    kind, label, first = places(documents, per_document)
    fate = rng.random(kind.shape)
    moved = np.where((fate > 0.70) & (fate < 0.82), rng.integers(1, 3, kind.shape), 0)
    label = np.where((fate > 0.82) & (fate < 0.91), 1 - label, label)
    start, end = (first - moved) * LETTERS, (first + np.array(WORDS_OF)[kind]) * LETTERS - 1
    rows = [column.tolist() for column in (kind, label, np.maximum(start, 0), end, fate < 0.91)]
    return [
        [(KINDS[k][0], KINDS[k][1][c], a, b) for k, c, a, b, seen in zip(*row, strict=True) if seen]
        for row in zip(*rows, strict=True)
    ]


def project(path: Path, annotators: int, documents: int, per_document: int) -> None:
    """Written straight into the tables: 1.5 million spans in half a minute."""
    Workspace.create(path, annotator="a0").close()
    db = sqlite3.connect(path)
    written = texts(documents, per_document)
    db.executemany("INSERT INTO document(id, uid, text, sha256, length) VALUES (?,?,?,?,?)", ((n, f"d{n:06}", t, digest(t), len(t)) for n, t in enumerate(written)))
    db.executemany("INSERT INTO annotator(id, name, kind) VALUES (?,?,'human')", ((n, f"annotator {n}") for n in range(annotators)))
    db.execute("INSERT INTO referent(id, uid, name) VALUES (1, 'lavrov', 'لافروف')")
    for who in range(annotators):
        first = who * documents
        db.executemany("INSERT INTO annotation_set(id, document_id, annotator_id, kind) VALUES (?,?,?,'human')", ((first + n, n, who) for n in range(documents)))
        found = spans(documents, per_document, who)
        db.executemany(
            'INSERT INTO span(set_id, uid, layer, label, start, "end", referent_id) VALUES (?,?,?,?,?,?,?)',
            ((first + n, f"s{i:03}", *row, 1 if row[0] == "speaker" else None) for n, rows in enumerate(found) for i, row in enumerate(rows)),
        )
        db.executemany(
            "INSERT INTO relation(set_id, uid, label, head, child) VALUES (?,?,?,?,?)",
            ((first + n, f"r{i:03}", {"speaker": "speaker", "cue": "cue"}[rows[i + 1][0]], f"s{i:03}", f"s{i + 1:03}") for n, rows in enumerate(found) for i in range(len(rows) - 1) if rows[i][0] == "quote" and rows[i + 1][0] in ("speaker", "cue")),
        )
    db.commit()
    db.close()
