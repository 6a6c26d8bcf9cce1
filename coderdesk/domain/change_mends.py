"""Taking a mend: the one change that an edit itself offers."""

from dataclasses import dataclass

from coderdesk.domain.change_lines import Assign, Move, Remove, ReplaceCode, SetPoa
from coderdesk.domain.change_services import SetModifiers, SetPointers
from coderdesk.domain.change_visit import LeaveEdit
from coderdesk.domain.code import System
from coderdesk.domain.edit import Edit, Mend, MendKind, Part
from coderdesk.domain.encounter import Encounter, Service
from coderdesk.domain.lines import Line, line_at

_SYSTEMS = {
    Part.DIAGNOSES: System.ICD10CM,
    Part.PROCEDURES: System.ICD10PCS,
    Part.SERVICES: System.HCPCS,
}


@dataclass(frozen=True, slots=True)
class ApplyMend:
    """Take one of an edit's mends, counted from 0, on the encounter the edit was found in.

    ``edition`` is the edition a new code comes from; ``reason`` is needed to leave the edit as it is.
    A mend that only searches changes nothing, nor does one whose line is gone.
    """

    edit: Edit
    index: int
    edition: str = ""
    reason: str = ""

    @property
    def mend(self) -> Mend:
        """The mend that is taken."""
        return self.edit.mends[self.index]

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        mend = self.mend
        if mend.kind is MendKind.LEAVE:
            reason = self.reason.strip()
            return LeaveEdit(self.edit.key, reason).apply(encounter) if reason else encounter
        if mend.kind is MendKind.ADD:
            return self._added(encounter)
        line = line_at(encounter, mend.part, self._number)
        return self._mended(encounter, line) if line else encounter

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        mend = self.mend
        line = line_at(encounter, mend.part, self._number) if encounter else None
        name = line.code if line else "a line"
        words = {
            MendKind.ADD: f"added {mend.code}",
            MendKind.REPLACE: f"replaced {name} by {mend.code}",
            MendKind.REMOVE: f"removed {name}",
            MendKind.MOVE: f"moved {name} to {mend.to}",
            MendKind.POA: f"set POA of {name} to {mend.value}",
            MendKind.SEARCH: f"searched for {mend.value}",
            MendKind.POINTER: f"pointed {name} to diagnosis {mend.to}",
            MendKind.MODIFIER: f"put {mend.value} on {name}",
            MendKind.LEAVE: LeaveEdit(self.edit.key, self.reason).describe(),
        }
        return words[mend.kind]

    @property
    def _number(self) -> int:
        return self.mend.line or (self.edit.lines[0] if self.edit.lines else 0)

    def _added(self, encounter: Encounter) -> Encounter:
        mend = self.mend
        system = _SYSTEMS.get(mend.part, System.ICD10CM)
        new = encounter.next_id()
        encounter = Assign(mend.code, system, self.edition, poa=mend.value).apply(encounter)
        return Move(new, mend.to).apply(encounter) if mend.to else encounter

    def _mended(self, encounter: Encounter, line: Line) -> Encounter:
        mend = self.mend
        if mend.kind is MendKind.REPLACE:
            encounter = ReplaceCode(line.id, mend.code, self.edition).apply(encounter)
            return Move(line.id, mend.to).apply(encounter) if mend.to else encounter
        if mend.kind is MendKind.REMOVE:
            return Remove((line.id,)).apply(encounter)
        if mend.kind is MendKind.MOVE:
            return Move(line.id, mend.to).apply(encounter)
        if mend.kind is MendKind.POA:
            return SetPoa((line.id,), mend.value).apply(encounter)
        return self._served(encounter, line) if isinstance(line, Service) else encounter

    def _served(self, encounter: Encounter, line: Service) -> Encounter:
        mend = self.mend
        if mend.kind is MendKind.MODIFIER:
            return SetModifiers(line.id, (*line.modifiers, mend.value)).apply(encounter)
        if mend.kind is MendKind.POINTER:
            target = line_at(encounter, Part.DIAGNOSES, mend.to)
            if target is not None:
                return SetPointers(line.id, (*line.pointers, target.id)).apply(encounter)
        return encounter
