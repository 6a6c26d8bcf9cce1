"""A trip out of the audit: the accounts under audit as a list, on paper and as a table."""

import datetime as dt
from collections.abc import Sequence

from coderdesk.domain.audit import Review
from coderdesk.domain.audit_scores import score
from coderdesk.domain.csv_cells import csv_text

HEADS = (
    ("Account", 1.2),
    ("Sample", 2.4),
    ("Review", 1.0),
    ("Coder", 1.2),
    ("Reviewer", 1.2),
    ("Done", 1.0),
    ("Code over code", 1.0),
)


def accounts_csv(reviews: Sequence[Review]) -> bytes:
    """The accounts as CSV; no cell can act as a formula."""
    return csv_text([head for head, _share in HEADS], accounts_table(reviews)).encode("utf-8-sig")


def accounts_pdf(reviews: Sequence[Review], author: str = "") -> bytes:
    """The accounts as a PDF."""
    # reportlab takes a quarter of a second to import: only who prints pays for it.
    from coderdesk.report.table_page import TableInput, table_pdf  # noqa: PLC0415

    now = dt.datetime.now().astimezone()
    rows = accounts_table(reviews)
    return table_pdf(TableInput("Accounts under audit", HEADS, rows, now, author))


def accounts_table(reviews: Sequence[Review]) -> list[tuple[str, ...]]:
    """The accounts as plain text; a blind review keeps its score until it is shown."""
    return [
        (
            one.first.account or "no account",
            one.sample,
            kind_said(one),
            one.coder,
            one.reviewer,
            f"{dt.date.fromisoformat(one.done):%m/%d/%Y}" if one.done else "open",
            score([one]).overall[0].told if one.shown else "",
        )
        for one in reviews
    ]


def kind_said(review: Review) -> str:
    """How a review is done, in words."""
    return "own recoding" if review.own else "blind" if review.blind else "open"
