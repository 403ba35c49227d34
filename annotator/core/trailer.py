"""The trailer a scraper left on an article's last line: a base64 word that hides the reader's address.

It stays in the text (offsets must not depend on cleaning) and is reported as a problem; an import can
be told to leave it out before offsets exist.
"""

import base64
import binascii
import re

from annotator.core.text import Range

_WORD = re.compile(r"[A-Za-z0-9+/]{12,}={0,2}")
_ADDRESS = re.compile(rb"ip:\s*\d{1,3}(\.\d{1,3}){3}\s*")


def find(text: str) -> Range | None:
    """The last line from its hidden address on, if there is one; the line break before it is not part."""
    start = text.rstrip().rfind("\n") + 1
    for word in _WORD.finditer(text, start):
        try:
            decoded = base64.b64decode(word.group() + "=" * (-len(word.group()) % 4), validate=True)
        except binascii.Error:
            continue
        if _ADDRESS.fullmatch(decoded):
            return word.start(), len(text)
    return None


def dropped(text: str) -> str:
    """The text without its trailer and the white space before it; the text itself where there is none."""
    found = find(text)
    return text if found is None else text[: found[0]].rstrip()
