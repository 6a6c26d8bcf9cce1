"""The pace over time: days fall into stretches without a gap, each with its own figures."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.domain.pace import PaceRow, PaceTask
from coderdesk.domain.pace_trend import Stretch, over_time, stretches
from coderdesk.domain.worklist import NORMS, WorkKind

MONDAY = dt.date(2026, 11, 23)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 3659))
def test_every_day_is_in_one_stretch(since, days):
    until = since + dt.timedelta(days)
    cut = stretches(since, until)
    assert (cut[0][0], cut[-1][1]) == (since, until)
    assert all(begins <= ends for begins, ends in cut)
    assert all(after[0] - before[1] == dt.timedelta(1) for before, after in pairwise(cut))
    assert len(cut) <= 25


def test_weeks_begin_on_monday_and_months_on_their_first():
    weeks = stretches(MONDAY - dt.timedelta(29), MONDAY)
    assert [begins.weekday() for begins, _ends in weeks[1:]] == [0] * (len(weeks) - 1)
    months = stretches(dt.date(2026, 1, 15), MONDAY)
    assert months[0] == (dt.date(2026, 1, 15), dt.date(2026, 1, 31))
    assert months[-1] == (dt.date(2026, 11, 1), MONDAY)
    assert stretches(dt.date(2024, 3, 1), MONDAY)[0][1] == dt.date(2024, 12, 31)


def row(day, *, done=True, minutes=20):
    return PaceRow(day, WorkKind.INPATIENT, "A1", 1.0, done, ((PaceTask.CODING, 60.0 * minutes),))


def test_a_stay_in_the_time_of_its_norm_is_the_whole_norm():
    days = stretches(MONDAY - dt.timedelta(1), MONDAY)
    before, after = over_time([row(MONDAY), row(MONDAY, done=False)], NORMS, days, (None, 0.96))
    assert before == Stretch(*days[0])
    assert before.of_norm is None
    assert (after.done, after.accuracy) == (1, 0.96)
    assert after.of_norm == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("ends", "said"),
    [(MONDAY, "11/23"), (MONDAY + dt.timedelta(6), "from 11/23"),
     (dt.date(2026, 12, 22), "11/2026"), (dt.date(2027, 11, 22), "2026")],
)  # fmt: skip
def test_a_stretch_is_said_by_its_days(ends, said):
    assert Stretch(MONDAY, ends).shown == said
