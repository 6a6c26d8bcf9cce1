"""Named groups of codes that go on together, and what an earlier encounter of the patient had."""

from dataclasses import dataclass
from datetime import date

from coderdesk.domain.code import System, bare
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service, Setting
from coderdesk.domain.lines import Line, held_as, lines_of, part_for, with_line

MOST_LINES = 50  # of one set
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class SetLine:
    """One code of a set; ``points`` are the diagnoses of the set that a service line points to."""

    code: str
    system: System
    modifiers: tuple[str, ...] = ()
    units: int | None = 1
    points: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class CodeSet:
    """A named group of codes; ``id`` is 0 until it is kept."""

    name: str
    lines: tuple[SetLine, ...]
    id: int = 0

    @property
    def told(self) -> str:
        """Its codes in one line."""
        return "  ".join(_told(line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Prior:
    """An earlier encounter of the same patient: its day, what it was, and its codes."""

    id: str
    day: date | None
    setting: Setting
    account: str
    lines: tuple[SetLine, ...]


@dataclass(frozen=True, slots=True)
class InsertLines:
    """Put several codes on at once: one entry of the timeline, one step of undo.

    A diagnosis that is on already is not put on twice. POA and dates of procedures are left to the
    coder; service lines take the encounter's day and point to the diagnoses they named.
    """

    lines: tuple[SetLine, ...]
    what: str
    editions: tuple[tuple[System, str], ...] = ()

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        for line in self.lines:
            if line.system is System.ICD10CM and held_as(encounter, line.code) is not None:
                continue
            encounter = with_line(encounter, self._line(encounter, line))
        return encounter

    def describe(self, encounter: Encounter | None = None) -> str:  # noqa: ARG002
        """What it does, as a short verb phrase."""
        return self.what

    def _line(self, encounter: Encounter, line: SetLine) -> Line:
        new, edition = encounter.next_id(), dict(self.editions).get(line.system, "")
        if line.system is System.ICD10CM:
            return Diagnosis(line.code, id=new, edition=edition)
        if line.system is System.ICD10PCS:
            return Procedure(line.code, id=new, edition=edition)
        held = (held_as(encounter, code) for code in line.points)
        return Service(
            line.code,
            line.modifiers,
            line.units,
            tuple(one.id for one in held if one is not None),
            encounter.service_date,
            line.place or encounter.place,
            id=new,
            edition=edition,
        )


def lines_as_set(encounter: Encounter) -> tuple[SetLine, ...]:
    """The codes of an encounter as lines of a set, without what belongs to the person and the day."""
    names = {line.id: line.code for line in encounter.diagnoses}
    found = [SetLine(line.code, System.ICD10CM) for line in encounter.diagnoses]
    found += [SetLine(line.code, System.ICD10PCS) for line in encounter.procedures]
    for line in encounter.services:
        points = tuple(names[one] for one in line.pointers if one in names)
        system = System.CPT if line.code[:1].isdigit() else System.HCPCS
        found.append(SetLine(line.code, system, line.modifiers, line.units, points, line.place))
    return tuple(found)


def same_code(line: SetLine, encounter: Encounter) -> int:
    """The position of a line's code on an encounter, from 1 in its own list; 0 when it is not on."""
    wanted = bare(line.code)
    codes = [one.code for one in lines_of(encounter, part_for(line.system))]
    return next((at for at, code in enumerate(codes, 1) if bare(code) == wanted), 0)


def named_set(name: str, lines: tuple[SetLine, ...], kept: int = 0) -> CodeSet:
    """A set as it may be kept.

    Raises:
        ValueError: with the sentence to show, where it has no name, no codes or too many.
    """
    tidy = " ".join(name.split())[:LONGEST_NAME]
    if not tidy:
        message = "Give the set a name."
        raise ValueError(message)
    if not lines:
        message = "A set needs at least one code."
        raise ValueError(message)
    if len(lines) > MOST_LINES:
        message = f"A set takes {MOST_LINES} codes; here are {len(lines)}."
        raise ValueError(message)
    return CodeSet(tidy, lines, kept)


def _told(line: SetLine) -> str:
    text = "-".join((line.code, *line.modifiers))
    return text if line.units in (None, 1) else f"{text}x{line.units}"
