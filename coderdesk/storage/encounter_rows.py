"""The worklist's view of encounters: what is kept beside each for listing, and the lists."""

from datetime import date
from typing import Any

from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.domain.work import EncounterRow, Listing, Order, WorkStatus
from coderdesk.domain.worklist import kind_of
from coderdesk.storage.database import WorkFile

_COLUMNS = (
    "id, status, setting, account, mrn, patient, payer, facility, admit_date, discharge_date,"
    " service_date, day, diagnoses, procedures, services, overrides, documents, reason, until,"
    " created, changed"
)
_DATES = (8, 9, 10, 11, 18)
_ORDERS = {
    Order.CHANGED: "turn",  # the timeline's own count, which no wrong clock disturbs
    Order.CREATED: "number",
    Order.DAY: "day",
    Order.PATIENT: "patient COLLATE NOCASE",
    Order.ACCOUNT: "account",
    Order.PAYER: "payer",
    Order.STATUS: "status",
}


def columns(encounter: Encounter) -> dict[str, object]:
    """What stands beside an encounter so that lists need not open it."""
    return {
        "setting": encounter.setting.value,
        "account": _storable(encounter.account),
        "mrn": _storable(encounter.patient.mrn),
        "patient": _storable(encounter.patient.name),
        "payer": _storable(encounter.payer),
        "facility": _storable(encounter.facility),
        "admit_date": _iso(encounter.admit_date),
        "discharge_date": _iso(encounter.discharge_date),
        "service_date": _iso(encounter.service_date),
        "day": _iso(encounter.day),
        "diagnoses": len(encounter.diagnoses),
        "procedures": len(encounter.procedures),
        "services": len(encounter.services),
        "overrides": len(encounter.overrides),
        "guessed": kind_of(encounter).value,
        "words": _storable(findable(encounter)),
    }


def findable(encounter: Encounter) -> str:
    """The words that the worklist's filter looks into."""
    patient = encounter.patient
    parts = (patient.name, encounter.account, patient.mrn, encounter.payer)
    return " ".join(parts).casefold()


class Worklist:
    """Lists encounters without opening them."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def listing(self, listing: Listing = Listing()) -> tuple[EncounterRow, ...]:  # noqa: B008 - frozen
        """The encounters asked for, in the order asked for."""
        where, values = _where(listing)
        way = "DESC" if listing.descending else "ASC"
        sql = (
            f"SELECT {_COLUMNS} FROM encounters{where}"  # noqa: S608 - columns and orders are our own
            f" ORDER BY {_ORDERS[listing.order]} {way}, number {way} LIMIT ? OFFSET ?"
        )
        return tuple(_row(row) for row in self._db.rows(sql, (*values, listing.limit, listing.skip)))

    def count(self, listing: Listing = Listing()) -> int:  # noqa: B008 - frozen
        """How many there are in all, whatever the limit."""
        where, values = _where(listing)
        found = self._db.row(f"SELECT count(*) FROM encounters{where}", values)  # noqa: S608
        return int(found[0]) if found else 0

    def counts(self) -> dict[WorkStatus, int]:
        """How many encounters stand at each status; every status is named."""
        found = dict(self._db.rows("SELECT status, count(*) FROM encounters GROUP BY status"))
        return {status: int(found.get(status.value, 0)) for status in WorkStatus}

    def row(self, encounter_id: str) -> EncounterRow | None:
        """One encounter as listed."""
        found = self._db.row(f"SELECT {_COLUMNS} FROM encounters WHERE id = ?", (encounter_id,))  # noqa: S608
        return _row(found) if found else None

    def find_by_account(self, account: str) -> tuple[EncounterRow, ...]:
        """The encounters of an account, the newest first."""
        sql = f"SELECT {_COLUMNS} FROM encounters WHERE account = ? ORDER BY number DESC"  # noqa: S608
        return tuple(_row(row) for row in self._db.rows(sql, (_storable(account),)))


def _where(listing: Listing) -> tuple[str, tuple[object, ...]]:
    tests: list[str] = []
    values: list[object] = []
    for column, wanted in (("status", listing.statuses), ("setting", listing.settings)):
        if wanted:
            tests.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values += [choice.value for choice in wanted]
    if listing.payer:
        tests.append("payer = ?")
        values.append(_storable(listing.payer))
    for word in listing.words.split():
        pattern = (
            "%" + _storable(word).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        )
        tests.append(
            "(patient LIKE ? ESCAPE '\\' OR account LIKE ? ESCAPE '\\' OR mrn LIKE ? ESCAPE '\\')"
        )
        values += [pattern] * 3
    return (f" WHERE {' AND '.join(tests)}" if tests else ""), tuple(values)


def _row(row: tuple[Any, ...]) -> EncounterRow:
    cells = list(row)
    cells[1], cells[2] = WorkStatus(cells[1]), Setting(cells[2])
    for at in _DATES:
        cells[at] = date.fromisoformat(cells[at]) if cells[at] else None
    return EncounterRow(*cells)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _storable(text: str) -> str:
    """The text without halves of characters, which SQLite cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
