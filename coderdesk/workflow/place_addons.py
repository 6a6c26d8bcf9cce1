"""Part of trip 3: an add-on code goes under the service it adds to."""

from coderdesk.domain.change_together import Together
from coderdesk.domain.changes import Assign, Change, Move
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter
from coderdesk.edits.addon_place import place_under_base
from coderdesk.workflow.codebooks import Codebooks

SERVICES = (System.CPT, System.HCPCS)


def under_its_base(change: Change, encounter: Encounter, books: Codebooks) -> Change:
    """The same change, or for an add-on code the change that also puts it under its base."""
    if not isinstance(change, Assign) or change.system not in SERVICES or not encounter.services:
        return change
    tables = books.claim_tables(change.apply(encounter))
    at = place_under_base(encounter, change.code.strip().upper(), tables)
    if not at:
        return change
    return Together((change, Move(encounter.next_id(), at)), change.describe(encounter))
