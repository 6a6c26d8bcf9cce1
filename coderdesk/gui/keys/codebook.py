"""Keys of the codebook pane: while the search box has the keyboard, and in the tables below it."""

from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import Face, Menu, Place

_T, _B, _M = Place.TYPING, Place.TABLES, Menu.CODEBOOK
FACES: dict[Command, Face] = {
    Command.CHOOSE_HIT: Face(_T, "Choose a hit", ("Up", "Down"), family=True),
    Command.ASSIGN: Face(_T, "Assign", ("Enter",), _M, "Put the code on the encounter", "add"),
    Command.ASSIGN_PRINCIPAL: Face(
        _T,
        "Assign as principal",
        ("Shift+Enter",),
        _M,
        "Put the code first on the encounter",
        "principal",
    ),
    Command.ASSIGN_KEEP: Face(_T, "Assign and keep the words", ("Ctrl+Enter",), _M, icon="add"),
    Command.ASSIGN_PAIR: Face(
        _T,
        "Assign the pair",
        ("Alt+Enter",),
        _M,
        "The code and the bracketed one of the index, in their order",
        "add",
    ),
    Command.BOOKS_ALL: Face(_T, "Search all books", ("Alt+1",), _M, icon="book"),
    Command.BOOKS_CM: Face(_T, "Search ICD-10-CM", ("Alt+2",), _M, icon="book"),
    Command.BOOKS_PCS: Face(_T, "Search ICD-10-PCS", ("Alt+3",), _M, icon="book"),
    Command.BOOKS_HCPCS: Face(_T, "Search HCPCS and CPT", ("Alt+4",), _M, icon="book"),
    Command.BOOKS_INDEX: Face(
        _T, "Search the index, or the next one", ("Alt+5",), _M, "Terms, causes, tables", "book"
    ),
    Command.BOOKS_GUIDE: Face(
        _T, "Search the guidelines", ("Alt+6",), _M, "The Official Guidelines by section", "book"
    ),
    Command.BILLABLE_ONLY: Face(
        _T, "Billable only", ("Alt+0",), _M, "Leave headers out of the hits", "billable"
    ),
    Command.TO_TABULAR: Face(_T, "To the tabular", ("Alt+T",), _M, icon="tree"),
    Command.TO_INDEX: Face(
        _T, "To the index at this place", ("Alt+I",), _M, "The words, or the code shown", "book"
    ),
    Command.FOLLOW_SEE: Face(
        _T, "Follow see or see also", ("Alt+J",), _M, "In the index, or the words after it", "next"
    ),
    Command.WHY_NOT: Face(_T, "Why not? Edits it would raise", ("Alt+Y",), _M, icon="warning"),
    Command.FAVOURITE: Face(_T, "Favourite", ("Alt+B",), _M, icon="star"),
    Command.BOOKMARK_CODE: Face(_T, "Bookmark", ("Ctrl+D",), _M, "A place to come back to", "bookmark"),
    Command.MY_NOTE: Face(_T, "My note on this code", ("Alt+N",), _M, icon="note"),
    Command.BOOK_BACK: Face(_T, "Back", ("Alt+Left",), _M, icon="previous"),
    Command.BOOK_FORWARD: Face(_T, "Forward", ("Alt+Right",), _M, icon="next"),
    Command.TO_NOTES: Face(_T, "To the notes", ("Tab",)),
    Command.SEARCH_BOX: Face(_B, "Back to the search box", ("/",), icon="search"),
    Command.TABLE_LINE: Face(_B, "Line", ("Up", "Down"), family=True),
    Command.PARENT: Face(_B, "Parent", ("Left",)),
    Command.CHILDREN: Face(_B, "Children", ("Right",)),
    Command.TABLE_ASSIGN: Face(_B, "Assign, or follow the link", ("Enter",)),
    Command.TABLE_ASSIGN_PRINCIPAL: Face(_B, "Assign as principal", ("Shift+Enter",)),
    Command.TABLE_BACK: Face(_B, "Back", ("Backspace",)),
    Command.TABLE_NOTE: Face(_B, "My note on this code", ("T",)),
    Command.TABLE_FAVOURITE: Face(_B, "Favourite", ("B",)),
    Command.TABLE_BOOKMARK: Face(_B, "Bookmark", ("M",)),
    Command.TABLE_WHY_NOT: Face(_B, "Why not?", ("Y",)),
    Command.NAMED_BY: Face(_B, "Which notes name this code", ("O",)),
}
