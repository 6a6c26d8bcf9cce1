"""The encounter pane: setting and visit, the lines with their edits, what is open, and the ways on."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Part
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.lines import line_of, place_of
from coderdesk.domain.page import OwnMarks
from coderdesk.domain.work import WorkStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.coding.closed import ClosedStrip
from coderdesk.gui.coding.form import Form
from coderdesk.gui.coding.lines import wants_poa
from coderdesk.gui.coding.rows import Spot
from coderdesk.gui.coding.strips import Foot, KeyStrip
from coderdesk.gui.coding.view import FormView
from coderdesk.gui.coding.visit import VisitForm
from coderdesk.gui.parts import Chip, EmptyPane, KeyButton, Pane, column, look, rule

# of this pane, in text-scaled pixels; the last two are a third of what makes the window wide and tall
LEAST, TOOLS, FOUR, WIDE, TALL = 300, 380, 400, 530, 800
_STATUS: dict[WorkStatus, tuple[str, str, str]] = {
    WorkStatus.WAITING: ("Waiting", "ink2", ""),
    WorkStatus.WORKING: ("In work", "ink2", ""),
    WorkStatus.HOLD: ("On hold", "warning", "hold"),
    WorkStatus.QUERY: ("Query open", "note", "query"),
    WorkStatus.DONE: ("Final", "good", "mark-done"),
    WorkStatus.AUDIT: ("Under audit", "ink2", "audit"),
}


class EncounterPane(Pane):
    """Shows one encounter; asks for changes to it, never makes one."""

    change_asked = Signal(object)  # Change
    lookup_asked = Signal(str)  # code or words
    evidence_asked = Signal(int)  # id of a line that has none
    passage_chosen = Signal(object)  # Passage
    search_asked = Signal()
    hold_asked = Signal()
    summary_asked = Signal()
    finish_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    command_asked = Signal(object)  # Command of another place
    line_chosen = Signal(int)  # id; 0 for none
    barred = Signal()  # a change was wanted of an encounter that takes none

    def __init__(self) -> None:
        super().__init__("Encounter", Command.ENCOUNTER, "encounter")
        self.state: CodingState | None = None
        self.chip = Chip("In work")
        self.undo = KeyButton("", Command.UNDO, "quiet", "undo")
        self.redo = KeyButton("", Command.REDO, "quiet", "redo")
        self.put_tool(self.chip, beside=True)
        for button in (self.undo, self.redo):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.put_tool(button)
        self.visit = VisitForm()
        self.view = FormView()
        self.form = Form(self.view)
        self.strip = KeyStrip()
        self.closed = ClosedStrip()
        self.foot = Foot()
        self.empty = EmptyPane(
            "encounter",
            "No encounter yet",
            (
                ("It comes with a chart, or start one empty", Command.NEW_ENCOUNTER),
                ("See every key", Command.ALL_KEYS),
                ("Do anything by name", Command.ALL_COMMANDS),
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        parts = (self.visit, self.closed, rule(), (self.view, 1), rule(), self.strip, rule(), self.foot)
        self._stack.addWidget(column(*parts, gap=0))
        self.put(self._stack, 1)
        self._wire()
        self.take_look()
        self.show_state(None)

    def _wire(self) -> None:
        self.visit.change_asked.connect(self.change_asked)
        self.visit.left.connect(self.take_focus)
        self.form.change_asked.connect(self.change_asked)
        self.form.lookup_asked.connect(self.lookup_asked)
        self.form.evidence_asked.connect(self.evidence_asked)
        self.form.passage_chosen.connect(self.passage_chosen)
        self.form.search_asked.connect(self.search_asked)
        self.form.command_asked.connect(self._on_command)
        self.form.line_chosen.connect(self._on_line)
        self.form.barred.connect(self.barred)
        self.closed.asked.connect(self._on_command)
        self.strip.asked.connect(self.form.on_command)
        self.foot.hold_asked.connect(self.hold_asked)
        self.foot.summary_asked.connect(self.summary_asked)
        self.foot.finish_asked.connect(self.finish_asked)
        self.undo.clicked.connect(lambda _checked: self.undo_asked.emit())
        self.redo.clicked.connect(lambda _checked: self.redo_asked.emit())

    # --- showing --------------------------------------------------------------------------------------
    @Slot(object)
    def show_state(self, state: CodingState | None) -> None:
        """Show a saved state; none shows what to do next. The keyboard stays on its line."""
        if state is None and self.state is not None:
            self._show_visit(Encounter())  # hidden is not enough: a locked desk keeps no name
        self.state = state
        self._show_tools()
        self._stack.setCurrentIndex(0 if state is None else 1)
        if state is not None:
            text, tone, icon = _STATUS[state.status]
            self.chip.show_text(text, tone, icon)
            self.undo.setEnabled(state.can_undo)
            self.redo.setEnabled(state.can_redo)
            self._show_closed(state)
            self._show_visit(state.encounter)
            self.foot.show_edits(state.edits)
        self.form.show_state(state)
        self._show_keys()

    @Slot(object)
    def show_marks(self, marks: OwnMarks) -> None:
        """Show the coder's own notes on codes under their lines."""
        self.form.set_marks(marks)

    def _show_closed(self, state: CodingState) -> None:
        self.closed.show_status(state.status)
        self.visit.set_closed(closed=state.is_settled)
        self.strip.show_closed(closed=state.is_settled)
        self.foot.show_closed(closed=state.is_settled)

    def _show_visit(self, encounter: Encounter) -> None:
        width, height = self.width() / look().scale, self.height() / look().scale
        across = 5 if width >= WIDE else 4 if width >= FOUR else 3
        self.visit.show_encounter(encounter, across=across, tall=height >= TALL)

    def _show_tools(self) -> None:
        room = self.width() / look().scale
        self.chip.setVisible(self.state is not None and room >= LEAST)
        for button in (self.undo, self.redo):
            button.setVisible(self.state is not None and room >= TOOLS)

    def _fit(self) -> None:
        self._show_tools()
        self.form.set_wide(wide=self.width() / look().scale >= WIDE)
        if self.state is not None:
            self._show_visit(self.state.encounter)

    def take_look(self) -> None:
        """Measure again."""
        self.setMinimumWidth(look().px(LEAST))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_keys(self) -> None:
        state, spot = self.state, self.form.looked.spot
        if state is not None:
            part = spot.part if spot else Part.DIAGNOSES
            count = len(state.encounter.diagnoses)
            bare = spot is None or (part is Part.VISIT and not spot.under.startswith("edit"))
            self.strip.show_part(part, poa=wants_poa(state), letters=count, bare=bare)

    # --- what the desk may ask ------------------------------------------------------------------------
    def current_line(self) -> int:
        """The id of the line the keyboard is on, or was on last; 0 for none."""
        return self.form.line

    def choose_line(self, line_id: int) -> None:
        """Put the line with this id in hand."""
        place = place_of(self.state.encounter, line_id) if self.state else None
        if place is not None:
            self.form.go(Spot(place[0], line_id))

    @Slot()
    def take_focus(self) -> None:
        """Put the keyboard on the lines, or in the field that is open among them."""
        editor = self.view.editor
        target = editor.edit if editor.isVisibleTo(self.view) else self.view
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_visit(self, field: str = "") -> None:
        """Put the keyboard in the visit fields, in the one of a name or the first."""
        if self.state is not None:
            self.visit.take_focus(field)

    def next_setting(self) -> None:
        """Ask for the next setting of the three."""
        if self.state is not None and self.state.is_settled:
            self.barred.emit()
        elif self.state is not None:
            self.visit.next_setting()

    def next_edit(self) -> None:
        """Put the keyboard on the next open edit, from anywhere."""
        self.take_focus()
        self.form.next_edit(1)

    def current_code(self) -> str:
        """The code of the current line; empty for none."""
        line = line_of(self.state.encounter, self.form.line) if self.state else None
        return line.code if line else ""

    # --- what came of it ------------------------------------------------------------------------------
    @Slot(object)
    def _on_command(self, command: Command) -> None:
        signals = {
            Command.FINISH: self.finish_asked,
            Command.HOLD: self.hold_asked,
            Command.SUMMARY: self.summary_asked,
        }
        signal = signals.get(command)
        if signal is not None:
            signal.emit()
        else:
            self.command_asked.emit(command)

    @Slot(int)
    def _on_line(self, line_id: int) -> None:
        self._show_keys()
        self.line_chosen.emit(line_id)
