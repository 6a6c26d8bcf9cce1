"""A laboratory or vital result that stands in a chart."""

import datetime as dt
import re
from dataclasses import dataclass

_NUMBER = re.compile(r"[<>≤≥]?\s*(-?\d+(?:\.\d+)?)")
_RANGE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(-?\d+(?:\.\d+)?)")
_BOUND = re.compile(r"\s*([<>≤≥])=?\s*(-?\d+(?:\.\d+)?)")
_HIGH = frozenset("h hh > high abnormally_high critical_high".split())  # noqa: SIM905
_LOW = frozenset("l ll < low abnormally_low critical_low".split())  # noqa: SIM905
_ODD = frozenset("a aa abnormal critical * !".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Result:
    """One value of one test, as the chart says it; ``start``, ``end`` are its row in the text."""

    name: str
    value: str
    unit: str = ""
    range: str = ""
    flag: str = ""
    date: dt.date | None = None
    document_id: int = 0
    start: int = 0
    end: int = 0

    @property
    def number(self) -> float | None:
        """The value as a number, where it is one."""
        found = _NUMBER.match(self.value.strip())
        return float(found.group(1)) if found else None

    @property
    def mark(self) -> str:
        """``high``, ``low``, ``abnormal`` or nothing: as it is flagged, else as its range says."""
        flag = self.flag.strip().lower().replace(" ", "_")
        for known, word in ((_HIGH, "high"), (_LOW, "low"), (_ODD, "abnormal")):
            if flag in known:
                return word
        return "" if flag else self._by_range()

    def _by_range(self) -> str:
        number, both, one = self.number, _RANGE.match(self.range), _BOUND.match(self.range)
        if number is None:
            return ""
        if both:
            low, high = float(both.group(1)), float(both.group(2))
            return "low" if number < low else "high" if number > high else ""
        if one:
            bound = float(one.group(2))
            if one.group(1) in "<≤":
                return "high" if number > bound else ""
            return "low" if number < bound else ""
        return ""


@dataclass(frozen=True, slots=True)
class Series:
    """Every value of one test, oldest first."""

    name: str
    results: tuple[Result, ...]

    @property
    def last(self) -> Result:
        """The newest value."""
        return self.results[-1]

    @property
    def abnormal(self) -> int:
        """How many values are flagged or out of their range."""
        return sum(bool(one.mark) for one in self.results)
