"""What the encounter pane shows: an encounter, what the books know of its codes, and the edits."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from coderdesk.domain.code import Code, EditionInForce, System
from coderdesk.domain.edit import Edit
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import WorkStatus


@dataclass(frozen=True, slots=True)
class CodingState:
    """One saved state of an encounter, ready to be shown.

    ``codes`` maps each name on the encounter, exactly as it stands there, to what the books in force
    on its day know (a missing name is unknown). ``edits`` are open; ``overridden`` are those left as
    they are, whose reasons stand in ``encounter.overrides``. ``saved_at`` is local time.
    """

    encounter: Encounter
    codes: Mapping[str, Code] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    overridden: tuple[Edit, ...] = ()
    editions: Mapping[System, EditionInForce] = field(default_factory=dict)
    can_undo: bool = False
    can_redo: bool = False
    saved_at: dt.datetime | None = None
    revision: int = 0
    status: WorkStatus = WorkStatus.WORKING

    @property
    def is_settled(self) -> bool:
        """Whether the encounter is final or under audit, and takes no change."""
        return self.status.is_settled

    def code(self, name: str) -> Code | None:
        """What the books know of a name on the encounter."""
        return self.codes.get(name)

    def reason(self, edit: Edit) -> str:
        """Why an overridden edit was left as it is."""
        for override in self.encounter.overrides:
            if override.key == edit.key:
                return override.reason
        return ""
