"""What cannot be done by name while the encounter on the desk is final or under audit."""

from collections.abc import Iterable
from dataclasses import replace

from coderdesk.domain.coding import CodingState
from coderdesk.domain.work import WorkStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.coding.acts import ACTS, CHANGES
from coderdesk.gui.sheets.palette import Entry

_BARRED = frozenset(
    (
        Command.HOLD,
        Command.UNDO,
        Command.REDO,
        Command.SETTING,
        Command.CODE_SET,
        Command.EM_HELPER,
        Command.OFFER_MODIFIERS,
        Command.POA_HELP,
        Command.ASSIGN,
        Command.ASSIGN_PRINCIPAL,
    )
)


def as_it_stands(entries: Iterable[Entry], state: CodingState | None) -> tuple[Entry, ...]:
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
