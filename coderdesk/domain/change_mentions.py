"""Changes to what is said of mentions in the chart that no code stands for."""

from dataclasses import dataclass, replace

from coderdesk.domain.chart import Passage
from coderdesk.domain.encounter import Encounter, NotCoded


@dataclass(frozen=True, slots=True)
class LeaveMention:
    """Leave a mention without a code, with the reason; a second reason replaces the first."""

    passage: Passage
    reason: str

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        others = tuple(held for held in encounter.not_coded if held.passage != self.passage)
        return replace(encounter, not_coded=(*others, NotCoded(self.passage, self.reason.strip())))

    def describe(self, encounter: Encounter | None = None) -> str:  # noqa: ARG002
        """What it does, as a short verb phrase."""
        return "left a mention without a code"


@dataclass(frozen=True, slots=True)
class TakeUpMention:
    """Take back that a mention is left without a code."""

    passage: Passage

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        kept = tuple(held for held in encounter.not_coded if held.passage != self.passage)
        return replace(encounter, not_coded=kept)

    def describe(self, encounter: Encounter | None = None) -> str:  # noqa: ARG002
        """What it does, as a short verb phrase."""
        return "took a mention up again"
