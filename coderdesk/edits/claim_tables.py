"""NCCI tables as values: what the user's imported files say of CPT and HCPCS codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Indicator(StrEnum):
    """Whether a modifier may set a PTP pair aside (NCCI Policy Manual, ch. I, E)."""

    NEVER = "0"
    WITH_MODIFIER = "1"
    DELETED = "9"


@dataclass(frozen=True, slots=True)
class Pair:
    """One PTP pair and the days it holds; ``until`` is its last day, none while it is in force."""

    indicator: Indicator
    since: date
    until: date | None = None
    rationale: str = ""

    def holds(self, day: date) -> bool:
        """Whether the pair is in force on a day."""
        return (
            self.indicator is not Indicator.DELETED
            and self.since <= day
            and (self.until is None or day <= self.until)
        )


@dataclass(frozen=True, slots=True)
class Mue:
    """The most units of a code and how they are counted: MAI 1 per line, 2 and 3 per day."""

    units: int
    mai: int
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """What the fee schedule says of a code, in the letters of its columns; amounts are not kept.

    ``days`` are the global days (000, 010, 090, XXX, YYY, ZZZ, MMM), ``parts`` the PCTC indicator,
    ``sides`` the bilateral and ``assistant`` the assistant-at-surgery one.
    """

    days: str
    parts: str = ""
    sides: str = ""
    assistant: str = ""


@dataclass(frozen=True, slots=True)
class ClaimTables:
    """What has been imported; empty tables raise no edits.

    ``pairs`` maps (column 1, column 2) to the pair's history; ``addons`` an add-on code to the codes
    one of which must stand beside it (empty: the contractor names them).
    """

    pairs: Mapping[tuple[str, str], tuple[Pair, ...]] = field(default_factory=dict)
    mues: Mapping[str, Mue] = field(default_factory=dict)
    addons: Mapping[str, frozenset[str]] = field(default_factory=dict)
    edition: str = ""
    fees: Mapping[str, Fee] = field(default_factory=dict)


NO_TABLES = ClaimTables()
