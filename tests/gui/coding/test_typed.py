"""What a coder types into the fields of the visit."""

import datetime as dt

import pytest

from coderdesk.domain.claim_codes import ADMISSION_TYPES, DISPOSITIONS, PLACES
from coderdesk.gui.coding.typed import (
    Unreadable,
    age_in_years,
    read_date,
    read_number,
    read_sex,
    short_date,
    shown_age,
    shown_date,
    shown_stay,
)

DAY = dt.date(2026, 9, 12)


@pytest.mark.parametrize(
    "text",
    [
        "09/12/2026",
        "9/12/26",
        "9-12-2026",
        "09.12.26",
        "09122026",
        "091226",
        " 9 12 2026 ",
        "2026-09-12",
    ],
)
def test_a_date_is_read_in_every_usual_shape(text: str):
    assert read_date(text) == DAY


def test_a_date_without_a_year_takes_the_year_near_it():
    assert read_date("9/12", dt.date(2024, 1, 1)) == dt.date(2024, 9, 12)


def test_a_two_digit_year_far_ahead_is_of_the_last_century():
    assert read_date("02/03/58") == dt.date(1958, 2, 3)


@pytest.mark.parametrize(
    "text", ["13/45/2026", "tomorrow", "9", "9/12/202", "02/30/2026", "1/2/3/4", "0/0/0", "²/1/26", "/"]
)
def test_what_is_no_date_gets_one_sentence(text: str):
    with pytest.raises(Unreadable, match="is no date; write it as MM/DD/YYYY"):
        read_date(text)


def test_an_empty_date_is_none_and_shows_nothing():
    assert read_date("  ") is None
    assert shown_date(None) == short_date(None) == ""


def test_dates_show_as_fields_and_as_tables_do():
    assert (shown_date(DAY), short_date(DAY)) == ("09/12/2026", "09/12")


@pytest.mark.parametrize(
    ("text", "sex"),
    [("f", "F"), ("Female", "F"), ("male", "M"), ("u", "U"), ("not known", "U"), ("", "")],
)
def test_sex_is_read_from_a_letter_or_word(text: str, sex: str):
    assert read_sex(text) == sex


@pytest.mark.parametrize("text", ["q", "fm", "2"])
def test_another_sex_gets_one_sentence(text: str):
    with pytest.raises(Unreadable, match="F, M, X or U"):
        read_sex(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", "01"), ("01 Home", "01"), ("home h", "06"), ("skilled", "03"), ("77", "77"), ("", "")],
)
def test_a_disposition_is_read_from_number_or_name(text: str, number: str):
    assert read_number(text, DISPOSITIONS, "disposition") == number


def test_other_lists_are_read_the_same_way():
    assert read_number("emer", ADMISSION_TYPES, "admission type") == "1"
    assert read_number("office", PLACES, "place of service") == "11"


@pytest.mark.parametrize("text", ["the moon", "123"])
def test_what_no_list_has_gets_one_sentence(text: str):
    with pytest.raises(Unreadable, match="is no disposition; write its number, such as 01"):
        read_number(text, DISPOSITIONS, "disposition")


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ((1958, 2, 3), "68 y"),
        ((1958, 9, 13), "67 y"),
        ((2026, 9, 12), "0 days"),
        ((2026, 9, 11), "1 day"),
        ((2025, 12, 13), "8 months"),
        ((2026, 8, 12), "1 month"),
        ((2027, 1, 1), ""),
    ],
)
def test_the_age_is_told_as_the_trade_tells_it(born: tuple[int, int, int], age: str):
    assert shown_age(dt.date(*born), DAY) == age


def test_an_age_needs_both_days():
    assert shown_age(None, DAY) == shown_age(DAY, None) == ""
    assert age_in_years(dt.date(2000, 2, 29), dt.date(2026, 2, 28)) == 25


@pytest.mark.parametrize(
    ("discharged", "stay"),
    [((2026, 9, 18), "6 days"), ((2026, 9, 13), "1 day"), ((2026, 9, 12), "1 day"), ((2026, 9, 1), "")],
)
def test_the_length_of_a_stay_leaves_out_the_day_of_discharge(
    discharged: tuple[int, int, int], stay: str
):
    assert shown_stay(DAY, dt.date(*discharged)) == stay
