"""What a stay groups to, and what its diagnoses add to a risk score; the coder's eyes only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Severe:
    """A diagnosis by its code, with what it counts as (MCC, CC or nothing) and whether it counted."""

    code: str
    severity: str = ""
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """What the stay would group to with another diagnosis as the principal one."""

    code: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Drg:
    """An MS-DRG: its number, title and MDC, the grouper's version, the lines, and the other ways.

    ``trouble`` says why there is none; ``edits`` are what the Medicare Code Editor names.
    """

    number: str = ""
    title: str = ""
    mdc: str = ""
    version: str = ""
    lines: tuple[Severe, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    edits: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A condition category, the codes that lead to it, and what it adds to the score."""

    name: str
    title: str
    codes: tuple[str, ...]
    adds: float


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk score of CMS-HCC: model, categories, what goes together, and the person's share."""

    score: float = 0.0
    person: float = 0.0
    model: str = ""
    categories: tuple[Category, ...] = ()
    together: tuple[tuple[str, float], ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Both, each none where its extra is not installed."""

    drg: Drg | None = None
    risk: Risk | None = None
