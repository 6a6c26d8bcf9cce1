"""Which POA a line takes, in our own words (Guidelines, Appendix I)."""

import re
from dataclasses import dataclass

from coderdesk.domain.code import Code, bare
from coderdesk.edits.facts import shipped_facts

_SOURCE = "Guidelines, Appendix I"
# Titles of codes that hold two conditions, or a condition and its complication.
_COMBINED = re.compile(r"\b(with|due to|associated with|complicating)\b", re.IGNORECASE)
_ALONE = re.compile(r"\bwithout\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Advice:
    """A letter (several, or none), when it is right, and where that is said."""

    letters: str
    text: str
    source: str = _SOURCE


LETTERS = (
    Advice("Y", "There when the order to admit was written; also found later but there already"),
    Advice("N", "Arose after the order to admit"),
    Advice("U", "The record does not say; ask the physician before leaving it so"),
    Advice("W", "The physician says that it cannot be told"),
    Advice("E", "The code is on the exempt list; nothing is reported"),
)
COMBINED = (
    Advice("N", "This code holds more than one thing: N if any one of them arose after admission"),
    Advice("Y", "This code holds more than one thing: Y only if all of them were there"),
)


def is_combined(code: Code | None) -> bool:
    """Whether the title of a code names more than one condition."""
    return code is not None and bool(_COMBINED.search(_ALONE.sub("", code.title)))


def _is_exempt(code: Code) -> bool:
    return "poa-exempt" in code.flags or bool(shipped_facts().poa_exempt.of(bare(code.code)))


def advice_for(code: Code | None) -> tuple[Advice, ...]:
    """What helps with the POA of a code: what is special to it first, then what each letter means."""
    if code is not None and _is_exempt(code):
        return (Advice("E", "This code is on the exempt list; leave the letter out"), *LETTERS)
    more = (
        Advice("Y", "Conditions found in the emergency room, in observation or at outpatient surgery"),
        Advice("Y", "A long-term illness, though it was first diagnosed during the stay"),
    )
    return (*(COMBINED if is_combined(code) else ()), *LETTERS, *more)
