"""Text that a command is given: a file, or standard input for ``-``."""

import sys
from collections.abc import Iterator
from pathlib import Path

from coderdesk.errors import CoderDeskError

LARGEST = 200_000_000  # bytes; a hundred thousand encounters, a line each, have some 100 MB


def text_of(name: str) -> str:
    """The whole text of a file; one sentence when it cannot be had."""
    try:
        if name == "-":
            return sys.stdin.read()
        if Path(name).stat().st_size > LARGEST:
            raise CoderDeskError(f"“{name}” is too large to be read here.", "Split it into parts.")
        return Path(name).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CoderDeskError(f"“{name}” is not text in UTF-8.", "Save it as UTF-8.") from error
    except OSError as error:
        hint = "Check the path and its permissions."
        raise CoderDeskError(f"“{name}” could not be read.", hint) from error


def secret_of(name: str) -> str:
    """The first line of a file, which holds a passphrase or a password."""
    return text_of(name).split("\n", 1)[0].rstrip("\r")


def lines_of(name: str) -> Iterator[str]:
    """The lines that say something."""
    return (line.rstrip("\r") for line in text_of(name).split("\n") if line.strip())
