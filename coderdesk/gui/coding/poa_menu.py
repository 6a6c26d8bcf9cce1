"""The five values of POA for the mouse; the keyboard has a key for each."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from coderdesk.gui.actions import Command, keys_of
from coderdesk.gui.coding.acts import POA
from coderdesk.gui.coding.told import POA_MEANINGS


def choose_poa(parent: QWidget, where: QPoint) -> int:
    """Let the coder pick a value; its place in the family comes back, -1 for none."""
    menu = QMenu(parent)
    menu.setAccessibleName("Present on admission")
    keys = keys_of(Command.DX_POA)
    for at, letter in enumerate(POA):
        menu.addAction(f"{POA_MEANINGS[letter]}\t{keys[at]}").setData(at)
    chosen: QAction | None = menu.exec(where)  # none when the menu was left
    menu.deleteLater()
    return -1 if chosen is None else int(chosen.data())
