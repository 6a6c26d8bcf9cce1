"""The window: menus over the desk, a cover when it is locked, and the chart's own window."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.gui.actions import FACES, Command, CommandAction, Place, make_action, ready
from coderdesk.gui.menus import always_in_sight, fill_menus
from coderdesk.gui.panes import STEP, ChartWindow, geometry_of
from coderdesk.gui.parts import dress, row
from coderdesk.gui.rooms import Rooms
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import look, wear
from coderdesk.settings import Geometry, Theme, load_settings, save_settings

if TYPE_CHECKING:
    from coderdesk.gui.desk_view import DeskView

LEAST_WIDTH, LEAST_HEIGHT = 1024, 640
TEXT_STEP = 0.1
LISTS = (Place.DIAGNOSES, Place.PROCEDURES, Place.SERVICES)
Slots = dict[Command, Callable[[], None]]


class MainWindow(QMainWindow):
    """Places the desk, its menus and its cover; the trips are the hub's.

    It stands at once and can be covered; the desk is carried in by `furnish`, while the cover is on.
    """

    closing = Signal()
    desk: "DeskView"
    rooms: Rooms

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.setWindowTitle("CoderDesk")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.settings = settings = load_settings(home)
        self._home = home
        self._furnished = False
        self._chart_window: ChartWindow | None = None
        self._sheet: Sheet | None = None
        self._slots: Slots = {}
        self._through = {  # what is answered while the cover is on, also before there is a desk
            command: make_action(command, slot, self) for command, slot in self._always().items()
        }
        self._others: dict[Command, CommandAction] = {}  # made by the panes for themselves
        self._came_from: QWidget | None = None  # the window that had the keyboard before the sheet
        self.bar = QMenuBar()
        self.room = QWidget()  # menus and desk together: all that a cover covers
        layout = QVBoxLayout(self.room)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.menu_row = row((self.bar, 1), gap=0)
        dress(self.menu_row, ground="canvas", tall=30)
        layout.addWidget(self.menu_row)
        dress(self.room, ground="canvas")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.room)
        self.setCentralWidget(self.stack)
        self._place(settings.window)

    def furnish(self, desk: "DeskView") -> None:
        """Put the desk in its place."""
        self._furnished, self.desk, self.rooms = True, desk, Rooms(desk)
        layout = self.room.layout()
        if layout is not None:
            layout.addWidget(self.rooms)
        desk.panes.set_shares(self.settings.shares)
        desk.panes.moved.connect(self._on_shares)

    def answer(self, slots: Slots) -> None:
        """Take the slots of the commands and make the menus of them."""
        every: Slots = {
            command: partial(self._offer, command, slot)
            for command, slot in {**self._always(), **self._own(), **slots}.items()
        }
        coding = self.desk.coding
        lines = [
            make_action(command, partial(coding.form.on_command, command), coding.view)
            for command, face in ready()
            if face.place is Place.DIAGNOSES and face.menu
        ]
        made = (*self.desk.chart.commands, *self.desk.book.commands, *lines)
        self._others = {action.command: action for action in made}
        self._slots = every
        fill_menus(self, self.bar, every, {**self._through, **self._others})
        self.menu_row.put(always_in_sight(every))

    def _offer(self, command: Command, slot: Callable[[], None]) -> None:
        if not self.rooms.do(command):  # the room in sight comes before the desk
            slot()

    @Slot(object)
    def do(self, command: object) -> None:
        """Do a command by its name, as the palette asks."""
        if not isinstance(command, Command):
            return
        slot = self._slots.get(command)
        if slot is not None:
            slot()
        elif command in self._others:
            self._others[command].trigger()
        elif not self.desk.chart.do(command):
            self.desk.coding.form.do_command(command)

    def can_do(self, command: Command) -> bool:
        """Whether a command means something where the keyboard is now."""
        if FACES[command].place in LISTS:
            return self.desk.coding.state is not None and (
                self.desk.coding.form.place is FACES[command].place
            )
        chart = (action.command for action in self.desk.chart.commands)
        return command in self._slots or command in self._others or command in chart

    def _always(self) -> Slots:
        return {
            Command.FULL_SCREEN: self._toggle_full_screen,
            Command.LARGER: lambda: self._scale(look().scale + TEXT_STEP),
            Command.SMALLER: lambda: self._scale(look().scale - TEXT_STEP),
            Command.STANDARD: lambda: self._scale(1.0),
            Command.LIGHT_DARK: self._toggle_dark,
            Command.QUIT: self.close_,
        }

    def _own(self) -> Slots:
        desk = self.desk
        return {
            Command.CHART: self.go_to_chart,
            Command.CODEBOOK: lambda: self._go_to(desk.book.take_focus),
            Command.ENCOUNTER: lambda: self._go_to(desk.coding.take_focus),
            Command.MENU_BAR: self._enter_menus,
            Command.CHART_WINDOW: self.toggle_chart_window,
            Command.NARROWER: lambda: desk.panes.widen(-STEP),
            Command.WIDER: lambda: desk.panes.widen(STEP),
            Command.SETTING: desk.coding.next_setting,
            Command.VISIT_FIELDS: lambda: self._go_to(desk.coding.focus_visit),
            Command.NEXT_EDIT_TYPING: lambda: self._go_to(desk.coding.next_edit),
            Command.FIND_IN_CHART: desk.chart.find_in_chart,
        }

    def back_out(self) -> None:
        """Put a message away, or go back to the pane before this one."""
        if self.rooms.leave():
            return
        if self.desk.message.isVisible():
            self.desk.message.put_away()
        elif self.desk.panes.leave_room():
            self.desk.coding.take_focus()
        else:
            self.desk.panes.go_back()

    def close_(self) -> None:
        """Leave; everything is saved already."""
        self.close()

    def _go_to(self, take_focus: Callable[[], None]) -> None:
        """Put the keyboard somewhere on the desk, also from the chart's own window."""
        self.desk.panes.leave_room()
        self.activateWindow()
        take_focus()

    def go_to_chart(self) -> None:
        """Put the keyboard in the chart, in whichever window it is."""
        if self._chart_window is not None:
            self._chart_window.activateWindow()
        self.desk.chart.take_focus()

    def open_sheet(self, sheet: Sheet) -> Sheet:
        """Lay a sheet over the desk; the name of the record stays in sight."""
        self.close_sheets()
        self._sheet, self._came_from = sheet, QApplication.activeWindow()
        sheet.closed.connect(self._on_sheet_closed)
        sheet.open_over(self.room, self.desk.identity if self.rooms.at_desk else None)
        self.activateWindow()  # the chart's own window may have had the keyboard
        self.desk.panes.rest(on=True)
        return sheet

    def close_sheets(self) -> None:
        """Take the open sheet away."""
        if self._sheet is not None:
            self._sheet.leave()

    @Slot()
    def _on_sheet_closed(self) -> None:
        self._sheet = None
        self.desk.panes.rest(on=False)
        if self._chart_window is not None and self._came_from is self._chart_window:
            self._chart_window.activateWindow()
        self._came_from = None

    def cover(self, screen: QWidget) -> None:
        """Cover the desk: nothing of a record shows while the cover is on."""
        if self._chart_window is not None:
            self.toggle_chart_window()
        self.uncover()
        self.stack.addWidget(screen)
        self.stack.setCurrentWidget(screen)

    def uncover(self) -> None:
        """Show the desk again."""
        self.stack.setCurrentWidget(self.room)
        for gone in [self.stack.widget(at) for at in range(1, self.stack.count())]:
            if gone is not None:
                self.stack.removeWidget(gone)
                gone.deleteLater()

    @property
    def covered(self) -> bool:
        """Whether the desk is covered."""
        return self.stack.currentWidget() is not self.room

    def toggle_chart_window(self) -> None:
        """Put the chart into a window of its own, or back onto the desk."""
        if self._chart_window is not None:
            self._chart_window.close()
            return
        window = ChartWindow(self.desk.chart)
        window.closed.connect(self._on_chart_back)
        kept = self.settings.chart_window
        if kept is not None:
            window.setGeometry(QRect(kept.x, kept.y, kept.width, kept.height))
        else:
            window.resize(look().px(900), look().px(1000))
        for action in self.actions():
            window.addAction(action)
        self._chart_window = window
        window.show()
        self.desk.chart.take_focus()

    @Slot()
    def _on_chart_back(self) -> None:
        if self._chart_window is not None:
            self.remember(chart_window=geometry_of(self._chart_window))
            self._chart_window.takeCentralWidget()
            self._chart_window.deleteLater()
            self._chart_window = None
        self.desk.panes.take_back(self.desk.chart, self.settings.shares)
        self.activateWindow()  # the window that had the keyboard is going
        self.desk.chart.take_focus()

    def remember(self, **choices: object) -> None:
        """Keep choices of the user."""
        self.settings = replace(self.settings, **choices)  # type: ignore[arg-type]
        save_settings(self._home, self.settings)

    @Slot()
    def _on_shares(self) -> None:
        if self._chart_window is None:
            self.remember(shares=self.desk.panes.shares)

    def _scale(self, scale: float) -> None:
        self.dress_anew(self.settings.theme, round(scale, 2))

    def _toggle_dark(self) -> None:
        self.dress_anew(Theme.LIGHT if look().dark else Theme.DARK, self.settings.text_scale)

    def dress_anew(self, theme: Theme, scale: float) -> None:
        """Wear a theme at a text size, and keep the choice."""
        wear(theme, scale)
        self.remember(theme=theme, text_scale=look().scale)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _enter_menus(self) -> None:
        first = self.bar.actions()[0]
        self.bar.setActiveAction(first)
        self.bar.setFocus()

    def _place(self, kept: Geometry | None) -> None:
        if kept is None:
            self.resize(1366, 768)
            return
        self.setGeometry(QRect(kept.x, kept.y, kept.width, kept.height))
        if kept.maximised:
            self.showMaximized()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furnished:
            self.desk.keep()
        self.remember(window=geometry_of(self))
        if self._chart_window is not None:
            self._chart_window.close()
        self.closing.emit()
        super().closeEvent(event)
