"""What comes onto the worklist from files: candidates, refusals, and counts that agree."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from coderdesk.domain.chart import Document
from coderdesk.domain.encounter import Encounter


class ListField(StrEnum):
    """What a column of a list can tell."""

    NONE = "not used"
    ACCOUNT = "account"
    MRN = "MRN"
    PATIENT = "patient"
    BORN = "birth date"
    SEX = "sex"
    SETTING = "setting"
    PAYER = "payer"
    FACILITY = "facility"
    ATTENDING = "attending"
    ADMITTED = "admitted"
    DISCHARGED = "discharged"
    SERVED = "service date"
    OWNER = "whose"


@dataclass(frozen=True, slots=True)
class ListHead:
    """The head of a list, the first values under it, and what each column was taken for."""

    file: str
    heads: tuple[str, ...]
    sample: tuple[str, ...]
    fields: tuple[ListField, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One encounter to put on the list, with its documents; ``kind`` is empty where none was stated."""

    encounter: Encounter
    documents: tuple[Document, ...] = ()
    kind: str = ""
    owner: str = ""
    file: str = ""
    line: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """By what it is known again: account and day; without an account it is always new."""
        return key_of(self.encounter)


def key_of(encounter: Encounter) -> tuple[str, str]:
    """Account and day of an encounter."""
    day: dt.date | None = encounter.day
    return encounter.account.strip().casefold(), day.isoformat() if day else ""


@dataclass(frozen=True, slots=True)
class RefusedItem:
    """A row or file that could not be taken: where it stands, and why; line 0 is the whole file."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Filling:
    """What files would bring: every item read is new, joins another one, is known, or is refused."""

    items: int
    new: tuple[Candidate, ...]
    joined: int
    known: tuple[Candidate, ...]
    refused: tuple[RefusedItem, ...]
    heads: tuple[ListHead, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether what went in came out."""
        return self.items == len(self.new) + self.joined + len(self.known) + len(self.refused)
