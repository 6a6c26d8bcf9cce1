"""NCCI pairs and units, on small invented tables."""

from datetime import date

import pytest

from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.encounter import Diagnosis, Encounter, Service, Setting
from coderdesk.edits.check import check
from coderdesk.edits.claim_tables import ClaimTables, Indicator, Mue, Pair
from coderdesk.edits.why_not import why_not

DAY = date(2026, 5, 1)
TABLES = ClaimTables(
    pairs={
        ("10001", "10002"): (Pair(Indicator.NEVER, date(2020, 1, 1)),),
        ("10001", "10003"): (
            Pair(Indicator.WITH_MODIFIER, date(2020, 1, 1), None, "Part of the procedure"),
        ),
        ("10001", "10004"): (Pair(Indicator.WITH_MODIFIER, date(2020, 1, 1), date(2025, 12, 31)),),
        ("10001", "10005"): (Pair(Indicator.DELETED, date(2022, 1, 1), date(2022, 1, 1)),),
        ("10001", "10006"): (Pair(Indicator.NEVER, date(2026, 7, 1)),),
    },
    mues={"20001": Mue(2, 1), "20002": Mue(1, 2), "20003": Mue(3, 3)},
    addons={"30002": frozenset({"30001"}), "30003": frozenset()},
    edition="2026 Q2",
)


def claim(*lines: Service, setting: Setting = Setting.PROFESSIONAL) -> Encounter:
    return Encounter(
        setting=setting, service_date=DAY, diagnoses=(Diagnosis("I10", "", 1),), services=lines
    )


def line(code: str, *modifiers: str, units: int = 1, day: date = DAY) -> Service:
    return Service(code, modifiers, units, (1,), day)


def found(rule: str, encounter: Encounter) -> list[Edit]:
    return [edit for edit in check(encounter, {}, {}, TABLES) if edit.rule == rule]


@pytest.mark.parametrize("setting", [Setting.PROFESSIONAL, Setting.OUTPATIENT])
def test_a_pair_that_never_goes_together_is_an_error(setting: Setting) -> None:
    [edit] = found("ncci-ptp", claim(line("10001"), line("10002", "59"), setting=setting))
    assert edit.severity is Severity.ERROR
    assert edit.codes == ("10001", "10002")
    assert edit.lines == (2, 1)
    assert "2026 Q2" in edit.source


def test_the_order_of_the_lines_does_not_matter() -> None:
    [edit] = found("ncci-ptp", claim(line("10002"), line("10001")))
    assert edit.codes == ("10001", "10002")


def test_a_pair_with_indicator_1_stands_with_a_modifier_on_either_line() -> None:
    [edit] = found("ncci-ptp", claim(line("10001"), line("10003")))
    assert edit.severity is Severity.WARNING
    assert edit.quote == "Part of the procedure"
    for modifier in ("XS", "59", "RT", "F5"):
        assert not found("ncci-ptp", claim(line("10001"), line("10003", modifier)))
        assert not found("ncci-ptp", claim(line("10001", modifier), line("10003")))
    assert found("ncci-ptp", claim(line("10001"), line("10003", "22")))


@pytest.mark.parametrize("code", ["10004", "10005", "10006", "10007"])
def test_pairs_that_ended_were_deleted_or_have_not_begun_raise_nothing(code: str) -> None:
    assert not found("ncci-ptp", claim(line("10001"), line(code)))


def test_services_of_two_days_and_of_a_stay_are_no_pair() -> None:
    assert not found("ncci-ptp", claim(line("10001"), line("10002", day=date(2026, 5, 2))))
    assert not found("ncci-ptp", claim(line("10001"), line("10002"), setting=Setting.INPATIENT))


def test_units_per_line_count_each_line_alone() -> None:
    assert not found("mue-units", claim(line("20001", units=2), line("20001", "76", units=2)))
    [edit] = found("mue-units", claim(line("20001", units=3)))
    assert edit.severity is Severity.WARNING


def test_units_per_day_are_summed_over_the_lines_of_the_day() -> None:
    [edit] = found("mue-units", claim(line("20002"), line("20002", "76")))
    assert edit.severity is Severity.ERROR
    assert edit.lines == (1, 2)
    assert not found("mue-units", claim(line("20002"), line("20002", day=date(2026, 5, 2))))


def test_clinical_units_may_be_appealed() -> None:
    [edit] = found("mue-units", claim(line("20003", units=2), line("20003", "76", units=2)))
    assert edit.severity is Severity.WARNING
    assert "appealed" in edit.exception


def test_an_imported_add_on_file_replaces_the_table_that_ships() -> None:
    assert found("addon-without-base", claim(line("30002")))
    assert not found("addon-without-base", claim(line("30002"), line("30001")))
    assert not found("addon-without-base", claim(line("30003")))  # the contractor names the codes
    assert not found("addon-without-base", claim(line("99292")))


def test_without_tables_nothing_is_raised() -> None:
    rules = {
        edit.rule for edit in check(claim(line("10001"), line("10002"), line("20002", units=9)), {}, {})
    }
    assert not rules & {"ncci-ptp", "mue-units"}


def test_why_not_tells_of_a_pair_before_the_code_is_assigned() -> None:
    now = claim(line("10001"))
    tried = claim(line("10001"), line("10002"))
    assert "ncci-ptp" in {edit.rule for edit in why_not(now, tried, {}, {}, TABLES)}
