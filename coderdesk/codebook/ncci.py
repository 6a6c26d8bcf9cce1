"""The NCCI tables that the user imported, looked up for the codes of one claim."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import permutations

from coderdesk.codebook.importers.dates import day_of
from coderdesk.codebook.lists import InstalledList, Lists
from coderdesk.domain.encounter import Setting
from coderdesk.edits.claim_tables import ClaimTables, Fee, Indicator, Mue, Pair

SETTINGS = {Setting.PROFESSIONAL: "practitioner", Setting.OUTPATIENT: "hospital"}
PARTS = ("", "-f1", "-f2", "-f3", "-f4")
_PAIR = "SELECT effective, deletion, modifier, rationale FROM pair WHERE one=? AND two=?"


def claim_tables(lists: Lists, codes: Iterable[str], setting: Setting, day: date | None) -> ClaimTables:
    """What the tables nearest to a day say of these codes; a pair takes well under a millisecond.

    Raises:
        BookDamaged: a table does not answer.
    """
    where = SETTINGS.get(setting)
    plain = tuple(dict.fromkeys(code.strip().upper() for code in codes))
    if where is None or not plain:
        return ClaimTables()
    parts = [one for part in PARTS if (one := lists.nearest(f"ptp-{where}{part}", day))]
    units, addons = lists.nearest(f"mue-{where}", day), lists.nearest("addons", day)
    fees = lists.nearest("fees", day)
    used = [*parts, *(one for one in (units, addons, fees) if one)]
    return ClaimTables(
        {pair: past for pair in permutations(plain, 2) if (past := _history(lists, parts, *pair))},
        {code: most for code in plain if units and (most := _units(lists, units, code))},
        _addons(lists, addons, plain, day) if addons else {},
        ", ".join(dict.fromkeys(one.edition.name for one in used)),
        {code: fee for code in plain if fees and (fee := _fee(lists, fees, code))},
    )


def _fee(lists: Lists, table: InstalledList, code: str) -> Fee | None:
    """The row of the whole service; a code that only stands in parts has none."""
    rows = lists.ask(
        table, "SELECT days, parts, sides, assistant FROM fee WHERE code=? AND modifier=''", code
    )
    return next((Fee(*map(str, row)) for row in rows), None)


def _history(lists: Lists, parts: list[InstalledList], one: str, two: str) -> tuple[Pair, ...]:
    """Every span of days for which a pair was published."""
    found = []
    for part in parts:
        for effective, deletion, modifier, rationale in lists.ask(part, _PAIR, one, two):
            since, until = day_of(str(effective)), day_of(str(deletion))
            if since:
                text = part.texts[int(str(rationale))]
                found.append(Pair(Indicator(str(modifier)), since, until, text))
    return tuple(sorted(found, key=lambda pair: pair.since, reverse=True))


def _units(lists: Lists, table: InstalledList, code: str) -> Mue | None:
    rows = lists.ask(table, "SELECT units, indicator, rationale FROM unit WHERE code=?", code)
    return next((Mue(int(str(units)), int(str(mai)), str(why)) for units, mai, why in rows), None)


def _addons(
    lists: Lists, table: InstalledList, codes: tuple[str, ...], day: date | None
) -> dict[str, frozenset[str]]:
    """The primary codes of each add-on code on a day; none where the contractor names them."""
    number = day.year * 10000 + day.month * 100 + day.day if day else 0
    found: dict[str, set[str]] = defaultdict(set)
    for code in codes:
        rows = lists.ask(table, "SELECT base, effective, deletion FROM addon WHERE code=?", code)
        for base, since, until in rows:
            begun, ended = int(str(since)) <= (number or 99999999), int(str(until)) or 99999999
            if begun and number <= ended:
                found[code].add(str(base))
    return {code: frozenset(bases) - {""} for code, bases in found.items()}
