"""Where the rules see a quotation: what a reporting word introduces, what a source vouches for, what stands after a name
and a colon, and marks that are left over.

Nothing here is an annotation. Offsets are code points.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from annotator.core.arabic import bare
from annotator.core.lexicon import Form, Lexicon
from annotator.core.marks import mark_pairs
from annotator.core.mentions import is_one_of, mention_at
from annotator.core.quotations import QuoteCandidate, candidate, clause_end, clause_starts
from annotator.core.subjects import RELAY, heading, line_end, sentence_start, source_of
from annotator.core.text import Range, is_word, trimmed, words

_STOP = regex.compile(r"[.!؟?](?=\s)")
_THEN = regex.compile(r"\s*[،,]?\s*(?:(?:ف|ف?[إأا]ن)\s+|ف(?=[إأا]ن)|فقد\s+|:\s*|(?<=[،,]\s?)(?=\p{L}))")
_NEAR = 25  # code points between a verb of many meanings (or its subject) and what it introduces
_LONG_ENOUGH = 6  # words: shorter marked words without a cue are names and irony more often than speech
_NAME = 4  # words between marks after صحيفة and its like: a name
_ADDRESSED = 3  # words between marks after ل: whom it was said to


@lru_cache(maxsize=4)
def quotes(text: str, lexicon: Lexicon) -> tuple[QuoteCandidate, ...]:
    """The quotations the rules see, without overlaps, in reading order."""
    found: list[QuoteCandidate] = []
    for rule in (_introduced, _vouched, _headed, _left_over):
        found += _apart(rule(text, lexicon), found)
    return tuple(sorted(found, key=lambda quote: quote.start))


def _apart(proposed: Iterable[QuoteCandidate], found: Sequence[QuoteCandidate]) -> list[QuoteCandidate]:
    return [one for one in proposed if not any(one.start < other.end and other.start < one.end for other in found)]


@lru_cache(maxsize=4)
def cues(text: str, lexicon: Lexicon) -> tuple[tuple[Range, Form], ...]:
    """The reporting words outside marks with their readings, in reading order; the writer's own يذكر أن is none."""
    covered = 0
    found = []
    inside = iter((*_spoken_pairs(text, lexicon), (len(text), len(text))))
    pair = next(inside)
    pieces = words(text)
    for number, (first, last) in enumerate(pieces):
        while pair[1] <= first < len(text):
            covered, pair = max(covered, pair[1]), next(inside)
        if pair[0] <= first < pair[1]:
            continue
        form = bare(text[first:last])
        for reading in lexicon.readings_of(text[first:last]):
            after = pieces[number + 1 : number + 3]
            if reading.kind != "preposition" and not _own_voice(text, form[reading.proclitic :], after, lexicon):
                found.append(((first + reading.proclitic, last), reading))
                break
    return tuple(found)


def _own_voice(text: str, form: str, following: Sequence[Range], lexicon: Lexicon) -> bool:
    """Whether the verb has nobody who says it: ما يسمى, يذكر أن, يشار إلى أن."""
    if lexicon.has("naming", form):
        return True
    after = [bare(text[slice(*piece)]) for piece in following]
    return lexicon.has("author", form) and "ان" in after


def _introduced(text: str, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """For each reporting word what follows it in its sentence."""
    reach = 0
    pairs = _spoken_pairs(text, lexicon)
    for cue, reading in cues(text, lexicon):
        quote = _governed(text, cue, reading, pairs, lexicon) if cue[0] >= reach else None
        if quote is not None:
            reach = quote.end
            yield quote


def _governed(text: str, cue: Range, reading: Form, pairs: Sequence[Range], lexicon: Lexicon) -> QuoteCandidate | None:
    """What a reporting word introduces: words in marks, or the clause after إن, أن or a colon."""
    stop = line_end(text, cue[1])
    if end := _STOP.search(text, cue[1], stop):
        stop = end.start()
    marked = next((pair for pair in pairs if cue[1] <= pair[0] < stop), None)
    that = _reported(text, cue[1], marked[0] if marked else stop, lexicon)
    limit = that if that is not None else marked[0] if marked else None
    if limit is None or _interrupted(text, cue[1], limit, lexicon) or (reading.weak and _far(text, cue, limit, lexicon)):
        return None
    if that is None:
        return _resumed(text, marked, cue, pairs) if marked else None
    if marked and not text[that : marked[0]].strip() and text[:that].rstrip().endswith(":"):
        return candidate(text, marked, cue)
    return _clause(text, that, cue, lexicon)


def _resumed(text: str, marked: Range, cue: Range, pairs: Sequence[Range]) -> QuoteCandidate:
    """Marks behind a reporting word; with those right before it they are one quote in two segments: «…»، قال الوزير، «…»."""
    quote = candidate(text, marked, cue)
    before = next((pair for pair in pairs if pair[1] <= cue[0] and text[pair[1] : cue[0]].strip(" ،,و") == ""), None)
    if before is None or quote.label != "direct" or "\n" in text[before[1] : cue[0]]:
        return quote
    return replace(quote, segments=(before, marked))


def _clause(text: str, start: int, cue: Range | None, lexicon: Lexicon) -> QuoteCandidate | None:
    piece = trimmed(text, start, clause_end(text, start, lexicon))
    return candidate(text, piece, cue) if piece[1] - piece[0] > 3 else None


def _reported(text: str, start: int, stop: int, lexicon: Lexicon) -> int | None:
    """Where the first clause begins that is a report: that of قبل أن or يجب أن is none."""
    for that, begins in clause_starts(text, start, stop):
        before = text[start:that].split()
        last = bare(before[-1]) if before else ""
        if not any(lexicon.has(name, form) for name in ("no_report", "author") for form in (last, last[1:])):
            return begins
    return None


def _far(text: str, cue: Range, limit: int, lexicon: Lexicon) -> bool:
    """Whether more stands between a verb of many meanings and its quote than its subject and a few words."""
    who = mention_at(text, cue[1], limit, lexicon)
    if who and (source := source_of(text, who[1], limit, lexicon)):
        who = source
    return limit - (who[1] if who else cue[1]) > _NEAR


def _interrupted(text: str, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether another reporting word stands between: what follows is governed by that one."""
    relays = [relay.span() for relay in RELAY.finditer(text, start, stop)]
    for a, b in words(text[start:stop]):
        readings = lexicon.readings_of(text[start + a : start + b])
        if any(first <= start + a < last for first, last in relays):
            continue
        if any((r.finite and not r.weak) or r.kind in ("participle", "noun") for r in readings):
            return True
    return False


def _vouched(text: str, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """What a source at the beginning of a sentence vouches for: وبحسب الوزارة، فإن …"""
    for relay in RELAY.finditer(text):
        if text[sentence_start(text, relay.start("cue")) : relay.start("cue")].strip(" و"):
            continue
        who = mention_at(text, relay.end(), line_end(text, relay.end()), lexicon)
        then = _THEN.match(text, who[1]) if who else None
        if then is None or not lexicon.readings(bare(relay["cue"])):
            continue
        stop = _STOP.search(text, then.end())
        pair = next((p for p in _spoken_pairs(text, lexicon) if p[0] == then.end()), None)
        if pair is not None and (stop is None or pair[0] < stop.start()):
            yield candidate(text, pair, relay.span("cue"))
        elif quote := _clause(text, _after_that(text, then.end()), relay.span("cue"), lexicon):
            yield quote


def _after_that(text: str, start: int) -> int:
    """Behind إن; before إنه and its like, which belong to the clause."""
    found = next(iter(clause_starts(text, start, min(start + 8, len(text)))), None)
    return found[1] if found and found[0] == start else start


def _headed(text: str, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """What stands behind a name and a colon at the beginning of a line: a headline, an interview."""
    start = 0
    for line in text.split("\n"):
        if who := heading(text, start, lexicon):
            first, last = trimmed(text, text.index(":", who[1]) + 1, start + len(line.rstrip(". ")))
            pair = next((p for p in _spoken_pairs(text, lexicon) if p[0] == first), None)
            if last - first > 3:
                yield candidate(text, pair or (first, last), None)
        start += len(line) + 1


def _left_over(text: str, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """Marks with a reporting word or a source right behind them, or long enough to be speech."""
    for pair in _spoken_pairs(text, lexicon):
        after = _post_posed(text, pair, lexicon)
        if after or len(text[slice(*pair)].split()) >= _LONG_ENOUGH:
            yield candidate(text, pair, after)


def _post_posed(text: str, pair: Range, lexicon: Lexicon) -> Range | None:
    """The reporting word right after the marks: `"…"، قال دبلوماسي` or `"…"، بحسب الوزارة`."""
    stop = min(line_end(text, pair[1]), pair[1] + 40)
    if relay := RELAY.match(text, pair[1] + len(text[pair[1] : stop]) - len(text[pair[1] : stop].lstrip(" ،,")), stop):
        return relay.span("cue") if lexicon.readings(bare(relay["cue"])) else None
    for a, b in words(text[pair[1] : stop])[:3]:
        first, last = pair[1] + a, pair[1] + b
        if not is_word(text[first:last]):
            continue
        reading = next((r for r in lexicon.readings_of(text[first:last]) if r.finite and not r.weak), None)
        return (first + reading.proclitic, last) if reading else None
    return None


@lru_cache(maxsize=4)
def _spoken_pairs(text: str, lexicon: Lexicon) -> tuple[Range, ...]:
    """The pairs of marks, without those around names: صحيفة «الخبر», ما يسمى «النفوذ», في تصريح لـ«الخبر»."""
    return tuple(pair for pair in mark_pairs(text) if not _is_name(text, pair, lexicon))


def _is_name(text: str, pair: Range, lexicon: Lexicon) -> bool:
    before = text[max(0, pair[0] - 20) : pair[0]]
    count = len(text[slice(*pair)].split())
    if not before.strip() or count > _NAME:
        return False
    if regex.search(r"(?<!\p{L})لـ?$", before):
        return count <= _ADDRESSED
    last = bare(before.split()[-1])
    return before[-1].isspace() and (is_one_of(lexicon, "media", last.lstrip("ولب")) or lexicon.has("naming", last))
