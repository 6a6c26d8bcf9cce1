"""The level of a visit: two of three, or time, by the rules of its day."""

from datetime import date

import pytest

from coderdesk.domain.visit_level import Choice, Family, Visit, level_of
from coderdesk.edits.visit_tables import visit_tables

TODAY = date(2026, 5, 1)


def family(key: str, day: date = TODAY) -> Family:
    [found] = [one for one in visit_tables().on(day) if one.key == key]
    return found


def of(level: int) -> Choice:
    return Choice(level, "what the note says")


@pytest.mark.parametrize(
    ("key", "minutes", "code"),
    [
        ("office-new", 14, ""),
        ("office-new", 15, "99202"),
        ("office-new", 60, "99205"),
        ("office-known", 29, "99213"),
        ("office-known", 30, "99214"),
        ("hospital-first", 39, ""),
        ("hospital-first", 40, "99221"),
        ("hospital-first", 75, "99223"),
        ("hospital-next", 35, "99232"),
        ("hospital-one-day", 85, "99236"),
        ("emergency", 500, ""),
        ("nursing-first", 49, "99305"),
        ("nursing-next", 20, "99308"),
        ("home-new", 60, "99344"),
    ],
)
def test_minutes_are_met_or_exceeded(key: str, minutes: int, code: str) -> None:
    assert level_of(Visit(family(key), minutes=minutes)).code == code


def test_the_minutes_of_the_nursing_facility_changed_in_2024() -> None:
    before = family("nursing-first", date(2023, 6, 1))
    assert level_of(Visit(before, minutes=45)).code == "99306"
    assert level_of(Visit(family("nursing-first"), minutes=45)).code == "99305"


@pytest.mark.parametrize(
    ("problem", "tests", "risk", "code"),
    [
        (3, 0, 3, "99214"),
        (3, 0, 2, "99213"),
        (3, 0, 1, "99212"),
        (4, 3, 3, "99214"),
        (4, 0, 4, "99215"),
        (2, 2, 1, "99213"),
        (1, 0, 1, "99212"),
    ],
)
def test_two_of_three_decide(problem: int, tests: int, risk: int, code: str) -> None:
    visit = Visit(family("office-known"), of(problem), tests, risk=of(risk))
    assert level_of(visit).code == code


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ({}, 1),
        ({"tests": 1}, 1),
        ({"tests": 2}, 2),
        ({"historian": True}, 2),
        ({"tests": 3}, 3),
        ({"tests": 2, "historian": True}, 3),
        ({"read_it": True}, 3),
        ({"discussed": True}, 3),
        ({"tests": 3, "discussed": True}, 4),
        ({"read_it": True, "discussed": True}, 4),
        ({"historian": True, "read_it": True}, 3),
    ],
)
def test_data_counts_by_categories(told: dict[str, int], level: int) -> None:
    assert level_of(Visit(family("office-known"), **told)).data == level  # type: ignore[arg-type]


def test_the_higher_of_both_ways_is_told_with_its_reason() -> None:
    by_time = level_of(Visit(family("office-known"), of(2), 0, risk=of(2), minutes=40))
    assert by_time.reasoning == "99215 by total time: 40 minutes on the day, 40 needed."
    by_mdm = level_of(Visit(family("office-known"), of(3), 3, risk=of(3), minutes=20))
    assert by_mdm.code == "99214"
    assert "two of three moderate" in by_mdm.reasoning


def test_before_2021_the_helper_knows_nothing_and_before_2023_only_the_office() -> None:
    assert visit_tables().on(date(2020, 12, 31)) == ()
    keys = {one.key for one in visit_tables().on(date(2022, 5, 1))}
    assert keys == {"office-new", "office-known"}
