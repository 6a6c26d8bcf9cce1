"""The main job by keyboard: open, search, assign, settle the edits."""

from PySide6.QtCore import Qt

from coderdesk.gui.actions import Command

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


def test_a_synthetic_chart_opens_with_its_first_document_and_no_codes(coder):
    coder.try_synthetic()
    assert len(coder.hub.chart.rows) == 5
    assert coder.codes == []
    assert coder.desk.chart.view.hasFocus()
    assert coder.desk.identity._synthetic.isVisible()
    assert "Discharge Summary" in coder.desk.chart.reading.shown.document.title


def test_words_and_enter_put_a_code_on_the_encounter(coder):
    coder.try_synthetic()
    coder.assign("acute on chronic diastolic heart failure", "I50.33")
    coder.assign("hypertensive heart kidney disease with heart failure", "I13.0", principal=True)
    assert coder.codes == ["I13.0", "I50.33"]
    assert coder.line("I13.0").edition == "icd10cm-2026-04-01"
    assert coder.desk.book.box.hasFocus()
    assert "poa-missing" in coder.rules()


def test_enter_before_the_answer_takes_the_code_of_the_words_that_stand_there(coder):
    coder.try_synthetic()
    coder.do(Command.CODEBOOK)
    coder.press("j189", ENTER)
    coder.until(lambda: coder.codes == ["J18.9"])


def test_only_the_last_typed_words_are_answered(coder):
    coder.do(Command.CODEBOOK)
    coder.press("acute kidney failure")
    coder.until(lambda: coder.answered[-1:] == ["acute kidney failure"])
    assert len(coder.answered) < len("acute kidney failure")
    shown = coder.desk.book.hits.rows[0].hit
    assert shown.code == "N17.9"


def test_present_on_admission_is_one_key(coder):
    coder.try_synthetic()
    coder.assign("j189", "J18.9")
    coder.go_to_line("J18.9")
    coder.press("N")
    assert coder.line("J18.9").poa == "N"
    coder.press("Y")
    assert coder.line("J18.9").poa == "Y"
    assert "poa-missing" not in coder.rules()


def test_lines_move_by_key_and_the_keyboard_goes_with_them(coder):
    coder.try_synthetic()
    for code in ("J18.9", "I10", "E11.65"):
        coder.assign(code, code)
    coder.go_to_line("E11.65")
    coder.do(Command.DX_UP)
    assert coder.codes == ["J18.9", "E11.65", "I10"]
    coder.do(Command.DX_PRINCIPAL)
    assert coder.codes == ["E11.65", "J18.9", "I10"]
    coder.do(Command.DX_DOWN)
    assert coder.codes == ["J18.9", "E11.65", "I10"]
    assert coder.desk.coding.current_code() == "E11.65"


def test_every_change_is_taken_back_and_made_again_also_from_the_search_box(coder):
    coder.try_synthetic()
    for code in ("J18.9", "I10"):
        coder.assign(code, code)
    coder.go_to_line("I10")
    coder.press("Y")
    for codes in (["J18.9", "I10"], ["J18.9"], []):
        coder.do(Command.UNDO)
        assert coder.codes == codes
    coder.do(Command.UNDO)
    assert coder.codes == []
    coder.do(Command.CODEBOOK)
    assert coder.desk.book.box.hasFocus()
    coder.press("pneu")
    coder.do(Command.REDO)
    coder.do(Command.REDO, at=1)
    assert coder.codes == ["J18.9", "I10"]
    assert coder.desk.book.box.text() == "pneu"
    coder.do(Command.UNDO)
    assert coder.codes == ["J18.9"]
    coder.go_to_line("J18.9")
    assert not coder.line("J18.9").poa


def test_a_removed_line_comes_back_with_undo(coder):
    coder.try_synthetic()
    coder.assign("j189", "J18.9")
    coder.go_to_line("J18.9")
    coder.do(Command.DX_REMOVE)
    assert coder.codes == []
    coder.do(Command.UNDO)
    assert coder.codes == ["J18.9"]


def test_an_excludes1_pair_speaks_and_its_mend_key_settles_it(coder):
    coder.try_synthetic()
    coder.assign("e119", "E11.9")
    coder.assign("e109", "E10.9")
    assert "excludes1" in coder.rules()
    edit = next(edit for edit in coder.state.edits if edit.rule == "excludes1")
    assert edit.source
    coder.go_to_line("E11.9")
    for _step in range(10):
        coder.do(Command.DX_NEXT_EDIT)
        row = coder.desk.coding.view.current
        if getattr(row, "edit", None) is not None and row.edit.rule == "excludes1":
            break
    at = next(n for n, mend in enumerate(row.mends) if mend.kind == "remove")
    coder.press(str(at + 1))
    coder.until(lambda: "excludes1" not in coder.rules())
    assert len(coder.codes) == 1
    coder.do(Command.UNDO)
    assert "excludes1" in coder.rules()


def test_an_edit_may_stay_with_a_reason_and_is_told_on_the_summary(coder):
    coder.try_synthetic()
    coder.assign("e119", "E11.9")
    coder.assign("e109", "E10.9")
    coder.do(Command.NEXT_EDIT_TYPING)
    for _step in range(10):
        row = coder.desk.coding.view.current
        if getattr(row, "edit", None) is not None and row.edit.rule == "excludes1":
            break
        coder.do(Command.DX_NEXT_EDIT)
    at = next(n for n, mend in enumerate(row.mends) if mend.kind == "leave")
    coder.press(str(at + 1))
    coder.until(coder.desk.coding.view.editor.edit.hasFocus)
    coder.desk.coding.view.editor.edit.selectAll()
    coder.press("Two types in one chart; query sent", ENTER)
    coder.until(lambda: coder.state.overridden)
    assert "excludes1" not in coder.rules()
    assert coder.state.reason(coder.state.overridden[0]) == "Two types in one chart; query sent"
    coder.do(Command.UNDO)
    assert "excludes1" in coder.rules()


def test_selected_words_find_the_code_and_become_its_evidence(coder):
    coder.try_synthetic()
    passage = coder.select("acute on chronic diastolic heart failure")
    coder.do(Command.CHART)
    coder.do(Command.SEARCH_SELECTION)
    coder.until(coder.desk.book.box.hasFocus)
    assert coder.desk.book.box.text() == "acute on chronic diastolic heart failure"
    coder.do(Command.ASSIGN)
    coder.until(lambda: coder.codes == ["I50.33"])
    (given,) = coder.line("I50.33").evidence
    assert (given.document, given.page, given.quote) == (
        passage.document,
        passage.page,
        passage.quote,
    )
    coder.assign("j189", "J18.9")
    assert coder.line("J18.9").evidence == ()


def test_selected_words_support_the_line_in_hand(coder):
    coder.try_synthetic()
    coder.assign("j189", "J18.9")
    coder.go_to_line("J18.9")
    coder.select("pneumonia")
    coder.do(Command.CHART)
    coder.do(Command.GIVE_EVIDENCE)
    assert [one.quote.lower() for one in coder.line("J18.9").evidence] == ["pneumonia"]
    coder.go_to_line("J18.9")
    coder.do(Command.DX_EVIDENCE)
    coder.until(lambda: coder.desk.chart.reading.shown is not None)


def test_a_seventh_character_is_picked_and_the_code_is_assigned(coder):
    coder.try_synthetic()
    coder.search("S52.501")
    coder.until(lambda: coder.desk.book.detail.page is not None)
    coder.do(Command.ASSIGN)
    assert coder.codes == []
    coder.press("A")
    coder.until(lambda: coder.desk.book.detail.page.code.code == "S52.501A")
    coder.press(ENTER)
    coder.until(lambda: coder.codes == ["S52.501A"])


def test_a_change_that_cannot_be_saved_is_not_shown_and_says_so(coder):
    coder.try_synthetic()
    coder.assign("j189", "J18.9")
    coder.go_to_line("J18.9")
    work = coder.hub.desk._work
    work.conn.execute("PRAGMA query_only = 1")
    coder.press("Y")
    assert coder.line("J18.9").poa == ""
    assert "saved" in coder.message
    assert coder.message.count(". ") <= 2
    coder.do(Command.CODEBOOK)
    coder.search("i10")
    coder.do(Command.ASSIGN)
    coder.until(lambda: len(coder.troubles) > 1)
    assert coder.codes == ["J18.9"]
    work.conn.execute("PRAGMA query_only = 0")
    coder.go_to_line("J18.9")
    coder.press("Y")
    assert coder.line("J18.9").poa == "Y"


def test_without_an_encounter_enter_says_what_to_do(coder):
    coder.search("i10")
    coder.do(Command.ASSIGN)
    coder.until(lambda: coder.message)
    assert coder.message.startswith("There is no encounter to put this code on.")
    coder.do(Command.BACK_OUT)
    assert not coder.message
