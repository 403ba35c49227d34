"""Which underline lane each span gets, so that no two touch: shortest first, nearest to the text."""

from bisect import bisect_left, insort
from collections.abc import Sequence

from annotator.core.text import Range


def lanes(ranges: Sequence[Range]) -> list[int]:
    """A lane for each range, counted from the text outwards; ranges that do not overlap may share one."""
    taken: list[list[Range]] = []
    result = [0] * len(ranges)
    for index in sorted(range(len(ranges)), key=lambda i: (ranges[i][1] - ranges[i][0], ranges[i][0], i)):
        lane = next((n for n, others in enumerate(taken) if _is_free(others, ranges[index])), len(taken))
        if lane == len(taken):
            taken.append([])
        insort(taken[lane], ranges[index])
        result[index] = lane
    return result


def _is_free(others: list[Range], wanted: Range) -> bool:
    """Whether a range overlaps none of others, which are sorted and do not overlap each other."""
    place = bisect_left(others, wanted)
    before_is_clear = place == 0 or others[place - 1][1] <= wanted[0]
    return before_is_clear and (place == len(others) or others[place][0] >= wanted[1])


def depths(ranges: Sequence[Range]) -> list[int]:
    """How many other ranges each one lies inside of; of equal ones the later counts as inside."""
    result = [0] * len(ranges)
    open_ends: list[int] = []
    for index in sorted(range(len(ranges)), key=lambda i: (ranges[i][0], -ranges[i][1], i)):
        start, end = ranges[index]
        open_ends = [other for other in open_ends if other > start]
        result[index] = sum(other >= end for other in open_ends)
        open_ends.append(end)
    return result
