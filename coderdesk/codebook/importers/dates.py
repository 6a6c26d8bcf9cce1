"""When an edition is in force, from the year and month that its files are named after."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FISCAL_START = 10  # October
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_MONTH = re.compile(
    r"(?<![a-z])(jan(?:uary)?|apr(?:il)?|jul(?:y)?|oct(?:ober)?)(?![a-z])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Span:
    """The name of an edition, its first day and its last."""

    name: str
    effective: date
    expires: date


def fiscal(year: int, month: int = FISCAL_START) -> Span:
    """The edition of a fiscal year, which begins in the October before; later ones name their month."""
    effective = date(year - 1 if month >= FISCAL_START else year, month, 1)
    name = f"FY{year}" if month == FISCAL_START else f"FY{year} {effective:%B}"
    return Span(name, effective, date(year, 9, 30))


def fiscal_of(day: date) -> Span:
    """The edition that begins on a day."""
    year = day.year + (day.month >= FISCAL_START)
    span = fiscal(year, day.month)
    return Span(span.name, day, span.expires)


def quarter_of(day: date) -> Span:
    """The quarterly edition that a day lies in."""
    first = (day.month - 1) // 3 * 3 + 1
    effective = date(day.year, first, 1)
    last = first + 2
    return Span(f"{effective:%Y %B}", effective, date(day.year, last, monthrange(day.year, last)[1]))


def named(name: str) -> Span | None:
    """The fiscal edition that a file is named after: ``icd10cm-tabular-April-2025.xml``.

    A year alone is the fiscal year; with January or April it is that update of it.
    """
    year = _YEAR.search(name)
    if not year:
        return None
    month = _MONTH.search(name)
    number = MONTHS.index(month[1][:3].lower()) + 1 if month else FISCAL_START
    span_year = int(year[1])
    if month and number == FISCAL_START:  # "October 2025" opens FY2026
        span_year += 1
    return fiscal(span_year, number)


def named_quarter(name: str) -> Span | None:
    """The quarter that a file is named after: ``HCPC2025_OCT_ANWEB``, ``HCPC2020_04-quarter``."""
    found = re.search(r"(20[0-4]\d)[_ -]*(jan|apr|jul|oct|0[147]|10)(?![0-9])", name, re.IGNORECASE)
    if not found:
        return None
    month = found[2].lower()
    number = int(month) if month.isdigit() else MONTHS.index(month) + 1
    return quarter_of(date(int(found[1]), number, 1))


def day_of(text: str) -> date | None:
    """A day written ``yyyymmdd``; None when it is none."""
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8])) if len(text) == 8 else None  # noqa: PLR2004
    except ValueError:
        return None
