"""What the keys of the three lists have in common, and which change a key asks for."""

from enum import StrEnum, auto

from coderdesk.domain.changes import (
    Change,
    DropEvidence,
    Move,
    Remove,
    SetPoa,
    SetStatus,
    SetUnits,
    TogglePointer,
)
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Part
from coderdesk.domain.encounter import Diagnosis, Service, Status
from coderdesk.domain.lines import LETTERS, line_of, place_of
from coderdesk.gui.actions import Command, Place, keys_of
from coderdesk.gui.coding.lines import EXEMPT, shown_poa
from coderdesk.gui.coding.rows import Spot

POA = "YNUWE"
STATUSES = (Status.WORKING, Status.FINAL, Status.QUERY)
PASSAGE = "passage:"


class Act(StrEnum):
    """What a key does in any of the lists."""

    LINE = auto()
    POA = auto()
    UP = auto()
    DOWN = auto()
    PRINCIPAL = auto()
    NEXT_EDIT = auto()
    PREVIOUS_EDIT = auto()
    MEND = auto()
    EVIDENCE = auto()
    LOOK_UP = auto()
    ASK = auto()
    NOTE = auto()
    STATUS = auto()
    SELECT_UP = auto()
    SELECT_DOWN = auto()
    REMOVE = auto()
    SEARCH = auto()
    OPEN = auto()
    POINTER = auto()
    MORE_UNITS = auto()
    FEWER_UNITS = auto()
    MODIFIERS = auto()
    PLACE = auto()


ANYWHERE = (Act.NEXT_EDIT, Act.PREVIOUS_EDIT, Act.SEARCH)  # they mean no line
CHANGES = frozenset(
    (
        Act.POA, Act.UP, Act.DOWN, Act.PRINCIPAL, Act.NOTE, Act.STATUS, Act.REMOVE, Act.POINTER,
        Act.MORE_UNITS, Act.FEWER_UNITS, Act.MODIFIERS, Act.PLACE, Act.MEND,
    )
)  # fmt: skip
PLACES: dict[Part, tuple[Place, str]] = {
    Part.DIAGNOSES: (Place.DIAGNOSES, "dx_"),
    Part.VISIT: (Place.DIAGNOSES, "dx_"),
    Part.PROCEDURES: (Place.PROCEDURES, "px_"),
    Part.SERVICES: (Place.SERVICES, "sl_"),
}
_NAMED = {command.value: command for command in Command}
COMMANDS: dict[tuple[str, Act], Command] = {
    (prefix, act): command
    for prefix in ("dx_", "px_", "sl_")
    for act in Act
    if (command := _NAMED.get(f"{prefix}{act}")) is not None
}
ACTS: dict[Command, Act] = {command: act for (_prefix, act), command in COMMANDS.items()}


def command_of(part: Part, act: Act) -> Command | None:
    """The command that does this in a part, where there is one."""
    return COMMANDS.get((PLACES[part][1], act))


def value_of(command: Command, chord: str) -> int:
    """Which value of a family a key means, from 0; -1 for none."""
    keys = keys_of(command)
    return keys.index(chord) if chord in keys else -1


def cap_of(part: Part, key: str) -> str:
    """The key that a mend's cap shows now, for its number or letter in the table."""
    if key.isdigit():
        act, at = Act.MEND, int(key) - 1
    elif part is Part.SERVICES:
        act, at = Act.POINTER, LETTERS.find(key)
    else:
        act, at = Act.POA, POA.find(key)
    command = command_of(part, act)
    keys = keys_of(command) if command else ()
    return keys[at] if 0 <= at < len(keys) else key


def change_for(
    act: Act, value: int, state: CodingState, spot: Spot, ids: tuple[int, ...]
) -> Change | None:
    """The change that a key asks for at a spot, or none.

    ``ids`` are the lines it is asked for, ``value`` the value of a family, from 0.
    """
    place = place_of(state.encounter, spot.line)
    if place is None or spot.part is Part.VISIT:
        return None
    if act in _MOVES:
        return _move(act, spot.line, place[1])
    if act is Act.REMOVE:
        return _removal(state, spot, ids)
    line = line_of(state.encounter, spot.line)
    if isinstance(line, Diagnosis):
        if act is Act.POA and len(ids) > 1:
            ids = tuple(
                line.id for line in state.encounter.diagnoses if line.id in ids and _takes(state, line)
            )
        return _of_diagnosis(act, value, line, ids)
    return _of_service(act, value, state, line) if isinstance(line, Service) else None


_MOVES = (Act.UP, Act.DOWN, Act.PRINCIPAL)


def _move(act: Act, line: int, number: int) -> Change | None:
    to = 1 if act is Act.PRINCIPAL else number + (1 if act is Act.DOWN else -1)
    return Move(line, to) if to >= 1 and to != number else None


def _removal(state: CodingState, spot: Spot, ids: tuple[int, ...]) -> Change | None:
    if not spot.under.startswith(PASSAGE):
        return Remove(ids)
    line = line_of(state.encounter, spot.line)
    number = int(spot.under.removeprefix(PASSAGE))
    if line is None or number >= len(line.evidence):
        return None
    return DropEvidence(line.id, line.evidence[number])


def _takes(state: CodingState, line: Diagnosis) -> bool:
    """Whether a line is meant when POA is set on several: an exempt one takes none."""
    return bool(line.poa) or shown_poa(state, line) != EXEMPT


def _of_diagnosis(act: Act, value: int, line: Diagnosis, ids: tuple[int, ...]) -> Change | None:
    if act is Act.POA and 0 <= value < len(POA):
        return SetPoa(ids, POA[value])
    if act is Act.STATUS:
        return SetStatus(ids, STATUSES[(STATUSES.index(line.status) + 1) % len(STATUSES)])
    return None


def _of_service(act: Act, value: int, state: CodingState, line: Service) -> Change | None:
    if act is Act.POINTER and 0 <= value < len(state.encounter.diagnoses):
        return TogglePointer(line.id, state.encounter.diagnoses[value].id)
    if act is Act.MORE_UNITS:
        return SetUnits(line.id, (line.units or 0) + 1)
    if act is Act.FEWER_UNITS and line.units:
        return SetUnits(line.id, line.units - 1)
    return None
