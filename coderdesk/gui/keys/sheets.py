"""Keys of the sheets that lie over the desk."""

from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import Face, Place

_S = Place.SHEETS
FACES: dict[Command, Face] = {
    Command.SHEET_LINE: Face(_S, "Line", ("Up", "Down"), family=True),
    Command.SHEET_DO: Face(_S, "Do the dark button", ("Enter",)),
    Command.SHEET_CLOSE: Face(_S, "Close", ("Esc",)),
    Command.SHEET_NEXT: Face(_S, "Next control", ("Tab",)),
    Command.SHEET_MINE_ONLY: Face(_S, "Only what touches my work", ("Alt+N",)),
    Command.SHEET_RECOVERY: Face(_S, "Lock: use the recovery code", ("Alt+R",)),
    Command.SHEET_CHANGE_KEY: Face(_S, "Keys: change this key", ("Ctrl+Enter",)),
    Command.SHEET_KEY_DEFAULT: Face(_S, "Keys: give the first key back", ("Ctrl+D",)),
    Command.SHEET_SAVE: Face(_S, "Save what the sheet shows", ("Alt+F",)),
    Command.SHEET_PRINT: Face(_S, "Print what the sheet shows", ("Alt+P",)),
    Command.SHEET_DEIDENTIFIED: Face(_S, "Summary: without the person", ("Alt+X",)),
    Command.SHEET_NEW: Face(_S, "A new one of what the sheet lists", ("Alt+G",)),
    Command.SHEET_CHANGE: Face(_S, "Change the chosen one", ("Alt+K",)),
    Command.SHEET_REMOVE: Face(_S, "Take the chosen one away", ("Ctrl+Del",)),
    Command.SHEET_TICK: Face(_S, "Tick, or no longer", ("Shift+Space",)),
    Command.SHEET_OLDER: Face(_S, "The older one", ("Left",)),
    Command.SHEET_NEWER: Face(_S, "The newer one", ("Right",)),
    Command.SHEET_VIEW: Face(_S, "View", ("Alt+1", "Alt+2", "Alt+3", "Alt+4"), family=True),
    Command.SHEET_ERASE: Face(_S, "Forget everything on the list", ("Ctrl+Shift+Del",)),
    Command.FILL_FIELD: Face(_S, "Fill: what the column tells", ("Alt+Left", "Alt+Right"), family=True),
    Command.SHEET_PASSWORD: Face(_S, "Summary: with a password", ("Alt+U",)),
    Command.SHEET_CSV: Face(_S, "List: write it as CSV", ("Alt+T",)),
    Command.SHEET_TAKE_BACK: Face(_S, "List: take the last deed back", ("Alt+Z",)),
    Command.SHEET_PAGE: Face(_S, "Next room of the sheet", ("Ctrl+Tab",)),
    Command.DRILL_AGAIN: Face(_S, "Drill: not known", ("Alt+5",)),
    Command.DRILL_HARD: Face(_S, "Drill: hard", ("Alt+6",)),
    Command.DRILL_GOOD: Face(_S, "Drill: known", ("Alt+7",)),
    Command.DRILL_EASY: Face(_S, "Drill: easy", ("Alt+8",)),
    Command.SHEET_DROP: Face(_S, "List: take it off", ("Alt+Del",)),
}
