"""Changes to lines of any list: assign, remove, move, exchange, note, status, POA, evidence."""

from dataclasses import dataclass, replace

from coderdesk.domain.chart import Passage
from coderdesk.domain.code import System
from coderdesk.domain.edit import Part
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service, Status
from coderdesk.domain.lines import (
    Line,
    held_as,
    line_of,
    moved,
    named,
    place_of,
    with_each,
    with_line,
    without,
)

POA_WORDS = {
    "Y": "yes",
    "N": "no",
    "U": "unknown",
    "W": "clinically undetermined",
    "E": "exempt",
    "": "blank",
}


@dataclass(frozen=True, slots=True)
class Assign:
    """Put a code on: at the end, or first as the principal or first-listed one.

    A diagnosis that is on already is not put on twice (Guidelines I.B.12): it moves to the front when
    it is to be principal, and takes the new evidence. ``edition`` is the edition it was chosen from.
    """

    code: str
    system: System = System.ICD10CM
    edition: str = ""
    principal: bool = False
    evidence: tuple[Passage, ...] = ()
    poa: str = ""

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        at = 1 if self.principal else 0
        held = held_as(encounter, self.code) if self.system is System.ICD10CM else None
        if held is not None:
            encounter = GiveEvidence(held.id, self.evidence).apply(encounter)
            return moved(encounter, held.id, 1) if self.principal else encounter
        return with_line(encounter, self._line(encounter), at)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        held = encounter and self.system is System.ICD10CM and held_as(encounter, self.code)
        if held and not self.principal:
            return f"gave evidence for {self.code}" if self.evidence else f"kept {self.code}"
        if self.principal and self.system is System.ICD10CM:
            return f"assigned {self.code} as principal"
        return f"assigned {self.code}"

    def _line(self, encounter: Encounter) -> Line:
        new = encounter.next_id()
        if self.system is System.ICD10CM:
            return Diagnosis(self.code, self.poa, new, self.edition, evidence=self.evidence)
        if self.system is System.ICD10PCS:
            return Procedure(self.code, id=new, edition=self.edition, evidence=self.evidence)
        return Service(
            self.code,
            date=encounter.service_date,
            place=encounter.place,
            id=new,
            edition=self.edition,
            evidence=self.evidence,
        )


@dataclass(frozen=True, slots=True)
class Remove:
    """Take lines off; service lines no longer point to them."""

    ids: tuple[int, ...]

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return without(encounter, self.ids)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        return f"removed {named(encounter, self.ids)}"


@dataclass(frozen=True, slots=True)
class Move:
    """Put a line at another position of its list, from 1."""

    id: int
    to: int

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return moved(encounter, self.id, self.to)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        place = place_of(encounter, self.id) if encounter else None
        if self.to == 1 and (place is None or place[0] is Part.DIAGNOSES):
            return f"made {named(encounter, (self.id,))} first"
        return f"moved {named(encounter, (self.id,))} to {self.to}"


@dataclass(frozen=True, slots=True)
class ReplaceCode:
    """Exchange the code of a line; note, evidence, POA and pointers stay with the line."""

    id: int
    code: str
    edition: str = ""

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return with_each(
            encounter, (self.id,), lambda line: replace(line, code=self.code, edition=self.edition)
        )

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        return f"replaced {named(encounter, (self.id,))} by {self.code}"


@dataclass(frozen=True, slots=True)
class SetPoa:
    """Say whether diagnoses were present on admission: Y, N, U, W, E (exempt) or empty."""

    ids: tuple[int, ...]
    value: str

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return with_each(encounter, self.ids, self._set)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        word = POA_WORDS.get(self.value, self.value)
        return f"set POA of {named(encounter, self.ids)} to {self.value or word}"

    def _set(self, line: Line) -> Line:
        return replace(line, poa=self.value) if isinstance(line, Diagnosis) else line


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Say how settled diagnoses are."""

    ids: tuple[int, ...]
    status: Status

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return with_each(encounter, self.ids, self._set)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        return f"marked {named(encounter, self.ids)} {self.status}"

    def _set(self, line: Line) -> Line:
        return replace(line, status=self.status) if isinstance(line, Diagnosis) else line


@dataclass(frozen=True, slots=True)
class SetNote:
    """Write the coder's note on a line; empty takes it off."""

    id: int
    note: str

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return with_each(encounter, (self.id,), lambda line: replace(line, note=self.note.strip()))

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        verb = "noted on" if self.note.strip() else "took the note off"
        return f"{verb} {named(encounter, (self.id,))}"


@dataclass(frozen=True, slots=True)
class GiveEvidence:
    """Give passages of the chart as evidence for a line; what it has already is not given twice."""

    id: int
    passages: tuple[Passage, ...]

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return with_each(encounter, (self.id,), self._given)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        return f"gave evidence for {named(encounter, (self.id,))}"

    def _given(self, line: Line) -> Line:
        return replace(line, evidence=tuple(dict.fromkeys((*line.evidence, *self.passages))))


@dataclass(frozen=True, slots=True)
class DropEvidence:
    """Take a passage off a line."""

    id: int
    passage: Passage

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return with_each(encounter, (self.id,), self._dropped)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        line = line_of(encounter, self.id) if encounter else None
        return f"took evidence off {line.code if line else 'a line'}"

    def _dropped(self, line: Line) -> Line:
        return replace(line, evidence=tuple(held for held in line.evidence if held != self.passage))
