"""An add-on code stands under the service it adds to."""

import pytest

from coderdesk.domain.encounter import Encounter, Service
from coderdesk.edits.addon_place import place_under_base
from coderdesk.edits.claim_tables import NO_TABLES, ClaimTables


def at(code: str, *held: str, tables: ClaimTables = NO_TABLES) -> int:
    lines = tuple(Service(one, id=number) for number, one in enumerate(held, 1))
    return place_under_base(Encounter(services=lines), code, tables)


@pytest.mark.parametrize(
    ("code", "held", "place"),
    [
        ("99292", ("99291", "71046"), 2),
        ("99292", ("71046", "99291"), 0),
        ("99292", ("71046",), 0),
        ("71046", ("99291", "93010"), 0),
        ("90472", ("90471", "90472", "71046"), 3),
        ("G2211", ("99213", "93000"), 2),
    ],
)
def test_it_goes_under_its_base_after_others_of_it(
    code: str, held: tuple[str, ...], place: int
) -> None:
    assert at(code, *held) == place


def test_the_imported_table_takes_the_place_of_the_shipped_one() -> None:
    tables = ClaimTables(addons={"X0002": frozenset({"X0001"})})
    assert at("X0002", "X0001", "71046", tables=tables) == 2
    assert at("99292", "99291", "71046", tables=tables) == 0
