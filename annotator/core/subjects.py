"""Who a reporting word says is speaking: the words that are its subject, wherever Arabic puts them.

Behind the verb, before it, behind عن or بحسب, with the main verb of a participle, or before a colon.
Offsets are code points.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from annotator.core.arabic import Agreement, bare, noun_agreement, proclitic, unfolded
from annotator.core.lexicon import Form, Lexicon
from annotator.core.mentions import PLACES, governs, is_any_of, is_nationality, is_one_of, mention_at, with_name_behind
from annotator.core.patterns import written
from annotator.core.text import Range
from annotator.core.tokens import tokens

RELAY = written(
    r"(?<![\p{L}\p{M}])(?:وفق\s+ما|وفقا\s+لما|بحسب\s+ما|حسب\s+ما|حسبما|كما)\s(?P<cue>نقلت?|ذكرت?|أفادت?|أوردت?)(?!\p{L})(?:\sعنه|\sعنها)?\s+"
    r"|(?<![\p{L}\p{M}])[وف]?(?P<cue>نقلا\s+عن|بحسب|وفق|حسب)\s+(?!ما\s)"
    r"|(?<![\p{L}\p{M}])[وف]?(?P<cue>وفقا|طبقا)\s+ل(?!ما\s)"
)
"""What stands before whoever vouches for words or carries those of another; its cue is the group `cue`."""
_RELAY_BEGINS = frozenset(
    before + word
    for before in ("", "و", "ف")
    for word in ("وفق", "وفقا", "بحسب", "حسب", "حسبما", "كما", "نقلا", "طبقا")
)
_IS_FOR = written(r"أما\s+$")
_EACH = written(r"\s+كل\s+من\s+")
_IN = written(r"\s+في\s+")
_SAID = written(r"(?<![\p{L}\p{M}])[إأا]ن(?:ه|ها|هم|نا|ني)?(?!\p{L})|[:«»“”\"]")
_FROM = written(r"\s*عن\s+")
_TOWARDS = written(r"\s*إلى\s+")
_HEADING = regex.compile(r"(?P<who>[^:؟!.\n\"“”«»()]{2,60}?)\s*:\s+\S")
_PLURAL = 7  # letters of الطرفين; الحسين is shorter
_FARTHEST_COLON = 80  # code points between the beginning of a line and the colon behind a heading
_ASIDE = 5  # words about a source before قوله: عن مسؤول لم تسمه قوله
_LONGEST_HEADING = 6  # words
_POINTS = "،؛:.!؟()\"“”«»"
_PERSONS = ("persons", "groups", "organisations", "media")


class Relay(NamedTuple):
    """Words like `بحسب` or `وفق ما نقلت`: where they stand, and the cue in them."""

    start: int
    end: int
    cue: Range


def relays(text: str, start: int, stop: int) -> Iterator[Relay]:
    """The relays that lie whole in text[start:stop], in reading order."""
    every = _all_relays(text)
    for number in range(bisect_left(every, (start,)), len(every)):
        if every[number].end > stop:
            return
        yield every[number]


@lru_cache(maxsize=4)
def _all_relays(text: str) -> tuple[Relay, ...]:
    every: list[Relay] = []
    for token in tokens(text).all:  # the pattern is dear: it is tried where it can begin
        if token.form in _RELAY_BEGINS and (found := RELAY.match(text, token.start)):
            if not every or every[-1].end <= found.start():
                every.append(Relay(*found.span(), found.span("cue")))
    return tuple(every)


@lru_cache(maxsize=1 << 12)
def subject_places(text: str, segments: tuple[Range, ...], cue: Range | None, lexicon: Lexicon) -> tuple[Range, ...]:
    """The mentions of those who say a quote; two of them after a dual noun; none where the verb alone tells."""
    start = segments[0][0]
    if cue and (each := _EACH.match(text, cue[1])):
        return _coordinated(text, each.end(), start, lexicon)
    place = _subject(text, start, cue, lexicon) if cue else _before_colon(text, start, lexicon)
    return (_joined(text, place, start, lexicon) or (place,)) if place else ()


def _coordinated(text: str, start: int, stop: int, lexicon: Lexicon) -> tuple[Range, ...]:
    """The members of كل من الوزير والسفير."""
    found: list[Range] = []
    while place := mention_at(text, start, stop, lexicon):
        found.append(place)
        following = next(tokens(text).between(place[1], stop), None)
        if following is None or following.form[:1] != "و":
            break
        start = following.start + unfolded(text[following.start : following.end], 1)
    return tuple(found)


def _subject(text: str, start: int, cue: Range, lexicon: Lexicon) -> Range | None:
    readings = lexicon.readings_of(text[slice(*cue)]) or lexicon.readings(bare(text[slice(*cue)]).split()[0])
    kinds = {reading.kind for reading in readings}
    if "preposition" in kinds:
        relay = next(relays(text, max(0, cue[0] - 1), len(text)), None)
        return mention_at(text, relay.end, line_end(text, cue[1]), lexicon) if relay else None
    if "noun" in kinds and "verb" not in kinds:
        return _told_by(text, cue, lexicon)
    if kinds == {"participle"}:
        return _of_main_verb(text, cue, readings, lexicon)
    if behind := _behind(text, start, cue, lexicon):
        return source_of(text, behind[1], start, readings, lexicon) or behind
    if "participle" in kinds:
        return _of_main_verb(text, cue, readings, lexicon)
    return before_verb(text, cue, readings, lexicon)


def _behind(text: str, start: int, cue: Range, lexicon: Lexicon) -> Range | None:
    """The noun phrase after the cue, before the quote or, for a cue that follows it, before its sentence ends."""
    stop = start if cue[0] < start else line_end(text, cue[1])
    if relay := next(relays(text, cue[1], stop), None):
        if cue[0] < start and is_quoting(text, relay):
            return mention_at(text, relay.end, stop, lexicon)
        stop = relay.start
    written_in = _IN.match(text, cue[1], stop) if _takes_in(text, cue, lexicon) else None
    place = mention_at(text, written_in.end() if written_in else cue[1], stop, lexicon)
    subject = divided(text, cue, place, lexicon)[0] if place else None
    return with_name_behind(text, subject, stop, lexicon) if subject and subject == place else subject


def is_quoting(text: str, relay: Relay) -> bool:
    """Whether the words behind a relay are the source itself: أضافت الوكالة نقلا عن مصدر أمني أن."""
    return bare(text[slice(*relay.cue)]).startswith("نقلا")


def _takes_in(text: str, cue: Range, lexicon: Lexicon) -> bool:
    """جاء في البيان: what is written in speaks."""
    return any(reading.verb and "في" in reading.verb.takes for reading in lexicon.readings_of(text[slice(*cue)]))


def source_of(text: str, start: int, stop: int, readings: Sequence[Form], lexicon: Lexicon) -> Range | None:
    """Whoever stands right behind عن of a verb that carries words: نقلت الوكالة عن مصدر حكومي, نسبت إلى الوزير."""
    verb = next((reading.verb for reading in readings if reading.verb and reading.verb.relay), None)
    if verb is None:
        return None
    return _told_of(text, start, stop, _TOWARDS if "الي" in verb.takes else _FROM, lexicon)


def _told_of(text: str, start: int, stop: int, preposition: regex.Pattern[str], lexicon: Lexicon) -> Range | None:
    found = preposition.match(text, start, stop)
    return mention_at(text, found.end(), stop, lexicon) if found else None


def _told_by(text: str, cue: Range, lexicon: Lexicon) -> Range | None:
    """Whose word a noun of saying is: نقلت الوكالة عن مصدر حكومي قوله, ختم الوزير بالقول."""
    first = sentence_start(text, cue[0])
    found = [
        _told_of(text, word.start(), cue[0], preposition, lexicon)
        for preposition in (_FROM, _TOWARDS)
        for word in preposition.finditer(text, first, cue[0])
    ]
    sources = sorted(filter(None, found))
    between = [*tokens(text).between(sources[-1][1], cue[0])] if sources else []
    if sources and len(between) <= _ASIDE and all(token.word for token in between):
        return sources[-1]
    return _of_main_verb(text, cue, (), lexicon)


def before_verb(text: str, cue: Range, readings: Sequence[Form], lexicon: Lexicon) -> Range | None:
    """A subject that begins the sentence and reaches up to its verb: لكن أولياء أمور قالوا, وكان الوزير قد أعلن."""
    stop = next(tokens(text).around(cue[0])).start
    start = _after_openers(text, _clause_before(text, stop, lexicon), stop, lexicon)
    place = mention_at(text, start, stop, lexicon)
    if place is None or text[start : place[0]].strip() or not _agree(readings, text[slice(*place)]):
        return None
    between = list(tokens(text).between(place[1], stop))
    if between and between[0].form in ("،", ",") and _IS_FOR.search(text, sentence_start(text, stop), start):
        del between[0]  # أما الوزيرة، فقالت
    return place if all(lexicon.has("adverbs", token.form) for token in between) else None


def _clause_before(text: str, stop: int, lexicon: Lexicon) -> int:
    """Where the clause of a verb begins: its sentence, or what turns behind a comma: …، لكن النادي نفى."""
    start = sentence_start(text, stop)
    comma = text.rfind("،", start, stop)
    turn = next(tokens(text).between(comma + 1, stop), None) if comma >= 0 else None
    return comma + 1 if turn and lexicon.has("turns", turn.form) else start


def _after_openers(text: str, start: int, stop: int, lexicon: Lexicon) -> int:
    """Behind لكن, وكان, فيما and their like."""
    for first, last, form, _ in tokens(text).between(start, stop):
        if not any(lexicon.has("sentence_openers", form.removeprefix(letter)) for letter in ("", "و", "ف")):
            return first + (proclitic(text, first, last) if form[:1] in ("و", "ف") else 0)
    return start


def _of_main_verb(text: str, cue: Range, readings: Sequence[Form], lexicon: Lexicon) -> Range | None:
    """Whom a participle describes: the subject of the verb before it, else the first person of the sentence.

    Behind a verb that has its own quote (أوضح أن …، مشيرا إلى أن …) it goes on with the same speaker: none.
    """
    pieces = list(tokens(text).between(sentence_start(text, cue[0]), cue[0]))
    for first, last, _, _ in pieces:
        verbs = [reading for reading in lexicon.readings_of(text[first:last]) if reading.finite]
        told = verbs and verbs[0].verb and verbs[0].verb.reported and not verbs[0].weak and "،" in text[last : cue[0]]
        if told or (verbs and _SAID.search(text, last, cue[0])):
            return None
        if verbs:
            verb = (first + unfolded(text[first:last], verbs[0].proclitic), last)
            place = _behind(text, cue[0], verb, lexicon) or before_verb(text, verb, verbs, lexicon)
            return place if place and _agree(readings, text[slice(*place)]) else None
    for first, _, form, _ in pieces:
        if is_any_of(lexicon, _PERSONS, form):
            place = mention_at(text, first, cue[0], lexicon)
            place = _split(text, place, lexicon)[0] if place else None
            return place if place and _agree(readings, text[slice(*place)]) else None
    return None


def _agree(readings: Sequence[Form], mention: str) -> bool:
    """Whether nothing in the gender of the mention's first word contradicts every reading of the verb."""
    gender = Agreement(noun_agreement(bare(mention.split()[0])).gender)
    return not readings or any(reading.agreement.fits(gender) for reading in readings)


def divided(text: str, cue: Range, place: Range, lexicon: Lexicon) -> tuple[Range, Range | None]:
    """Subject and object of a verb that takes whom it tells: دعت الوزارة | الطلاب, أبلغ الوزير | أعضاء اللجنة."""
    verbs = [reading.verb for reading in lexicon.readings_of(text[slice(*cue)]) if reading.verb]
    if not any(verb.object for verb in verbs):
        return place, None
    subject, told = _split(text, place, lexicon)
    if told is None and any(verb.act == "describe" for verb in verbs):
        return _described(text, place, lexicon)
    return subject, told


def _described(text: str, place: Range, lexicon: Lexicon) -> tuple[Range, Range | None]:
    """What is described stands last: وصفت مديرة المعرض لبنى شقير | الدورة بأنها."""
    pieces = list(tokens(text).between(*place))
    if len(pieces) <= 2 or not pieces[-1].form.startswith("ال") or pieces[-2].form.startswith("ال"):
        return place, None
    if governs(pieces[-2].form, lexicon):
        return place, None
    return (place[0], pieces[-2].end), (pieces[-1].start, place[1])


def _split(text: str, place: Range, lexicon: Lexicon) -> tuple[Range, Range | None]:
    """A phrase and the one that begins within it."""
    before: list[str] = []
    for first, _, form, _ in tokens(text).between(*place):
        if before and _begins_another(form, before, lexicon):
            end = place[0] + len(text[place[0] : first].rstrip())
            return (place[0], end), (first, place[1])
        before.append(form)
    return place, None


def _begins_another(form: str, before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a word cannot belong to the finished phrase before it."""
    previous = before[-1]
    office = governs(previous, lexicon)
    if lexicon.has("countries", form) or lexicon.has("cities", form):
        return not office
    whole = not office
    noun = is_any_of(lexicon, (*_PERSONS, "pressmen"), form)
    if form.startswith("ال"):
        if not previous.startswith("ال"):
            several = form.endswith("ات") or (form.endswith("ين") and len(form) >= _PLURAL)
            return whole and (noun or several or lexicon.has_any(PLACES, previous))
        attribute = is_one_of(lexicon, "attributes", form) and not is_one_of(lexicon, "persons", form)
        return not is_nationality(form) and not attribute
    return noun and whole


def _joined(text: str, place: Range, stop: int, lexicon: Lexicon) -> tuple[Range, ...]:
    """The two names after a dual noun, the noun left out; nothing where there are not two."""
    dual = tokens(text).cut(tokens(text).first_behind(place[0]), *place).form
    if not dual.endswith("ان") or not lexicon.has("groups", dual):
        return ()
    pieces = list(tokens(text).between(*place))
    if len(pieces) < 2:
        return ()
    other = next(tokens(text).between(place[1], stop), None)
    if other is None or not other.word or not text.startswith("و", other.start):
        return ()
    return (pieces[1].start, place[1]), (other.start + unfolded(text[other.start : other.end], 1), other.end)


def heading(text: str, start: int, lexicon: Lexicon) -> Range | None:
    """A name before a colon at the beginning of a line that is known as one: by a noun, or by the rest of the text."""
    found = _HEADING.match(text, start) if text.find(":", start, start + _FARTHEST_COLON) >= 0 else None
    if found is None or len(found["who"].split()) > _LONGEST_HEADING:
        return None
    who = found.span("who")
    forms = bare(found["who"]).split()
    if not forms:
        return None
    said = any(reading.finite for form in forms for reading in lexicon.readings(form))
    if said or lexicon.has("captions", forms[0]) or lexicon.has("plain_prepositions", forms[0]):
        return None
    if is_any_of(lexicon, _PERSONS, forms[0]):
        return who
    here = Counter(_named_by(text[start : found.end() - 1]))
    return who if all(_names(text)[form] > here[form] for form in forms) else None


@lru_cache(maxsize=4)
def _names(text: str) -> Counter[str]:
    """How often each folded word stands in a text, also without a clitic."""
    return Counter(_named_by(text))


def _named_by(piece: str) -> Iterator[str]:
    for word in bare(piece).split():
        yield word.strip(_POINTS)
        if word[0] in "وفبلك":
            yield word[1:].strip(_POINTS)


def _before_colon(text: str, start: int, lexicon: Lexicon) -> Range | None:
    """The heading a quote without a cue stands behind."""
    line = text.rfind("\n", 0, start) + 1
    who = heading(text, line, lexicon)
    return who if who and text[who[1] : start].strip(" :\"“”«»") == "" else None


def sentence_start(text: str, place: int) -> int:
    """Where the sentence begins in which a place lies; a line is at least one sentence."""
    return tokens(text).sentence_start(place)


def line_end(text: str, start: int) -> int:
    """Where the line ends in which a place lies."""
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
