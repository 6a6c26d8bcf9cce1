"""A trip with one encounter in a file: in and out as the contract's JSON."""

from pathlib import Path

from coderdesk.domain.encounter import Encounter
from coderdesk.domain.encounter_json import read_encounter, write_encounter
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.export_summary import put_file

LARGEST = 10_000_000  # bytes; an encounter has some thousand


def read_encounter_file(path: Path) -> Encounter:
    """The encounter in a file; raises CoderDeskError naming what is wrong."""
    try:
        if path.stat().st_size > LARGEST:
            raise CoderDeskError(
                f"“{path.name}” is too large for an encounter.", "Choose another file."
            )
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CoderDeskError(f"“{path.name}” could not be read.", "Is it JSON in UTF-8?") from error
    return read_encounter(text)


def write_encounter_file(encounter: Encounter, path: Path) -> Path:
    """Write an encounter whole, or not at all."""
    return put_file(write_encounter(encounter).encode(), path)
