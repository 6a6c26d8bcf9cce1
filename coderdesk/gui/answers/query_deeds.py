"""What becomes of a query: sent, sent on, answered, completed, withdrawn, taken back."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.edit import Severity
from coderdesk.domain.query import Query, QueryStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.hub import Hub
from coderdesk.gui.query.pane import QueryPane
from coderdesk.gui.sheets.response import ResponseSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.ask_physician import Asking

QUESTIONS = {
    Command.QUERY_KEEP_TEMPLATE: "Keep under which name?",
    Command.QUERY_WITHDRAW: "Why is it withdrawn?",
    Command.QUERY_SEND_ON: "Sent on to whom?",
}


class QueryDeeds(QObject):
    """Does a deed with the query in a pane; the encounter on the desk follows it."""

    done = Signal(object)  # Query, as it stands after the deed

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self._query = Query()
        self._after: Command | None = None  # what a reason is asked for

    def do(self, command: Command, pane: QueryPane) -> bool:
        """Do a deed; False when the command is none."""
        asking = self._hub.desk.asking if self._hub.desk is not None else None
        self._query = query = pane.query
        if asking is None:
            return True
        if command in QUESTIONS:
            self._ask(command, QUESTIONS[command], pane)
        elif command is Command.QUERY_SEND:
            self._send(pane, asking)
        elif command is Command.QUERY_RESPONSE:
            self._answer()
        elif command is Command.QUERY_COMPLETE:
            self._settle(lambda: asking.complete(query), "Completed")
        elif command is Command.QUERY_TAKE_BACK:
            self._settle(lambda: asking.take_back(query), "The last deed is taken back")
        else:
            return False
        return True

    def _ask(self, command: Command, question: str, pane: QueryPane) -> None:
        self._after = command
        pane.prompt.ask(question)

    def _send(self, pane: QueryPane, asking: Asking) -> None:
        query = self._query
        if query.status is not QueryStatus.DRAFT:
            return
        pane.check_asked.emit(query)
        errors = sum(one.severity is Severity.ERROR for one in pane.findings)
        if errors:
            some = "A finding stands" if errors == 1 else f"{errors} findings stand"
            self._ask(Command.QUERY_SEND, f"{some} against it. Why send it so?", pane)
        else:
            self._settle(lambda: asking.send(query), "Marked as sent; the encounter waits for it")

    def _answer(self) -> None:
        if not self._query.status.holds:
            self._hub.runner.told.emit("A response belongs to a query that was sent")
            return
        sheet = ResponseSheet(self._query)
        sheet.answered.connect(self._on_answered)
        self._window.open_sheet(sheet)

    @Slot(str, str, object)
    def _on_answered(self, response: str, responder: str, day: dt.date) -> None:
        desk, query = self._hub.desk, self._query
        if desk is not None:
            said = "Recorded. Change the codes it touches, then complete it"
            self._settle(lambda: desk.asking.answer(query, response, responder, day), said)

    @Slot(str)
    def give_reason(self, said: str) -> None:
        """Do what the reason, name or reader was asked for."""
        desk, query = self._hub.desk, self._query
        if desk is None:
            return
        asking = desk.asking
        if self._after is Command.QUERY_SEND:
            self._settle(lambda: asking.send(query, said), "Marked as sent; the encounter waits for it")
        elif self._after is Command.QUERY_WITHDRAW:
            self._settle(lambda: asking.withdraw(query, said), "Withdrawn; it is kept in the list")
        elif self._after is Command.QUERY_SEND_ON:
            self._settle(lambda: asking.send_on(query, said), f"Sent on to {said}")
        elif self._hub.runner.guarded(lambda: asking.write_template(query, said)):
            self._hub.runner.told.emit(f"Kept as the template “{said}”")

    def _settle(self, deed: Callable[[], Query | None], said: str) -> None:
        def done() -> None:
            after = deed()
            if after is not None:
                self.done.emit(after)
            self._hub.runner.told.emit(said if after is not None else "There is no deed to take back")

        session = self._hub.session
        if self._hub.runner.guarded(done) and session is not None:
            self._hub.runner.guarded(lambda: self._hub.coding_changed.emit(session.recheck()))
