"""Physician queries on the desk: the room beside the chart, and the way there and back."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.chart import Passage
from coderdesk.domain.coding import CodingState
from coderdesk.domain.lines import line_of
from coderdesk.domain.query import Query, QueryStatus, QueryTemplate, Record
from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command, make_action
from coderdesk.gui.answers.query_deeds import QueryDeeds
from coderdesk.gui.answers.query_lists import QueryLists
from coderdesk.gui.answers.query_templates import QueryTemplates
from coderdesk.gui.hub import Hub
from coderdesk.gui.query.pane import QueryPane
from coderdesk.gui.window import MainWindow, Slots
from coderdesk.workflow.ask_physician import Asking, filled

NO_ENCOUNTER = CoderDeskError(
    "There is no encounter to ask about.", "Open a chart, or take an encounter up, and ask from there."
)


class Queries(QObject):
    """Answers everything about queries; the pane is made when it is first wanted."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self._pane: QueryPane | None = None
        self.deeds = QueryDeeds(window, hub)
        self.deeds.done.connect(self._on_done)
        self.lists = QueryLists(window, hub)
        self.lists.opened.connect(self.show)
        self.lists.back_asked.connect(self._on_back)
        self.templates = QueryTemplates(window, hub)
        self.templates.chosen.connect(self._on_template)
        self._record = Record()
        chart = window.desk.chart
        for command, slot in (
            (Command.ASK_SELECTION, self.ask_selection),
            (Command.ADD_TO_QUERY, self.quote_selection),
        ):
            chart.commands.append(make_action(command, slot, chart.view))
        chart.words_sent.connect(self._on_words_sent)
        window.desk.panes.room_left.connect(self._on_left)
        hub.leaving.connect(self.leave)
        hub.coding_changed.connect(self._on_coding)

    @property
    def slots(self) -> Slots:
        """What the window answers with this."""
        inside = (one for one in Command if one.value.startswith("query_"))
        within: Slots = {one: partial(self.do, one) for one in inside if one is not Command.QUERY_MEND}
        return {
            Command.QUERIES: self.open,
            Command.ALL_QUERIES: self._list_all,
            Command.NEW_QUERY: self.begin,
            Command.DX_ASK: self.ask_line,
            Command.PX_ASK: self.ask_line,
            Command.SL_ASK: self.ask_line,
            **within,
        }

    @property
    def pane(self) -> QueryPane:
        """The query beside the chart, made when it is first wanted."""
        if self._pane is None:
            self._pane = made = QueryPane()
            made.hide()
            made.check_asked.connect(self._check)
            made.kept.connect(self._keep)
            made.asked.connect(self.do)
            made.prompt.given.connect(self.deeds.give_reason)
        return self._pane

    @property
    def here(self) -> bool:
        """Whether the query lies beside the chart now."""
        return self._pane is not None and self._window.desk.panes.room is self._pane

    @property
    def _asking(self) -> Asking | None:
        return self._hub.desk.asking if self._hub.desk is not None else None

    # coming and going
    def open(self) -> None:
        """Go to the query of this encounter, the list when it has none, or begin the first."""
        asking, session = self._asking, self._hub.session
        if asking is None:
            return
        if self.here:
            self.pane.take_focus()
            return
        mine = asking.of(session.id) if session else ()
        still = next((one for one in mine if one.status is QueryStatus.DRAFT or one.status.holds), None)
        if still is not None:
            self.show(still)
        elif session is not None and not asking.listing():
            self.begin()
        else:
            self._list_all()

    def show(self, query: Query) -> None:
        """Lay a query beside the chart of its encounter."""
        session = self._hub.session
        if session is None or session.id != query.encounter_id:
            self._hub.take_up(query.encounter_id)
        asking = self._asking
        if asking is not None and self._hub.runner.guarded(lambda: self._read(query.encounter_id)):
            self._window.rooms.leave()
            self.pane.show_query(query)
            self._window.desk.panes.lay_room(self.pane)
            self._check(query)
            self.pane.take_focus()

    def _read(self, encounter_id: str) -> None:
        if self._asking is not None:
            self._record = self._asking.record_of(encounter_id)

    def leave(self) -> None:
        """Keep what is written and put the query away."""
        if self.here:
            self._window.desk.panes.leave_room()

    @Slot()
    def _on_left(self) -> None:
        if self.here:
            self.pane.flush()

    @Slot(object)
    def _on_coding(self, state: CodingState | None) -> None:
        if state is None:
            self.leave()
            self._record = Record()
            if self._pane is not None:
                self._pane.leave_nothing()

    def _on_words_sent(self) -> None:
        if self._window.desk.panes.leave_room():
            self._window.desk.book.take_focus()

    # beginning
    def begin(self, passage: Passage | None = None, line: int = 0) -> None:
        """Begin a query about the encounter on the desk."""
        asking, session = self._asking, self._hub.session
        if asking is None or session is None:
            self._hub.runner.trouble.emit(NO_ENCOUNTER)
            return
        if self._pane is not None:
            self._pane.flush()
        self._hub.runner.guarded(lambda: self.show(asking.begin(session.id, passage, line)))

    def ask_selection(self) -> None:
        """Begin a query with the words selected in the chart quoted."""
        passage = self._window.desk.chart.reading.selected()
        if passage is None:
            self._hub.runner.told.emit("Select the words to quote first")
        else:
            self.begin(passage)

    def quote_selection(self) -> None:
        """Quote the words selected in the chart in the open draft."""
        passage = self._window.desk.chart.reading.selected()
        query = self.pane.query
        if not self.here or query.status is not QueryStatus.DRAFT:
            self.ask_selection()
        elif passage is None:
            self._hub.runner.told.emit("Select the words to quote in the chart first")
        elif passage not in query.indicators:
            self.pane.change(query.with_(indicators=(*query.indicators, passage)))
            self._hub.runner.told.emit("Quoted in the query")

    def ask_line(self) -> None:
        """Begin a query about the line in hand, with its evidence quoted."""
        state = self._hub.state
        line = self._window.desk.coding.current_line()
        found = line_of(state.encounter, line) if state else None
        first = found.evidence[0] if found is not None and found.evidence else None
        self.begin(first, line if found is not None else 0)

    # doing
    @Slot(object)
    def do(self, command: Command) -> None:
        """Do a command of the query in hand."""
        if not self.here:
            self.open()
        elif command is Command.QUERY_QUOTE:
            self.quote_selection()
        elif command is Command.QUERY_TEMPLATE:
            self._template()
        elif command is Command.QUERY_COPY:
            self.lists.copy(self.pane.query)
        elif command is Command.QUERY_PAPER:
            self.pane.flush()
            self.lists.show_page(self.pane.query)
        elif not self.deeds.do(command, self.pane):
            self.pane.ask(command)

    @Slot(object)
    def _check(self, query: Query) -> None:
        asking = self._asking
        if asking is not None and query.id:
            found, holds = asking.check(query, self._record)
            self.pane.show_checked(found, holds, asking.history(query.id))

    @Slot(object)
    def _keep(self, query: Query) -> None:
        asking = self._asking
        if asking is not None and query.id:
            self._hub.runner.guarded(lambda: asking.keep(query))

    @Slot(object)
    def _on_done(self, query: Query) -> None:
        self.pane.show_query(query)
        self._check(query)

    # lists and paper
    def _list_all(self) -> None:
        if self.here:
            self.pane.flush()
        self.lists.show()

    @Slot(object)
    def _on_back(self, query: Query) -> None:
        self._window.close_sheets()
        self.show(query)
        self.deeds.do(Command.QUERY_TAKE_BACK, self.pane)

    def _template(self) -> None:
        if self.pane.query.status is QueryStatus.DRAFT:
            self.templates.show()

    @Slot(object)
    def _on_template(self, template: QueryTemplate) -> None:
        state = self._hub.state
        if state is not None:
            known = self._hub.books.codes(state.encounter)

            def title(code: str) -> str:
                return known[code].title if code in known else ""

            self.pane.change(filled(self.pane.query, template, state.encounter, title))
            self.pane.take_focus()
