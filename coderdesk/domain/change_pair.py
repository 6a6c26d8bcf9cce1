"""Two codes that belong together put on as one: the underlying disease, then its manifestation."""

from dataclasses import dataclass

from coderdesk.domain.change_lines import Assign
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.lines import held_as, moved, place_of


@dataclass(frozen=True, slots=True)
class AssignPair:
    """Put on a code and the bracketed one of the index, in that order (Guidelines I.A.7, I.A.13).

    Where the second stands before the first already, it moves behind it.
    """

    first: Assign
    second: Assign

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        encounter = self.second.apply(self.first.apply(encounter))
        before, after = held_as(encounter, self.first.code), held_as(encounter, self.second.code)
        if before is None or after is None:
            return encounter
        stands, follows = place_of(encounter, before.id), place_of(encounter, after.id)
        if stands and follows and follows[1] < stands[1]:
            return moved(encounter, after.id, stands[1])
        return encounter

    def describe(self, encounter: Encounter | None = None) -> str:  # noqa: ARG002 - as every change
        """What it does, as a short verb phrase."""
        return f"assigned {self.first.code} with {self.second.code}"
