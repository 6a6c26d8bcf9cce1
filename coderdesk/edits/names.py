"""Which codes a check needs to know."""

import re

from coderdesk.domain.code import CATEGORY_LENGTH, System, bare, dotted
from coderdesk.domain.encounter import Encounter

FULL = 7  # characters of a code with its seventh

_CPT = re.compile(r"\d{4}[0-9A-Z]")
_HCPCS = re.compile(r"[A-Z]\d{4}")
_PCS = re.compile(r"[0-9A-HJ-NP-Z]{7}")
_ICD10CM = re.compile(r"[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?")


def names_needed(encounter: Encounter) -> tuple[tuple[System | None, str], ...]:
    """Every code on an encounter, and the codes that diagnoses with a seventh character stand under.

    A check that is given these can tell a wrong seventh character from an unknown code and sees the
    sides that a fracture code could have named.
    """
    wanted = list(encounter.names)
    for system, name in encounter.names:
        if system is System.ICD10CM:
            wanted += [(system, stem) for stem in stems(name)]
    return tuple(dict.fromkeys(wanted))


def stems(name: str) -> tuple[str, ...]:
    """The codes that a diagnosis code may stand under by its last character."""
    plain = bare(name)[:-1]
    if len(plain) < CATEGORY_LENGTH:
        return ()
    padded = plain.rstrip("X") if len(plain) == FULL - 1 else plain
    found = dict.fromkeys((plain, padded) if len(padded) >= CATEGORY_LENGTH else (plain,))
    return tuple(dotted(stem) for stem in found)


def system_of(code: str) -> System | None:
    """The system that a code looks like; none when it looks like no code."""
    if _CPT.fullmatch(code):
        return System.CPT
    if _HCPCS.fullmatch(code):
        return System.HCPCS
    if _ICD10CM.fullmatch(code):
        return System.ICD10CM
    if _PCS.fullmatch(code):
        return System.ICD10PCS
    return None
