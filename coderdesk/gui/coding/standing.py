"""Where the keyboard stands after the lines changed under it."""

from collections.abc import Sequence

from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Part
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.lines import line_at, line_of, lines_of, place_of
from coderdesk.gui.coding.rows import Spot

_LISTS = (Part.DIAGNOSES, Part.PROCEDURES, Part.SERVICES)


def spot_after(before: CodingState | None, state: CodingState, spot: Spot | None) -> Spot | None:
    """The spot to stand on: a line just put on, else the same line, else the one now in its place."""
    if before is None or before.encounter.id != state.encounter.id:
        return None
    new = _new_line(before.encounter, state.encounter)
    if new is not None:
        return new
    if spot is None or spot.part is Part.VISIT or line_of(state.encounter, spot.line) is not None:
        return spot
    place = place_of(before.encounter, spot.line)
    left = lines_of(state.encounter, spot.part)
    if place is None or not left:
        return None
    line = line_at(state.encounter, spot.part, min(place[1], len(left)))
    return Spot(spot.part, line.id) if line else None


def _new_line(before: Encounter, after: Encounter) -> Spot | None:
    held = {line.id for part in _LISTS for line in lines_of(before, part)}
    new = [
        Spot(part, line.id) for part in _LISTS for line in lines_of(after, part) if line.id not in held
    ]
    return new[-1] if new else None


def next_spot(every: Sequence[Spot], wanted: Sequence[Spot], here: Spot | None, by: int) -> Spot | None:
    """The next wanted spot from here, in the order of the form, round and round."""
    order = {spot: at for at, spot in enumerate(every)}
    places = sorted(((order[spot], spot) for spot in wanted if spot in order), key=lambda one: one[0])
    if not places:
        return None
    at = order.get(here, -1) if here else -1
    if by > 0:
        return next((spot for place, spot in places if place > at), places[0][1])
    return next((spot for place, spot in reversed(places) if place < at), places[-1][1])
