"""What an encounter looks like on its claim: which box holds what, and what has no room."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """Where a code arrives."""

    BOTH = "on paper and electronically"
    ELECTRONIC = "electronically only"
    NOWHERE = "falls off"


@dataclass(frozen=True, slots=True)
class Slot:
    """One box of the claim: its name, what stands in it, a remark, and where it arrives.

    ``code`` is a code of the encounter, empty where the box holds something else; ``line`` is the id of
    its line, 0 for none.
    """

    box: str
    text: str
    code: str = ""
    remark: str = ""
    fate: Fate = Fate.BOTH
    line: int = 0


@dataclass(frozen=True, slots=True)
class SlotGroup:
    """Boxes that belong together, with how full they are."""

    title: str
    slots: tuple[Slot, ...]
    count: str = ""


@dataclass(frozen=True, slots=True)
class ClaimShape:
    """A claim form filled: its groups in the form's order, and in sentences what has no room."""

    form: str
    groups: tuple[SlotGroup, ...]
    sentences: tuple[str, ...] = ()

    @property
    def fallen(self) -> tuple[Slot, ...]:
        """What arrives nowhere, in the order of the encounter."""
        return tuple(slot for group in self.groups for slot in group.slots if slot.fate is Fate.NOWHERE)
