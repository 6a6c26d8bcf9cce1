"""The codes that a note of the tabular list names, whatever shape it names them in.

Shapes met in the ICD-10-CM tabular list: single codes, ranges (``O10-O11, O13-O16``), a trailing dash
(``K70.-``), characters named apart (``E08-E13 with .42``, ``B27.- with fifth character 1``, ``I69. with
final characters -91``, ``T36-T50 with fifth or sixth character 5``) and codes outside brackets.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from coderdesk.domain.code import CATEGORY_LENGTH, bare

_CODE = r"(?:[A-Z]\d[0-9A-Z]|QA\d)(?:\.[0-9A-Z]{0,4})?\.?"
_ITEM = re.compile(
    rf"(?<![A-Za-z0-9.])(?<!vitamin )({_CODE})(?![0-9A-Za-z])"
    rf"(?:\s*-?\s*(?:-|\bto\b)\s*({_CODE})(?![0-9A-Za-z]))?"
)
_BRACKETS = re.compile(r"\(([^()]*)\)(\s*with [^(),;]*)?")
_WITH = re.compile(r"\bwith (?P<words>.+)$")
_CHARACTERS = re.compile(
    r"(?P<which>(?:fifth|5th|sixth|6th|seventh|7th|final)[ -][a-z ]*?characters? )?"
    r"(?P<values>[-.0-9A-Z].*)"
)
_SPAN = re.compile(r"([0-9A-Z]+)-?(?:-\.?([0-9A-Z]+))?")
_PLACES = {"fifth": 4, "5th": 4, "sixth": 5, "6th": 5, "seventh": 6, "7th": 6}
# Seventh characters of open fractures (Guidelines I.C.19.c; tabular S52, S72, S82).
_OPEN_FRACTURE = frozenset("BCEFHJMNQR")

Test = Callable[[str], bool]
Part = Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class Target:
    """Codes from one to another, both with all that stands below them.

    ``first`` and ``last`` have no dot; ``also`` says in words what else the code must have, ``test``
    finds out.
    """

    first: str
    last: str
    also: str = ""
    test: Test | None = None

    def names(self, code: str) -> bool:
        """Whether a code (without its dot) is one of these."""
        if not self.first <= code[: len(self.first)] or not code[: len(self.last)] <= self.last:
            return False
        return self.test is None or self.test(code)

    @property
    def single(self) -> bool:
        """Whether all the codes lie in one category."""
        return self.first[:CATEGORY_LENGTH] == self.last[:CATEGORY_LENGTH]


@lru_cache(maxsize=16384)
def targets_of(text: str) -> tuple[Target, ...]:
    """The codes that the text of a note names; empty when it names none."""
    groups = [
        (inner, after)
        for inner, after in _BRACKETS.findall(text)
        if _ITEM.search(inner) and not inner[0].islower()
    ]
    if not groups:
        groups = [(text, "")]
    return tuple(target for inner, after in groups for target in _group(inner, after))


def _group(inner: str, after: str) -> list[Target]:
    found = list(_ITEM.finditer(inner))
    if not found:
        return []
    tail = inner[found[-1].end() :] or after
    words = _WITH.search(tail if _WITH.search(tail) else after)
    also = words["words"].strip() if words else ""
    test = _test(also) if also else None
    if test is None:
        also = ""
    return [_target(match[1], match[2] or match[1], also, test) for match in found]


def _target(first: str, last: str, also: str, test: Test | None) -> Target:
    return Target(bare(first), bare(last), also, test)


def _test(words: str) -> Test | None:
    """What "with fifth character 1" and its like ask of a code."""
    if "open fracture" in words:
        return lambda code: code[6:7] in _OPEN_FRACTURE
    if words.startswith("ketoacidosis"):
        return lambda code: code[3:4] == "1"  # E08-E13 all hold ketoacidosis at .1
    found = _CHARACTERS.match(words)
    if not found:
        return None
    spans = [(span[1], span[2] or span[1]) for span in _SPAN.finditer(found["values"])]
    if not spans:
        return None
    part = _part(found["which"] or "")
    return lambda code: any(
        low <= part(code, len(low)) and part(code, len(high)) <= high for low, high in spans
    )


def _part(which: str) -> Part:
    """How to cut the characters in question out of a code."""
    if not which:
        return lambda code, size: code[CATEGORY_LENGTH : CATEGORY_LENGTH + size]
    if which.startswith(("fifth or", "final character ")):
        return _intent
    if which.startswith("final"):
        return lambda code, size: code[-size:]
    start = _PLACES[re.split("[ -]", which, maxsplit=1)[0]]
    return lambda code, size: code[start : start + size]


def _intent(code: str, _size: int) -> str:
    # The intent of a T36-T65 code stands sixth, or fifth where a placeholder fills the sixth.
    sixth = code[5:6]
    return sixth if sixth and sixth != "X" else code[4:5]
