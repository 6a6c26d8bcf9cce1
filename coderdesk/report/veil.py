"""Taking the person out of free text: names, numbers and dates, as far as a rule can find them.

Source: the eighteen identifiers of 45 CFR 164.514(b)(2). A rule finds the names that the encounter
knows and what has the shape of a date, a number or an address; it cannot find a neighbour's name in a
quote. The paper therefore asks its reader to read the quotes before it is passed on.
"""

import re
from dataclasses import dataclass
from datetime import date

from coderdesk.domain.encounter import Encounter

NAME, NUMBER, DATE, PLACE = "[name]", "[number]", "[date]", "[place]"
OLDEST = 89  # ages above are one class, 45 CFR 164.514(b)(2)(i)(C)
_FULL_YEAR = 4
_CENTURY = 2000
_NO_NAMES = frozenset({
    "md", "do", "rn", "np", "pa", "pac", "rd", "rph", "phd", "dpm", "dds", "ccs", "cpc", "dr", "mr",
    "mrs", "ms", "miss", "jr", "sr", "ii", "iii", "iv", "the", "of", "and", "for", "hospital",
    "general", "center", "centre", "clinic", "health", "medical", "invented", "synthetic",
})  # fmt: skip
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_FLAGS = re.IGNORECASE
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
_FIGURES = re.compile(
    r"(?<![\d/.])(?P<month>0?[1-9]|1[0-2])(?P<mark>[/-])(?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?:(?P=mark)(?P<year>\d{4}|\d{2}))?(?![\d/]|\.\d)"
)
_MONTH_DAY = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}}))?", _FLAGS
)
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_MONTH}(?:[ ,-]+(?P<year>\d{{4}}))?\b", _FLAGS
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH} (?:of )?(?P<year>\d{{4}})\b", _FLAGS)
_NUMBERS = re.compile(
    r"\b\d{3}-\d{2}-\d{4}\b"  # social security
    r"|(?<!\d)\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b"  # telephone
    r"|\b[\w.+-]+@[\w-]+\.[\w.]+"  # mail
    r"|\bhttps?://\S+"
    r"|\b\d{7,}\b"  # any long number is somebody's
    r"|(?<=MRN )\S*\d\S*|(?<=MRN: )\S*\d\S*|(?<=MRN#)\S*\d\S*"
)
_AGES = re.compile(r"\b(?P<age>9\d|1[0-3]\d)(?=[ -]?(?:years?|yrs?|y/?o|y\.o\.)\b)", _FLAGS)
_SCORES = (5, 10)  # strength 4/5 and pain 9/10 have the shape of a date
_NEAR = 31


def day_number(day: date, start: date) -> str:
    """A date counted from the first day of the stay: ``day 1``; before it, ``3 days before``."""
    days = (day - start).days
    if days >= 0:
        return f"day {days + 1}"
    return "the day before" if days == -1 else f"{-days} days before"


@dataclass(frozen=True, slots=True)
class Veil:
    """What is taken out of the free text of one encounter; ``start`` is day 1."""

    names: tuple[str, ...]
    places: tuple[str, ...]
    numbers: tuple[str, ...]
    start: date | None
    end: date | None

    def __call__(self, text: str) -> str:
        """The text without the person."""
        text = _swap(text, self.numbers, NUMBER)
        text = _NUMBERS.sub(NUMBER, text)
        for pattern in (_ISO, _FIGURES, _MONTH_DAY, _DAY_MONTH, _MONTH_YEAR):
            text = pattern.sub(self._dated, text)
        text = _AGES.sub(f"over {OLDEST}", text)
        text = _swap(text, self.names, NAME)
        return _swap(text, self.places, PLACE)

    def _dated(self, found: re.Match[str]) -> str:
        parts = found.groupdict()
        month = int(parts["month"]) if parts.get("month") else _month(parts["word"])
        day = self._day(parts.get("year"), month, parts.get("day"))
        if parts.get("mark") and not parts["year"] and _is_score(found.group()):
            last = self.end or self.start
            if not (day and self.start and last and self.start <= day <= last):
                return found.group()
        if day is None or self.start is None or abs((day - self.start).days) > _NEAR:
            return DATE
        return f"[{day_number(day, self.start)}]"

    def _day(self, year: str | None, month: int, day: str | None) -> date | None:
        """The date meant; one without a year is taken to lie in the year of the stay."""
        if not day or (year is None and self.start is None):
            return None
        number = int(year) if year else self.start.year if self.start else 0
        if year and len(year) < _FULL_YEAR:
            number += _CENTURY
        try:
            return date(number, month, int(day))
        except ValueError:
            return None


def veil_of(encounter: Encounter) -> Veil:
    """The veil that hides the people, places and numbers an encounter knows."""
    people = [encounter.patient.name, encounter.attending, encounter.referring]
    people += [line.provider for line in encounter.procedures]
    people += [line.provider for line in encounter.services]
    numbers = (encounter.patient.mrn, encounter.account)
    return Veil(
        names=_tokens(people),
        places=_tokens([encounter.facility]),
        numbers=tuple(number for number in numbers if len(number) > 1),
        start=encounter.admit_date or encounter.service_date or encounter.discharge_date,
        end=encounter.discharge_date,
    )


def _tokens(names: list[str]) -> tuple[str, ...]:
    """The words of the names, longest first; titles and initials are nobody's name."""
    words = {word for name in names for word in re.findall(r"[^\W\d_][\w'\u2019-]*", name)}
    kept = {word for word in words if len(word) > 1 and word.casefold() not in _NO_NAMES}
    return tuple(sorted(kept, key=lambda word: (-len(word), word)))


def _swap(text: str, words: tuple[str, ...], by: str) -> str:
    return _any_of(words).sub(by, text) if words else text


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", _FLAGS)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].casefold()) + 1


def _is_score(text: str) -> bool:
    """Whether figures read as a mark out of five or ten."""
    top, _mark, bottom = text.partition("/")
    return bool(bottom) and int(bottom) in _SCORES and int(top) <= int(bottom)
