"""Acts of speaking told without their words: ندد الوزير بالقصف, دعت المنظمة إلى وقف القتال.

Proposed only where the verb is one of few, what it goes with stands behind it, and whoever speaks is somebody who can.
Offsets are code points.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from annotator.core.lexicon import Form, Lexicon, Verb
from annotator.core.mentions import PLACES, is_any_of, is_topic, is_verbal_noun, mention_at
from annotator.core.quotations import QuoteCandidate, clause_end
from annotator.core.subjects import before_verb, divided, line_end
from annotator.core.text import Range
from annotator.core.tokens import STOP, Token, tokens, visible

_WHO = ("persons", "groups", "organisations", "media", "anonymous", "documents", "pronouns")
_FURTHEST = 9  # tokens between who speaks and the verb's preposition
_ANY = ("thank", "say", "promise", "assert")
"""Acts whose verb tells enough by itself, whatever stands behind its preposition: رحب بـ, أشاد بـ, ندد بـ."""


def told_acts(text: str, said: Sequence[tuple[Range, Form]], lexicon: Lexicon) -> Iterator[QuoteCandidate]:
    """The whole clause of each act of speaking, its verb and speaker inside; `said` are the reporting words of the text."""
    places = [cue[0] for cue, _ in said]
    for cue, reading in said:
        verb = reading.verb
        if verb is None or not verb.reported or reading.suffix or reading.kind not in ("verb", "participle"):
            continue
        start = _start(text, cue, reading, lexicon)
        topic = _topic(text, cue, verb, lexicon) if start is not None else None
        if start is None or topic is None:
            continue
        end = clause_end(text, topic.end, lexicon)
        later = (said[n] for n in range(bisect_right(places, topic.end), len(said)))
        following = next((place for place, form in later if not form.weak or form.kind == "participle"), None)
        if following and following[0] < end:
            end = next(tokens(text).around(following[0])).start
        first, last = visible(text, start, end)
        yield QuoteCandidate("reported", (visible(text, first, last - (text[last - 1] in "،,؛;")),), cue)


def _start(text: str, cue: Range, reading: Form, lexicon: Lexicon) -> int | None:
    """Where the clause begins: its verb, or the subject before it; None where nobody who can speak is near."""
    behind = mention_at(text, cue[1], _sentence_end(text, cue[1]), lexicon)
    if reading.kind == "participle":
        return cue[0] if text[: cue[0]].rstrip()[-1:] in ("،", ",") and behind is None else None
    if behind:
        first = next(tokens(text).between(*behind)).form
        return cue[0] if is_any_of(lexicon, _WHO, first) or _is_name(first, lexicon) else None
    before = before_verb(text, cue, (reading,), lexicon)
    return before[0] if before else cue[0]


def _is_name(form: str, lexicon: Lexicon) -> bool:
    """Whether a word may name somebody: a place, or no noun with an article unless it looks like السالمي."""
    return lexicon.has_any(PLACES, form) or not form.startswith("ال") or form.endswith("ي")


def _topic(text: str, cue: Range, verb: Verb, lexicon: Lexicon) -> Token | None:
    """The word by which one knows what was said about, behind the verb's preposition or as its object."""
    stop = _sentence_end(text, cue[1])
    who = mention_at(text, cue[1], stop, lexicon)
    if verb.object and verb.act == "assert" and who and divided(text, cue, who, lexicon)[1] is None and "ب" in verb.takes:
        return None  # اتهم الرجل بالسرقة: he was
    before = ""
    for number, token in enumerate(tokens(text).between(who[1] if who else cue[1], stop)):
        if number == _FURTHEST or not (token.word or token.form in ("،", ",")) or token.form == "ان":
            return None
        if before in verb.takes:
            return token if _tells(token.form, verb, lexicon) else None
        if "ب" in verb.takes and token.form[:1] == "ب" and _tells(token.form[1:], verb, lexicon):
            return token
        told = is_topic(token.form, lexicon) and not (verb.weak and token.form.startswith("ال"))
        if told and not lexicon.has("plain_prepositions", before) and "ب" not in verb.takes:
            return token
        before = token.form
    return None


def _tells(form: str, verb: Verb, lexicon: Lexicon) -> bool:
    """Whether a noun behind the verb's preposition may be what was spoken of."""
    if len(form) < 3 or lexicon.has_any(("plain_prepositions", "adverbs", "complementisers"), form):
        return False
    if is_topic(form, lexicon) or is_verbal_noun(form):
        return True
    if verb.act not in _ANY or verb.weak or (verb.act != "thank" and "علي" in verb.takes):
        return False
    return form.startswith("ال") or "ب" not in verb.takes


def _sentence_end(text: str, start: int) -> int:
    end = line_end(text, start)
    found = STOP.search(text, start, end)
    return found.start() if found else end
