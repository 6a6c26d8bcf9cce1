"""The codebooks of a home: built at need, looked up by day, searched."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from coderdesk.codebook.book import Book
from coderdesk.codebook.build import ensure_default
from coderdesk.codebook.build_index import unfit_shelves
from coderdesk.codebook.library import Library
from coderdesk.codebook.ncci import claim_tables
from coderdesk.codebook.search import Searcher
from coderdesk.codebook.search_learned import Picks
from coderdesk.domain.code import Answer, Code, Edition, EditionInForce, System
from coderdesk.domain.encounter import Encounter
from coderdesk.edits.claim_tables import ClaimTables
from coderdesk.edits.names import names_needed
from coderdesk.errors import CoderDeskError

Step = Callable[[int, int], None]


def _no_step(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What a coder taught the search: codes picked for words, own words and what they stand for."""

    picks: Picks = field(default_factory=Picks)
    own: Mapping[str, str] = field(default_factory=dict)


NOTHING_TAUGHT = Taught()


@dataclass(frozen=True, slots=True)
class Question:
    """What a search asks: the words, the systems to look in (none: all), the day and the limit.

    ``taught`` is what this coder taught the search.
    """

    words: str
    systems: tuple[System, ...] = ()
    day: date | None = None
    limit: int = 50
    billable_only: bool = False
    taught: Taught = NOTHING_TAUGHT


class Codebooks:
    """Everything a trip asks of the codebooks; safe to call from any thread."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "books"
        self.library = Library(self.folder)
        self._searcher = Searcher(self.library)

    @property
    def built(self) -> bool:
        """Whether any book is there."""
        return bool(self.library.editions())

    @property
    def ready(self) -> bool:
        """Whether every book can be searched at once; else `ensure` compiles what has changed."""
        return not unfit_shelves(self.folder)

    def ensure(self, step: Step = _no_step) -> tuple[Edition, ...]:
        """Build the default books where they are missing, outdated or damaged."""
        editions = ensure_default(self.folder, step)
        self.refresh()
        return editions

    def refresh(self) -> None:
        """Take notice of books that came or went."""
        self.library.refresh()
        self._searcher.refresh()

    def forget(self) -> None:
        """Forget what was searched for, as at the lock."""
        self._searcher.forget()

    def warm(self) -> None:
        """Load what the first keystroke needs."""
        self._searcher.warm()

    def find(self, question: Question) -> Answer:
        """Codes for a coder's words, best first, from the editions in force on the day."""
        return self._searcher.find(
            question.words,
            systems=question.systems,
            day=question.day,
            limit=question.limit,
            billable_only=question.billable_only,
            picks=question.taught.picks,
            own=question.taught.own,
        )

    def in_force(self, day: date | None) -> Mapping[System, EditionInForce]:
        """For each system with a book: the edition of the day, or the nearest one."""
        systems = dict.fromkeys(edition.system for edition in self.library.editions())
        return {system: EditionInForce(*self.library.in_force(system, day)) for system in systems}

    def codes(self, encounter: Encounter) -> Mapping[str, Code]:
        """What the books of the day know of its codes, and of those they stand under.

        A code that the day's edition lacks comes from another edition, where one has it: then it is
        known, and not valid on the day.
        """
        found = self.library.codes(names_needed(encounter), encounter.day)
        for system, name in encounter.names:
            if name not in found and (code := self._elsewhere(system, name)) is not None:
                found[name] = code
        return found

    def _elsewhere(self, system: System | None, name: str) -> Code | None:
        """A code in any edition, the newest first."""
        for edition in self.library.editions():
            if system in (None, edition.system):
                code = self.library.book(edition).code(name)
                if code is not None:
                    return code
        return None

    def claim_tables(self, encounter: Encounter) -> ClaimTables:
        """What the imported NCCI, MUE and add-on tables of the day say of the service lines."""
        if not encounter.services:
            return ClaimTables()
        codes = [line.code for line in encounter.services]
        return claim_tables(self.library.lists, codes, encounter.setting, encounter.day)

    def code(self, name: str, system: System | None, day: date | None) -> Code:
        """One code with its notes; raises CoderDeskError when no book in force has it."""
        for one in (system,) if system else tuple(System):
            found = self.library.codes([(one, name)], day).get(name)
            if found is not None:
                return found
        where = f"the {system} book" if system else "any book here"
        hint = "Check the spelling, or search for it by words."
        raise CoderDeskError(f"“{name.strip()[:40]}” is not a code of {where}.", hint=hint)

    def book(self, system: System, day: date | None) -> Book | None:
        """The book of a system in force on a day, or the nearest one."""
        edition, _covers = self.library.in_force(system, day)
        return self.library.book(edition) if edition else None
