"""When an edition is in force."""

from datetime import date

import pytest

from coderdesk.codebook.importers.dates import day_of, fiscal_of, named, named_quarter, quarter_of


@pytest.mark.parametrize(
    ("name", "edition", "effective", "expires"),
    [
        ("icd10cm_order_2027.txt", "FY2027", date(2026, 10, 1), date(2027, 9, 30)),
        ("icd10c-tabular-April-1-2026.xml", "FY2026 April", date(2026, 4, 1), date(2026, 9, 30)),
        ("icd10cm-order-Jan-2021.txt", "FY2021 January", date(2021, 1, 1), date(2021, 9, 30)),
        ("ICD10CM_FY2025_tabular.xml", "FY2025", date(2024, 10, 1), date(2025, 9, 30)),
        ("tabular_October_2025.xml", "FY2026", date(2025, 10, 1), date(2026, 9, 30)),
    ],
)
def test_names_tell_the_edition(name: str, edition: str, effective: date, expires: date):
    span = named(name)
    assert span
    assert (span.name, span.effective, span.expires) == (edition, effective, expires)


@pytest.mark.parametrize("name", ["codes.txt", "v32.txt", "19991231.txt", "120260.txt"])
def test_other_names_tell_nothing(name: str):
    assert named(name) is None
    assert named_quarter(name) is None


def test_a_day_tells_its_edition():
    assert fiscal_of(date(2026, 10, 1)).name == "FY2027"
    assert fiscal_of(date(2026, 4, 1)).name == "FY2026 April"
    assert quarter_of(date(2025, 11, 30)).expires == date(2025, 12, 31)


def test_quarters_are_named_by_month_or_number():
    assert named_quarter("HCPC2025_OCT_ANWEB.xlsx") == quarter_of(date(2025, 10, 1))
    assert named_quarter("HCPC2020_07-quarter_ANWEB.xlsx") == quarter_of(date(2020, 7, 1))


@pytest.mark.parametrize("text", ["", "2025", "20251301", "2025010a", "00000000"])
def test_what_is_no_date_is_none(text: str):
    assert day_of(text) is None
