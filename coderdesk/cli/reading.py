"""Text that a command is given: a file, or standard input for ``-``."""

import sys
from collections.abc import Iterator
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.workflow.given_text import given_text, too_large

LARGEST = 200_000_000  # bytes; a hundred thousand encounters, a line each, have some 100 MB


def text_of(name: str, most: int = LARGEST) -> str:
    """The whole text of a file of at most so many bytes; one sentence when it cannot be had."""
    if name != "-":
        return given_text(Path(name), most, name)
    try:
        text = sys.stdin.read(most + 1)
    except UnicodeDecodeError as error:
        raise CoderDeskError("“-” is not text in UTF-8.", "Save it as UTF-8.") from error
    if len(text) > most:
        raise too_large("“-”", most)
    return text


def secret_of(name: str) -> str:
    """The first line of a file, which holds a passphrase or a password."""
    return text_of(name).split("\n", 1)[0].rstrip("\r")


def lines_of(name: str) -> Iterator[str]:
    """The lines that say something."""
    return (line.rstrip("\r") for line in text_of(name).split("\n") if line.strip())
