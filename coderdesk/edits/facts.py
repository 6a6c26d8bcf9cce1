"""The small tables that rules go by, as they ship in ``codebooks/edits``."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coderdesk.edits.lookup import Lookup
from coderdesk.edits.targets import Target, targets_of
from coderdesk.paths import shipped


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its columns by name, among them always ``source``."""

    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    @property
    def source(self) -> str:
        """Where the fact is from."""
        return self.values["source"]

    def targets(self, column: str) -> tuple[Target, ...]:
        """The codes that a column names."""
        return targets_of(self.values[column])


@dataclass(frozen=True, slots=True)
class Facts:
    """Every table, found by code."""

    poa_exempt: Lookup[Row]
    unacceptable_principal: Lookup[Row]
    first_listed_only: Lookup[Row]
    manifestations: Lookup[Row]
    ages: Lookup[Row]
    sexes: Lookup[Row]
    symptoms: Lookup[Row]
    partners: Lookup[Row]
    diabetes_with: Lookup[Row]
    hypertension_with: Lookup[Row]
    one_of_kind: Lookup[Row]
    acute_chronic: Lookup[Row]
    implied_excludes: Lookup[Row]
    redundant: Lookup[Row]
    unspecified: Lookup[Row]
    addons: dict[str, Row]
    modifiers: dict[str, Row]
    modifier_clashes: tuple[Row, ...]


@lru_cache(maxsize=1)
def shipped_facts() -> Facts:
    """The tables that ship with CoderDesk, read once."""
    return read_facts(shipped("codebooks", "edits"))


def read_facts(folder: Path) -> Facts:
    """The tables of a folder."""
    return Facts(
        poa_exempt=_by_code(folder / "poa_exempt.tsv"),
        unacceptable_principal=_by_code(folder / "unacceptable_principal.tsv"),
        first_listed_only=_by_code(folder / "first_listed_only.tsv"),
        manifestations=_by_code(folder / "manifestations.tsv"),
        ages=_by_code(folder / "ages.tsv"),
        sexes=_by_code(folder / "sexes.tsv"),
        symptoms=_by_code(folder / "symptoms.tsv"),
        partners=_by_code(folder / "partners.tsv"),
        diabetes_with=_by_code(folder / "diabetes_with.tsv"),
        hypertension_with=_by_code(folder / "hypertension_with.tsv"),
        one_of_kind=_by_code(folder / "one_of_kind.tsv"),
        acute_chronic=_by_code(folder / "acute_chronic.tsv", "acute"),
        implied_excludes=_by_code(folder / "implied_excludes.tsv"),
        redundant=_by_code(folder / "redundant.tsv"),
        unspecified=_by_code(folder / "unspecified.tsv"),
        addons={row["code"]: row for row in rows_of(folder / "addons.tsv")},
        modifiers={row["modifier"]: row for row in rows_of(folder / "modifiers.tsv")},
        modifier_clashes=tuple(rows_of(folder / "modifier_clashes.tsv")),
    )


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a tab-separated table; lines that begin with ``#`` are remarks."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        for values in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Row(values)


def _by_code(path: Path, column: str = "codes") -> Lookup[Row]:
    return Lookup((target, row) for row in rows_of(path) for target in row.targets(column))
