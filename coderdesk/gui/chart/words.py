"""Words of a page: what a double click takes, and what Shift and the arrows extend by."""

import re

_WORD = re.compile("\\w+(?:[-'\u2019/.]\\w+)*%?")


def word_at(text: str, at: int) -> tuple[int, int]:
    """The span of the word at or after a letter, else of the last word before it."""
    last = (0, 0)
    for found in _WORD.finditer(text):
        if found.end() > at:
            return found.span()
        last = found.span()
    return last


def word_after(text: str, at: int) -> tuple[int, int] | None:
    """The first word that begins at or after a letter."""
    found = _WORD.search(text, at)
    return found.span() if found else None


def word_before(text: str, at: int) -> tuple[int, int] | None:
    """The last word that ends at or before a letter."""
    last = None
    for found in _WORD.finditer(text, 0, at):
        last = found.span()
    return last


def quote(text: str) -> str:
    """Selected words as they are quoted: on one line, without edges of white space."""
    return re.sub(r"\s+", " ", text).strip()
