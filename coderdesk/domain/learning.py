"""What a coder learns from: notebook entries, drills, practice results, and credits of education."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

SOON = dt.timedelta(days=90)  # how long before its end a cycle that still lacks units is warned of


class EntryKind(StrEnum):
    """Why something went into the notebook."""

    MISSED = "missed code"
    OVERTURNED = "overturned edit"
    RATIONALE = "rationale"
    ENCODER = "encoder error"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the notebook, hung on codes (as in the book, with the dot) and on words."""

    text: str
    kind: EntryKind = EntryKind.RATIONALE
    codes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    id: int = 0
    at: str = ""  # UTC, ISO 8601

    @property
    def hangs_on(self) -> str:
        """What it hangs on, for a line of a list."""
        return ", ".join((*self.codes, *self.terms))

    @property
    def spoken(self) -> str:
        """The entry as a screen reader says it."""
        return ", ".join(part for part in (self.hangs_on, str(self.kind), self.text) if part)

    def answers(self, words: str) -> bool:
        """Whether every word stands somewhere in it."""
        text = self.spoken.casefold()
        return all(word in text for word in words.casefold().split())

    def comes_up(self, code: str, words: str = "") -> bool:
        """Whether it belongs to a code, to a header above it, or to words that were searched for."""
        plain = code.replace(".", "").upper()
        on_code = any(plain.startswith(one.replace(".", "").upper()) for one in self.codes if plain)
        return on_code or any(term.casefold() in words.casefold() for term in self.terms if words)


class Grade(IntEnum):
    """How well a drill was remembered."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Drill:
    """A question and its answer; ``due`` is None until it is first asked.

    ``memory`` is what the scheduler keeps about it, as JSON.
    """

    key: str
    front: str
    back: str
    due: dt.datetime | None = None
    memory: str = ""
    times: int = 0

    @property
    def spoken(self) -> str:
        """The question as a screen reader says it."""
        return self.front


@dataclass(frozen=True, slots=True)
class PracticeResult:
    """One try at a practice encounter: points right of all, and the minutes it took."""

    case: str
    right: int
    total: int
    minutes: float
    at: str = ""
    timed: bool = False

    @property
    def share(self) -> float:
        """The points right, from 0 to 1."""
        return self.right / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and the cycle in which its units are earned."""

    name: str
    issuer: str = ""
    begins: dt.date | None = None
    ends: dt.date | None = None
    units: float = 0.0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Credit:
    """Units earned on a day; it may count for several certificates. ``file`` names the proof kept."""

    title: str
    day: dt.date
    units: float
    certificates: tuple[int, ...] = ()
    file: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a certificate's cycle is, on a day."""

    certificate: Certificate
    earned: float
    left: dt.timedelta | None

    @property
    def lacking(self) -> float:
        """Units still to be earned."""
        return max(0.0, self.certificate.units - self.earned)

    @property
    def warning(self) -> str:
        """What to be warned of, or nothing."""
        if self.left is None:
            return ""
        if self.left < dt.timedelta(0):
            short = f" with {self.lacking:g} units short" if self.lacking else ""
            return f"The cycle ended {-self.left.days} days ago{short}."
        if self.lacking and self.left <= SOON:
            return f"{self.lacking:g} units short, and {self.left.days} days left."
        return ""


def standing(certificate: Certificate, credits_: Iterable[Credit], today: dt.date) -> Standing:
    """What was earned within the cycle, and the time that is left; days outside it do not count."""
    begins, ends = certificate.begins or dt.date.min, certificate.ends or dt.date.max
    earned = sum(
        credit.units
        for credit in credits_
        if certificate.id in credit.certificates and begins <= credit.day <= ends
    )
    return Standing(certificate, earned, certificate.ends - today if certificate.ends else None)
