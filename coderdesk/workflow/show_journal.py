"""A trip for the compliance officer: what was done with the records, as a list and as a table."""

from coderdesk.domain.csv_cells import csv_text
from coderdesk.domain.work import JournalEntry, JournalListing
from coderdesk.storage.journal import Journal

HEAD = ("line", "at (UTC)", "who", "what", "encounter", "detail", "seal before", "seal")


def newest(journal: Journal, limit: int = 2000) -> tuple[JournalEntry, ...]:
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
