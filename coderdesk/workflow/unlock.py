"""A trip at the start of the day: make a home ready, open it, close it.

What the cover needs is here; what opens the vault comes with `inside`, when a passphrase is tried.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from coderdesk.storage.cost import COST, Cost
from coderdesk.storage.home import HomeState
from coderdesk.storage.knock import answer, hang_knocker, knock
from coderdesk.storage.lock import HomeInUse, HomeLock
from coderdesk.storage.passphrase import Strength, strength
from coderdesk.storage.ready import make_ready
from coderdesk.storage.vault_file import home_state

if TYPE_CHECKING:
    from coderdesk.workflow.codebooks import Codebooks
    from coderdesk.workflow.desk import Desk
    from coderdesk.workflow.go_back import Way
    from coderdesk.workflow.inside import Inside

__all__ = ["LIGHT", "Door", "HomeState", "judge"]

LIGHT = Cost(memory=8 * 1024, passes=1, lanes=1)  # for throw-away desks that hold no record


def judge(passphrase: str) -> Strength:
    """How strong a passphrase is, in a score and a sentence."""
    return strength(passphrase)


class Door:
    """The way into a home; one program at a time goes through it."""

    def __init__(self, home: Path, books: "Callable[[], Codebooks]") -> None:
        """``books`` gives the codebooks once there is a desk to put them on."""
        self.home = home
        self._books = books
        self._lock = HomeLock(home)
        self._taken = False

    def take(self) -> None:
        """Keep other programs out of this home; raises HomeInUse when one is in it.

        That one is asked to bring its window to the front.
        """
        try:
            self._lock.take()
        except HomeInUse as inside:
            raise HomeInUse(inside.process, raised=knock(self.home)) from None
        self._taken = True
        make_ready(self.home)

    def hang_knocker(self) -> Path:
        """The file that changes when another start knocks."""
        return hang_knocker(self.home)

    def answer(self) -> bool:
        """Answer a knock; whether there was one."""
        return answer(self.home)

    def leave(self) -> None:
        """Let other programs in."""
        if self._taken:
            self._lock.release()
            self._taken = False

    @property
    def state(self) -> HomeState:
        """Whether a passphrase is to be chosen, asked for, or something is missing."""
        return home_state(self.home)

    def wait(self) -> float:
        """Seconds until the next attempt is taken, after several wrong ones; 0 when it may come now."""
        from coderdesk.storage.attempts import attempts_on  # noqa: PLC0415 - after the cover is painted

        return attempts_on(self.home).wait()

    def found(self, passphrase: str, cost: Cost = COST) -> "tuple[Desk, str]":
        """Make the vault and the work file of a new home; the recovery code comes with the desk."""
        return self._inside().found(passphrase, cost)

    def open(self, passphrase: str) -> "Desk":
        """Open the desk; raises WrongPassphrase or what is wrong with vault or work file."""
        return self._inside().open(passphrase)

    def open_with_code(self, code: str, passphrase: str) -> "Desk":
        """Open the desk with the recovery code and put a new passphrase in place."""
        return self._inside().open_with_code(code, passphrase)

    def go_back(self, way: "Way") -> "Desk | None":
        """Put a copy in place and open it; None for an archive, which asks for its own passphrase.

        The desk must be closed. Raises CoderDeskError, with nothing changed, for an unsound copy.
        """
        return self._inside().go_back(way)

    def _inside(self) -> "Inside":
        from coderdesk.workflow.inside import Inside  # noqa: PLC0415 - after the cover is painted

        return Inside(self.home, self._books)
