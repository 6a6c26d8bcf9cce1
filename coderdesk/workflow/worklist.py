"""Trip: organise the day. Which encounters wait, how urgent each is and why, and what is next."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import (
    NORMS,
    OPEN,
    VIEWS,
    BillHold,
    Norm,
    Priority,
    SortBy,
    Urgency,
    WorkFilter,
    WorkKind,
    WorkRow,
    WorkView,
    priority,
)
from coderdesk.errors import CoderDeskError
from coderdesk.storage.choices import ChoiceStore
from coderdesk.storage.database import WorkFile
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.roll import Roll
from coderdesk.workflow import work_choices as choices

MOST_ACTS = 200
LOOKED_AT = 200  # how far down the list the next encounter is looked for


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done to the list, and how to undo it and do it again."""

    what: str
    again: Callable[[], None]
    back: Callable[[], None]


class Worklist:
    """The list of the open work file; each change is saved before it is shown and can be undone."""

    def __init__(self, work: WorkFile, encounters: EncounterStore, who: Callable[[], str]) -> None:
        self._encounters = encounters
        self._who = who
        self._roll = Roll(work)
        self._choices = ChoiceStore(work)
        self._done: list[Act] = []
        self._undone: list[Act] = []
        self._passed: list[str] = []
        self.today: Callable[[], dt.date] = dt.date.today  # the coder's own day

    # what is there
    def numbers(
        self, passing: WorkFilter, sort: SortBy = SortBy.PRIORITY, *, descending: bool = False
    ) -> list[int]:
        """The encounters that pass a filter, in order, by number."""
        self._renew()
        return self._roll.numbers(passing, sort, self.today(), descending=descending)

    def rows(self, numbers: Sequence[int]) -> tuple[WorkRow, ...]:
        """The rows of some numbers."""
        return self._roll.rows(numbers)

    def row(self, encounter_id: str) -> WorkRow | None:
        """The row of one encounter, with today's points."""
        self._renew()
        return self._roll.row(encounter_id)

    def counts(self, views: Sequence[WorkView]) -> tuple[int, ...]:
        """How many encounters each view holds."""
        self._renew()
        return tuple(self._roll.count(view.filter, self.today()) for view in views)

    def look_again(self) -> None:
        """Something outside of the list has changed."""
        self._roll.forget()

    @property
    def behind(self) -> bool:
        """Whether many points are those of another day or rule, and the list waits for `catch_up`."""
        return self._roll.behind(self.today())

    def catch_up(self, step: Callable[[int, int], None]) -> int:
        """Work out the points of a new day or rule, off the GUI thread; how many encounters it were."""
        return self._roll.catch_up(self.today(), *self._rules(), step)

    def why(self, row: WorkRow) -> Priority:
        """Why an encounter stands where it stands."""
        hold = self.hold_of(row.payer)
        urgency = Urgency(row.status, row.kind, row.weight, row.due, row.until, row.late, hold)
        return priority(urgency, self.today())

    def next_up(self, on_desk: str = "") -> WorkRow | None:
        """The most urgent encounter that is not on the desk and has not been passed over.

        On hold and not yet back, or open at the physician's, is not next. When all have been passed
        over, it begins again at the top.
        """
        numbers = self.numbers(WorkFilter(statuses=OPEN))
        for passed in (set(self._passed), set[str]()):
            for at in range(0, len(numbers), LOOKED_AT):
                for row in self.rows(numbers[at : at + LOOKED_AT]):
                    if row.id != on_desk and row.id not in passed and self._ready(row):
                        return row
            self._passed = self._passed[-1:]
        return None

    def _ready(self, row: WorkRow) -> bool:
        if row.owner and self._who() and row.owner != self._who():
            return False  # a colleague has it
        if row.status is WorkStatus.HOLD:
            return row.until is not None and row.until <= self.today()
        return row.status in (WorkStatus.WAITING, WorkStatus.WORKING)

    def begin(self, encounter_id: str, leaving: str = "") -> None:
        """Note that an encounter is in work, and whose; ``leaving`` lay on the desk before."""
        row = self._roll.row(encounter_id)
        if row is None:
            return
        if leaving and leaving != encounter_id:
            self._passed = [one for one in self._passed if one != leaving] + [leaving]
        if row.status in (WorkStatus.WAITING, WorkStatus.HOLD):
            self._encounters.set_status(encounter_id, WorkStatus.WORKING, self._who())
        if not row.owner and self._who():
            self._roll.put((row.number,), "owner", self._who())
        self._roll.forget()

    def before(self) -> str:
        """The encounter that lay on the desk before this one; empty when none did."""
        return self._passed.pop() if self._passed else ""

    # what is done to it
    def hold(self, row: WorkRow, reason: str, until: dt.date | None) -> None:
        """Put an encounter aside, with a reason and the day it returns."""
        self._settle(row, WorkStatus.HOLD, (reason, until), f"held {row.account or row.patient}")

    def give_back(self, row: WorkRow) -> None:
        """Take an encounter off hold: it waits again."""
        if row.status is not WorkStatus.HOLD:
            message = "This encounter is not on hold."
            raise CoderDeskError(message, "Press F8 to put one on hold.")
        self._settle(row, WorkStatus.WAITING, ("", None), f"returned {row.account or row.patient}")

    def _settle(
        self, row: WorkRow, status: WorkStatus, why: tuple[str, dt.date | None], what: str
    ) -> None:
        def put(to: WorkStatus, because: tuple[str, dt.date | None]) -> None:
            self._encounters.set_status(row.id, to, self._who(), because)
            self._roll.forget()

        back = partial(put, row.status, (row.reason, row.until))
        self._act(Act(what, partial(put, status, why), back))

    def take_off(self, rows: Sequence[WorkRow]) -> None:
        """Take encounters off the list; they stay in the work file, under “Taken off”."""
        self._put(rows, "off", self.today().isoformat(), "took off the list")

    def filled(self, ids: Sequence[str]) -> None:
        """Note what a filling brought, so that undo takes it off the list again."""
        numbers = self._roll.numbers_of(ids)
        off = partial(self._roll.put, numbers, "off", self.today().isoformat())
        on = partial(self._roll.put, numbers, "off", "")
        if numbers:
            self._act(Act(f"filled with {len(numbers):,}", on, off))

    def put_on(self, rows: Sequence[WorkRow]) -> None:
        """Put encounters back on the list."""
        self._put(rows, "off", "", "put back on the list")

    def give_to(self, rows: Sequence[WorkRow], owner: str) -> None:
        """Say whose work these are; an empty name is nobody's."""
        self._put(rows, "owner", owner, f"given to {owner}" if owner else "given to nobody")

    def _put(self, rows: Sequence[WorkRow], column: str, value: str, what: str) -> None:
        def back() -> None:
            for row in rows:
                self._roll.put((row.number,), column, getattr(row, column))

        numbers = [row.number for row in rows]
        self._act(Act(what, partial(self._roll.put, numbers, column, value), back))

    def _act(self, act: Act) -> None:
        act.again()
        self._done = [*self._done[-MOST_ACTS:], act]
        self._undone.clear()

    def undo(self) -> str:
        """Take back the last thing done to the list; what it was, empty when there is nothing."""
        return self._step(self._done, self._undone, lambda act: act.back())

    def redo(self) -> str:
        """Do it again."""
        return self._step(self._undone, self._done, lambda act: act.again())

    def _step(self, one: list[Act], other: list[Act], do: Callable[[Act], None]) -> str:
        if not one:
            return ""
        do(one[-1])
        other.append(one.pop())
        return other[-1].what

    # what the coder chose
    def holds(self) -> tuple[BillHold, ...]:
        """The bill holds, the one for all other payers first."""
        return choices.read_holds(self._choices.load("holds"))

    def hold_of(self, payer: str) -> BillHold:
        """The hold that counts for a payer."""
        by_name = {hold.payer.casefold(): hold for hold in self.holds()}
        return by_name.get(payer.casefold()) or by_name[""]

    def set_holds(self, holds: Sequence[BillHold]) -> None:
        """Keep the bill holds; due days and points follow."""
        self._choices.save("holds", choices.write_holds(holds))
        self._roll.unsettle()

    def norms(self) -> tuple[Norm, ...]:
        """What the coder means to code in an hour, by kind."""
        return choices.read_norms(self._choices.load("norms"))

    def set_norms(self, norms: Sequence[Norm]) -> None:
        """Keep the norms; weights and points follow."""
        self._choices.save("norms", choices.write_norms(norms))
        self._roll.unsettle()

    def views(self) -> tuple[WorkView, ...]:
        """The views that ship, then the coder's own."""
        return VIEWS + choices.read_views(self._choices.load("views"))

    def keep_view(self, view: WorkView) -> None:
        """Keep a view under its name, in the place of an own one of that name."""
        name = " ".join(view.name.split())
        if not name or any(name.casefold() == one.name.casefold() for one in VIEWS):
            message = (
                "This name is taken by a view that ships." if name else "The view has no name yet."
            )
            raise CoderDeskError(message, "Type another name for it.")
        own = [one for one in self._own_views() if one.name.casefold() != name.casefold()]
        self._choices.save("views", choices.write_views([*own, replace(view, name=name, own=True)]))

    def drop_view(self, name: str) -> None:
        """Forget an own view."""
        before = self._own_views()
        own = [one for one in before if one.name != name]
        if len(own) == len(before):
            message = "Only a view of your own can be forgotten."
            raise CoderDeskError(message, "Choose one that you kept; the others ship with the desk.")

        def put(views: Sequence[WorkView]) -> None:
            self._choices.save("views", choices.write_views(views))

        self._act(Act(f"forgot the view “{name}”", partial(put, own), partial(put, before)))

    def _own_views(self) -> tuple[WorkView, ...]:
        return choices.read_views(self._choices.load("views"))

    def columns(self) -> tuple[str, ...]:
        """The names of the columns that the coder hid."""
        found = self._choices.load("hidden columns")
        return tuple(str(one) for one in found) if isinstance(found, list) else ()

    def hide_columns(self, names: Sequence[str]) -> None:
        """Keep which columns are hidden."""
        self._choices.save("hidden columns", list(names))

    def _renew(self) -> None:
        self._roll.renew(self.today(), *self._rules())

    def _rules(self) -> tuple[dict[str, BillHold], dict[WorkKind, Norm]]:
        holds = {hold.payer.casefold(): hold for hold in self.holds()}
        return holds, {norm.kind: norm for norm in self.norms() or NORMS}
