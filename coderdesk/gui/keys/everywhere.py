"""Keys that work in every place. The function row is a map: help, panes, rooms, ways out, window."""

from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import Face, Menu, Place

_E = Place.EVERYWHERE
FACES: dict[Command, Face] = {
    Command.ALL_KEYS: Face(
        _E, "All keys", ("F1",), Menu.HELP, "Every key, the place you are in first", "keyboard"
    ),
    Command.ALL_COMMANDS: Face(
        _E, "All commands", ("Ctrl+K",), Menu.HELP, "Do anything by its name", "command"
    ),
    Command.MENU_BAR: Face(_E, "Menu bar", ("F10",), tip="Put the keyboard on the menus"),
    Command.FULL_SCREEN: Face(_E, "Full screen", ("F11",), Menu.VIEW, "Hide what is not the desk"),
    Command.LOCK: Face(
        _E, "Lock the desk", ("F12",), Menu.HELP, "Close the work file until the passphrase", "lock"
    ),
    Command.SETTINGS: Face(
        _E, "Settings", ("Ctrl+,",), Menu.HELP, "Theme, text size, idle lock, your name", "settings"
    ),
    Command.ABOUT: Face(_E, "About CoderDesk", (), Menu.HELP, "Version, books and licences", "info"),
    Command.QUIT: Face(_E, "Quit", ("Ctrl+Q",), Menu.ENCOUNTER, "Everything is saved already"),
    Command.CHART: Face(
        _E, "Chart", ("F2", "Ctrl+1"), Menu.VIEW, "Put the keyboard in the chart", "chart"
    ),
    Command.CODEBOOK: Face(
        _E,
        "Codebook, in the search box",
        ("F3", "Ctrl+2"),
        Menu.VIEW,
        "Put the keyboard in the search box",
        "book",
    ),
    Command.ENCOUNTER: Face(
        _E,
        "Encounter",
        ("F4", "Ctrl+3"),
        Menu.VIEW,
        "Put the keyboard on the lines of the encounter",
        "encounter",
    ),
    Command.QUERIES: Face(
        _E, "Queries", ("F6", "Ctrl+4"), Menu.QUERY, "The query of this encounter, or the list", "query"
    ),
    Command.ALL_QUERIES: Face(
        _E, "All queries", ("Ctrl+F6",), Menu.QUERY, "What was asked, and what waits", "worklist"
    ),
    Command.NEW_QUERY: Face(_E, "New query", (), Menu.QUERY, "Ask about this encounter", "add"),
    Command.WORKLIST: Face(
        _E, "Worklist", ("F5", "Ctrl+5"), Menu.WORKLIST, "What waits, the most urgent first", "worklist"
    ),
    Command.AUDIT: Face(
        _E, "Audit", ("F7", "Ctrl+6"), Menu.AUDIT, "A second review, and its scores", "audit"
    ),
    Command.PACE: Face(_E, "Pace", ("Ctrl+7",), Menu.LEARN, icon="pace"),
    Command.NOTEBOOK: Face(
        _E,
        "Notebook, drills, practice, credits",
        ("Ctrl+8",),
        Menu.LEARN,
        "What you do not want to learn twice",
        "notebook",
    ),
    Command.SCORE_PRACTICE: Face(
        _E, "Score the practice encounter", ("Ctrl+Shift+8",), Menu.LEARN, "Against its key", "finish"
    ),
    Command.CHART_WINDOW: Face(
        _E,
        "Chart in a second window",
        ("Shift+F2",),
        Menu.VIEW,
        "For a second screen",
        "second-window",
    ),
    Command.NARROWER: Face(
        _E, "Pane narrower", ("Alt+Shift+Left",), Menu.VIEW, "Give room to the other panes"
    ),
    Command.WIDER: Face(_E, "Pane wider", ("Alt+Shift+Right",), Menu.VIEW, "Take room for this pane"),
    Command.BACK_OUT: Face(_E, "Back to where you were", ("Esc",)),
    Command.LARGER: Face(_E, "Larger text", ("Ctrl++", "Ctrl+="), Menu.VIEW, icon="zoom-in"),
    Command.SMALLER: Face(_E, "Smaller text", ("Ctrl+-",), Menu.VIEW, icon="zoom-out"),
    Command.STANDARD: Face(_E, "Standard text", ("Ctrl+0",), Menu.VIEW),
    Command.LIGHT_DARK: Face(_E, "Light or dark", ("Ctrl+Shift+D",), Menu.VIEW),
    Command.NEXT_ENCOUNTER: Face(
        _E, "Next encounter, most urgent", ("Ctrl+PgDown",), Menu.WORKLIST, icon="next"
    ),
    Command.PREVIOUS_ENCOUNTER: Face(
        _E, "Previous encounter", ("Ctrl+PgUp",), Menu.WORKLIST, icon="previous"
    ),
    Command.HOLD: Face(
        _E, "Hold, with a reason", ("F8",), Menu.ENCOUNTER, "Put it aside and say why", "hold"
    ),
    Command.FINISH: Face(
        _E,
        "Last look and finish",
        ("F9",),
        Menu.ENCOUNTER,
        "What is still open, then final",
        "finish",
    ),
    Command.NEW_ENCOUNTER: Face(
        _E, "New encounter", ("Ctrl+N",), Menu.ENCOUNTER, "Start an empty one", "add"
    ),
    Command.TRY_SYNTHETIC: Face(
        _E,
        "Try a synthetic chart",
        ("Ctrl+T",),
        Menu.CHART,
        "An invented stay to learn the desk with",
        "chart",
    ),
    Command.OPEN_FILES: Face(
        _E,
        "Open chart files",
        ("Ctrl+O",),
        Menu.CHART,
        "Copy files into the encrypted work file",
        "import",
    ),
    Command.SUMMARY: Face(
        _E,
        "Summary: show, save, print",
        ("Ctrl+P",),
        Menu.ENCOUNTER,
        "The coding summary as a PDF",
        "print",
    ),
    Command.CLAIM: Face(
        _E,
        "Claim form",
        ("Ctrl+Shift+P",),
        Menu.ENCOUNTER,
        "What goes in which box, and what falls off",
        "document",
    ),
    Command.OFFER_MODIFIERS: Face(
        _E,
        "Modifiers that fit the line",
        ("Ctrl+M",),
        Menu.ENCOUNTER,
        "Each with the rule that speaks for it",
        "procedure",
    ),
    Command.POA_HELP: Face(
        _E,
        "Which POA for this line",
        ("Ctrl+Shift+Y",),
        Menu.ENCOUNTER,
        "What each letter means, and what holds for a combination code",
        "info",
    ),
    Command.GROUP: Face(
        _E,
        "DRG and risk",
        ("Ctrl+Shift+G",),
        Menu.ENCOUNTER,
        "What it groups to; shut while a query is open",
        "lens",
    ),
    Command.SAY_SAVED: Face(
        _E, "Say when it was last saved", ("Ctrl+S",), Menu.ENCOUNTER, icon="saved"
    ),
    Command.IMPORT_ENCOUNTER: Face(
        _E,
        "Read an encounter from a file",
        ("Ctrl+Shift+O",),
        Menu.ENCOUNTER,
        "Encounter JSON",
        "import",
    ),
    Command.EXPORT_ENCOUNTER: Face(
        _E,
        "Write the encounter to a file",
        ("Ctrl+Shift+S",),
        Menu.ENCOUNTER,
        "Encounter JSON",
        "export",
    ),
    Command.UNDO: Face(_E, "Undo", ("Ctrl+Z",), Menu.ENCOUNTER, "Take back the last change", "undo"),
    Command.REDO: Face(_E, "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), Menu.ENCOUNTER, "Make it again", "redo"),
    Command.TIMELINE: Face(
        _E, "Timeline of changes", ("Ctrl+H",), Menu.ENCOUNTER, "Who did what, and when", "history"
    ),
    Command.NEXT_EDIT_TYPING: Face(
        _E, "Next edit or finding, while typing", ("Ctrl+.",), Menu.ENCOUNTER, icon="warning"
    ),
    Command.CODE_SET: Face(
        _E, "Code sets", ("Ctrl+G",), Menu.ENCOUNTER, "Put a named group of codes on at once", "add"
    ),
    Command.LAST_TIME: Face(
        _E,
        "As last time",
        ("Ctrl+L",),
        Menu.ENCOUNTER,
        "The patient's earlier encounters beside this one",
        "history",
    ),
    Command.BUILD_PCS: Face(
        _E,
        "Build a PCS code",
        ("Ctrl+B",),
        Menu.CODEBOOK,
        "Character by character from its table",
        "procedure",
    ),
    Command.AT_HAND: Face(
        _E,
        "Codes at hand",
        ("Ctrl+J",),
        Menu.CODEBOOK,
        "Favourites, bookmarks, last used and my notes",
        "star",
    ),
    Command.LEARNED: Face(
        _E,
        "What the search has learned",
        ("Ctrl+Shift+J",),
        Menu.CODEBOOK,
        "Codes picked for words, and words of my own",
        "search",
    ),
    Command.BOOK_CHANGES: Face(
        _E,
        "What changed between editions",
        ("Ctrl+Shift+B",),
        Menu.CODEBOOK,
        "New, deleted and revised codes and notes",
        "becomes",
    ),
    Command.SETTING: Face(
        _E,
        "Setting: inpatient, outpatient, professional",
        ("Alt+S",),
        Menu.ENCOUNTER,
        "The next of the three",
    ),
    Command.VISIT_FIELDS: Face(
        _E, "Visit fields", ("Alt+D",), Menu.ENCOUNTER, "Dates, patient, payer", "person"
    ),
    Command.EM_HELPER: Face(
        _E,
        "E/M helper for the line",
        ("Alt+M",),
        Menu.ENCOUNTER,
        "The level of a visit by decision making or by time",
        "physician",
    ),
    Command.FIND_IN_CHART: Face(
        _E, "Find in chart", ("Ctrl+F",), Menu.CHART, "Words in every document", "search"
    ),
    Command.BACKUP: Face(_E, "Back up the work file", (), Menu.HELP, icon="shield"),
    Command.JOURNAL: Face(_E, "Journal: who did what when", (), Menu.HELP, icon="history"),
    Command.RESTORE: Face(_E, "Restore a backup", (), Menu.HELP, icon="shield"),
    Command.CHANGE_PASSPHRASE: Face(_E, "Change the passphrase", (), Menu.HELP, icon="lock"),
    Command.NEW_RECOVERY_CODE: Face(_E, "Make a new recovery code", (), Menu.HELP, icon="lock"),
    Command.GUIDELINE: Face(
        _E,
        "Guideline of this edit",
        ("Ctrl+R",),
        Menu.CODEBOOK,
        "The section that the edit in hand cites",
        "book",
    ),
    Command.IMPORT_BOOK: Face(
        _E, "Import a codebook", (), Menu.CODEBOOK, "Official files as published", "import"
    ),
    Command.BOOKS: Face(_E, "Books and editions", (), Menu.CODEBOOK, "What is installed", "book"),
}
