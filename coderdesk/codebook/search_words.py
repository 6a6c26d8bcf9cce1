"""Words as the search cuts them, and codes completed."""

import re
import unicodedata
from collections.abc import Iterator

FULL_LENGTH = 7
_SPAN = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[a-z0-9]+")
_PIECE = re.compile(r"[,;:()\[\]]")
# How many words these deny: "not intractable" one, "without hemorrhage or perforation" all.
_DENY = {"without": 99, "not": 1}
_AFFIRM = frozenset({"with", "but", "due", "in", "of", "following"})
_JOINING = frozenset({"or", "and", "mention", "any", "the"})
_POSSESSIVE = re.compile(r"['\u2019](?:s\b)?")


def fold(text: str) -> str:
    """Text in lower case without accents; possessives lose their ``'s``."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("\u2019", "'"))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _POSSESSIVE.sub("", plain)


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def word_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text, folded, with where each begins and ends in it."""
    for match in _SPAN.finditer(text):
        yield fold(match.group()), match.start(), match.end()


def stated_words(text: str) -> list[str]:
    """The words of a text, those it denies with a leading ``-``: ``without aura`` gives ``-aura``."""
    found: list[str] = []
    for piece in _PIECE.split(fold(text)):
        denied = 0
        for word in _WORD.findall(piece):
            if word in _DENY:
                denied = _DENY[word]
                found.append(word)
                continue
            if word in _AFFIRM:
                denied = 0
            found.append(f"-{word}" if denied and word not in _JOINING else word)
            denied -= denied > 0 and word not in _JOINING
    return found


def full_code(line_code: str, seventh: str) -> str:
    """A code completed with X and its seventh character: ``W10.9`` and ``A`` give ``W10.9XXA``."""
    plain = line_code.replace(".", "").ljust(FULL_LENGTH - 1, "X") + seventh
    return f"{plain[:3]}.{plain[3:]}"
