"""Which underline lane each span gets, so that no two touch: shortest first, nearest to the text."""

from collections.abc import Sequence

from annotator.core.text import Range


def lanes(ranges: Sequence[Range]) -> list[int]:
    """A lane for each range, counted from the text outwards; ranges that do not overlap share lane 0."""
    result = [0] * len(ranges)
    for cluster in clusters(ranges):
        taken: list[list[Range]] = []
        for index in sorted(cluster, key=lambda i: (ranges[i][1] - ranges[i][0], ranges[i][0], i)):
            start, end = ranges[index]
            lane = next((n for n, others in enumerate(taken) if all(end <= a or start >= b for a, b in others)), len(taken))
            if lane == len(taken):
                taken.append([])
            taken[lane].append((start, end))
            result[index] = lane
    return result


def clusters(ranges: Sequence[Range]) -> list[list[int]]:
    """Indexes of ranges grouped so that only ranges of one group can overlap."""
    result: list[list[int]] = []
    reach = -1
    for index in sorted(range(len(ranges)), key=lambda i: ranges[i]):
        start, end = ranges[index]
        if start >= reach:
            result.append([])
        result[-1].append(index)
        reach = max(reach, end)
    return result


def depths(ranges: Sequence[Range]) -> list[int]:
    """How many other ranges each one lies inside of; of equal ones the later counts as inside."""
    result = [0] * len(ranges)
    for cluster in clusters(ranges):
        for i in cluster:
            a, b = ranges[i]
            result[i] = sum(
                1 for j in cluster if j != i and ranges[j][0] <= a and b <= ranges[j][1] and (ranges[j] != (a, b) or j < i)
            )
    return result
