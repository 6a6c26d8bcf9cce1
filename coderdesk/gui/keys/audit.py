"""Keys of the audit room."""

from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import Face, Place

_A = Place.AUDIT
FACES: dict[Command, Face] = {
    Command.AUDIT_LINE: Face(_A, "Line", ("Up", "Down"), family=True),
    Command.AUDIT_DRAW: Face(_A, "Draw a sample at random", ("Alt+N",), icon="add"),
    Command.AUDIT_RISK: Face(_A, "Draw a sample by risk", ("Alt+J",), icon="warning"),
    Command.AUDIT_BLIND: Face(_A, "Blind or open review", ("Alt+B",), icon="lens"),
    Command.AUDIT_RECODE: Face(_A, "Recode an old chart of your own", ("Alt+R",), icon="history"),
    Command.AUDIT_ACCOUNTS: Face(_A, "Accounts under audit", ("/",), icon="search"),
    Command.AUDIT_NEXT: Face(_A, "Next difference", (".",), icon="next"),
    Command.AUDIT_PREVIOUS: Face(_A, "Previous difference", (",",), icon="previous"),
    Command.AUDIT_AGREE: Face(_A, "Agree: the coder's code stands", ("A",), icon="tick"),
    Command.AUDIT_CHANGE: Face(_A, "Change what the line says", ("C",)),
    Command.AUDIT_ADD: Face(_A, "Add a code", ("+", "="), icon="add"),
    Command.AUDIT_DELETE: Face(_A, "Delete the code", ("Del",), icon="remove"),
    Command.AUDIT_UP: Face(_A, "Move the reviewer's line up", ("Alt+Up",), icon="up"),
    Command.AUDIT_DOWN: Face(_A, "Move the reviewer's line down", ("Alt+Down",), icon="down"),
    Command.AUDIT_MODIFIERS: Face(_A, "Modifiers of the service line", ("M",)),
    Command.AUDIT_UNITS: Face(_A, "Units of the service line", ("N",)),
    Command.AUDIT_POINTERS: Face(_A, "Diagnoses the service line points to", ("P",)),
    Command.AUDIT_DISPOSITION: Face(_A, "Disposition", ("D",)),
    Command.AUDIT_REASON: Face(_A, "Reason", ("R",)),
    Command.AUDIT_CLASS: Face(_A, "Error class, the next one", ("E",)),
    Command.AUDIT_ACCEPT: Face(_A, "Coder: accept", ("Y",)),
    Command.AUDIT_DISPUTE: Face(_A, "Coder: dispute, with a reason", ("U",)),
    Command.AUDIT_RESOLVE: Face(_A, "How the dispute ended", ("O",)),
    Command.AUDIT_DONE: Face(_A, "Finish the review", ("Alt+F",), icon="finish"),
    Command.AUDIT_TAKE_BACK: Face(_A, "Take the last change back", ("Alt+Z",), icon="undo"),
    Command.AUDIT_REPORT: Face(_A, "Report of the sample", ("Alt+P",), icon="print"),
    Command.AUDIT_CSV: Face(_A, "Write the lines as CSV", ("Alt+T",), icon="export"),
}
