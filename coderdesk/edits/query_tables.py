"""The authored tables behind physician queries: wording, diagnoses with their cues, templates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coderdesk.domain.query import QueryForm, QueryTemplate, Reason
from coderdesk.paths import shipped


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that a query must not hold; ``kind`` is payment, quality, severity, lead or prior."""

    kind: str
    words: re.Pattern[str]
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """A diagnosis that queries offer: how it is written, and the beginnings of words behind it."""

    name: str
    written: tuple[str, ...]
    cues: re.Pattern[str]


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table without comments and head."""
    text = shipped("codebooks", "queries", f"{name}.tsv").read_text("utf-8")
    kept = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    yield from kept[1:]


def _parts(cell: str, mark: str = ";") -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(mark) if part.strip())


@cache
def wordings() -> tuple[Wording, ...]:
    """What may not be said."""
    return tuple(
        Wording(kind, re.compile(words, 0 if case == "yes" else re.IGNORECASE), reason)
        for kind, case, words, reason in _rows("wording")
    )


@cache
def diagnoses() -> tuple[Known, ...]:
    """The diagnoses that can be told in a text."""
    found = []
    for name, written, cues in _rows("diagnoses"):
        starts = "|".join(re.escape(cue) for cue in cues.split(";") if cue.strip())
        found.append(Known(name, (name, *_parts(written)), re.compile(rf"(?<![a-z])(?:{starts})")))
    return tuple(found)


@cache
def templates() -> tuple[QueryTemplate, ...]:
    """The templates as shipped; the user's own come from the work file."""
    return tuple(
        QueryTemplate(
            row[0], Reason(row[1]), QueryForm(row[2]), row[3], row[4], _parts(row[5], " / "), row[6]
        )
        for row in _rows("templates")
    )
