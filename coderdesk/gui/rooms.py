"""The rooms of the window: the desk, and what takes its place for a while (worklist, pace …)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from coderdesk.gui.actions import Command

ON_THE_DESK = frozenset(
    {
        Command.CHART,
        Command.CODEBOOK,
        Command.ENCOUNTER,
        Command.CHART_WINDOW,
        Command.VISIT_FIELDS,
        Command.SETTING,
        Command.FIND_IN_CHART,
        Command.NEXT_EDIT_TYPING,
        Command.NEW_ENCOUNTER,
        Command.OPEN_FILES,
        Command.TRY_SYNTHETIC,
        Command.IMPORT_ENCOUNTER,
        Command.EXPORT_ENCOUNTER,
        Command.SUMMARY,
        Command.FINISH,
        Command.HOLD,
        Command.TIMELINE,
        Command.SAY_SAVED,
        Command.BUILD_PCS,
        Command.CODE_SET,
        Command.EM_HELPER,
        Command.QUERIES,
        Command.NEW_QUERY,
    }
)
"""What means the desk: asked for in a room, it goes back to the desk first."""
OF_THE_ROOM = frozenset({Command.UNDO, Command.REDO})
"""What never reaches the desk from a room: nothing may change that is not in sight."""


class Room(QWidget):
    """A widget that fills the window under the menus."""

    def do(self, _command: Command) -> bool:
        """Do a command in its own way; whether it did."""
        return False

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)


class Rooms(QStackedWidget):
    """The desk and the rooms made so far; each is made when it is first entered."""

    moved = Signal()  # another room, or the desk, is in sight

    def __init__(self, desk: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._made: dict[Command, Room] = {}
        self._came_from: QWidget | None = None
        self.addWidget(desk)

    @property
    def at_desk(self) -> bool:
        """Whether the desk is in sight."""
        return self.currentWidget() is self._desk

    def made(self, command: Command) -> Room | None:
        """The room of a command, when it has been entered before."""
        return self._made.get(command)

    def enter(self, command: Command, make: Callable[[], Room]) -> Room:
        """Go into the room of a command."""
        if self.at_desk:
            self._came_from = QApplication.focusWidget()
        if command not in self._made:
            self._made[command] = make()
            self.addWidget(self._made[command])
        room = self._made[command]
        self.setCurrentWidget(room)
        room.take_focus()
        self.moved.emit()
        return room

    def leave(self) -> bool:
        """Go back to the desk; whether there was a way to go."""
        if self.at_desk:
            return False
        self.setCurrentWidget(self._desk)
        back = self._came_from
        if back is not None and self._desk.isAncestorOf(back):
            back.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.moved.emit()
        return True

    def forget(self) -> None:
        """Let go of every room: nothing of a record stays in one while the desk is locked."""
        self.leave()
        for room in self._made.values():
            self.removeWidget(room)
            room.deleteLater()
        self._made.clear()

    def do(self, command: Command) -> bool:
        """Offer a command to the room in sight; whether it is done with."""
        if self.at_desk:
            return False
        room = self.currentWidget()
        if isinstance(room, Room) and room.do(command):
            return True
        if command in ON_THE_DESK:
            self.leave()
        return command in OF_THE_ROOM
