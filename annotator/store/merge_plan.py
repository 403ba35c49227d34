"""What a merge would do, as a value: shown by `--dry-run` and by the window, and then done exactly so."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, fields
from itertools import repeat
from pathlib import Path
from types import TracebackType
from typing import Literal

from annotator.core.label_differences import LabelDifferences, differences
from annotator.core.merging import ReferentList, Version, continues, latest, names, original
from annotator.store.bulk import Cancelled
from annotator.store.database import ProjectError
from annotator.store.snapshot import DocumentRow, SetRow, Snapshot, Stamp

Action = Literal["added", "continued", "copied", "renamed", "withdrawn"]
Home = tuple[int, int]
"""Where a version lies: the number of its project (0: the target) and the key of its set there."""

_STOP_AT = 10  # per cent of a set's spans


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one annotation set of the target, or of one that comes to it.

    `continued`: the target's set went on elsewhere and takes the rest. `copied`: both are kept, this one beside
    the one that has the annotator's name. `renamed`: the same for the set that the target has already.
    `withdrawn`: a copy that was settled elsewhere (`core.copies`), and so says nothing any more.
    """

    action: Action
    document: str
    title: str
    annotator: str
    base: str
    spans: int = 0
    acts: int = 0
    removed: int = 0
    of: int = 0

    @property
    def too_much(self) -> bool:
        """Whether more than a tenth of the target's spans would go."""
        return self.removed * 100 > self.of * _STOP_AT


@dataclass(frozen=True, slots=True)
class Plan:
    """What merging `sources` into `target` does. Equal plans do the same."""

    target: Path
    sources: tuple[Path, ...]
    before: dict[str, int]
    after: dict[str, int]
    outcomes: tuple[Outcome, ...]
    same: int
    behind: int
    referents: tuple[tuple[str, str], ...]
    twins: int
    labels: tuple[tuple[Path, LabelDifferences], ...]
    details: int
    stamps: tuple[Stamp, ...]

    def of(self, *actions: Action) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.action in actions]

    def new(self, table: str) -> int:
        """How many rows a table would gain."""
        return self.after[table] - self.before[table]

    @property
    def changes(self) -> bool:
        """False when everything is in the target already."""
        return bool(self.outcomes or self.details or self.before != self.after)

    @property
    def differing_labels(self) -> bool:
        return any(found for _, found in self.labels)

    @property
    def removals(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.too_much]

    def refuse(self, *, keep_labels: bool, allow_removals: bool) -> None:
        """Raises `ProjectError` if this must not be done without being said."""
        if self.differing_labels and not keep_labels:
            path, found = next((path, found) for path, found in self.labels if found)
            raise ProjectError(
                "{path} has another label set ({labels}); nothing was merged. Merge again and say that yours is to be kept.",
                path=path, labels=", ".join((*found.only_ours, *found.only_theirs, *found.otherwise)),
            )  # fmt: skip
        if self.removals and not allow_removals:
            worst = max(self.removals, key=lambda outcome: outcome.removed / outcome.of)
            raise ProjectError(
                "Merging would remove {removed} of the {of} spans that {annotator} has in “{id}”, more than a tenth; "
                "nothing was merged. Merge again and say that removals are allowed.",
                removed=worst.removed, of=worst.of, annotator=worst.annotator, id=worst.document,
            )  # fmt: skip

    def as_json(self) -> dict[str, object]:
        """The stable shape of `annotator merge --json`."""
        return {
            "before": self.before, "after": self.after, "same": self.same, "behind": self.behind, "changes": self.changes,
            "outcomes": [{f.name: getattr(outcome, f.name) for f in fields(outcome)} for outcome in self.outcomes],
            "referents": [{"id": uid, "name": name} for uid, name in self.referents], "twins": self.twins,
            "labels": [
                {"source": str(path), **{name: getattr(found, name) for name in ("only_ours", "only_theirs", "otherwise")}}
                for path, found in self.labels
            ],
        }  # fmt: skip


@dataclass
class Group:
    """All versions of one annotator's set on one document, and what becomes of them.

    `homes` leads each version to the latest one that continues it; of those `provider` says where it lies,
    `carrier` which set of the target becomes it (None: a new one) and `names` what it is called.
    """

    members: list[Home]
    provider: list[Home]
    carrier: list[int | None]
    names: list[str]
    homes: dict[Home, int]
    versions: dict[Home, Version] = field(default_factory=dict)


class Draft:
    """A merge being thought through: the projects held open for reading, and what follows from them."""

    def __init__(
        self,
        target: Path,
        sources: Sequence[Path],
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        known: Sequence[Stamp] = (),
    ) -> None:
        self._open = ExitStack()
        self._progress, self._cancelled = progress, cancelled
        try:
            _refuse_itself(target, sources)
            self.projects = [self._opened(target, foreign=False), *map(self._opened, sources, known or repeat(None))]
            _refuse_other_texts(self.projects)
            self.referents = ReferentList(self.projects[0].referents)
            for project in self.projects[1:]:
                ids = {referent.id: self.referents.take(referent) for referent in project.referents}
                project.ids = {old: new for old, new in ids.items() if old != new}
            self._digests: dict[int, dict[int, str]] = {}
            self.groups = list(self._groups())
            self.plan = self._plan(target, sources)
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> "Draft":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()

    def _opened(self, path: Path, known: Stamp | None = None, *, foreign: bool = True) -> Snapshot:
        self.breathe()
        snapshot = Snapshot(path, foreign=foreign, known=known)
        self._open.callback(snapshot.close)
        return snapshot

    def breathe(self, done: int | None = None) -> None:
        """Tells how far the work is and stops it if that is wanted."""
        if self._cancelled and self._cancelled():
            raise Cancelled
        if done is not None and self._progress:
            self._progress(done)

    def row(self, home: Home) -> SetRow:
        return self.projects[home[0]].sets[home[1]]

    # -- annotation sets

    def _groups(self) -> Iterator[Group]:
        """Every annotator's work on a document that one of the sources has a version of."""
        found: dict[tuple[str, str], list[Home]] = {}
        for number, project in enumerate(self.projects):
            for row in project.sets.values():
                found.setdefault(row.owner, []).append((number, row.key))
        for done, (_, members) in enumerate(sorted(found.items())):
            if members[-1][0] > 0:
                yield self._group(members)
            if done % 500 == 0:
                self.breathe(done)

    def _group(self, members: list[Home]) -> Group:
        first: dict[object, Home] = {}
        alike = {home: first.setdefault(self._looks(home, alone=len(members) == 1), home) for home in members}
        if len(first) == 1:
            home = members[0]
            carrier = [home[1] if home[0] == 0 else None]
            return Group(members, [home], carrier, [self.row(home).base], dict.fromkeys(members, 0))
        versions = {home: self.projects[home[0]].version(self.row(home)) for home in first.values()}
        return self._settled(members, alike, versions)

    def _looks(self, home: Home, *, alone: bool) -> object:
        """Equal only for versions that are the same. Versions that look different may be the same all the same."""
        row, number = self.row(home), home[0]
        if alone or self.projects[number].ids:  # ids that stand for somebody else there
            return home
        if number not in self._digests:
            self._digests[number] = self.projects[number].digests()
        extra = tuple(sorted((key, str(value)) for key, value in row.extra.items()))
        return original(row.head), row.acts, row.kind, row.progress, extra, self._digests[number].get(row.key)

    def _settled(self, members: list[Home], alike: dict[Home, Home], versions: dict[Home, Version]) -> Group:
        tops = latest(list(versions.values()))
        provider = [next(home for home, version in versions.items() if version is top) for top in tops]
        tops_of = {home: next(i for i, top in enumerate(tops) if continues(top, versions[home])) for home in versions}
        homes = {home: tops_of[alike[home]] for home in members}
        carrier = [self._carrier(i, provider[i], homes, versions, alike) for i in range(len(tops))]
        return Group(members, provider, carrier, names(self.row(members[0]).base, tops), homes, versions)

    def _carrier(
        self, top: int, provider: Home, homes: dict[Home, int], versions: dict[Home, Version], alike: dict[Home, Home]
    ) -> int | None:
        """The set of the target that is the version, or becomes it: the one with the longest history."""
        ours = [home for home, number in homes.items() if home[0] == 0 and number == top]
        if provider in ours:
            return provider[1]
        return max(ours, key=lambda home: len(versions[alike[home]].rows))[1] if ours else None

    # -- the plan

    def _plan(self, target: Path, sources: Sequence[Path]) -> Plan:
        ours = self.projects[0]
        outcomes = tuple(outcome for group in self.groups for outcome in self._outcomes(group))
        known = {referent.id for referent in ours.referents}
        labels = [(project.path, differences(ours.label_set, project.label_set)) for project in self.projects[1:]]
        return Plan(
            target, tuple(sources), ours.counts, self._counts_after(), outcomes,
            sum(self._is_same(group) for group in self.groups), sum(map(self._is_behind, self.groups)),
            tuple((r.id, r.name) for r in self.referents.by_id.values() if r.id not in known and original(r.id) != r.id),
            self._twins(), tuple((path, found) for path, found in labels if found or found.shown_otherwise),
            self._details(), tuple(project.stamp for project in self.projects[1:]),
        )  # fmt: skip

    def _outcomes(self, group: Group) -> Iterator[Outcome]:
        alive = sum(not self._withdrawn(group, home) for home in group.provider)
        for i, home in enumerate(group.provider):
            row, carrier, name = self.row(home), group.carrier[i], group.names[i]
            title = self.projects[home[0]].documents[row.document].title or row.document
            about = {"document": row.document, "title": title, "annotator": name, "base": row.base, "spans": row.spans}
            if name != row.base and self._withdrawn(group, home):
                if home[0]:
                    yield Outcome("withdrawn", **about, acts=row.acts)  # type: ignore[arg-type]
            elif home[0] == 0:
                if name != row.annotator:
                    yield Outcome("renamed", **about)  # type: ignore[arg-type]
            elif carrier is None:
                action: Action = "added" if alive == 1 else "copied"
                yield Outcome(action, **about, acts=row.acts)  # type: ignore[arg-type]
            else:
                mine, theirs = (group.versions[at].work.spans for at in ((0, carrier), home))
                acts = row.acts - self.row((0, carrier)).acts
                yield Outcome("continued", **about, acts=acts, removed=len(mine.keys() - theirs.keys()), of=len(mine))  # type: ignore[arg-type]

    def _withdrawn(self, group: Group, home: Home) -> bool:
        return home in group.versions and group.versions[home].withdrawn

    def _is_same(self, group: Group) -> bool:
        return all(home[0] == 0 for home in group.provider) and not self._is_behind(group)

    def _is_behind(self, group: Group) -> bool:
        """Whether the target has gone on from what the sources have."""
        short = [home for home in group.members if self.row(home).acts < self.row(group.provider[group.homes[home]]).acts]
        return bool(short) and all(home[0] == 0 for home in group.provider)

    def leftovers(self, group: Group) -> list[int]:
        """Sets of the target that were never annotated and have become part of another."""
        ours = [key for number, key in group.members if number == 0 and key not in group.carrier]
        return [key for key in ours if not self.row((0, key)).acts]  # a history is never thrown away

    def _counts_after(self) -> dict[str, int]:
        after = dict(self.projects[0].counts)
        after["document"] = len({uid for project in self.projects for uid in project.documents})
        after["referent"] = len(self.referents.by_id)
        for group in self.groups:
            for i, home in enumerate(group.provider):
                self._add(after, self.row(home), +1) if home[0] else None
                if home[0] and group.carrier[i] is not None:
                    self._add(after, self.row((0, group.carrier[i] or 0)), -1)
            for key in self.leftovers(group):
                self._add(after, self.row((0, key)), -1)
        return after

    def _add(self, counts: dict[str, int], row: SetRow, sign: int) -> None:
        counts["annotation_set"] += sign
        for table in ("span", "relation", "decision"):
            counts[table] += sign * getattr(row, f"{table}s")
        counts["history"] += sign * row.acts

    def _twins(self) -> int:
        """How many texts come in that the target has already under another id."""
        ours = self.projects[0].documents
        texts = {row.sha256 for row in ours.values()}
        coming = {uid: row.sha256 for project in self.projects[1:] for uid, row in project.documents.items() if uid not in ours}
        return sum(sha in texts for sha in coming.values())

    def described(self) -> dict[str, DocumentRow]:
        """Documents that come to another title or other metadata."""
        ours = self.projects[0].documents
        told: dict[str, DocumentRow] = {}
        for project in self.projects[1:]:
            for uid, row in project.documents.items():
                before = told.get(uid) or ours.get(uid)
                if before and before.united(row) != before:
                    told[uid] = before.united(row)
        return told

    def _details(self) -> int:
        """How much else is new: rejected suggestions, runs of extractors, aliases, metadata, time spent."""
        ours = self.projects[0]
        runs = set().union(*(project.runs for project in self.projects[1:])) - ours.runs
        aliases = sum(self.referents.by_id[referent.id] != referent for referent in ours.referents)
        inside = sum(1 for group in self.groups if self._has_details(group))
        return len(runs) + aliases + len(self.described()) + inside

    def _has_details(self, group: Group) -> bool:
        return any(self._tells_more(group, home) for home in group.members if home[0])

    def _tells_more(self, group: Group, home: Home) -> bool:
        """Whether a version knows something beside its annotations that the target's set does not."""
        ours, theirs = self.projects[0], self.projects[home[0]]
        carrier = group.carrier[group.homes[home]]
        if carrier is None:
            return False  # it comes with all it has
        more = theirs.rejections.get(home[1], set()) - ours.rejections.get(carrier, set())
        return bool(more) or theirs.sets[home[1]].seconds > ours.sets[carrier].seconds


def _refuse_itself(target: Path, sources: Sequence[Path]) -> None:
    for path in sources:
        if path.exists() and path.samefile(target):
            raise ProjectError("{path} is the project itself; choose another file to merge.", path=path)


def _refuse_other_texts(projects: Sequence[Snapshot]) -> None:
    known: dict[str, tuple[str, Path]] = {}
    for project in projects:
        for uid, row in project.documents.items():
            stored, path = known.setdefault(uid, (row.sha256, project.path))
            if stored != row.sha256:
                raise ProjectError(
                    "Document “{id}” has one text in {path} (sha256 {stored}) and another in {other} (sha256 {offered}); "
                    "nothing was merged. Give one of them another id.",
                    id=uid, path=path, stored=stored, other=project.path, offered=row.sha256,
                )  # fmt: skip
