"""What the names of NCCI files tell, since the files themselves do not: setting, quarter and part.

Source: CMS, NCCI PTP and MUE pages: ``ccipra-v322r0-f1.txt`` holds part 1 of the practitioner pairs
of the third quarter of 2026, ``ccioph-…`` those of hospitals; MUE and add-on files spell their quarter
out.
"""

import re
from datetime import date

from coderdesk.codebook.importers.dates import Span, quarter_of
from coderdesk.codebook.importers.values import Context
from coderdesk.errors import CoderDeskError

LICENCE = "US Government work; CPT codes are © American Medical Association"
_VERSION = re.compile(r"v(\d{2})([0-3])r?\d*", re.IGNORECASE)
_PART = re.compile(r"f(\d)\b", re.IGNORECASE)
_SPELT = re.compile(r"(\d\d)[-_.](\d\d)[-_.](20\d\d)|(20\d\d)[-_.](\d\d)[-_.](\d\d)")
_QUARTER = re.compile(r"(20\d\d)[-_ ]?Q([1-4])", re.IGNORECASE)
_FIRST = 1994  # the year of version 0: the versions count years since NCCI began
MONTHS = 3


def setting_of(name: str) -> str:
    """``practitioner`` or ``hospital``.

    Raises:
        CoderDeskError: the name tells neither.
    """
    lower = name.casefold()
    if "ccipra" in lower or "practitioner" in lower or "-pra" in lower:
        return "practitioner"
    if "ccioph" in lower or "hospital" in lower or "-oph" in lower:
        return "hospital"
    raise CoderDeskError(
        f"{name} does not tell whether it is for practitioners or hospitals.",
        "Give it the name it was published under, such as ccipra-v322r0-f1.txt.",
    )


def part_of(name: str) -> str:
    """``-f1`` for a file that is part 1, nothing for a whole one."""
    found = _PART.search(name)
    return f"-f{found[1]}" if found else ""


def span_of(name: str, latest: int, context: Context) -> Span:
    """The quarter of a file: as the user says, as its name says, or by the latest date in it.

    ``latest`` is a date as ``yyyymmdd``, 0 for none.

    Raises:
        CoderDeskError: nothing tells it.
    """
    day = context.options.effective or _named(name)
    if day is None and latest:
        day = date(latest // 10000, latest // 100 % 100, latest % 100)
    if day is None:
        raise CoderDeskError(f"{name} does not tell its quarter.", "Give the first day it is in force.")
    return quarter_of(day)


def _named(name: str) -> date | None:
    version, spelt, quarter = _VERSION.search(name), _SPELT.search(name), _QUARTER.search(name)
    try:
        if version:
            return date(_FIRST + int(version[1]), 1 + MONTHS * int(version[2]), 1)
        if spelt:
            month, day, year = (
                (spelt[1], spelt[2], spelt[3]) if spelt[1] else (spelt[5], spelt[6], spelt[4])
            )
            return date(int(year), int(month), int(day))
        if quarter:
            return date(int(quarter[1]), MONTHS * int(quarter[2]) - 2, 1)
    except ValueError:
        return None
    return None
