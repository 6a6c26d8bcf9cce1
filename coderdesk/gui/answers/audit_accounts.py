"""The list of accounts under audit: search, open, take the last change back, CSV and PDF."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from coderdesk.domain.audit import Review
from coderdesk.gui.actions import Command
from coderdesk.gui.answers.pages import Pages
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.audit_lists import accounts_csv, accounts_pdf, kind_said
from coderdesk.workflow.audit_work import Auditing

EMPTY = "No review yet: draw a sample with Alt+N."


class AuditAccounts(QObject):
    """Shows the list; a chosen account is laid into the audit room."""

    chosen = Signal(object)  # Review
    back_asked = Signal(object)  # Review

    def __init__(self, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._window, self._pages = window, pages

    def show(self, auditing: Auditing) -> None:
        """List every review, the newest first."""
        reviews = auditing.listing()
        title = "Accounts under audit"
        sheet = ListingSheet(
            title, "audit", [_line(one) for one in reviews], does="Review", empty=EMPTY
        )
        sheet.chosen.connect(self.chosen)
        who = self._window.settings.signature
        sheet.offer("Take back", Command.SHEET_TAKE_BACK, partial(self._take_back, sheet))
        sheet.offer_paper(
            lambda: self._pages.save_csv("accounts.csv", lambda: accounts_csv(reviews), "audit"),
            lambda: self._pages.show(
                title, "accounts.pdf", lambda: accounts_pdf(reviews, who), "audit"
            ),
        )
        self._window.open_sheet(sheet)

    def _take_back(self, sheet: ListingSheet) -> None:
        line = sheet.list.current
        if line is not None:
            sheet.leave()
            self.back_asked.emit(line.target)


def _line(one: Review) -> Listed:
    name = one.first.patient.name or one.first.account or "Account"
    below = f"{one.first.account}  ·  {one.sample}  ·  {kind_said(one)}"
    return Listed(name, below, f"done {one.done}" if one.done else "open", one)
