"""The codes that a coder has put on one encounter."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from coderdesk.domain.chart import Passage
from coderdesk.domain.code import System


class Setting(StrEnum):
    """Which rules, limits and claim form apply."""

    INPATIENT = "inpatient"  # UB-04, 837I
    OUTPATIENT = "outpatient"  # UB-04 with CPT/HCPCS lines
    PROFESSIONAL = "professional"  # CMS-1500, 837P


class Status(StrEnum):
    """How settled a line is."""

    WORKING = "working"
    FINAL = "final"
    QUERY = "query open"


@dataclass(frozen=True, slots=True)
class Patient:
    """The person the record is about; sex is F, M, X or U."""

    mrn: str = ""
    name: str = ""
    birth_date: dt.date | None = None
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One diagnosis line; ``id`` stays with it as it moves, ``poa`` is Y N U W, E (exempt) or empty."""

    code: str
    poa: str = ""
    id: int = 0
    edition: str = ""
    note: str = ""
    status: Status = Status.WORKING
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """One ICD-10-PCS line."""

    code: str
    date: dt.date | None = None
    provider: str = ""
    id: int = 0
    edition: str = ""
    note: str = ""
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """One CPT or HCPCS line; ``pointers`` hold the ids of diagnosis lines, so they follow a move."""

    code: str
    modifiers: tuple[str, ...] = ()
    units: int | None = 1
    pointers: tuple[int, ...] = ()
    date: dt.date | None = None
    place: str = ""
    provider: str = ""
    id: int = 0
    edition: str = ""
    note: str = ""
    evidence: tuple[Passage, ...] = ()
    stray_pointers: tuple[int, ...] = ()  # positions from a file that name no diagnosis
    charge: int | None = None  # cents; only where a coder enters charges


@dataclass(frozen=True, slots=True)
class Override:
    """An edit that the coder leaves as it is, with the reason; ``key`` is `Edit.key`."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotCoded:
    """A mention in the chart that stands without a code, with the reason."""

    passage: Passage
    reason: str


@dataclass(frozen=True, slots=True)
class Encounter:
    """One visit and its codes, principal or first-listed diagnosis first."""

    id: str = ""
    setting: Setting = Setting.INPATIENT
    account: str = ""
    patient: Patient = Patient()
    payer: str = ""
    facility: str = ""
    attending: str = ""
    admit_date: dt.date | None = None
    discharge_date: dt.date | None = None
    disposition: str = ""
    service_date: dt.date | None = None
    admitting_diagnosis: str = ""
    visit_reasons: tuple[str, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    services: tuple[Service, ...] = ()
    overrides: tuple[Override, ...] = ()
    admission_type: str = ""  # UB-04 FL14
    admission_source: str = ""  # UB-04 FL15
    place: str = ""  # place of service that new lines begin with
    referring: str = ""  # CMS-1500 item 17
    accident: str = ""  # CMS-1500 items 10 and 14, in the coder's words
    not_coded: tuple[NotCoded, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The day whose edition is in force: discharge for a stay, else the service date."""
        if self.setting is Setting.INPATIENT:
            return self.discharge_date or self.admit_date or self.service_date
        return self.service_date or self.discharge_date or self.admit_date

    @property
    def names(self) -> tuple[tuple[System | None, str], ...]:
        """Every code named anywhere, with its system where the line fixes one."""
        named: list[tuple[System | None, str]] = [
            (System.ICD10CM, line.code) for line in self.diagnoses
        ]
        named += [
            (System.ICD10CM, code) for code in (self.admitting_diagnosis, *self.visit_reasons) if code
        ]
        named += [(System.ICD10PCS, line.code) for line in self.procedures]
        named += [(None, line.code) for line in self.services]
        return tuple(dict.fromkeys(named))

    def next_id(self) -> int:
        """An id that no line has."""
        ids = [line.id for line in self.diagnoses]
        ids += [line.id for line in self.procedures]
        ids += [line.id for line in self.services]
        return max(ids, default=0) + 1

    def position(self, diagnosis_id: int) -> int:
        """Where a diagnosis stands, from 1; 0 when it is gone."""
        for number, line in enumerate(self.diagnoses, 1):
            if line.id == diagnosis_id:
                return number
        return 0

    def with_(self, **changes: object) -> "Encounter":
        """The same encounter with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
