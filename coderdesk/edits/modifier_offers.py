"""Modifiers that make sense on a line as the claim stands, each with the rule that speaks for it.

An offer is no advice to bill: what the record documents decides (NCCI Policy Manual ch. I, E).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from coderdesk.domain.edit import Edit, MendKind, Part
from coderdesk.domain.encounter import Encounter, Service, Setting
from coderdesk.edits.modifiers import is_visit

_SIDES = {"right": "RT", "left": "LT", "bilateral": "50"}
_MANUAL = "Claims Processing Manual ch. 12"
TELEHEALTH = ("02", "10")
HOSPITAL = ("19", "21", "22", "23")
SURGERY = ("10004", "69990")
IMAGING = ("70010", "79999")


@dataclass(frozen=True, slots=True)
class Offer:
    """A modifier, when it is right, and where that is said."""

    modifier: str
    why: str
    source: str


def offers_for(
    encounter: Encounter, line: Service, titles: tuple[str, ...], edits: tuple[Edit, ...]
) -> tuple[Offer, ...]:
    """What may go on a line: first what its edits ask for, then what claim and diagnoses suggest.

    ``titles`` are those of the diagnoses that the line points to.
    """
    found = [*_asked(encounter, line, edits), *_visit(encounter, line), *_procedure(line, titles)]
    found += [*_parts(encounter, line), *_elsewhere(line)]
    first: dict[str, Offer] = {}
    for offer in found:
        if offer.modifier not in line.modifiers:
            first.setdefault(offer.modifier, offer)
    return tuple(first.values())


def _asked(encounter: Encounter, line: Service, edits: tuple[Edit, ...]) -> Iterator[Offer]:
    for edit in edits:
        for mend in edit.mends:
            if mend.kind is MendKind.MODIFIER and edit.part is Part.SERVICES:
                at = mend.line - 1
                if 0 <= at < len(encounter.services) and encounter.services[at].id == line.id:
                    yield Offer(mend.value, edit.message, edit.source)


def _visit(encounter: Encounter, line: Service) -> Iterator[Offer]:
    if not is_visit(line.code):
        return
    others = [one for one in encounter.services if one.id != line.id and one.date == line.date]
    if any(not is_visit(one.code) for one in others):
        source = "NCCI Policy Manual ch. I, D and E"
        yield Offer("25", "The visit is more than the usual work around the other service", source)
        yield Offer("57", "The visit decided for a major operation of this day or the next", source)
    yield Offer("24", "A visit in another operation's global days, unrelated to it", f"{_MANUAL} §40.2")


def _procedure(line: Service, titles: tuple[str, ...]) -> Iterator[Offer]:
    if not _within(line.code, SURGERY) and not _within(line.code, IMAGING):
        return
    words = {word for title in titles for word in title.casefold().replace(",", " ").split()}
    for word, modifier in _SIDES.items():
        if word in words:
            yield Offer(modifier, f"A diagnosis of the line says {word}", f"{_MANUAL} §40.7")
    if _within(line.code, SURGERY):
        for modifier, why in (
            ("58", "Planned or staged, within another operation's global days"),
            ("78", "Back to the theatre for a complication, within the global days"),
            ("79", "Unrelated, within another operation's global days"),
            ("22", "Much more work than usual, and the record says why"),
            ("52", "Less was done than the code says, by choice"),
            ("53", "Stopped because going on was a danger"),
        ):
            yield Offer(modifier, why, f"{_MANUAL} §40.2")


def _parts(encounter: Encounter, line: Service) -> Iterator[Offer]:
    place = line.place or encounter.place
    if encounter.setting is Setting.PROFESSIONAL and _within(line.code, IMAGING):
        if place in HOSPITAL:
            yield Offer("26", "The reading alone; the hospital bills the picture", f"{_MANUAL} §20.2")
        else:
            yield Offer("26", "The reading alone", f"{_MANUAL} §20.2")
            yield Offer("TC", "The picture alone", f"{_MANUAL} §20.2")


def _elsewhere(line: Service) -> Iterator[Offer]:
    if line.place in TELEHEALTH:
        yield Offer(
            "95", "Seen and heard at a distance, where the payer asks for it", f"{_MANUAL} §190"
        )
    if not is_visit(line.code):
        yield Offer("76", "Done again by the same physician", f"{_MANUAL} §40.2")
        yield Offer("77", "Done again by another physician", f"{_MANUAL} §40.2")
        yield Offer(
            "59",
            "Apart from another service, and nothing better says so",
            "NCCI Policy Manual ch. I, E",
        )


def _within(code: str, span: tuple[str, str]) -> bool:
    return span[0] <= code <= span[1] and code.isdigit()
