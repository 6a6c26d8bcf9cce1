"""What every rule is given: an encounter with all that the books and tables know of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from coderdesk.domain.code import Code, EditionInForce, System, bare
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.edits.claim_tables import ClaimTables
from coderdesk.edits.facts import Facts
from coderdesk.edits.targets import Target


@dataclass(frozen=True, slots=True)
class Dx:
    """A diagnosis line: its position from 1, its code with (``name``) and without dot (``bare``)."""

    at: int
    name: str
    bare: str
    code: Code | None
    poa: str = ""

    @property
    def title(self) -> str:
        """The title in the book; empty when the code is unknown."""
        return self.code.title if self.code else ""

    @property
    def seventh(self) -> str:
        """The seventh character, if there is one."""
        return self.bare[6:7]


@dataclass(frozen=True, slots=True)
class Case:
    """An encounter, the codes on it, the editions of its day, and the tables rules go by."""

    encounter: Encounter
    codes: Mapping[str, Code]
    editions: Mapping[System, EditionInForce]
    facts: Facts
    tables: ClaimTables
    dx: tuple[Dx, ...] = field(default=())

    @property
    def inpatient(self) -> bool:
        """Whether this is a hospital stay."""
        return self.encounter.setting is Setting.INPATIENT

    @property
    def principal(self) -> str:
        """What the first diagnosis is called in this setting."""
        return "principal" if self.inpatient else "first-listed"

    @property
    def first(self) -> Dx | None:
        """The principal or first-listed diagnosis."""
        return self.dx[0] if self.dx else None

    @property
    def start(self) -> date | None:
        """The first day of the encounter."""
        encounter = self.encounter
        if self.inpatient:
            return encounter.admit_date or encounter.service_date
        return encounter.service_date or encounter.admit_date

    @property
    def age(self) -> int | None:
        """Completed years at the beginning of the encounter."""
        born, start = self.encounter.patient.birth_date, self.start
        if not born or not start or born > start:
            return None
        return start.year - born.year - ((start.month, start.day) < (born.month, born.day))

    @property
    def days_old(self) -> int | None:
        """Days since birth at the beginning of the encounter."""
        born, start = self.encounter.patient.birth_date, self.start
        return (start - born).days if born and start and born <= start else None

    def starting(self, *prefixes: str) -> list[Dx]:
        """The diagnoses whose code (without dot) starts so."""
        return [dx for dx in self.dx if dx.bare.startswith(prefixes)]

    def named(self, targets: Iterable[Target]) -> list[Dx]:
        """The diagnoses that any of these targets names."""
        wanted = tuple(targets)
        return [dx for dx in self.dx if any(target.names(dx.bare) for target in wanted)]


def case_of(
    encounter: Encounter,
    codes: Mapping[str, Code],
    editions: Mapping[System, EditionInForce],
    facts: Facts,
    tables: ClaimTables,
) -> Case:
    """The case of an encounter."""
    dx = tuple(
        Dx(at, line.code, bare(line.code), codes.get(line.code), line.poa.strip().upper())
        for at, line in enumerate(encounter.diagnoses, 1)
    )
    return Case(encounter, codes, editions, facts, tables, dx)
