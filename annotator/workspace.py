"""The desk: an open project, the annotator at it and the document before her.

Every act goes one way: `apply` writes it durably, then remembers it, then tells the listeners. What
is refused on the way leaves everything as it was. No Qt, and no database words in any signature.
"""

import getpass
import threading
import uuid
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from annotator.core.annotation import AnnotationSet, Document, Entry, Kind, Progress, Status
from annotator.core.change import Change, State, apply, fitting
from annotator.core.errors import AnnotatorError
from annotator.core.history import History, Row, Step, fold
from annotator.core.label_edits import Orphan, knows
from annotator.core.labels import LabelSet, parse
from annotator.core.merging import is_settled_copy
from annotator.formats import files, plain
from annotator.formats.files import Survey
from annotator.formats.problem import Problem
from annotator.paths import data_folder, default_project, resource, seeds
from annotator.store.bulk import Cancelled, Importer
from annotator.store.listing import DocumentFilter, DocumentRow
from annotator.store.one_by_one import OneByOne
from annotator.store.project import Project
from annotator.store.runs import Run, Runs, imported
from annotator.store.search import Concordance
from annotator.works import accepted_of, watched

__all__ = [
    "Cancelled", "DocumentFilter", "DocumentRow", "ImportReport", "Notice", "Run", "Runs", "Survey", "Workspace",
    "data_folder", "default_project",
]  # fmt: skip

EVERYTHING = DocumentFilter()


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened: another document is open, a change was made to this one, the list changed, or the project."""

    kind: Literal["opened", "changed", "documents", "project"]
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `unchanged` counts documents and sets that were there already, the same."""

    documents: int = 0
    sets: int = 0
    spans: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    cancelled: bool = False


class Workspace:
    """One open project. Other threads than the window's may import, export, load sets, and read with `one_by_one`."""

    def __init__(self, project: Project, annotator: str) -> None:
        self._project = project
        self._repository = project.repository
        self._listeners: list[Callable[[Notice], None]] = []
        self.label_set: LabelSet = parse(str(self._repository.setting("label_set")))
        self.annotator = annotator
        self.annotator_kind: Kind = dict(self._repository.annotators()).get(annotator) or self._chosen_kind(annotator)
        self.document: Document | None = None
        self.history = History()
        self.rejected: frozenset[str] = frozenset()
        self.held = ""  # why nothing may be written for now, while a merge makes the file anew
        self.state = State(AnnotationSet("", annotator, self.annotator_kind), self._repository.referents())

    def _chosen_kind(self, annotator: str) -> Kind:
        """What was said when she sat down, if she has not written anything since."""
        kept: Kind = self.recall("annotator_kind", "human")
        return kept if self.recall("annotator") == annotator else "human"

    # -- opening and closing

    @classmethod
    def open(cls, path: Path | None = None, *, annotator: str | None = None) -> "Workspace":
        """Opens a project for an annotator (by default the one of last time, else the user's name).

        Without a path it is the default project, made with the seed articles at the first start.
        Raises `AnnotatorError` if the file is not ours, damaged, newer, or open elsewhere.
        """
        chosen, fresh = path or default_project(), False
        if not chosen.exists() and path is None:
            project, fresh = cls._make(chosen), True
        else:
            project = Project(chosen, data_folder() / "backups")
        try:
            name = annotator or project.repository.setting("annotator") or _user_name()
            workspace = cls(project, str(name))
            if fresh:
                workspace.import_files(list(seeds()))
            return workspace
        except BaseException:
            project.close()
            raise

    @classmethod
    def create(cls, path: Path, *, annotator: str | None = None) -> "Workspace":
        """A new, empty project; refuses a name that is taken. The next opening finds the same annotator at the desk."""
        workspace = cls(cls._make(path), annotator or _user_name())
        workspace.remember("annotator", workspace.annotator)
        return workspace

    @staticmethod
    def _make(path: Path) -> Project:
        label_set = resource("labels", "quotations.toml").read_text(encoding="utf-8")
        return Project.make(path, data_folder() / "backups", label_set)

    @property
    def path(self) -> Path:
        return self._project.path

    @property
    def read_only(self) -> AnnotatorError | None:
        """Why nothing can be written; None when it can."""
        return self._project.read_only

    def close(self) -> None:
        self._project.close()

    def save_copy(self, path: Path) -> None:
        """A verified copy of the project at this moment."""
        self._project.save_copy(path)

    def subscribe(self, listener: Callable[[Notice], None]) -> Callable[[], None]:
        """Calls `listener` after everything that happens; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def recall(self, key: str, default: Any = None) -> Any:
        """A small setting kept in the project."""
        found = self._repository.setting(key)
        return default if found is None else found

    def remember(self, key: str, value: Any) -> None:
        """Keeps a small JSON value in the project; does nothing where it is read-only."""
        if not self.read_only and not self.held and self.recall(key) != value:
            self._repository.set_setting(key, value)

    # -- documents

    def documents(self, filter: DocumentFilter = EVERYTHING, *, offset: int = 0, limit: int = 200) -> list[DocumentRow]:
        return self._repository.listing.documents(self.annotator, filter, offset, limit)

    def row(self, document_id: str) -> DocumentRow | None:
        """A document's line of the list."""
        return self._repository.listing.row(self.annotator, document_id)

    def count(self, filter: DocumentFilter = EVERYTHING) -> int:
        return self._repository.listing.count(self.annotator, filter)

    def position(self, document_id: str, filter: DocumentFilter = EVERYTHING) -> int:
        """How many documents of the list come before this one."""
        return self._repository.listing.position(self.annotator, document_id, filter)

    def neighbour(self, document_id: str, step: int, filter: DocumentFilter = EVERYTHING) -> str | None:
        return self._repository.listing.neighbour(self.annotator, document_id, step, filter)

    def progress(self) -> dict[Status, int]:
        return self._repository.listing.progress(self.annotator)

    def open_document(self, document_id: str) -> None:
        """Puts a document on the desk; refuses one whose text is damaged."""
        document = self._repository.document(document_id)
        self._load(document)
        self.remember("document", document_id)
        self._announce(Notice("opened"))

    def _load(self, document: Document) -> None:
        mine = self._repository.annotation_set(document.id, self.annotator)
        kind = mine.kind if mine else self.annotator_kind
        state = State(mine or AnnotationSet(document.id, self.annotator, kind), self._repository.referents())
        history = fold(self._repository.rows(document.id, self.annotator))
        self.rejected = self._repository.rejected(document.id, self.annotator)
        self.document, self.state, self.history = document, state, history

    # -- annotators

    def annotators(self) -> list[tuple[str, Kind]]:
        return self._repository.annotators()

    def use_annotator(self, name: str, kind: Kind = "human") -> None:
        """Sits another annotator at the desk, before the same document."""
        self.annotator = name
        self.annotator_kind = dict(self.annotators()).get(name, kind)
        self.remember("annotator", name)
        self.remember("annotator_kind", self.annotator_kind)
        if self.document is not None:
            self._load(self.document)
        self._announce(Notice("project"))
        self._announce(Notice("opened"))

    def load_set(self, document_id: str, annotator: str) -> AnnotationSet | None:
        return self._repository.annotation_set(document_id, annotator)

    def statuses(self, annotator: str) -> dict[str, Status]:
        """How far an annotator is with each document she has begun."""
        return self._repository.listing.statuses(annotator)

    # -- acts

    def apply(self, change: Change) -> None:
        """Makes a change to the open document, durably; a change that is false does nothing.

        The first annotation of a document marks it as started, in the same act.
        """
        self._writable_document()
        if not change:
            return
        self._commit(Row(uuid.uuid4().hex, self._started(change), act=uuid.uuid4().hex))

    def apply_all(self, changes: Mapping[str, Change], *, beside: bool = False) -> None:
        """One act over several documents, whole or not at all, and so undone. `beside`: in a thread while `held`, untold."""
        act, rows = uuid.uuid4().hex, {}
        for document_id, change in changes.items():
            if change:
                rows[document_id] = Row(uuid.uuid4().hex, change, act=act)
        (self._write_rows if beside else self._commit_rows)(rows)

    def undo(self) -> Change | None:
        """Takes the last act back, in every document it reached; None if there is none."""
        if not self.history.done:
            return None
        step = self.history.done[-1]
        return self._repeat(step, step.change.inverse(), undoing=True)

    def redo(self) -> Change | None:
        """Does the act again that was taken back last; None if there is none."""
        if not self.history.undone:
            return None
        step = self.history.undone[-1]
        return self._repeat(step, step.change, undoing=False)

    def _repeat(self, step: Step, change: Change, *, undoing: bool) -> Change:
        """Writes a step backwards or forwards, together with what the same act did elsewhere."""
        document = self._writable_document()
        act = uuid.uuid4().hex
        names = {"undoes": step.uids} if undoing else {"redoes": step.uids}
        change = fitting(self.state, change, self._repository.uses)
        row = Row(uuid.uuid4().hex, change, act=act, **names)
        rows = {document.id: row}
        for other, earlier in self._repository.rows_of_act(step.act, self.annotator).items():
            if other != document.id:
                back = {"undoes": (earlier.uid,)} if undoing else {"redoes": earlier.undoes}
                there = fitting(self.state_of(other), earlier.change.inverse(), self._repository.uses)
                rows[other] = Row(uuid.uuid4().hex, there, act=act, **back)
        if len(rows) > 1:
            self._commit_rows(rows)
        else:
            self._commit(row)
        return change

    @property
    def undo_title(self) -> str:
        return self.history.done[-1].change.title if self.history.done else ""

    @property
    def redo_title(self) -> str:
        return self.history.undone[-1].change.title if self.history.undone else ""

    def reject(self, key: str) -> None:
        """Never offers a suggestion again."""
        self._mark_rejected(key, rejected=True)

    def unreject(self, key: str) -> None:
        self._mark_rejected(key, rejected=False)

    def _mark_rejected(self, key: str, *, rejected: bool) -> None:
        document = self._writable_document()
        kind = self.state.annotation_set.kind
        self._repository.reject(document.id, self.annotator, kind, key, rejected=rejected)
        self.rejected = self.rejected | {key} if rejected else self.rejected - {key}
        self._announce(Notice("changed", Change("Reject")))

    def _refuse_if_not_writable(self) -> None:
        if reason := self.read_only or self.held:
            raise AnnotatorError("{reason}", reason=reason)

    def _writable_document(self) -> Document:
        self._refuse_if_not_writable()
        if self.document is None:
            raise AnnotatorError("Open a document first.")
        return self.document

    def _started(self, change: Change) -> Change:
        progress = self.state.annotation_set.progress
        touches_progress = any(isinstance(item, Progress) for item in (*change.removed, *change.added))
        if progress.status != "new" or touches_progress:
            return change
        started = replace(progress, status="started")
        return replace(change, removed=(*change.removed, progress), added=(*change.added, started))

    def _commit(self, row: Row) -> None:
        document = self._writable_document()
        after = apply(self.state, row.change)
        self._repository.write({document.id: row}, self.annotator, self.state.annotation_set.kind)
        self.state = after
        self.history = self.history.record(row)
        self._wrote()
        self._announce(Notice("changed", row.change))

    def _commit_rows(self, rows: Mapping[str, Row]) -> None:
        open_document = self._writable_document()
        self._write_rows(rows)
        self._load(open_document)
        self._wrote()
        mine = rows.get(open_document.id)
        self._announce(Notice("changed", mine.change if mine else None))
        self._announce(Notice("documents"))

    def _write_rows(self, rows: Mapping[str, Row]) -> None:
        states = {document_id: self.state_of(document_id) for document_id in rows}
        for document_id, row in rows.items():
            apply(states[document_id], row.change)  # refuses what is stale before anything is written
        self._repository.write(rows, self.annotator, self.annotator_kind)

    def state_of(self, document_id: str) -> State:
        """The present annotator's work on any document, open or not."""
        if self.document is not None and document_id == self.document.id:
            return self.state
        found = self._repository.annotation_set(document_id, self.annotator)
        return State(found or AnnotationSet(document_id, self.annotator, self.annotator_kind), self.state.referents)

    def _wrote(self) -> None:
        if self._project.backup_due():
            threading.Thread(target=self._project.back_up_quietly, daemon=True).start()

    def _announce(self, notice: Notice) -> None:
        for listener in tuple(self._listeners):
            listener(notice)

    # -- label sets

    def set_label_set(self, source: str) -> None:
        """Another label set for the project; raises `LabelSetError` naming the line."""
        self._refuse_if_not_writable()
        label_set = parse(source)
        self._repository.set_setting("label_set", source)
        self.use_label_set(label_set)

    def use_label_set(self, label_set: LabelSet) -> None:
        """Goes on with the label set that the project has now."""
        self.label_set = label_set
        self._announce(Notice("project"))

    def orphans(self, label_set: LabelSet) -> tuple[Orphan, ...]:
        """What of the project's annotations the present label set knows and this one would not."""
        found = (
            *(Orphan("span", (layer, label), n) for layer, label, n in self._repository.label_counts()),
            *(Orphan("relation", (label, head, child), n) for label, head, child, n in self._repository.relation_counts()),
            *(Orphan("value", (layer, name, value), n) for layer, name, value, n in self._repository.value_counts()),
        )
        return tuple(one for one in found if knows(self.label_set, one) and not knows(label_set, one))

    # -- import and export

    def import_entries(
        self,
        entries: Iterable[Entry],
        *,
        run: Run | None = None,
        strict: bool = False,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Takes documents and annotation sets in, in one transaction; a cancelled import leaves nothing.

        With the `run` they come from, that is kept too, and what the sets said before it.
        """
        return self.take_in(lambda _text_of: entries, run=run, strict=strict, progress=progress, cancelled=cancelled)

    def take_in(
        self,
        entries: Callable[[Callable[[str], str | None]], Iterable[Entry]],
        *,
        run: Run | None = None,
        strict: bool = False,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """The same for entries that are read meanwhile: they are given what knows the texts, for nobody else can ask now."""
        self._refuse_if_not_writable()
        try:
            with self._repository.writing() as connection:
                importer = Importer(connection, strict=strict, run=run)
                tally = importer.run(entries(importer.text), progress, cancelled)
        except Cancelled:
            return ImportReport(cancelled=True)
        self._wrote()
        return ImportReport(tally.documents, tally.sets, tally.spans, tally.unchanged, tuple(tally.problems))

    def import_files(
        self,
        sources: Sequence[Path],
        *,
        encoding: str | Mapping[Path, str] | None = None,
        drop_trailer: bool = False,
        annotator: str | None = None,
        kind: Kind | None = None,
        strict: bool = False,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Takes files and folders in (.txt, .jsonl); what is refused is listed, the rest goes in.

        Strict: the first refusal raises `AnnotatorError`, and nothing goes in. Of an extractor's lines what
        fits goes in, span by span; the import counts as a run of it.
        """
        refused: list[Problem] = []

        def accepted(text_of: Callable[[str], str | None]) -> Iterator[Entry]:
            found = files.read(
                sources, text_of=text_of, label_set=self.label_set, encoding=encoding, drop_trailer=drop_trailer,
                annotator=annotator, kind=kind,
            )  # fmt: skip
            return accepted_of(found, refused, strict=strict)

        run = imported(annotator, [path.name for path in sources]) if annotator and kind == "extractor" else None
        report = self.take_in(accepted, run=run, strict=strict, progress=progress, cancelled=cancelled)
        return replace(report, problems=(*refused, *report.problems))

    def survey(self, sources: Sequence[Path], *, cancelled: Callable[[], bool] | None = None) -> Survey:
        """What has to be asked before these files are imported: uncertain encodings, trailers."""
        return files.survey(sources, cancelled)

    def preview(self, path: Path) -> list[plain.Guess]:
        """What a text file may say in which encoding, best first."""
        try:
            return plain.recognise(path.read_bytes())
        except OSError as problem:
            raise AnnotatorError("{path} cannot be read: {reason}.", path=path, reason=problem.strerror) from None

    def export(
        self,
        path: Path,
        *,
        annotators: Sequence[str] | None = None,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Writes the project as JSONL, whole or not at all; returns the number of lines (-1: cancelled)."""
        try:
            with closing(self.entries(annotators)) as entries:
                return files.write(watched(entries, progress, cancelled), path)
        except Cancelled:
            return -1

    def text(self, document_id: str) -> str | None:
        """The text of a document of the project, or None."""
        return self._repository.text(document_id)

    def entries(self, annotators: Sequence[str] | None = None) -> Generator[Entry, None, None]:
        """The whole project, or some annotators' part of it, in one moment of the file, in the order of an export.

        Copies that were settled say nothing any more and are left out. Until it is gone through nothing can be
        written; `one_by_one` is for what goes on beside the window.
        """
        with closing(self._repository.entries(annotators)) as found:
            yield from (entry for entry in found if entry.annotation_set is None or not is_settled_copy(entry.annotation_set))

    def one_by_one(self) -> OneByOne:
        """What reads the project a page at a time, also in a thread of its own."""
        return OneByOne(self._repository)

    def runs(self) -> Runs:
        """The runs of extractors, and what their sets said before."""
        return Runs(self._repository)

    def concordance(self) -> Concordance:
        """What searches the whole project; its index lies in the data folder. May be used in a thread of its own."""
        return Concordance(self.path, data_folder() / "search")

    def refresh(self) -> None:
        """Loads the open document again after an import or a merge."""
        if self.document is not None:
            self._load(self.document)
            self._announce(Notice("opened"))
        self._announce(Notice("documents"))


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this machine
        return "annotator"
