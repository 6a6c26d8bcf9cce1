"""A trip with one encounter in a file: in and out as the contract's JSON."""

from pathlib import Path

from coderdesk.domain.encounter import Encounter
from coderdesk.domain.encounter_json import read_encounter, write_encounter
from coderdesk.domain.shown import shown_name
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.export_summary import put_file
from coderdesk.workflow.given_text import given_text

LARGEST = 10_000_000  # bytes; an encounter has some thousand
WHOLE = "The encounter"  # how a refusal begins that is about the file as a whole


def read_encounter_file(path: Path) -> Encounter:
    """The encounter in a file; raises CoderDeskError naming the file and what is wrong."""
    return encounter_in(given_text(path, LARGEST), path.name)


def encounter_in(text: str, name: str) -> Encounter:
    """The encounter in the text of a file of this name; raises CoderDeskError as above."""
    try:
        return read_encounter(text)
    except CoderDeskError as error:
        whole = error.message.startswith(WHOLE)  # other refusals name the key, which is enough
        told = f"“{shown_name(name)}”{error.message.removeprefix(WHOLE)}" if whole else error.message
        raise CoderDeskError(told, error.hint) from error


def write_encounter_file(encounter: Encounter, path: Path) -> Path:
    """Write an encounter whole, or not at all."""
    return put_file(write_encounter(encounter).encode(), path)
