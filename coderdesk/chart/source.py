"""Taking a file from the disk into memory, once, with every way that can fail said plainly."""

import stat
from pathlib import Path

from coderdesk.chart.limits import MAX_FILE, MEGABYTE
from coderdesk.errors import CoderDeskError


def take(source: Path | bytes) -> bytes:
    """The bytes of a file, or the bytes themselves, within the limit.

    The size is asked before anything is read, so that a file of gigabytes costs nothing.
    Raises `CoderDeskError` for a folder, a device, a missing, forbidden, empty or oversized file.
    """
    if isinstance(source, bytes):
        data = source
    else:
        try:
            data = _read(source)
        except FileNotFoundError:
            raise CoderDeskError(
                "The file is no longer there.", "Choose it again where it is now."
            ) from None
        except PermissionError:
            raise CoderDeskError(
                "CoderDesk may not read this file.",
                "Ask for the right to read it, or copy it elsewhere.",
            ) from None
        except OSError as error:
            message = f"The file could not be read from the disk ({error.strerror or 'input error'})."
            raise CoderDeskError(
                message, "Check the disk or the network drive, then try again."
            ) from None
    if not data:
        raise CoderDeskError("The file is empty (0 bytes).", "Fetch it again from where it came.")
    _check_size(len(data))
    return data


def _read(path: Path) -> bytes:
    facts = path.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise CoderDeskError("This is a folder, not a file.", "Choose the files inside it.")
    if not stat.S_ISREG(facts.st_mode):
        raise CoderDeskError("This is a device, not a file.", "Choose a chart file.")
    _check_size(facts.st_size)
    with path.open("rb") as file:
        return file.read(MAX_FILE + 1)


def _check_size(size: int) -> None:
    if size > MAX_FILE:
        message = (
            f"The file has {size / MEGABYTE:,.0f} MB; a chart file may have {MAX_FILE // MEGABYTE} MB."
        )
        raise CoderDeskError(message, "Split it into parts at its source.")
