"""A trip within the codebook: open the page of one code."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

from coderdesk.codebook.back_references import naming_notes
from coderdesk.domain.code import Code, Edition, EditionInForce, Place, System
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
    return replace(
        page,
        favourite=key in marks.favourites,
        own_note=marks.notes.get(key, ""),
        bookmarked=key in marks.bookmarks,
    )


def standing(books: Codebooks, day: date | None) -> dict[System, EditionInForce]:
    """For each system with a book, its edition on a day and whether that is in force.

    Without a day, an edition that has expired is not.
    """
    found = books.in_force(day)
    return {
        system: EditionInForce(one.edition, one.covers and not (day is None and _over(one.edition)))
        for system, one in found.items()
    }


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
    own = Place(code.code, code.title, code.billable)
    everyone = sorted({*code.siblings, own}, key=lambda place: place.code) if above else [own]
    family = _near(everyone, own)
    depth, parent = len(above), above[-1].title if above else ""
    if code.system is System.ICD10PCS:
        briefs = _apart([place.title for place in family])
    else:
        briefs = [_brief(place.title, parent) for place in family]
    for place, brief in zip(family, briefs, strict=True):
        yield Branch(depth, place, here=place == own, brief=brief)
        if place == own and with_children:
            for child in code.children:
                yield Branch(depth + 1, child, brief=_brief(child.title, code.title))


def _near(family: list[Place], own: Place) -> list[Place]:
    at = family.index(own)
    first = max(0, min(at - MOST_SIBLINGS // 2, len(family) - MOST_SIBLINGS))
    return family[first : first + MOST_SIBLINGS]


def _apart(titles: list[str]) -> list[str]:
    """What tells titles apart: without the words that all of them begin and end with."""
    words = [title.split() for title in titles]
    head = _shared(words)
    tail = _shared([each[head:][::-1] for each in words])
    if len(titles) == 1 or head + tail < FEWEST_SHARED:
        return titles
    kept = [" ".join(each[head : len(each) - tail]).rstrip(",") for each in words]
    return [f"… {each} …" if each else title for each, title in zip(kept, titles, strict=True)]


def _shared(words: list[list[str]]) -> int:
    """How many words all begin with; a comma makes no other word."""
    columns = zip(*([word.strip(",") for word in each] for each in words), strict=False)
    return len(list(takewhile(lambda column: len(set(column)) == 1, columns)))


def _brief(title: str, above: str) -> str:
    """A title without the words that it shares with the line above, but for a joining word."""
    words, others = title.split(), above.split()
    shared = _shared([words, others])
    if shared < FEWEST_SHARED or shared >= len(words):
        return title
    while words[shared - 1] in _JOINING:
        shared -= 1
    return "… " + " ".join(words[shared:])
