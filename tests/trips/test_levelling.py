"""The level of a visit, by keyboard."""

from datetime import date

from PySide6.QtCore import Qt

from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.gui.actions import Command

DOWN, RIGHT, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return


def test_minutes_make_a_level_and_the_reasoning_stays_with_the_line(coder):
    coder.hub.begin(Encounter(setting=Setting.PROFESSIONAL, service_date=date(2026, 5, 1), place="11"))
    coder.hub.assign(System.CPT, "99212")
    coder.do(Command.EM_HELPER)
    sheet = coder.window._sheet
    assert sheet.visit.family.key == "office-known"
    while sheet.list.current.field != "minutes":
        coder.press(DOWN)
    coder.press("3", "2", ENTER)
    [line] = coder.state.encounter.services
    assert line.code == "99214"
    assert line.note == "99214 by total time: 32 minutes on the day, 30 needed."
    coder.do(Command.UNDO)
    assert coder.state.encounter.services[0].code == "99212"


def test_problems_and_risk_put_a_new_line_on(coder):
    coder.hub.begin(Encounter(setting=Setting.PROFESSIONAL, service_date=date(2026, 5, 1), place="11"))
    coder.do(Command.EM_HELPER)
    sheet = coder.window._sheet
    coder.press(*[RIGHT] * 7)
    while sheet.list.current.field != "risk":
        coder.press(DOWN)
    coder.press(*[RIGHT] * 3, ENTER)
    [line] = coder.state.encounter.services
    assert line.code == "99214"
    assert "two of three moderate" in line.note


def test_a_stay_has_no_visit_to_level(coder):
    coder.hub.begin(Encounter())
    coder.do(Command.EM_HELPER)
    assert "no visit to level" in coder.message or coder.troubles


def test_a_modifier_that_fits_is_taken_from_a_list(coder):
    coder.hub.begin(Encounter(setting=Setting.PROFESSIONAL, service_date=date(2026, 5, 1), place="11"))
    coder.hub.assign(System.CPT, "20610")
    coder.hub.assign(System.CPT, "99213")
    coder.do(Command.ENCOUNTER)
    coder.do(Command.OFFER_MODIFIERS)
    coder.press("usual work", ENTER)
    assert coder.state.encounter.services[1].modifiers == ("25",)


def test_an_add_on_code_goes_under_its_base_in_one_step(coder):
    coder.hub.begin(Encounter(setting=Setting.PROFESSIONAL, service_date=date(2026, 5, 1)))
    for code in ("99291", "71046", "99292"):
        coder.hub.assign(System.CPT, code)
    assert [line.code for line in coder.state.encounter.services] == ["99291", "99292", "71046"]
    coder.do(Command.UNDO)
    assert [line.code for line in coder.state.encounter.services] == ["99291", "71046"]
