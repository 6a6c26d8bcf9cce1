"""What is asked and not yet answered, and what the coder already did about the answer.

Fast fingers press Enter before the answer to the last letter is there. The pick then waits for the
answer to exactly those words and filters; a stale one never stands in for it.
"""

from dataclasses import dataclass

from coderdesk.domain.code import Answer, System


@dataclass(frozen=True, slots=True)
class Ask:
    """One search."""

    words: str
    systems: tuple[System, ...] = ()
    billable_only: bool = False

    def fits(self, answer: Answer) -> bool:
        """Whether an answer can be the one to this search."""
        return (
            answer.query == self.words
            and all(hit.system in self.systems for hit in answer.hits if self.systems)
            and all(hit.billable for hit in answer.hits if self.billable_only)
        )


@dataclass(frozen=True, slots=True)
class Pick:
    """A code is to be assigned: as principal, and with the words kept for the next one."""

    principal: bool = False
    keep: bool = False


class Asking:
    """The search that is out, the steps taken in its hits, and the pick made of them."""

    def __init__(self) -> None:
        self.out: Ask | None = None
        self.steps = 0
        self.pick: Pick | None = None

    def ask(self, ask: Ask) -> None:
        """Another search is out; what was meant for the last one is forgotten."""
        self.out, self.steps, self.pick = ask, 0, None

    def take(self, answer: Answer) -> tuple[int, Pick | None] | None:
        """The steps and the pick that waited for this answer; None when it is not the one."""
        if self.out is not None and not self.out.fits(answer):
            return None
        steps, pick = self.steps, self.pick
        self.out, self.steps, self.pick = None, 0, None
        return steps, pick

    def forget(self) -> None:
        """Await nothing: the books are not searched any more."""
        self.out, self.steps, self.pick = None, 0, None

    def give_up(self) -> None:
        """Wait no longer with the pick."""
        self.pick = None
