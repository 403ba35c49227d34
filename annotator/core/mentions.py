"""The words that name a speaker after a reporting verb: where they end and what kind of mention they are."""

from annotator.core.arabic import bare, proclitic
from annotator.core.lexicon import Lexicon
from annotator.core.text import Range, is_word, words

_LONGEST = 9  # words; a longer mention is rather a sentence
_ENDINGS = ("ه", "ي", "")


def mention_at(text: str, start: int, stop: int, lexicon: Lexicon) -> Range | None:
    """The noun phrase that begins right after `start`, adverbs before it skipped; None where none begins there."""
    place: Range | None = None
    previous = ""
    count = 0
    for a, b in words(text[start:stop]):
        first, last = start + a, start + b
        form = bare(text[first:last])
        if place is None and lexicon.has("adverbs", form):
            continue
        if not is_word(text[first:last]) or _ends(text, first, last, form, previous, lexicon, begun=place is not None):
            break
        place = (place[0] if place else first, last)
        previous, count = form, count + 1
        if count == _LONGEST:
            break
    return place


def mention_label(words_of: str, lexicon: Lexicon) -> str:
    """The label of the speaker layer for a mention: pronoun, anonymous, collective, nominal or named."""
    forms = bare(words_of).split()
    if not forms:
        return "named"
    if lexicon.has("pronouns", forms[0]):
        return "pronoun"
    if _in(lexicon, "anonymous", forms[0]):
        return "anonymous"
    if _in(lexicon, "groups", forms[0]):
        return "collective"
    if _in(lexicon, "persons", forms[0]) and not proper_name(words_of, lexicon):
        return "nominal"
    return "named"


def proper_name(words_of: str, lexicon: Lexicon) -> str:
    """The name at the end of a mention, titles left out: `رامي السالمي` of `وزير المياه رامي السالمي`; else empty."""
    pieces = words_of.split()
    forms = [bare(piece) for piece in pieces]
    last_title = -1
    for index, form in enumerate(forms):
        title = _in(lexicon, "persons", form) or _in(lexicon, "title_parts", form) or _in(lexicon, "organisations", form)
        place = lexicon.has("countries", form) or lexicon.has("cities", form)
        if title or place or (form.startswith("ال") and last_title == index - 1):
            last_title = index
    return " ".join(pieces[last_title + 1 :])


def _in(lexicon: Lexicon, name: str, form: str) -> bool:
    """Whether a list has the word, its article and the ending of its feminine left out."""
    stem = form.removeprefix("ال")
    return any(lexicon.has(name, stem.removesuffix(ending)) for ending in _ENDINGS if stem.removesuffix(ending))


def _ends(text: str, first: int, last: int, form: str, previous: str, lexicon: Lexicon, *, begun: bool) -> bool:
    if form[0].isdigit() or lexicon.has("complementisers", form) or lexicon.has("relatives", form):
        return True
    if lexicon.has("adverbs", form):
        return True
    if lexicon.has("plain_prepositions", form) or form.startswith("لل"):
        return not (lexicon.has("title_prepositions", form) and _in(lexicon, "wants_preposition", previous))
    if begun and proclitic(text, first, last) and form[0] in "وفل":
        return True
    return any((r.finite and not r.weak) or r.kind == "participle" for r in lexicon.readings(form))
