"""Which notes of a book name a code: the way back from a code to those that point at it."""

from coderdesk.codebook.book import Book
from coderdesk.domain.code import CATEGORY_LENGTH, Note, NoteKind, Place, bare
from coderdesk.edits.targets import Target, targets_of

# A note that names a code holds its category, or a range from one code to another.
_CANDIDATES = (
    "SELECT line.name, line.title, line.billable, note.kind, note.text "
    "FROM note JOIN line ON line.id = note.line "
    "WHERE note.kind <> ? AND (instr(note.text, ?) "
    "OR note.text GLOB '*[A-Z][0-9]*-[A-Z][0-9]*' OR note.text GLOB '*[A-Z][0-9]* to [A-Z][0-9]*') "
    "ORDER BY note.line, note.at"
)
ITSELF, ITS_FAMILY, A_RANGE = range(3)


def naming_notes(book: Book, code: str) -> tuple[tuple[Place, Note], ...]:
    """The notes that name a code, with the code, section or chapter that carries each.

    Notes that name the code itself come first, then those that name its category or subcategory, then
    those with a range around it; each in book order. Takes about 40 ms the first time and 20 ms later.

    Raises:
        BookDamaged: the database does not answer.
    """
    plain = bare(code)
    found = []
    rows = book.ask(_CANDIDATES, str(NoteKind.SEVENTH), plain[:CATEGORY_LENGTH])
    for name, title, billable, kind, text in rows:
        near = min(
            (_nearness(one, plain) for one in targets_of(text) if one.names(plain)), default=None
        )
        if near is not None and bare(name) != plain:
            found.append((near, Place(name, title, bool(billable)), Note(NoteKind(kind), text, name)))
    found.sort(key=lambda one: one[0])
    return tuple((place, note) for _near, place, note in found)


def _nearness(target: Target, plain: str) -> int:
    if target.first != target.last:
        return A_RANGE
    return ITSELF if target.first == plain else ITS_FAMILY
