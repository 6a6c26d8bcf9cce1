"""A trip to paper: the report of an audited sample."""

import datetime as dt

from coderdesk.domain.audit import Review


def draw_audit(reviews: tuple[Review, ...], author: str = "") -> bytes:
    """The report as a PDF."""
    # reportlab takes a quarter of a second to import: only who prints pays for it.
    from coderdesk.report.audit_page import AuditInput, audit_pdf  # noqa: PLC0415

    return audit_pdf(AuditInput(reviews, dt.datetime.now().astimezone(), author))
