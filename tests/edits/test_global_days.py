"""Global days and fee-schedule indicators, on a small invented schedule."""

from datetime import date

from coderdesk.domain.change_mends import ApplyMend
from coderdesk.domain.edit import Edit, MendKind, Severity
from coderdesk.domain.encounter import Diagnosis, Encounter, Service, Setting
from coderdesk.edits.check import check
from coderdesk.edits.claim_tables import ClaimTables, Fee, Indicator, Pair

TABLES = ClaimTables(
    fees={
        "10001": Fee("010", "0", "0", "1"),
        "10090": Fee("090", "0", "1", "2"),
        "70001": Fee("XXX", "1", "3", "9"),
        "99213": Fee("XXX", "0", "0", "0"),
    },
    edition="2026 Q3",
)


def line(code: str, *modifiers: str, day: int = 1, provider: str = "") -> Service:
    return Service(code, modifiers, 1, (1,), date(2026, 8, day), provider=provider)


def found(*lines: Service, rule: str = "global-days") -> list[Edit]:
    claim = Encounter(
        setting=Setting.PROFESSIONAL,
        service_date=date(2026, 8, 1),
        diagnoses=(Diagnosis("I10", "", 1),),
        services=lines,
    )
    return [edit for edit in check(claim, {}, {}, TABLES) if edit.rule == rule]


def test_a_visit_on_the_day_of_a_minor_procedure_asks_for_25() -> None:
    [edit] = found(line("99213"), line("10001"))
    assert edit.severity is Severity.WARNING
    assert edit.mends[0].value == "25"
    assert not found(line("99213", "25"), line("10001"))


def test_a_visit_on_the_day_of_or_before_a_major_procedure_asks_for_57() -> None:
    [edit] = found(line("99213", day=2), line("10090", day=3))
    assert edit.mends[0].value == "57"
    assert not found(line("99213", "57", day=2), line("10090", day=3))
    assert not found(line("99213", day=1), line("10090", day=3))


def test_a_visit_within_the_days_asks_for_24_and_after_them_for_nothing() -> None:
    [edit] = found(line("10001", day=1), line("99213", day=8))
    assert edit.mends[0].value == "24"
    assert not found(line("10001", day=1), line("99213", "24", day=8))
    assert not found(line("10001", day=1), line("99213", day=12))


def test_a_second_procedure_within_the_days_asks_for_58_78_or_79() -> None:
    [edit] = found(line("10090", day=1), line("10001", day=8))
    assert [mend.value for mend in edit.mends[:3]] == ["58", "78", "79"]
    assert not found(line("10090", day=1), line("10001", "79", day=8))


def test_another_provider_and_another_setting_have_no_global_days() -> None:
    assert not found(line("99213", provider="A"), line("10001", provider="B"))


def test_parts_sides_and_assistants_follow_the_schedule() -> None:
    for code, modifier in (("10001", "26"), ("10001", "50"), ("10001", "80")):
        assert found(line(code, modifier), rule="modifier-invalid")
    for code, modifier in (("70001", "26"), ("10090", "50"), ("10090", "80")):
        assert not found(line(code, modifier), rule="modifier-invalid")


def test_a_pair_offers_the_modifier_that_fits_and_59_last() -> None:
    tables = ClaimTables(pairs={("10001", "10002"): (Pair(Indicator.WITH_MODIFIER, date(2020, 1, 1)),)})
    claim = Encounter(
        setting=Setting.PROFESSIONAL,
        service_date=date(2026, 8, 1),
        services=(line("10001"), Service("10002", (), 1)),
    )
    [edit] = (edit for edit in check(claim, {}, {}, tables) if edit.rule == "ncci-ptp")
    offered = [mend.value for mend in edit.mends if mend.kind is MendKind.MODIFIER]
    assert offered[-1] == "59"
    assert offered[0] == "RT"
    after = ApplyMend(edit, 0).apply(claim)
    assert after.services[1].modifiers == ("RT",)


def test_a_code_that_the_schedule_calls_an_add_on_needs_company() -> None:
    tables = ClaimTables(fees={"10002": Fee("ZZZ"), "10001": Fee("010")})
    claim = Encounter(setting=Setting.PROFESSIONAL, services=(line("10002"),))
    alone = [edit.rule for edit in check(claim, {}, {}, tables)]
    beside = check(claim.with_(services=(line("10002"), line("10001"))), {}, {}, tables)
    assert "addon-without-base" in alone
    assert "addon-without-base" not in [edit.rule for edit in beside]
