"""What cannot be done while the encounter on the desk is final or under audit, and how that is said."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from coderdesk.domain.coding import CodingState
from coderdesk.domain.work import WorkStatus
from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command, keys_of
from coderdesk.gui.coding.acts import ACTS, CHANGES

if TYPE_CHECKING:
    from coderdesk.gui.sheets.palette import Entry

Slots = dict[Command, Callable[[], None]]
_BARRED = frozenset(
    (
        Command.HOLD,
        Command.UNDO,
        Command.REDO,
        Command.SETTING,
        Command.OPEN_FILES,
        Command.CODE_SET,
        Command.LAST_TIME,
        Command.EM_HELPER,
        Command.OFFER_MODIFIERS,
        Command.POA_HELP,
        Command.ASSIGN,
        Command.ASSIGN_PRINCIPAL,
    )
)


def as_it_stands(entries: Iterable["Entry"], state: CodingState | None) -> tuple["Entry", ...]:
    """The commands that this encounter takes: a final one is reopened, and changed by none."""
    if state is None or not state.is_settled:
        return tuple(entries)
    final = state.status is WorkStatus.DONE
    return tuple(
        replace(one, text="Reopen, with a reason") if final and one.id is Command.FINISH else one
        for one in entries
        if isinstance(one.id, Command) and not _changes(one.id)
    )


def _changes(command: Command) -> bool:
    act = ACTS.get(command)
    return command in _BARRED or (act is not None and act in CHANGES)


def at_the_door(slots: Mapping[Command, Callable[[], None]], refused: Callable[[], bool]) -> Slots:
    """The same slots; those that change the encounter first ask whether it takes a change.

    ``refused`` says why not, and then nothing is opened only to be refused at its end.
    """
    return {
        command: partial(_unless, refused, slot) if _changes(command) else slot
        for command, slot in slots.items()
    }


def _unless(refused: Callable[[], bool], slot: Callable[[], None]) -> None:
    if not refused():
        slot()


def with_its_key(closed: CoderDeskError, status: WorkStatus) -> CoderDeskError:
    """Why an encounter takes no change, with the key that takes it in work again as it is now."""
    keys = keys_of(Command.FINISH)
    if status is not WorkStatus.DONE or not keys:
        return closed
    return CoderDeskError(closed.message, f"Press {keys[0]} to reopen it, with a reason.")
