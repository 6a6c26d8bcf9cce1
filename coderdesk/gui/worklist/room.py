"""The worklist: views with counts, filter and table, and why the current line stands here."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.worklist import TAKEN_OFF, Priority, SortBy, WorkFilter, WorkRow, WorkView
from coderdesk.domain.worklist_words import narrowed, understood
from coderdesk.gui.actions import Command, keys_of, make_action
from coderdesk.gui.message import MessageBar
from coderdesk.gui.parts import (
    EmptyPane,
    FilterBox,
    Glyph,
    KeyButton,
    Keys,
    Line,
    column,
    dress,
    look,
    row,
    rule,
    upright,
    words,
)
from coderdesk.gui.rooms import Room
from coderdesk.gui.runner import Runner
from coderdesk.gui.worklist.columns import GIVE_WAY
from coderdesk.gui.worklist.reminder import Reminder
from coderdesk.gui.worklist.table import WorkTable
from coderdesk.gui.worklist.views import view_list, view_rows
from coderdesk.gui.worklist.why import WhyPane
from coderdesk.workflow.desk import Desk

OF_THE_ROOM = {Command.HOLD, Command.UNDO, Command.REDO}
WITH_CTRL_OR_ALT = (
    Command.WORK_KEEP_VIEW,
    Command.WORK_DROP_VIEW,
    Command.WORK_COLUMNS,
    Command.WORK_HOLDS,
    Command.WORK_EXPORT,
    Command.WORK_FILL,
    Command.WORK_FILL_FOLDER,
)
ROOMY = 1200  # width at 100 % from which there is room for the reasons
DOWN = {SortBy.WEIGHT, SortBy.DOCUMENTS}  # the most first


class WorkRoom(Room):
    """Shows the list of an open desk; what is asked of it is answered outside."""

    asked = Signal(object)  # Command
    keys_asked = Signal()

    def __init__(self, desk: Desk, runner: Runner) -> None:
        super().__init__()
        self.setAccessibleName("Worklist")
        dress(self, ground="surface")
        self._desk = desk
        self.worklist = desk.worklist
        self.view = self.worklist.views()[0]
        self.sort, self.descending = self.view.sort, self.view.descending
        self.views = view_list()
        self.filter = FilterBox("Filter the worklist", "Filter: a name, account, payer, “ED due today”")
        self.table = WorkTable(self.worklist.rows)
        self.why = WhyPane()
        self.message = MessageBar()
        self.count = words("", "body", "ink2")
        self.reminder = Reminder()
        self.day = words("", "body", "ink2")
        self.said = words("", "small", "ink2")
        self.empty = self._empty()
        self.table.hide_columns(self.worklist.columns())
        self._why_asked: bool | None = None  # what Space said; before that, the room there is
        self._seldom: list[tuple[KeyButton, int]] = []  # with the width they need
        self._lay_out()
        self._wire()
        runner.trouble.connect(self.message.show_trouble)
        runner.told.connect(self.said.setText)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        middle = column(self._tools(), (self.table, 1), (self.empty, 1), gap=0)
        dress(self.views, wide=216)
        left = column(
            row(words("Views", "small", "ink3"), margins=(14, 8, 8, 4)), (self.views, 1), gap=0
        )
        dress(left, wide=216)
        body = row(left, upright(), (middle, 1), upright(), self.why, gap=0)
        for widget in (self._head(), rule(), self.message, body, rule(), self._foot()):
            layout.addWidget(widget, 1 if widget is body else 0)

    def _head(self) -> Line:
        following = KeyButton("Next, most urgent", Command.NEXT_ENCOUNTER)
        following.clicked.connect(lambda: self.asked.emit(Command.NEXT_ENCOUNTER))
        following.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = row(
            Glyph("worklist", "ink2", 18),
            words("Worklist", "title"),
            Keys(Command.WORKLIST),
            self.count,
            self.reminder,
            None,
            self.day,
            following,
            gap=10,
            margins=(14, 0, 10, 0),
        )
        return dress(head, ground="canvas", tall=40)

    def _tools(self) -> Line:
        buttons = []
        for text, command, icon in (
            ("Sort", Command.WORK_SORT, "sort"),
            ("Columns", Command.WORK_COLUMNS, ""),
            ("Bill holds", Command.WORK_HOLDS, "calendar"),
            ("Fill from files", Command.WORK_FILL, "import"),
            ("Export", Command.WORK_EXPORT, "export"),
        ):
            button = KeyButton(text, command, "quiet", icon)
            button.clicked.connect(lambda _on, it=command: self.asked.emit(it))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            buttons.append(button)
            self._seldom.append((button, GIVE_WAY.get(command, 0)))
        return row((self.filter, 1), Keys(Command.WORK_FILTER), *buttons, gap=6, margins=(12, 8, 10, 8))

    def _foot(self) -> Line:
        keys = KeyButton("Keys", Command.ALL_KEYS, "quiet")
        keys.clicked.connect(self.keys_asked.emit)
        foot = row(
            self.said, None, words("Nothing leaves this machine", "small", "ink2"), keys,
            gap=8, margins=(12, 0, 6, 0),
        )  # fmt: skip
        return dress(foot, ground="canvas", tall=30)

    def _empty(self) -> EmptyPane:
        return EmptyPane(
            "worklist",
            "Nothing here",
            (
                ("Fill from charts, HL7, FHIR or a list", Command.WORK_FILL),
                ("Fill from a folder", Command.WORK_FILL_FOLDER),
                ("Start an encounter", Command.NEW_ENCOUNTER),
            ),
            "Every encounter of your work file stands in one of the views at the left.",
        )

    def _wire(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_why)
        self.filter.textChanged.connect(lambda _words: self.renew())
        self.filter.moved.connect(self.table.step)
        self.filter.returnPressed.connect(self.take_focus)
        self.reminder.clicked.connect(partial(self.asked.emit, Command.ALL_QUERIES))
        self.table.chosen.connect(self._soon.start)
        self.table.asked.connect(self.on_asked)
        self.table.sort_asked.connect(self.sort_by)
        self.views.chosen.connect(self._on_view)
        self.views.activated.connect(lambda _index: self.take_focus())
        self.why.asked.connect(self.on_asked)
        for command in WITH_CTRL_OR_ALT:
            make_action(command, partial(self.asked.emit, command), self)
        for at, _key in enumerate(keys_of(Command.WORK_VIEW)):
            self._make_view_key(at)

    def _make_view_key(self, at: int) -> None:
        action = make_action(Command.WORK_VIEW, lambda: self.show_view(at), self)
        action.setShortcuts([action.shortcuts()[at]])

    # what is shown
    @property
    def passing(self) -> WorkFilter:
        """The filter of the view, narrowed by the words typed."""
        return narrowed(self.view.filter, understood(self.filter.text()))

    @property
    def current(self) -> WorkRow | None:
        """The row with the keyboard."""
        shown = self.table.current
        return shown.row if shown else None

    def renew(self, number: int = 0) -> None:
        """Show the list as it is now; ``number`` is the encounter to stand at."""
        shown = self.table.current
        at = number or (shown.row.number if shown else 0)
        numbers = self.worklist.numbers(self.passing, self.sort, descending=self.descending)
        self.table.show_sort(self.sort, descending=self.descending)
        self.table.show_list(numbers, self.worklist.today(), at)
        self.table.setVisible(bool(numbers))
        self.empty.setVisible(not numbers)
        order = "most urgent first" if self.sort is SortBy.PRIORITY else f"by {self.sort}"
        word = "encounter" if len(numbers) == 1 else "encounters"
        self.said.setText(f"{len(numbers):,} {word}, {order}")

    def renew_all(self, number: int = 0) -> None:
        """Show the list and the counts as they are now."""
        self.worklist.look_again()
        self.renew(number)
        self.renew_counts()

    def renew_counts(self) -> None:
        """Count the views again."""
        views = (*self.worklist.views(), TAKEN_OFF)
        counts = self.worklist.counts(views)
        at = next((n for n, view in enumerate(views) if view.name == self.view.name), 0)
        self.views.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.views.show_rows(view_rows(views, counts), at)
        self.views.blockSignals(False)  # noqa: FBT003
        open_ones, due = counts[0], counts[1]
        over = self.worklist.counts((WorkView("", replace(views[0].filter, over=True)),))[0]
        self.reminder.remind(self._desk.asking.reminder())
        self.count.setText(f"{open_ones:,} open · {due - over:,} due today · {over:,} over")
        self.day.setText(f"{self.worklist.today():%a %m/%d/%Y}")

    def show_view(self, at: int) -> None:
        """Show a view by its place."""
        self.views.choose(at)

    @Slot()
    def _on_view(self) -> None:
        chosen = self.views.current
        if chosen is not None and chosen.view != self.view:
            self.view = chosen.view
            self.sort, self.descending = self.view.sort, self.view.descending
            self.renew()

    @Slot(object)
    def sort_by(self, sort: SortBy) -> None:
        """Order the list; the same order again turns it round."""
        self.descending = not self.descending if sort is self.sort else sort in DOWN
        self.sort = sort
        self.renew()

    @Slot()
    def _show_why(self) -> None:
        shown = self.table.current
        if shown is None:
            self.why.show_line(None, Priority(), ())
            return
        documents = self._desk.documents(shown.row.id) if shown.row.late else ()
        self.why.show_line(shown, self.worklist.why(shown.row), documents)

    def _fit(self) -> None:
        """Give way to what counts more in a narrow window."""
        wide = self.width() / look().scale
        self.why.setVisible(wide >= ROOMY if self._why_asked is None else self._why_asked)
        for button, least in self._seldom:
            button.setVisible(wide >= least)

    def take_look(self) -> None:
        """Measure again."""
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # the keyboard
    @Slot(object)
    def on_asked(self, command: Command) -> None:
        """Do what belongs to the room itself; ask for the rest."""
        if command is Command.WORK_FILTER:
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filter.selectAll()
        elif command is Command.WORK_WHY:
            self.why.setVisible(not self.why.isVisible())
            self._why_asked = self.why.isVisible()
        else:
            self.asked.emit(command)

    @override
    def do(self, command: Command) -> bool:
        if command is Command.BACK_OUT:
            return self._back_out()
        if command in OF_THE_ROOM:
            self.asked.emit(command)
        return command in OF_THE_ROOM

    def _back_out(self) -> bool:
        """Put a message away, then the words of the filter; then the desk has the keyboard again."""
        if self.message.isVisible():
            self.message.put_away()
        elif self.filter.text():
            self.filter.clear()
            self.take_focus()
        else:
            return False
        return True

    @override
    def take_focus(self) -> None:
        where: QWidget = self.table if self.table.list.numbers else self.filter
        where.setFocus(Qt.FocusReason.ShortcutFocusReason)
