"""What a coding summary is made from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coderdesk.domain.code import Code, EditionInForce, System
from coderdesk.domain.edit import Edit
from coderdesk.domain.encounter import Encounter


class Variant(StrEnum):
    """Whether the person stands on the paper."""

    FULL = "full"
    DEIDENTIFIED = "de-identified"


@dataclass(frozen=True, slots=True)
class SummaryInput:
    """All that a summary says; nothing else goes into it, so the same input gives the same bytes.

    ``codes`` maps the names on the encounter to what the books of its day know of them (missing:
    unknown); ``status`` is the trade's word (``final``, ``in work``); ``remarks`` are pairs of label
    and text for the part that says what is not on the claim, such as how far the documents were read.
    ``printed`` is the local time of the desk.
    """

    encounter: Encounter
    codes: Mapping[str, Code]
    edits: tuple[Edit, ...]
    editions: Mapping[System, EditionInForce]
    printed: dt.datetime
    coder: str = ""
    coded: dt.date | None = None
    status: str = ""
    revision: int = 1
    variant: Variant = Variant.FULL
    synthetic: bool = False
    remarks: tuple[tuple[str, str], ...] = field(default=())

    @property
    def veiled(self) -> bool:
        """Whether the person is left out."""
        return self.variant is Variant.DEIDENTIFIED
