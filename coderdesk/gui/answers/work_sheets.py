"""The sheets of the worklist that keep a choice: bill holds, norms, the name of a view."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from coderdesk.domain.worklist import BillHold, Norm, WorkView
from coderdesk.errors import CoderDeskError
from coderdesk.gui.sheets.entries import EntriesSheet, Entry, Hold
from coderdesk.workflow.work_choices import LONGEST_HOLD, MOST_POINTS
from coderdesk.workflow.worklist import Worklist

T = TypeVar("T")
REST = "All other payers"
ADD = "Another payer"


def bill_holds_sheet(worklist: Worklist) -> EntriesSheet:
    """How many days each payer's bill is held, and what the coder adds to its priority."""

    def entries() -> Sequence[Entry]:
        holds = worklist.holds()
        lines = [Entry((hold.payer or REST, str(hold.days), str(hold.points))) for hold in holds]
        return (*lines, Entry((ADD, "", ""), "type its name over this, then Set"))

    def take(values: tuple[str, ...]) -> Sequence[Entry]:
        name, days, points = values
        payer = "" if name.casefold() == REST.casefold() else name
        if (not payer and name != REST) or name == ADD:
            raise CoderDeskError("The payer has no name yet.", "Type it in the first field.")
        kept = [hold for hold in worklist.holds() if hold.payer.casefold() != payer.casefold()]
        if days or not payer:
            hold = BillHold(
                payer,
                whole(days, "days", (0, LONGEST_HOLD)),
                whole(points or "0", "points", (-MOST_POINTS, MOST_POINTS)),
            )
            kept.append(hold)
        worklist.set_holds(sorted(kept, key=lambda hold: hold.payer.casefold()))
        return entries()

    note = (
        "Days run from discharge or service. Points make a payer more urgent. No days: the line goes."
    )
    heads = ("Payer", "Days held", "Points")
    sheet = EntriesSheet(("Bill holds", "calendar"), heads, entries(), take, note)
    sheet.offer_undo(_held(worklist.holds, worklist.set_holds, entries))
    return sheet


def norms_sheet(worklist: Worklist) -> EntriesSheet:
    """What the coder means to code in an hour, by kind of work."""

    def entries() -> Sequence[Entry]:
        return [
            Entry((norm.kind.shown, f"{norm.per_hour:g}", f"{norm.weight:g}"), norm.source)
            for norm in worklist.norms()
        ]

    def take(values: tuple[str, ...]) -> Sequence[Entry]:
        found = [norm for norm in worklist.norms() if norm.kind.shown == values[0]]
        if not found:
            raise CoderDeskError("There is no such kind of work.", "Choose a line, then change it.")
        new = Norm(
            found[0].kind,
            number(values[1], "an hour", (0.1, 1000)),
            number(values[2], "weight", (0, 100)),
        )
        worklist.set_norms([new if norm.kind is new.kind else norm for norm in worklist.norms()])
        return entries()

    note = "Published figures contradict one another: set your own. They never leave this machine."
    heads = ("Kind", "An hour", "Weight")
    sheet = EntriesSheet(("Your norms", "pace"), heads, entries(), take, note)
    sheet.offer_undo(_held(worklist.norms, worklist.set_norms, entries))
    return sheet


def _held(
    read: Callable[[], T], write: Callable[[T], object], entries: Callable[[], Sequence[Entry]]
) -> Hold:
    """What holds a choice as it is, and gives what puts it back."""

    def hold() -> Callable[[], Sequence[Entry]]:
        kept = read()

        def back() -> Sequence[Entry]:
            write(kept)
            return entries()

        return back

    return hold


def view_sheet(worklist: Worklist, view: WorkView) -> EntriesSheet:
    """Keep what is shown as a view, or forget an own one by emptying its name."""

    def entries() -> Sequence[Entry]:
        own = [Entry((one.name,), "your own") for one in worklist.views() if one.own]
        return (*own, Entry(("",), "type a name, then Set"))

    def take(values: tuple[str, ...]) -> Sequence[Entry]:
        worklist.keep_view(replace(view, name=values[0]))
        return entries()

    note = "The view keeps the filter and the order as they are now."
    return EntriesSheet(("Keep this as a view", "star"), ("Name",), entries(), take, note)


def whole(text: str, what: str, limits: tuple[int, int]) -> int:
    """A whole number within limits; CoderDeskError naming what it is of."""
    return int(_within(text, what, limits, int))


def number(text: str, what: str, limits: tuple[float, float]) -> float:
    """A number within limits; CoderDeskError naming what it is of."""
    return _within(text.replace(",", "."), what, limits, float)


def _within(text: str, what: str, limits: tuple[float, float], read: Callable[[str], float]) -> float:
    try:
        value = read(text)
    except ValueError:
        value = limits[0] - 1
    if not limits[0] <= value <= limits[1]:
        message = f"The number of {what} must lie between {limits[0]:g} and {limits[1]:g}."
        raise CoderDeskError(message, "Correct it and set it again.")
    return value
