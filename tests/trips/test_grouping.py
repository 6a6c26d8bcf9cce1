"""DRG and risk on the desk: open by key, shut by a query."""

from PySide6.QtCore import Qt

from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter, Status
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.grouping import GroupingSheet


def test_it_opens_by_key_and_is_shut_while_a_query_is_open(coder):
    coder.hub.begin(Encounter())
    coder.hub.assign(System.ICD10CM, "I50.33")
    coder.do(Command.GROUP)
    coder.until(lambda: isinstance(coder.window._sheet, GroupingSheet))
    coder.press(Qt.Key.Key_Escape)
    coder.go_to_line("I50.33")
    while coder.line("I50.33").status is not Status.QUERY:
        coder.press("F")
    coder.do(Command.GROUP)
    coder.until(lambda: "shut" in coder.message)
    assert coder.window._sheet is None
