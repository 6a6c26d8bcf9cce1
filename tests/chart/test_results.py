"""Results read from the tables of documents."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.chart.results import results_of, series_of
from coderdesk.domain.chart import Document, Media
from coderdesk.domain.result import Result

TEXT = """Basic metabolic panel
Observation\tValue\tUnit\tRange\tFlag
POTASSIUM\t2.9\tmmol/L\t3.5-5.1\tL
SODIUM\t138\tmmol/L\t135-145\tN

Vital signs
Date\tBlood Pressure\tPulse
05/20/2026 7:36pm\t120/80 mm[Hg]\t80 /min
05/21/2026\t150/95 mm[Hg]\t

Name\tDose
Furosemide\t40 mg
"""


def of(text):
    return Document("Labs", "Laboratory report", Media.TEXT, text, ((0, len(text)),), id=7)


def test_a_test_on_each_row_is_read_with_its_flag_and_its_place():
    found = results_of(of(TEXT))
    potassium = found[0]
    assert (potassium.name, potassium.value, potassium.unit) == ("POTASSIUM", "2.9", "mmol/L")
    assert (potassium.mark, potassium.document_id) == ("low", 7)
    assert TEXT[potassium.start : potassium.end].startswith("POTASSIUM")
    assert found[1].mark == ""


def test_a_day_on_each_row_is_read_test_by_test():
    pressures = [one for one in results_of(of(TEXT)) if one.name == "Blood Pressure"]
    assert [one.value for one in pressures] == ["120/80", "150/95"]
    assert pressures[0].date == dt.date(2026, 5, 20)
    assert pressures[0].unit == "mm[Hg]"


def test_other_tables_are_no_results():
    assert not [one for one in results_of(of(TEXT)) if one.name == "Furosemide"]


@pytest.mark.parametrize(
    ("value", "range_", "flag", "mark"),
    [
        ("6.1", "3.5-5.1", "", "high"),
        ("3.0", "3.5 - 5.1", "", "low"),
        ("4.0", "3.5-5.1", "", ""),
        ("9", "< 5", "", "high"),
        ("9", "> 10", "", "low"),
        ("9", "", "HH", "high"),
        ("9", "1-5", "N", ""),
        ("positive", "negative", "A", "abnormal"),
        ("positive", "negative", "", ""),
    ],
)
def test_what_is_abnormal_is_as_flagged_else_as_its_range_says(value, range_, flag, mark):
    assert Result("Test", value, "", range_, flag).mark == mark


def test_values_of_one_test_stand_together_oldest_first():
    day = dt.date(2026, 5, 1)
    some = [Result("Sodium", str(at), "mmol/L", date=day + dt.timedelta(days=at)) for at in (2, 0, 1)]
    (series,) = series_of([*some])
    assert [one.value for one in series.results] == ["0", "1", "2"]
    assert series.last.value == "2"


@given(st.text(alphabet="Observation\tValueDate 1.9-/\n<>", max_size=300))
def test_any_table_is_read_without_an_end(text):
    for one in results_of(of(text)):
        assert 0 <= one.start <= one.end <= len(text)
        assert one.mark in {"", "high", "low", "abnormal"}
