"""Adds the seventh characters of the tabular list to the codes that need one.

Source: Guidelines I.A.4 and I.A.5 (placeholder, seventh characters). The tabular list sets the
characters out at a category or subcategory, for every code below it; the order file lists each
resulting code with the title ``<base title>, <meaning of the character>``.
"""

import re

from coderdesk.codebook.book_lines import Line, LineKind, Sevenths
from coderdesk.domain.code import NoteKind, bare

FULL = 7  # characters of a code with its seventh
PLACEHOLDER = "X"

# S06 says only in words that D and S are not for its codes whose sixth character is 7 or 8.
_LIMIT = re.compile(
    r"7th characters? (?P<chars>.+?) do(?:es)? not apply to codes in (?:sub)?category (?P<place>\S+) "
    r"with 6th character (?P<sixths>.+)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b([A-Z0-9])\b(?=\s*(?:,|and\b|or\b|$))")
_EXPLAINED = re.compile(r"(?:^|\bor |, )([A-Z0-9])\b(?=\s*(?:-|,|or\b|$|\.))")


class Limit:
    """Seventh characters that a note takes away from some codes of its category."""

    def __init__(self, place: str, chars: frozenset[str], sixths: frozenset[str]) -> None:
        self._place = place
        self._chars = chars
        self._sixths = sixths

    def left(self, code: str, legal: Sevenths) -> Sevenths:
        """What stays legal for a code (without its dot)."""
        if not code.startswith(self._place) or code[5:6] not in self._sixths:
            return legal
        return tuple(pair for pair in legal if pair[0] not in self._chars)


def limit_in(note: str) -> Limit | None:
    """The limit that a note states, if it states one."""
    found = _LIMIT.search(note)
    if not found:
        return None
    chars = frozenset(_LISTED.findall(found["chars"]))
    sixths = frozenset(_EXPLAINED.findall(found["sixths"]))
    return Limit(bare(found["place"]), chars, sixths) if chars and sixths else None


def expanded(lines: list[Line]) -> list[Line]:
    """The lines with every seventh-character code added below its base code, in book order.

    Codes without children become billable unless they need a seventh character; then their
    expansions are.
    """
    has_children = {line.parent for line in lines if line.kind is LineKind.CODE}
    result: list[Line] = []
    moved: list[int] = []
    for at, line in enumerate(lines):
        moved.append(len(result))
        above = line.parent
        line.parent = moved[above] if above >= 0 else -1
        result.append(line)
        if line.kind is not LineKind.CODE or at in has_children:
            continue
        legal = _legal(result, len(result) - 1)
        if legal and len(bare(line.name)) < FULL:
            line.sevenths = legal
            result += _codes_of(line, len(result) - 1)
        else:
            line.billable = True
    return result


def _legal(lines: list[Line], at: int) -> Sevenths:
    """The seventh characters set out nearest above a line, less those a note takes away."""
    code = bare(lines[at].name)
    limits: list[Limit] = []
    while at >= 0:
        line = lines[at]
        limits += [
            found for kind, text in line.notes if kind is NoteKind.NOTE if (found := limit_in(text))
        ]
        if line.defined:
            legal = line.defined
            for limit in limits:
                legal = limit.left(code, legal)
            return legal
        at = line.parent
    return ()


def _codes_of(base: Line, at: int) -> list[Line]:
    stem = base.name if "." in base.name else f"{base.name}."
    padded = stem.ljust(FULL, PLACEHOLDER)  # six characters and the dot
    return [
        Line(padded + char, f"{base.title}, {text}", LineKind.EXPANSION, at, billable=True)
        for char, text in base.sevenths
    ]
