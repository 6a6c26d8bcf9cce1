"""The journal in the window: look through it, narrow it by typing, and take it out as CSV or PDF."""

from PySide6.QtCore import QObject

from coderdesk.domain.work import JournalEntry
from coderdesk.gui.answers.encounters import local_time
from coderdesk.gui.answers.pages import Pages
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow

NOTHING = "Nothing has been done yet. What you do with records will stand here."


class JournalAnswers(QObject):
    """Answers the command that shows the journal."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self.pages = Pages(window, hub)

    def show(self) -> None:
        """List the newest lines; typing narrows them by who, what, day or detail."""
        desk = self._hub.desk
        if desk is None:
            return
        sheet = ListingSheet(
            "Journal", "history", [_line(one) for one in desk.journal()], empty=NOTHING
        )
        who = self._window.settings.signature
        sheet.offer_paper(
            lambda: self.pages.save_csv("coderdesk-journal.csv", desk.journal_csv, "journal"),
            lambda: self.pages.show(
                "Journal", "coderdesk-journal.pdf", lambda: desk.journal_pdf(who), "journal"
            ),
        )
        self._window.open_sheet(sheet)


def _line(one: JournalEntry) -> Listed:
    below = ", ".join(part for part in (one.detail, one.encounter_id) if part)
    return Listed(one.act.value.capitalize(), below, f"{local_time(one.at)}  {one.who}", one.id)
