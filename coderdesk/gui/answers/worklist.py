"""The worklist: go there, open, next, hold, return, take off, sort, keep views, export."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.work import Act
from coderdesk.domain.worklist import SortBy, WorkRow, WorkView
from coderdesk.gui.actions import Command
from coderdesk.gui.answers.catching_up import CatchingUp
from coderdesk.gui.answers.filling import FillAnswers
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow
from coderdesk.gui.worklist.columns import COLUMNS
from coderdesk.gui.worklist.room import WorkRoom
from coderdesk.workflow.worklist import Worklist


class WorkAnswers(QObject):
    """Answers what is asked of the worklist; imported when it is first entered."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self._answers: dict[Command, Callable[[WorkRow], None]] = {
            Command.WORK_OPEN: self._open,
            Command.HOLD: self._hold,
            Command.WORK_DATE: self._hold,
            Command.WORK_RETURN: lambda row: self._try(lambda: self._list.give_back(row)),
        }
        self._several: dict[Command, Callable[[tuple[WorkRow, ...]], None]] = {
            Command.WORK_MINE: self._give,
            Command.WORK_OFF: self._take_off,
        }
        self._others: dict[Command, Callable[[], None]] = {
            Command.NEXT_ENCOUNTER: self.next,
            Command.UNDO: lambda: self._try(self._undo),
            Command.REDO: lambda: self._try(self._redo),
            Command.ALL_QUERIES: lambda: self._window.do(Command.ALL_QUERIES),
            Command.WORK_SORT: self._sort,
            Command.WORK_COLUMNS: self._choose_columns,
            Command.WORK_HOLDS: self._bill_holds,
            Command.WORK_KEEP_VIEW: self._keep_view,
            Command.WORK_DROP_VIEW: self._drop_view,
            Command.WORK_EXPORT: self._export,
            Command.WORK_FILL: self._fill.files,
            Command.WORK_FILL_FOLDER: self._fill.folder,
        }
        hub.coding_changed.connect(self._on_coding)

    @cached_property
    def _fill(self) -> FillAnswers:
        return FillAnswers(self._window, self._hub, self._renew)

    @cached_property
    def _behind(self) -> CatchingUp:
        return CatchingUp(self._hub, self._renew)

    @property
    def _room(self) -> WorkRoom | None:
        room = self._window.rooms.made(Command.WORKLIST)
        return room if isinstance(room, WorkRoom) else None

    def enter(self) -> None:
        """Show the worklist as it is now."""
        desk = self._hub.desk
        if desk is None:
            return
        room = self._window.rooms.enter(Command.WORKLIST, self._make)
        if isinstance(room, WorkRoom):
            state = self._hub.session
            row = desk.worklist.row(state.id) if state else None
            self._hub.runner.guarded(lambda: room.renew_all(row.number if row else 0))
            room.take_focus()
            self._behind.catch_up()

    def do(self, command: Command) -> None:
        """Do what the menu asks; what touches a line only where the list is in sight."""
        there = self._room is not None and self._window.rooms.currentWidget() is self._room
        if not there:
            self.enter()
        if self._room is not None and (there or command in self._others):
            self._room.on_asked(command)

    def _make(self) -> WorkRoom:
        desk = self._hub.desk
        assert desk is not None  # noqa: S101 - `enter` has looked
        room = WorkRoom(desk, self._hub.runner)
        room.asked.connect(self._on_asked)
        room.table.several.connect(partial(_say_several, room))
        room.keys_asked.connect(lambda: self._window.do(Command.ALL_KEYS))
        return room

    @Slot(object)
    def _on_asked(self, command: Command) -> None:
        room = self._room
        if room is None:
            return
        if command in self._others:
            self._others[command]()
        elif room.current is not None and command in self._several:
            self._several[command](room.worklist.rows(room.table.selected))
        elif room.current is not None and command in self._answers:
            self._answers[command](room.current)

    @Slot(object)
    def _on_coding(self, _state: object) -> None:
        room = self._room
        if room is not None and self._hub.desk is not None:
            room.worklist.look_again()

    # going to an encounter
    def _open(self, row: WorkRow) -> None:
        self._window.rooms.leave()
        self.take_up(row.id)

    def take_up(self, encounter_id: str) -> None:
        """Lay an encounter of the list on the desk: it is in work now."""
        desk = self._hub.desk
        leaving = self._hub.session.id if self._hub.session else ""
        if desk is not None and self._hub.runner.guarded(
            lambda: desk.worklist.begin(encounter_id, leaving)
        ):
            self._hub.take_up(encounter_id)
            self._window.desk.chart.take_focus()

    def next(self) -> None:
        """Take the most urgent encounter that waits, by the points of today."""
        desk = self._hub.desk
        if desk is None or self._behind.catch_up(self.next):
            return
        row = desk.worklist.next_up(self._hub.session.id if self._hub.session else "")
        if row is None:
            self._hub.runner.told.emit("Nothing else waits for you")
            return
        self._window.rooms.leave()
        self.take_up(row.id)
        why = desk.worklist.why(row).parts
        reason = max(why, key=lambda part: part.points).what if why else "next in the list"
        self._hub.runner.told.emit(f"Next: {reason}")

    def previous(self) -> None:
        """Go back to the encounter that lay on the desk before."""
        desk = self._hub.desk
        before = desk.worklist.before() if desk is not None else ""
        if not before:
            self._hub.runner.told.emit("No encounter lay here before this one")
            return
        self._window.rooms.leave()
        self._hub.take_up(before)
        self._window.desk.chart.take_focus()

    # what is done to a line
    def _hold(self, row: WorkRow) -> None:
        from coderdesk.gui.sheets.hold import HoldSheet  # noqa: PLC0415 - when it is first asked for

        if row.status.is_settled:
            self._hub.runner.told.emit("It is final: there is nothing to hold")
            return
        sheet = HoldSheet(row.account or row.patient)
        sheet.reason.edit.setText(row.reason)
        if row.until is not None:
            sheet.until.edit.setText(f"{row.until:%m/%d/%Y}")
        sheet.held.connect(lambda reason, until: self._try(lambda: self._keep_hold(row, reason, until)))
        self._window.open_sheet(sheet)

    def _keep_hold(self, row: WorkRow, reason: str, until: dt.date | None) -> None:
        self._list.hold(row, reason, until)

    def _give(self, rows: tuple[WorkRow, ...]) -> None:
        mine = self._window.settings.signature or "me"
        to = "" if all(row.owner == mine for row in rows) else mine
        self._try(lambda: self._list.give_to(rows, to))

    def _take_off(self, rows: tuple[WorkRow, ...]) -> None:
        if all(row.off for row in rows):
            self._try(lambda: self._list.put_on(rows))
        else:
            self._try(lambda: self._list.take_off(rows))
            many = f"{len(rows):,} encounters taken" if len(rows) > 1 else "Taken"
            back = "them" if len(rows) > 1 else "it"
            self._hub.runner.told.emit(f"{many} off the list; Ctrl+Z puts {back} back")

    def _sort(self) -> None:
        room = self._room
        if room is None:
            return
        lines = [
            Listed(str(one).capitalize(), "", "now" if one is room.sort else "", one) for one in SortBy
        ]
        sheet = ListingSheet("Sort by", "sort", lines, does="Sort")
        sheet.chosen.connect(room.sort_by)
        self._window.open_sheet(sheet)

    def _choose_columns(self) -> None:
        from coderdesk.gui.sheets.columns import ColumnsSheet  # noqa: PLC0415 - when first asked for

        sheet = ColumnsSheet(
            [(one.name, one.head) for one in COLUMNS if one.head], self._list.columns()
        )
        sheet.changed.connect(self._hide)
        self._window.open_sheet(sheet)

    @Slot(object)
    def _hide(self, names: tuple[str, ...]) -> None:
        room = self._room
        if room is not None and self._hub.runner.guarded(lambda: self._list.hide_columns(names)):
            room.table.hide_columns(names)

    def _bill_holds(self) -> None:
        from coderdesk.gui.answers.work_sheets import bill_holds_sheet  # noqa: PLC0415

        sheet = bill_holds_sheet(self._list)
        sheet.closed.connect(self._renew)
        self._window.open_sheet(sheet)

    def _keep_view(self) -> None:
        from coderdesk.gui.answers.work_sheets import view_sheet  # noqa: PLC0415

        room = self._room
        if room is None:
            return
        view = WorkView("", room.passing, room.sort, room.descending)
        sheet = view_sheet(self._list, view)
        sheet.closed.connect(self._renew)
        self._window.open_sheet(sheet)

    def _drop_view(self) -> None:
        """Forget the view in sight, when it is the coder's own; the first one is in sight then."""
        room = self._room
        if room is not None and self._hub.runner.guarded(lambda: self._list.drop_view(room.view.name)):
            name = room.view.name
            room.show_view(0)
            self._renew()
            self._hub.runner.told.emit(f"Forgot the view “{name}”; Ctrl+Z brings it back")

    def _export(self) -> None:
        """The list as it is shown, to a file the coder names."""
        room = self._room
        name, _kind = QFileDialog.getSaveFileName(
            self._window, "Export the list", "worklist.csv", "CSV (*.csv);;PDF (*.pdf)"
        )
        if name and room is not None:
            from coderdesk.workflow.export_worklist import export_worklist  # noqa: PLC0415

            rows, title = room.worklist.rows(room.table.list.numbers), room.view.name
            who = self._window.settings.signature
            self._hub.runner.run(
                lambda _step: export_worklist(rows, Path(name), title, who), self._on_exported
            )

    def _on_exported(self, path: Path) -> None:
        if self._hub.desk is not None:
            self._hub.desk.record(Act.EXPORTED, detail="worklist")
        self._hub.runner.told.emit(f"Saved as {path.name}. Anyone who has it can read it.")
        self._hub.exported.emit(path)

    @property
    def _list(self) -> Worklist:
        room = self._room
        assert room is not None  # noqa: S101 - the room is where the keys are
        return room.worklist

    @Slot()
    def _renew(self) -> None:
        room = self._room
        if room is not None:
            self._hub.runner.guarded(room.renew_all)
            self._behind.catch_up()

    def _try(self, call: Callable[[], object]) -> None:
        if self._hub.runner.guarded(call):
            self._renew()
            session = self._hub.session
            if session is not None:  # it may be the one on the desk
                self._hub.runner.guarded(lambda: self._hub.coding_changed.emit(session.recheck()))

    def _undo(self) -> None:
        what = self._list.undo()
        self._hub.runner.told.emit(f"Undone: {what}" if what else "Nothing to undo on the list")

    def _redo(self) -> None:
        what = self._list.redo()
        self._hub.runner.told.emit(f"Done again: {what}" if what else "Nothing to do again on the list")


def _say_several(room: WorkRoom, count: int) -> None:
    if count > 1:
        room.said.setText(f"{count:,} lines chosen: Del takes them off, M makes them yours")
