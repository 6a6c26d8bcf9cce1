"""The query beside the chart: its fields at the left, compliance and history at the right."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QScrollArea
from typing_extensions import override

from coderdesk.domain.edit import Severity
from coderdesk.domain.query import Query, QueryDeed, QueryFinding, QueryMendKind, QueryStatus, mended
from coderdesk.gui.actions import Command, key_map, keys_of, make_action
from coderdesk.gui.keys.chord import sequences
from coderdesk.gui.parts import (
    Chip,
    Glyph,
    GroupName,
    KeyButton,
    Pane,
    Prose,
    Rows,
    column,
    dress,
    look,
    row,
    rule,
    upright,
    words,
)
from coderdesk.gui.query import side
from coderdesk.gui.query.form import QueryFields
from coderdesk.gui.query.side import FindingRow, SideLine, SideRow
from coderdesk.gui.sheets.reason import ReasonPrompt

CHECK_AFTER_MS, KEEP_AFTER_MS = 80, 400
SIDE = 300
ROOMY, LEAST, NARROW_SIDE = 640, 420, 0.36  # text-scaled pixels; a share of the height
UNBOUND = 16_777_215  # QWIDGETSIZE_MAX
BENEATH = Qt.ShortcutContext.WidgetWithChildrenShortcut
FOOT = (12, 6, 12, 6)
WALL = "No code, payment or severity stands on a query, nor prints on it."
_CHIPS = {
    QueryStatus.DRAFT: ("Draft", "ink2"),
    QueryStatus.SENT: ("Sent", "note"),
    QueryStatus.REASSIGNED: ("Sent on", "note"),
    QueryStatus.RECEIVED: ("Response received", "warning"),
    QueryStatus.COMPLETED: ("Completed", "good"),
    QueryStatus.WITHDRAWN: ("Withdrawn", "ink2"),
}
_NEXT = {
    QueryStatus.DRAFT: ("Mark as sent", Command.QUERY_SEND),
    QueryStatus.SENT: ("Record the response", Command.QUERY_RESPONSE),
    QueryStatus.REASSIGNED: ("Record the response", Command.QUERY_RESPONSE),
    QueryStatus.RECEIVED: ("Complete", Command.QUERY_COMPLETE),
}


class QueryPane(Pane):
    """Shows one query; what is done with it is asked for."""

    check_asked = Signal(object)  # Query, after a pause in typing
    kept = Signal(object)  # Query, a draft to be saved
    asked = Signal(object)  # Command of this place

    def __init__(self) -> None:
        self.chip = Chip("Draft")
        self.template = KeyButton("Template", Command.QUERY_TEMPLATE, "quiet", "note")
        self.quote = KeyButton("Quote selection", Command.QUERY_QUOTE, "quiet", "evidence")
        super().__init__("Query", Command.QUERIES, "query", self.chip, None, self.template, self.quote)
        self.fields = QueryFields()
        self.side: Rows[SideRow] = Rows("Compliance", side.paint, side.height)
        self.prompt = ReasonPrompt()
        self.count = words("", "small-strong", "ink2")
        self.wall = Prose(
            "No code, payment or severity stands on a query, nor prints on it.", "small", "ink3"
        )
        self.primary = KeyButton("Mark as sent", Command.QUERY_SEND, "primary")
        self.copy = KeyButton("Copy", Command.QUERY_COPY)
        self.paper = KeyButton("PDF", Command.QUERY_PAPER)
        self.withdraw = KeyButton("Withdraw", Command.QUERY_WITHDRAW)
        self._findings: tuple[QueryFinding, ...] = ()
        self._check = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._keep = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._following = Command.QUERY_SEND
        self._writing = self._open = True
        self._numbers: list[QShortcut] = []
        self._lay()
        self._wire()

    def _lay(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.fields)
        dress(self.fields, ground="surface")
        foot = row(
            self.withdraw, None, self.copy, self.paper, self.primary, gap=6, margins=(12, 6, 12, 6)
        )
        head = row(
            Glyph("shield"), words("Compliance", "strong"), None, self.count, margins=(12, 6, 10, 4)
        )
        wall = row(Glyph("lock", "ink3", 14), (self.wall, 1), gap=6, margins=(12, 6, 8, 8))
        self._checks = column(head, (self.side, 1), rule(), wall, gap=0)
        self._body = row((self._scroll, 1), upright(), self._checks, gap=0)
        self.put(self._body, 1)
        self.put(self.prompt)
        self.put(rule())
        self.put(foot)
        self.take_look()

    def take_look(self) -> None:
        """Measure again; a narrow room shows the ways on, and leaves the others to their keys."""
        roomy = self.width() / look().scale >= ROOMY
        self.setMinimumWidth(look().px(LEAST))
        way = QBoxLayout.Direction
        self._body.line.setDirection(way.LeftToRight if roomy else way.TopToBottom)
        self._checks.setMaximumHeight(UNBOUND if roomy else round(self.height() * NARROW_SIDE))
        self._checks.setMinimumWidth(look().px(SIDE) if roomy else 0)
        self._checks.setMaximumWidth(look().px(SIDE) if roomy else UNBOUND)
        for button in (self.copy, self.template):
            button.setVisible(roomy and (button is self.copy or self._writing))
        self.withdraw.setVisible(roomy and self._open)
        self.quote.show_words("Quote selection" if roomy else "Quote")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.take_look()

    def _wire(self) -> None:
        for command in Command:
            if command.value.startswith("query_") and command is not Command.QUERY_MEND:
                make_action(command, partial(self.ask, command), self)
        for button, command in (
            (self.template, Command.QUERY_TEMPLATE),
            (self.quote, Command.QUERY_QUOTE),
            (self.copy, Command.QUERY_COPY),
            (self.paper, Command.QUERY_PAPER),
            (self.withdraw, Command.QUERY_WITHDRAW),
            (self.fields.add, Command.QUERY_ADD_OPTION),
            (self.fields.remove, Command.QUERY_REMOVE),
        ):
            button.clicked.connect(lambda _on, command=command: self.ask(command))
        key_map().changed.connect(self._number_mends)
        self._number_mends()
        self.primary.clicked.connect(lambda: self.ask(self._following))
        self.fields.edited.connect(self._on_edited)
        self._check.timeout.connect(lambda: self.check_asked.emit(self.query))
        self._keep.timeout.connect(self.flush)

    def ask(self, command: Command) -> None:
        """Do a command of the fields, or ask for one of the room."""
        local = {
            Command.QUERY_ADD_OPTION: self.fields.options.add,
            Command.QUERY_REMOVE: self.fields.drop,
            Command.QUERY_FORM: self.fields.shape.step,
        }
        if command not in local:
            self.asked.emit(command)
        elif self.query.status is QueryStatus.DRAFT:
            local[command]()

    # showing
    @property
    def query(self) -> Query:
        """The query as it stands in the fields."""
        return self.fields.query

    @property
    def findings(self) -> tuple[QueryFinding, ...]:
        """What the linter said last."""
        return self._findings

    def show_query(self, query: Query) -> None:
        """Show a query from the beginning."""
        self._check.stop()
        self._keep.stop()
        draft = query.status is QueryStatus.DRAFT
        self.fields.show_query(query)
        self.chip.show_text(*_CHIPS[query.status])
        text, self._following = _NEXT.get(query.status, ("", Command.QUERY_SEND))
        self.primary.setVisible(bool(text))
        if text:
            self.primary.show_keyed(text, self._following)
        self.quote.setVisible(draft)
        self._writing, self._open = draft, draft or query.status.holds
        self.take_look()

    def show_checked(
        self, found: Sequence[QueryFinding], holds: Sequence[str], history: Sequence[QueryDeed]
    ) -> None:
        """Show what stands against the query, what holds, and what happened to it."""
        self._findings = tuple(found)
        draft = self.query.status is QueryStatus.DRAFT
        self.fields.mark(found if draft else ())
        rows: list[SideRow] = []
        first = 0
        for one in found if draft else ():
            rows.append(FindingRow(one, first))
            first += len(one.mends)
        if holds and draft:
            rows += [GroupName("Holds"), *(SideLine(text, "tick", "good") for text in holds)]
        if history:
            rows += [GroupName("History"), *(SideLine(_told(one)) for one in history)]
        self.side.show_rows(rows, min(self.side.at, len(rows) - 1))
        self.count.setText(_count(found) if draft else "")

    def leave_nothing(self) -> None:
        """Let go of what was shown of a record."""
        self.show_query(Query())
        self.show_checked((), (), ())
        self.fields.quotes.show_rows(())

    # writing
    def _on_edited(self) -> None:
        self._check.start()
        self._keep.start()

    def change(self, query: Query) -> None:
        """Put a changed draft in the fields, check it and keep it."""
        self.show_query(query)
        self.check_asked.emit(query)
        self.kept.emit(query)

    def flush(self) -> None:
        """Keep what is written now."""
        self._keep.stop()
        if self.query.id and self.query.status is QueryStatus.DRAFT:
            self.kept.emit(self.query)

    def take_mend(self, number: int) -> None:
        """Take a mend by its number, from 0, among all shown."""
        for one in self._findings:
            if number >= len(one.mends):
                number -= len(one.mends)
                continue
            mend = one.mends[number]
            if mend.kind is QueryMendKind.ADD_OPTION and not mend.value:
                self.fields.options.add()
            elif mend.kind is QueryMendKind.GO:
                self.fields.go_to(one.part, one.at)
            else:
                self.change(mended(self.query, one, mend))
                self.fields.go_to(one.part, one.at)
            return

    def take_focus(self) -> None:
        """Put the keyboard in the query."""
        self.fields.take_focus()

    @Slot()
    def _number_mends(self) -> None:
        """Let the keys of the mends work in a text field too, which would type their digits."""
        for shortcut in self._numbers:
            shortcut.deleteLater()
        self._numbers = [
            QShortcut(one, self, partial(self.take_mend, number), context=BENEATH)
            for number, key in enumerate(keys_of(Command.QUERY_MEND))
            for one in sequences(key)
        ]


def _told(one: QueryDeed) -> str:
    at = dt.datetime.fromisoformat(one.at).astimezone()
    what = one.what.replace("*", "").replace("`", "")
    return f"~{at:%m/%d %H:%M}~ {what}"


def _count(found: Sequence[QueryFinding]) -> str:
    errors = sum(one.severity is Severity.ERROR for one in found)
    if not found:
        return "nothing against it"
    warnings = len(found) - errors
    said = [f"{errors} error{'s' if errors != 1 else ''}"] if errors else []
    return ", ".join([*said, f"{warnings} to look at"] if warnings else said)
