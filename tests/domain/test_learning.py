"""Notebook entries come up where they belong; cycles of certificates are counted by their days."""

import datetime as dt

from coderdesk.domain.learning import Certificate, Credit, Entry, standing

CCS = Certificate("CCS", "AHIMA", dt.date(2025, 1, 1), dt.date(2026, 12, 31), 20.0, 1)


def test_an_entry_comes_up_on_its_code_below_its_header_and_at_its_words():
    entry = Entry("Ask for the stage.", codes=("N18",), terms=("kidney disease",))
    assert entry.comes_up("N18.32")
    assert entry.comes_up("n1832")
    assert entry.comes_up("", "chronic kidney disease 3b")
    assert not entry.comes_up("N17.9")
    assert not entry.comes_up("", "liver")
    assert not Entry("A thought.").comes_up("N18.32", "anything")


def test_an_entry_is_found_by_any_of_its_words():
    entry = Entry("Ask for the stage.", codes=("N18",))
    assert entry.answers("stage n18")
    assert not entry.answers("stage n17")


def test_only_credits_of_the_cycle_and_of_the_certificate_count():
    log = (
        Credit("Guidelines", dt.date(2026, 2, 1), 6.5, (1,)),
        Credit("Anatomy", dt.date(2026, 3, 1), 4.0, (2,)),
        Credit("Last cycle", dt.date(2024, 12, 31), 9.0, (1,)),
    )
    found = standing(CCS, log, dt.date(2026, 6, 1))
    assert (found.earned, found.lacking, found.warning) == (6.5, 13.5, "")


def test_a_cycle_that_ends_soon_and_lacks_units_is_warned_of():
    assert standing(CCS, (), dt.date(2026, 12, 1)).warning == "20 units short, and 30 days left."
    assert standing(CCS, (), dt.date(2027, 1, 2)).warning == (
        "The cycle ended 2 days ago with 20 units short."
    )
    full = (Credit("All of it", dt.date(2026, 2, 1), 20, (1,)),)
    assert standing(CCS, full, dt.date(2026, 12, 1)).warning == ""
