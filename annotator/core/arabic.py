"""Arabic letters and clitics: forms for matching, never for storing."""


def proclitic(text: str, start: int, end: int) -> int:
    """Code points at the start of the word text[start:end] that are a proclitic (و ف ب ل ك) and may be left out."""
    return 1 if end - start > 3 and text[start] in "وفبلك" else 0
