"""Trip: find the level of a visit, and keep the reasoning with its line."""

from coderdesk.domain.change_together import Together
from coderdesk.domain.changes import Assign, Change, ReplaceCode, SetNote
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter, Service
from coderdesk.domain.lines import line_of
from coderdesk.domain.visit_level import Found
from coderdesk.edits.modifiers import is_visit
from coderdesk.edits.visit_tables import VisitTables, family_for, visit_tables

__all__ = ["VisitTables", "family_for", "line_in_hand", "take_level", "visit_tables"]


def line_in_hand(encounter: Encounter, line_id: int) -> Service | None:
    """The visit that is meant: the line in hand, or the only visit of the encounter."""
    line = line_of(encounter, line_id)
    if isinstance(line, Service) and is_visit(line.code):
        return line
    visits = [one for one in encounter.services if is_visit(one.code)]
    return visits[0] if len(visits) == 1 else None


def take_level(encounter: Encounter, line: Service | None, found: Found) -> Change:
    """Give the line the code that was found, or put it on, with the reasoning as its note."""
    what = f"levelled the visit as {found.code}"
    if line is not None:
        changes = (ReplaceCode(line.id, found.code, line.edition), SetNote(line.id, found.reasoning))
        return Together(changes, what)
    new = encounter.next_id()
    return Together((Assign(found.code, System.CPT), SetNote(new, found.reasoning)), what)
