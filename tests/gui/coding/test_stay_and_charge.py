"""The length of stay at every width, and the charge of a service line."""

import datetime as dt

import pytest

from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Part
from coderdesk.domain.encounter import Encounter, Service
from coderdesk.gui.coding.asks import Ask, Asked, read, shown
from coderdesk.gui.coding.rows import Spot
from coderdesk.gui.coding.typed import Unreadable

LINE = Service("99213", id=1)


def test_the_length_of_stay_is_told_at_every_width(pane):
    encounter = Encounter("E1", admit_date=dt.date(2026, 9, 12), discharge_date=dt.date(2026, 9, 16))
    for width in (330, 420, 600):
        pane.resize(width, 900)
        pane.show_state(CodingState(encounter))
        told = [cell.box.label.text() + " " + cell.box.text for cell in pane.visit.cells]
        assert any("4 d" in one for one in told), width


@pytest.mark.parametrize(
    ("typed", "cents"), [("125", 12_500), ("$1,250.5", 125_050), ("0.07", 7), ("0", 0), ("", None)]
)
def test_a_charge_is_read_as_typed_and_shown_again(typed: str, cents: int | None):
    line = Service("99213", id=1, charge=1)
    encounter = Encounter(services=(line,))
    change = read(Ask(Asked.CHARGE, Spot(Part.SERVICES, 1), typed), encounter)
    assert change is not None
    after = change.apply(encounter)
    assert after.services[0].charge == cents
    text = shown(Asked.CHARGE, after, 1)
    assert read(Ask(Asked.CHARGE, Spot(Part.SERVICES, 1), text), after) is None


@pytest.mark.parametrize("typed", ["-5", "1.234", "ten", "1e3", "999999999", "٣"])
def test_what_is_no_amount_is_refused_in_words(typed: str):
    with pytest.raises(Unreadable, match="no amount"):
        read(Ask(Asked.CHARGE, Spot(Part.SERVICES, 1), typed), Encounter(services=(LINE,)))
