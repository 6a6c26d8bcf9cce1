"""Several changes that are one for the coder: one entry of the timeline, one step of undo."""

from dataclasses import dataclass
from typing import Protocol

from coderdesk.domain.encounter import Encounter


class Applied(Protocol):
    """What every change can do."""

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""


@dataclass(frozen=True, slots=True)
class Together:
    """Changes made in turn as one; ``what`` tells them, or else they tell themselves."""

    changes: tuple[Applied, ...]
    what: str = ""

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the changes."""
        for change in self.changes:
            encounter = change.apply(encounter)
        return encounter

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        return self.what or ", ".join(change.describe(encounter) for change in self.changes)
