"""Where the rules see a quotation: what a reporting word introduces, what a source vouches for, what stands after a name
and a colon, and marks that are left over.

Nothing here is an annotation. Offsets are code points.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice, pairwise

from annotator.core.arabic import bare, proclitic, unfolded
from annotator.core.lexicon import Form, Lexicon
from annotator.core.marks import has_marks, over_paragraphs, pairs_of
from annotator.core.mentions import is_any_of, is_one_of, mention_at
from annotator.core.patterns import written
from annotator.core.quotations import QuoteCandidate, candidate, clause_end, clause_starts
from annotator.core.speech_acts import told_acts
from annotator.core.subjects import RELAY, Relay, heading, line_end, relays, sentence_start, source_of
from annotator.core.text import Range
from annotator.core.tokens import NOTHING, STOP, Token, is_blank, reporting_words, tokens, visible

_THEN = written(r"\s*[،,]?\s*(?:(?:ف|ف?[إأا]ن)\s+|ف(?=[إأا]ن)|فقد\s+|:\s*|(?<=[،,]\s?)(?=\p{L}))")
_ASIDE = written(r"\s?،\s[^،\n]{1,60}،\s?")
_TO = written(r"(?<![\p{L}\p{M}])ل$")
_NEAR = 25  # code points between a verb of many meanings (or its subject) and what it introduces
_LONG_ENOUGH = 6  # words: shorter marked words without a cue are names and irony more often than speech
_NEGATED = ("ولا", "ولم", "ولن", "وليس", "وليست", "فلا", "فلم", "فلن")
_IF = ("اذا", "لو")
_WHILE = ("وهو", "وهي", "وهم")
_WRITTEN = ("documents", "organisations")
_UTTERING = ("say", "add", "answer", "ask", "write")
_NAME = 4  # words between marks after صحيفة and its like: a name
_ADDRESSED = 3  # words between marks after ل: whom it was said to


@lru_cache(maxsize=4)
def quotes(text: str, lexicon: Lexicon) -> tuple[QuoteCandidate, ...]:
    """The quotations the rules see, in reading order; none overlaps another but those nested in one."""
    found: list[QuoteCandidate] = []
    covered = bytearray(len(text))
    for rule in (_introduced, _vouched, _headed, _left_over, _attributed, _told):
        apart = [quote for quote in rule(text, lexicon) if not any(covered[quote.start : quote.end])]
        for quote in apart:
            covered[quote.start : quote.end] = b"\1" * (quote.end - quote.start)
        found += apart
    inner = [one for quote in found if quote.label == "direct" for one in _nested(text, quote, lexicon)]
    return tuple(sorted((*found, *inner), key=lambda quote: (quote.start, -quote.end)))


def _nested(text: str, outer: QuoteCandidate, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """What the speaker of a quote says that others have said, each behind a reporting word with its subject."""
    start, end = outer.start + 1, outer.end - 1
    every = _spoken_pairs(text, lexicon)
    pairs = [pair for pair in every[bisect_left(every, (start,)) : bisect_left(every, (end,))] if pair[1] <= end]
    reach = start
    for number, readings in _between(reporting_words(text, lexicon), start, end, text):
        first, last, form, _ = tokens(text).all[number]
        reading = next((one for one in readings if one.finite), None)
        if reading is None or first < reach or any(a <= first < b for a, b in pairs):
            continue
        cue = (first + unfolded(text[first:last], reading.proclitic), last)
        if _own_voice(form[reading.proclitic :], tokens(text).all[number + 1 : number + 3], lexicon):
            continue
        quote = _governed(text, cue, reading, pairs, lexicon)
        piece = visible(text, quote.start, min(quote.end, end)) if quote else (0, 0)
        if quote and cue[1] <= piece[0] < piece[1] and mention_at(text, cue[1], piece[0], lexicon):
            reach = piece[1]
            yield replace(candidate(text, piece, cue), nested=True)


def _between(
    found: Sequence[tuple[int, tuple[Form, ...]]], start: int, end: int, text: str
) -> Iterator[tuple[int, tuple[Form, ...]]]:
    every = tokens(text).all
    for place in range(bisect_left(found, start, key=lambda one: every[one[0]].start), len(found)):
        if every[found[place][0]].end > end:
            return
        yield found[place]


@lru_cache(maxsize=4)
def cues(text: str, lexicon: Lexicon) -> tuple[tuple[Range, Form], ...]:
    """The reporting words outside marks with their readings, in reading order; the writer's own يذكر أن is none."""
    found = []
    inside = iter((*_spoken_pairs(text, lexicon), (len(text), len(text))))
    pair = next(inside)
    pieces = tokens(text).all
    for number, readings in reporting_words(text, lexicon):
        first, last, form, _ = pieces[number]
        while pair[1] <= first < len(text):
            pair = next(inside)
        if pair[0] <= first < pair[1]:
            continue
        after = pieces[number + 1 : number + 3]
        for reading in _likelier(readings, after):
            if _is_cue(reading, form) and not _own_voice(form[reading.proclitic :], after, lexicon):
                found.append(((first + unfolded(text[first:last], reading.proclitic), last), reading))
                break
    return tuple(found)


def _likelier(readings: tuple[Form, ...], following: Sequence[Token]) -> tuple[Form, ...]:
    """The readings of a word, و of ورد taken for what joins رد unless في follows."""
    arrives = readings[0].verb is not None and readings[0].verb.takes == ("في",)
    if len(readings) > 1 and arrives and not (following and following[0].form == "في"):
        return readings[::-1]
    return readings


def _is_cue(reading: Form, form: str) -> bool:
    """Whether a reading reports: no preposition, and no الادعاء without ب before it (بالقول)."""
    with_article = form.startswith("ال", reading.proclitic) or form.startswith("ال")
    return reading.kind != "preposition" and not (reading.kind == "noun" and with_article and form[:1] != "ب")


def _own_voice(form: str, following: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the verb has nobody who says it: ما يسمى, يذكر أن, يشار إلى أن."""
    if lexicon.has("naming", form):
        return True
    after = [token.form for token in following]
    if after[1:] and lexicon.has("plain_prepositions", after[0]):
        del after[0]
    return lexicon.has("author", form) and after[:1] == ["ان"]


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
    if end := STOP.search(text, cue[1], stop):
        stop = end.start()
    elif below := _below(text, cue, stop, lexicon):
        return _spoken(text, below, cue)
    behind = bisect_left(pairs, (cue[1],))
    marked = pairs[behind] if behind < len(pairs) and pairs[behind][0] < stop else None
    that = _reported(text, cue[1], marked[0] if marked else stop, lexicon)
    limit = that if that is not None else marked[0] if marked else None
    if limit is None or _interrupted(text, cue[1], limit, lexicon) or (reading.weak and _far(text, cue, limit, lexicon)):
        return None
    if _tells_nothing(text, cue, reading, limit, lexicon):
        return None
    if that is None:
        if marked is None or _is_mere_name(text, cue, reading, marked, lexicon):
            return None
        return _resumed(text, marked, cue, lexicon)
    if marked and _blank(text, that, marked[0]) and text[cue[1] : visible(text, cue[1], that)[1]].endswith(":"):
        return _spoken(text, marked, cue)
    return _clause(text, that, cue, lexicon)


def _tells_nothing(text: str, cue: Range, reading: Form, start: int, lexicon: Lexicon) -> bool:
    """Whether a person proves (أثبت العداء أنه) or decides to do (قرر أن يرحل) rather than says."""
    act = reading.verb.act if reading.verb else ""
    if act == "decide":
        following = next(tokens(text).between(start, line_end(text, start)), None)
        return following is not None and following.form[:1] in ("ي", "ت", "ن")
    if act == "show":
        who = mention_at(text, cue[1], start, lexicon)
        return who is None or not is_any_of(lexicon, _WRITTEN, next(tokens(text).between(*who)).form)
    return False


def _is_mere_name(text: str, cue: Range, reading: Form, pair: Range, lexicon: Lexicon) -> bool:
    """Whether a word or two between marks are what is thought of (يعتبر «الزعتر» دواء) or stands written (كتب عليها "ارحل").

    A verb of describing needs its ب right before them.
    """
    verb = reading.verb
    before = bare(text[max(cue[1], pair[0] - 6) : pair[0]]).split()
    if verb is None or (before and (before[-1] in verb.takes or before[-1].endswith(":"))):
        return False
    if verb.act == "describe":
        return True
    if len(text[slice(*pair)].split()) >= _NAME:
        return False
    return verb.act == "think" or (verb.act == "write" and mention_at(text, cue[1], pair[0], lexicon) is None)


def _below(text: str, cue: Range, stop: int, lexicon: Lexicon) -> Range | None:
    """Marks that open the next paragraph where this one ends with a colon."""
    end = visible(text, cue[1], stop)[1]
    if text[end - 1] != ":" or stop == len(text) or _interrupted(text, cue[1], end, lexicon):
        return None
    while stop < len(text) and is_blank(text[stop]):
        stop += 1
    return _beginning_at(text, stop, lexicon)


def _spoken(text: str, pair: Range, cue: Range | None) -> QuoteCandidate:
    """Words between marks; if they are closed in a later paragraph, all of its pieces."""
    if not has_marks(text[pair[1] - 1 : pair[1]]) and not text.startswith(("))", ">>", "''"), pair[1] - 2):
        pieces = over_paragraphs(text, pair[0] + 1)
        if pieces and pieces[0][0] == pair[0]:
            return QuoteCandidate("direct", pieces, cue, marks=True)
    return candidate(text, pair, cue)


def _blank(text: str, start: int, end: int) -> bool:
    return all(map(is_blank, text[start:end]))


def _resumed(text: str, marked: Range, cue: Range, lexicon: Lexicon) -> QuoteCandidate:
    """Marks behind a reporting word; with those right before it they are one quote in two segments: «…»، قال الوزير، «…»."""
    quote = _spoken(text, marked, cue)
    before = _right_before(text, cue[0], lexicon)
    if before is None or quote.label != "direct" or "\n" in text[before[1] : cue[0]]:
        return _with_rest(text, quote, cue, lexicon)
    return replace(quote, segments=(before, marked))


def _with_rest(text: str, quote: QuoteCandidate, cue: Range, lexicon: Lexicon) -> QuoteCandidate:
    """Marks behind a verb's preposition with what goes on after them: دعا إلى "حوار صريح" بين الطرفين."""
    verb = next((reading.verb for reading in lexicon.readings_of(text[slice(*cue)]) if reading.verb), None)
    before = bare(text[max(cue[1], quote.start - 6) : quote.start]).split()
    if verb is None or verb.act == "describe" or not before or before[-1] not in verb.takes or len(quote.segments) > 1:
        return quote
    following = tokens(text).between(quote.end, line_end(text, quote.end))
    first, second = next(following, None), next(following, None)
    if first is None or not first.word or _is_occasion(first.form, second.form if second else "", lexicon):
        return quote
    end = clause_end(text, quote.end, lexicon)
    for place, reading in cues(text, lexicon):
        if quote.end <= place[0] < end and not reading.weak:
            end = next(tokens(text).around(place[0])).start
    return candidate(text, visible(text, quote.start, end), cue)


def _is_occasion(form: str, following: str, lexicon: Lexicon) -> bool:
    """Whether words after marks tell when it was said, not what: خلال لقائه, في مؤتمر صحفي."""
    if lexicon.has("meanwhile", form) or (lexicon.has("adverbs", form) and form not in _IF):
        return True
    return form == "في" and is_any_of(lexicon, ("occasions", "documents"), following)


def _right_before(text: str, place: int, lexicon: Lexicon) -> Range | None:
    """The marks that end before a place with nothing but a comma or و between."""
    ending = _pairs_by_end(text, lexicon)
    while place not in ending and place and text[place - 1] in " ،,و":
        place -= 1
    return ending.get(place)


def _clause(text: str, start: int, cue: Range | None, lexicon: Lexicon) -> QuoteCandidate | None:
    piece = visible(text, start, clause_end(text, start, lexicon))
    return candidate(text, piece, cue) if piece[1] - piece[0] > 3 else None


def _reported(text: str, start: int, stop: int, lexicon: Lexicon) -> int | None:
    """Where the first clause begins that is a report: that of قبل أن or يجب أن is none."""
    for that, begins in clause_starts(text, start, stop):
        before = text[start:that].split()
        last = bare(before[-1]) if before else ""
        forms = (last, last[1:]) if last[:1] in ("و", "ف", "ل", "ب") else (last,)
        if not any(lexicon.has(name, form) for name in ("no_report", "author") for form in forms):
            return begins
    return None


def _far(text: str, cue: Range, limit: int, lexicon: Lexicon) -> bool:
    """Whether more stands between a verb of many meanings and its quote than its subject and a few words."""
    who = mention_at(text, cue[1], limit, lexicon)
    readings = lexicon.readings_of(text[slice(*cue)])
    if who and (source := source_of(text, who[1], limit, readings, lexicon)):
        who = source
    end = who[1] if who else cue[1]
    aside = _ASIDE.match(text, end, limit)  # كشف الوكيل، في حديث لـ«الملعب»، عن أن
    return limit - (aside.end() if aside else end) > _NEAR


def _interrupted(text: str, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether another reporting word stands between: what follows is governed by that one."""
    carried = list(relays(text, start, stop))
    aside = False
    for token, following in pairwise(chain(tokens(text).between(start, stop), (NOTHING,))):
        first, last, form, _ = token
        if form in _NEGATED:  # … ولا يعني ذلك أن
            return True
        if aside or any(relay.start <= first < relay.end for relay in carried):
            aside = False
            continue
        aside = form in _WHILE
        if any(_takes_over(reading, form, following.form) for reading in lexicon.readings_of(text[first:last])):
            return True
    return False


def _takes_over(reading: Form, form: str, following: str) -> bool:
    """Whether a reporting word between another and a clause has the clause for itself."""
    if reading.finite:
        return not reading.weak or (following == "ان" and form[:1] in ("و", "ف"))
    return _is_cue(reading, form)


def _vouched(text: str, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """What a source at the beginning of a sentence vouches for: وبحسب الوزارة، فإن …"""
    for relay in relays(text, 0, len(text)):
        if text[sentence_start(text, relay.cue[0]) : relay.cue[0]].strip(" و"):
            continue
        who = _source(text, relay, lexicon)
        then = _THEN.match(text, who[1]) if who else None
        if then is None or not lexicon.readings(bare(text[slice(*relay.cue)])):
            continue
        if pair := _beginning_at(text, then.end(), lexicon):
            yield _spoken(text, pair, relay.cue)
        elif quote := _clause(text, _after_that(text, then.end()), relay.cue, lexicon):
            yield quote


def _source(text: str, relay: Relay, lexicon: Lexicon) -> Range | None:
    """Who stands behind بحسب and its like; the law and the timetable say nothing."""
    who = mention_at(text, relay.end, line_end(text, relay.end), lexicon)
    if who is None or is_one_of(lexicon, "no_sources", next(tokens(text).between(*who)).form):
        return None
    return who


def _beginning_at(text: str, place: int, lexicon: Lexicon) -> Range | None:
    """The outermost marks that open at a place."""
    pairs = _spoken_pairs(text, lexicon)
    found = bisect_left(pairs, (place,))
    return pairs[found] if found < len(pairs) and pairs[found][0] == place else None


def _after_that(text: str, start: int) -> int:
    """Behind إن; before إنه and its like, which belong to the clause."""
    found = next(iter(clause_starts(text, start, min(start + 8, len(text)))), None)
    return found[1] if found and found[0] == start else start


def _headed(text: str, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """What stands behind a name and a colon at the beginning of a line: a headline, an interview."""
    start = 0
    for line in text.split("\n"):
        if who := heading(text, start, lexicon):
            first, last = visible(text, text.index(":", who[1]) + 1, start + len(line.rstrip(". ")))
            if last - first > 3:
                yield candidate(text, _beginning_at(text, first, lexicon) or (first, last), None)
        start += len(line) + 1


def _left_over(text: str, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """Marks with a reporting word or a source right behind them, or long enough to be speech."""
    for pair in _spoken_pairs(text, lexicon):
        after = _post_posed(text, pair, lexicon)
        if after or len(text[slice(*pair)].split()) >= _LONG_ENOUGH:
            yield _spoken(text, pair, after)


def _post_posed(text: str, pair: Range, lexicon: Lexicon) -> Range | None:
    """The reporting word right after the marks: `"…"، قال دبلوماسي` or `"…"، بحسب الوزارة`."""
    stop = min(line_end(text, pair[1]), pair[1] + 40)
    if relay := RELAY.match(text, pair[1] + len(text[pair[1] : stop]) - len(text[pair[1] : stop].lstrip(" ،,")), stop):
        return relay.span("cue") if lexicon.readings(bare(relay["cue"])) else None
    thus = False
    for first, last, form, word in islice(tokens(text).between(pair[1], stop), 5):
        if not word or lexicon.has("thus", form):
            thus = thus or word
            continue
        readings = lexicon.readings_of(text[first:last])
        reading = next((r for r in readings if _says(text, pair, r, last, lexicon, thus=thus)), None)
        return (first + unfolded(text[first:last], reading.proclitic), last) if reading else None
    return None


def _attributed(text: str, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """A sentence without a verb of saying that a source vouches for at its end: ارتفع العدد إلى 12، بحسب مصدر طبي."""
    said = [cue[0] for cue, reading in cues(text, lexicon) if not reading.weak]
    for relay in relays(text, 0, len(text)):
        start, end = visible(text, sentence_start(text, relay.start), relay.start)
        if text[end - 1 : end] not in ("،", ",") or _source(text, relay, lexicon) is None:
            continue
        if next(relays(text, start, relay.start), None):
            continue
        start += proclitic(text, start, next(tokens(text).between(start, end)).end) if text[start] in "وف" else 0
        first, last = visible(text, start, end - 1)
        spoken = bisect_left(said, start) < bisect_left(said, relay.start)
        if not spoken and len(text[first:last].split()) >= _LONG_ENOUGH - 2:
            yield candidate(text, (first, last), relay.cue)


def _told(text: str, lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    return told_acts(text, cues(text, lexicon), lexicon)


def _says(text: str, pair: Range, reading: Form, end: int, lexicon: Lexicon, *, thus: bool) -> bool:
    """Whether a verb behind marks tells who said them; one of many meanings needs a comma before it and a name behind it."""
    if not reading.finite or not reading.weak:
        return bool(reading.finite)
    comma = text[pair[1] : pair[1] + 2].strip() in ("،", ",")
    if not (comma or thus) or reading.verb is None or reading.verb.act not in (*_UTTERING, *(("add",) if thus else ())):
        return False
    who = mention_at(text, end, line_end(text, end), lexicon)
    return who is not None and _blank(text, end, who[0]) and " " in text[slice(*pair)]


@lru_cache(maxsize=4)
def _spoken_pairs(text: str, lexicon: Lexicon) -> tuple[Range, ...]:
    """The pairs of marks, without those around names: صحيفة «الخبر», ما يسمى «النفوذ», في تصريح لـ«الخبر»."""
    return tuple(pair for pair in pairs_of(text) if not _is_name(text, pair, lexicon))


@lru_cache(maxsize=4)
def _pairs_by_end(text: str, lexicon: Lexicon) -> dict[int, Range]:
    return {pair[1]: pair for pair in reversed(_spoken_pairs(text, lexicon))}


def _is_name(text: str, pair: Range, lexicon: Lexicon) -> bool:
    before = text[max(0, pair[0] - 20) : pair[0]]
    count = len(text[slice(*pair)].split())
    words_before = bare(before).split()
    if not words_before or count > _NAME:
        return False
    if _TO.search(before):
        return count <= _ADDRESSED
    last = words_before[-1]
    if last in ("مع", "الي") and any(is_any_of(lexicon, ("documents", "occasions"), word) for word in words_before[-3:-1]):
        return True  # في اتصال مع «الضفاف»
    paper = any(is_one_of(lexicon, "media", form) for form in (last, last[1:], last[2:]))
    return is_blank(before[-1]) and (paper or lexicon.has("naming", last))
