"""Named entities as proposals: places, days, papers, persons behind a title, and referents named again.

From lists and patterns alone, so that each proposal can be explained; a person decides. Offsets are code points.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from annotator.core.annotation import Referent
from annotator.core.arabic import bare, unfolded
from annotator.core.labels import LabelSet
from annotator.core.lexicon import Lexicon
from annotator.core.marks import has_marks, pairs_of
from annotator.core.mentions import is_nationality, is_one_of, mention_at, mention_label, name_place, names_of
from annotator.core.text import Range
from annotator.core.tokens import Token, tokens, visible

_LISTS = (("countries", "GPE"), ("cities", "GPE"), ("regions", "LOC"), ("days", "DATE"), ("platforms", "ORG"))
_CLITICS = "وفبلك"
_BEFORE_DAY = ("يوم", "اليوم", "امس", "مساء", "صباح", "فجر", "ليل")
_AFTER_DAY = ("الماضي", "الماضيه", "المقبل", "المقبله", "القادم", "الجاري")
_STATES = ("جمهوريه", "مملكه", "دوله", "سلطنه", "اماره")
_LONGEST_NAME = 4  # words between marks after صحيفة and its like
_SHORTEST = 2  # letters of a name that stands alone


_KINDS = {"PER": "person", "ORG": "organization", "GPE": "country", "LOC": "place"}
"""What the rules' labels name, for label sets that have other labels for it."""


@dataclass(frozen=True, slots=True)
class EntityCandidate:
    """What may be an entity.

    `referent_id` is None where the words name nobody of the project; `name` then is what to create a
    referent by, or empty for what needs none.
    """

    label: str
    range: Range
    referent_id: str | None = None
    name: str = ""
    aliases: tuple[str, ...] = ()


def entity_candidates(
    text: str, referents: Mapping[str, Referent], lexicon: Lexicon, label_set: LabelSet
) -> tuple[EntityCandidate, ...]:
    """Entities the text seems to name, in reading order, none overlapping another; the longer wins, then the known one."""
    known = _known_names(referents.values(), lexicon, label_set)
    found = [
        *_named_again(text, tuple(known.items())),
        *(_with_referent(c, _meant(text, c, known)) for c in _unknown(text, lexicon)),
    ]
    found.sort(key=lambda c: (c.range[0] - c.range[1], c.referent_id is None, c.range))
    taken: list[EntityCandidate] = []
    labels = _labels(label_set)
    covered = bytearray(len(text))  # one byte a letter: a long article has thousands of candidates
    for candidate in found:
        first, last = candidate.range
        if candidate.label in labels and not any(covered[first:last]):
            covered[first:last] = b"\1" * (last - first)
            label = labels[candidate.label]
            taken.append(candidate if label == candidate.label else replace(candidate, label=label))
    return tuple(sorted(taken, key=lambda c: c.range))


def _with_referent(candidate: EntityCandidate, referent_id: str | None) -> EntityCandidate:
    return replace(candidate, referent_id=referent_id) if referent_id else candidate


def _labels(label_set: LabelSet) -> dict[str, str]:
    """What a label set calls the labels of the rules: the same, or its first label for referents of that kind."""
    layer = label_set.layer("entity")
    if layer is None:
        return {}
    by_kind = {label.kind: label.id for label in reversed(layer.labels)}
    others = {rule: by_kind[kind] for rule, kind in _KINDS.items() if kind in by_kind}
    return others | {label.id: label.id for label in layer.labels}


@lru_cache(maxsize=4)
def _named_again(text: str, known: tuple[tuple[tuple[str, ...], EntityCandidate], ...]) -> tuple[EntityCandidate, ...]:
    """Where the names of the project's referents stand."""
    return tuple(_official(text, candidate) for candidate in _phrases(text, dict(known)))


@lru_cache(maxsize=4)
def _unknown(text: str, lexicon: Lexicon) -> tuple[EntityCandidate, ...]:
    """What the text alone shows, whoever the project knows."""
    found = _phrases(text, _listed(lexicon))
    return (*(_whole_date(text, c) for c in found), *_papers(text, lexicon), *_persons(text, lexicon))


@lru_cache(maxsize=4)
def _listed(lexicon: Lexicon) -> Mapping[tuple[str, ...], EntityCandidate]:
    """The places, days and platforms that the lexicon lists."""
    return {
        tuple(entry.split()): EntityCandidate(label, (0, 0))
        for name, label in _LISTS
        for entry in lexicon.words.get(name, ())
    }


def _official(text: str, candidate: EntityCandidate) -> EntityCandidate:
    """The official name of a state where it stands: جمهورية الصين الشعبية."""
    if candidate.label != "GPE":
        return candidate
    every = tokens(text).words
    first, last = (bisect_left(every, place, key=_end) for place in (candidate.range[0] + 1, candidate.range[1]))
    if not first or every[first - 1].form not in _STATES or not _adjacent(text, every[first - 1 : first + 1]):
        return candidate
    if last + 1 < len(every) and is_nationality(every[last + 1].form) and _adjacent(text, every[last : last + 2]):
        last += 1
    return replace(candidate, range=(every[first - 1].start, every[last].end))


def _phrases(text: str, phrases: Mapping[tuple[str, ...], EntityCandidate]) -> Iterator[EntityCandidate]:
    """Where phrases stand in the text, clitics before their first word left out."""
    if not phrases:
        return
    first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first.setdefault(phrase[0], []).append(phrase)
    begun: dict[str, tuple[tuple[int, list[tuple[str, ...]]], ...]] = {}
    every = tokens(text).words
    for place, word in enumerate(every):
        beginnings = begun.get(word.form)
        if beginnings is None:
            readings = ((cut, first.get(form)) for cut, form in _readings(word.form))
            beginnings = begun[word.form] = tuple((cut, those) for cut, those in readings if those)
        for cut, those in beginnings:
            for phrase in those:
                behind = every[place + 1 : place + len(phrase)]
                if tuple(w.form for w in behind) == phrase[1:] and _adjacent(text, (word, *behind)):
                    start = word.start + unfolded(text[word.start : word.end], cut)
                    end = behind[-1].end if behind else word.end
                    meant = phrases[phrase]
                    yield EntityCandidate(meant.label, (start, end), meant.referent_id)
                    break


def _readings(form: str) -> Iterator[tuple[int, str]]:
    """The word as it stands, then without و ف ب ل ك before it; للصين is read as ل and الصين."""
    yield 0, form
    for cut in (1, 2):
        if len(form) - cut >= _SHORTEST and all(letter in _CLITICS for letter in form[:cut]):
            yield cut, form[cut:]
            if form[cut - 1] == "ل" and form[cut] == "ل":
                yield cut, "ا" + form[cut:]


def _end(word: Token) -> int:
    return word.end


def _adjacent(text: str, pieces: Sequence[Token]) -> bool:
    return all(text[a.end : b.start].isspace() for a, b in pairwise(pieces))


def _whole_date(text: str, candidate: EntityCandidate) -> EntityCandidate:
    """A day with what says which: يوم الثلاثاء، الأحد الماضي."""
    if candidate.label != "DATE":
        return candidate
    every = tokens(text).words
    start, end = candidate.range
    index = bisect_left(every, end, key=_end)
    before, behind = every[max(0, index - 1) : index + 1], every[index : index + 2]
    if len(before) == 2 and before[0].form in _BEFORE_DAY and before[1].start == start and _adjacent(text, before):
        start = before[0].start
    if len(behind) == 2 and behind[1].form in _AFTER_DAY and _adjacent(text, behind):
        end = behind[1].end
    return EntityCandidate("DATE", (start, end))


def _papers(text: str, lexicon: Lexicon) -> Iterator[EntityCandidate]:
    """Papers and agencies: the name between marks after صحيفة, else the words that follow it."""
    marked = {pair[0]: pair for pair in pairs_of(text)}
    every = tokens(text).words
    heads = _heads(every, "media", lexicon)
    for word in every:
        if word.form not in heads:
            continue
        pair = marked.get(_next_visible(text, word.end))
        mark = 2 if pair and text.startswith("((", pair[0]) else 1
        closed = mark if pair and has_marks(text[pair[1] - mark : pair[1]]) else 0
        inside = visible(text, pair[0] + mark, max(pair[0] + mark, pair[1] - closed)) if pair else (0, 0)
        if pair and inside[0] < inside[1] and len(text[slice(*pair)].split()) <= _LONGEST_NAME:
            name, aliases = names_of(text[word.start : pair[1]], lexicon)
            yield EntityCandidate("ORG", inside, None, name, aliases)
            continue
        mention = mention_at(text, word.start, _line_end(text, word.start), lexicon)
        place = name_place(text, mention, lexicon) if mention and mention[0] == word.start else None
        if place and not lexicon.has("platforms", bare(text[slice(*place)])):
            name, aliases = names_of(text[word.start : place[1]], lexicon)
            yield EntityCandidate("ORG", (word.start, place[1]), None, name, aliases)


def _heads(every: Sequence[Token], name: str, lexicon: Lexicon) -> set[str]:
    """The words of a text that a list has; each is asked for once."""
    return {form for form in {word.form for word in every} if is_one_of(lexicon, name, form)}


def _persons(text: str, lexicon: Lexicon) -> Iterator[EntityCandidate]:
    """The proper names that end a mention which begins with a title: الرئيس فلان الفلاني."""
    reach = 0
    every = tokens(text).words
    heads = _heads(every, "persons", lexicon)
    for word in every:
        if word.start < reach or word.form not in heads:
            continue
        mention = mention_at(text, word.start, _line_end(text, word.start), lexicon)
        place = name_place(text, mention, lexicon) if mention and mention[0] == word.start else None
        if place and _is_full_name(text[slice(*place)], lexicon):
            reach = place[1]
            yield EntityCandidate("PER", place, None, " ".join(text[slice(*place)].split()))


def _is_full_name(words_there: str, lexicon: Lexicon) -> bool:
    """Two words at least, none of them a verb of reporting."""
    forms = bare(words_there).split()
    return len(forms) > 1 and not any(reading.finite for form in forms for reading in lexicon.readings(form))


def _known_names(
    referents: Iterable[Referent], lexicon: Lexicon, label_set: LabelSet
) -> dict[tuple[str, ...], EntityCandidate]:
    """The names of the referents, and the last names of persons, that mean one referent only."""
    layer = label_set.layer("entity")
    labels = {label.kind: label.id for label in reversed(layer.labels) if label.kind} if layer else {}
    meanings: dict[tuple[str, ...], set[str]] = {}
    whose: dict[str, str] = {}
    for referent in referents:
        if referent.kind not in labels:
            continue
        whose[referent.id] = labels[referent.kind]
        for name in (referent.name, *referent.aliases):
            for form in _forms(name, referent.kind, lexicon):
                meanings.setdefault(form, set()).add(referent.id)
    return {
        form: EntityCandidate(whose[one], (0, 0), one)
        for form, meant in meanings.items()
        if len(meant) == 1
        for one in meant
    }


def _forms(name: str, kind: str, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """A name as it may stand in a text: whole; a person's last name too, but no mere title."""
    pieces = tuple(bare(name).split())
    if not pieces or mention_label(name, lexicon) != "named":
        return
    yield pieces
    if kind == "person" and len(pieces) > 1 and len(pieces[-1]) > _SHORTEST + 1:
        yield pieces[-1:]


def _meant(text: str, candidate: EntityCandidate, known: Mapping[tuple[str, ...], EntityCandidate]) -> str | None:
    """The referent that the words name."""
    if not known:
        return None
    found = known.get(tuple(bare(text[slice(*candidate.range)]).split()))
    return found.referent_id if found and found.label == candidate.label else None


def _next_visible(text: str, start: int) -> int:
    while start < len(text) and text[start] == " ":
        start += 1
    return start


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
