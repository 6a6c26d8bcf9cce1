"""A desk to lay sheets over, with the keyboard in its table and shortcuts of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coderdesk.gui.actions import Command, make_action
from coderdesk.gui.parts import dress, row, words
from coderdesk.gui.sheets.sheet import Sheet


@dataclass
class StandIn:
    """A desk: the record's name above, a field that has the keyboard, and what its keys did."""

    window: QWidget
    name: QWidget
    edit: QLineEdit
    done: list[Command] = field(default_factory=list)


@pytest.fixture
def desk(qtbot: QtBot) -> StandIn:
    window, edit = QWidget(), QLineEdit()
    edit.setAccessibleName("Search")
    name = dress(row(words("Example, Rosa", "title")), ground="canvas", tall=40)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 30, 0, 0)
    layout.addWidget(name)
    layout.addWidget(edit, 1, Qt.AlignmentFlag.AlignTop)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    made = StandIn(window, name, edit)
    for command in (Command.HOLD, Command.UNDO, Command.LOCK, Command.BACK_OUT, Command.FINISH):
        make_action(command, partial(made.done.append, command), window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return made


Press = Callable[..., None]


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


@pytest.fixture
def lay(desk: StandIn) -> Callable[[Sheet], Sheet]:
    """Lay a sheet over the desk."""

    def lay(sheet: Sheet) -> Sheet:
        sheet.open_over(desk.window, desk.name)
        QApplication.processEvents()
        return sheet

    return lay
