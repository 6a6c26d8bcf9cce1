"""The menu row: menus made of the one table, and two commands that are always in sight."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from coderdesk.gui.actions import (
    FACES,
    Command,
    CommandAction,
    Menu,
    Place,
    make_action,
    menu_commands,
)
from coderdesk.gui.parts import KeyButton, row

Slots = Mapping[Command, Callable[[], None]]


def fill_menus(
    window: QWidget, bar: QMenuBar, slots: Slots, others: Mapping[Command, CommandAction]
) -> None:
    """Put every command that has a menu into it; ``others`` are actions that panes made for themselves.

    A command that nobody answers is a mistake of ours, and fails here rather than under a key. What has
    its keys in the worklist alone gets its action in the menu: the keys stay the room's.
    """
    for menu in Menu:
        commands = menu_commands(menu)
        if not menu.value or not commands:
            continue
        shown = QMenu(menu.value, bar)
        for command in commands:
            action = others.get(command)
            near = shown if FACES[command].place is Place.WORKLIST else window
            shown.addAction(action or make_action(command, slots[command], near))
        bar.addMenu(shown)
    for command in (Command.MENU_BAR, Command.BACK_OUT):
        make_action(command, slots[command], window)


def always_in_sight(slots: Slots) -> QWidget:
    """All commands and Lock, at the right end of the menu row."""
    buttons = []
    for text, command, icon in (
        ("All commands", Command.ALL_COMMANDS, "command"),
        ("Lock", Command.LOCK, "lock"),
    ):
        button = KeyButton(text, command, "quiet", icon)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _on, slot=slots[command]: slot())
        buttons.append(button)
    return row(*buttons, gap=4, margins=(0, 0, 8, 0))
