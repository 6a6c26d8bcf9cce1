"""Numbers that pick a code: body mass index, weeks of gestation, coma scale, burned surface.

Source: the titles of ICD-10-CM Z68, Z3A, R40.24 and T31.
"""

import re
from collections.abc import Callable

from coderdesk.codebook.understand_words import Meaning

_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_WEEKS = frozenset({"w", "wk", "wks", "week", "weeks", "wga"})
_PREGNANT = frozenset(
    {"pregnant", "pregnancy", "gestation", "gestational", "ga", "iup", "age", "gravid", "preg"}
)


def number_phrase(tokens: list[str], at: int) -> tuple[int, Meaning] | None:
    """How many tokens from here make a number that picks a code, and the code they pick."""
    word = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    for names, pick in _BY_NAME:
        if word in names and _NUMBER.fullmatch(following):
            return _meaning(2, pick(float(following)))
    if _NUMBER.fullmatch(word) and following in _WEEKS:
        length = 2
        while at + length < len(tokens) and tokens[at + length] in _PREGNANT:
            length += 1
        said = length > 2 or (at > 0 and tokens[at - 1] in _PREGNANT)  # noqa: PLR2004 - number and unit
        return _meaning(length, _weeks(float(word))) if said else None
    return None


def _meaning(length: int, code: str) -> tuple[int, Meaning] | None:
    return (length, Meaning((), 1.0, ((code, code),), code)) if code else None


def _bmi(value: float) -> str:
    for bound, code in (
        (20, "Z681"),
        (40, f"Z68{int(value)}"),
        (45, "Z6841"),
        (50, "Z6842"),
        (60, "Z6843"),
    ):
        if value < bound:
            return code
    return "Z6844" if value < 70 else "Z6845"  # noqa: PLR2004


def _weeks(value: float) -> str:
    if value < 8:  # noqa: PLR2004 - Z3A.01 is "less than 8 weeks"
        return "Z3A01"
    return f"Z3A{int(value):02d}" if value <= 42 else "Z3A49"  # noqa: PLR2004


def _coma(value: float) -> str:
    for bound, code in ((3, ""), (9, "R40243"), (13, "R40242"), (16, "R40241")):
        if value < bound:
            return code
    return ""


def _burned(value: float) -> str:
    return f"T31{int(value // 10)}" if value < 100 else ""  # noqa: PLR2004


_BY_NAME: tuple[tuple[frozenset[str], Callable[[float], str]], ...] = (
    (frozenset({"bmi"}), _bmi),
    (frozenset({"gcs"}), _coma),
    (frozenset({"tbsa"}), _burned),
    (frozenset({"ga"}), _weeks),
)
