"""The lines of the encounter under the coder's hands: what keys and clicks on them do."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal, Slot

from coderdesk.domain.changes import ApplyMend, ReopenEdit
from coderdesk.domain.code import System
from coderdesk.domain.edit import MendKind, Part
from coderdesk.domain.lines import line_of
from coderdesk.gui.actions import Command, Place
from coderdesk.gui.coding.acts import (
    ACTS,
    ANYWHERE,
    CHANGES,
    PASSAGE,
    PLACES,
    Act,
    change_for,
    command_of,
    value_of,
)
from coderdesk.gui.coding.asks import ROUND, Asked
from coderdesk.gui.coding.paint import Touched
from coderdesk.gui.coding.poa_menu import choose_poa
from coderdesk.gui.coding.rows import EditRow, PassageRow, PointRow, Spot
from coderdesk.gui.coding.stance import Stance
from coderdesk.gui.coding.view import FormView

_OPENED = (Part.PROCEDURES, Part.SERVICES)  # lines that Enter opens
_BOOKS = {Part.PROCEDURES: System.ICD10PCS, Part.SERVICES: System.HCPCS}


class Form(Stance):
    """Turns keys and clicks on the lines into what is asked for."""

    lookup_asked = Signal(str)
    evidence_asked = Signal(int)
    passage_chosen = Signal(object)  # Passage
    search_asked = Signal()
    command_asked = Signal(object)  # Command
    barred = Signal()  # a change was wanted of an encounter that takes none

    def __init__(self, view: FormView) -> None:
        super().__init__(view)
        self._deeds: dict[Act, Callable[[int], None]] = {
            Act.LINE: lambda value: self.step(1 if value else -1),
            Act.SELECT_UP: lambda _value: self.stretch(-1),
            Act.SELECT_DOWN: lambda _value: self.stretch(1),
            Act.NEXT_EDIT: lambda _value: self.next_edit(1),
            Act.PREVIOUS_EDIT: lambda _value: self.next_edit(-1),
            Act.MEND: lambda value: self._take_numbered(str(value + 1)),
            Act.EVIDENCE: lambda _value: self.see_evidence(),
            Act.LOOK_UP: lambda _value: self._look_up(),
            Act.SEARCH: lambda _value: self.search_asked.emit(),
            Act.NOTE: lambda _value: self._ask(Asked.NOTE),
            Act.MODIFIERS: lambda _value: self._ask(Asked.MODIFIERS),
            Act.PLACE: lambda _value: self._ask(Asked.PLACE),
            Act.OPEN: lambda _value: self._on_entered(),
            Act.ASK: lambda _value: self.command_asked.emit(Command.DX_ASK),
        }
        view.asked.connect(self._on_asked)
        view.entered.connect(self._on_entered)
        view.touched.connect(self._on_touched)
        view.twice.connect(self._on_twice)

    # --- doing ----------------------------------------------------------------------------------------
    @Slot(object, str)
    def _on_asked(self, command: Command, chord: str) -> None:
        act = ACTS.get(command)
        if act is not None:
            self.do(act, value_of(command, chord))

    def do(self, act: Act, value: int = -1) -> None:
        """Do what a key of the current list means."""
        if act in CHANGES and self._is_barred():
            return
        deed = self._deeds.get(act)
        if deed is not None:
            deed(value)
        elif self.state is not None and self.looked.spot is not None:
            change = change_for(act, value, self.state, self.looked.spot, self.ids())
            if change is not None:
                self.change_asked.emit(change)

    @Slot()
    def _on_entered(self) -> None:
        row = self.view.current
        if isinstance(row, PassageRow):
            self.passage_chosen.emit(row.passage)
        elif isinstance(row, PointRow):
            self.go(row.to)
        elif row is not None and row.spot is not None and row.spot.part in _OPENED:
            self._ask(ROUND[row.spot.part][0])

    def _ask(self, kind: Asked) -> None:
        spot = self.looked.spot
        if spot is None or spot.part is Part.VISIT or self._is_barred():
            return
        if self.asking.settle():
            self._anchor, self.looked = None, replace(self.looked, spot=spot.head)
            self.asking.ask(kind, spot)

    def _is_barred(self) -> bool:
        """Whether the encounter takes no change; it is said then."""
        settled = self.state is not None and self.state.is_settled
        if settled:
            self.barred.emit()
        return settled

    def _take_numbered(self, key: str) -> None:
        for row in self.view.rows:
            if isinstance(row, EditRow) and row.is_open and key in row.keys:
                self.take_mend(row, row.keys.index(key))
                return

    def take_mend(self, row: EditRow, index: int) -> None:
        """Take a mend: most change the encounter, one searches, one asks for a reason first."""
        mend = row.mends[index]
        if mend.kind is MendKind.SEARCH and not row.reason:
            self.lookup_asked.emit(mend.value or mend.code)
        elif self._is_barred():
            return
        elif row.reason:
            self.change_asked.emit(ReopenEdit(row.edit.key))
        elif mend.kind is MendKind.LEAVE:
            self.go(row.spot)
            self.asking.ask_reason(row, index)
        elif self.state is not None:
            book = self.state.editions.get(_BOOKS.get(mend.part, System.ICD10CM))
            edition = book.edition.key if book and book.edition else ""
            self.change_asked.emit(ApplyMend(row.edit, index, edition))

    def see_evidence(self) -> None:
        """Show the passages of the current line one after another; ask for one where there is none."""
        spot = self.looked.spot
        line = line_of(self.state.encounter, spot.line) if self.state and spot else None
        if line is None or spot is None:
            return
        if not line.evidence:
            if not self._is_barred():
                self.evidence_asked.emit(line.id)
            return
        under = spot.under if spot.under.startswith(PASSAGE) else ""
        at = int(under.removeprefix(PASSAGE)) + 1 if under else 0
        at %= len(line.evidence)
        self.looked = replace(self.looked, passages=True)
        self.go(Spot(spot.part, spot.line, f"{PASSAGE}{at}"))
        self.passage_chosen.emit(line.evidence[at])

    def _look_up(self) -> None:
        line = line_of(self.state.encounter, self.line) if self.state else None
        if line is not None:
            self.lookup_asked.emit(line.code)

    # --- the mouse ------------------------------------------------------------------------------------
    @Slot(object, QPoint)
    def _on_touched(self, what: Touched, where: QPoint) -> None:
        if what.command is not None:
            self.on_command(what.command)
            return
        if what.spot is None:
            return
        self.go(what.spot)
        row = self.view.current
        if what.mend >= 0 and isinstance(row, EditRow):
            self.take_mend(row, what.mend)
        elif what.column == "evidence":
            self.see_evidence()
        elif what.column == "poa" and not self._is_barred():
            value = choose_poa(self.view, where)
            if value >= 0:
                self.do(Act.POA, value)

    def on_command(self, command: Command) -> None:
        """Do a command of the list in hand, or one that any list has; ask the desk for others."""
        if not self.do_command(command):
            self.command_asked.emit(command)

    def do_command(self, command: Command) -> bool:
        """Do a command of the lists where it means something; false where it is none of theirs."""
        act = ACTS.get(command)
        part = self.looked.spot.part if self.looked.spot else Part.DIAGNOSES
        if act in ANYWHERE or (act is not None and command is command_of(part, act)):
            self.do(act)
        return act is not None

    @property
    def place(self) -> Place:
        """Whose keys mean something now: those of the list in hand."""
        return PLACES[self.looked.spot.part if self.looked.spot else Part.DIAGNOSES][0]

    @Slot(object)
    def _on_twice(self, spot: Spot) -> None:
        if spot.under:
            self._on_entered()
        else:
            self._look_up()
