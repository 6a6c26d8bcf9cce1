"""What a code would raise before it is assigned."""

from collections.abc import Mapping

from coderdesk.domain.code import Code, EditionInForce, System
from coderdesk.domain.edit import Edit
from coderdesk.domain.encounter import Diagnosis, Encounter
from coderdesk.edits.check import check
from coderdesk.edits.claim_tables import NO_TABLES, ClaimTables


def with_candidate(encounter: Encounter, name: str, *, principal: bool = False) -> Encounter:
    """The encounter with one more diagnosis, last or first."""
    line = Diagnosis(name, id=encounter.next_id())
    lines = (line, *encounter.diagnoses) if principal else (*encounter.diagnoses, line)
    return encounter.with_(diagnoses=lines)


def why_not(
    encounter: Encounter,
    tried: Encounter,
    codes: Mapping[str, Code],
    editions: Mapping[System, EditionInForce],
    tables: ClaimTables = NO_TABLES,
) -> tuple[Edit, ...]:
    """The edits that ``tried`` raises and ``encounter`` does not.

    ``codes`` holds what the book knows of the names on ``tried``, ``tables`` what was imported of them.
    A missing POA is left out: it is given after the code is assigned.
    """
    held = {edit.key for edit in check(encounter, codes, editions, tables)}
    new = check(tried, codes, editions, tables)
    return tuple(edit for edit in new if edit.key not in held and edit.rule != "poa-missing")
