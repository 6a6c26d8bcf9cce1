"""The tables authored for the search: read from ``codebooks/search``, one reason per row."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from coderdesk.paths import shipped

NAMES = ("abbreviations", "combinations", "drugs", "everyday", "frames", "lay", "synonyms")
MOST_EVERYDAY = 5.0


@dataclass(frozen=True, slots=True)
class Everyday:
    """How often a code is used (1 to 5, 5 daily in most offices) and what coders call it."""

    weight: float
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrugClass:
    """A class of drugs: names, and the codes for poisoning, long-term use and allergy to it."""

    name: str
    poisoning: tuple[str, ...]
    long_term: tuple[str, ...]
    allergy: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """All authored tables; ``digest`` changes with any of them."""

    digest: str
    everyday: dict[str, Everyday] = field(default_factory=dict)
    phrases: dict[str, tuple[str, str]] = field(default_factory=dict)
    frames: tuple[tuple[str, str, str], ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    drugs: tuple[DrugClass, ...] = ()
    combinations: dict[tuple[str, str], str] = field(default_factory=dict)


def _folder() -> Path:
    return shipped("codebooks", "search")


def rows_of(name: str) -> Iterator[list[str]]:
    """The rows of a table without its comments; the first row names the columns."""
    lines = (_folder() / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line and not line.startswith("#")]
    yield from kept[1:]


def listed(cell: str, mark: str = ";") -> tuple[str, ...]:
    """The parts of a cell."""
    return tuple(part.strip() for part in cell.split(mark) if part.strip())


@cache
def digest() -> str:
    """Names exactly this state of the tables."""
    found = hashlib.sha256()
    for name in NAMES:
        found.update((_folder() / f"{name}.tsv").read_bytes())
    return found.hexdigest()


@cache
def tables() -> Tables:
    """Reads every table once."""
    phrases: dict[str, tuple[str, str]] = {}
    for kind in ("lay", "abbreviation"):
        name = "abbreviations" if kind == "abbreviation" else kind
        for row in rows_of(name):
            for short in listed(row[0]):
                phrases[short] = (kind, row[1])
    return Tables(
        digest(),
        _everyday(),
        phrases,
        tuple((row[0], row[1], row[2]) for row in rows_of("frames")),
        tuple(listed(row[0]) for row in rows_of("synonyms")),
        tuple(
            DrugClass(row[0], listed(row[1]), listed(row[2]), listed(row[3]), listed(row[4]))
            for row in rows_of("drugs")
        ),
        {(row[0], row[1]): row[2] for row in rows_of("combinations")},
    )


def _everyday() -> dict[str, Everyday]:
    found: dict[str, Everyday] = {}
    for code, weight, phrases, _reason in rows_of("everyday"):
        before = found.get(code)
        every = (before.phrases if before else ()) + listed(phrases)
        found[code] = Everyday(max(float(weight), before.weight if before else 0.0), every)
    return found
