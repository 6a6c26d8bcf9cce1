"""Keys of the encounter pane: diagnoses, procedures, service lines and the PCS table."""

from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import Face, Menu, Place

_D, _P, _S, _T, _M = Place.DIAGNOSES, Place.PROCEDURES, Place.SERVICES, Place.PCS, Menu.ENCOUNTER
_MENDS = tuple("123456789")
FACES: dict[Command, Face] = {
    Command.DX_LINE: Face(_D, "Line, and the edits under it", ("Up", "Down"), family=True),
    Command.DX_POA: Face(
        _D,
        "Present on admission",
        tuple("YNUWE"),
        tip="Yes, no, unknown, cannot be determined, exempt",
        family=True,
    ),
    Command.DX_UP: Face(_D, "Move the line up", ("Alt+Up",), _M, icon="up"),
    Command.DX_DOWN: Face(_D, "Move the line down", ("Alt+Down",), _M, icon="down"),
    Command.DX_PRINCIPAL: Face(
        _D, "Make principal", ("P",), _M, "Make this line the principal diagnosis", "principal"
    ),
    Command.DX_NEXT_EDIT: Face(_D, "Next edit", (".",), icon="warning"),
    Command.DX_PREVIOUS_EDIT: Face(_D, "Previous edit", (",",), icon="warning"),
    Command.DX_MEND: Face(_D, "Take a mend of the open edit", _MENDS, family=True),
    Command.DX_EVIDENCE: Face(_D, "See or give evidence", ("V",), icon="evidence"),
    Command.DX_LOOK_UP: Face(_D, "Look the code up", ("S",), icon="search"),
    Command.DX_ASK: Face(_D, "Ask about this line", ("Q",), icon="query"),
    Command.DX_NOTE: Face(_D, "Note on this line", ("T",), icon="note"),
    Command.DX_STATUS: Face(
        _D, "Status: final, working, query open", ("F",), tip="The next of the three"
    ),
    Command.DX_SELECT_UP: Face(_D, "Several lines, upward", ("Shift+Up",), tip="For bulk POA"),
    Command.DX_SELECT_DOWN: Face(_D, "Several lines, downward", ("Shift+Down",), tip="For bulk POA"),
    Command.DX_REMOVE: Face(_D, "Remove the line", ("Del",), _M, icon="remove"),
    Command.DX_SEARCH: Face(_D, "Search a code for the next line", ("/",), icon="search"),
    Command.PX_LINE: Face(_P, "Line, and the edits under it", ("Up", "Down"), family=True),
    Command.PX_OPEN: Face(_P, "Open the line", ("Enter",), tip="Date and provider; Tab goes on"),
    Command.PX_UP: Face(_P, "Move the line up", ("Alt+Up",), icon="up"),
    Command.PX_DOWN: Face(_P, "Move the line down", ("Alt+Down",), icon="down"),
    Command.PX_NEXT_EDIT: Face(_P, "Next edit", (".",), icon="warning"),
    Command.PX_PREVIOUS_EDIT: Face(_P, "Previous edit", (",",), icon="warning"),
    Command.PX_MEND: Face(_P, "Take a mend of the open edit", _MENDS, family=True),
    Command.PX_EVIDENCE: Face(_P, "See or give evidence", ("V",), icon="evidence"),
    Command.PX_LOOK_UP: Face(_P, "Look the code up", ("S",), icon="search"),
    Command.PX_ASK: Face(_P, "Ask about this line", ("Q",), icon="query"),
    Command.PX_NOTE: Face(_P, "Note on this line", ("T",), icon="note"),
    Command.PX_REMOVE: Face(_P, "Remove the line", ("Del",), icon="remove"),
    Command.PX_SEARCH: Face(_P, "Search a code for the next line", ("/",), icon="search"),
    Command.SL_LINE: Face(_S, "Line", ("Up", "Down"), family=True),
    Command.SL_POINTER: Face(
        _S,
        "Pointer on, off",
        tuple("ABCDEFGHIJKL"),
        tip="The letter of a diagnosis line",
        family=True,
    ),
    Command.SL_MORE_UNITS: Face(_S, "One unit more", ("+", "=")),
    Command.SL_FEWER_UNITS: Face(_S, "One unit less", ("-",)),
    Command.SL_MODIFIERS: Face(_S, "Modifiers", ("M",)),
    Command.SL_PLACE: Face(_S, "Place of service", ("O",)),
    Command.SL_OPEN: Face(_S, "Open the line", ("Enter",), tip="Tab goes on"),
    Command.SL_UP: Face(_S, "Move the line up", ("Alt+Up",), icon="up"),
    Command.SL_DOWN: Face(_S, "Move the line down", ("Alt+Down",), icon="down"),
    Command.SL_NEXT_EDIT: Face(_S, "Next edit", (".",), icon="warning"),
    Command.SL_PREVIOUS_EDIT: Face(_S, "Previous edit", (",",), icon="warning"),
    Command.SL_MEND: Face(_S, "Take a mend of the open edit", _MENDS, family=True),
    Command.SL_EVIDENCE: Face(_S, "See or give evidence", ("V",), icon="evidence"),
    Command.SL_LOOK_UP: Face(_S, "Look the code up", ("S",), icon="search"),
    Command.SL_ASK: Face(_S, "Ask about this line", ("Q",), icon="query"),
    Command.SL_NOTE: Face(_S, "Note on this line", ("T",), icon="note"),
    Command.SL_REMOVE: Face(_S, "Remove the line", ("Del",), icon="remove"),
    Command.SL_SEARCH: Face(_S, "Search a code for the next line", ("/",), icon="search"),
    Command.PCS_CHARACTER: Face(_T, "Character", ("Left", "Right"), family=True),
    Command.PCS_VALUE: Face(_T, "Value", ("Up", "Down"), family=True),
    Command.PCS_BACK: Face(_T, "One character back", ("Backspace",)),
    Command.PCS_TAKE: Face(_T, "Take the value; post when seven stand", ("Enter",)),
    Command.PCS_CLOSE: Face(_T, "Close", ("Esc",)),
    Command.PCS_MEANING: Face(_T, "What the value means", ("?",)),
}
