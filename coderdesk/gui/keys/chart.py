"""Keys of the chart pane."""

from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import Face, Menu, Place

_C, _M = Place.CHART, Menu.CHART
FACES: dict[Command, Face] = {
    Command.NEXT_DOCUMENT: Face(_C, "Next document", ("]",), _M, icon="documents"),
    Command.PREVIOUS_DOCUMENT: Face(_C, "Previous document", ("[",), _M, icon="documents"),
    Command.NEXT_SECTION: Face(_C, "Next section", ("}",), _M, icon="down"),
    Command.PREVIOUS_SECTION: Face(_C, "Previous section", ("{",), _M, icon="up"),
    Command.NEXT_MENTION: Face(_C, "Next mention", (".",), _M, icon="lens"),
    Command.PREVIOUS_MENTION: Face(_C, "Previous mention", (",",), _M, icon="lens"),
    Command.PAGE_DOWN: Face(_C, "Page down", ("Space", "PgDown")),
    Command.PAGE_UP: Face(_C, "Page up", ("Shift+Space", "PgUp")),
    Command.GO_TO_PAGE: Face(_C, "Go to page", ("G",), _M, icon="document"),
    Command.ZOOM_IN: Face(_C, "Zoom in", ("+", "="), _M, icon="zoom-in"),
    Command.ZOOM_OUT: Face(_C, "Zoom out", ("-",), _M, icon="zoom-out"),
    Command.ZOOM_FIT: Face(_C, "Fit the width", ("0",), _M),
    Command.TURN_PAGE: Face(_C, "Turn the page", ("R",), _M, icon="rotate"),
    Command.SEARCH_SELECTION: Face(
        _C,
        "Search the selection",
        ("S", "Enter"),
        _M,
        "Look the selected words up in the codebook",
        "search",
    ),
    Command.GIVE_EVIDENCE: Face(
        _C,
        "Give it as evidence to the current line",
        ("V",),
        _M,
        "The selected words support the current line",
        "evidence",
    ),
    Command.ASSIGN_MENTION: Face(_C, "Assign the code of the mention", ("A",), _M),
    Command.ASK_SELECTION: Face(_C, "Ask: new query with it quoted", ("Q",), _M, icon="query"),
    Command.ADD_TO_QUERY: Face(_C, "Add it to the open query", ("I",), _M, icon="query"),
    Command.NOT_CODED: Face(
        _C,
        "Not coded, with a reason",
        ("X",),
        _M,
        "A mention that was left is taken up again",
    ),
    Command.SELECT_WORDS: Face(
        _C,
        "Select words",
        ("W",),
        _M,
        "Then Shift and the arrows extend the selection",
    ),
    Command.COMPARE: Face(
        _C, "Compare with an earlier note", ("D",), _M, "Two notes side by side", "copied-forward"
    ),
    Command.COPIED: Face(
        _C,
        "Dim what is copied forward",
        ("C",),
        _M,
        "Text that stands in an earlier note already steps back",
        "copied-forward",
    ),
    Command.RESULTS: Face(
        _C, "Results of the chart", ("Shift+L",), _M, "Laboratory and vital signs", "chart"
    ),
    Command.STATED: Face(
        _C,
        "Take what the files state",
        ("U",),
        _M,
        "Visit, problems and procedures that C-CDA, FHIR and HL7 files bring coded",
        "import",
    ),
    Command.MARK_READ: Face(_C, "Mark document as read", ("M",), _M, icon="tick"),
    Command.BOOKMARK: Face(_C, "Bookmark", ("B",), _M, icon="bookmark"),
    Command.LENS: Face(_C, "Word lens", ("L",), _M, icon="lens"),
    Command.LENS_CLASS: Face(
        _C,
        "Show or hide a lens class",
        tuple("1234567"),
        family=True,
    ),
    Command.PAGE_STRIP: Face(_C, "Pages as a strip", ("P",), _M, icon="documents"),
    Command.TEXT_VIEW: Face(
        _C, "Page as plain text", ("Shift+T",), _M, "For screen readers; Esc goes back"
    ),
    Command.NIGHT_PAGE: Face(
        _C, "Invert the page", ("N",), _M, "Scans and PDF keep their colours until asked"
    ),
    Command.READ_SCAN: Face(
        _C, "Read the scanned pages", ("O",), _M, "Or stop reading; what is read is kept", "document"
    ),
    Command.SAVED_FINDS: Face(
        _C, "Saved finds", ("Shift+S",), _M, "Words looked for in every chart", "search"
    ),
    Command.NEXT_FIND: Face(_C, "Next find", ("F",), icon="search"),
    Command.PREVIOUS_FIND: Face(_C, "Previous find", ("Shift+F",), icon="search"),
}
