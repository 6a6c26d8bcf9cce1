"""Modifiers offered on a line: what edits ask for first, 59 last, none that is on already."""

from datetime import date

from coderdesk.domain.edit import Edit, Mend, MendKind, Part, Severity
from coderdesk.domain.encounter import Encounter, Service, Setting
from coderdesk.edits.modifier_offers import offers_for

DAY = date(2026, 5, 1)


def claim(*lines: Service) -> Encounter:
    return Encounter(setting=Setting.PROFESSIONAL, service_date=DAY, services=lines)


def names(
    line: Service, *others: Service, titles: tuple[str, ...] = (), edits: tuple[Edit, ...] = ()
) -> list[str]:
    return [one.modifier for one in offers_for(claim(line, *others), line, titles, edits)]


def test_a_visit_beside_another_service_is_offered_25_and_a_lone_one_is_not() -> None:
    visit = Service("99213", date=DAY, id=1)
    assert names(visit, Service("20610", date=DAY, id=2))[:2] == ["25", "57"]
    assert "25" not in names(visit)


def test_the_side_of_the_diagnosis_is_offered() -> None:
    line = Service("20610", date=DAY, id=1)
    title = "Unilateral primary osteoarthritis, right knee"
    assert names(line, titles=(title,))[0] == "RT"
    assert "LT" not in names(line, titles=(title,))


def test_what_is_on_already_is_not_offered_and_59_comes_last() -> None:
    line = Service("20610", ("RT",), date=DAY, id=1)
    found = names(line, titles=("right knee",))
    assert "RT" not in found
    assert found[-1] == "59"


def test_a_picture_in_a_hospital_is_read_and_not_taken() -> None:
    found = names(Service("71046", date=DAY, place="22", id=1))
    assert "26" in found
    assert "TC" not in found


def test_what_an_edit_asks_for_comes_first() -> None:
    mend = Mend(MendKind.MODIFIER, "Add modifier XS", 1, value="XS", part=Part.SERVICES)
    edit = Edit(
        "ncci-ptp", Severity.WARNING, "a pair", "NCCI", lines=(1,), part=Part.SERVICES, mends=(mend,)
    )
    assert names(Service("20610", date=DAY, id=1), edits=(edit,))[0] == "XS"
