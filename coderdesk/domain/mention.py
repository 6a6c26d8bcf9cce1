"""Mentions of conditions in a chart, and how each stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

PROVIDERS = frozenset(
    "MD DO PA PA-C NP FNP FNP-C ARNP APRN CRNA CNM DPM DDS DMD".split()  # noqa: SIM905 - reads better
)
"""Whose notes support a diagnosis; of others Guidelines I.B.14 takes BMI, stages and the like."""
_POST = re.compile(r",\s*([A-Z][A-Za-z-]*)$")


class Stance(StrEnum):
    """How a condition is meant where it is mentioned; in the order of the keys 1 to 7."""

    AFFIRMED = "to decide"
    UNCERTAIN = "uncertain"
    NEGATED = "denied"
    HISTORICAL = "past"
    FAMILY = "family"
    PLANNED = "planned"
    NOT_PROVIDER = "not a provider"


@dataclass(frozen=True, slots=True)
class Mention:
    """A condition mentioned: its half-open span in the text, how it stands, and why.

    ``cue`` is the span of the words that say so, None where a section or nothing does; ``why`` says it
    in words.
    """

    start: int
    end: int
    words: str
    stance: Stance
    why: str = ""
    cue: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The words by which conditions are found in a text, all folded to lower case.

    ``phrases`` by their first word, longest first; ``heads`` are the nouns that a name of a condition
    ends with; ``modifiers`` the words that may stand before one, ``places`` those after ``of the``.
    ``ordinary`` are everyday words that a name may look like; ``shorts`` are abbreviations that count
    only in capitals or, with three letters, where no everyday word is meant.
    """

    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    shorts: frozenset[str] = frozenset()


def post_of(author: str) -> str:
    """The letters after an author's name: ``RN`` of ``A. Stone, RN``; empty where there are none."""
    found = _POST.search(author)
    return found.group(1) if found else ""


def is_provider(author: str) -> bool:
    """Whether diagnoses may be coded from this author's notes; one without letters is taken for one."""
    post = post_of(author)
    return not post or post in PROVIDERS
