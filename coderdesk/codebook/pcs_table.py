"""One table of ICD-10-PCS: its codes, and what its values are called.

Source: ICD-10-PCS Official Guidelines, A1 to A9: the first three characters name the table; a code is
legal when all its values stand in one row of it. Every book holds the codes; the labels of values come
from the tables where they are installed, else from the titles of the codes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coderdesk.codebook.book import Book
from coderdesk.codebook.pcs import LENGTH, TABLE, axis_labels
from coderdesk.codebook.pcs_builder import Axis, Value, next_axis
from coderdesk.codebook.pcs_labels import axis_title, labels_of_titles
from coderdesk.domain.code import NoteKind, bare

Row = Mapping[int, Mapping[str, str]]
"""A row of a table: by position (4 to 7) its values and their labels."""


@dataclass(frozen=True, slots=True)
class PcsTable:
    """A table; ``codes`` maps its codes to their titles, in order.

    ``official`` is false when the labels were read off titles; ``definition`` is that of its operation.
    """

    prefix: str
    codes: Mapping[str, str]
    rows: tuple[Row, ...]
    official: bool
    definition: str = ""

    def axis(self, position: int, prefix: str) -> Axis:
        """The values that stand at a position (4 to 7) in the codes that begin with a prefix."""
        chars = sorted({code[position - 1] for code in self.codes if code.startswith(prefix)})
        rows = [row for row in self.rows if _agrees(row, prefix)]
        values = tuple(Value(char, " / ".join(_labels(rows, position, char))) for char in chars)
        return Axis(position, axis_title(self.prefix[0], position), values)

    def beginning(self, prefix: str) -> int:
        """How many codes begin with a prefix."""
        return sum(code.startswith(prefix) for code in self.codes)


def _agrees(row: Row, prefix: str) -> bool:
    return all(char in row.get(at, ()) for at, char in enumerate(prefix[TABLE:], TABLE + 1))


def _labels(rows: list[Row], position: int, char: str) -> dict[str, None]:
    found = (row.get(position, {}).get(char, "") for row in rows)
    return dict.fromkeys(label for label in found if label)


def first_axis(book: Book, prefix: str) -> Axis | None:
    """The next axis after 0 to 2 characters; None when no code begins so.

    Raises:
        BookDamaged: the database does not answer.
    """
    plain = bare(prefix)
    position = len(plain) + 1
    below = book.children(plain) if plain else book.roots()
    chars = [place.code[-1] for place in below if len(place.code) == position]
    if not chars:
        return next_axis(book, plain)
    labels, section = axis_labels(), (plain or chars[0])[0]
    keys = {char: f"{section}_{char}" if position == TABLE else plain + char for char in chars}
    values = tuple(Value(char, labels.get(key, "")) for char, key in keys.items())
    title = axis_title(section, position) if plain else "Section"
    return Axis(position, title, values)


def pcs_table(book: Book, prefix: str) -> PcsTable | None:
    """The table of the first three characters; None where the book has no code in it.

    About 2 ms with installed tables; 20 ms without, for a large table.

    Raises:
        BookDamaged: the database does not answer.
    """
    name = bare(prefix)[:TABLE]
    found = book.ask(
        "SELECT bare, title FROM line WHERE kind>=2 AND billable AND bare>=? AND bare<? ORDER BY bare",
        name,
        name + "~",
    )
    codes = {str(code): str(title) for code, title in found if len(code) == LENGTH}
    if len(name) < TABLE or not codes:
        return None
    rows = tuple(_rows(book, name))
    head = book.code(name)
    notes = head.notes_of(NoteKind.NOTE) if head else ()
    definition = " ".join(note.text for note in notes if note.place == name)
    return PcsTable(name, codes, rows or (_read_off(codes),), bool(rows), definition)


def _rows(book: Book, name: str) -> Iterator[Row]:
    rows: dict[int, dict[int, dict[str, str]]] = {}
    for row, position, char, label in book.ask(
        "SELECT pcs_row, position, value, label FROM axis WHERE prefix=?", name
    ):
        rows.setdefault(row, {}).setdefault(int(position), {})[str(char)] = str(label)
    yield from rows.values()


def _read_off(codes: Mapping[str, str]) -> Row:
    row: dict[int, dict[str, str]] = {}
    for (position, char), label in labels_of_titles(codes.items()).items():
        row.setdefault(position, {})[char] = label
    return row
