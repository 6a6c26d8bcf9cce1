"""Where an add-on code stands: under the service it adds to."""

from coderdesk.domain.encounter import Encounter
from coderdesk.edits.claim_tables import ClaimTables
from coderdesk.edits.facts import shipped_facts
from coderdesk.edits.modifiers import within


def bases_of(code: str, tables: ClaimTables) -> str:
    """The services that an add-on code goes with, as spans; empty for any other code.

    The imported quarterly table takes the place of the shipped one.
    """
    if tables.addons:
        return ", ".join(sorted(tables.addons.get(code, ())))
    row = shipped_facts().addons.get(code)
    return row["bases"] if row else ""


def place_under_base(encounter: Encounter, code: str, tables: ClaimTables) -> int:
    """The position from 1 that an add-on code takes among the service lines; 0 for the end.

    It goes under its base, after the other add-ons that stand there already.
    """
    spans = bases_of(code, tables)
    lines = encounter.services
    base = next((at for at, line in enumerate(lines) if spans and within(spans, line.code)), None)
    if base is None:
        return 0
    at = base + 1
    while at < len(lines) and within(bases_of(lines[at].code, tables), lines[base].code):
        at += 1
    return 0 if at == len(lines) else at + 1
