"""A trip within the codebook: open the page of one code."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

from coderdesk.codebook.back_references import naming_notes
from coderdesk.domain.code import Code, Edition, Place, System
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.page import Branch, NamedBy, NoteLine, OwnMarks, Page
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.note_lines import links_of, note_lines

MOST_SIBLINGS = 7
FEWEST_SHARED = 3  # words
_JOINING = {"with", "without", "of", "in", "by", "due", "for", "and", "or", "to", "from", "on", "at"}


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
    return Page(
        code,
        edition,
        covers and not (day is None and _over(edition)),
        day,
        tuple(place for place in code.parents if not _is_code(place)),
        tuple(_branches(*_tabular(books, code, day))),
        tuple(note_lines(code.notes, code.code, encounter)),
    )


def with_marks(page: Page, marks: OwnMarks) -> Page:
    """The page with the coder's own star and note on it."""
    key = (page.code.system, page.code.code)
    return replace(page, favourite=key in marks.favourites, own_note=marks.notes.get(key, ""))


def read_named_by(books: Codebooks, system: System, name: str, day: date | None) -> NamedBy:
    """Which notes name a code, from the book of a day; about 40 ms.

    Raises CoderDeskError when no book has the code.
    """
    code = books.code(name, system, day)
    book = books.book(code.system, day)
    found = naming_notes(book, code.code) if book else ()
    return NamedBy(code, tuple((place, NoteLine(note, links_of(note.text))) for place, note in found))


def _over(edition: Edition | None) -> bool:
    """Without a day in question, an edition counts until it has expired."""
    return edition is not None and edition.expires is not None and edition.expires < date.today()  # noqa: DTZ011 - the coder's own day


def _is_code(place: Place) -> bool:
    return not place.code.startswith("Chapter") and "-" not in place.code


def _tabular(books: Codebooks, code: Code, day: date | None) -> tuple[Code, bool]:
    """The code around which the tabular is shown, and whether its children are.

    A code with its seventh character has no line of its own there: it stands at its base code.
    """
    if code.sevenths and code.billable and code.parents:
        base = books.code(code.parents[-1].code, code.system, day)
        if base.sevenths == code.sevenths:
            return base, False
    return code, not code.sevenths


def _branches(code: Code, with_children: bool) -> Iterator[Branch]:  # noqa: FBT001 - the other half of `_tabular`
    above = list(takewhile(_is_code, reversed(code.parents)))[::-1]
    for depth, place in enumerate(above):
        yield Branch(depth, place, brief=place.title)
    depth, parent = len(above), above[-1].title if above else ""
    own = Place(code.code, code.title, code.billable)
    family = sorted({*code.siblings, own}, key=lambda place: place.code) if above else [own]
    for place in _near(family, own):
        yield Branch(depth, place, here=place == own, brief=_brief(place.title, parent))
        if place == own and with_children:
            for child in code.children:
                yield Branch(depth + 1, child, brief=_brief(child.title, code.title))


def _near(family: list[Place], own: Place) -> list[Place]:
    at = family.index(own)
    first = max(0, min(at - MOST_SIBLINGS // 2, len(family) - MOST_SIBLINGS))
    return family[first : first + MOST_SIBLINGS]


def _brief(title: str, above: str) -> str:
    """A title without the words that it shares with the line above, but for a joining word."""
    words, others = title.split(), above.split()
    pairs = zip(words, others, strict=False)
    same = takewhile(lambda pair: pair[0].strip(",") == pair[1].strip(","), pairs)
    shared = len(list(same))
    if shared < FEWEST_SHARED or shared >= len(words):
        return title
    while words[shared - 1] in _JOINING:
        shared -= 1
    return "… " + " ".join(words[shared:])
