"""The real tabular list, read once, and a way to check an encounter against it."""

from collections.abc import Callable

import pytest

from coderdesk.domain.code import EditionInForce
from coderdesk.domain.edit import Edit
from coderdesk.domain.encounter import Encounter
from coderdesk.edits.check import check
from coderdesk.edits.names import names_needed
from tests.edits.whole_book import EDITION, PCS_EDITION, WholeBook

Checker = Callable[[Encounter], tuple[Edit, ...]]


@pytest.fixture(scope="session")
def book() -> WholeBook:
    """Every code of the packaged tabular list."""
    return WholeBook()


@pytest.fixture(scope="session")
def check_it(book: WholeBook) -> Checker:
    """Checks an encounter against the packaged tabular list."""

    def checked(encounter: Encounter) -> tuple[Edit, ...]:
        day = encounter.day
        editions = {
            edition.system: EditionInForce(edition, day is None or edition.covers(day))
            for edition in (EDITION, PCS_EDITION)
        }
        return check(encounter, book.codes(names_needed(encounter)), editions)

    return checked
