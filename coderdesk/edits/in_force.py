"""The days on which each rule speaks."""

from datetime import date
from functools import lru_cache

from coderdesk.edits.facts import rows_of
from coderdesk.paths import shipped

BEGAN = date(2015, 10, 1)  # the first day of ICD-10-CM and ICD-10-PCS on claims
NAMES_ONLY = frozenset(("unknown-code", "not-valid-on-date", "edition-missing"))


@lru_cache(maxsize=1)
def spans() -> dict[str, tuple[date, date | None]]:
    """The first and the last day of each rule that has days of its own; no last day while it holds."""
    return {
        row["rule"]: (
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]) if row["until"] else None,
        )
        for row in rows_of(shipped("codebooks", "edits") / "in_force.tsv")
    }


def span_of(rule: str) -> tuple[date, date | None]:
    """The days of a rule, by its stable name."""
    return spans().get(rule, (BEGAN, None))


def in_force(rule: str, day: date | None) -> bool:
    """Whether a rule speaks on a day; without a day every rule that still holds does."""
    since, until = span_of(rule)
    if day is None:
        return until is None
    return rule in NAMES_ONLY or (since <= day and (until is None or day <= until))
