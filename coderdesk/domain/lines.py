"""The lines of an encounter, whichever list they stand in: find, put, take, move."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from coderdesk.domain.code import System, bare
from coderdesk.domain.edit import Part
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service

Line: TypeAlias = Diagnosis | Procedure | Service
_L = TypeVar("_L", Diagnosis, Procedure, Service)

LETTERS = "ABCDEFGHIJKL"  # CMS-1500 item 21 names its diagnoses so


def part_for(system: System) -> Part:
    """The list that codes of a system stand in."""
    if system is System.ICD10CM:
        return Part.DIAGNOSES
    return Part.PROCEDURES if system is System.ICD10PCS else Part.SERVICES


def lines_of(encounter: Encounter, part: Part) -> tuple[Line, ...]:
    """The lines of one list; the visit itself has none."""
    if part is Part.DIAGNOSES:
        return encounter.diagnoses
    if part is Part.PROCEDURES:
        return encounter.procedures
    return encounter.services if part is Part.SERVICES else ()


def with_lines(encounter: Encounter, part: Part, lines: tuple[Line, ...]) -> Encounter:
    """The encounter with one list exchanged; pointers to diagnoses that are gone vanish with them."""
    if part is Part.DIAGNOSES:
        kept = tuple(line for line in lines if isinstance(line, Diagnosis))
        held = {line.id for line in kept}
        services = tuple(_pointing_to(held, line) for line in encounter.services)
        return replace(encounter, diagnoses=kept, services=services)
    if part is Part.PROCEDURES:
        procedures = tuple(line for line in lines if isinstance(line, Procedure))
        return replace(encounter, procedures=procedures)
    if part is Part.SERVICES:
        services = tuple(line for line in lines if isinstance(line, Service))
        return replace(encounter, services=services)
    return encounter


def _pointing_to(held: set[int], line: Service) -> Service:
    pointers = tuple(pointer for pointer in line.pointers if pointer in held)
    return line if pointers == line.pointers else replace(line, pointers=pointers)


def place_of(encounter: Encounter, line_id: int) -> tuple[Part, int] | None:
    """The list a line stands in and its position from 1; none when it is gone."""
    for part in (Part.DIAGNOSES, Part.PROCEDURES, Part.SERVICES):
        for number, line in enumerate(lines_of(encounter, part), 1):
            if line.id == line_id:
                return part, number
    return None


def line_of(encounter: Encounter, line_id: int) -> Line | None:
    """The line with this id."""
    place = place_of(encounter, line_id)
    return lines_of(encounter, place[0])[place[1] - 1] if place else None


def line_at(encounter: Encounter, part: Part, number: int) -> Line | None:
    """The line at a position from 1."""
    lines = lines_of(encounter, part)
    return lines[number - 1] if 1 <= number <= len(lines) else None


def with_each(encounter: Encounter, ids: tuple[int, ...], change: Callable[[Line], Line]) -> Encounter:
    """The encounter with some lines changed in place; ids that are gone are passed over."""
    for part in (Part.DIAGNOSES, Part.PROCEDURES, Part.SERVICES):
        old = lines_of(encounter, part)
        new = tuple(change(line) if line.id in ids else line for line in old)
        if new != old:
            encounter = with_lines(encounter, part, new)
    return encounter


def without(encounter: Encounter, ids: tuple[int, ...]) -> Encounter:
    """The encounter without some lines."""
    for part in (Part.DIAGNOSES, Part.PROCEDURES, Part.SERVICES):
        old = lines_of(encounter, part)
        new = tuple(line for line in old if line.id not in ids)
        if new != old:
            encounter = with_lines(encounter, part, new)
    return encounter


def with_line(encounter: Encounter, line: Line, at: int = 0) -> Encounter:
    """The encounter with a new line at a position from 1; 0 is the end."""
    part = part_of(line)
    lines = lines_of(encounter, part)
    index = len(lines) if at <= 0 else min(at - 1, len(lines))
    return with_lines(encounter, part, (*lines[:index], line, *lines[index:]))


def moved(encounter: Encounter, line_id: int, to: int) -> Encounter:
    """The encounter with a line at another position from 1 of its list; too far is the end."""
    place = place_of(encounter, line_id)
    if place is None:
        return encounter
    part, number = place
    lines = list(lines_of(encounter, part))
    line = lines.pop(number - 1)
    lines.insert(max(0, to - 1), line)
    return with_lines(encounter, part, tuple(lines))


def part_of(line: Line) -> Part:
    """The list a line belongs to."""
    if isinstance(line, Diagnosis):
        return Part.DIAGNOSES
    return Part.PROCEDURES if isinstance(line, Procedure) else Part.SERVICES


def held_as(encounter: Encounter, code: str) -> Diagnosis | None:
    """The diagnosis line that has this code already, however it is written."""
    wanted = bare(code)
    for line in encounter.diagnoses:
        if bare(line.code) == wanted:
            return line
    return None


def letter(position: int) -> str:
    """The letter of a diagnosis on a professional claim; beyond L, its number."""
    return LETTERS[position - 1] if 1 <= position <= len(LETTERS) else str(position)


def named(encounter: Encounter | None, ids: tuple[int, ...]) -> str:
    """A line by its code, several by their count, for a timeline."""
    if len(ids) == 1 and encounter is not None:
        line = line_of(encounter, ids[0])
        if line is not None:
            return line.code
    return "a line" if len(ids) == 1 else f"{len(ids)} lines"
