"""Referents as answers: those a mention may mean, best first, and those that typed letters find."""

from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.core.annotation import Referent
from annotator.core.arabic import bare
from annotator.core.change import State
from annotator.core.speakers import SpeakerCandidate
from annotator.ui.language import marked

MOST = 9
_SAME = marked("same name")
_PART = marked("part of the name")
_NEAR = marked("named nearby")
_ELSEWHERE = marked("in other articles")
NEW = marked("new referent")

KINDS: dict[str, str] = {
    "person": marked("Person"),
    "organization": marked("Organization"),
    "country": marked("Country"),
    "place": marked("Place"),
    "group": marked("Group"),
    "event": marked("Event"),
}
"""What a referent may be, besides unsaid; the names for the window."""


def candidate_of(referent: Referent, label: str, reason: str = "") -> SpeakerCandidate:
    return SpeakerCandidate(label, None, referent.id, referent.name, reason, referent.kind, referent.aliases)


def new_candidate(name: str, label: str) -> SpeakerCandidate:
    return SpeakerCandidate(label, None, None, " ".join(name.split()), NEW)


def find_referents(state: State, typed: str, *, label: str) -> list[SpeakerCandidate]:
    """Referents with a name or alias that holds the typed letters, those that begin with them first; then a new one."""
    wanted = bare(typed)
    if not wanted:
        return []
    begins, holds = [], []
    for referent in state.referents.values():
        names = [bare(name) for name in (referent.name, *referent.aliases)]
        if any(word.startswith(wanted) for name in names for word in (name, *name.split())):
            begins.append(referent)
        elif any(wanted in name for name in names):
            holds.append(referent)
    found = [candidate_of(referent, label) for referent in (*begins, *holds)][:MOST]
    exact = any(wanted in (bare(r.name), *map(bare, r.aliases)) for r in (*begins, *holds))
    return found if exact else [*found, new_candidate(typed, label)]


def ranked_referents(state: State, words: str, place: int, kind: str) -> list[tuple[Referent, str]]:
    """Who a mention may mean, with the reason: the same name, a part of it, or whoever is named nearby, of that kind."""
    wanted = bare(words)
    near = _nearness(state, place)
    scored = []
    for referent in state.referents.values():
        names = [bare(name) for name in (referent.name, *referent.aliases)]
        score, reason = _likeness(wanted, names)
        if not score and referent.id not in near and kind and referent.kind not in ("", kind):
            continue
        fits = 0 if not kind or referent.kind in ("", kind) else -1
        unlike = _NEAR if referent.id in near else _ELSEWHERE
        scored.append((-score, -fits, near.get(referent.id, 10**9), referent, reason if score else unlike))
    scored.sort(key=lambda entry: (*entry[:3], entry[3].name))
    return [(referent, reason) for *_, referent, reason in scored[:MOST]]


def _likeness(wanted: str, names: Iterable[str]) -> tuple[int, str]:
    best, reason = 0, ""
    for name in names:
        if name == wanted:
            return 3, _SAME
        if set(wanted.split()) & set(name.split()):
            best, reason = 2, _PART
    return best, reason


def _nearness(state: State, place: int) -> dict[str, int]:
    """How far the nearest mention of each referent is, those before the place counting half."""
    result: dict[str, int] = {}
    for span in state.spans.values():
        if span.referent:
            distance = (place - span.start) if span.start <= place else 2 * (span.start - place)
            result[span.referent] = min(distance, result.get(span.referent, distance))
    return result


def mentions(state: State) -> Sequence[tuple[Referent, int]]:
    """The referents of the article in the order of their first mention, with how often they are mentioned."""
    counts = Counter(span.referent for span in state.spans.values() if span.referent)
    first: dict[str, int] = {}
    for span in sorted(state.spans.values(), key=lambda s: s.start):
        if span.referent:
            first.setdefault(span.referent, span.start)
    order = sorted(counts, key=lambda name: first[name])
    return [(state.referents[name], counts[name]) for name in order if name in state.referents]
