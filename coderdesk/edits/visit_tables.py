"""The tables of the E/M helper, as they ship in ``codebooks/em``."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from coderdesk.domain.encounter import Encounter, Service
from coderdesk.domain.visit_level import Choice, Family
from coderdesk.edits.facts import Row, rows_of
from coderdesk.paths import shipped

NOT_BEFORE = "Before the rules of 2021 (office) and 2023 (elsewhere) history and examination counted."


@dataclass(frozen=True, slots=True)
class VisitTables:
    """Families of services, and what may be said of problems and of risk."""

    families: tuple[Family, ...]
    problems: tuple[Choice, ...]
    risks: tuple[Choice, ...]

    def on(self, day: date | None) -> tuple[Family, ...]:
        """The families in force on a day."""
        return tuple(family for family in self.families if family.holds(day))


@lru_cache(maxsize=1)
def visit_tables() -> VisitTables:
    """The tables that ship, read once."""
    folder = shipped("codebooks", "em")
    return VisitTables(
        tuple(_family(row) for row in rows_of(folder / "families.tsv")),
        tuple(Choice(int(row["level"]), row["text"]) for row in rows_of(folder / "problems.tsv")),
        tuple(Choice(int(row["level"]), row["text"]) for row in rows_of(folder / "risks.tsv")),
    )


def family_for(families: tuple[Family, ...], line: Service | None, encounter: Encounter) -> int:
    """Which family a line's code belongs to, or its place of service; 0 where neither tells."""
    code = line.code if line else ""
    place = (line.place if line else "") or encounter.place
    for at, family in enumerate(families):
        if code and code in family.codes:
            return at
    if place in ("11", "02", "10"):
        return next((at for at, family in enumerate(families) if family.key == "office-known"), 0)
    return next((at for at, family in enumerate(families) if place and place in family.places), 0)


def _family(row: Row) -> Family:
    minutes = () if row["minutes"] == "-" else tuple(map(int, row["minutes"].split()))
    return Family(
        row["family"],
        row["name"],
        tuple(row["codes"].split()),
        minutes,
        tuple(row["places"].split()),
        date.fromisoformat(row["since"]),
        date.fromisoformat(row["until"]) if row["until"] else None,
        row.source,
    )
