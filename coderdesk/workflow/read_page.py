"""A trip within the codebook: open the page of one code."""

import re
from collections.abc import Iterator
from datetime import date

from coderdesk.domain.code import Code, Note, Place, System, bare, dotted
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.page import Branch, NoteLine, Page
from coderdesk.workflow.codebooks import Codebooks

CODE_IN_TEXT = re.compile(r"\b[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?\b")
MOST_SIBLINGS = 7


def read_page(
    books: Codebooks,
    system: System | None,
    name: str,
    day: date | None,
    encounter: Encounter | None = None,
) -> Page:
    """The page of a code on a day; raises CoderDeskError when no book has it."""
    code = books.code(name, system, day)
    edition, covers = books.library.in_force(code.system, day)
    above = [place for place in code.parents if _is_code(place)]
    path = tuple(place for place in code.parents if not _is_code(place))
    lines = tuple(_line(note, encounter) for note in code.notes)
    return Page(code, edition, covers, day, path, tuple(_branches(code, above)), lines)


def _is_code(place: Place) -> bool:
    return not place.code.startswith("Chapter") and "-" not in place.code


def _branches(code: Code, above: list[Place]) -> Iterator[Branch]:
    for depth, place in enumerate(above):
        yield Branch(depth, place)
    depth = len(above)
    own = Place(code.code, code.title, code.billable)
    family = sorted({*code.siblings, own}, key=lambda place: place.code) if above else [own]
    at = next(n for n, place in enumerate(family) if place.code == code.code)
    first = max(0, min(at - MOST_SIBLINGS // 2, len(family) - MOST_SIBLINGS))
    for place in family[first : first + MOST_SIBLINGS]:
        yield Branch(depth, place, here=place.code == code.code)
        if place.code == code.code:
            for child in code.children:
                yield Branch(depth + 1, child)


def _line(note: Note, encounter: Encounter | None) -> NoteLine:
    links = tuple(
        (match.start(), match.end(), match.group()) for match in CODE_IN_TEXT.finditer(note.text)
    )
    return NoteLine(note, links, _met(links, encounter))


def _met(links: tuple[tuple[int, int, str], ...], encounter: Encounter | None) -> str:
    """The first line of the encounter that the note names, itself or by its family."""
    if encounter is None:
        return ""
    for number, line in enumerate(encounter.diagnoses, 1):
        if any(bare(line.code).startswith(bare(code)) for _start, _end, code in links):
            return f"{dotted(line.code)} is on line {number}"
    return ""
