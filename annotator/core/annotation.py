"""What an annotator makes of a document: spans, relations, referents, and the set that holds them.

All are frozen values. Offsets are code points of the document's canonical text, half-open.
Mappings inside values (`attributes`, `extra`, `meta`) are never changed in place.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from annotator.core.text import Range, digest

Kind = Literal["human", "gold", "extractor"]
KINDS: tuple[Kind, ...] = ("human", "gold", "extractor")
Status = Literal["new", "started", "done"]
STATUSES: tuple[Status, ...] = ("new", "started", "done")



@dataclass(frozen=True)
class Document:
    """An article: its text never changes. `extra` keeps keys of its JSONL line we do not know."""

    id: str
    text: str
    title: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return digest(self.text)

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, in one or more segments, with a layer and a label.

    `segments` are sorted, not empty, and do not touch each other. `attributes` include `flag`.
    """

    id: str
    layer: str
    label: str
    segments: tuple[Range, ...]
    referent: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def start(self) -> int:
        return self.segments[0][0]

    @property
    def end(self) -> int:
        return self.segments[-1][1]

    @property
    def length(self) -> int:
        """Code points covered, gaps not counted."""
        return sum(end - start for start, end in self.segments)

    def text(self, document_text: str) -> str:
        """The hull's text, gaps included: what the file format stores beside the offsets."""
        return document_text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether every segment of `other` lies inside one of ours."""
        return all(any(a <= start and end <= b for a, b in self.segments) for start, end in other.segments)

    def covers(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.segments)

    def __hash__(self) -> int:
        return hash((self.id, self.layer, self.label, self.segments))


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed, labelled link from one span (head) to another (child), by their ids."""

    id: str
    label: str
    head: str
    child: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.id, self.label, self.head, self.child))


@dataclass(frozen=True, slots=True)
class Referent:
    """Who or what a speaker or entity span refers to; one list for the whole project."""

    id: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.id, self.name))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an annotator is with a document, and the note on it."""

    status: Status = "new"
    note: str = ""


Choice = Literal["agreed", "one", "both", "neither", "new"]
CHOICES: tuple[Choice, ...] = ("agreed", "one", "both", "neither", "new")


@dataclass(frozen=True, slots=True)
class Decision:
    """How a question between annotators was settled in a gold set.

    `id` is the key of the question, made from what everybody said; `taken` are those whose answer was
    taken, `proposed` the ids of everybody's spans, `by` is who decided, `number` which decision of the
    set it was: 1, 2, 3, …
    """

    id: str
    choice: Choice
    number: int
    layer: str
    place: Range
    taken: tuple[str, ...] = ()
    proposed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by: str = ""
    reason: str = ""

    def __hash__(self) -> int:
        return hash((self.id, self.number))


@dataclass(frozen=True, eq=True)
class AnnotationSet:
    """One annotator's work on one document.

    `spans`, `relations` and, in a gold set, `decisions` map id to value, in the order in which they were
    first added.
    """

    document_id: str
    annotator: str
    kind: Kind = "human"
    progress: Progress = field(default_factory=Progress)
    spans: Mapping[str, Span] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        document_id: str,
        annotator: str,
        *,
        kind: Kind = "human",
        spans: Iterable[Span] = (),
        relations: Iterable[Relation] = (),
        progress: Progress = Progress(),
        decisions: Iterable[Decision] = (),
    ) -> "AnnotationSet":
        """A set from plain sequences."""
        return cls(
            document_id,
            annotator,
            kind,
            progress,
            {span.id: span for span in spans},
            {relation.id: relation for relation in relations},
            decisions={decision.id: decision for decision in decisions},
        )

    def layer(self, name: str) -> list[Span]:
        """The spans of a layer in reading order."""
        return sorted((s for s in self.spans.values() if s.layer == name), key=reading_order)

    def relations_of(self, span_id: str) -> Iterator[Relation]:
        """The relations that begin or end at a span."""
        return (r for r in self.relations.values() if span_id in (r.head, r.child))

    def children(self, head: str, label: str) -> list[Span]:
        """The spans that `head` is linked to by `label`, in the order of linking."""
        return [
            self.spans[r.child]
            for r in self.relations.values()
            if r.head == head and r.label == label and r.child in self.spans
        ]

    def with_progress(self, progress: Progress) -> "AnnotationSet":
        return replace(self, progress=progress)


def reading_order(span: Span) -> tuple[int, int, str]:
    """Sorting key: by start, the longer first, then by id."""
    return span.start, -span.end, span.id


def merged_segments(segments: Iterable[Range]) -> tuple[Range, ...]:
    """Sorted segments in which touching and overlapping ones have become one; empty ones are gone."""
    result: list[Range] = []
    for start, end in sorted(s for s in segments if s[0] < s[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


@dataclass(frozen=True)
class Entry:
    """One line of a file of annotations: a document, perhaps an annotation set, and its referents.

    `document` is None where the line names a document of the project without repeating its text.
    """

    document_id: str
    document: Document | None = None
    annotation_set: AnnotationSet | None = None
    referents: tuple[Referent, ...] = ()
