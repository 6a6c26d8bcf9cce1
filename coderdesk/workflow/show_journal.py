"""A trip for the compliance officer: what was done with the records, as a list and as a table."""

import datetime as dt

from coderdesk.domain.csv_cells import csv_text
from coderdesk.domain.work import JournalEntry, JournalListing
from coderdesk.storage.journal import Journal

HEAD = ("line", "at (UTC)", "who", "what", "encounter", "detail", "seal before", "seal")
MOST = 2000  # lines that are listed and printed; the table has all
PAPER = (
    ("Line", 0.8),
    ("At", 1.5),
    ("Who", 1.2),
    ("What", 1.6),
    ("Encounter", 1.0),
    ("Detail", 2.6),
    ("Seal begins", 1.3),
)


def newest(journal: Journal, limit: int = MOST) -> tuple[JournalEntry, ...]:
    """The newest lines, newest first."""
    return journal.listing(JournalListing(limit=limit))


def journal_table(journal: Journal) -> str:
    """Every line, oldest first, with its seals, as CSV in which no cell acts as a formula."""
    return csv_text(
        HEAD,
        (
            (
                one.id,
                one.at,
                one.who,
                one.act.value,
                one.encounter_id,
                one.detail,
                one.previous,
                one.hash,
            )
            for one in journal.all()
        ),
    )


def journal_pages(journal: Journal, author: str = "", most: int = MOST) -> bytes:
    """The newest lines on paper, newest first, as a PDF; the heading says how many there are in all."""
    # reportlab takes a quarter of a second to import: only who prints pays for it.
    from coderdesk.report.table_page import TableInput, table_pdf  # noqa: PLC0415

    lines = newest(journal, most)
    every = lines[0].id if lines else 0
    title = "Journal" if every <= len(lines) else f"Journal, newest of {every:,} lines"
    rows = [
        (
            str(one.id),
            _local(one.at),
            one.who,
            one.act.value,
            one.encounter_id,
            one.detail,
            one.hash[:12],
        )
        for one in lines
    ]
    now = dt.datetime.now().astimezone()
    return table_pdf(TableInput(title, PAPER, rows, now, author))


def _local(at: str) -> str:
    return f"{dt.datetime.fromisoformat(at).astimezone():%m/%d/%Y %H:%M:%S}"
