"""The pace: show it, set the norms, export it when the coder asks for it."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.pace import Span
from coderdesk.domain.pace_trend import Days
from coderdesk.domain.work import Act
from coderdesk.gui.actions import Command
from coderdesk.gui.answers.work_sheets import norms_sheet
from coderdesk.gui.hub import Hub
from coderdesk.gui.pace.room import PaceRoom
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.pace import export_pace


class PaceAnswers(QObject):
    """Answers what is asked of the pace; imported when it is first entered."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self._span = Span.THIRTY
        self._chosen: Days | None = None

    def enter(self) -> None:
        """Show the figures as they are now."""
        if self._hub.desk is not None:
            self._window.rooms.enter(Command.PACE, self._make)
            self._renew()

    def _make(self) -> PaceRoom:
        room = PaceRoom(self._hub.runner)
        room.asked.connect(self._on_asked)
        room.spans.chosen.connect(self._on_span)
        room.days.chosen.connect(self._on_days)
        room.spans.choose(tuple(Span).index(self._span))
        return room

    @property
    def _days(self) -> Days | None:
        desk = self._hub.desk
        if self._span is Span.CHOSEN and self._chosen is not None:
            return self._chosen
        return desk.pace.days(self._span) if desk is not None else None

    @Slot()
    def _renew(self) -> None:
        desk, room = self._hub.desk, self._window.rooms.made(Command.PACE)
        if desk is not None and isinstance(room, PaceRoom):

            def show() -> None:
                seen = desk.pace.seen(self._days)
                room.show_seen(seen)
                room.days.show_days((seen.since, seen.until), desk.pace.today())

            self._hub.runner.guarded(show)

    @Slot(int)
    def _on_span(self, at: int) -> None:
        self._span = tuple(Span)[at]
        self._renew()
        room = self._window.rooms.made(Command.PACE)
        if self._span is Span.CHOSEN and isinstance(room, PaceRoom):
            room.days.begin()

    @Slot(object)
    def _on_days(self, days: Days) -> None:
        self._chosen = days
        self._span = Span.CHOSEN
        room = self._window.rooms.made(Command.PACE)
        if isinstance(room, PaceRoom):
            room.spans.choose(tuple(Span).index(Span.CHOSEN))
        self._renew()

    @Slot(object)
    def _on_asked(self, command: Command) -> None:
        desk = self._hub.desk
        if desk is None:
            return
        if command is Command.PACE_NORMS:
            sheet = norms_sheet(desk.worklist)
            sheet.closed.connect(self._renew)
            self._window.open_sheet(sheet)
            return
        name, _kind = QFileDialog.getSaveFileName(
            self._window, "Export your pace", "pace.pdf", "PDF (*.pdf);;CSV (*.csv)"
        )
        if name:
            who, days = self._window.settings.signature, self._days
            self._hub.runner.run(
                lambda _step: export_pace(desk.pace.seen(days), Path(name), who), self._on_exported
            )

    def _on_exported(self, path: Path) -> None:
        self._hub.record(Act.EXPORTED, "pace")
        self._hub.runner.told.emit(f"Saved as {path.name}. Anyone who has it can read it.")
        self._hub.exported.emit(path)
