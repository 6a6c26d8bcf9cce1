"""A trip out of the machine: the notebook, the drills, the results or the transcript as PDF or CSV."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from coderdesk.domain.csv_cells import csv_text
from coderdesk.workflow.export_summary import put_file
from coderdesk.workflow.learn import Learning
from coderdesk.workflow.practise import practice_cases

PARTS = ("notebook", "drills", "practice", "transcript")
FOOT = "Private to the coder"
DAY = "%m/%d/%Y"
Table: TypeAlias = tuple[Sequence[str], Sequence[Sequence[object]]]
HEAD = 48  # letters of a head on paper


def write_part(learning: Learning, part: str, path: Path, today: dt.date) -> None:
    """Write one part: a table where the name ends in ``.csv``, else a PDF.

    Raises:
        CoderDeskError: the file cannot be written.
    """
    data = (
        table_of(learning, part).encode("utf-8-sig")
        if path.suffix.lower() == ".csv"
        else pdf_of(learning, part, today)
    )
    put_file(data, path)


def table_of(learning: Learning, part: str) -> str:
    """A part as CSV that no spreadsheet runs."""
    head, rows = {
        "notebook": _notebook_table,
        "drills": _drills_table,
        "practice": _results_table,
        "transcript": _credits_table,
    }[part](learning)
    return csv_text(head, rows)


def _notebook_table(learning: Learning) -> Table:
    rows = [(e.at, e.kind, e.hangs_on, e.text) for e in learning.entries()]
    return ("written", "kind", "hangs on", "text"), rows


def _drills_table(learning: Learning) -> Table:
    rows = [(d.front, d.back, d.due or "", d.times) for d in learning.drills()]
    return ("question", "answer", "due", "times asked"), rows


def _results_table(learning: Learning) -> Table:
    rows = [(r.at, r.case, r.right, r.total, r.minutes, r.timed) for r in learning.results()]
    return ("at", "case", "right", "of", "minutes", "timed"), rows


def _credits_table(learning: Learning) -> Table:
    names = {one.certificate.id: one.certificate.name for one in learning.standings(dt.date.max)}
    rows = [
        (c.day, c.title, c.units, ", ".join(names.get(k, "") for k in c.certificates), c.file)
        for c in learning.credits()
    ]
    return ("day", "title", "units", "counts for", "proof"), rows


def pdf_of(learning: Learning, part: str, today: dt.date) -> bytes:
    """A part as PDF; the same work on the same day gives the same bytes."""
    from coderdesk.report.note_page import note_pdf  # noqa: PLC0415 - only who prints pays for it

    lines = {
        "notebook": _notebook,
        "drills": _drills,
        "practice": _results,
        "transcript": _transcript,
    }[part](learning, today)
    made = dt.datetime.combine(today, dt.time())
    return note_pdf("\n".join(lines), made, FOOT)


def _notebook(learning: Learning, today: dt.date) -> list[str]:
    lines = ["Notebook", f"{today:{DAY}}, {_count(len(learning.entries()), 'entry', 'entries')}"]
    for entry in learning.entries():
        lines += ["", (entry.hangs_on or "note").upper()[:HEAD]]
        lines.append(f"{str(entry.kind).capitalize()}, {entry.at[:10]}. {entry.text}")
    return lines


def _drills(learning: Learning, today: dt.date) -> list[str]:
    lines = ["Drills", f"{today:{DAY}}, {_count(len(learning.drills()), 'question', 'questions')}"]
    for drill in learning.drills():
        due = f"due {drill.due:{DAY}}" if drill.due else "not asked yet"
        lines += ["", f"{drill.front} ({due})", drill.back]
    return lines


def _results(learning: Learning, today: dt.date) -> list[str]:
    titles = {case.id: case.title for case in practice_cases()}
    results = learning.results()
    lines = ["Practice encounters", f"{today:{DAY}}, {_count(len(results), 'try', 'tries')}", ""]
    for one in results:
        timed = ", timed" if one.timed else ""
        lines.append(
            f"{one.at[:10]}   {titles.get(one.case, one.case)}: {one.right} of {one.total}"
            f" ({one.share:.0%}), {one.minutes:.0f} minutes{timed}"
        )
    return lines


def _transcript(learning: Learning, today: dt.date) -> list[str]:
    log = learning.credits()
    lines = ["Continuing education", f"Transcript of {today:{DAY}}"]
    for one in learning.standings(today):
        certificate = one.certificate
        days = " to ".join(f"{day:{DAY}}" for day in (certificate.begins, certificate.ends) if day)
        of = f" of {certificate.units:g}" if certificate.units else ""
        lines += ["", certificate.name.upper()]
        lines.append(", ".join(part for part in (certificate.issuer, days) if part))
        lines.append(f"{one.earned:g}{of} units earned in this cycle. {one.warning}".strip())
        lines += [
            f"{credit.day:{DAY}}   {credit.title}: {credit.units:g} units"
            f"{f' (proof: {credit.file})' if credit.file else ''}"
            for credit in reversed(log)
            if certificate.id in credit.certificates
        ]
    return lines


def _count(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
