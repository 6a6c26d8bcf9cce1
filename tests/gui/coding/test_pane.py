"""The encounter pane under the coder's hands: lines, edits, mends, evidence."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coderdesk.domain.changes import (
    ApplyMend,
    Assign,
    DropEvidence,
    LeaveEdit,
    Move,
    Remove,
    ReopenEdit,
    SetDate,
    SetModifiers,
    SetNote,
    SetPoa,
    SetSetting,
    SetStatus,
    SetUnits,
    TogglePointer,
)
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Edit, Mend, MendKind, Part, Severity
from coderdesk.domain.encounter import Setting, Status
from coderdesk.gui.actions import Command, key_map, keys_of
from coderdesk.gui.coding.pane import EncounterPane
from coderdesk.gui.coding.rows import EditRow, PointRow, Spot
from coderdesk.gui.parts import caps
from coderdesk.gui.theme import Look, use
from tests.gui.coding.conftest import Asked, Press
from tests.gui.coding.sample import CODES, crowded, stay, visit

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
UP, DOWN, ENTER = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return
ESC, TAB = Qt.Key.Key_Escape, Qt.Key.Key_Tab


def under(pane: EncounterPane) -> str:
    spot = pane.form.looked.spot
    return spot.under if spot else "nowhere"


def edit_row(pane: EncounterPane, line: int) -> EditRow:
    return next(row for row in pane.view.rows if isinstance(row, EditRow) and row.spot.line == line)


# --- where the keyboard is ----------------------------------------------------------------------------
def test_without_an_encounter_the_pane_says_what_to_do(qtbot: QtBot):
    pane = EncounterPane()
    qtbot.addWidget(pane)
    assert pane.empty.isVisibleTo(pane)
    assert not pane.chip.isVisibleTo(pane)
    assert pane.current_line() == 0
    pane.take_focus()
    pane.next_setting()
    pane.focus_visit()


def test_the_keyboard_begins_on_the_first_line_and_goes_to_the_edits_under_it(
    pane: EncounterPane, press: Press
):
    assert pane.current_line() == 1
    press(DOWN)
    assert (pane.current_line(), under(pane)) == (2, "")
    press(DOWN)
    assert (pane.current_line(), under(pane)) == (2, "edit:hypertension-combination:I10,I50.33,N18.32")
    press(DOWN)
    assert pane.current_line() == 3
    press(UP, UP, UP, UP, UP)
    assert pane.current_line() == 1


def test_home_and_end_go_to_the_ends(pane: EncounterPane, press: Press):
    press(Qt.Key.Key_End)
    assert isinstance(pane.view.current, PointRow)
    press(Qt.Key.Key_Home)
    assert pane.current_line() == 1


def test_the_keyboard_stays_on_its_line_when_another_state_is_shown(pane: EncounterPane):
    pane.choose_line(6)
    state = stay()
    moved = replace(state, encounter=Move(6, 1).apply(state.encounter))
    pane.show_state(moved)
    assert pane.current_line() == 6
    assert pane.current_code() == "E87.6"


def test_a_code_just_assigned_becomes_the_line_in_hand(pane: EncounterPane, qtbot: QtBot):
    state = stay()
    with qtbot.waitSignal(pane.line_chosen) as chosen:
        pane.show_state(replace(state, encounter=Assign("I13.0").apply(state.encounter)))
    assert chosen.args == [10]
    assert pane.current_code() == "I13.0"


def test_when_the_line_goes_the_next_takes_its_place(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.choose_line(8)
    press(Qt.Key.Key_Delete)
    assert asked == [Remove((8,))]
    assert pane.current_line() == 7
    pane.choose_line(3)
    press(Qt.Key.Key_Delete)
    assert pane.current_line() == 4


def test_another_encounter_begins_with_nothing_in_hand(pane: EncounterPane):
    pane.choose_line(3)
    pane.show_state(visit())
    assert pane.current_line() == 0
    pane.show_state(None)
    assert pane.current_line() == 0


# --- POA and order ------------------------------------------------------------------------------------
@pytest.mark.parametrize("letter", "YNUWE")
def test_a_letter_sets_poa(pane: EncounterPane, press: Press, letter: str):
    asked = Asked(pane)
    press(letter.lower())
    assert asked == [SetPoa((1,), letter)]


def test_poa_is_set_on_several_lines_at_once(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    press(DOWN)
    press(DOWN, DOWN, held=SHIFT)
    assert pane.form.ids() == (2, 3, 4)
    press("n")
    assert asked == [SetPoa((2, 3, 4), "N")]
    press(UP, UP, UP, UP, UP, UP, held=SHIFT)
    assert pane.form.ids() == (1, 2)
    press(DOWN)
    assert len(pane.form.ids()) == 1


def test_poa_on_several_lines_leaves_the_exempt_out_and_on_one_line_does_as_told(
    pane: EncounterPane, press: Press
):
    asked = Asked(pane)
    pane.choose_line(7)
    press(DOWN, held=SHIFT)
    press("n")
    pane.choose_line(8)
    press("y")
    assert asked == [SetPoa((7,), "N"), SetPoa((8,), "Y")]


def test_lines_move_by_key_and_stay_in_hand(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    press(UP, held=ALT)
    assert asked == []
    press(DOWN, held=ALT)
    assert asked == [Move(1, 2)]
    assert pane.current_line() == 1
    pane.choose_line(6)
    press("p")
    assert asked[-1] == Move(6, 1)


def test_status_goes_round(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    press("f", "f", "f")
    assert [one.status for one in asked if isinstance(one, SetStatus)] == [
        Status.FINAL,
        Status.QUERY,
        Status.WORKING,
    ]


# --- edits and mends ----------------------------------------------------------------------------------
def test_full_stop_goes_to_the_next_edit_round_and_round(pane: EncounterPane, press: Press):
    seen = []
    for _ in range(5):
        press(".")
        seen.append(pane.current_line())
    assert seen == [2, 5, 5, 7, 2]
    press(",")
    assert pane.current_line() == 7


def test_a_number_takes_the_mend_with_the_edition_in_force(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.choose_line(2)
    press("1")
    mend = asked[0]
    assert isinstance(mend, ApplyMend)
    assert (mend.mend.code, mend.edition) == ("I13.0", "icd10cm-2026-04-01")
    assert pane.current_line() == 2


def test_an_edit_that_names_the_line_in_hand_opens_under_it_as_a_guest(
    pane: EncounterPane, press: Press
):
    asked = Asked(pane)
    pane.choose_line(3)
    assert edit_row(pane, 3).is_open
    assert edit_row(pane, 3).guest
    press(DOWN)
    assert pane.current_line() == 4
    press(UP)
    assert (pane.current_line(), under(pane)) == (3, "")
    press("1")
    assert isinstance(asked[0], ApplyMend)
    assert asked[0].edit.rule == "hypertension-combination"


def test_a_number_without_a_mend_does_nothing(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.choose_line(6)
    press("1", "9")
    assert asked == []


def test_an_edit_is_left_as_it_is_only_with_a_reason(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.choose_line(2)
    press("2")
    editor = pane.view.editor
    assert editor.edit.hasFocus()
    press(ENTER)
    assert asked == []
    assert "reason is needed" in editor.edit.accessibleDescription()
    press("provider: unrelated")
    press(ENTER)
    assert asked == [LeaveEdit(edit_row(pane, 2).edit.key, "provider: unrelated")]
    assert pane.view.hasFocus()
    assert edit_row(pane, 2).reason == "provider: unrelated"


def test_escape_drops_a_reason(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.choose_line(2)
    press("2", "abc")
    press(ESC)
    assert asked == []
    assert not pane.view.editor.isVisibleTo(pane)
    assert pane.view.hasFocus()


def test_a_half_typed_reason_stays_while_other_changes_are_shown(pane: EncounterPane, press: Press):
    pane.choose_line(2)
    press("2", "unrel")
    state = stay()
    pane.show_state(replace(state, encounter=SetPoa((6,), "Y").apply(state.encounter)))
    assert pane.view.editor.edit.text() == "unrel"
    assert pane.view.editor.edit.hasFocus()
    press("ated")
    assert pane.view.editor.edit.text() == "unrelated"


def test_a_half_typed_reason_is_kept_when_the_coder_goes_elsewhere(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.choose_line(2)
    press("2", "unrelated")
    pane.form.go(Spot(Part.DIAGNOSES, 6))
    assert isinstance(asked[0], LeaveEdit)
    assert pane.current_line() == 6


def test_an_edit_left_as_it_is_is_opened_again(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.show_state(crowded())
    pane.choose_line(7)
    press("1")
    assert asked == [ReopenEdit("excludes1:J44.1,X6")]


def test_a_mend_that_searches_asks_for_the_search(pane: EncounterPane, press: Press, qtbot: QtBot):
    mend = Mend(MendKind.SEARCH, "Search", value="edema of foot")
    edit = Edit("unknown-code", Severity.ERROR, "M", "S", ("I10",), (2,), mends=(mend,))
    pane.show_state(replace(stay(), edits=(edit,)))
    pane.choose_line(2)
    with qtbot.waitSignal(pane.lookup_asked) as asked:
        press("1")
    assert asked.args == ["edema of foot"]


def test_next_edit_works_from_anywhere(pane: EncounterPane):
    pane.focus_visit()
    pane.next_edit()
    assert pane.view.hasFocus()
    assert pane.current_line() == 2


def test_an_edit_of_the_visit_can_be_left_as_it_is(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    leave = Mend(MendKind.LEAVE, "Leave")
    edit = Edit("date-outside-encounter", Severity.WARNING, "M", "S", part=Part.VISIT, mends=(leave,))
    pane.show_state(replace(stay(), edits=(edit,)))
    press(".", "1", "checked with the floor")
    press(ENTER)
    assert asked == [LeaveEdit(edit.key, "checked with the floor")]


def test_the_reason_a_rule_knows_needs_only_enter(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    leave = Mend(MendKind.LEAVE, "Leave: documented as unrelated", 2, value="documented as unrelated")
    edit = Edit("excludes1", Severity.WARNING, "M", "S", ("I10",), (2,), mends=(leave,))
    pane.show_state(replace(stay(), edits=(edit,)))
    press(".", "1")
    press(ENTER)
    assert asked == [LeaveEdit(edit.key, "documented as unrelated")]


# --- evidence, notes, looking up ----------------------------------------------------------------------
def test_v_asks_for_evidence_where_there_is_none(pane: EncounterPane, press: Press, qtbot: QtBot):
    pane.choose_line(8)
    with qtbot.waitSignal(pane.evidence_asked) as asked:
        press("v")
    assert asked.args == [8]


def test_v_shows_one_passage_after_another(pane: EncounterPane, press: Press):
    seen: list[int] = []
    pane.passage_chosen.connect(lambda passage: seen.append(passage.page))
    press("v", "v", "v")
    press(ENTER)
    assert seen == [1, 2, 1, 1]
    press(DOWN, DOWN)
    assert under(pane) == ""
    assert not pane.form.looked.passages


def test_delete_on_a_passage_takes_it_off(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    press("v", "v")
    press(Qt.Key.Key_Delete)
    assert isinstance(asked[0], DropEvidence)
    assert asked[0].passage.page == 2


def test_s_looks_the_code_up_and_slash_searches(pane: EncounterPane, press: Press, qtbot: QtBot):
    with qtbot.waitSignal(pane.lookup_asked) as asked:
        press("s")
    assert asked.args == ["I50.33"]
    with qtbot.waitSignal(pane.search_asked):
        press("/")


def test_a_note_is_written_under_its_line(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    press("t", "look at page 2")
    press(ENTER)
    assert asked == [SetNote(1, "look at page 2")]
    press("t")
    assert pane.view.editor.edit.text() == "look at page 2"
    press(ENTER)
    assert len(asked) == 1


# --- service lines ------------------------------------------------------------------------------------
@pytest.fixture
def lines(pane: EncounterPane) -> EncounterPane:
    pane.show_state(visit())
    pane.choose_line(6)
    return pane


def test_letters_point_to_diagnoses(lines: EncounterPane, press: Press):
    asked = Asked(lines)
    press("a", "b", "l")
    assert asked == [TogglePointer(6, 1), TogglePointer(6, 2)]


def test_plus_and_minus_change_units(lines: EncounterPane, press: Press):
    asked = Asked(lines)
    press("+", "=", "-")
    assert asked == [SetUnits(6, 2), SetUnits(6, 3), SetUnits(6, 2)]


def test_modifiers_are_typed_in_place(lines: EncounterPane, press: Press):
    asked = Asked(lines)
    press("m", "lt 59x")
    press(ENTER)
    assert asked == []
    assert "“59X” is no modifier" in lines.view.editor.edit.accessibleDescription()
    press(Qt.Key.Key_Backspace)
    press(ENTER)
    assert asked == [SetModifiers(6, ("LT", "59"))]


def test_tab_goes_through_the_fields_of_a_line(lines: EncounterPane, press: Press):
    asked = Asked(lines)
    press(ENTER)
    names = []
    for _ in range(6):
        names.append(lines.view.editor.edit.accessibleName())
        press(TAB)
    assert names == ["Modifiers", "Units", "Place of service", "Date", "Provider", "Charge"]
    assert lines.view.editor.edit.accessibleName() == "Modifiers"
    assert asked == []
    press(TAB, "3")
    press(TAB)
    assert asked == [SetUnits(6, 3)]
    press(TAB, held=SHIFT)
    assert lines.view.editor.edit.accessibleName() == "Units"


def test_a_procedure_opens_on_its_date(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.choose_line(9)
    press(ENTER, "9/13")
    press(ENTER)
    assert isinstance(asked[0], SetDate)
    assert str(asked[0].date) == "2026-09-13"


def test_what_a_key_means_depends_on_the_list(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    pane.choose_line(9)
    press("y", "f")
    assert asked == []


def test_a_command_of_another_list_leaves_the_line_in_hand_alone(pane: EncounterPane):
    asked = Asked(pane)
    pane.show_state(visit())
    pane.choose_line(6)
    pane.form.on_command(Command.DX_PRINCIPAL)
    pane.form.on_command(Command.DX_REMOVE)
    assert asked == []
    pane.form.on_command(Command.SL_UP)
    assert asked == [Move(6, 3)]


# --- the rest of the pane -----------------------------------------------------------------------------
def test_the_setting_switch_asks_for_the_next(pane: EncounterPane):
    asked = Asked(pane)
    pane.next_setting()
    pane.next_setting()
    pane.next_setting()
    assert [one.setting for one in asked if isinstance(one, SetSetting)] == [
        Setting.OUTPATIENT,
        Setting.PROFESSIONAL,
        Setting.INPATIENT,
    ]


def test_the_foot_counts_edits_and_offers_the_ways_on(pane: EncounterPane, qtbot: QtBot):
    assert pane.foot.accessibleName() == "Open edits: 1 error, 2 warnings, 1 note"
    for button, signal in (
        (pane.foot.hold, pane.hold_asked),
        (pane.foot.summary, pane.summary_asked),
        (pane.foot.finish, pane.finish_asked),
        (pane.undo, pane.undo_asked),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not pane.redo.isEnabled()


def test_an_open_point_leads_to_its_line(pane: EncounterPane, press: Press):
    points = [row for row in pane.view.rows if isinstance(row, PointRow)]
    pane.form.go(points[1].spot)
    press(ENTER)
    assert pane.current_line() == 5


def test_a_click_on_a_mend_takes_it_and_on_a_line_goes_there(pane: EncounterPane, qtbot: QtBot):
    asked = Asked(pane)

    def click(row: int, x: int, y: int) -> None:
        rect = pane.view.visualRect(pane.view.model().index(row, 0))
        at = QPoint(x, rect.top() + y)
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    rows = [row.spot for row in pane.view.rows]
    click(rows.index(Spot(Part.DIAGNOSES, 2)), 200, 10)
    assert pane.current_line() == 2
    row = edit_row(pane, 2)
    tall = pane.view.visualRect(pane.view.model().index(pane.view.rows.index(row), 0)).height()
    click(pane.view.rows.index(row), 200, tall - 6 - 36)
    assert isinstance(asked[0], ApplyMend)
    assert asked[0].index == 0


def test_keys_follow_the_key_map(pane: EncounterPane, press: Press):
    asked = Asked(pane)
    try:
        assert key_map().change(Command.DX_PRINCIPAL, "X") == ""
        pane.choose_line(3)
        press("p")
        assert asked == []
        press("x")
        assert asked == [Move(3, 1)]
    finally:
        key_map().restore(Command.DX_PRINCIPAL)


def test_every_cap_drawn_is_in_the_key_table(pane: EncounterPane, qtbot: QtBot):
    shown: set[str] = set()
    caps.drawn = shown
    try:
        for state in (stay(), visit(), crowded()):
            pane.show_state(state)
            pane.form.step(1)
            pane.form.next_edit(1)
            pane.form.see_evidence()
            pane.grab()
    finally:
        caps.drawn = None
    known = {key for command in Command for key in keys_of(command)}
    assert {"Y", "1", "V"} <= shown
    assert shown <= known


# --- room, names and looks ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("width", "height", "scale", "shade"),
    [
        (464, 669, 1.0, "light"),
        (464, 669, 1.5, "dark"),
        (628, 953, 1.0, "dark"),
        (620, 940, 1.25, "light"),
        (320, 500, 0.9, "light"),
        (320, 500, 1.5, "light"),
    ],
)
def test_nothing_is_drawn_outside_its_parent(
    qtbot: QtBot, width: int, height: int, scale: float, shade: str
):
    use(Look(dark=shade == "dark", scale=scale))
    pane = EncounterPane()
    qtbot.addWidget(pane)
    pane.resize(max(width, pane.minimumWidth()), height)
    pane.show_state(crowded())
    pane.show()
    pane.choose_line(4)
    QApplication.processEvents()
    wide = pane.width()
    for child in pane.findChildren(QWidget):
        if child.isVisible() and not isinstance(child.parent(), QAbstractScrollArea):
            right = child.mapTo(pane, child.rect().topRight()).x()
            assert right <= wide, child


def test_everything_that_takes_the_keyboard_has_a_name(pane: EncounterPane):
    for child in pane.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(pane):
            assert child.accessibleName(), child


def test_the_look_changes_under_a_living_pane(pane: EncounterPane):
    before = pane.grab().toImage().pixelColor(300, 500)
    use(Look(dark=True, scale=1.25))
    QApplication.processEvents()
    after = pane.grab().toImage().pixelColor(300, 500)
    assert before.lightness() > 128 > after.lightness()


def test_the_rows_are_a_sound_model(pane: EncounterPane, qtmodeltester: ModelTester):
    qtmodeltester.check(pane.view.model(), force_py=True)


def test_rows_are_read_aloud(pane: EncounterPane):
    model = pane.view.model()
    said = [
        model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())
    ]
    assert "Diagnosis 1, I50.33" in said[2]
    assert all(said)


def test_a_code_that_leaves_the_books_keeps_its_line(pane: EncounterPane):
    pane.show_state(CodingState(stay().encounter, {"I10": CODES["I10"]}))
    pane.choose_line(1)
    assert pane.current_code() == "I50.33"
    pane.grab()
