"""Which days the pace is of."""

import datetime as dt

import pytest

from coderdesk.domain.pace import Span


@pytest.mark.parametrize(
    ("day", "week", "month"),
    [(dt.date(2026, 11, 23), 1, 23), (dt.date(2026, 11, 29), 7, 29), (dt.date(2026, 12, 1), 2, 1)],
)
def test_the_week_begins_on_monday_and_the_month_on_its_first(day, week, month):
    assert [span.days(day) for span in Span] == [1, week, month, 30, 30]
