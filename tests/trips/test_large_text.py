"""Large text: what stands on a button of the desk is not cut, and no two of them overlap."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from coderdesk.domain.code import System
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton
from coderdesk.settings import Theme
from tests.gui.accessibility import clipped
from tests.trips.conftest import Coder


def cut(pane: QWidget) -> list[str]:
    """The buttons in sight that have less room than their words, icon and key need."""
    buttons = [one for one in pane.findChildren(KeyButton) if one.isVisible()]
    return [
        f"{one.text() or one.accessibleName()}: {one.width()} < {one.sizeHint().width()}"
        for one in buttons
        if one.width() < one.sizeHint().width() or one.visibleRegion().boundingRect() != one.rect()
    ]


def overlapping(pane: QWidget) -> list[tuple[str, str]]:
    """Pairs of buttons in sight that lie on one another."""
    placed = [
        (one.text() or one.accessibleName(), QRect(one.mapTo(pane, one.rect().topLeft()), one.size()))
        for one in pane.findChildren(KeyButton)
        if one.isVisible()
    ]
    return [(a, b) for (a, at), (b, there) in combinations(placed, 2) if at.intersects(there)]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_button_of_the_desk_is_cut(coder: Coder, scale: float, theme: Theme):
    coder.window.dress_anew(theme, scale)
    coder.window.resize(1366, 768)
    coder.try_synthetic()
    coder.hub.assign(System.ICD10CM, "J18.9")
    panes: tuple[QWidget, ...] = (coder.desk.chart, coder.desk.coding)
    coder.until(lambda: not any(cut(pane) or overlapping(pane) for pane in panes))


def test_a_short_head_still_numbers_the_document(coder: Coder):
    coder.window.dress_anew(Theme.LIGHT, 2.0)
    coder.window.resize(1366, 768)
    coder.try_synthetic()
    button = coder.desk.chart.findChild(KeyButton)
    assert button is not None
    texts = [one.text() for one in coder.desk.chart.findChildren(KeyButton) if one.isVisible()]
    assert any("1 of 5" in text for text in texts)


ROOMS = (
    Command.WORKLIST,
    Command.AUDIT,
    Command.PACE,
    Command.NOTEBOOK,
    Command.QUERIES,
    Command.ALL_QUERIES,
    Command.CODEBOOK,
    Command.SETTINGS,
    Command.ALL_KEYS,
)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("room", ROOMS)
def test_no_word_of_a_room_is_cut(coder: Coder, room: Command, scale: float):
    coder.window.dress_anew(Theme.LIGHT, scale)
    coder.window.resize(1366, 768)
    coder.try_synthetic()
    coder.do(room)
    QApplication.processEvents()
    coder.qtbot.wait(300)
    assert clipped(coder.window) == []
