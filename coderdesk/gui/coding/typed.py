"""What a coder types into a field of the visit, understood; and the same as the form shows it.

Each reader gives the value, or raises `Unreadable` with the one sentence to show under the field.
"""

import datetime as dt
import re

from coderdesk.domain.claim_codes import SEXES

_RUN = re.compile(r"\d{6}|\d{8}")
_AMOUNT = re.compile(r"([0-9]{1,8})(?:\.([0-9]{1,2}))?")  # FL 47 and item 24F hold so many digits
_YEAR_DIGITS = 4
_CENTURY = 2000
_AHEAD = 1  # a two-digit year may lie this many years ahead; beyond, it is the last century


class Unreadable(Exception):  # noqa: N818 - a sentence for the form, not a failure
    """The typed text is no value of this field; the message is the sentence to show."""


def read_date(text: str, near: dt.date | None = None) -> dt.date | None:
    """A date typed in any usual way: 9/12/26, 09-12-2026, 09122026, 2026-09-12 or 9/12.

    ``near`` lends its year to a date typed without one. Empty text is no date.
    """
    typed = text.strip()
    if not typed:
        return None
    try:
        return dt.date(*_numbers(typed, near))
    except ValueError:
        message = f"“{typed}” is no date; write it as MM/DD/YYYY."
        raise Unreadable(message) from None


def _numbers(typed: str, near: dt.date | None) -> tuple[int, int, int]:
    parts = [part for part in re.split(r"[/.\-\s]+", typed) if part]
    if _RUN.fullmatch(typed):
        parts = [typed[:2], typed[2:4], typed[4:]]
    if len(parts) == 2:  # noqa: PLR2004 - month and day
        parts.append(str((near or _today()).year))
    first, second, third = parts
    if len(first) == _YEAR_DIGITS:
        return int(first), int(second), int(third)
    return _year(third), int(first), int(second)


def _year(part: str) -> int:
    if len(part) == _YEAR_DIGITS:
        return int(part)
    if len(part) > 2:  # noqa: PLR2004
        raise ValueError(part)
    year = _CENTURY + int(part)
    return year if year <= _today().year + _AHEAD else year - 100


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def shown_date(day: dt.date | None) -> str:
    """A date as fields show it."""
    return f"{day.month:02}/{day.day:02}/{day.year:04}" if day else ""


def short_date(day: dt.date | None) -> str:
    """A date as tables show it."""
    return f"{day.month:02}/{day.day:02}" if day else ""


def read_sex(text: str) -> str:
    """F, M, X or U from a letter or a word."""
    typed = text.strip().lower()
    if not typed:
        return ""
    for letter, word in SEXES.items():
        if typed == letter.lower() or (len(typed) > 1 and word.lower().startswith(typed)):
            return letter
    message = "Sex is F, M, X or U; U stands for not known."
    raise Unreadable(message)


def read_number(text: str, names: dict[str, str], what: str) -> str:
    """A number of a claim list, from the number itself or from the beginning of its name.

    A number of the right length that the list does not know is kept: lists grow.
    """
    typed = text.strip()
    if not typed:
        return ""
    length = len(next(iter(names)))
    number = typed.split()[0].rstrip(",").upper()
    number = number.zfill(length) if number.isdigit() else number
    if number in names or (number.isdigit() and len(number) == length):
        return number
    for code, name in names.items():
        if name.lower().startswith(typed.lower()):
            return code
    message = f"“{typed}” is no {what}; write its number, such as {next(iter(names))}."
    raise Unreadable(message)


def read_charge(text: str) -> int | None:
    """Cents from an amount such as 125, 1,250.50 or $80; empty text is no charge."""
    typed = text.strip().removeprefix("$").strip().replace(",", "")
    if not typed:
        return None
    found = _AMOUNT.fullmatch(typed)
    if not found:
        message = f"“{text.strip()}” is no amount; write it as 125.00."
        raise Unreadable(message)
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def shown_charge(charge: int | None) -> str:
    """An amount as fields show it."""
    return "" if charge is None else f"{charge // 100}.{charge % 100:02}"


def age_in_years(born: dt.date, on: dt.date) -> int:
    """Completed years of life on a day; negative before birth."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def shown_age(born: dt.date | None, on: dt.date | None) -> str:
    """The age at the encounter: days to 28, then months to 2 years, then years."""
    if born is None or on is None or on < born:
        return ""
    days = (on - born).days
    if days <= 28:  # noqa: PLR2004 - the newborn period
        return f"{days} day{'s' * (days != 1)}"
    years = age_in_years(born, on)
    if years < 2:  # noqa: PLR2004
        months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
        return f"{months} month{'s' * (months != 1)}"
    return f"{years} y"


def shown_stay(admitted: dt.date | None, discharged: dt.date | None) -> str:
    """The length of a stay in days; the day of discharge does not count, a same-day stay is one."""
    if admitted is None or discharged is None or discharged < admitted:
        return ""
    days = max(1, (discharged - admitted).days)
    return f"{days} day{'s' * (days != 1)}"
