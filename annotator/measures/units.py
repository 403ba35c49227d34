"""Annotations as columns: one row for each span, numbers instead of names, so that whole corpora are compared at once.

Sides that are compared share one `Vocabulary`. A side is made with `Columns`, from entries of the core or
from plain lists; offsets are half-open and count code points, as everywhere.

>>> names = Vocabulary()
>>> gold = Columns("gold", names)
>>> gold.add_spans("article-1", [("entity", "PER", 0, 5), ("quote", "direct", 10, 40)])
>>> side = gold.side()
>>> len(side), side.start.tolist(), [names.labels.in_order[label] for label in side.label]
(2, [0, 10], ['PER', 'direct'])
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from annotator.core.columns import ManyColumns, SetColumns

if TYPE_CHECKING:
    from annotator.core.annotation import Entry, Span
    from annotator.core.text import Range

Integers = npt.NDArray[np.int32]
"""One number for each row."""

NONE = -1
"""Stands in `Side.referent` where a span has no referent."""


class Names(dict[str, int]):
    """Names and their numbers, from 0 in the order of first use; asking for a new name numbers it.

    >>> labels = Names(["PER"])
    >>> labels["ORG"], labels["PER"], labels.in_order
    (1, 0, ['PER', 'ORG'])
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__()
        self.in_order: list[str] = []
        for name in names:
            self[name]

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self.in_order)
        self.in_order.append(name)
        return number

    def numbers(self, names: Iterable[str]) -> list[int]:
        """The numbers of many names."""
        return list(map(self.__getitem__, names))

    def ranks(self) -> Integers:
        """Shape (names,): the place of each name in alphabetical order."""
        order = sorted(range(len(self)), key=self.in_order.__getitem__)
        result = np.empty(len(order), np.int32)
        result[order] = np.arange(len(order), dtype=np.int32)
        return result


@dataclass(slots=True)
class Vocabulary:
    """What the numbers in the columns stand for, shared by all sides compared; and the texts, where they are known.

    `texts` maps the number of a document to its text.
    """

    documents: Names = field(default_factory=Names)
    layers: Names = field(default_factory=Names)
    labels: Names = field(default_factory=Names)
    referents: Names = field(default_factory=Names)
    relations: Names = field(default_factory=Names)
    texts: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """One annotator's or extractor's spans, a row each, sorted by document, layer, start and end; all arrays are int32.

    `document`, `layer`, `label`, `start`, `end`, `referent`: shape (rows,); `start` and `end` are the hull in
    code points, half-open. `split`: the segments of the rows that have several. `relation`, `head`, `child`:
    shape (relations,), the label of each relation and the rows it joins. `documents`: the documents this side
    has worked on, also those where it found nothing. Rows alike in all columns are in the order of their ids.
    """

    name: str
    names: Vocabulary
    document: Integers
    layer: Integers
    label: Integers
    start: Integers
    end: Integers
    referent: Integers
    split: "Mapping[int, tuple[Range, ...]]"
    relation: Integers
    head: Integers
    child: Integers
    documents: Integers

    def __len__(self) -> int:
        return len(self.start)

    def segments(self, row: int) -> "tuple[Range, ...]":
        """The segments of a row."""
        return self.split.get(row) or ((int(self.start[row]), int(self.end[row])),)

    def marked(self) -> list[int]:
        """The numbers of the documents in which there are spans."""
        found: list[int] = self.document[np.flatnonzero(np.diff(self.document, prepend=NONE))].tolist()
        return found

    def lengths(self) -> npt.NDArray[np.int64]:
        """Shape (rows,): code points covered by each row, gaps not counted."""
        result = self.end.astype(np.int64) - self.start
        for row, segments in self.split.items():
            result[row] = sum(end - start for start, end in segments)
        return result


class Columns:
    """Collects one side, document by document; `side()` gives the columns.

    Documents may come in any order, and a document only once.
    """

    def __init__(self, name: str, names: Vocabulary) -> None:
        self.name = name
        self.names = names
        self._columns = [array("i") for _ in range(4)]
        self._referents = array("i")  # as long as the others up to the last span that has one
        self._relations = [array("i") for _ in range(3)]
        self._split: dict[int, tuple[Range, ...]] = {}
        self._documents = array("i")
        self._counts = array("i")

    def add(self, entry: "Entry") -> None:
        """Takes in an annotation set of the core, and the text of its document where it is there."""
        document = self.names.documents[entry.document_id]
        if entry.document is not None:
            self.names.texts.setdefault(document, entry.document.text)
        work = entry.annotation_set
        if work is None:
            return
        spans = sorted(work.spans.values(), key=_order)
        place = {span.id: row for row, span in enumerate(spans)}
        self.add_columns(
            entry.document_id,
            [span.layer for span in spans],
            [span.label for span in spans],
            [span.start for span in spans],
            [span.end for span in spans],
            [span.referent for span in spans],
            {row: span.segments for row, span in enumerate(spans) if len(span.segments) > 1},
            [
                (relation.label, place[relation.head], place[relation.child])
                for relation in work.relations.values()
                if relation.head in place and relation.child in place
            ],
        )

    def add_set(self, found: SetColumns) -> None:
        """Takes in an annotation set that was read as columns."""
        self.add_columns(*found)

    def add_many(self, found: ManyColumns) -> None:
        """Takes in several annotation sets that were read as columns. Nothing is checked but the lengths."""
        names, count, first = self.names, sum(found.counts), len(self._columns[0])
        numbers = names.documents.numbers(found.documents)
        columns = found.layers, found.labels, found.starts, found.ends
        if any(len(column) != count for column in (*columns, *filter(None, [found.referents]))):
            raise ValueError(f"the columns of document {found.documents[0]!r} differ in length")
        self._documents.fromlist(numbers)
        self._counts.extend(found.counts)
        alike = count and found.layers.count(found.layers[0]) == count  # there is often one layer, and counting is quicker
        layers = [names.layers[found.layers[0]]] * count if alike else names.layers.numbers(found.layers)
        labels = names.labels.numbers(found.labels)
        for column, values in zip(self._columns, (layers, labels, list(found.starts), list(found.ends)), strict=True):
            column.fromlist(values)
        if found.referents and any(found.referents):
            known = names.referents
            self._referents.extend(repeat(NONE, first - len(self._referents)))
            self._referents.fromlist([known[name] if name else NONE for name in found.referents])
        for place, segments in (found.split or {}).items():
            self._split[first + place] = segments
        if found.relations:
            kinds, heads, children = zip(*found.relations, strict=True)
            self._relations[0].fromlist(names.relations.numbers(kinds))
            self._relations[1].fromlist([first + place for place in heads])
            self._relations[2].fromlist([first + place for place in children])

    def add_spans(self, document: str, spans: Iterable[tuple[str, str, int, int]], text: str | None = None) -> None:
        """Takes in a document's spans as (layer, label, start, end), and its text if marks are to be ignored."""
        layers, labels, starts, ends = zip(*found, strict=True) if (found := list(spans)) else ((), (), (), ())
        if text is not None:
            self.names.texts[self.names.documents[document]] = text
        self.add_columns(document, layers, labels, starts, ends)

    def add_columns(
        self,
        document: str,
        layers: Sequence[str],
        labels: Sequence[str],
        starts: Sequence[int],
        ends: Sequence[int],
        referents: Sequence[str | None] | None = None,
        split: "Mapping[int, tuple[Range, ...]] | None" = None,
        relations: Sequence[tuple[str, int, int]] = (),
    ) -> None:
        """Takes in a document's spans, a list for each column.

        `split` maps places in the lists to segments; `relations` are (label, place of the head, place of the child).
        Spans alike in everything must come in the order of their ids. Nothing is checked but the lengths.
        """
        self.add_many(ManyColumns([document], [len(starts)], layers, labels, starts, ends, referents, split, relations))

    def side(self) -> Side:
        """The columns, sorted."""
        layer, label, start, end = (np.frombuffer(column or b"", np.int32) for column in self._columns)
        documents = np.array(self._documents, np.int32)
        document, referent = np.repeat(documents, self._counts), np.full(len(start), NONE, np.int32)
        referent[: len(self._referents)] = self._referents
        order = reading_order(document, layer, start, end)
        place = np.empty(len(order), np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        relation, head, child = (np.array(column, np.int32) for column in self._relations)
        split = {int(place[row]): segments for row, segments in self._split.items()}
        return Side(
            self.name, self.names,
            document[order], layer[order], label[order], start[order], end[order], referent[order],
            split, relation, place[head], place[child], documents,
        )  # fmt: skip


def reading_order(document: Integers, layer: Integers, start: Integers, end: Integers) -> npt.NDArray[np.int64]:
    """Shape (rows,): the rows sorted by document, layer, start and end; those alike in all keep their order."""
    group = document.astype(np.int64) * (int(layer.max(initial=0)) + 1) + layer
    place = group << 31 | start
    if np.any((place[1:] == place[:-1]) & (end[1:] < end[:-1])):
        return np.lexsort((end, place))
    return np.argsort(place, kind="stable") if np.any(place[1:] < place[:-1]) else np.arange(len(place))


def _order(span: "Span") -> tuple[int, int, str]:
    return span.start, span.end, span.id
