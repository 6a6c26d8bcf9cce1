"""A text file that somebody names, taken whole and once; each way that can fail is told apart."""

import stat
from pathlib import Path

from coderdesk.domain.shown import shown_name
from coderdesk.errors import CoderDeskError

MEGABYTE = 1_000_000


def given_text(path: Path, most: int, named: str = "") -> str:
    """The text of a file in UTF-8, of at most so many bytes; ``named`` is how the file is called.

    Raises CoderDeskError for a folder and a file that is missing, forbidden, too large or no UTF-8.
    """
    name = f"“{shown_name(named or path.name or str(path))}”"
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise CoderDeskError(f"{name} is a folder, not a file.", "Name a file inside it.")
        if facts.st_size > most:
            raise too_large(name, most)
        with path.open("rb") as file:
            data = file.read(most + 1)  # a pipe has no size to ask for
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CoderDeskError(f"{name} is not there.", "Check its name and its folder.") from error
    except PermissionError as error:
        hint = "Ask for the right to read it, or copy it elsewhere."
        raise CoderDeskError(f"CoderDesk may not read {name}.", hint) from error
    except (OSError, ValueError) as error:
        hint = "Check its name, and the disk or the network drive."
        raise CoderDeskError(f"{name} could not be read from the disk.", hint) from error
    if len(data) > most:
        raise too_large(name, most)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise CoderDeskError(f"{name} is not text in UTF-8.", "Save it as UTF-8.") from error


def too_large(name: str, most: int) -> CoderDeskError:
    """What is said of a text beyond its limit."""
    return CoderDeskError(
        f"{name} is too large: at most {most // MEGABYTE} MB are read.",
        "Choose another file, or split it.",
    )
