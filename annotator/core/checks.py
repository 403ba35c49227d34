"""What is wrong, or looks wrong, in an annotation set: errors E1-E6 and warnings W1-W7.

Pure and quick enough to run after every act. A problem names its place, its spans, a sentence and,
where one key mends it, the command.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from annotator.core import edits, trailer
from annotator.core.annotation import AnnotationSet, Document, Referent, Span
from annotator.core.arabic import fold
from annotator.core.labels import LabelSet
from annotator.core.text import Range, grapheme_ceiling, is_word, words

_EDGE = " \t\n\u0640،؛,;\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00a0"
_MARKS = edits.OPENING_MARKS.replace("(", "").replace("'", "") + edits.CLOSING_MARKS.replace(")", "").replace("'", "")
_LONG, _SHORT = 8, 3  # words: 31 % of marked stretches are as long, 58 % as short (Arabic press)


@dataclass(frozen=True)
class Problem:
    """One thing to look at. `rule` is E1…E6 (an error) or W1…W7 (a warning); `fix` is a command's id."""

    rule: str
    range: Range
    template: str
    span_ids: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    fix: str | None = None

    @property
    def is_error(self) -> bool:
        return self.rule.startswith("E")

    @property
    def sentence(self) -> str:
        """What is wrong, in English."""
        return self.template.format(**self.values)


@dataclass(frozen=True)
class _Work:
    """What every check looks at."""

    document: Document
    annotation_set: AnnotationSet
    referents: Mapping[str, Referent]
    labels: LabelSet

    def children(self, span: Span, relation: str) -> list[Span]:
        return self.annotation_set.children(span.id, relation)


def problems(
    document: Document, annotation_set: AnnotationSet, referents: Mapping[str, Referent], label_set: LabelSet
) -> tuple[Problem, ...]:
    """Every problem of a set, in reading order."""
    work = _Work(document, annotation_set, referents, label_set)
    found = [problem for check in _CHECKS for problem in check(work)]
    return tuple(sorted(found, key=lambda problem: (problem.range, problem.rule)))


def _at(rule: str, span: Span, template: str, *others: Span, fix: str | None = None, **values: object) -> Problem:
    return Problem(rule, (span.start, span.end), template, (span.id, *(other.id for other in others)), values, fix)


def _boundaries(work: _Work) -> Iterator[Problem]:
    """E1: a span outside its text or through a letter; W3: an edge that is white space or a comma."""
    text = work.document.text
    for span in work.annotation_set.spans.values():
        if span.end > len(text) or any(grapheme_ceiling(text, place) != place for s in span.segments for place in s):
            yield _at("E1", span, "This span cuts a letter from its marks, or lies outside the text.", fix="delete")
        elif text[span.start] in _EDGE or text[span.end - 1] in _EDGE:
            yield _at("W3", span, "An edge of this span is white space, a comma or an invisible mark.")


def _relations(work: _Work) -> Iterator[Problem]:
    """E2: a relation that joins what it may not, or a chain of relays that runs in a circle."""
    spans = work.annotation_set.spans
    for relation in work.annotation_set.relations.values():
        head, child = spans.get(relation.head), spans.get(relation.child)
        if head is None or child is None:
            yield Problem("E2", (0, 0), "A relation points to a span that is not there.")
        elif not work.labels.allows(relation.label, head.layer, child.layer):
            yield _at("E2", head, "The relation “{relation}” may not join these two layers.", child, relation=relation.label)


def _nesting(work: _Work) -> Iterator[Problem]:
    """E3: a split quote around which another only partly closes; W5: quotes that overlap, a speaker in its own quote."""
    quotes = work.annotation_set.layer("quote")
    for first, second in combinations(quotes, 2):
        if second.start >= first.end:
            continue
        if first.contains(second) or second.contains(first):
            continue
        if any(a < d and c < b for a, b in first.segments for c, d in second.segments):
            yield _at("W5", second, "These two quotes overlap, and neither lies inside the other.", first)
        elif first.start <= second.start and second.end <= first.end and len(second.segments) > 1:
            yield _at("E3", second, "This quote begins in one part of a split quote and ends in another.", first)
    for quote in quotes:
        for speaker in work.children(quote, "speaker"):
            if quote.contains(speaker) and quote.label != "reported":
                yield _at("W5", quote, "The speaker of this quote stands inside it.", speaker, fix="relink")


def _speakers(work: _Work) -> Iterator[Problem]:
    """E4, E6: speakers and what is said of them; W1: a quote without cue or speaker, a speaker or cue of nothing."""
    quotes = work.annotation_set.layer("quote")
    for quote in quotes:
        speakers, cues = work.children(quote, "speaker"), work.children(quote, "cue")
        inherits = quote.label == "direct" and any(o is not quote and o.contains(quote) for o in quotes)
        unattributed = quote.attributes.get("attribution") == "unattributed"
        if unattributed and speakers:
            yield _at("E4", quote, "This quote is said to be unattributed and has a speaker.", fix="relink")
        if not speakers and not unattributed and not inherits and work.labels.relation("speaker"):
            rule, sentence = ("E4", "This quote has no speaker.") if cues else ("W1", "This quote has neither cue nor speaker.")
            yield _at(rule, quote, sentence, fix="relink")
        for speaker in speakers:
            if speaker.label == "implicit" and not cues:
                yield _at("E6", quote, "An implied speaker needs the verb that implies it as cue.", speaker, fix="cue")
    for span in work.annotation_set.layer("speaker"):
        if span.label == "implicit" and span.referent is None:
            yield _at("E4", span, "Whom does this verb imply? The implied speaker has no referent.", fix="referent")
    for layer in ("speaker", "cue"):
        for span in work.annotation_set.layer(layer):
            if not any(work.annotation_set.relations_of(span.id)):
                sentence = "This speaker belongs to no quote." if layer == "speaker" else "This cue belongs to no quote."
                yield _at("W1", span, sentence, fix=layer if quotes else None)


def _labels(work: _Work) -> Iterator[Problem]:
    """E5: a label or value the label set does not have; a referent that is not there."""
    for span in work.annotation_set.spans.values():
        if not work.labels.accepts(span.layer, span.label):
            yield _at("E5", span, "The label set has no label “{label}” here.", fix="next_label", label=span.label)
        if span.referent is not None and span.referent not in work.referents:
            yield _at("E5", span, "The referent “{referent}” is not in the project.", fix="referent", referent=span.referent)
        for attribute in work.labels.attributes_of(span.layer):
            value = span.attributes.get(attribute.id)
            if value is not None and value not in {known.id for known in attribute.values}:
                yield _at("E5", span, "“{value}” is no value of {attribute}.", value=value, attribute=attribute.id)


def _quotation_marks(work: _Work) -> Iterator[Problem]:
    """W2: a direct quote without its marks, an indirect one between marks."""
    text = work.document.text
    for quote in work.annotation_set.layer("quote"):
        first, last = text[quote.start], text[quote.end - 1]
        opens = first in _MARKS or text[quote.start : quote.start + 2] == "(("
        closes = last in _MARKS or text[quote.end - 2 : quote.end] == "))"
        if quote.label == "direct" and opens != closes:
            yield _at("W2", quote, "Only one of the two quotation marks is inside this quote.", fix="marks")
        elif quote.label == "direct" and not opens and len(quote.segments) == 1:
            outside = text[quote.start - 1 : quote.start] in _MARKS and quote.start > 0
            yield _at("W2", quote, "A direct quote has its marks inside.", fix="marks" if outside else "next_label")
        elif quote.label == "indirect" and opens and closes:
            yield _at("W2", quote, "What stands between marks is not indirect.", fix="next_label")


def _left_out(work: _Work) -> Iterator[Problem]:
    """W4: a long marked stretch that nobody annotated, a very short one that somebody did."""
    if work.labels.layer("quote") is None:
        return
    text = work.document.text
    quotes = work.annotation_set.layer("quote")
    for start, end in _marked_stretches(text):
        count = sum(is_word(text[a + start : b + start]) for a, b in words(text[start:end]))
        if count >= _LONG and not any(q.start < end and start < q.end for q in quotes):
            yield Problem("W4", (start, end), "A long stretch between marks is not annotated.", fix="quote")
    for quote in quotes:
        if quote.label == "direct" and sum(is_word(text[a:b]) for a, b in _words_of(text, quote)) < _SHORT:
            if not any(other is not quote and other.contains(quote) for other in quotes):
                yield _at("W4", quote, "Is this a quote? So few words between marks are mostly a title or a term.", fix="delete")


def _names(work: _Work) -> Iterator[Problem]:
    """W7: one name for two referents."""
    owner: dict[str, str] = {}
    for span in work.annotation_set.spans.values():
        if span.referent is None or span.label in ("implicit", "pronoun") or span.referent not in work.referents:
            continue
        form = fold(span.text(work.document.text))
        first = owner.setdefault(form, span.referent)
        if first != span.referent:
            names = {"one": work.referents[first].name, "other": work.referents[span.referent].name}
            yield _at("W7", span, "The same words mean {one} elsewhere and {other} here.", fix="referent", **names)


def _trailer(work: _Work) -> Iterator[Problem]:
    """W4 for scrapers: an address hidden in the last line."""
    found = trailer.find(work.document.text)
    if found:
        sentence = "The last line was left by a scraper and hides an address. It can be left out when the article is imported."
        yield Problem("W3", found, sentence)


def _marked_stretches(text: str) -> Iterator[Range]:
    """Stretches between two marks of one paragraph, paired by position."""
    start = 0
    for paragraph in text.split("\n"):
        places = [index for index, character in enumerate(paragraph) if character in _MARKS]
        for a, b in zip(places[::2], places[1::2], strict=False):
            yield start + a, start + b + 1
        start += len(paragraph) + 1


def _words_of(text: str, span: Span) -> Iterator[Range]:
    for start, end in span.segments:
        yield from ((a + start, b + start) for a, b in words(text[start:end]))


_CHECKS: tuple[Callable[[_Work], Iterator[Problem]], ...] = (
    _boundaries, _relations, _nesting, _speakers, _labels, _quotation_marks, _left_out, _names, _trailer,
)  # fmt: skip
