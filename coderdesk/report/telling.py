"""How a summary tells dates, ages and free text: in full, or with the person left out."""

import datetime as dt
from dataclasses import dataclass

from coderdesk.domain.chart import Passage
from coderdesk.report.summary_input import SummaryInput
from coderdesk.report.veil import OLDEST, Veil, day_number, veil_of

NONE = "\u2013"
_MONTHS_IN_YEAR = 12
_WEEKS_AS_DAYS = 60
_INFANT_YEARS = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """Plain when ``veil`` is none, else without the person; ``day`` is the day of the encounter."""

    veil: Veil | None
    day: dt.date | None

    def date(self, day: dt.date | None) -> str:
        """A date in full, or its day of the stay."""
        if day is None:
            return NONE
        if self.veil is None:
            return f"{day:%m/%d/%Y}"
        return day_number(day, self.veil.start) if self.veil.start else "[date]"

    def short(self, day: dt.date | None) -> str:
        """A date without its year where that is the encounter's."""
        if day and self.veil is None and self.day and day.year == self.day.year:
            return f"{day:%m/%d}"
        return self.date(day) if day else ""

    def free(self, text: str) -> str:
        """Free text as it is, or without the person."""
        return self.veil(text) if self.veil else text

    def place(self, passage: Passage) -> str:
        """Where a passage stands: document, page, date."""
        page = f"page {passage.page}" if passage.page else ""
        parts = (self.free(passage.document), page, self.short(passage.date))
        return ", ".join(part for part in parts if part)


def telling_of(given: SummaryInput) -> Telling:
    """How the summary of this input tells things."""
    veil = veil_of(given.encounter) if given.veiled else None
    return Telling(veil, given.encounter.day)


def age(born: dt.date, day: dt.date) -> str:
    """The age on a day: years; months and days for the youngest; one class above 89 when veiled."""
    months = (day.year - born.year) * _MONTHS_IN_YEAR + day.month - born.month
    months -= day.day < born.day
    if months >= _INFANT_YEARS * _MONTHS_IN_YEAR:
        return f"{months // _MONTHS_IN_YEAR} y"
    days = (day - born).days
    if days < 0:
        return NONE
    return f"{months} months" if days > _WEEKS_AS_DAYS else counted(days, "day")


def veiled_age(born: dt.date, day: dt.date) -> str:
    """The age with all above 89 as one class, 45 CFR 164.514(b)(2)(i)(C)."""
    told = age(born, day)
    years = int(told.removesuffix(" y")) if told.endswith(" y") else 0
    return f"over {OLDEST} y" if years > OLDEST else told


def counted(number: int, thing: str) -> str:
    """A count with its noun: ``1 day``, ``6 days``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
