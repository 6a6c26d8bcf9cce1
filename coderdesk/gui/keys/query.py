"""Keys of the query beside the chart; a text field has the keyboard there most of the time."""

from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import Face, Menu, Place

_Q, _M = Place.QUERY, Menu.NONE
FACES: dict[Command, Face] = {
    Command.QUERY_QUOTE: Face(
        _Q, "Quote the chart selection", ("Ctrl+I",), _M, "The words selected in the chart", "evidence"
    ),
    Command.QUERY_MEND: Face(
        _Q, "Take the mend of a finding", ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"), family=True
    ),
    Command.QUERY_TEMPLATE: Face(_Q, "Template", ("Alt+T",), _M, "Begin with words at hand", "note"),
    Command.QUERY_KEEP_TEMPLATE: Face(_Q, "Keep these words as a template", ("Alt+U",), _M),
    Command.QUERY_FORM: Face(_Q, "Open, options, or yes and no", ("Alt+F",), _M),
    Command.QUERY_ADD_OPTION: Face(_Q, "Add an option", ("Alt+Enter",), _M, icon="add"),
    Command.QUERY_REMOVE: Face(_Q, "Remove the option or the quote", ("Alt+Del",), _M, icon="remove"),
    Command.QUERY_SEND: Face(_Q, "Mark as sent", ("Ctrl+Enter",), _M, icon="query"),
    Command.QUERY_SEND_ON: Face(_Q, "Send on to somebody else", ("Alt+G",), _M, icon="physician"),
    Command.QUERY_RESPONSE: Face(_Q, "Record the response", ("Alt+R",), _M, icon="note"),
    Command.QUERY_COMPLETE: Face(
        _Q,
        "Complete, with the codes it changed",
        ("Alt+K",),
        _M,
        "After the codes were changed",
        "finish",
    ),
    Command.QUERY_WITHDRAW: Face(_Q, "Withdraw, with a reason", ("Alt+X",), _M, icon="remove"),
    Command.QUERY_TAKE_BACK: Face(_Q, "Take the last deed back", ("Alt+Z",), _M, icon="undo"),
    Command.QUERY_COPY: Face(_Q, "Copy as text", ("Ctrl+Shift+C",), _M),
    Command.QUERY_PAPER: Face(_Q, "Show, save and print the page", ("Alt+P",), _M, icon="print"),
}
