"""Keys of the worklist; bare letters work while its table has the keyboard."""

from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import Face, Menu, Place

_W, _M = Place.WORKLIST, Menu.WORKLIST
FACES: dict[Command, Face] = {
    Command.WORK_LINE: Face(_W, "Line", ("Up", "Down"), family=True),
    Command.WORK_OPEN: Face(_W, "Open the encounter", ("Enter",)),
    Command.WORK_FILTER: Face(_W, "Filter", ("/",), tip="A name, an account, a payer, “ED due today”"),
    Command.WORK_WHY: Face(_W, "Why it stands here", ("Space",)),
    Command.WORK_VIEW: Face(
        _W, "Saved view", tuple(f"Alt+{number}" for number in range(1, 10)), family=True
    ),
    Command.WORK_SELECT_UP: Face(_W, "Several lines, upward", ("Shift+Up",), tip="For Del and M"),
    Command.WORK_SELECT_DOWN: Face(_W, "Several lines, downward", ("Shift+Down",), tip="For Del and M"),
    Command.WORK_FILL: Face(
        _W, "Fill from files", ("Ctrl+I",), _M, "Charts, HL7, FHIR, or a CSV or XLSX list", "import"
    ),
    Command.WORK_FILL_FOLDER: Face(_W, "Fill from a folder", ("Ctrl+Shift+I",), _M, icon="import"),
    Command.WORK_SORT: Face(_W, "Sort by", ("O",), _M, "Choose the order", "sort"),
    Command.WORK_COLUMNS: Face(_W, "Columns", ("Alt+K",), _M, "Choose what the list shows"),
    Command.WORK_HOLDS: Face(
        _W, "Bill holds", ("Alt+B",), _M, "Days each payer's bill is held", "calendar"
    ),
    Command.WORK_KEEP_VIEW: Face(_W, "Keep this as a view", ("Alt+N",), _M, icon="star"),
    Command.WORK_DROP_VIEW: Face(
        _W, "Forget this view", ("Alt+Del",), _M, "A view of your own; Ctrl+Z brings it back", "remove"
    ),
    Command.WORK_RETURN: Face(_W, "Return from hold", ("R",), _M),
    Command.WORK_DATE: Face(_W, "Return date", ("D",), _M),
    Command.WORK_MINE: Face(_W, "Mine, or nobody's", ("M",), _M),
    Command.WORK_OFF: Face(_W, "Take off the list", ("Del",), _M),
    Command.WORK_EXPORT: Face(_W, "Export", ("Ctrl+E",), _M, "The list as shown: CSV or PDF", "export"),
    Command.PACE_NORMS: Face(_W, "Pace: your norms", ("Alt+P",), icon="pace"),
    Command.PACE_SPAN: Face(_W, "Pace: today, week, month, 30 days", ("Alt+J",), icon="calendar"),
    Command.PACE_DAYS: Face(_W, "Pace: from one day to another", ("Alt+F",), icon="calendar"),
    Command.PACE_EXPORT: Face(_W, "Pace: export", ("Ctrl+Shift+E",), tip="PDF or CSV", icon="export"),
}
