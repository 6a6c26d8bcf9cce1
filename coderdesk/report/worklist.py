"""The worklist on paper: a row for each encounter, as the list shows it."""

import datetime as dt
from collections.abc import Sequence

from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import OPEN, WorkRow
from coderdesk.report.paper import Card, Column, Field, Foot, Paper, Part, Row, Voice, Words

CONFIDENTIAL = "CONFIDENTIAL: protected health information"
COLUMNS = (
    Column("", -10, 22, right=True, name="Place"),
    Column("", 20, 100, name="Patient"),
    Column("Account", 124, 62),
    Column("Setting", 190, 54),
    Column("Payer", 248, 58),
    Column("Out", 310, 30),
    Column("Left", 344, 36),
    Column("Points", 380, 28, right=True),
    Column("Docs", 410, 24, right=True),
    Column("State, and what it waits for", 442, 90),
)
STATES = {WorkStatus.WAITING: "Ready"}


def worklist_paper(rows: Sequence[WorkRow], title: str, who: str, made: dt.datetime) -> Paper:
    """The rows under the name of their view; ``made`` is the moment, with its zone."""
    today = made.date()
    part = Part("Encounters", COLUMNS, tuple(_row(row, at, today) for at, row in enumerate(rows, 1)))
    over = sum(row.due is not None and row.due < today and row.status in OPEN for row in rows)
    due = sum(row.due == today and row.status in OPEN for row in rows)
    fields = (
        (
            Field("Encounters", f"{len(rows):,}"),
            Field("Due today", f"{due:,}"),
            Field("Over the hold", f"{over:,}"),
            Field("Coder", who or "–", span=2),
        ),
    )
    return Paper(
        card=Card(f"Worklist: {title}", who, "Worklist", made),
        title="Worklist",
        subtitle=title,
        house=f"{today:%m/%d/%Y}",
        house_note="",
        running=(f"Worklist: {title}", f"{today:%m/%d/%Y}"),
        fields=fields,
        parts=(part,),
        foot=Foot(CONFIDENTIAL, (), f"Printed {made:%m/%d/%Y %H:%M}"),
    )


def _row(row: WorkRow, place: int, today: dt.date) -> Row:
    said = (
        (f"{place:,}", Voice.SOFT),
        (row.patient or "No name yet", Voice.BODY),
        (row.account, Voice.CODE),
        (row.kind.shown, Voice.BODY),
        (row.payer or "–", Voice.BODY),
        (f"{row.out:%m/%d}" if row.out else "–", Voice.BODY),
        (_left(row, today), Voice.BODY),
        (str(row.points), Voice.BODY),
        (str(row.documents), Voice.BODY),
    )
    cells = tuple((Words(text, voice),) for text, voice in said)
    state = (Words(STATES.get(row.status, row.status.value.capitalize())),)
    waits = (Words(row.reason, Voice.SMALL),) if row.reason else ()
    back = (Words(f"back {row.until:%m/%d}", Voice.SMALL),) if row.until else ()
    return Row((*cells, (*state, *waits, *back)))


def _left(row: WorkRow, today: dt.date) -> str:
    if row.due is None or row.status not in OPEN:
        return "–"
    left = (row.due - today).days
    return f"{-left} over" if left < 0 else "today" if not left else f"{left} d"
