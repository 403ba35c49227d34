"""A file as its lines, of which the longest are bounded; which format they are in."""

from collections.abc import Iterator
from typing import BinaryIO

from annotator.formats.problem import FormatError

FORMAT = "annotator/1"
LONGEST_LINE = 64 * 2**20  # bytes; a longer one is skipped without being read into memory whole
FARTHEST = 2**31 - 1  # offset: nothing that can be read in is as long
_BOM = b"\xef\xbb\xbf"


def lines(stream: BinaryIO, longest: int = LONGEST_LINE) -> Iterator[tuple[int, bytes | FormatError]]:
    """Lines by LF only (U+2028 and CR stand inside texts), numbered from 1; one longer than `longest` bytes is skipped."""
    number, first = 0, True
    while line := stream.readline(longest + 1):
        number += 1
        if first:
            line, first = line.removeprefix(_BOM), False
            if line[:2] in (b"\xff\xfe", b"\xfe\xff"):
                yield number, FormatError("", "This file is UTF-16; JSONL is UTF-8. Convert it and import again.")
                return
        if len(line) > longest and not line.endswith(b"\n"):
            while (rest := stream.readline(2**20)) and not rest.endswith(b"\n"):
                pass
            yield number, FormatError("", "This line is longer than {limit} MB; split it.", limit=longest // 2**20)
        else:
            yield number, line
