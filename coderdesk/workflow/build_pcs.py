"""A trip within the codebook: build an ICD-10-PCS code character by character."""

from datetime import date

from coderdesk.codebook.book import Book
from coderdesk.codebook.pcs import LENGTH, TABLE
from coderdesk.codebook.pcs_builder import Axis
from coderdesk.codebook.pcs_labels import axis_title
from coderdesk.codebook.pcs_table import PcsTable, first_axis, pcs_table
from coderdesk.domain.code import System, bare
from coderdesk.domain.pcs import PcsAxis, PcsDraft, PcsValue
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.read_page import standing

OPERATION = 3
DEFINITIONS = "pcs-definitions"


class PcsBuilding:
    """The ICD-10-PCS book of a day, open for building; keeps the tables it was asked for.

    Raises:
        CoderDeskError: no ICD-10-PCS book is installed.
    """

    def __init__(self, books: Codebooks, day: date | None) -> None:
        found = standing(books, day).get(System.ICD10PCS)
        edition = found.edition if found else None
        if found is None or edition is None:
            hint = "Import the ICD-10-PCS tables or codes, or build the default books."
            raise CoderDeskError("There is no ICD-10-PCS book to build from.", hint)
        self._edition, self._in_force = edition, found.covers
        self._book: Book = books.library.book(edition)
        self._lists, self._day = books.library.lists, day
        self._tables: dict[str, PcsTable | None] = {}
        self._heads: dict[str, Axis | None] = {}
        self._meanings: dict[tuple[str, int], dict[str, str]] = {}

    def draft(self, prefix: str) -> PcsDraft:
        """The code as far as it stands; characters that are not legal are dropped from the end.

        About 2 ms; up to 50 ms when a large table is opened whose labels are not installed.
        """
        plain = bare(prefix)[:LENGTH]
        while plain and not self._legal(plain):
            plain = plain[:-1]
        table = self._table(plain)
        axes = tuple(self._axis(position, plain, table) for position in range(1, LENGTH + 1))
        title = table.codes.get(plain, "") if table else ""
        left = table.beginning(plain) if table else 0
        official = table is None or table.official
        return PcsDraft(plain, axes, self._edition, self._in_force, official, title, left)

    def _legal(self, prefix: str) -> bool:
        if len(prefix) <= TABLE:
            axis = self._head(prefix[:-1])
            return axis is not None and any(value.char == prefix[-1] for value in axis.values)
        table = self._table(prefix)
        return table is not None and table.beginning(prefix) > 0

    def _axis(self, position: int, prefix: str, table: PcsTable | None) -> PcsAxis:
        before = prefix[: position - 1]
        axis = None
        if position <= TABLE and len(before) == position - 1:
            axis = self._head(before)
        elif position > TABLE and table is not None:
            axis = table.axis(position, before)
        chosen = prefix[position - 1] if position <= len(prefix) else ""
        if axis is None:
            return PcsAxis(position, axis_title(prefix[:1], position), chosen=chosen)
        means = self._means(prefix[:1], position)
        values = [
            PcsValue(value.char, value.label, means.get(value.label, "")) for value in axis.values
        ]
        if position == OPERATION and table is not None and table.definition:
            values = [
                PcsValue(value.char, value.label, value.means or table.definition)
                if value.char == chosen
                else value
                for value in values
            ]
        return PcsAxis(position, axis.title, tuple(values), chosen)

    def _table(self, prefix: str) -> PcsTable | None:
        name = prefix[:TABLE]
        if name not in self._tables:
            self._tables[name] = pcs_table(self._book, name) if len(name) == TABLE else None
        return self._tables[name]

    def _head(self, before: str) -> Axis | None:
        if before not in self._heads:
            self._heads[before] = first_axis(self._book, before)
        return self._heads[before]

    def _means(self, section: str, position: int) -> dict[str, str]:
        """The definitions of values by their titles, where the definitions are imported."""
        key = (section, position)
        if key not in self._meanings:
            one = self._lists.nearest(DEFINITIONS, self._day)
            query = "SELECT title, definition FROM term WHERE section=? AND position=?"
            rows = self._lists.ask(one, query, *key) if one else []
            self._meanings[key] = {str(title): str(definition) for title, definition in rows}
        return self._meanings[key]
