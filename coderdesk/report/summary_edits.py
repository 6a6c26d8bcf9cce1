"""What the edits said: left with a reason, or still open; and what is not on the claim."""

from coderdesk.domain.code import System
from coderdesk.domain.edit import Edit, Severity
from coderdesk.report.claim import not_on_claim
from coderdesk.report.paper import Cell, Column, Part, Row, Voice, Words
from coderdesk.report.summary_input import SummaryInput
from coderdesk.report.telling import Telling

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
KEPT = (Column("", 22, 44, name="Code"), Column("", 68, 256, name="Edit"), Column("Reason", 338, 194))
OPEN = (Column("", 22, 44, name="Code"), Column("", 68, 464, name="Edit"))
REMARKS = (Column("", 22, 100, name="What"), Column("", 126, 406, name="Why"))


def kept_part(given: SummaryInput, telling: Telling) -> Part | None:
    """The edits that the coder left as they are, each with the reason."""
    reasons = {override.key: override.reason for override in given.encounter.overrides}
    rows = tuple(
        Row((*_edit(telling, edit, Voice.SOFT), (Words(telling.free(reasons[edit.key])),)))
        for edit in given.edits
        if edit.key in reasons
    )
    return Part("Edits left with a reason", KEPT, rows) if rows else None


def open_part(given: SummaryInput, telling: Telling) -> Part | None:
    """The errors and warnings that nobody has answered; notes ask for no answer."""
    answered = {override.key for override in given.encounter.overrides}
    rows = tuple(
        Row(_edit(telling, edit, Voice.WARN))
        for edit in given.edits
        if edit.key not in answered and edit.severity is not Severity.INFO
    )
    return Part("Open edits", OPEN, rows, "not answered when this was printed") if rows else None


def _edit(telling: Telling, edit: Edit, loud: Voice) -> tuple[Cell, Cell]:
    """One edit: its codes and how loud it is; what it says and by what right."""
    codes = tuple(_named(code) for code in edit.codes)
    words = Words(telling.free(_plain(edit.message)))
    return (
        (*codes, Words(SEVERITIES[edit.severity], loud)),
        (words, Words(_plain(edit.source), Voice.SOFT)),
    )


def _named(code: str) -> Words:
    """A code in its voice; an edit may name a whole code system instead."""
    system = next((system for system in System if system == code), None)
    return Words(system.heading, Voice.SOURCE) if system else Words(code, Voice.CODE)


def rest_part(given: SummaryInput) -> Part:
    """What is not on the claim, and the remarks of the desk."""
    told = (*not_on_claim(given.encounter), *given.remarks)
    rows = [Row(((Words(label, Voice.SOFT),), (Words(text),)), ruled=False) for label, text in told]
    if not rows:
        rows = [Row(((Words("nothing", Voice.SOFT),), ()), ruled=False)]
    return Part("Not on this claim", REMARKS, tuple(rows))


def _plain(text: str) -> str:
    """The message without the marks by which the window knows codes."""
    return text.replace("`", "")
