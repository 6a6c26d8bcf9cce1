"""The codebook pane in a window, with a stand-in for the hub."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coderdesk.gui.search.pane import CodebookPane
from tests.gui.search.sample import StandIn

Press = Callable[..., None]


@pytest.fixture
def desk(qtbot: QtBot) -> StandIn:
    window = QWidget()
    pane = CodebookPane()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(pane)
    window.resize(520, 960)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    pane.take_focus()
    qtbot.waitUntil(pane.box.hasFocus)
    return StandIn(window, pane)


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Press keys wherever the keyboard is."""

    def press(*keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            if isinstance(key, str):
                qtbot.keyClicks(target, key, held)
            else:
                qtbot.keyClick(target, key, held)

    return press
