"""A merge in words: what its plan would do, section by section, and what was done in one sentence."""

from collections import Counter
from collections.abc import Iterator

from annotator.merging import LabelDifferences, Outcome, Plan
from annotator.ui.language import isolated, tr

Section = tuple[str, list[str]]


def sections(plan: Plan) -> list[Section]:
    """Titles, each with its lines; what asks for a decision first. Sections without a line are left out."""
    found = (
        (tr("More than a tenth would be removed"), [_removal(outcome) for outcome in plan.removals]),
        (tr("The label sets differ"), list(_labels(plan))),
        (tr("Kept twice"), list(_twice(plan))),
        (tr("Comes in"), list(_coming(plan))),
        (tr("Goes on"), [_going_on(outcome) for outcome in plan.of("continued") if not outcome.too_much]),
        (tr("Worth knowing"), list(_remarks(plan))),
    )
    return [(title, lines) for title, lines in found if lines]


def counts(plan: Plan) -> list[tuple[str, int, int]]:
    """How many of what the project holds, by name, before and after; without what does not change."""
    tables = (
        ("document", tr("Articles")), ("annotation_set", tr("Annotation sets")), ("span", tr("Spans")),
        ("relation", tr("Relations")), ("referent", tr("Referents")),
    )  # fmt: skip
    return [(name, plan.before[table], plan.after[table]) for table, name in tables if plan.new(table)]


def summary(plan: Plan) -> str:
    """What a merge did, in one sentence."""
    parts = [tr("%n new article(s)", plan.new("document"))] if plan.new("document") else []
    if added := len(plan.of("added")):
        parts.append(tr("%n annotation set(s)", added))
    if continued := len(plan.of("continued")):
        parts.append(tr("%n continued", continued))
    if twice := len(conflicts(plan)):
        parts.append(tr("%n kept twice", twice))
    return " · ".join((tr("The merge is done"), *parts))


def conflicts(plan: Plan) -> dict[tuple[str, str], list[Outcome]]:
    """The sets that are kept more than once: by document and annotator, what is added or renamed."""
    found: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in plan.of("copied", "renamed"):
        found.setdefault((outcome.document, outcome.base), []).append(outcome)
    return found


def _removal(outcome: Outcome) -> str:
    return tr(
        "{annotator} in “{title}”: {removed} of {of} spans go",
        annotator=outcome.annotator, title=outcome.title, removed=outcome.removed, of=outcome.of,
    )  # fmt: skip


def _labels(plan: Plan) -> Iterator[str]:
    for path, found in plan.labels:
        yield from (f"{isolated(path.stem)} – {line}" for line in _differences(found))


def _differences(found: LabelDifferences) -> Iterator[str]:
    if found.only_ours:
        yield tr("only in this project: {labels}", labels=tr(", ").join(found.only_ours))
    if found.only_theirs:
        yield tr("only in the other: {labels}", labels=tr(", ").join(found.only_theirs))
    if found.otherwise:
        yield tr("defined otherwise: {labels}", labels=tr(", ").join(found.otherwise))


def _twice(plan: Plan) -> Iterator[str]:
    for (_, base), outcomes in conflicts(plan).items():
        copies = tr(", ").join(sorted(outcome.annotator for outcome in outcomes if outcome.annotator != base))
        yield tr(
            "{annotator} went on in two ways in “{title}”: the longer keeps the name, the other is {copies}",
            annotator=base, title=outcomes[0].title, copies=copies,
        )  # fmt: skip


def _coming(plan: Plan) -> Iterator[str]:
    if plan.new("document"):
        yield tr("%n new article(s)", plan.new("document"))
    added = Counter(outcome.annotator for outcome in plan.of("added"))
    for name, number in sorted(added.items()):
        yield tr("{annotator}: %n article(s) annotated", number, annotator=name)
    if plan.new("referent"):
        yield tr("%n new referent(s)", plan.new("referent"))


def _going_on(outcome: Outcome) -> str:
    words = tr("{annotator} in “{title}”: %n act(s) more", outcome.acts, annotator=outcome.annotator, title=outcome.title)
    return f"{words} · {tr('%n span(s) go', outcome.removed)}" if outcome.removed else words


def _remarks(plan: Plan) -> Iterator[str]:
    if withdrawn := len(plan.of("withdrawn")):
        yield tr("%n copy(ies) settled elsewhere are withdrawn here", withdrawn)
    if plan.behind:
        yield tr("%n annotation set(s) are further on here", plan.behind)
    for uid, name in plan.referents:
        yield tr("{name} has the id of somebody else and comes in as {id}", name=name, id=uid)
    if plan.twins:
        yield tr("%n text(s) are here already under another id; both stay", plan.twins)
    for path, found in plan.labels:
        if not found:
            yield tr("The labels of {path} have other names, colours or keys; this project's stay", path=path.stem)
