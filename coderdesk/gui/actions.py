"""THE table of commands: menus, key caps, the key sheet and the palette are all made from it.

A row is a `Face` in one of the files of `coderdesk/gui/keys`. To add a command: name it in
`keys/command.py`, give it a face in the file of its place, and answer it where it works.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from coderdesk.gui.keys.chord import caps_of, chord_of, sequences, spoken
from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import Face, Menu, Place, is_bare
from coderdesk.gui.keys.map import FACES, KeyMap, conflicts, key_map, ready
from coderdesk.gui.theme import look, looks

__all__ = [
    "FACES",
    "Command",
    "CommandAction",
    "Face",
    "KeyMap",
    "Menu",
    "Place",
    "caps_of",
    "chord_of",
    "command_for",
    "conflicts",
    "is_bare",
    "key_map",
    "keys_of",
    "make_action",
    "menu_commands",
    "ready",
    "spoken",
]


ONCE = {Command.FINISH, Command.HOLD, Command.NEW_ENCOUNTER, Command.LOCK, Command.SUMMARY}
"""What a key held down must not do again and again."""


def keys_of(command: Command) -> tuple[str, ...]:
    """The keys of a command as they are now, the one for its cap first."""
    return key_map().keys_of(command)


def command_for(place: Place, event: QKeyEvent) -> Command | None:
    """What a key event asks for in a place; None leaves it to the widget.

    For a pane's ``keyPressEvent``. In a family (POA, mends, pointers) `chord_of` tells which value.
    """
    return key_map().command_for(place, event)


def menu_commands(menu: Menu) -> tuple[Command, ...]:
    """What stands in a menu, in the order of the table."""
    return tuple(command for command, face in ready() if face.menu is menu)


class CommandAction(QAction):
    """The action of a command: its keys and its icon follow the key map and the look."""

    def __init__(self, command: Command, parent: QWidget) -> None:
        super().__init__(FACES[command].text, parent)
        self.setObjectName(command)
        self._renew()
        self._tint()
        key_map().changed.connect(self._renew)
        looks().changed.connect(self._tint)

    @property
    def command(self) -> Command:
        """What it does; kept as the name, which lives as long as Qt's own object does."""
        return Command(self.objectName())

    @Slot()
    def _renew(self) -> None:
        self.setShortcuts([one for key in keys_of(self.command) for one in sequences(key)])

    @Slot()
    def _tint(self) -> None:
        if FACES[self.command].icon:
            self.setIcon(look().icon(FACES[self.command].icon))


def make_action(command: Command, slot: Callable[[], None], parent: QWidget) -> CommandAction:
    """The action of a command, added to its parent, with its keys as they are now and change later.

    Keys that work everywhere listen to the whole window, others only while ``parent`` or a child has
    the keyboard.
    """
    face = FACES[command]
    action = CommandAction(command, parent)
    action.setStatusTip(face.tip or face.text)
    action.setToolTip(face.tip or face.text)
    action.setAutoRepeat(command not in ONCE)
    context = Qt.ShortcutContext
    everywhere = face.place is Place.EVERYWHERE
    action.setShortcutContext(
        context.WindowShortcut if everywhere else context.WidgetWithChildrenShortcut
    )
    action.triggered.connect(lambda _checked: slot())
    parent.addAction(action)
    return action
