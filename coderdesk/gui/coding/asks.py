"""One line of typing in place: the reason for an edit left, a note, or a field of a line."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from coderdesk.domain.changes import (
    Change,
    LeaveEdit,
    SetCharge,
    SetDate,
    SetModifiers,
    SetNote,
    SetPlace,
    SetProvider,
    SetUnits,
)
from coderdesk.domain.claim_codes import PLACES, said
from coderdesk.domain.edit import Edit, Part
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service
from coderdesk.domain.lines import line_of
from coderdesk.gui.coding.rows import Spot
from coderdesk.gui.coding.typed import (
    Unreadable,
    read_charge,
    read_date,
    read_number,
    shown_charge,
    shown_date,
)

_MOST_MODIFIERS = 4  # CMS-1500 item 24D and the 837 hold four
_MODIFIER = re.compile(r"[A-Z0-9]{2}")


class Asked(StrEnum):
    """What is being typed."""

    REASON = "Reason to leave it as it is"
    NOTE = "Note on this line"
    MODIFIERS = "Modifiers"
    UNITS = "Units"
    PLACE = "Place of service"
    DATE = "Date"
    PROVIDER = "Provider"
    CHARGE = "Charge"


ROUND = {
    Part.DIAGNOSES: (Asked.NOTE,),
    Part.PROCEDURES: (Asked.DATE, Asked.PROVIDER),
    Part.SERVICES: (
        *(Asked.MODIFIERS, Asked.UNITS, Asked.PLACE),
        *(Asked.DATE, Asked.PROVIDER, Asked.CHARGE),
    ),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """What is being typed where, and what stands in the field; ``edit`` is the one to be left."""

    kind: Asked
    spot: Spot
    text: str = ""
    edit: Edit | None = None

    def following(self, step: int = 1) -> Asked:
        """What Tab goes on to."""
        kinds = ROUND[self.spot.part]
        return kinds[(kinds.index(self.kind) + step) % len(kinds)] if self.kind in kinds else self.kind


def shown(kind: Asked, encounter: Encounter, line_id: int) -> str:
    """What a line has there now, as it would be typed."""
    line = line_of(encounter, line_id)
    if line is None or kind is Asked.REASON:
        return ""
    if kind is Asked.NOTE:
        return line.note
    if isinstance(line, Diagnosis):
        return ""
    if kind is Asked.DATE:
        return shown_date(line.date)
    if kind is Asked.PROVIDER:
        return line.provider
    return "" if isinstance(line, Procedure) else _shown_service(kind, line)


def _shown_service(kind: Asked, line: Service) -> str:
    if kind is Asked.MODIFIERS:
        return " ".join(line.modifiers)
    if kind is Asked.UNITS:
        return "" if line.units is None else str(line.units)
    return shown_charge(line.charge) if kind is Asked.CHARGE else said(line.place, PLACES)


def hint(kind: Asked) -> str:
    """What a field takes, for when it is empty."""
    return {
        Asked.REASON: "Why it stands; the reason is kept and printed",
        Asked.NOTE: "For you and your reviewer",
        Asked.MODIFIERS: "Up to four, such as 25 LT",
        Asked.UNITS: "A number",
        Asked.PLACE: "A number or a word, such as 11 or office",
        Asked.DATE: "MM/DD/YYYY",
        Asked.PROVIDER: "Who did it",
        Asked.CHARGE: "An amount, such as 125.00, or nothing",
    }[kind]


def read(ask: Ask, encounter: Encounter) -> Change | None:
    """The change that the typed text asks for; none when it changes nothing.

    Raises:
        Unreadable: with the sentence to show, when the text is no value of the field.
    """
    typed = ask.text.strip()
    if ask.kind is Asked.REASON:
        if ask.edit is None or not typed:
            message = "A reason is needed; one sentence is enough."
            raise Unreadable(message)
        return LeaveEdit(ask.edit.key, typed)
    if typed == shown(ask.kind, encounter, ask.spot.line):
        return None
    return _READERS[ask.kind](ask.spot.line, typed, encounter)


def _modifiers(line: int, typed: str, _encounter: Encounter) -> Change:
    names = tuple(name for name in re.split(r"[\s,;\-]+", typed.upper()) if name)
    for name in names:
        if not _MODIFIER.fullmatch(name):
            message = f"“{name}” is no modifier; each has two letters or digits."
            raise Unreadable(message)
    if len(names) > _MOST_MODIFIERS:
        message = f"A line takes four modifiers; here are {len(names)}."
        raise Unreadable(message)
    return SetModifiers(line, names)


def _units(line: int, typed: str, _encounter: Encounter) -> Change:
    if typed and not (typed.isascii() and typed.isdigit() and len(typed) < 6):  # noqa: PLR2004
        message = f"“{typed}” is no number of units; write a whole number."
        raise Unreadable(message)
    return SetUnits(line, int(typed) if typed else None)


def _date(line: int, typed: str, encounter: Encounter) -> Change:
    return SetDate(line, read_date(typed, encounter.day))


_READERS: dict[Asked, Callable[[int, str, Encounter], Change]] = {
    Asked.NOTE: lambda line, typed, _encounter: SetNote(line, typed),
    Asked.MODIFIERS: _modifiers,
    Asked.UNITS: _units,
    Asked.PLACE: lambda line, typed, _encounter: SetPlace(
        (line,), read_number(typed, PLACES, "place of service")
    ),
    Asked.DATE: _date,
    Asked.PROVIDER: lambda line, typed, _encounter: SetProvider(line, typed),
    Asked.CHARGE: lambda line, typed, _encounter: SetCharge(line, read_charge(typed)),
}
