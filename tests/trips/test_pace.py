"""The pace by keyboard: it counts work and no rest, shows it, and goes out only when asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from coderdesk.domain.pace import PaceTask, Span
from coderdesk.gui.actions import Command
from coderdesk.gui.theme import Look, use
from tests.gui.accessibility import clipped, unnamed

ESC = Qt.Key.Key_Escape


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
    assert spans == [Span.TODAY, Span.WEEK, Span.MONTH, Span.THIRTY]
