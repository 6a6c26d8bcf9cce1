"""From a mention in the chart to a code, by keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coderdesk.domain.mention import Stance
from coderdesk.gui.actions import Command


def test_a_mention_is_read_stepped_to_and_assigned_with_its_words(coder):
    coder.try_synthetic()
    lens = coder.desk.chart.lens
    coder.until(lambda: lens.mentions)
    assert {Stance.AFFIRMED, Stance.NEGATED} <= {one.stance for one in lens.mentions}
    while lens.current is None or lens.current.stance is not Stance.AFFIRMED:
        coder.do(Command.NEXT_MENTION)
    words = lens.current.words
    coder.until(lens.line.assign.isVisible)
    coder.do(Command.ASSIGN_MENTION)
    coder.until(lambda: len(coder.codes) == 1)
    line = coder.line(coder.codes[0])
    assert line.evidence[0].quote == words


def test_a_doubt_may_be_coded_only_for_an_inpatient(coder):
    coder.try_synthetic()
    lens = coder.desk.chart.lens
    coder.until(lambda: lens.mentions)
    assert Stance.UNCERTAIN in lens._codable
    coder.do(Command.SETTING)
    coder.until(lambda: Stance.UNCERTAIN not in lens._codable)


def test_a_mention_is_left_without_a_code_for_a_reason_and_taken_up_again(coder, qtbot):
    coder.try_synthetic()
    lens = coder.desk.chart.lens
    coder.until(lambda: lens.mentions)
    coder.do(Command.NEXT_MENTION)
    left, before = lens.current, dict(lens.undecided())
    coder.do(Command.NOT_CODED)
    coder.until(lens.leaving.prompt.edit.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "Not ev")
    assert lens.leaving.prompt.edit.text() == "Not evaluated, treated or watched here (III)"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (held,) = coder.hub.state.encounter.not_coded
    assert held.passage.quote == left.words
    assert held.reason.startswith("Not evaluated")
    assert left not in lens.shown
    assert sum(lens_count for _row, lens_count in lens.undecided()) < sum(before.values())
    assert lens.line.leave.text() == "Take up again"

    coder.do(Command.FINISH)
    told = [line.spoken for line in coder.window._sheet.list.rows]
    assert f"“{left.words}”: {held.reason}" in told
    assert any("neither coded nor left" in line for line in told)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    lens.go_to(left)
    coder.do(Command.NOT_CODED)
    assert coder.hub.state.encounter.not_coded == ()
    assert left in lens.shown
    coder.do(Command.UNDO)
    assert coder.hub.state.encounter.not_coded == (held,)
    coder.do(Command.UNDO)
    assert coder.hub.state.encounter.not_coded == ()


def test_the_reason_can_be_dropped_and_nothing_is_asked_without_a_mention(coder, qtbot):
    coder.try_synthetic()
    lens = coder.desk.chart.lens
    coder.until(lambda: lens.mentions)
    coder.do(Command.NOT_CODED)
    assert lens.leaving.prompt.isHidden()
    coder.do(Command.NEXT_MENTION)
    coder.do(Command.NOT_CODED)
    qtbot.keyClicks(QApplication.focusWidget(), "half a reason")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert lens.leaving.prompt.isHidden()
    assert lens.leaving.prompt.edit.text() == ""
    assert coder.hub.state.encounter.not_coded == ()
