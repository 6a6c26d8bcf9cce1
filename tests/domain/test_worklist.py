"""Kind, hold and priority of an encounter, and what is typed into the worklist's filter."""

import datetime as dt

import pytest

from coderdesk.domain.encounter import Encounter, Procedure, Service, Setting
from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import (
    NORMS,
    OPEN,
    VIEWS,
    BillHold,
    Urgency,
    WorkFilter,
    WorkKind,
    day_out,
    kind_of,
    priority,
)
from coderdesk.domain.worklist_words import narrowed, understood

TODAY = dt.date(2026, 11, 23)


def urgency(left: int | None, **more: object) -> Urgency:
    due = TODAY + dt.timedelta(left) if left is not None else None
    fields: dict[str, object] = {
        "status": WorkStatus.WAITING,
        "kind": WorkKind.INPATIENT,
        "weight": 1.0,
        "due": due,
    }
    return Urgency(**(fields | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("encounter", "kind"),
    [
        (Encounter(), WorkKind.INPATIENT),
        (Encounter(setting=Setting.PROFESSIONAL), WorkKind.PROFESSIONAL),
        (Encounter(setting=Setting.OUTPATIENT), WorkKind.DIAGNOSTIC),
        (Encounter(setting=Setting.OUTPATIENT, place="23"), WorkKind.EMERGENCY),
        (Encounter(setting=Setting.OUTPATIENT, admission_type="1"), WorkKind.EMERGENCY),
        (
            Encounter(setting=Setting.OUTPATIENT, services=(Service("G0378"),)),
            WorkKind.OBSERVATION,
        ),
        (Encounter(setting=Setting.OUTPATIENT, services=(Service("45378"),)), WorkKind.SURGERY),
        (Encounter(setting=Setting.OUTPATIENT, services=(Service("71046"),)), WorkKind.DIAGNOSTIC),
        (Encounter(setting=Setting.OUTPATIENT, procedures=(Procedure("0DB"),)), WorkKind.SURGERY),
    ],
)
def test_the_kind_of_work_is_told_by_setting_place_and_services(encounter, kind):
    assert kind_of(encounter) is kind


def test_the_hold_runs_from_discharge_or_service():
    one, two = dt.date(2026, 11, 1), dt.date(2026, 11, 2)
    assert day_out(Setting.INPATIENT, None, two) is None
    assert day_out(Setting.INPATIENT, one, two) == one
    assert day_out(Setting.OUTPATIENT, one, two) == two
    assert day_out(Setting.PROFESSIONAL, one, None) == one


def test_a_priority_names_its_parts_and_they_make_the_total():
    of = urgency(-1, late=2, hold=BillHold("Medicaid", 5, 5))
    found = priority(of, TODAY)
    assert [(part.what, part.points) for part in found.parts] == [
        ("1 day over the hold of 5", 45),
        ("2 late documents", 15),
        ("Inpatient, weight 1", 10),
        ("Medicaid: your rule", 5),
    ]
    assert found.total == 75


def test_the_nearer_the_bill_the_more_urgent():
    totals = [priority(urgency(left), TODAY).total for left in range(9, -30, -1)]
    assert totals == sorted(totals)
    assert priority(urgency(None), TODAY).total == priority(urgency(9), TODAY).total


def test_what_waits_for_others_stands_behind_and_what_came_back_before():
    plain = priority(urgency(2), TODAY).total
    away = priority(urgency(2, status=WorkStatus.HOLD, until=TODAY + dt.timedelta(1)), TODAY)
    asked = priority(urgency(2, status=WorkStatus.QUERY), TODAY)
    back = priority(urgency(2, status=WorkStatus.HOLD, until=TODAY), TODAY)
    assert away.total < plain < back.total
    assert asked.total < plain
    assert "On hold until 11/24" in {part.what for part in away.parts}


@pytest.mark.parametrize("status", [WorkStatus.DONE, WorkStatus.AUDIT])
def test_what_is_final_is_not_urgent(status):
    assert priority(urgency(-9, status=status, late=3), TODAY).parts == ()


def test_every_kind_has_a_norm_with_its_source():
    assert {norm.kind for norm in NORMS} == set(WorkKind)
    assert all(norm.source and norm.per_hour > 0 for norm in NORMS)


def test_words_of_the_filter_mean_what_they_say():
    found = understood("ED due today rosa")
    assert found == WorkFilter(statuses=OPEN, kinds=(WorkKind.EMERGENCY,), due_in=0, words="rosa")
    assert understood("on hold").statuses == (WorkStatus.HOLD,)
    assert understood('"ed"').words == "ed"
    assert understood("medicare A1001").words == "medicare a1001"
    assert understood("") == WorkFilter()


def test_a_view_and_the_words_typed_narrow_one_another():
    found = narrowed(VIEWS[0].filter, understood("on hold"))
    assert found.statuses == (WorkStatus.HOLD,)
    assert narrowed(VIEWS[2].filter, understood("smith")).words == "smith"
