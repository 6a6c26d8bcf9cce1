"""Which state of the encounter is shown, and where in it the keyboard stands."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Part
from coderdesk.domain.lines import line_of, lines_of
from coderdesk.domain.page import OwnMarks
from coderdesk.gui.coding.asking import Asking
from coderdesk.gui.coding.build import Shown, rows_of
from coderdesk.gui.coding.rows import EditRow, Spot
from coderdesk.gui.coding.standing import next_spot, spot_after
from coderdesk.gui.coding.view import FormView

_PAGE = 10  # rows that Page Up and Page Down pass


class Stance(QObject):
    """Holds the state shown and the place in it; moves the keyboard from spot to spot."""

    change_asked = Signal(object)  # Change
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
        view.jumped.connect(self._on_jumped)
        view.strayed.connect(self._on_strayed)

    # --- showing --------------------------------------------------------------------------------------
    def show_state(self, state: CodingState | None) -> None:
        """Show another state; the keyboard stays on its line, or goes to a line that is new."""
        before, self.state = self.state, state
        if state is not None and state.is_settled:
            self.asking.now = None
        self.asking.encounter = state.encounter if state else None
        if state is None:
            self.looked, self._anchor, self.asking.now = self._fresh(), None, None
            self.show()
            return
        spot = spot_after(before, state, self.looked.spot)
        if before is None or before.encounter.id != state.encounter.id:
            self.looked, self.asking.now = self._fresh(), None
        if self._anchor is not None and line_of(state.encounter, self._anchor.line) is None:
            self._anchor = None
        self.looked = replace(self.looked, spot=spot)
        self.show()

    def set_wide(self, *, wide: bool) -> None:
        """Lay the columns out for much or little room."""
        if wide != self.looked.wide:
            self.looked = replace(self.looked, wide=wide)
            self.show()

    def set_marks(self, marks: OwnMarks) -> None:
        """Show the coder's own notes on codes under their lines."""
        if marks != self.looked.marks:
            self.looked = replace(self.looked, marks=marks)
            self.show()

    def _fresh(self) -> Shown:
        return Shown(wide=self.looked.wide, marks=self.looked.marks)

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

    def stretch(self, by: int) -> None:
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
