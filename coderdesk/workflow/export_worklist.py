"""Trip: the worklist as it is shown, out of the machine as CSV or PDF because the coder asks for it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from coderdesk.domain.csv_cells import csv_text
from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import WorkRow
from coderdesk.workflow.codebooks import Step
from coderdesk.workflow.export_summary import put_file

HEADS = (
    "Account", "MRN", "Patient", "Setting", "Payer", "Out", "Due", "Days left", "Weight", "Points",
    "Documents", "Late documents", "State", "Reason", "Back on", "Whose",
)  # fmt: skip


def cells(row: WorkRow, today: dt.date) -> tuple[str, ...]:
    """A row of the export, in the order of `HEADS`."""
    left = str((row.due - today).days) if row.due else ""
    return (
        row.account,
        row.mrn,
        row.patient,
        row.kind.shown,
        row.payer,
        _day(row.out),
        _day(row.due),
        left,
        f"{row.weight:g}",
        str(row.points),
        str(row.documents),
        str(row.late),
        "ready" if row.status is WorkStatus.WAITING else row.status.value,
        row.reason,
        _day(row.until),
        row.owner,
    )


def worklist_csv(rows: Sequence[WorkRow], today: dt.date) -> bytes:
    """The rows as CSV: UTF-8 with a mark, so that spreadsheets read names right."""
    return csv_text(HEADS, (cells(row, today) for row in rows)).encode("utf-8-sig", "replace")


def export_worklist(
    rows: Sequence[WorkRow], path: Path, title: str, who: str, step: Step | None = None
) -> Path:
    """Write the rows as the file's name says: ``.pdf``, else CSV; whole or not at all."""
    today = dt.date.today()  # noqa: DTZ011 - the coder's own day
    if step is not None:
        step(0, 1)
    if path.suffix.lower() == ".pdf":
        from coderdesk.report.drawing import draw  # noqa: PLC0415 - reportlab takes a quarter second
        from coderdesk.report.worklist import worklist_paper  # noqa: PLC0415

        made = dt.datetime.now().astimezone()
        return put_file(draw(worklist_paper(rows, title, who, made)), path)
    return put_file(worklist_csv(rows, today), path)


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
