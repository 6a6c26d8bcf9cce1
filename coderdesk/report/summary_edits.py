"""What the edits said: left with a reason, or still open; and what is not on the claim."""

from coderdesk.domain.edit import Edit, Severity
from coderdesk.report.claim import not_on_claim
from coderdesk.report.paper import Column, Part, Row, Voice, Words
from coderdesk.report.summary_input import SummaryInput
from coderdesk.report.telling import Telling

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
EDITS = (Column("", 0, 34), Column("", 36, 44), Column("", 82, 450))
REMARKS = (Column("", 22, 100), Column("", 126, 406))


def kept_part(given: SummaryInput, telling: Telling) -> Part | None:
    """The edits that the coder left as they are, each with the reason."""
    reasons = {override.key: override.reason for override in given.encounter.overrides}
    rows = tuple(_edit(telling, edit, reasons[edit.key]) for edit in given.edits if edit.key in reasons)
    return Part("Edits left with a reason", EDITS, rows) if rows else None


def open_part(given: SummaryInput, telling: Telling) -> Part | None:
    """The errors and warnings that nobody has answered; notes ask for no answer."""
    answered = {override.key for override in given.encounter.overrides}
    rows = tuple(
        _edit(telling, edit)
        for edit in given.edits
        if edit.key not in answered and edit.severity is not Severity.INFO
    )
    return Part("Open edits", EDITS, rows, "not answered when this was printed") if rows else None


def _edit(telling: Telling, edit: Edit, reason: str = "") -> Row:
    """One edit: how loud, its codes, what it says and by what right; the reason below."""
    words = [Words(telling.free(_plain(edit.message))), Words(_plain(edit.source), Voice.SOFT)]
    if reason:
        words.append(Words(f"Reason: {telling.free(reason)}"))
    codes = tuple(Words(code, Voice.CODE) for code in edit.codes)
    loud = Words(SEVERITIES[edit.severity], Voice.SOFT)
    return Row(((loud,), codes, tuple(words)))


def rest_part(given: SummaryInput) -> Part:
    """What is not on the claim, and the remarks of the desk."""
    told = (*not_on_claim(given.encounter), *given.remarks)
    rows = [Row(((Words(label, Voice.SOFT),), (Words(text),)), ruled=False) for label, text in told]
    if not rows:
        rows = [Row(((), (Words("nothing", Voice.SOFT),)), ruled=False)]
    return Part("Not on this claim", REMARKS, tuple(rows))


def _plain(text: str) -> str:
    """The message without the marks by which the window knows codes."""
    return text.replace("`", "")
