"""Cases as they are listed: where they stand, who speaks in them with which verb, and which of them are wanted.

Every choice of a `Wanted` narrows the list; a `Tally` counts what each value of a choice would leave while the
other choices stay, so that no choice leads into an empty list unseen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.core.annotation import AnnotationSet, Document, Referent, Span
from annotator.core.cases import Case, cases
from annotator.core.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Listed:
    """A case with its article and the names of those who speak in it, on either side."""

    case: Case
    title: str
    text: str
    people: tuple[str, ...] = ()
    verb: str = ""
    length: str = ""
    news: tuple[str, ...] = ()
    """What can be said of it beside another list, see `core.case_news`."""


LENGTHS = ("1", "2-3", "4-10", "11-25", "26+")
"""Lengths of the spans of a case, in words."""


WRONG = ("boundary", "label", "both", "split", "merged")
RIGHT = "right"
GROUPS = ("wrong", RIGHT)
"""What the strict scheme counts: pairs that are not alike; pairs that are, each once, whatever their relations say."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases a list shows; an empty field wants any. `kind` may be one of `GROUPS`; an empty one wants all that differs."""

    kind: str = ""
    layer: str = ""
    label: str = ""
    document: str = ""
    person: str = ""
    verb: str = ""
    length: str = ""
    news: str = ""
    relation: str = ""
    """Which relation it is that differs, together with a `kind`."""


@dataclass(slots=True)
class Tally:
    """How many cases each value of each choice has. `documents` are counted by id, `labels` by layer and label.

    `relations` are those of the kind `relation`, by which one it is.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    layers: Counter[str] = field(default_factory=Counter)
    labels: Counter[tuple[str, str]] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    verbs: Counter[str] = field(default_factory=Counter)
    lengths: Counter[str] = field(default_factory=Counter)
    news: Counter[str] = field(default_factory=Counter)
    titles: dict[str, str] = field(default_factory=dict)


def listed(
    document: Document, left: AnnotationSet, right: AnnotationSet, referents: Mapping[str, Referent],
    lexicon: Lexicon | None = None,
) -> list[Listed]:  # fmt: skip
    """The cases of two sets over one document, ready to be listed; verbs are named where there is a lexicon."""
    title, text = document.title or document.id, document.text
    return [
        Listed(
            case, title, text, _people(case, text, left, right, referents),
            _verb(case, text, left, right, lexicon) if lexicon else "", length_of(case, text),
        )
        for case in cases(left, right)
    ]  # fmt: skip


def length_of(case: Case, text: str) -> str:
    """How long the longest span of the case is, as one of `LENGTHS`."""
    count = max(len(span.text(text).split()) for span in case.spans)
    return LENGTHS[(count > 1) + (count > 3) + (count > 10) + (count > 25)]


def names(spans: Iterable[Span], text: str, referents: Mapping[str, Referent]) -> tuple[str, ...]:
    """What spans refer to: the name of the referent, else their own words; each once, in order."""
    found = (_name(span, text, referents) for span in spans)
    return tuple(dict.fromkeys(found))


def _name(span: Span, text: str, referents: Mapping[str, Referent]) -> str:
    known = referents.get(span.referent or "")
    return known.name if known else " ".join(span.text(text).split())


def narrowed(rows: Sequence[Listed], wanted: Wanted) -> tuple[list[Listed], Tally]:
    """The rows that are wanted, and the tally of all choices."""
    result, tally = [], Tally()
    seen: set[tuple[str, str]] = set()
    for row in rows:
        refused = _refused(row, wanted)
        if not refused and (wanted.kind != RIGHT or _first(row.case, seen)):
            result.append(row)
        if len(refused) <= 1:
            _count(row, tally, next(iter(refused), ""))
    return result, tally


def _refused(row: Listed, wanted: Wanted) -> list[str]:
    """The choices that leave a row out; counting needs to know whether it is more than one."""
    case, found = row.case, []
    if not _of_kind(case, wanted):
        found.append("kind")
    if (wanted.layer and case.layer != wanted.layer) or (wanted.label and wanted.label not in case.labels):
        found.append("label")
    if wanted.document and case.document_id != wanted.document:
        found.append("document")
    if wanted.person and wanted.person not in row.people:
        found.append("person")
    if wanted.verb and row.verb != wanted.verb:
        found.append("verb")
    if wanted.length and row.length != wanted.length:
        found.append("length")
    if wanted.news and wanted.news not in row.news:
        found.append("news")
    return found


def _of_kind(case: Case, wanted: Wanted) -> bool:
    if not wanted.kind:
        return case.differs
    if wanted.kind == RIGHT:
        return case.kind == "same" or (case.kind in ("speaker", "relation") and _alike(case))
    if wanted.kind in GROUPS:
        return case.kind in WRONG
    return case.kind == wanted.kind and wanted.relation in ("", case.relation)


def _alike(case: Case) -> bool:
    return [(span.label, span.segments) for span in case.left] == [(span.label, span.segments) for span in case.right]


def _first(case: Case, seen: set[tuple[str, str]]) -> bool:
    """Whether the pair of spans has not been seen; several relations of one pair may differ."""
    pair = case.document_id, case.left[0].id
    new = pair not in seen
    seen.add(pair)
    return new


def _count(row: Listed, tally: Tally, refused_by: str) -> None:
    case = row.case
    if refused_by in ("", "kind"):
        tally.kinds[case.kind] += 1
        if case.kind == "relation":
            tally.relations[case.relation] += 1
    if refused_by in ("", "label"):
        tally.layers[case.layer] += 1
        tally.labels.update((case.layer, label) for label in case.labels)
    if refused_by in ("", "document"):
        tally.documents[case.document_id] += 1
        tally.titles[case.document_id] = row.title
    if refused_by in ("", "person"):
        tally.people.update(row.people)
    if refused_by in ("", "verb") and row.verb:
        tally.verbs[row.verb] += 1
    if refused_by in ("", "length"):
        tally.lengths[row.length] += 1
    if refused_by in ("", "news"):
        tally.news.update(row.news)


def _people(
    case: Case, text: str, left: AnnotationSet, right: AnnotationSet, referents: Mapping[str, Referent]
) -> tuple[str, ...]:
    found = (*_speakers(case.left, left), *_speakers(case.right, right))
    return names(found, text, referents)


def _verb(case: Case, text: str, left: AnnotationSet, right: AnnotationSet, lexicon: Lexicon) -> str:
    """The reporting word of a quotation or cue: the gold's, else the prediction's, as the lexicon names it."""
    for spans, annotations in ((case.left, left), (case.right, right)):
        for span in spans:
            cues = [span] if span.layer == "cue" else annotations.children(span.id, "cue")
            for cue in cues:
                return _lemma(cue.text(text), lexicon)
    return ""


def _lemma(words: str, lexicon: Lexicon) -> str:
    """The first of the words that the lexicon knows; else the words themselves."""
    readings = (lexicon.readings_of(word) for word in words.split())
    return next((found[0].lemma for found in readings if found), " ".join(words.split()))


def _speakers(spans: Iterable[Span], annotations: AnnotationSet) -> Iterator[Span]:
    """The speakers of quotes; a span that refers to somebody stands for itself."""
    for span in spans:
        if span.layer == "quote":
            yield from annotations.children(span.id, "speaker")
        elif span.referent is not None:
            yield span
