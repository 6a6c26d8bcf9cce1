"""The pace by keyboard: it counts work and no rest, shows it, and goes out only when asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from coderdesk.domain.pace import PaceTask, Span
from coderdesk.gui.actions import Command
from coderdesk.gui.theme import Look, use
from tests.gui.accessibility import clipped, unnamed

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def clock(coder):
    """A clock that goes on by hand."""
    made = coder.app.furniture.clock
    made.timer.stop()
    at = [1000.0]
    made.now = lambda: at[0]
    made._ticked = at[0]

    def go(seconds, quiet=0.0):
        at[0] += seconds
        made._quiet = lambda: quiet
        made.tick()

    return go


def spent(coder):
    return {task: round(3600 * hours) for task, hours in coder.hub.desk.pace.seen().tasks if hours}


def test_work_is_counted_by_pane_and_rest_is_not(coder, clock):
    clock(15)
    assert spent(coder) == {}
    coder.try_synthetic()
    coder.do(Command.CHART)
    clock(15)
    coder.do(Command.CODEBOOK)
    clock(15)
    clock(15, quiet=61)
    clock(4000)
    coder.do(Command.ENCOUNTER)
    clock(15)
    coder.do(Command.WORKLIST)
    clock(15)
    assert spent(coder) == {PaceTask.READING: 15, PaceTask.SEARCHING: 15, PaceTask.CODING: 15}


def test_the_pace_is_shown_in_every_look_and_exported_when_asked(coder, clock, monkeypatch, tmp_path):
    coder.try_synthetic()
    coder.do(Command.CHART)
    clock(15)
    coder.do(Command.PACE)
    room = coder.window.rooms.currentWidget()
    assert room.speed.isVisible()
    assert "no audit yet" in room.speed.accessibleDescription()
    for worn in (Look(scale=1.25), Look(dark=True), Look()):
        use(worn)
        QApplication.processEvents()
        room.grab()
        assert unnamed(room) == []
        assert clipped(room) == []
    path = tmp_path / "pace.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    coder.do(Command.PACE_EXPORT)
    coder.until(path.exists)
    coder.do(Command.PACE_NORMS)
    coder.press(ESC)
    coder.until(lambda: coder.window._sheet is None)
    coder.press(ESC)
    assert coder.window.rooms.at_desk


def test_the_days_shown_are_chosen_by_key(coder, clock):
    coder.try_synthetic()
    coder.do(Command.CHART)
    clock(15)
    coder.do(Command.PACE)
    room = coder.window.rooms.currentWidget()
    spans = []
    for _step in Span:
        coder.do(Command.PACE_SPAN)
        spans.append(Span(list(Span)[room.spans.at]))
        assert room.speed.isVisible()
    assert spans == [Span.CHOSEN, Span.TODAY, Span.WEEK, Span.MONTH, Span.THIRTY]


def test_days_are_typed_from_one_to_another_and_a_wrong_one_is_told(coder, clock):
    coder.try_synthetic()
    coder.do(Command.CHART)
    clock(15)
    coder.do(Command.PACE)
    room = coder.window.rooms.currentWidget()
    coder.do(Command.PACE_DAYS)
    assert room.days.begins.edit.hasFocus()
    coder.press("13/45/2026", ENTER)
    assert "A day is typed as" in room.days.told.plain
    assert room.days.begins.edit.hasFocus()
    today = coder.hub.desk.pace.today()
    room.days.begins.edit.clear()
    coder.press(f"01/15/{today.year - 1}", ENTER)
    assert Span(list(Span)[room.spans.at]) is Span.CHOSEN
    assert room.span.text().startswith(f"01/15/{today.year - 1} to")
    assert len(room.over_time.stretches) > 12
    assert "of your norm" in room.over_time.accessibleDescription()
    room.grab()
    assert clipped(room) == []


def test_a_norm_is_set_and_taken_back(coder):
    coder.do(Command.PACE)
    coder.do(Command.PACE_NORMS)
    sheet = coder.window._sheet
    coder.press(ENTER, "4.5", ENTER)
    norms = coder.hub.desk.worklist.norms
    assert (norms()[0].per_hour, norms()[0].source) == (4.5, "your own")
    assert norms()[1].source != "your own"
    coder.do(Command.SHEET_TAKE_BACK)
    assert norms()[0].per_hour == 3
    assert not sheet.back.isEnabled()
