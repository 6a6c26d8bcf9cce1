"""Evaluation and management: the level of a visit by medical decision making or by total time.

Source: the E/M rules of 2021 (office), 2023 (hospital, emergency, consultation, nursing facility, home)
and 2024 (minutes are met or exceeded), told in our own words; code numbers and minutes only.
"""

from dataclasses import dataclass
from datetime import date

LEVELS = ("", "straightforward", "low", "moderate", "high")
LIMITED, MODERATE = 2, 3  # how many tests, notes and results make a category of data


@dataclass(frozen=True, slots=True)
class Family:
    """Services of one kind on the days it holds: a code and the least minutes of each level.

    ``minutes`` is empty where time does not count.
    """

    key: str
    name: str
    codes: tuple[str, ...]
    minutes: tuple[int, ...]
    places: tuple[str, ...]
    since: date
    until: date | None = None
    source: str = ""

    def holds(self, day: date | None) -> bool:
        """Whether the row is in force on a day; without a day, today's rules count."""
        if day is None:
            return self.until is None
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be said of a visit, with the level it stands for."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Visit:
    """What was found in the note; ``None`` and 0 mean that it was not."""

    family: Family
    problem: Choice | None = None
    tests: int = 0  # each test ordered or result or outside note read, once
    historian: bool = False  # someone beside the patient told the history, of need
    read_it: bool = False  # a test read by oneself that another reports
    discussed: bool = False  # with another physician or source, of treatment or test
    risk: Choice | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The level by each way, the code it leads to, and why; an empty code where there is none."""

    data: int
    by_mdm: int
    by_time: int
    code: str
    reasoning: str


def level_of(visit: Visit) -> Found:
    """The level of a visit: two of three parts, or total time, whichever is higher."""
    data = data_level(visit)
    parts = sorted(
        (visit.problem.level if visit.problem else 0, data, visit.risk.level if visit.risk else 0)
    )
    by_mdm = parts[1]  # the middle one is reached by two of the three
    by_time = time_level(visit)
    level = max(by_mdm, by_time)
    code = visit.family.codes[level - 1] if level else ""
    return Found(data, by_mdm, by_time, code, _reasoning(visit, data, by_mdm, by_time, code))


def data_level(visit: Visit) -> int:
    """The level of what was reviewed and analysed."""
    with_historian = visit.tests + visit.historian
    categories = (with_historian >= MODERATE) + visit.read_it + visit.discussed
    if categories >= 2:  # noqa: PLR2004 - two of the three categories
        return 4
    if categories:
        return 3
    return 2 if visit.tests >= LIMITED or visit.historian else 1


def time_level(visit: Visit) -> int:
    """The level that the minutes reach; 0 for none, or where time does not count."""
    reached = [at for at, least in enumerate(visit.family.minutes, 1) if visit.minutes >= least]
    return max(reached, default=0) if visit.minutes else 0


def _reasoning(visit: Visit, data: int, by_mdm: int, by_time: int, code: str) -> str:
    if not code:
        return ""
    if by_time > by_mdm:
        least = visit.family.minutes[by_time - 1]
        return f"{code} by total time: {visit.minutes} minutes on the day, {least} needed."
    problem = visit.problem
    risk = visit.risk
    parts = [
        f"problems {LEVELS[problem.level]} ({_lower(problem.text)})"
        if problem
        else "problems not told",
        f"data {LEVELS[data]} ({_data(visit)})",
        f"risk {LEVELS[risk.level]} ({_lower(risk.text)})" if risk else "risk not told",
    ]
    told = "; ".join(parts)
    return f"{code} by decision making, two of three {LEVELS[by_mdm]}: {told}."


def _data(visit: Visit) -> str:
    told = [f"{visit.tests} tests, results or notes"] if visit.tests else []
    told += ["another historian"] if visit.historian else []
    told += ["a test read by oneself"] if visit.read_it else []
    told += ["discussed with another physician"] if visit.discussed else []
    return ", ".join(told) or "none"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
