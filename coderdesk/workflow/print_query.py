"""A trip to paper: one query for a physician to sign, or the list of queries."""

import datetime as dt

from coderdesk.domain.csv_cells import csv_text
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.query import Query, QueryRow

HEADS = (
    ("Status", 1.1),
    ("Title", 2.2),
    ("Patient", 1.5),
    ("Account", 1.15),
    ("To", 1.35),
    ("Sent", 1.2),
    ("Days", 0.5),
    ("Codes changed", 1.5),
)


def draw_query(query: Query, encounter: Encounter, *, synthetic: bool) -> bytes:
    """The query as a PDF."""
    # reportlab takes a quarter of a second to import: only who prints pays for it.
    from coderdesk.report.query_page import QueryInput, query_pdf  # noqa: PLC0415

    return query_pdf(QueryInput(query, encounter, dt.datetime.now().astimezone(), synthetic))


def draw_list(rows: tuple[QueryRow, ...], author: str = "") -> bytes:
    """The list of queries as a PDF."""
    # reportlab takes a quarter of a second to import: only who prints pays for it.
    from coderdesk.report.table_page import TableInput, table_pdf  # noqa: PLC0415

    now = dt.datetime.now().astimezone()
    return table_pdf(TableInput("Physician queries", HEADS, table(rows, now.date()), now, author))


def list_csv(rows: tuple[QueryRow, ...]) -> bytes:
    """The list of queries as CSV; no cell can act as a formula."""
    now = dt.datetime.now().astimezone().date()
    return csv_text([head for head, _share in HEADS], table(rows, now)).encode("utf-8-sig")


def table(rows: tuple[QueryRow, ...], today: dt.date) -> list[tuple[str, ...]]:
    """The rows of the list as plain text."""
    return [
        (
            str(one.query.status),
            one.query.title,
            one.patient,
            one.account,
            one.query.to,
            f"{one.query.sent:%m/%d/%Y}" if one.query.sent else "",
            str(one.query.age(today)) if one.query.status.holds else "",
            ", ".join(one.query.codes),
        )
        for one in rows
    ]
