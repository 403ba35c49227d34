"""Words that report speech and nouns that name those who speak, with all their written forms.

A `Lexicon` is a value made from TOML (`resources/lexicon/`). Verbs are inflected by rule; forms are
kept folded (`arabic.bare`), so that a writer's hamza and harakat do not matter.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from annotator.core.arabic import Agreement, bare

CueKind = Literal["verb", "participle", "noun", "preposition"]

_PERFECT = (
    ("", Agreement("m", "s")), ("ت", Agreement("f", "s")), ("ا", Agreement("m", "d")), ("تا", Agreement("f", "d")),
    ("وا", Agreement("m", "p")), ("ن", Agreement("f", "p")), ("نا", Agreement("", "p")),
)  # fmt: skip
_OBJECTS = ("", "ه", "ها", "هم", "هما", "نا", "ني")
_MOST_SEEN = 1 << 16  # words whose readings are kept at hand
_POSSESSIVES = ("ه", "ها", "هم", "هما", "نا")


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message shows the entry."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One reporting verb, as the file gives it: see `resources/lexicon/reporting.toml` for the fields."""

    lemma: str
    imperfect: str
    participle: str = ""
    act: str = "say"
    takes: tuple[str, ...] = ()
    object: bool = False
    weak: bool = False
    relay: bool = False
    of: bool = False
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a written word can be: which cue, agreeing with whom, and how long its proclitic is."""

    lemma: str
    kind: CueKind
    verb: Verb | None = None
    agreement: Agreement = Agreement()
    finite: Literal["", "perfect", "imperfect"] = ""
    proclitic: int = 0
    suffix: bool = False

    @property
    def weak(self) -> bool:
        return self.verb is not None and self.verb.weak


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Everything the rules know about words; compared by identity, so that it can key a cache.

    `words` holds the plain lists by name, folded. `cues` maps a folded form to its readings.
    """

    cues: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spelled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _seen: dict[str, tuple[Form, ...]] = field(default_factory=dict, repr=False)
    _seen_words: dict[str, tuple[Form, ...]] = field(default_factory=dict, repr=False)
    _unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def parse(cls, *sources: str) -> "Lexicon":
        """A lexicon from one or more TOML sources; raises `LexiconError`."""
        table: dict[str, Any] = {}
        for source in sources:
            try:
                table |= tomllib.loads(source)
            except tomllib.TOMLDecodeError as problem:
                raise LexiconError(f"the lexicon is not valid TOML: {problem}") from None
        lists = {name: entries for name, entries in table.items() if all(isinstance(e, str) for e in entries)}
        forms: dict[str, list[Form]] = {}
        no_participles = set(map(bare, lists.get("no_participles", ())))
        for form, reading in _all_forms(table):
            if reading.kind != "participle" or form not in no_participles:
                forms.setdefault(form, []).append(reading)
        return cls(
            {form: tuple(readings) for form, readings in forms.items()},
            {name: frozenset(map(bare, entries)) for name, entries in lists.items()},
            {name: tuple(entries) for name, entries in lists.items()},
        )

    def has(self, name: str, form: str) -> bool:
        """Whether a folded form stands in a list; unknown lists are empty."""
        return form in self.words.get(name, ())

    def has_any(self, names: tuple[str, ...], form: str) -> bool:
        """Whether a folded form stands in one of several lists."""
        union = self._unions.get(names)
        if union is None:
            union = self._unions[names] = frozenset().union(*(self.words.get(name, ()) for name in names))
        return form in union

    def readings(self, form: str) -> tuple[Form, ...]:
        """The cues a folded word may be, also with و, ف, ل and س before and a pronoun after."""
        found = self._seen.get(form)
        if found is None:
            _keep_small(self._seen)
            found = self._seen[form] = tuple(self._read(form))
        return found

    def readings_of(self, word: str) -> tuple[Form, ...]:
        """The same for a word as it is written; its ة is no pronoun (طالبة is not طالبه)."""
        found = self._seen_words.get(word)
        if found is None:
            _keep_small(self._seen_words)
            found = self.readings(bare(word))
            found = tuple(r for r in found if not r.suffix) if word.endswith("ة") else found
            self._seen_words[word] = found
        return found

    def _read(self, form: str) -> Iterator[Form]:
        for cut in range(min(3, len(form) - 1)):
            if not _is_chain(form[:cut]):
                continue
            for reading, suffix in self._unsuffixed(form[cut:]):
                if _chain_fits(form[:cut], reading):
                    yield Form(
                        reading.lemma, reading.kind, reading.verb, reading.agreement, reading.finite, cut, suffix
                    )

    def _unsuffixed(self, form: str) -> Iterator[tuple[Form, bool]]:
        yield from ((reading, False) for reading in self.cues.get(form, ()))
        for suffix in _OBJECTS[1:]:
            stem = form.removesuffix(suffix)
            if stem != form and len(stem) > 2:
                yield from ((r, True) for r in self.cues.get(stem, ()) if r.finite and not stem.endswith("ن"))


def _keep_small(seen: dict[str, tuple[Form, ...]]) -> None:
    if len(seen) >= _MOST_SEEN:
        seen.clear()


def _is_chain(proclitics: str) -> bool:
    return proclitics in ("", "و", "ف", "س", "ب", "وس", "فس", "وب", "فب", "ل", "ول")


def _chain_fits(proclitics: str, reading: Form) -> bool:
    """س joins imperfects, ب nouns, و and ف everything; ل is left to the subjunctive (ليقول)."""
    last = proclitics[-1:]
    if last == "س":
        return reading.finite == "imperfect"
    if last == "ب":
        return reading.kind == "noun"
    if last == "ل":
        return reading.finite == "imperfect"
    return True


def _all_forms(table: Mapping[str, Any]) -> Iterator[tuple[str, Form]]:
    for entry in table.get("verbs", ()):
        if isinstance(entry, dict):
            yield from _verb_forms(_verb(entry))
    for noun in table.get("nouns", ()):
        stem = bare(noun)
        long = stem[:-1] + "ت" if noun.endswith("ة") else stem
        yield f"ال{stem}", Form(noun, "noun")
        yield from ((long + ending, Form(noun, "noun", suffix=True)) for ending in _POSSESSIVES)
    for entry in table.get("prepositions", ()):
        if isinstance(entry, dict):
            yield bare(entry["word"]), Form(entry["word"], "preposition")


def _verb(entry: Mapping[str, Any]) -> Verb:
    try:
        return Verb(**{**entry, "takes": tuple(map(bare, entry.get("takes", ())))})
    except TypeError as problem:
        raise LexiconError(f"a verb of the lexicon is wrong, {problem}: {dict(entry)!r}") from None


def _verb_forms(verb: Verb) -> Iterator[tuple[str, Form]]:
    for form, agreement in perfect(verb.lemma):
        yield bare(form), Form(verb.lemma, "verb", verb, agreement, "perfect")
    for form, agreement in imperfect(verb.imperfect):
        yield bare(form), Form(verb.lemma, "verb", verb, agreement, "imperfect")
    for form, agreement in participles(verb.participle):
        yield bare(form), Form(verb.lemma, "participle", verb, agreement)


def perfect(lemma: str) -> Iterator[tuple[str, Agreement]]:
    """The forms of the perfect tense from قال, أضاف, دعا, نفى, رأى: hollow and defective verbs by rule."""
    if lemma.endswith(("ى", "ا")) and len(lemma) > 2:
        stem = lemma[:-1]
        glide = "و" if lemma.endswith("ا") else "ي"
        for ending, agreement in zip(("", "ت", "ا", "تا", "وا", "ن", "نا"), (a for _, a in _PERFECT), strict=True):
            full = {"": lemma, "ا": stem + glide + "ا", "ن": stem + glide + "ن", "نا": stem + glide + "نا"}
            yield full.get(ending, stem + ending), agreement
        return
    hollow = len(lemma) > 2 and lemma[-2] == "ا" and not lemma.startswith("ت")
    short = lemma[:-2] + lemma[-1] if hollow else lemma
    for ending, agreement in _PERFECT:
        yield (short if ending in ("ن", "نا") else lemma) + ending, agreement


def imperfect(form: str) -> Iterator[tuple[str, Agreement]]:
    """The forms of the imperfect from يقول, يشير, ينفي, يدعو, all moods; third person, as reports are (نصر is a name)."""
    if not form:
        return
    stem = form[1:]
    open_stem = stem[:-1] if stem.endswith(("ي", "و", "ى")) else stem
    plural = open_stem + "و"
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield prefix + stem, Agreement(gender, "s")
        yield prefix + (stem[:-1] + "ي" if stem.endswith("ى") else stem) + "ان", Agreement(gender, "d")
    for ending in ("ن", "ا"):
        yield "ي" + plural + ending, Agreement("m", "p")
        yield "ت" + plural + ending, Agreement("", "p")
    yield "ي" + stem.replace("ى", "ي") + "ن", Agreement("f", "p")


def participles(form: str) -> Iterator[tuple[str, Agreement]]:
    """The forms of an active participle as it stands after a verb: مضيفا, مضيفة, مضيفين, مضيفتين, مضيفات."""
    if not form:
        return
    stem = form[:-1] if form.endswith("ي") else form
    yield form + "ا", Agreement("m", "s")
    yield form + "ة", Agreement("f", "s")
    yield stem + "ين", Agreement("m", "p")
    yield form + "تين", Agreement("f", "d")
    yield form + "ات", Agreement("f", "p")
