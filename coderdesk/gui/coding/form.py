"""The lines of the encounter under the coder's hands: where the keyboard is, and what its keys do."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from coderdesk.domain.changes import ApplyMend, ReopenEdit
from coderdesk.domain.code import System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import MendKind, Part
from coderdesk.domain.lines import line_of, lines_of
from coderdesk.gui.actions import Command
from coderdesk.gui.coding.acts import ACTS, ANYWHERE, PASSAGE, Act, change_for, command_of, value_of
from coderdesk.gui.coding.asking import Asking
from coderdesk.gui.coding.asks import ROUND, Asked
from coderdesk.gui.coding.build import Shown, rows_of
from coderdesk.gui.coding.paint import Touched
from coderdesk.gui.coding.poa_menu import choose_poa
from coderdesk.gui.coding.rows import EditRow, PassageRow, PointRow, Spot
from coderdesk.gui.coding.standing import next_spot, spot_after
from coderdesk.gui.coding.view import FormView

_PAGE = 10  # rows that Page Up and Page Down pass
_OPENED = (Part.PROCEDURES, Part.SERVICES)  # lines that Enter opens
_BOOKS = {Part.PROCEDURES: System.ICD10PCS, Part.SERVICES: System.HCPCS}


class Form(QObject):
    """Holds the state shown and the place in it; turns keys and clicks into what is asked for."""

    change_asked = Signal(object)  # Change
    lookup_asked = Signal(str)
    evidence_asked = Signal(int)
    passage_chosen = Signal(object)  # Passage
    search_asked = Signal()
    command_asked = Signal(object)  # Command
    line_chosen = Signal(int)

    def __init__(self, view: FormView) -> None:
        super().__init__(view)
        self.view = view
        self.state: CodingState | None = None
        self.looked = Shown()
        self._anchor: Spot | None = None
        self._told = 0  # the line last said to be current
        self.asking = Asking(view)
        self.asking.renewed.connect(self.show)
        self.asking.change_asked.connect(self.change_asked)
        self._deeds: dict[Act, Callable[[int], None]] = {
            Act.LINE: lambda value: self.step(1 if value else -1),
            Act.SELECT_UP: lambda _value: self._stretch(-1),
            Act.SELECT_DOWN: lambda _value: self._stretch(1),
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
        }
        view.asked.connect(self._on_asked)
        view.entered.connect(self._on_entered)
        view.touched.connect(self._on_touched)
        view.twice.connect(self._on_twice)
        view.jumped.connect(self._on_jumped)
        view.strayed.connect(self._on_strayed)

    # --- showing --------------------------------------------------------------------------------------
    def show_state(self, state: CodingState | None) -> None:
        """Show another state; the keyboard stays on its line, or goes to a line that is new."""
        before, self.state = self.state, state
        self.asking.encounter = state.encounter if state else None
        if state is None:
            self.looked, self._anchor, self.asking.now = Shown(wide=self.looked.wide), None, None
            self.show()
            return
        spot = spot_after(before, state, self.looked.spot)
        if before is None or before.encounter.id != state.encounter.id:
            self.looked, self.asking.now = Shown(wide=self.looked.wide), None
        if self._anchor is not None and line_of(state.encounter, self._anchor.line) is None:
            self._anchor = None
        self.looked = replace(self.looked, spot=spot)
        self.show()

    def set_wide(self, *, wide: bool) -> None:
        """Lay the columns out for much or little room."""
        if wide != self.looked.wide:
            self.looked = replace(self.looked, wide=wide)
            self.show()

    def show(self) -> None:
        """Make the rows anew and show them."""
        was = self._told
        self.looked = replace(self.looked, ask=self.asking.now)
        rows = rows_of(self.state, self.looked) if self.state else ()
        spot = self.looked.spot
        if spot is not None and not any(row.spot == spot for row in rows):
            here = spot.head if any(row.spot == spot.head for row in rows) else None
            self.looked = replace(self.looked, spot=here)
            rows = rows_of(self.state, self.looked) if self.state else ()
        self.view.drawn.wide = self.looked.wide
        self.view.drawn.chosen = frozenset(self.ids()) if self._anchor else frozenset()
        self.view.show_form(rows, self.looked.spot)
        self.asking.show()
        if self.line != was:
            self._told = self.line
            self.line_chosen.emit(self.line)

    @property
    def line(self) -> int:
        """The id of the current line; 0 for none."""
        return self.looked.spot.line if self.looked.spot else 0

    def ids(self) -> tuple[int, ...]:
        """The ids of the chosen lines: the current one, or several."""
        spot, anchor = self.looked.spot, self._anchor
        if spot is None or self.state is None:
            return ()
        if anchor is None:
            return (spot.line,)
        lines = [line.id for line in lines_of(self.state.encounter, spot.part)]
        first, last = sorted((lines.index(anchor.line), lines.index(spot.line)))
        return tuple(lines[first : last + 1])

    # --- moving ---------------------------------------------------------------------------------------
    @Slot(object)
    def go(self, spot: Spot | None) -> None:
        """Put the keyboard on a spot; only its line is open, and only its evidence unfolded."""
        if not self.asking.settle():
            return
        self._anchor = None
        self._stand(spot)

    @Slot(object)
    def _on_strayed(self, spot: Spot) -> None:
        if spot != self.looked.spot:
            self.go(spot)

    def _stand(self, spot: Spot | None) -> None:
        same = spot is not None and self.looked.spot is not None and spot.head == self.looked.spot.head
        self.looked = replace(self.looked, spot=spot, passages=self.looked.passages and same)
        self.show()

    def step(self, by: int) -> None:
        """Go so many stops down, or up; edits that are guests under a line are passed over."""
        here = self.looked.spot
        stops = self.view.stops(here)
        if stops:
            at = stops.index(here) + by if here in stops else 0
            self.go(stops[max(0, min(len(stops) - 1, at))])

    def _stretch(self, by: int) -> None:
        """Choose several lines of one part."""
        spot = self.looked.spot
        if spot is None or self.state is None or spot.part is Part.VISIT or not self.asking.settle():
            return
        lines = [line.id for line in lines_of(self.state.encounter, spot.part)]
        to = max(0, min(len(lines) - 1, lines.index(spot.line) + by))
        self._anchor = self._anchor or spot.head
        self._stand(Spot(spot.part, lines[to]))

    def next_edit(self, by: int) -> None:
        """Go to the next open edit at its home, round and round."""
        rows = rows_of(self.state, Shown()) if self.state else ()
        every = [row.spot for row in rows if row.spot is not None]
        wanted = [row.spot for row in rows if isinstance(row, EditRow) and not row.reason]
        here = self.looked.spot
        if wanted:
            self.go(next_spot(every, wanted, here if here in wanted else here and here.head, by))

    @Slot(int)
    def _on_jumped(self, far: int) -> None:
        spots = self.view.spots()
        if abs(far) == 1:
            self.step(far * _PAGE)
        elif spots:
            self.go(spots[0] if far < 0 else spots[-1])

    # --- doing ----------------------------------------------------------------------------------------
    @Slot(object, str)
    def _on_asked(self, command: Command, chord: str) -> None:
        act = ACTS.get(command)
        if act is not None:
            self.do(act, value_of(command, chord))

    def do(self, act: Act, value: int = -1) -> None:
        """Do what a key of the current list means."""
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
            self._go_to_point(row)
        elif row is not None and row.spot is not None and row.spot.part in _OPENED:
            self._ask(ROUND[row.spot.part][0])

    def _ask(self, kind: Asked) -> None:
        spot = self.looked.spot
        if spot is not None and spot.part is not Part.VISIT and self.asking.settle():
            self._anchor, self.looked = None, replace(self.looked, spot=spot.head)
            self.asking.ask(kind, spot)

    def _go_to_point(self, row: PointRow) -> None:
        if row.to is not None:
            self.go(row.to)
        elif row.command is not None:
            self.command_asked.emit(row.command)

    def _take_numbered(self, key: str) -> None:
        for row in self.view.rows:
            if isinstance(row, EditRow) and row.is_open and key in row.keys:
                self.take_mend(row, row.keys.index(key))
                return

    def take_mend(self, row: EditRow, index: int) -> None:
        """Take a mend: most change the encounter, one searches, one asks for a reason first."""
        mend = row.mends[index]
        if row.reason:
            self.change_asked.emit(ReopenEdit(row.edit.key))
        elif mend.kind is MendKind.SEARCH:
            self.lookup_asked.emit(mend.value or mend.code)
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
        elif what.column == "poa":
            value = choose_poa(self.view, where)
            if value >= 0:
                self.do(Act.POA, value)

    def on_command(self, command: Command) -> None:
        """Do a command of the list in hand, or one that any list has; ask the desk for others."""
        act = ACTS.get(command)
        part = self.looked.spot.part if self.looked.spot else Part.DIAGNOSES
        if act is None:
            self.command_asked.emit(command)
        elif act in ANYWHERE or command is command_of(part, act):
            self.do(act)

    @Slot(object)
    def _on_twice(self, spot: Spot) -> None:
        if spot.under:
            self._on_entered()
        else:
            self._look_up()
