import datetime as dt
from dataclasses import replace

import pytest

from coderdesk.report.veil import day_number, veil_of
from tests.report.cases import stay


@pytest.fixture
def veil():
    return veil_of(stay())


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Ms. Example is a 68-year-old woman", "Ms. [name] is a 68-year-old woman"),
        ("EXAMPLE, ROSA was seen by Dr. Okafor", "[name], [name] was seen by Dr. [name]"),
        ("at Lakemont last night", "at [place] last night"),
        ("MRN 004417, account A1001", "MRN [number], account [number]"),
        ("MRN: 55512", "MRN: [number]"),
        ("call 555-123-4567 or (555) 123-4567", "call [number] or [number]"),
        ("SSN 123-45-6789", "SSN [number]"),
        ("rosa@home.example", "[number]"),
        ("film of 09/12/2026", "film of [day 1]"),
        ("film of 9/14", "film of [day 3]"),
        ("film of 2026-09-18", "film of [day 7]"),
        ("seen September 13, 2026 and Sept 14", "seen [day 2] and [day 3]"),
        ("seen 13 September 2026", "seen [day 2]"),
        ("since 09/09", "since [3 days before]"),
        ("biopsy 03/14/2019", "biopsy [date]"),
        ("surgery in March 2019", "surgery in [date]"),
        ("quit 2011", "quit 2011"),
        ("BP 148/92, EF 60 %", "BP 148/92, EF 60 %"),
        ("scale 3/10 on 9/15", "scale 3/10 on [day 4]"),
        ("strength 4/5, pain 10/10", "strength 4/5, pain 10/10"),
        ("a 93-year-old man", "a over 89-year-old man"),
        ("potassium fell to 2.9", "potassium fell to 2.9"),
        ("5A09357 and S52.502D", "5A09357 and S52.502D"),
    ],
)
def test_the_person_goes_and_the_medicine_stays(veil, said, kept):
    assert veil(said) == kept


def test_days_are_counted_from_the_first_of_the_stay():
    start = dt.date(2026, 9, 12)
    days = [dt.date(2026, 9, 10), dt.date(2026, 9, 11), start, dt.date(2026, 9, 16)]
    assert [day_number(day, start) for day in days] == [
        "2 days before",
        "the day before",
        "day 1",
        "day 5",
    ]


def test_without_any_date_of_the_stay_dates_are_only_struck():
    veil = veil_of(replace(stay(), admit_date=None, discharge_date=None))
    assert veil("on 09/12/2026 and 9/14") == "on [date] and [date]"


def test_an_impossible_date_is_struck_as_well(veil):
    assert veil("on 02/31/2026") == "on [date]"


def test_titles_and_initials_are_nobodys_name(veil):
    assert veil("MD at the general hospital, S. left") == "MD at the general hospital, S. left"
