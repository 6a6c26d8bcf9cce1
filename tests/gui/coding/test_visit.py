"""The head of the form: setting and visit fields."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coderdesk.domain.changes import Change, SetField, SetSetting, Together
from coderdesk.domain.encounter import Encounter, Service, Setting
from coderdesk.gui.coding.pane import EncounterPane
from coderdesk.gui.coding.typed import Unreadable
from coderdesk.gui.coding.visit_fields import GRID, VisitField, remarks, rows_for
from coderdesk.gui.coding.visit_row import VisitCell
from tests.gui.coding.conftest import Asked, Press
from tests.gui.coding.sample import stay, visit

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


def field(key: str, setting: Setting = Setting.INPATIENT, across: int = 5) -> VisitField:
    rows = [row for part in rows_for(setting, across) for row in part]
    return next(one for row in rows for one, _span in row if one.key == key)


def typed(key: str, text: str, encounter: Encounter, across: int = 5) -> Change | None:
    read = field(key, encounter.setting, across).read
    assert read is not None
    return read(text, encounter)


def cell(pane: EncounterPane, key: str) -> VisitCell:
    return next(cell for cell in pane.visit.cells if cell.field.key == key)


# --- what each setting asks for -----------------------------------------------------------------------
@pytest.mark.parametrize("across", [3, 4, 5])
@pytest.mark.parametrize("setting", list(Setting))
def test_every_row_fits_the_grid_and_no_field_comes_twice(setting: Setting, across: int):
    rows = [row for part in rows_for(setting, across) for row in part]
    assert all(sum(span for _field, span in row) <= GRID for row in rows)
    keys = [one.key for row in rows for one, _span in row]
    assert len(keys) == len(set(keys))
    assert {"name", "mrn", "birth_date", "sex", "account", "payer", "facility", "attending"} <= set(
        keys
    )


def test_a_stay_shows_ten_fields_where_there_is_room_and_eight_where_not():
    assert sum(len(row) for row in rows_for(Setting.INPATIENT, 5)[0]) == 10
    assert sum(len(row) for row in rows_for(Setting.INPATIENT, 4)[0]) == 8


def test_fields_show_dates_words_and_the_age_at_the_encounter():
    encounter = stay().encounter
    shown = {
        key: field(key).show(encounter)
        for key in ("admit_date", "stay", "disposition", "admission_type", "admission_source", "sex")
    }
    assert shown == {
        "admit_date": "09/12/2026",
        "stay": "6 days",
        "disposition": "01 Home",
        "admission_type": "1 Emergency",
        "admission_source": "1 Non-facility",
        "sex": "F",
    }
    assert field("birth_date").aside(encounter) == "68 y"


def test_a_newborn_s_source_has_its_own_words():
    encounter = stay().encounter.with_(admission_type="4", admission_source="5")
    assert field("admission_source").show(encounter) == "5 Born here"


# --- what typing means --------------------------------------------------------------------------------
def test_typing_is_understood_field_by_field():
    encounter = stay().encounter
    assert typed("discharge_date", "9/19", encounter) == SetField(
        "discharge_date", dt.date(2026, 9, 19)
    )
    assert typed("disposition", "skilled", encounter) == SetField("disposition", "03")
    assert typed("admitting_diagnosis", "r079", encounter) == SetField("admitting_diagnosis", "R07.9")
    assert typed("sex", "m", encounter) == SetField("sex", "M")
    both = typed("type_source", "3, clinic", encounter, across=4)
    assert isinstance(both, Together)
    after = both.apply(encounter)
    assert (after.admission_type, after.admission_source) == ("3", "2")


def test_three_reasons_for_the_visit_are_taken_and_a_fourth_is_not():
    encounter = Encounter(setting=Setting.OUTPATIENT)
    assert typed("visit_reasons", "r079, R10.9", encounter) == SetField(
        "visit_reasons", ("R07.9", "R10.9")
    )
    with pytest.raises(Unreadable, match="three reasons"):
        typed("visit_reasons", "A00 B00 C00 D00", encounter)


def test_the_place_of_service_goes_along_with_the_lines_that_had_it():
    lines = (Service("99213", place="11", id=1), Service("99214", place="22", id=2))
    encounter = Encounter(setting=Setting.PROFESSIONAL, services=lines, place="11")
    assert field("place", Setting.PROFESSIONAL).show(encounter) == "several"
    assert typed("place", "several", encounter) is None
    change = typed("place", "23", encounter)
    assert change is not None
    assert [line.place for line in change.apply(encounter).services] == ["23", "22"]
    assert change.describe() == "set the place of service to 23"


def test_dates_that_cannot_be_right_are_kept_and_said():
    encounter = stay().encounter.with_(discharge_date=dt.date(2026, 9, 1))
    born = replace(encounter.patient, birth_date=dt.date(2026, 10, 1))
    found = remarks(encounter.with_(patient=born))
    assert found["discharge_date"] == "This lies before the admission, 09/12/2026."
    assert found["birth_date"] == "This lies after the visit began, 09/12/2026."
    assert remarks(stay().encounter) == {}


# --- on the screen ------------------------------------------------------------------------------------
def test_tab_and_enter_go_from_field_to_field_and_keep_what_was_typed(
    pane: EncounterPane, press: Press
):
    asked = Asked(pane)
    pane.focus_visit()
    assert cell(pane, "admit_date").box.edit.hasFocus()
    press("091326")
    press(ENTER)
    assert cell(pane, "discharge_date").box.edit.hasFocus()
    press("9/20/26")
    press(TAB)
    assert asked == [
        SetField("admit_date", dt.date(2026, 9, 13)),
        SetField("discharge_date", dt.date(2026, 9, 20)),
    ]
    assert cell(pane, "admit_date").box.text == "09/13/2026"
    assert cell(pane, "stay").box.text == "7 days"
    assert cell(pane, "disposition").box.edit.hasFocus()  # what is only shown is passed over


def test_the_same_value_typed_another_way_asks_for_nothing(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.focus_visit("disposition")
    press("1")
    press(TAB)
    assert asked == []
    assert cell(pane, "disposition").box.text == "01 Home"


def test_a_bad_value_gets_one_sentence_and_is_not_lost(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.focus_visit("discharge_date")
    press("13/45/2026")
    press(ENTER)
    bad = cell(pane, "discharge_date")
    assert asked == []
    assert bad.box.edit.hasFocus()
    assert bad.sentence == "“13/45/2026” is no date; write it as MM/DD/YYYY."
    press(TAB)
    pane.show_state(replace(stay(), revision=13))
    assert bad.box.text == "13/45/2026"
    pane.resize(464, 669)
    QApplication.processEvents()
    again = cell(pane, "discharge_date")
    assert again is not bad
    assert (again.box.text, again.sentence) == ("13/45/2026", bad.sentence)
    pane.show_state(visit())
    pane.show_state(stay())
    assert cell(pane, "discharge_date").box.text == "09/18/2026"


def test_escape_puts_the_value_back_and_then_leaves_the_fields(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.focus_visit("payer")
    press("Medi")
    press(ESC)
    assert cell(pane, "payer").box.text == "Medicare"
    press(ESC)
    assert pane.view.hasFocus()
    assert asked == []


def test_a_value_being_typed_is_not_disturbed_by_a_new_state(pane: EncounterPane, press: Press):
    pane.focus_visit("payer")
    press("Aet")
    pane.show_state(replace(stay(), revision=13))
    press("na")
    assert cell(pane, "payer").box.text == "Aetna"


def test_a_letter_in_a_field_is_a_letter(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.focus_visit("facility")
    press("yny")
    assert asked == []
    assert cell(pane, "facility").box.text == "yny"


def test_the_patient_s_row_opens_with_the_keyboard_where_room_is_short(
    pane: EncounterPane, press: Press
):
    pane.resize(464, 669)
    pane.show_state(stay())
    QApplication.processEvents()
    assert not cell(pane, "name").box.isVisible()
    pane.focus_visit()
    QApplication.processEvents()
    assert cell(pane, "name").box.isVisible()
    pane.take_focus()
    QApplication.processEvents()
    assert not cell(pane, "name").box.isVisible()
    gaps = stay().encounter.with_(patient=replace(stay().encounter.patient, sex=""))
    pane.show_state(replace(stay(), encounter=gaps))
    assert cell(pane, "name").box.isVisible()


def test_a_remark_stands_under_the_field(pane: EncounterPane):
    odd = stay().encounter.with_(discharge_date=dt.date(2026, 9, 1))
    pane.show_state(replace(stay(), encounter=odd))
    assert "before the admission" in cell(pane, "discharge_date").sentence
    pane.show_state(stay())
    assert cell(pane, "discharge_date").sentence == ""


def test_a_long_value_has_room_to_open(pane: EncounterPane):
    pane.show_state(visit())
    pane.resize(464, 669)
    QApplication.processEvents()
    facility = cell(pane, "facility")
    narrow = facility.box.width()
    pane.grab()
    pane.focus_visit("facility")
    assert facility.box.width() > narrow
    assert facility.wanted <= facility.box.width()


def test_a_click_on_the_switch_asks_for_the_setting(pane: EncounterPane):
    asked = Asked(pane)
    pane.visit.setting.step(-1)
    assert asked == [SetSetting(Setting.PROFESSIONAL)]
    assert [row.cells[0].field.label for row in pane.visit.rows] == [
        "Date of service",
        "Rendering",
        "Patient",
    ]
