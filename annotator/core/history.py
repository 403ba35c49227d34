"""What can be undone and redone in one annotation set: two stacks folded from an append-only list.

Consecutive nudges are one step. Nothing is forgotten by an undo: it is a row of its own that names
the rows it took back, so the same stacks come out of the file after a restart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.change import Change, merged


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the append-only list. `undoes` and `redoes` name earlier rows."""

    uid: str
    change: Change
    undoes: tuple[str, ...] = ()
    redoes: tuple[str, ...] = ()
    act: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What one undo takes back: one row, or several nudges that became one."""

    uids: tuple[str, ...]
    change: Change
    act: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The steps that can be undone and those that can be redone, the newest last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def record(self, row: Row) -> "History":
        """The history after one more row."""
        if row.undoes:
            return History(self.done[:-1], (*self.undone, Step(row.undoes, row.change.inverse(), row.act)))
        if row.redoes:
            return History((*self.done, Step(row.redoes, row.change, row.act)), self.undone[:-1])
        if self.done and not self.undone:
            last = self.done[-1]
            if both := merged(last.change, row.change):
                return History((*self.done[:-1], Step((*last.uids, row.uid), both, row.act)))
        return History((*self.done, Step((row.uid,), row.change, row.act)))


def fold(rows: Iterable[Row]) -> History:
    """The stacks that a list of rows leaves behind; rows that take back what is not there leave them as they are."""
    done: list[Step] = []
    undone: list[Step] = []
    for row in rows:
        if row.undoes:
            done = done[:-1]
            undone.append(Step(row.undoes, row.change.inverse(), row.act))
        elif row.redoes:
            undone = undone[:-1]
            done.append(Step(row.redoes, row.change, row.act))
        else:
            both = merged(done[-1].change, row.change) if done and not undone else None
            if both:
                done[-1] = Step((*done[-1].uids, row.uid), both, row.act)
            else:
                done.append(Step((row.uid,), row.change, row.act))
            undone.clear()
    return History(tuple(done), tuple(undone))
