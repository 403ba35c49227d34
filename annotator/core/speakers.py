"""Who may have said a quote, through whom it is known and to whom it was said: candidates, likeliest first.

Nothing here is an annotation: a candidate becomes one when somebody takes it. Offsets are code points.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from annotator.core.annotation import Referent
from annotator.core.arabic import bare, unfolded
from annotator.core.change import State
from annotator.core.lexicon import Lexicon
from annotator.core.mentions import is_any_of, is_one_of, mention_at, mention_gender, mention_label, names_of
from annotator.core.patterns import written
from annotator.core.subjects import divided, is_quoting, line_end, relays, sentence_start, source_of, subject_places
from annotator.core.text import Range
from annotator.core.tokens import reporting_words, tokens

_PUBLISHED = written(r"(?<![\p{L}\p{M}])(?P<cue>(?:نشر|بث|أورد|نقل|أذاع|عرض)ته?ا?)\s+")
_OF = written(r"(?<![\p{L}\p{M}])من\s+")
_OCCASION = written(r"[وف]?في\s")
_TO = written(r"(?<![\p{L}\p{M}])إلى\s+")
_PAPER = written(r"\s*[«“\"](?P<name>[^«»“”\"]{2,40})[»”\"]")
_TO_PAPER = written(r"(?<![\p{L}\p{M}])ل[«“\"](?P<name>[^«»“”\"]{2,40})[»”\"]")
_MOST = 10
_LAST_NAME = 4  # letters a last name has at least, to be known alone


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """Someone who may have said it, relayed it or been told it.

    `label` is of the speaker layer. `range` is the mention (the cue itself for `implicit`), or None
    for a referent of the project that is not mentioned near. `span_id` is the speaker span that
    stands there already: link it instead of tagging. `referent_id` is None where the project has
    no such referent yet: `name`, `kind` and `aliases` are what to create it with. `cue` is the
    relay's own reporting word. `reason` is English for the window to translate.
    """

    label: str
    range: Range | None
    referent_id: str | None
    name: str
    reason: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()
    cue: Range | None = None
    cue_label: str = "cue"
    span_id: str | None = None


def speaker_candidates(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """Who may have said the quote, likeliest first; no mention and no referent twice.

    A verb's own subject comes first; without one, the speaker of the quote before, implied by the
    verb. Then come annotated speakers and persons, those between the cue and the quote before the nearest;
    whoever the verb does not agree with comes last.
    """
    subject = subjects(text, state, segments, cue, lexicon)
    implied = _implied(text, state, segments[0][0], cue, lexicon)
    annotated = _annotated(text, state, segments[0][0], cue, lexicon)
    same = _same_as(text, state, subject[0], annotated) if len(subject) == 1 else ()
    order = (*subject, *same, *annotated, implied) if subject else (implied, *annotated)
    seen: set[tuple[object, ...]] = set()
    distinct = []
    for candidate in order:
        if candidate is None:
            continue
        mark = (candidate.label == "implicit", candidate.referent_id or candidate.range, bool(candidate.span_id))
        if mark not in seen:
            distinct.append(candidate)
        seen.add(mark)
    return tuple(distinct[:_MOST])


def proposed_speakers(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """Whom the rules would name unasked: the subjects of the verb, else its implied subject; nearness alone is not enough."""
    if subject := subjects(text, state, segments, cue, lexicon):
        return subject
    start = segments[0][0]
    implied = _implied(text, state, start, cue, lexicon) if cue else _going_on(text, state, start)
    named = _named_before(text, state, cue, lexicon) if cue and implied is None else None
    found = implied or named or (_nobody_known(text, cue, lexicon) if cue else None)
    return (found,) if found else ()


def _nobody_known(text: str, cue: Range, lexicon: Lexicon) -> SpeakerCandidate | None:
    """Whoever a verb without a subject implies, for a person to name."""
    kinds = {reading.kind for reading in lexicon.readings_of(text[slice(*cue)])}
    if not kinds & {"verb", "participle"}:
        return None
    return SpeakerCandidate("implicit", cue, None, "", "implied by the verb")


def _going_on(text: str, state: State, start: int) -> SpeakerCandidate | None:
    """The speaker of marked words without a cue, who spoke before them in the same paragraph."""
    line = text.rfind("\n", 0, start) + 1
    before = [quote for quote in state.annotation_set.layer("quote") if line <= quote.start and quote.end <= start]
    spoke = state.annotation_set.children(before[-1].id, "speaker") if before else []
    if len(spoke) != 1:
        return None
    referent = state.referents.get(spoke[0].referent or "")
    place = (spoke[0].start, spoke[0].end)
    return SpeakerCandidate(spoke[0].label, place, spoke[0].referent, referent.name if referent else "", span_id=spoke[0].id)


def _named_before(text: str, state: State, cue: Range, lexicon: Lexicon) -> SpeakerCandidate | None:
    """Whom a verb without a subject implies where nobody has spoken yet: the person that the sentence before begins with."""
    verb = {reading.agreement.gender for reading in lexicon.readings_of(text[slice(*cue)])}
    place = _first_person(text, sentence_start(text, cue[0]), lexicon)
    if place is None:
        return None
    words_there = " ".join(text[slice(*place)].split())
    gender = mention_gender(words_there, lexicon)
    if gender and verb and "" not in verb and gender not in verb:
        return None
    known = _mentioned(text, state, place, lexicon, "implied by the verb")
    return replace(known, label="implicit", range=cue, span_id=None)


def subjects(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """The mentions of whoever the cue says is speaking."""
    places = subject_places(text, tuple(segments), cue, lexicon)
    return tuple(_mentioned(text, state, place, lexicon, "after the verb") for place in places)


def _implied(text: str, state: State, start: int, cue: Range | None, lexicon: Lexicon) -> SpeakerCandidate | None:
    """The last speaker the verb agrees with; if it agrees with none, the last."""
    if cue is None:
        return None
    speakers = list(_speakers_before(state, start))
    before = next((r for r in speakers if _agrees(text, state, r, cue, lexicon)), speakers[0] if speakers else None)
    if before is None:
        return None
    name = state.referents[before].name if before in state.referents else ""
    return SpeakerCandidate("implicit", cue, before, name, "implied by the verb")


def _agrees(text: str, state: State, referent: str, cue: Range, lexicon: Lexicon) -> bool:
    """Whether the gender of the verb does not contradict what the mentions of a referent tell of theirs."""
    verb = {reading.agreement.gender for reading in lexicon.readings_of(text[slice(*cue)])}
    told = (mention_gender(span.text(text), lexicon) for span in state.spans.values() if span.referent == referent)
    gender = next(filter(None, told), "")
    return not gender or not verb or "" in verb or gender in verb


def _annotated(text: str, state: State, start: int, cue: Range | None, lexicon: Lexicon) -> list[SpeakerCandidate]:
    found = []
    seen: set[str | None] = set()
    mentions = [s for s in state.spans.values() if s.referent and (s.layer == "speaker" or s.label in ("PER", "ORG"))]
    behind = cue[1] if cue else start
    for span in sorted(mentions, key=lambda s: (not behind <= s.start < start, abs(s.start - start))):
        if span.label == "implicit" or span.referent in seen:
            continue
        seen.add(span.referent)
        standing = span.id if span.layer == "speaker" else None
        referent = state.referents.get(span.referent or "")
        label = span.label if standing else "named"
        name = referent.name if referent else ""
        found.append(SpeakerCandidate(label, (span.start, span.end), span.referent, name, "named nearby", span_id=standing))
    if cue is not None:
        found.sort(key=lambda one: not _agrees(text, state, one.referent_id or "", cue, lexicon))
    return found


def _same_as(
    text: str, state: State, subject: SpeakerCandidate, annotated: Sequence[SpeakerCandidate]
) -> Iterator[SpeakerCandidate]:
    """The subject's own mention as one of those named before, when it describes and does not name.

    Those come first whose mentions stand behind a word that the description shares: نظيره الصيني وانغ يي … وزير الخارجية الصيني.
    """
    if subject.referent_id is not None or subject.label != "nominal" or subject.range is None:
        return
    words_there = set(bare(text[slice(*subject.range)]).split())
    shared = {c: len(words_there & _words_before(text, c.range[0])) for c in annotated if c.range}
    for one in sorted(shared, key=lambda c: -shared[c]):
        referent = state.referents.get(one.referent_id or "")
        if referent and referent.kind in ("", "person"):
            yield replace(subject, referent_id=referent.id, name=referent.name, kind="", aliases=(), reason="may be the same")


def _words_before(text: str, place: int) -> set[str]:
    return set(bare(text[max(0, place - 40) : place]).split()[-4:])


def _mentioned(text: str, state: State, place: Range, lexicon: Lexicon, reason: str) -> SpeakerCandidate:
    words_there = " ".join(text[slice(*place)].split())
    standing = next((s for s in state.spans.values() if s.layer == "speaker" and s.segments == (place,)), None)
    if standing is not None:
        referent = state.referents.get(standing.referent or "")
        name = referent.name if referent else words_there
        return SpeakerCandidate(standing.label, place, standing.referent, name, reason, span_id=standing.id)
    label = mention_label(words_there, lexicon)
    if known := known_referent(state, words_there):
        return SpeakerCandidate(label, place, known.id, known.name, reason)
    name, aliases = names_of(words_there, lexicon)
    return SpeakerCandidate(label, place, None, name, reason, _kind(words_there, lexicon), aliases)


@lru_cache(maxsize=1 << 12)
def _kind(words_there: str, lexicon: Lexicon) -> str:
    """What a mention speaks of, where its first word tells; empty leaves it to the label."""
    form = bare(words_there)
    if lexicon.has("countries", form):
        return "country"
    first = form.split()[0]
    return "organization" if any(is_one_of(lexicon, name, first) for name in ("media", "organisations")) else ""


def known_referent(state: State, words_there: str) -> Referent | None:
    """The referent one of whose names, or a person's last name, stands whole in the words; a draw gives none."""
    padded = f" {bare(words_there)} "
    scores = {}
    for referent in state.referents.values():
        names = [bare(name) for name in (referent.name, *referent.aliases)]
        if referent.kind == "person":
            full = [name.split() for name in names if " " in name]
            names += [name[-1] for name in full if len(name[-1]) >= _LAST_NAME]
            names += [name[0] for name in full if words_there.split() and bare(words_there) == name[0]]
        scores[referent.id] = max((len(name) for name in names if name and f" {name} " in padded), default=0)
    best = max(scores.values(), default=0)
    winners = [key for key, score in scores.items() if score == best]
    return state.referents[winners[0]] if best and len(winners) == 1 else None


def _speakers_before(state: State, start: int) -> Iterator[str]:
    """The referents who speak in the attributed quotes before a place, the last quote first."""
    quotes = [quote for quote in state.annotation_set.layer("quote") if quote.start < start]
    for quote in reversed(quotes):
        speakers = [span.referent for span in state.annotation_set.children(quote.id, "speaker") if span.referent]
        yield from speakers[-1:]


@lru_cache(maxsize=1 << 10)
def _first_person(text: str, stop: int, lexicon: Lexicon) -> Range | None:
    """The first person of the sentence that ends at a place."""
    before = tokens(text).between(sentence_start(text, max(0, stop - 2)), stop)
    first = next((token.start for token in before if is_one_of(lexicon, "persons", token.form)), None)
    place = mention_at(text, first, stop, lexicon) if first is not None else None
    return place if place and place[0] == first else None


def relay_candidates(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """Through whom the quote may be known, each with its own cue: `وفق ما نقلت وكالة …` after it or behind its verb."""
    found = _relay_places(text, segments[0][0], segments[-1][1], cue, lexicon)
    return tuple(
        replace(_mentioned(text, state, place, lexicon, "relays it"), cue=own_cue if own_cue != cue else None)
        for own_cue, place in found
    )


@lru_cache(maxsize=1 << 12)
def _relay_places(text: str, start: int, end: int, cue: Range | None, lexicon: Lexicon) -> tuple[tuple[Range, Range], ...]:
    """The cues and mentions of those who relay a quote: behind its verb, after it, and with the words of a source."""
    stretches = [(end, line_end(text, end))]
    if cue is not None and cue[1] < start:
        stretches.insert(0, (cue[1], start))
    found = [relay for first, last in stretches for relay in _relays(text, first, last, lexicon) if relay[0] != cue]
    if cue is not None and (quoting := next(filter(partial(is_quoting, text), relays(text, cue[1], start)), None)):
        carrier = mention_at(text, cue[1], quoting.start, lexicon)
        found = [(quoting.cue, carrier)] if carrier else []
    return (*found, *_carriers(text, start, lexicon))


def _carriers(text: str, start: int, lexicon: Lexicon) -> Iterator[tuple[Range, Range]]:
    """Whoever carries what a source says: نقلت الوكالة عن مصدر حكومي قوله إن …, أشارت دراسة نشرتها مجلة الطب إلى أن …"""
    every = _carrying(text, lexicon)
    for number in range(bisect_left(every, ((sentence_start(text, start), 0),)), len(every)):
        verb, published = every[number]
        if verb[1] > start:
            return
        readings = lexicon.readings_of(text[slice(*verb)])
        carrier = mention_at(text, verb[1], start, lexicon)
        if carrier and (published or source_of(text, carrier[1], start, readings, lexicon)):
            yield verb, carrier


@lru_cache(maxsize=4)
def _carrying(text: str, lexicon: Lexicon) -> tuple[tuple[Range, bool], ...]:
    """The verbs that carry the words of others, and whether each says so of a document before it (دراسة نشرتها)."""
    found = []
    pieces = tokens(text).all
    for number, readings in reporting_words(text, lexicon):
        for reading in readings:
            if reading.finite and reading.verb and reading.verb.relay:
                published = reading.suffix and number > 0 and is_one_of(lexicon, "documents", pieces[number - 1].form)
                first, last = pieces[number].start, pieces[number].end
                found.append(((first + unfolded(text[first:last], reading.proclitic), last), published))
    return tuple(found)


def _relays(text: str, first: int, last: int, lexicon: Lexicon) -> Iterator[tuple[Range, Range]]:
    """The relay's word and mention, for each in the stretch, until its sentence ends."""
    for relay in relays(text, first, last):
        if any(mark in text[first : relay.start].rstrip() for mark in ".؟!"):
            return
        document = next(tokens(text).between(relay.end, last), None)
        published = _PUBLISHED.search(text, relay.end, last) if document else None
        if document and published and is_one_of(lexicon, "documents", document.form):
            if paper := mention_at(text, published.end(), last, lexicon):
                yield published.span("cue"), paper
                continue
        if place := mention_at(text, relay.end, last, lexicon):
            yield relay.cue, place


def addressee_candidates(
    text: str, state: State, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon
) -> tuple[SpeakerCandidate, ...]:
    """To whom it may have been said: the object of the verb, whoever stands after إلى, the press after ل; likeliest first."""
    if cue is None or cue[0] >= segments[-1][1]:
        return ()
    if segments[0][0] <= cue[0]:  # the act of speaking is told, its verb and all
        told = _object(text, cue, segments[-1][1], lexicon)
        return tuple(_mentioned(text, state, place, lexicon, "told it") for place in told)
    stop = segments[0][0]
    if any(reading.kind == "preposition" for reading in lexicon.readings_of(text[slice(*cue)])):
        return ()
    told = _object(text, cue, stop, lexicon)
    first = sentence_start(text, cue[0])
    occasion = _press(text, first, cue[0], lexicon) if _OCCASION.match(text, first, cue[0]) else ()
    behind = _press(text, cue[1], stop, lexicon)
    places = (*told, *_after_to(text, state, cue, stop, lexicon), *behind, *occasion)
    return tuple(_mentioned(text, state, place, lexicon, "told it") for place in dict.fromkeys(places))


@lru_cache(maxsize=1 << 12)
def _object(text: str, cue: Range, stop: int, lexicon: Lexicon) -> tuple[Range, ...]:
    """The object of a verb that takes whom it tells."""
    subject = mention_at(text, cue[1], stop, lexicon)
    describes = any(r.verb and r.verb.act == "describe" for r in lexicon.readings_of(text[slice(*cue)]))
    told = divided(text, cue, subject, lexicon)[1] if subject and not describes else None
    return (told,) if told else ()


def _after_to(text: str, state: State, cue: Range, stop: int, lexicon: Lexicon) -> Iterator[Range]:
    """Persons after إلى, unless the verb itself goes with إلى (أشار إلى); after من where one asks of them (طلب من)."""
    verbs = [reading.verb for reading in lexicon.readings_of(text[slice(*cue)]) if reading.verb]
    if any("الي" in verb.takes for verb in verbs):
        return
    for match in (_OF if any(verb.of for verb in verbs) else _TO).finditer(text, cue[1], stop):
        place = mention_at(text, match.end(), stop, lexicon)
        if place and place[0] == match.end():
            words_there = text[slice(*place)]
            known = known_referent(state, words_there)
            if (known and known.kind == "person") or is_one_of(lexicon, "persons", bare(words_there).split()[0]):
                yield place


@lru_cache(maxsize=1 << 12)
def _press(text: str, start: int, stop: int, lexicon: Lexicon) -> tuple[Range, ...]:
    papers = (paper.span("name") for paper in _TO_PAPER.finditer(text, start, stop))
    return (*papers, *_told(text, start, stop, lexicon), *_talked_with(text, start, stop, lexicon))


def _talked_with(text: str, start: int, stop: int, lexicon: Lexicon) -> Iterator[Range]:
    """The press after مع and إلى where one speaks with it: في مقابلة مع قناة الأفق."""
    before = ("", "")
    for _, last, form, _ in tokens(text).between(start, stop):
        talk = form in ("مع", "الي") and any(is_any_of(lexicon, ("documents", "occasions"), word) for word in before)
        if talk and (paper := _PAPER.match(text, last, stop)):
            yield paper.span("name")
        place = mention_at(text, last, stop, lexicon) if talk else None
        if place and is_any_of(lexicon, ("media", "pressmen"), next(tokens(text).between(*place)).form):
            yield place
        before = (before[1], form)


def _told(text: str, start: int, stop: int, lexicon: Lexicon) -> Iterator[Range]:
    for first, last, form, _ in tokens(text).between(start, stop):
        if len(form) < 4 or form[0] != "ل":
            continue
        stem = form[1:].removeprefix("ل")
        press = any(lexicon.has(name, w) for name in ("media", "pressmen") for w in (stem, form[1:], "ال" + stem))
        counterpart = is_one_of(lexicon, "persons", form[1:]) and not is_one_of(lexicon, "persons", form)
        if press or counterpart:  # قال للصحفيين, أوضح لنظيره الروسي
            begins = first + unfolded(text[first:last], 1)
            yield mention_at(text, begins, stop, lexicon) or (begins, last)
