"""An encounter pane on the screen, and a coder's hands on its keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coderdesk.domain.changes import Change
from coderdesk.domain.coding import CodingState
from coderdesk.gui.coding.pane import EncounterPane
from coderdesk.gui.theme import Look, use
from tests.gui.coding.sample import stay

Press = Callable[..., None]


@pytest.fixture(autouse=True)
def worn_look(qapp: QApplication) -> Iterator[None]:
    use(Look())
    yield
    use(Look())


class Asked(list[Change]):
    """The changes asked for; each is made at once, as the desk would."""

    def __init__(self, pane: EncounterPane) -> None:
        super().__init__()
        self._pane = pane
        pane.change_asked.connect(self._on_asked)

    def _on_asked(self, change: Change) -> None:
        self.append(change)
        state = self._pane.state
        assert state is not None
        after = change.apply(state.encounter)
        edits = tuple(edit for edit in state.edits if edit.key not in {o.key for o in after.overrides})
        left = tuple(edit for edit in state.edits if edit not in edits)
        self._pane.show_state(
            CodingState(after, state.codes, edits, (*state.overridden, *left), state.editions)
        )


@pytest.fixture
def pane(qtbot: QtBot) -> EncounterPane:
    """The stay of the samples, with the keyboard on its first line."""
    made = EncounterPane()
    qtbot.addWidget(made)
    made.resize(628, 953)
    made.show_state(stay())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.take_focus()
    qtbot.waitUntil(made.view.hasFocus)
    return made


@pytest.fixture
def press(qtbot: QtBot, pane: EncounterPane) -> Press:
    """Press keys where the keyboard is."""
    modifiers = Qt.KeyboardModifier

    def press(*keys: str | Qt.Key, held: Qt.KeyboardModifier = modifiers.NoModifier) -> None:
        for key in keys:
            target = QApplication.focusWidget() or pane.view
            if isinstance(key, str) and held == modifiers.NoModifier:
                qtbot.keyClicks(target, key)
            else:
                qtbot.keyClick(target, key, held)

    return press
