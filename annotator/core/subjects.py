"""Who a reporting word says is speaking: the words that are its subject, wherever Arabic puts them.

Behind the verb, before it, behind عن or بحسب, with the main verb of a participle, or before a colon.
Offsets are code points.
"""

from collections.abc import Sequence

import regex

from annotator.core.arabic import Agreement, bare, noun_agreement, proclitic
from annotator.core.lexicon import Form, Lexicon
from annotator.core.mentions import is_nationality, is_one_of, mention_at
from annotator.core.text import Range, is_word, words

RELAY = regex.compile(
    r"(?<!\p{L})(?:وفق ما|وفقا لما|بحسب ما|حسب ما|حسبما|كما)\s(?P<cue>نقلت?|ذكرت?|أفادت?|أوردت?)(?!\p{L})(?:\sعنه|\sعنها)?\s+"
    r"|(?<!\p{L})[وف]?(?P<cue>نقلا عن|بحسب|وفق|حسب)\s+(?!ما\s)"
    r"|(?<!\p{L})[وف]?(?P<cue>وفقا|طبقا)\s+ل(?!ما\s)ـ?"
)
"""What stands before whoever vouches for words or carries those of another; its cue is the group `cue`."""
_STOP = regex.compile(r"[.!؟?](?=\s)")
_IN = regex.compile(r"\s+في\s+")
_SAID = regex.compile(r"(?<!\p{L})[إأا]ن(?:ه|ها|هم|نا|ني)?(?!\p{L})|[:«»“”\"]")
_FROM = regex.compile(r"\s*عن\s+")
_HEADING = regex.compile(r"(?P<who>[^:؟!.\n\"“”«»()]{2,60}?)\s*:\s+\S")
_LONGEST_HEADING = 6  # words
_POINTS = "،؛:.!؟()\"“”«»"
_PERSONS = ("persons", "groups", "organisations", "media")


def subject_places(text: str, segments: Sequence[Range], cue: Range | None, lexicon: Lexicon) -> tuple[Range, ...]:
    """The mentions of those who say a quote; two of them after a dual noun; none where the verb alone tells."""
    start = segments[0][0]
    place = _subject(text, start, cue, lexicon) if cue else _before_colon(text, start, lexicon)
    return (_joined(text, place, start, lexicon) or (place,)) if place else ()


def _subject(text: str, start: int, cue: Range, lexicon: Lexicon) -> Range | None:
    readings = lexicon.readings_of(text[slice(*cue)]) or lexicon.readings(bare(text[slice(*cue)]).split()[0])
    kinds = {reading.kind for reading in readings}
    if "preposition" in kinds:
        relay = RELAY.search(text, max(0, cue[0] - 1))
        return mention_at(text, relay.end(), line_end(text, cue[1]), lexicon) if relay else None
    if "noun" in kinds and "verb" not in kinds:
        return _told_by(text, cue, lexicon)
    if behind := _behind(text, start, cue, lexicon):
        return source_of(text, behind[1], start, lexicon) or behind
    if "participle" in kinds:
        return _of_main_verb(text, cue, readings, lexicon)
    return before_verb(text, cue, readings, lexicon)


def _behind(text: str, start: int, cue: Range, lexicon: Lexicon) -> Range | None:
    """The noun phrase after the cue, before the quote or, for a cue that follows it, before its sentence ends."""
    stop = start if cue[0] < start else line_end(text, cue[1])
    if relay := RELAY.search(text, cue[1], stop):
        stop = relay.start()
    written_in = _IN.match(text, cue[1], stop) if _takes_in(text, cue, lexicon) else None
    place = mention_at(text, written_in.end() if written_in else cue[1], stop, lexicon)
    return divided(text, cue, place, lexicon)[0] if place else None


def _takes_in(text: str, cue: Range, lexicon: Lexicon) -> bool:
    """جاء في البيان: what is written in speaks."""
    return any(reading.verb and "في" in reading.verb.takes for reading in lexicon.readings_of(text[slice(*cue)]))


def source_of(text: str, start: int, stop: int, lexicon: Lexicon) -> Range | None:
    """Whoever stands right behind عن: نقلت الوكالة عن مصدر حكومي."""
    found = _FROM.match(text, start, stop)
    return mention_at(text, found.end(), stop, lexicon) if found else None


def _told_by(text: str, cue: Range, lexicon: Lexicon) -> Range | None:
    """The source a noun of saying belongs to: نقلت الوكالة عن مصدر حكومي قوله."""
    first = sentence_start(text, cue[0])
    found = [source_of(text, word.start(), cue[0], lexicon) for word in _FROM.finditer(text, first, cue[0])]
    sources = list(filter(None, found))
    return sources[-1] if sources and not text[sources[-1][1] : cue[0]].strip() else None


def before_verb(text: str, cue: Range, readings: Sequence[Form], lexicon: Lexicon) -> Range | None:
    """A subject that begins the sentence and reaches up to its verb: لكن أولياء أمور قالوا, وكان الوزير قد أعلن."""
    stop = len(text[: cue[0]].rstrip("وف"))
    start = _after_openers(text, sentence_start(text, stop), stop, lexicon)
    place = mention_at(text, start, stop, lexicon)
    if place is None or text[start : place[0]].strip() or not _agree(readings, text[slice(*place)]):
        return None
    between = words(text[place[1] : stop])
    small = all(lexicon.has("adverbs", bare(text[place[1] + a : place[1] + b])) for a, b in between)
    return place if small else None


def _after_openers(text: str, start: int, stop: int, lexicon: Lexicon) -> int:
    """Behind لكن, وكان, فيما and their like."""
    openers = sorted(map(bare, lexicon.spelled.get("sentence_openers", ())), key=len, reverse=True)
    pieces = [(start + a, start + b) for a, b in words(text[start:stop])]
    for first, last in pieces:
        form = bare(text[first:last])
        if not any(form.removeprefix(letter) in openers for letter in ("", "و", "ف")):
            return first + (proclitic(text, first, last) if form[0] in "وف" else 0)
    return start


def _of_main_verb(text: str, cue: Range, readings: Sequence[Form], lexicon: Lexicon) -> Range | None:
    """Whom a participle describes: the subject of the verb before it, else the first person of the sentence.

    Behind a verb that has its own quote (أوضح أن …، مشيرا إلى أن …) it goes on with the same speaker: none.
    """
    start = sentence_start(text, cue[0])
    pieces = [(start + a, start + b) for a, b in words(text[start : cue[0]])]
    for first, last in pieces:
        verbs = [reading for reading in lexicon.readings_of(text[first:last]) if reading.finite]
        if verbs and _SAID.search(text, last, cue[0]):
            return None
        if verbs:
            verb = (first + verbs[0].proclitic, last)
            place = _behind(text, cue[0], verb, lexicon) or before_verb(text, verb, verbs, lexicon)
            return place if place and _agree(readings, text[slice(*place)]) else None
    for first, last in pieces:
        if any(is_one_of(lexicon, name, bare(text[first:last])) for name in _PERSONS):
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
    if not any(reading.verb and reading.verb.object for reading in lexicon.readings_of(text[slice(*cue)])):
        return place, None
    return _split(text, place, lexicon)


def _split(text: str, place: Range, lexicon: Lexicon) -> tuple[Range, Range | None]:
    """A phrase and the one that begins within it."""
    before: list[str] = []
    for a, b in words(text[slice(*place)]):
        form = bare(text[place[0] + a : place[0] + b])
        if before and _begins_another(form, before, lexicon):
            end = place[0] + len(text[place[0] : place[0] + a].rstrip())
            return (place[0], end), (place[0] + a, place[1])
        before.append(form)
    return place, None


def _begins_another(form: str, before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a word cannot belong to the finished phrase before it."""
    previous = before[-1]
    office = any(is_one_of(lexicon, name, previous) for name in ("persons", "title_parts", "organisations"))
    if lexicon.has("countries", form) or lexicon.has("cities", form):
        return not office
    whole = previous.startswith("ال") or not office
    noun = any(is_one_of(lexicon, name, form) for name in (*_PERSONS, "pressmen"))
    if form.startswith("ال"):
        attribute = is_nationality(form) or is_one_of(lexicon, "title_parts", form)
        return noun and whole if not previous.startswith("ال") else not attribute
    return noun and whole


def _joined(text: str, place: Range, stop: int, lexicon: Lexicon) -> tuple[Range, ...]:
    """The two names after a dual noun, the noun left out; nothing where there are not two."""
    pieces = [(place[0] + a, place[0] + b) for a, b in words(text[slice(*place)])]
    first = bare(text[slice(*pieces[0])])
    if len(pieces) < 2 or not (lexicon.has("groups", first) and first.endswith("ان")):
        return ()
    other = next(((place[1] + a, place[1] + b) for a, b in words(text[place[1] : stop])), None)
    if other is None or not is_word(text[slice(*other)]) or not text[slice(*other)].startswith("و"):
        return ()
    return (pieces[1][0], place[1]), (other[0] + 1, other[1])


def heading(text: str, start: int, lexicon: Lexicon) -> Range | None:
    """A name before a colon at the beginning of a line that is known as one: by a noun, or by the rest of the text."""
    found = _HEADING.match(text, start)
    if found is None or len(found["who"].split()) > _LONGEST_HEADING:
        return None
    who = found.span("who")
    forms = [bare(piece) for piece in found["who"].split()]
    said = any(reading.finite for form in forms for reading in lexicon.readings(form))
    if said or lexicon.has("captions", forms[0]) or lexicon.has("plain_prepositions", forms[0]):
        return None
    if any(is_one_of(lexicon, name, forms[0]) for name in _PERSONS):
        return who
    elsewhere = bare(text[: who[0]] + "\n" + text[who[1] :]).split()
    known = {form.strip(_POINTS) for word in elsewhere for form in (word, word[1:] if word[0] in "وفبلك" else word)}
    return who if known.issuperset(forms) else None


def _before_colon(text: str, start: int, lexicon: Lexicon) -> Range | None:
    """The heading a quote without a cue stands behind."""
    line = text.rfind("\n", 0, start) + 1
    who = heading(text, line, lexicon)
    return who if who and text[who[1] : start].strip(" :\"“”«»") == "" else None


def sentence_start(text: str, place: int) -> int:
    """Where the sentence begins in which a place lies; a line is at least one sentence."""
    line = text.rfind("\n", 0, place) + 1
    return max([line, *(found.end() for found in _STOP.finditer(text, line, place))])


def line_end(text: str, start: int) -> int:
    """Where the line ends in which a place lies."""
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
