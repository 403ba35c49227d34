"""The words that name a speaker after a reporting verb: where they end and what kind of mention they are."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from annotator.core import clitics
from annotator.core.arabic import bare, proclitic
from annotator.core.lexicon import Lexicon
from annotator.core.text import Range
from annotator.core.tokens import Token, tokens

_LONGEST = 9  # words; a longer mention is rather a sentence
_ENDINGS = ("ه", "ي", "ا", "")
_MARKS = "\"“”„«»‹›()"
_NEVER_PART = ("complementisers", "relatives", "adverbs", "relative_verbs")
TITLES = ("persons", "title_parts", "organisations")
"""The lists of words that titles are made of."""
_PERSONS = ("persons", "groups", "organisations", "media", "documents")
_LONGEST_NAME = 6  # words of a name behind a comma
PLACES = ("countries", "cities")
_HIS = ("ته", "تها", "تهم")
_SHORTEST = 3  # letters of a word with ب
_VERBAL_NOUN = regex.compile(
    r"ت\w\w?ي\w(?:ه|ات)?|ت\w\w\wه|ا\w\wا[\wء](?:ات)?|ا\w\w\wا[\wء](?:ات)?|است\w\w?ا[\wء](?:ه|ات)?|م\wا\w\w(?:ه|ات)"
    r"|ت\wا\w\w(?:ات)?|ت\w\w\w(?:ات)?|ا\wا\wه"
)
_PIECE = regex.compile(r"\S+")


@lru_cache(maxsize=1 << 13)
def mention_at(text: str, start: int, stop: int, lexicon: Lexicon) -> Range | None:
    """The noun phrase that begins right after `start`, adverbs before it skipped; None where none begins there.

    The name of a paper may stand between marks: صحيفة «الخبر» المحلية is one mention.
    """
    place: Range | None = None
    before: list[str] = []
    marked = False
    table = tokens(text)
    for number in range(table.first_behind(start), len(table.all)):
        token = table.cut(number, start, stop)
        if token.start >= stop:
            break
        piece = text[token.start : token.end]
        doubled = piece in "()" and text[token.start - 1 : token.start] == piece  # ((العدالة))
        if place and not token.word and piece in _MARKS and (marked or doubled or is_one_of(lexicon, "media", before[-1])):
            marked, place = marked if doubled else not marked, (place[0], token.end)
            continue
        if place is None and lexicon.has("adverbs", token.form):
            continue
        if not marked and not (token.word and _goes_on(lexicon, piece)):
            following = table.cut(number + 1, start, stop)
            if not token.word or _ends(text, token, before, following.form if following.start < stop else "", lexicon):
                break
        place = (place[0] if place else token.start, token.end)
        before.append(token.form)
        if len(before) == _LONGEST:
            break
    return place


def with_name_behind(text: str, mention: Range, stop: int, lexicon: Lexicon) -> Range:
    """A title with the name that a comma parts from it: مدرب الفريق الضيف، البرتغالي روي تافاريس."""
    comma = next(tokens(text).between(mention[1], stop), None)
    title = " ".join(text[slice(*mention)].split())
    if comma is None or comma.form not in ("،", ",") or proper_name(title, lexicon) or mention_label(title, lexicon) != "nominal":
        return mention
    place = mention_at(text, comma.end, stop, lexicon)
    pieces = list(tokens(text).between(*place)) if place else []
    if place is None or not 1 < len(pieces) < _LONGEST_NAME or text[comma.end : place[0]].strip():
        return mention
    first = pieces[0]
    name = is_nationality(first.form) or not first.form.startswith("ال")
    other = (*_PERSONS, "occasions", "title_parts", "topics")
    return (mention[0], place[1]) if name and not is_any_of(lexicon, other, first.form) else mention


@lru_cache(maxsize=1 << 12)
def mention_label(words_of: str, lexicon: Lexicon) -> str:
    """The label of the speaker layer for a mention: pronoun, anonymous, collective, nominal or named."""
    forms = bare(words_of).split()
    if not forms:
        return "named"
    if lexicon.has("pronouns", forms[0]):
        return "pronoun"
    if is_one_of(lexicon, "anonymous", forms[0]):
        return "anonymous"
    if is_one_of(lexicon, "groups", forms[0]):
        return "collective"
    if is_one_of(lexicon, "persons", forms[0]) and not proper_name(words_of, lexicon):
        return "nominal"
    return "named"


def proper_name(words_of: str, lexicon: Lexicon) -> str:
    """The name at the end of a mention, titles left out: `رامي السالمي` of `وزير المياه رامي السالمي`; else empty."""
    return " ".join(words_of.split()[_title_length(words_of.split(), lexicon) :])


@lru_cache(maxsize=1 << 12)
def names_of(words_of: str, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """What to call whom a mention names, and what else it calls them.

    A title before a proper name is an alias of it; a paper is named without its nationality, and alone without صحيفة.
    """
    pieces = [piece.strip(_MARKS) for piece in words_of.split()]
    if pieces and is_one_of(lexicon, "media", bare(pieces[0])):
        while len(pieces) > 2 and is_nationality(bare(pieces[-1])):
            pieces.pop()
        alone = " ".join(pieces[1:])
        return " ".join(pieces), (alone,) if alone and not alone.startswith("ال") else ()
    cut = _title_length(pieces, lexicon)
    if not 0 < cut < len(pieces):
        return " ".join(pieces), ()
    return " ".join(pieces[cut:]), (" ".join(pieces[:cut]),) if cut > 1 else ()


def name_place(text: str, mention: Range, lexicon: Lexicon) -> Range | None:
    """Where the proper name stands at the end of a mention that begins with a title or with صحيفة and its like."""
    places = [(mention[0] + found.start(), mention[0] + found.end()) for found in _PIECE.finditer(text[slice(*mention)])]
    pieces = [text[slice(*place)] for place in places]
    if is_one_of(lexicon, "media", bare(pieces[0])):
        while len(places) > 1 and is_nationality(bare(pieces[len(places) - 1])):
            places.pop()
        return (places[1][0], places[-1][1]) if len(places) > 1 and not bare(pieces[1]).startswith("ال") else None
    cut = _title_length(pieces, lexicon)
    return (places[cut][0], places[-1][1]) if 0 < cut < len(places) else None


def _title_length(pieces: Sequence[str], lexicon: Lexicon) -> int:
    """How many words of a mention are title, office or country rather than name."""
    return _title_words(lexicon, tuple(bare(piece) for piece in pieces))


@lru_cache(maxsize=1 << 12)
def _title_words(lexicon: Lexicon, forms: tuple[str, ...]) -> int:
    last_title = -1
    for index, form in enumerate(forms):
        title = is_any_of(lexicon, TITLES, form)
        place = lexicon.has("countries", form) or lexicon.has("cities", form)
        if title or place or (form.startswith("ال") and last_title == index - 1):
            last_title = index
    return last_title + 1


def mention_gender(words_of: str, lexicon: Lexicon) -> str:
    """`m` or `f` where the noun at the head of a mention tells: النائبة, الوزير, وزارة; else empty."""
    head = next(iter(bare(words_of).split()), "").removeprefix("ال")
    if head.endswith(("ه", "ات")) and any(is_one_of(lexicon, name, head) for name in ("persons", "organisations", "media")):
        return "f"
    return "m" if lexicon.has("persons", head) else ""


def is_nationality(form: str) -> bool:
    """Whether a folded word looks like الروسي or الصينية."""
    return form.startswith("ال") and form.endswith(("ي", "يه"))


@lru_cache(maxsize=1 << 14)
def is_one_of(lexicon: Lexicon, name: str, form: str) -> bool:
    """Whether a list has the word, its article and the ending of its feminine left out."""
    stem = form.removeprefix("ال")
    if stem.endswith(("تا", "تي")) and lexicon.has(name, stem[:-2] + "ه"):  # وزارتا الصحة والتعليم
        return True
    return any(lexicon.has(name, stem.removesuffix(ending)) for ending in _ENDINGS if stem.removesuffix(ending))


@lru_cache(maxsize=1 << 14)
def is_any_of(lexicon: Lexicon, names: tuple[str, ...], form: str) -> bool:
    """Whether one of several lists has the word, its article and the ending of its feminine left out."""
    return any(is_one_of(lexicon, name, form) for name in names)


def _ends(text: str, token: Token, before: Sequence[str], following: str, lexicon: Lexicon) -> bool:
    """Whether a word is no part of the mention whose words stand `before`."""
    form = token.form
    if form[0].isdigit() or lexicon.has_any(_NEVER_PART, form):
        return not (form[0].isdigit() and before and is_one_of(lexicon, "media", before[-1]))  # القناة 12
    if lexicon.has("plain_prepositions", form) and not (form == "علي" and text[token.end - 1] == "ي"):  # the name, not على
        return not _title_goes_on(form, before, following, lexicon)
    if form.startswith("لل"):
        return not _belongs(form[2:], before, lexicon)
    if before and form[0] == "ل" and is_any_of(lexicon, ("persons", "media", "organisations"), form[1:]):
        return not _is_body_of(form[1:], before, lexicon)
    if before and form[0] == "ب" and len(form) > _SHORTEST:
        return _leaves(text, token, before, lexicon)
    if before and form[0] in "وفل" and proclitic(text, token.start, token.end):
        return not _coordinated(form[1:], before, lexicon)
    if before and is_topic(form, lexicon) and _is_apart(form, before[-1], lexicon):
        return True  # نفت الحكومة وجود خلاف
    if before and _is_his(form) and not governs(before[-1], lexicon):
        return True  # ختم المبعوث كلمته
    readings = lexicon.readings_of(text[token.start : token.end])
    return any((r.finite and (not r.weak or r.suffix)) or r.kind == "participle" for r in readings)


def is_verbal_noun(form: str) -> bool:
    """Whether a folded noun looks like most nouns of doing: تأجيل, إفراج, انسحاب, مواصلة, تعاون, إعادة."""
    return _VERBAL_NOUN.fullmatch(form.removeprefix("ال")) is not None


def is_topic(form: str, lexicon: Lexicon) -> bool:
    """Whether a word is one of those that tell what was spoken of: وجود, رفضها, الهجوم."""
    return any(lexicon.has("topics", stem) for stem in _stems(form))


@lru_cache(maxsize=1 << 14)
def _stems(form: str) -> tuple[str, ...]:
    stems = [form, form.removeprefix("ال")]
    stems += [form.removesuffix(ending) for ending in ("ه", "ها", "هم") if form.endswith(ending)]
    return tuple(dict.fromkeys((*stems, *(stem[:-1] + "ه" for stem in stems if stem.endswith("ت")))))


def _is_apart(topic: str, previous: str, lexicon: Lexicon) -> bool:
    """مجلس الأمن | الهجوم, الحكومة | وجود; not وزارة الصحة, لجنة دعم."""
    if topic.startswith("ال"):
        return previous.startswith("ال") or lexicon.has_any(PLACES, previous)
    return not governs(previous, lexicon)


def governs(form: str, lexicon: Lexicon) -> bool:
    """Whether a word needs another behind it: وزير …, مجلس …; not الوزير, not أمني."""
    heads = (form, form.removesuffix("ه"))
    return not form.startswith("ال") and any(lexicon.has_any(TITLES, head) for head in heads)


def _is_body_of(stem: str, before: Sequence[str], lexicon: Lexicon) -> bool:
    """المدير العام لمنظمة الصحة, بيان لوزارة الدفاع; not قال الوزير لنظيره, قال المتحدث لوكالة الأنباء: to whom."""
    if is_one_of(lexicon, "documents", before[-1]):
        return True
    if not is_one_of(lexicon, "organisations", stem) and not before[-1].startswith(("العام", "التنفيذي")):
        return False
    attribute = is_nationality(before[-1]) or is_one_of(lexicon, "title_parts", before[-1])
    return len(before) > 1 and before[-1].startswith("ال") and attribute


@lru_cache(maxsize=1 << 15)
def _goes_on(lexicon: Lexicon, word: str) -> bool:
    """Whether nothing about a word can make it end a mention, whatever stands before it."""
    form = bare(word)
    lists = lexicon.has_any((*_NEVER_PART, "plain_prepositions"), form)
    if lists or form[0].isdigit() or form[0] in "وفلب" or is_topic(form, lexicon) or _is_his(form):
        return False
    return not any(r.finite or r.kind == "participle" for r in lexicon.readings_of(word))


def _is_his(form: str) -> bool:
    """Whether a noun carries a pronoun for certain: كلمته; the names in ه and المسؤولة ذاتها do not."""
    return form.endswith(_HIS) and not form.startswith("ال") and len(form) > _SHORTEST + 1 and not form.startswith("ذات")


def _leaves(text: str, token: Token, before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a word with ب goes with the verb: ندد الوزير بالقصف; not القائم بأعمال السفير, أستاذ بجامعة القاهرة."""
    stem = token.form[1:]
    if lexicon.has("charged", before[-1]):
        return False
    if is_topic(stem, lexicon):
        return True
    if clitics.has_own_first_letter(token.form) or is_any_of(lexicon, ("organisations", "title_parts", *PLACES), stem):
        return False
    if is_verbal_noun(stem):
        return True
    wants = any(is_one_of(lexicon, "wants_preposition", word) for word in (*before[:1], *before[-1:]))
    return not wants and proclitic(text, token.start, token.end) > 0


def _title_goes_on(form: str, before: Sequence[str], following: str, lexicon: Lexicon) -> bool:
    """سفير لدى, مصدر طبي في مستشفى; not المسؤول في تصريح."""
    if not following or lexicon.has("complementisers", following):
        return False
    if form == "الي" and (is_topic(following, lexicon) or is_verbal_noun(following)):
        return False  # دعا السكان إلى الابتعاد
    if form == "علي":
        return lexicon.has("wants_on", before[-1]) if before else False
    wants = any(is_one_of(lexicon, "wants_preposition", word) for word in (*before[:1], *before[-1:]))
    if is_topic(following, lexicon) and not (before and is_one_of(lexicon, "wants_preposition", before[-1])):
        return False
    occasion = any(is_one_of(lexicon, name, following) for name in ("documents", "occasions", "adverbs"))
    return wants and lexicon.has("title_prepositions", form) and not occasion


def _belongs(stem: str, before: Sequence[str], lexicon: Lexicon) -> bool:
    """المكتب الوطني للإحصاء, الأمين العام للأمم المتحدة; not قال الوزير للصحفيين."""
    if not before or any(lexicon.has("pressmen", word) or is_one_of(lexicon, "media", word) for word in (stem, "ال" + stem)):
        return False
    if is_any_of(lexicon, ("organisations", "title_parts", "documents"), before[0]):
        return not is_any_of(lexicon, ("persons", "groups"), stem)
    body = any(is_one_of(lexicon, name, stem) for name in ("organisations", "title_parts"))
    return body and is_one_of(lexicon, "persons", before[0])


def _coordinated(word: str, before: Sequence[str], lexicon: Lexicon) -> bool:
    """وزارة التربية والتعليم, مدير العلاقات والإعلام: a second field of one office."""
    office = is_one_of(lexicon, "organisations", before[0]) or governs(before[0], lexicon)
    field = word.startswith("ال") and before[-1].startswith("ال") and office
    return field and not any(is_one_of(lexicon, name, word) for name in ("persons", "groups", "organisations", "media"))
