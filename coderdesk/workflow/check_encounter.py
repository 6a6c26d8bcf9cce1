"""A trip without a window: read an encounter and say what the edits find."""

from collections.abc import Mapping
from dataclasses import dataclass

from coderdesk.domain.code import Code, EditionInForce, System
from coderdesk.domain.edit import Edit
from coderdesk.domain.encounter import Encounter
from coderdesk.edits.check import check
from coderdesk.workflow.codebooks import Codebooks


@dataclass(frozen=True, slots=True)
class Checked:
    """An encounter, what the books of its day know of its codes, and the edits."""

    encounter: Encounter
    codes: Mapping[str, Code]
    editions: Mapping[System, EditionInForce]
    edits: tuple[Edit, ...]


def check_encounter(encounter: Encounter, books: Codebooks) -> Checked:
    """Check an encounter against the editions in force on its day."""
    codes = books.codes(encounter)
    editions = books.in_force(encounter.day)
    tables = books.claim_tables(encounter)
    return Checked(encounter, codes, editions, check(encounter, codes, editions, tables))
